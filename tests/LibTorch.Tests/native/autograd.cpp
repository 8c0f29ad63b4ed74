// Backward passes and gradients.
#include "stream.h"

namespace {

Owned leaf(double value) {
  auto tensor = filled({2}, value);
  CHECK(torch_tensor_set_requires_grad(tensor, 1) == 0);
  return tensor;
}

Owned square_sum(Handle* tensor) {
  const auto square = tensor_of("mul", "Tensor", Stream().tensor(tensor).tensor(tensor));
  return tensor_of("sum", "", Stream().tensor(square).none());
}

Owned grad_of(Handle* tensor) {
  const Result* result = nullptr;
  CHECK(torch_tensor_grad(tensor, &result) == 1 && result[0].kind == TensorResult);
  return Owned(result[0].tensor);
}

}  // namespace

TEST(a_tensor_knows_its_place_in_the_graph) {
  const auto x = leaf(3);
  const auto loss = square_sum(x);
  CHECK(torch_tensor_requires_grad(x) == 1 && torch_tensor_is_leaf(x) == 1);
  CHECK(torch_tensor_requires_grad(loss) == 1 && torch_tensor_is_leaf(loss) == 0);
  CHECK(torch_tensor_requires_grad(filled({1}, 1)) == 0);
  CHECK(torch_tensor_set_requires_grad(filled({1}, 1, Int64), 1) == -1 && error_says("floating point"));
  CHECK(torch_tensor_set_requires_grad(x, 0) == 0 && torch_tensor_requires_grad(x) == 0);
}

TEST(backward_fills_the_gradients_of_leaves) {
  const auto x = leaf(3);
  const auto loss = square_sum(x);
  CHECK(grad_of(x).get() == nullptr);
  Handle* losses[] = {loss};
  CHECK(torch_backward(losses, 1, nullptr, /*retain_graph*/ 1, 0, nullptr, 0) == 0);
  CHECK(sum(grad_of(x)) == 12);
  CHECK(torch_backward(losses, 1, nullptr, 0, 0, nullptr, 0) == 0);
  CHECK(sum(grad_of(x)) == 24);
  CHECK(torch_backward(losses, 1, nullptr, 0, 0, nullptr, 0) == -1 && error_says("second time"));
  CHECK(grad_of(loss).get() == nullptr);
}

TEST(backward_takes_gradients_and_inputs) {
  const auto x = leaf(3), y = leaf(4), gradient = filled({2}, 10);
  const auto product = tensor_of("mul", "Tensor", Stream().tensor(x).tensor(y));
  Handle *outputs[] = {product}, *gradients[] = {gradient}, *inputs[] = {x};
  CHECK(torch_backward(outputs, 1, gradients, 0, 0, inputs, 1) == 0);
  CHECK(sum(grad_of(x)) == 80);
  CHECK(grad_of(y).get() == nullptr);
  // An output that is no scalar needs a gradient, and what needs none has no graph.
  const auto again = tensor_of("mul", "Tensor", Stream().tensor(x).tensor(y));
  Handle *others[] = {again}, *plain[] = {gradient};
  CHECK(torch_backward(others, 1, nullptr, 0, 0, nullptr, 0) == -1 && error_says("scalar outputs"));
  CHECK(torch_backward(plain, 1, nullptr, 0, 0, nullptr, 0) == -1);
}

TEST(gradients_come_as_results) {
  const auto x = leaf(3), unused = leaf(1);
  const auto loss = square_sum(x);
  Handle *outputs[] = {loss}, *inputs[] = {x, unused};
  const Result* results = nullptr;
  CHECK(torch_gradients(outputs, 1, inputs, 2, nullptr, 1, 0, /*allow_unused*/ 0, &results) == -1 && error_says("unused"));
  CHECK(torch_gradients(outputs, 1, inputs, 2, nullptr, 1, 0, /*allow_unused*/ 1, &results) == 2);
  CHECK(results[1].kind == TensorResult && results[1].tensor == nullptr);
  CHECK(sum(Owned(results[0].tensor)) == 12);
  CHECK(grad_of(x).get() == nullptr);

  const auto twice = filled({}, 2);
  Handle* gradients[] = {twice};
  CHECK(torch_gradients(outputs, 1, inputs, 1, gradients, 1, 0, 0, &results) == 1);
  CHECK(sum(Owned(results[0].tensor)) == 24);
}

TEST(gradients_have_gradients_of_their_own) {
  const auto x = leaf(3);
  const auto loss = square_sum(x);
  Handle *outputs[] = {loss}, *inputs[] = {x};
  const Result* results = nullptr;
  CHECK(torch_gradients(outputs, 1, inputs, 1, nullptr, 1, /*create_graph*/ 1, 0, &results) == 1);
  const Owned first(results[0].tensor);
  CHECK(torch_tensor_requires_grad(first) == 1);
  const auto total = tensor_of("sum", "", Stream().tensor(first).none());
  Handle* totals[] = {total};
  CHECK(torch_gradients(totals, 1, inputs, 1, nullptr, 0, 0, 0, &results) == 1);
  CHECK(sum(Owned(results[0].tensor)) == 4);
}

TEST(a_gradient_is_set_and_taken_away) {
  const auto x = leaf(3);
  CHECK(torch_tensor_set_grad(x, filled({2}, 7)) == 0);
  CHECK(sum(grad_of(x)) == 14);
  CHECK(torch_tensor_set_grad(x, nullptr) == 0);
  CHECK(grad_of(x).get() == nullptr);
}

TEST(no_graph_is_recorded_without_grad_mode) {
  const auto x = leaf(3);
  CHECK(torch_grad_enabled() == 1);
  torch_set_grad_enabled(0);
  CHECK(torch_grad_enabled() == 0);
  CHECK(torch_tensor_requires_grad(square_sum(x)) == 0);
  torch_set_grad_enabled(1);
  CHECK(torch_tensor_requires_grad(square_sum(x)) == 1);
}

TEST(inference_mode_nests) {
  const auto x = leaf(3);
  CHECK(torch_inference_enabled() == 0);
  auto* outer = torch_inference_enter(1);
  CHECK(torch_inference_enabled() == 1);
  CHECK(torch_tensor_requires_grad(square_sum(x)) == 0);
  auto* inner = torch_inference_enter(0);
  CHECK(torch_inference_enabled() == 0);
  CHECK(torch_tensor_requires_grad(square_sum(x)) == 1);
  torch_inference_leave(inner);
  CHECK(torch_inference_enabled() == 1);
  torch_inference_leave(outer);
  CHECK(torch_inference_enabled() == 0 && torch_grad_enabled() == 1);
}

TEST(anomaly_mode_finds_a_gradient_that_is_no_number) {
  CHECK(torch_anomaly_enabled() == 0);
  torch_set_anomaly(1, 1);
  CHECK(torch_anomaly_enabled() == 1 && torch_anomaly_checks_nan() == 1);
  {
    const auto x = leaf(-1);
    const auto root = tensor_of("sqrt", "", Stream().tensor(x));
    const auto loss = tensor_of("sum", "", Stream().tensor(root).none());
    Handle* losses[] = {loss};
    CHECK(torch_backward(losses, 1, nullptr, 0, 0, nullptr, 0) == -1 && error_says("nan values"));
  }
  torch_set_anomaly(1, 0);
  CHECK(torch_anomaly_enabled() == 1 && torch_anomaly_checks_nan() == 0);
  torch_set_anomaly(0, 1);
  CHECK(torch_anomaly_enabled() == 0);
}
