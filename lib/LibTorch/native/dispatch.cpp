// Operators by name: boxed calls of the dispatcher, and the schemas they have.
#include "common.h"
#include "typed_calls.h"

#include <ATen/core/List.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>
#include <torch/version.h>

#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <set>
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

// A number as a tensor of that dtype which gives way in type promotion, as libtorch wraps a Python number. The last few of each thread are kept:
// wrapping costs more than the addition of two short tensors. They are never written to, so graphs may hold them too.
at::Tensor number_tensor(const c10::Scalar& number, at::ScalarType dtype) {
  struct Kept {
    int64_t bits = 0;
    at::Tensor tensor;
  };
  static thread_local std::array<Kept, 64> kept;
  const auto value = number.toDouble();
  int64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  auto& place = kept[(static_cast<uint64_t>(bits) * 0x9e3779b97f4a7c15u + static_cast<uint64_t>(dtype) * 0x517cc1b727220a95u) >> 58];
  if (!place.tensor.defined() || place.bits != bits || place.tensor.scalar_type() != dtype) {
    // Neither a tensor of inference mode nor a cast of autocast may stay behind for calls outside of those.
    c10::InferenceMode ordinary(false);
    auto tensor = at::empty({}, at::TensorOptions(dtype)).fill_(value);
    tensor.unsafeGetTensorImpl()->set_wrapped_number(true);
    place = {bits, std::move(tensor)};
  }
  return place.tensor;
}

// Calls `self op number` as `self op tensor` where the number becomes one of self's own type anyway. libtorch does the same with a double that it
// then has to convert; the results are equal to the last bit.
void wrap_number(const c10::OperatorHandle& tensors, torch::jit::Stack& stack, const c10::OperatorHandle*& chosen) {
  if (!stack[0].isTensor() || !stack[1].isScalar() || stack[1].isComplexDouble() || stack[1].isBool()) return;
  const auto& self = stack[0].toTensor();
  if (!self.defined() || !self.is_cpu() || self.layout() != at::kStrided) return;
  const auto dtype = self.scalar_type();
  if (dtype != at::kFloat && dtype != at::kDouble) return;
  // A larger integer would be rounded twice.
  constexpr auto exact = int64_t{1} << 53;
  if (stack[1].isInt() && (stack[1].toInt() > exact || stack[1].toInt() < -exact)) return;
  // Nor can the dtype take a number beyond its range: to libtorch it is infinite.
  if (stack[1].isDouble() && dtype == at::kFloat && std::isfinite(stack[1].toDouble()) &&
      std::abs(stack[1].toDouble()) > static_cast<double>(std::numeric_limits<float>::max())) {
    return;
  }
  stack[1] = c10::IValue(number_tensor(stack[1].toScalar(), dtype));
  chosen = &tensors;
}

}  // namespace

// An operator, and for arithmetic with a number the same operator between tensors.
struct Operator {
  c10::OperatorHandle handle;
  int arguments;
  TypedCall typed;
  c10::optional<c10::OperatorHandle> tensors;
};

namespace {

void call_boxed(const Operator& op, const int64_t* stream, ThreadState& state) {
  // A call within this one finds it empty and makes its own.
  auto stack = std::move(state.stack);
  stack.clear();
  const auto* handle = &op.handle;
  for (int i = 0; i < op.arguments; i++) stack.push_back(read_argument(stream));
  if (op.tensors.has_value()) wrap_number(*op.tensors, stack, handle);
  handle->callBoxed(&stack);
  state.results.clear();
  try {
    for (auto& value : stack) add_result(state.results, std::move(value));
  } catch (...) {
    drop(state.results);
    throw;
  }
  stack.clear();
  state.stack = std::move(stack);
}

}  // namespace

const char* torch_error() { return thread_state().error.c_str(); }

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
      thread_state().error = "this libtorch has no such operator";
      return static_cast<const Operator*>(nullptr);
    }
    static const std::set<std::string> arithmetic{"aten::add", "aten::add_", "aten::sub", "aten::sub_", "aten::mul", "aten::mul_", "aten::div", "aten::div_"};
    auto tensors = std::strcmp(overload, "Scalar") == 0 && arithmetic.count(name) > 0 ? c10::Dispatcher::singleton().findSchema({name, "Tensor"}) : c10::nullopt;
    return static_cast<const Operator*>(new Operator{*handle, static_cast<int>(handle->schema().arguments().size()), typed_call_for(*handle), tensors});
  });
}

int torch_call(const Operator* op, const int64_t* stream, int arguments, const Result** results) {
  auto& state = thread_state();
  auto& returned = state.results;
  // Those of the call before belong to who made it: a call that fails must not drop them.
  returned.clear();
  const auto count = guarded(-1, [&] {
    // The boxed call would read past the stack's end.
    TORCH_CHECK(arguments == op->arguments, "the argument stream is damaged: ", arguments, " instead of ", op->arguments, " arguments");
    if (at::Tensor result; op->typed != nullptr && op->typed(op->handle, stream, result)) {
      // Calls within this one (hooks of a backward pass) have used the same place.
      returned.clear();
      returned.push_back(tensor_result(std::move(result)));
    } else {
      call_boxed(*op, stream, state);
    }
    return static_cast<int>(returned.size());
  });
  // What a call within this one left here belongs to that one's caller.
  if (count < 0) returned.clear();
  *results = returned.data();
  return count;
}
