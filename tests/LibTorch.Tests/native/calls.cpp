// Operators by name: every kind of argument and of result.
#include "stream.h"

#include <string>
#include <thread>

TEST(version_is_the_one_of_the_headers) { CHECK(std::string(torch_version()).find('.') != std::string::npos); }

TEST(schemas_name_every_operator_once_a_line) {
  const std::string schemas = torch_schemas();
  CHECK(schemas.find("aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor\n") != std::string::npos);
  CHECK(schemas.find("prim::") == std::string::npos);
  CHECK(schemas.back() == '\n');
}

TEST(operators_are_found_by_name_and_overload) {
  CHECK(find("add", "Tensor") != nullptr);
  CHECK(torch_operator("aten::add", "NoSuchOverload") == nullptr);
  CHECK(error_says("no such operator"));
  CHECK(torch_operator("aten::no_such_operator", "") == nullptr);
  CHECK(torch_operator("", "") == nullptr);
}

TEST(tensors_and_numbers_go_in_and_a_tensor_comes_out) {
  const auto three = filled({2, 2}, 3), four = filled({2, 2}, 4);
  const auto total = tensor_of("add", "Tensor", Stream().tensor(three).tensor(four).integer(2));
  CHECK(sum(total) == 44);
  CHECK(sum(tensor_of("mul", "Scalar", Stream().tensor(three).real(0.5))) == 6);
}

TEST(a_call_in_place_returns_a_second_handle_on_the_same_tensor) {
  const auto one = filled({3}, 1);
  auto same = tensor_of("add_", "Scalar", Stream().tensor(one).integer(1).integer(1));
  CHECK(same.get() == one.get());
  same.reset();
  CHECK(sum(one) == 6);
}

TEST(lists_of_numbers_flags_and_tensors_go_in) {
  const auto row = counted(6);
  const auto table = tensor_of("reshape", "", Stream().tensor(row).integers({2, 3}));
  CHECK(sum(tensor_of("flip", "", Stream().tensor(table).integers({0, 1}))) == 15);
  const auto joined = tensor_of("cat", "", Stream().tensors({row, row, row}).integer(0));
  CHECK(torch_tensor_numel(joined) == 18);

  const auto image = filled({1, 1, 2, 2}, 1);
  CHECK(sum(tensor_of("upsample_nearest2d", "vec", Stream().tensor(image).none().reals({2, 3}))) == 24);

  // output_mask, a bool[3], decides which gradients come.
  const auto weight = filled({1, 1, 1, 1}, 2);
  std::vector<Result> results;
  const auto count = call(
      "convolution_backward", "",
      Stream().tensor(image).tensor(image).tensor(weight).none().integers({1, 1}).integers({0, 0}).integers({1, 1}).boolean(false).integers({0, 0})
          .integer(1).booleans({true, false, false}), results);
  CHECK(count == 3);
  CHECK(results[0].tensor != nullptr && results[1].tensor == nullptr && results[2].tensor == nullptr);
  for (const auto& result : results) CHECK(result.kind == TensorResult);
  CHECK(sum(Owned(results[0].tensor)) == 8);
}

TEST(lists_of_tensors_may_have_gaps) {
  const auto row = counted(6);
  const auto table = tensor_of("reshape", "", Stream().tensor(row).integers({2, 3}));
  const auto columns = filled({2}, 1, Int64);
  const auto picked = tensor_of("index", "Tensor", Stream().tensor(table).optional_tensors({nullptr, columns}));
  CHECK(sum(picked) == 1 + 1 + 4 + 4);
}

TEST(empty_lists_go_in_and_out) {
  const auto scalar = tensor_of("reshape", "", Stream().tensor(filled({1}, 7)).integers({}));
  const int64_t* sizes = nullptr;
  CHECK(torch_tensor_sizes(scalar, &sizes) == 0);
  std::vector<Result> results;
  CHECK(call("_foreach_add_", "Scalar", Stream().tensors({}).integer(1), results) == -1);
  CHECK(error_says("empty list of Tensors"));
  CHECK(call("broadcast_tensors", "", Stream().tensors({}), results) == 0);
}

TEST(strings_of_any_length_go_in) {
  const auto rows = filled({2, 2}, 6);
  for (const auto* mode : {"floor", "trunc"}) CHECK(sum(tensor_of("div", "Scalar_mode", Stream().tensor(rows).real(4).string(mode))) == 4);
  std::vector<Result> results;
  CHECK(call("div", "Scalar_mode", Stream().tensor(rows).real(4).string(""), results) == -1);
  CHECK(call("div", "Scalar_mode", Stream().tensor(rows).real(4).string("12345678"), results) == -1);
  CHECK(error_says("12345678"));
}

