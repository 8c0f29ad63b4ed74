// What the tests are made of.
#pragma once

#include "shim.h"

#include <string>

// A test registers itself; main.cpp runs them all. Each has to give back every byte of tensor memory it took, at its
// second run at the latest, so it must not mind running twice.
struct Test {
  Test(const char* name, void (*run)());
};

#define TEST(name)                               \
  static void name();                            \
  static const Test registered_##name(#name, name); \
  static void name()

// Counts a failure and goes on.
void check(bool holds, const char* condition, const char* file, int line);
#define CHECK(condition) check((condition), #condition, __FILE__, __LINE__)

// The last error's text contains `part`.
bool error_says(const std::string& part);
