// What every part of the shim needs: handles, errors, results.
#pragma once

#include "shim.h"

#include <ATen/Functions.h>
#include <ATen/Tensor.h>
#include <ATen/core/stack.h>

#include <string>
#include <utility>
#include <vector>

// What a thread keeps from call to call.
struct ThreadState {
  std::string error;             // the last error's text
  std::vector<Result> results;   // what the last call returned
  torch::jit::Stack stack;       // for the next call; empty, with its memory
};

// One look-up of thread-local storage a call: in a shared library each costs a function call.
inline ThreadState& thread_state() {
  static thread_local ThreadState state;
  return state;
}

// Runs `work`; on an exception keeps its text and returns `failed`.
template <typename Work, typename Value>
Value guarded(Value failed, Work work) noexcept {
  try {
    return work();
  } catch (const c10::Error& error) {
    // Without the C++ backtrace: what libtorch says is for people.
    thread_state().error = error.what_without_backtrace();
  } catch (const std::exception& error) {
    thread_state().error = error.what();
  } catch (...) {
    thread_state().error = "an unknown C++ exception";
  }
  return failed;
}

// The dtype of this number. An unknown one would end the process in places of libtorch that must not throw.
inline at::ScalarType scalar_type(int dtype) {
  TORCH_CHECK(dtype >= 0 && dtype < static_cast<int>(at::ScalarType::Undefined), "there is no dtype of number ", dtype);
  return static_cast<at::ScalarType>(dtype);
}

using TensorPointer = c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>;

// A second owner of what a handle owns; a null handle is the undefined tensor.
inline at::Tensor borrow(Handle* handle) {
  return handle == nullptr ? at::Tensor() : at::Tensor(TensorPointer::reclaim_copy(reinterpret_cast<at::TensorImpl*>(handle)));
}

inline at::TensorImpl& implementation(Handle* handle) { return *reinterpret_cast<at::TensorImpl*>(handle); }

// Turns a tensor into a handle that owns it; null for the undefined tensor.
inline Handle* release(at::Tensor tensor) {
  return tensor.defined() ? reinterpret_cast<Handle*>(tensor.unsafeReleaseTensorImpl()) : nullptr;
}

// The bytes of a storage that nobody else holds, which is what dropping the handle would give back. A result that was an argument (of an operation in
// place, of a conversion with nothing to do) has another handle, which counts them.
inline int64_t fresh_bytes(const at::Tensor& tensor) {
  if (!tensor.defined() || tensor.use_count() > 1 || !tensor.has_storage() || !tensor.storage().unique()) return 0;
  return static_cast<int64_t>(tensor.storage().nbytes());
}

inline Result tensor_result(at::Tensor tensor) {
  Result result{};
  result.kind = TensorResult;
  result.bytes = fresh_bytes(tensor);
  result.tensor = release(std::move(tensor));
  return result;
}

inline std::vector<at::Tensor> borrow_all(Handle** handles, int count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; i++) tensors.push_back(borrow(handles[i]));
  return tensors;
}
