// Calls as lib/LibTorch makes them: a stream of words in, results out.
#pragma once

#include "check.h"

#include <initializer_list>
#include <string>
#include <vector>

// Owns a tensor's handle.
class Owned {
 public:
  explicit Owned(Handle* handle = nullptr) : handle(handle) {}
  Owned(Owned&& other) noexcept : handle(other.handle) { other.handle = nullptr; }
  Owned& operator=(Owned&& other) noexcept;
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { reset(); }

  void reset();
  Handle* get() const { return handle; }
  operator Handle*() const { return handle; }

 private:
  Handle* handle;
};

// The arguments of a call.
class Stream {
 public:
  Stream& none();
  Stream& tensor(Handle* handle);
  Stream& integer(int64_t value);
  Stream& real(double value);
  Stream& boolean(bool value);
  Stream& integers(std::initializer_list<int64_t> values);
  Stream& tensors(std::initializer_list<Handle*> values);
  Stream& optional_tensors(std::initializer_list<Handle*> values);
  Stream& reals(std::initializer_list<double> values);
  Stream& booleans(std::initializer_list<bool> values);
  Stream& string(const std::string& text);
  Stream& device(int64_t type, int64_t index);
  Stream& generator(GeneratorHandle* generator);
  Stream& complex(double real, double imaginary);
  // Words as they are, counted as one argument.
  Stream& raw(std::initializer_list<int64_t> values);
  // dtype, layout, device, pin_memory of a factory.
  Stream& options(int64_t dtype);

  const int64_t* data() const { return words.data(); }
  int count() const { return arguments; }

 private:
  Stream& tag(int64_t value);

  std::vector<int64_t> words;
  int arguments = 0;
};

// Looks an operator up once; null when there is none.
const Operator* find(const std::string& name, const std::string& overload);

// Runs an operator, returns what `torch_call` returned, and copies the results.
int call(const std::string& name, const std::string& overload, const Stream& stream, std::vector<Result>& results);

// Runs an operator that returns one tensor.
Owned tensor_of(const std::string& name, const std::string& overload, const Stream& stream);

constexpr int64_t UInt8 = 0, Int64 = 4, Float = 6, Double = 7, ComplexDouble = 10, Bool = 11, BFloat16 = 15;

Owned filled(std::initializer_list<int64_t> sizes, double value, int64_t dtype = Float);
// 0, 1, 2, … as floats.
Owned counted(int64_t count);
double item(Handle* tensor);
double sum(Handle* tensor);
