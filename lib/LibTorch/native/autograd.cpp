// Gradients, and the modes that decide whether a graph is recorded and in which precision operators run.
#include "common.h"

#include <ATen/autocast_mode.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

int torch_backward(Handle** tensors, int count, Handle** gradients, int retain_graph, int create_graph, Handle** inputs, int input_count) {
  return guarded(-1, [&] {
    torch::autograd::backward(
        borrow_all(tensors, count), gradients == nullptr ? std::vector<at::Tensor>{} : borrow_all(gradients, count), retain_graph != 0, create_graph != 0,
        borrow_all(inputs, input_count));
    return 0;
  });
}

int torch_gradients(
    Handle** outputs, int output_count, Handle** inputs, int input_count, Handle** gradients, int retain_graph, int create_graph, int allow_unused,
    const Result** results) {
  auto& returned = thread_state().results;
  return guarded(-1, [&] {
    auto grads = torch::autograd::grad(
        borrow_all(outputs, output_count), borrow_all(inputs, input_count),
        gradients == nullptr ? std::vector<at::Tensor>{} : borrow_all(gradients, output_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
    returned.clear();
    for (auto& grad : grads) returned.push_back(tensor_result(std::move(grad)));
    *results = returned.data();
    return static_cast<int>(returned.size());
  });
}

int torch_grad_enabled() { return c10::GradMode::is_enabled() ? 1 : 0; }

void torch_set_grad_enabled(int enabled) { c10::GradMode::set_enabled(enabled != 0); }

int torch_inference_enabled() { return c10::InferenceMode::is_enabled() ? 1 : 0; }

void* torch_inference_enter(int enabled) { return new c10::InferenceMode(enabled != 0); }

void torch_inference_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

int torch_anomaly_enabled() { return torch::autograd::AnomalyMode::is_enabled() ? 1 : 0; }

int torch_anomaly_checks_nan() { return torch::autograd::AnomalyMode::should_check_nan() ? 1 : 0; }

void torch_set_anomaly(int enabled, int check_nan) { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); }

namespace {

bool on_cpu(int device_type) { return static_cast<c10::DeviceType>(device_type) == c10::DeviceType::CPU; }

void set_autocast(int device_type, at::ScalarType type, bool enabled) {
  if (on_cpu(device_type)) {
    at::autocast::set_cpu_enabled(enabled);
    at::autocast::set_autocast_cpu_dtype(type);
  } else {
    at::autocast::set_enabled(enabled);
    at::autocast::set_autocast_gpu_dtype(type);
  }
}

}  // namespace

int torch_autocast_enabled(int device_type) { return (on_cpu(device_type) ? at::autocast::is_cpu_enabled() : at::autocast::is_enabled()) ? 1 : 0; }

int torch_autocast_dtype(int device_type) {
  return static_cast<int>(on_cpu(device_type) ? at::autocast::get_autocast_cpu_dtype() : at::autocast::get_autocast_gpu_dtype());
}

int torch_autocast_enter(int device_type, int dtype, int enabled) {
  return guarded(-1, [&] {
    set_autocast(device_type, scalar_type(dtype), enabled != 0);
    at::autocast::increment_nesting();
    return 0;
  });
}

// `dtype` and `enabled` are what held before. The casts of weights that were cached go when the outermost region is left.
void torch_autocast_leave(int device_type, int dtype, int enabled) {
  if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
  set_autocast(device_type, static_cast<at::ScalarType>(dtype), enabled != 0);
}
