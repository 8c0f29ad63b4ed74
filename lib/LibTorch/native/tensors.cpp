// What a tensor knows of itself, and tensors over memory that somebody else owns.
#include "common.h"

#include <ATen/ops/from_blob.h>

#include <memory>

void torch_tensor_free(Handle* tensor) { TensorPointer::reclaim(reinterpret_cast<at::TensorImpl*>(tensor)); }

Handle* torch_tensor_alias(Handle* tensor) { return release(borrow(tensor)); }

int torch_tensor_sizes(Handle* tensor, const int64_t** sizes) {
  return guarded(-1, [&] {
    const auto values = implementation(tensor).sizes();
    *sizes = values.data();
    return static_cast<int>(values.size());
  });
}

int torch_tensor_strides(Handle* tensor, const int64_t** strides) {
  return guarded(-1, [&] {
    const auto values = implementation(tensor).strides();
    *strides = values.data();
    return static_cast<int>(values.size());
  });
}

int64_t torch_tensor_numel(Handle* tensor) {
  return guarded(int64_t{-1}, [&] { return implementation(tensor).numel(); });
}

int64_t torch_tensor_storage_offset(Handle* tensor) {
  return guarded(int64_t{-1}, [&] { return implementation(tensor).storage_offset(); });
}

int torch_tensor_dtype(Handle* tensor) { return static_cast<int>(c10::typeMetaToScalarType(implementation(tensor).dtype())); }

int torch_tensor_layout(Handle* tensor) {
  return guarded(-1, [&] { return static_cast<int>(implementation(tensor).layout()); });
}

// The device's type in the low 32 bits, its index above.
int64_t torch_tensor_device(Handle* tensor) {
  return guarded(int64_t{-1}, [&] {
    const auto device = implementation(tensor).device();
    return (static_cast<int64_t>(device.index()) << 32) | static_cast<int64_t>(static_cast<uint8_t>(device.type()));
  });
}

int torch_tensor_is_contiguous(Handle* tensor) {
  return guarded(-1, [&] { return implementation(tensor).is_contiguous() ? 1 : 0; });
}

int torch_tensor_requires_grad(Handle* tensor) {
  return guarded(-1, [&] { return implementation(tensor).requires_grad() ? 1 : 0; });
}

int torch_tensor_is_leaf(Handle* tensor) {
  return guarded(-1, [&] { return borrow(tensor).is_leaf() ? 1 : 0; });
}

int torch_tensor_set_requires_grad(Handle* tensor, int value) {
  return guarded(-1, [&] {
    borrow(tensor).set_requires_grad(value != 0);
    return 0;
  });
}

int torch_tensor_grad(Handle* tensor, const Result** result) {
  auto& returned = thread_state().results;
  return guarded(-1, [&] {
    returned.clear();
    const auto owner = borrow(tensor);
    // Not `grad()`: that warns about tensors which are no leaves.
    Result grad{};
    grad.kind = TensorResult;
    grad.tensor = release(owner.unsafeGetTensorImpl()->grad());
    returned.push_back(grad);
    *result = returned.data();
    return 1;
  });
}

int torch_tensor_set_grad(Handle* tensor, Handle* grad) {
  return guarded(-1, [&] {
    borrow(tensor).mutable_grad() = borrow(grad);
    return 0;
  });
}

int torch_tensor_set_data(Handle* tensor, Handle* data) {
  return guarded(-1, [&] {
    borrow(tensor).set_data(borrow(data));
    return 0;
  });
}

// 1 when what lies there is still to be negated or conjugated, as in the imaginary part of a conjugate.
int torch_tensor_data(Handle* tensor, void** data) {
  return guarded(-1, [&] {
    const auto owner = borrow(tensor);
    *data = owner.data_ptr();
    return owner.is_neg() || owner.is_conj() ? 1 : 0;
  });
}

int torch_tensor_item(Handle* tensor, Result* result) {
  return guarded(-1, [&] {
    const auto value = borrow(tensor).item();
    *result = Result{};
    if (value.isBoolean()) {
      result->kind = BoolResult;
      result->integer = value.toBool() ? 1 : 0;
    } else if (value.isIntegral(false)) {
      result->kind = IntResult;
      result->integer = value.toLong();
    } else if (value.isComplex()) {
      result->kind = ComplexResult;
      result->real = value.toComplexDouble().real();
      result->imaginary = value.toComplexDouble().imag();
    } else {
      result->kind = DoubleResult;
      result->real = value.toDouble();
    }
    return 0;
  });
}

// When this fails the memory stays with its owner: `give_back` is called for a tensor that was made, and for nothing else.
Handle* torch_tensor_from_blob(void* data, const int64_t* sizes, int dimensions, int dtype, void (*give_back)(void*), void* context) {
  return guarded(static_cast<Handle*>(nullptr), [&] {
    // libtorch's own answer depends on how far it came.
    auto made = std::make_shared<bool>(false);
    auto tensor = at::from_blob(
        data, at::IntArrayRef(sizes, static_cast<size_t>(dimensions)), [give_back, context, made](void*) { if (*made) give_back(context); },
        at::TensorOptions(scalar_type(dtype)));
    *made = true;
    return release(std::move(tensor));
  });
}
