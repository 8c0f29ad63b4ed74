// Takes from the worker program everything that decoding does not need.
#pragma once

#include <cstdint>
#include <string>

// Confines this process for good: `memory_bytes` of address space, and no system call but those that read open descriptors, write to descriptors 0 to 2 and
// manage memory. Returns what is missing, in a sentence without a full stop; empty when everything holds.
std::string confine(int64_t memory_bytes);

// Tries what a confined process must not be able to do, and returns a line for each; one that went through starts with ALLOWED.
std::string try_forbidden();
