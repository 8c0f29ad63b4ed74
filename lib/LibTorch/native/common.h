// What every part of the shim needs: handles, errors, results.
#pragma once

#include "shim.h"

#include <ATen/Functions.h>
#include <ATen/Tensor.h>

#include <string>
#include <utility>
#include <vector>

// The last error's text of this thread.
inline std::string& last_error() {
  static thread_local std::string text;
  return text;
}

// Runs `work`; on an exception keeps its text and returns `failed`.
template <typename Work, typename Value>
Value guarded(Value failed, Work work) noexcept {
  try {
    return work();
  } catch (const c10::Error& error) {
    // Without the C++ backtrace: what libtorch says is for people.
    last_error() = error.what_without_backtrace();
  } catch (const std::exception& error) {
    last_error() = error.what();
  } catch (...) {
    last_error() = "an unknown C++ exception";
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

// The bytes of a storage that nobody else holds, which is what dropping the handle would give back.
inline int64_t fresh_bytes(const at::Tensor& tensor) {
  if (!tensor.defined() || !tensor.has_storage() || !tensor.storage().unique()) return 0;
  return static_cast<int64_t>(tensor.storage().nbytes());
}

// The values a call returned, kept until the next call on this thread.
inline std::vector<Result>& thread_results() {
  static thread_local std::vector<Result> results;
  return results;
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
