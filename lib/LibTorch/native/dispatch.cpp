// Operators by name: boxed calls of the dispatcher, and the schemas they have.
#include "common.h"

#include <ATen/core/List.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/version.h>

#include <cstring>
#include <sstream>

namespace {

double as_double(int64_t bits) {
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

Handle* as_handle(int64_t word) { return reinterpret_cast<Handle*>(word); }

c10::IValue read_int_list(const int64_t*& at) {
  const auto count = *at++;
  c10::List<int64_t> values;
  values.reserve(static_cast<size_t>(count));
  for (int64_t i = 0; i < count; i++) values.push_back(*at++);
  return c10::IValue(std::move(values));
}

c10::IValue read_tensor_list(const int64_t*& at) {
  const auto count = *at++;
  c10::List<at::Tensor> values;
  values.reserve(static_cast<size_t>(count));
  for (int64_t i = 0; i < count; i++) values.push_back(borrow(as_handle(*at++)));
  return c10::IValue(std::move(values));
}

c10::IValue read_optional_tensor_list(const int64_t*& at) {
  const auto count = *at++;
  c10::List<c10::optional<at::Tensor>> values;
  values.reserve(static_cast<size_t>(count));
  for (int64_t i = 0; i < count; i++) {
    auto* handle = as_handle(*at++);
    values.push_back(handle == nullptr ? c10::nullopt : c10::optional<at::Tensor>(borrow(handle)));
  }
  return c10::IValue(std::move(values));
}

c10::IValue read_double_list(const int64_t*& at) {
  const auto count = *at++;
  c10::List<double> values;
  values.reserve(static_cast<size_t>(count));
  for (int64_t i = 0; i < count; i++) values.push_back(as_double(*at++));
  return c10::IValue(std::move(values));
}

c10::IValue read_bool_list(const int64_t*& at) {
  const auto count = *at++;
  c10::List<bool> values;
  values.reserve(static_cast<size_t>(count));
  for (int64_t i = 0; i < count; i++) values.push_back(*at++ != 0);
  return c10::IValue(std::move(values));
}

c10::IValue read_string(const int64_t*& at) {
  const auto bytes = *at++;
  std::string text(reinterpret_cast<const char*>(at), static_cast<size_t>(bytes));
  at += (bytes + 7) / 8;
  return c10::IValue(std::move(text));
}

c10::IValue read_argument(const int64_t*& at) {
  switch (*at++) {
    case NoneArgument: return c10::IValue();
    case TensorArgument: return c10::IValue(borrow(as_handle(*at++)));
    case IntArgument: return c10::IValue(*at++);
    case DoubleArgument: return c10::IValue(as_double(*at++));
    case BoolArgument: return c10::IValue(*at++ != 0);
    case IntListArgument: return read_int_list(at);
    case TensorListArgument: return read_tensor_list(at);
    case OptionalTensorListArgument: return read_optional_tensor_list(at);
    case DoubleListArgument: return read_double_list(at);
    case BoolListArgument: return read_bool_list(at);
    case StringArgument: return read_string(at);
    case DeviceArgument: {
      const auto type = static_cast<c10::DeviceType>(*at++);
      return c10::IValue(c10::Device(type, static_cast<c10::DeviceIndex>(*at++)));
    }
    case GeneratorArgument: return c10::IValue(*reinterpret_cast<at::Generator*>(*at++));
    case ComplexArgument: {
      const auto real = as_double(*at++);
      return c10::IValue(c10::complex<double>(real, as_double(*at++)));
    }
    default: throw std::runtime_error("the argument stream is damaged: unknown tag");
  }
}

void add_result(std::vector<Result>& results, c10::IValue value) {
  Result result{};
  if (value.isTensor()) {
    // Out of the IValue first: a storage that it still shared would not count as fresh.
    auto tensor = std::move(value).toTensor();
    results.push_back(tensor_result(std::move(tensor)));
    return;
  }
  if (value.isTensorList()) {
    auto list = std::move(value).toTensorList();
    for (size_t i = 0; i < list.size(); i++) {
      at::Tensor tensor = list.extract(i);
      results.push_back(tensor_result(std::move(tensor)));
    }
    return;
  }
  if (value.isInt()) {
    result.kind = IntResult;
    result.integer = value.toInt();
  } else if (value.isDouble()) {
    result.kind = DoubleResult;
    result.real = value.toDouble();
  } else if (value.isBool()) {
    result.kind = BoolResult;
    result.integer = value.toBool() ? 1 : 0;
  } else if (value.isComplexDouble()) {
    result.kind = ComplexResult;
    result.real = value.toComplexDouble().real();
    result.imaginary = value.toComplexDouble().imag();
  } else if (!value.isNone()) {
    throw std::runtime_error("an operator returned a value of kind " + value.tagKind() + ", which no wrapper expects");
  }
  results.push_back(result);
}

// Gives back the tensors of results that will never be read.
void drop(std::vector<Result>& results) {
  for (auto& result : results)
    if (result.kind == TensorResult && result.tensor != nullptr) torch_tensor_free(result.tensor);
  results.clear();
}

}  // namespace

const char* torch_error() { return last_error().c_str(); }

const char* torch_version() { return TORCH_VERSION; }

const char* torch_schemas() {
  static thread_local std::string text;
  return guarded<>(static_cast<const char*>(nullptr), [] {
    std::ostringstream out;
    for (const auto& name : c10::Dispatcher::singleton().getAllOpNames()) {
      if (name.name.rfind("aten::", 0) != 0) continue;
      auto op = c10::Dispatcher::singleton().findOp(name);
      if (op.has_value() && op->hasSchema()) out << op->schema() << '\n';
    }
    text = out.str();
    return text.c_str();
  });
}

const Operator* torch_operator(const char* name, const char* overload) {
  return guarded(static_cast<const Operator*>(nullptr), [&] {
    auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
    if (!handle.has_value()) {
      last_error() = "this libtorch has no such operator";
      return static_cast<const Operator*>(nullptr);
    }
    return reinterpret_cast<const Operator*>(new c10::OperatorHandle(*handle));
  });
}

int torch_call(const Operator* op, const int64_t* stream, int arguments, const Result** results) {
  // Kept from call to call, as its memory is; a call within a call (a hook in a backward pass) finds it empty and makes its own.
  static thread_local torch::jit::Stack spare;
  auto stack = std::move(spare);
  auto& returned = thread_results();
  // Those of the call before belong to who made it: a call that fails must not drop them.
  returned.clear();
  const auto count = guarded(-1, [&] {
    const auto& handle = *reinterpret_cast<const c10::OperatorHandle*>(op);
    // The boxed call would read past the stack's end.
    const auto expected = handle.schema().arguments().size();
    TORCH_CHECK(static_cast<size_t>(arguments) == expected, "the argument stream is damaged: ", arguments, " instead of ", expected, " arguments");
    const auto* at = stream;
    for (int i = 0; i < arguments; i++) stack.push_back(read_argument(at));
    handle.callBoxed(&stack);
    // A call within this one has used the same place.
    returned.clear();
    for (auto& value : stack) add_result(returned, std::move(value));
    return static_cast<int>(returned.size());
  });
  if (count < 0) drop(returned);
  stack.clear();
  spare = std::move(stack);
  *results = returned.data();
  return count;
}
