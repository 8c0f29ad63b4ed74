// Autocast, threads, the default dtype and devices.
#include "stream.h"

TEST(autocast_computes_in_bfloat16_while_it_lasts) {
  const auto left = filled({2, 2}, 1.5), right = filled({2, 2}, 2);
  const auto stream = Stream().tensor(left).tensor(right);
  const auto before = torch_autocast_dtype(/*CPU*/ 0);
  CHECK(torch_autocast_enabled(0) == 0);
  CHECK(torch_autocast_enter(0, BFloat16, 1) == 0);
  CHECK(torch_autocast_enabled(0) == 1 && torch_autocast_dtype(0) == BFloat16);
  CHECK(torch_tensor_dtype(tensor_of("mm", "", stream)) == BFloat16);
  CHECK(torch_autocast_enter(0, BFloat16, 0) == 0);
  CHECK(torch_tensor_dtype(tensor_of("mm", "", stream)) == Float);
  CHECK(torch_autocast_enter(0, 99, 1) == -1 && error_says("no dtype of number 99"));
  torch_autocast_leave(0, BFloat16, 1);
  CHECK(torch_tensor_dtype(tensor_of("mm", "", stream)) == BFloat16);
  torch_autocast_leave(0, before, 0);
  CHECK(torch_autocast_enabled(0) == 0 && torch_autocast_dtype(0) == before);
  CHECK(torch_tensor_dtype(tensor_of("mm", "", stream)) == Float);
}

TEST(casts_of_weights_are_dropped_when_autocast_is_left) {
  // Only leaves that need a gradient are kept; the runner sees whether their bytes come back.
  const auto input = filled({2, 2}, 1), weight = filled({2, 2}, 2);
  CHECK(torch_tensor_set_requires_grad(weight, 1) == 0);
  const auto before = torch_autocast_dtype(0);
  torch_autocast_enter(0, BFloat16, 1);
  for (int time = 0; time < 2; time++) CHECK(torch_tensor_dtype(tensor_of("mm", "", Stream().tensor(input).tensor(weight))) == BFloat16);
  torch_autocast_leave(0, before, 0);
}

TEST(autocast_of_another_device_leaves_the_cpu_alone) {
  const auto before = torch_autocast_dtype(/*CUDA*/ 1);
  CHECK(torch_autocast_enter(1, before, 1) == 0);
  CHECK(torch_autocast_enabled(1) == 1 && torch_autocast_enabled(0) == 0);
  torch_autocast_leave(1, before, 0);
  CHECK(torch_autocast_enabled(1) == 0);
}

TEST(threads_are_set_and_read) {
  CHECK(torch_set_threads(2) == 0 && torch_threads() == 2);
  CHECK(torch_set_threads(0) == -1 && torch_error()[0] != '\0');
  CHECK(torch_set_threads(1) == 0 && torch_threads() == 1);
}

TEST(threads_between_operators_are_set_once) {
  CHECK(torch_set_interop_threads(2) == 0);
  CHECK(torch_interop_threads() == 2);
  CHECK(torch_set_interop_threads(3) == -1 && torch_error()[0] != '\0');
}

TEST(the_default_dtype_is_a_floating_one) {
  CHECK(torch_default_dtype() == Float);
  CHECK(torch_set_default_dtype(Double) == 0 && torch_default_dtype() == Double);
  CHECK(torch_tensor_dtype(tensor_of("ones", "", Stream().integers({1}).none().none().none().none())) == Double);
  CHECK(torch_set_default_dtype(Int64) == -1 && error_says("floating-point"));
  CHECK(torch_set_default_dtype(99) == -1 && error_says("no dtype of number 99"));
  CHECK(torch_default_dtype() == Double);
  CHECK(torch_set_default_dtype(Float) == 0);
}

TEST(a_machine_without_a_gpu_says_so) {
  if (torch_cuda_available() != 0) return;
  CHECK(torch_cuda_device_count() == 0);
  CHECK(torch_cudnn_available() == 0);
  CHECK(torch_cuda_synchronize(-1) == -1 && torch_error()[0] != '\0');
  CHECK(torch_generator_new(1, /*CUDA*/ 1, 0) == nullptr && torch_error()[0] != '\0');
}