TEST(devices_and_generators_go_in) {
  auto* generator = torch_generator_new(5, /*CPU*/ 0, -1);
  const auto drawn = tensor_of("rand", "generator", Stream().integers({4}).generator(generator).integer(Double).none().device(0, -1).none());
  CHECK(torch_tensor_dtype(drawn) == Double);
  torch_generator_free(generator);
}

TEST(complex_numbers_go_in_and_out) {
  const auto number = tensor_of("full", "", Stream().integers({1}).complex(2, -3).options(ComplexDouble));
  Result result{};
  CHECK(torch_tensor_item(number, &result) == 0);
  CHECK(result.kind == ComplexResult && result.real == 2 && result.imaginary == -3);
  std::vector<Result> results;
  CHECK(call("_local_scalar_dense", "", Stream().tensor(number), results) == 1);
  CHECK(results[0].kind == ComplexResult && results[0].real == 2 && results[0].imaginary == -3);
}

TEST(numbers_come_out) {
  const auto row = counted(4);
  std::vector<Result> results;
  CHECK(call("size", "int", Stream().tensor(row).integer(0), results) == 1);
  CHECK(results[0].kind == IntResult && results[0].integer == 4);
  CHECK(call("equal", "", Stream().tensor(row).tensor(row), results) == 1);
  CHECK(results[0].kind == BoolResult && results[0].integer == 1);
  CHECK(call("q_scale", "", Stream().tensor(row), results) == -1);
  const auto quantized = tensor_of("quantize_per_tensor", "", Stream().tensor(row).real(0.25).integer(1).integer(13));
  CHECK(call("q_scale", "", Stream().tensor(quantized), results) == 1);
  CHECK(results[0].kind == DoubleResult && results[0].real == 0.25);
}

TEST(several_tensors_come_out) {
  const auto row = counted(6);
  std::vector<Result> results;
  CHECK(call("topk", "", Stream().tensor(row).integer(2).integer(0).boolean(true).boolean(true), results) == 2);
  CHECK(sum(Owned(results[0].tensor)) == 9);
  CHECK(torch_tensor_dtype(results[1].tensor) == Int64);
  torch_tensor_free(results[1].tensor);

  // A list of tensors comes flattened.
  CHECK(call("split", "Tensor", Stream().tensor(row).integer(4).integer(0), results) == 2);
  CHECK(torch_tensor_numel(results[0].tensor) == 4 && torch_tensor_numel(results[1].tensor) == 2);
  for (const auto& result : results) torch_tensor_free(result.tensor);
}

TEST(a_fresh_tensor_tells_its_bytes_and_a_view_tells_none) {
  std::vector<Result> results;
  CHECK(call("full", "", Stream().integers({10}).real(1).options(Float), results) == 1);
  CHECK(results[0].bytes == 40);
  const Owned fresh(results[0].tensor);
  CHECK(call("slice", "Tensor", Stream().tensor(fresh).integer(0).integer(2).integer(5).integer(1), results) == 1);
  CHECK(results[0].bytes == 0);
  const Owned view(results[0].tensor);
  CHECK(torch_tensor_storage_offset(view) == 2);
}

TEST(a_result_that_was_an_argument_tells_no_bytes) {
  const auto row = counted(10);
  std::vector<Result> results;
  CHECK(call("relu_", "", Stream().tensor(row), results) == 1);
  CHECK(results[0].bytes == 0);
  const Owned typed(results[0].tensor);
  CHECK(call("add_", "Scalar", Stream().tensor(row).integer(1).integer(1), results) == 1);
  CHECK(results[0].bytes == 0);
  const Owned boxed(results[0].tensor);
  CHECK(call("relu", "", Stream().tensor(row), results) == 1);
  CHECK(results[0].bytes == 40);
  const Owned fresh(results[0].tensor);
}

TEST(results_of_a_call_stay_until_the_next_one_of_the_same_thread) {
  const auto row = counted(3);
  const Result* returned = nullptr;
  const auto stream = Stream().tensor(row).integer(0);
  CHECK(torch_call(find("size", "int"), stream.data(), stream.count(), &returned) == 1);
  std::thread([] {
    std::vector<Result> results;
    const auto longer = counted(5);
    call("size", "int", Stream().tensor(longer).integer(0), results);
    CHECK(results[0].integer == 5);
  }).join();
  CHECK(returned[0].integer == 3);
}

TEST(an_operator_of_a_common_shape_but_another_cpp_type_is_called_boxed) {
  // Returns a const reference, unlike every other one that writes into its first of two tensors.
  std::vector<Result> results;
  const auto row = counted(3);
  CHECK(call("resize_as_sparse_", "", Stream().tensor(row).tensor(row), results) == -1);
  CHECK(error_says("sparse") || error_says("Sparse"));
}
