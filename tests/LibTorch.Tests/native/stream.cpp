#include "stream.h"

#include <cstring>
#include <map>
#include <mutex>
#include <utility>

namespace {

int64_t bits(double value) {
  int64_t word;
  std::memcpy(&word, &value, sizeof word);
  return word;
}

int64_t word(const void* pointer) { return reinterpret_cast<int64_t>(pointer); }

}  // namespace

Owned& Owned::operator=(Owned&& other) noexcept {
  std::swap(handle, other.handle);
  return *this;
}

void Owned::reset() {
  if (handle != nullptr) torch_tensor_free(handle);
  handle = nullptr;
}

Stream& Stream::tag(int64_t value) {
  words.push_back(value);
  arguments++;
  return *this;
}

Stream& Stream::raw(std::initializer_list<int64_t> values) {
  words.insert(words.end(), values);
  arguments++;
  return *this;
}

Stream& Stream::none() { return tag(NoneArgument); }
Stream& Stream::tensor(Handle* handle) { return raw({TensorArgument, word(handle)}); }
Stream& Stream::integer(int64_t value) { return raw({IntArgument, value}); }
Stream& Stream::real(double value) { return raw({DoubleArgument, bits(value)}); }
Stream& Stream::boolean(bool value) { return raw({BoolArgument, value ? 1 : 0}); }
Stream& Stream::device(int64_t type, int64_t index) { return raw({DeviceArgument, type, index}); }
Stream& Stream::generator(GeneratorHandle* generator) { return raw({GeneratorArgument, word(generator)}); }
Stream& Stream::complex(double real, double imaginary) { return raw({ComplexArgument, bits(real), bits(imaginary)}); }

Stream& Stream::integers(std::initializer_list<int64_t> values) {
  tag(IntListArgument);
  words.push_back(static_cast<int64_t>(values.size()));
  words.insert(words.end(), values);
  return *this;
}

Stream& Stream::tensors(std::initializer_list<Handle*> values) {
  tag(TensorListArgument);
  words.push_back(static_cast<int64_t>(values.size()));
  for (auto* value : values) words.push_back(word(value));
  return *this;
}

Stream& Stream::optional_tensors(std::initializer_list<Handle*> values) {
  tag(OptionalTensorListArgument);
  words.push_back(static_cast<int64_t>(values.size()));
  for (auto* value : values) words.push_back(word(value));
  return *this;
}

Stream& Stream::reals(std::initializer_list<double> values) {
  tag(DoubleListArgument);
  words.push_back(static_cast<int64_t>(values.size()));
  for (auto value : values) words.push_back(bits(value));
  return *this;
}

Stream& Stream::booleans(std::initializer_list<bool> values) {
  tag(BoolListArgument);
  words.push_back(static_cast<int64_t>(values.size()));
  for (auto value : values) words.push_back(value ? 1 : 0);
  return *this;
}

Stream& Stream::string(const std::string& text) {
  tag(StringArgument);
  words.push_back(static_cast<int64_t>(text.size()));
  const auto start = words.size();
  words.resize(start + (text.size() + 7) / 8);
  if (!text.empty()) std::memcpy(&words[start], text.data(), text.size());
  return *this;
}

Stream& Stream::options(int64_t dtype) { return integer(dtype).none().none().none(); }

const Operator* find(const std::string& name, const std::string& overload) {
  static std::mutex mutex;
  // Never freed, as the operators are not.
  static auto& known = *new std::map<std::pair<std::string, std::string>, const Operator*>;
  std::lock_guard<std::mutex> lock(mutex);
  auto& op = known[{name, overload}];
  if (op == nullptr) op = torch_operator(("aten::" + name).c_str(), overload.c_str());
  return op;
}

int call(const std::string& name, const std::string& overload, const Stream& stream, std::vector<Result>& results) {
  const auto* op = find(name, overload);
  CHECK(op != nullptr);
  if (op == nullptr) return -1;
  const Result* returned = nullptr;
  const auto count = torch_call(op, stream.data(), stream.count(), &returned);
  if (count > 0) results.assign(returned, returned + count);
  else results.clear();
  return count;
}

Owned tensor_of(const std::string& name, const std::string& overload, const Stream& stream) {
  std::vector<Result> results;
  const auto count = call(name, overload, stream, results);
  CHECK(count == 1 && results[0].kind == TensorResult && results[0].tensor != nullptr);
  return Owned(count == 1 ? results[0].tensor : nullptr);
}

Owned filled(std::initializer_list<int64_t> sizes, double value, int64_t dtype) {
  return tensor_of("full", "", Stream().integers(sizes).real(value).options(dtype));
}

Owned counted(int64_t count) { return tensor_of("arange", "", Stream().integer(count).options(Float)); }

double item(Handle* tensor) {
  Result result{};
  CHECK(torch_tensor_item(tensor, &result) == 0);
  return result.kind == DoubleResult ? result.real : static_cast<double>(result.integer);
}

double sum(Handle* tensor) { return item(tensor_of("sum", "", Stream().tensor(tensor).none())); }
