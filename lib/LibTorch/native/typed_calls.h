// The few shapes of operators that training calls most, called with their C++ types: that saves packing and unpacking every argument,
// about 70 ns of 400 for the sum of two short tensors. Everything else is called boxed.
#pragma once

#include "common.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <cstring>

// Calls an operator with the arguments of the stream; false when they are not of its shape after all (a tensor is missing), which nothing has touched then.
using TypedCall = bool (*)(const c10::OperatorHandle&, const int64_t* stream, at::Tensor& result);

namespace typed {

// A tensor of the stream without a reference of its own: the caller keeps it alive during the call, and the two atomic steps cost 10 ns a tensor.
class Borrowed {
 public:
  Borrowed(const int64_t* stream, int word) : tensor_(TensorPointer::reclaim(reinterpret_cast<at::TensorImpl*>(stream[word]))) {}
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  ~Borrowed() { tensor_.unsafeReleaseTensorImpl(); }

  operator at::Tensor&() { return tensor_; }

 private:
  at::Tensor tensor_;
};

// A number as it stands in the stream, tag and value.
inline bool scalar_at(const int64_t* stream, int word, at::Scalar& scalar) {
  if (stream[word] == IntArgument) {
    scalar = stream[word + 1];
    return true;
  }
  if (stream[word] != DoubleArgument) return false;
  double value;
  std::memcpy(&value, &stream[word + 1], sizeof value);
  scalar = value;
  return true;
}

inline bool unary(const c10::OperatorHandle& op, const int64_t* stream, at::Tensor& result) {
  if (stream[0] != TensorArgument) return false;
  result = op.typed<at::Tensor(const at::Tensor&)>().call(Borrowed(stream, 1));
  return true;
}

inline bool unary_in_place(const c10::OperatorHandle& op, const int64_t* stream, at::Tensor& result) {
  if (stream[0] != TensorArgument) return false;
  Borrowed self(stream, 1);
  result = op.typed<at::Tensor&(at::Tensor&)>().call(self);
  return true;
}

inline bool binary(const c10::OperatorHandle& op, const int64_t* stream, at::Tensor& result) {
  if (stream[0] != TensorArgument || stream[2] != TensorArgument) return false;
  result = op.typed<at::Tensor(const at::Tensor&, const at::Tensor&)>().call(Borrowed(stream, 1), Borrowed(stream, 3));
  return true;
}

inline bool binary_in_place(const c10::OperatorHandle& op, const int64_t* stream, at::Tensor& result) {
  if (stream[0] != TensorArgument || stream[2] != TensorArgument) return false;
  Borrowed self(stream, 1);
  result = op.typed<at::Tensor&(at::Tensor&, const at::Tensor&)>().call(self, Borrowed(stream, 3));
  return true;
}

inline bool scaled_binary(const c10::OperatorHandle& op, const int64_t* stream, at::Tensor& result) {
  at::Scalar alpha;
  if (stream[0] != TensorArgument || stream[2] != TensorArgument || !scalar_at(stream, 4, alpha)) return false;
  result = op.typed<at::Tensor(const at::Tensor&, const at::Tensor&, const at::Scalar&)>().call(Borrowed(stream, 1), Borrowed(stream, 3), alpha);
  return true;
}

inline bool scaled_binary_in_place(const c10::OperatorHandle& op, const int64_t* stream, at::Tensor& result) {
  at::Scalar alpha;
  if (stream[0] != TensorArgument || stream[2] != TensorArgument || !scalar_at(stream, 4, alpha)) return false;
  Borrowed self(stream, 1);
  result = op.typed<at::Tensor&(at::Tensor&, const at::Tensor&, const at::Scalar&)>().call(self, Borrowed(stream, 3), alpha);
  return true;
}

// select and its like: a tensor, a dimension and a place in it.
inline bool place(const c10::OperatorHandle& op, const int64_t* stream, at::Tensor& result) {
  if (stream[0] != TensorArgument || stream[2] != IntArgument || stream[4] != IntArgument) return false;
  result = op.typed<at::Tensor(const at::Tensor&, int64_t, int64_t)>().call(Borrowed(stream, 1), stream[3], stream[5]);
  return true;
}

}  // namespace typed

// Whether an operator was registered with this C++ type; a few of the same shape were not.
template <typename Function>
bool registered_as(const c10::OperatorHandle& op) {
  try {
    op.typed<Function>();
    return true;
  } catch (const c10::Error&) {
    return false;
  }
}

// The typed call for an operator's shape; null when it has none.
inline TypedCall typed_call_for(const c10::OperatorHandle& op) {
  using at::Tensor;
  const auto& schema = op.schema();
  const auto& returns = schema.returns();
  if (returns.size() != 1 || returns[0].type()->kind() != c10::TypeKind::TensorType) return nullptr;
  std::string kinds;
  for (const auto& argument : schema.arguments()) {
    const auto kind = argument.type()->kind();
    kinds += kind == c10::TypeKind::TensorType ? 'T' : kind == c10::TypeKind::NumberType ? 'N' : kind == c10::TypeKind::IntType ? 'I' : '?';
    // An `out` argument comes last in C++ too, but returns are references then.
    if (argument.is_out()) return nullptr;
  }
  const bool writes_first = !kinds.empty() && schema.arguments()[0].alias_info() != nullptr && schema.arguments()[0].alias_info()->isWrite();
  if (kinds == "T" && writes_first) return registered_as<Tensor&(Tensor&)>(op) ? typed::unary_in_place : nullptr;
  if (kinds == "T") return registered_as<Tensor(const Tensor&)>(op) ? typed::unary : nullptr;
  if (kinds == "TT" && writes_first) return registered_as<Tensor&(Tensor&, const Tensor&)>(op) ? typed::binary_in_place : nullptr;
  if (kinds == "TT") return registered_as<Tensor(const Tensor&, const Tensor&)>(op) ? typed::binary : nullptr;
  if (kinds == "TTN" && writes_first)
    return registered_as<Tensor&(Tensor&, const Tensor&, const at::Scalar&)>(op) ? typed::scaled_binary_in_place : nullptr;
  if (kinds == "TTN") return registered_as<Tensor(const Tensor&, const Tensor&, const at::Scalar&)>(op) ? typed::scaled_binary : nullptr;
  if (kinds == "TII" && !writes_first) return registered_as<Tensor(const Tensor&, int64_t, int64_t)>(op) ? typed::place : nullptr;
  return nullptr;
}
