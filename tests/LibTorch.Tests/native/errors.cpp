// Wrong input: an error with a text, and the process lives on.
#include "stream.h"

#include <thread>

TEST(wrong_shapes_are_told_in_libtorchs_words) {
  std::vector<Result> results;
  const auto two = filled({2}, 1), three = filled({3}, 1);
  CHECK(call("add", "Tensor", Stream().tensor(two).tensor(three).integer(1), results) == -1);
  CHECK(error_says("The size of tensor a (2) must match the size of tensor b (3)"));
  CHECK(!error_says("frame #"));
}

TEST(an_error_leaves_the_results_of_the_call_before_alone) {
  const auto two = filled({2}, 1), three = filled({3}, 1);
  // Its results belong to the caller, not to the call that fails after it.
  const auto kept = tensor_of("add", "Tensor", Stream().tensor(two).tensor(two).integer(1));
  std::vector<Result> results;
  for (int time = 0; time < 3; time++) CHECK(call("add", "Tensor", Stream().tensor(two).tensor(three).integer(1), results) == -1);
  CHECK(sum(kept) == 4);
  const auto more = filled({1000}, 1);
  CHECK(sum(kept) == 4 && sum(more) == 1000);
}

TEST(wrong_kinds_of_arguments_are_errors) {
  std::vector<Result> results;
  const auto one = filled({2}, 1);
  CHECK(call("add", "Tensor", Stream().tensor(one).string("one").integer(1), results) == -1);
  CHECK(call("add", "Tensor", Stream().tensor(one).none().integer(1), results) == -1);
  CHECK(call("reshape", "", Stream().tensor(one).real(1.5), results) == -1);
  CHECK(call("cat", "", Stream().tensor(one).integer(0), results) == -1);
  CHECK(call("rand", "generator", Stream().integers({2}).tensor(one).options(Float), results) == -1);
  CHECK(torch_error()[0] != '\0');
}

TEST(the_wrong_number_of_arguments_is_an_error) {
  std::vector<Result> results;
  const auto one = filled({2}, 1);
  CHECK(call("add", "Tensor", Stream().tensor(one).tensor(one), results) == -1);
  CHECK(error_says("2 instead of 3 arguments"));
  CHECK(call("add", "Tensor", Stream().tensor(one).tensor(one).integer(1).integer(1), results) == -1);
  CHECK(call("add", "Tensor", Stream(), results) == -1);
}

TEST(a_damaged_stream_is_an_error) {
  std::vector<Result> results;
  const auto one = filled({2}, 1);
  CHECK(call("add", "Tensor", Stream().tensor(one).raw({99}).integer(1), results) == -1);
  CHECK(error_says("the argument stream is damaged"));
  CHECK(call("add", "Tensor", Stream().tensor(one).raw({-1}).integer(1), results) == -1);
  // Counts that no list has.
  for (const auto tag : {IntListArgument, TensorListArgument, OptionalTensorListArgument, DoubleListArgument, BoolListArgument, StringArgument})
    CHECK(call("add", "Tensor", Stream().tensor(one).raw({tag, -5}).integer(1), results) == -1);
}

TEST(wrong_devices_and_dtypes_are_errors) {
  std::vector<Result> results;
  CHECK(call("full", "", Stream().integers({2}).real(1).integer(Float).none().device(/*CUDA*/ 1, 0).none(), results) == -1);
  CHECK(call("full", "", Stream().integers({2}).real(1).integer(Float).none().device(99, 0).none(), results) == -1);
  CHECK(call("full", "", Stream().integers({-2}).real(1).options(Float), results) == -1);
  CHECK(call("full", "", Stream().integers({2}).real(1).options(99), results) == -1);
}

TEST(an_error_of_an_operator_in_a_list_keeps_nothing) {
  std::vector<Result> results;
  const auto two = filled({2}, 1), table = filled({2, 2}, 1);
  CHECK(call("cat", "", Stream().tensors({two, table}).integer(0), results) == -1);
  CHECK(call("split", "Tensor", Stream().tensor(two).integer(-1).integer(0), results) == -1);
}

TEST(an_operator_without_results_the_wrapper_knows_is_an_error) {
  // It returns a dtype's text-like constant or a stream in some libtorch; lists of numbers are what no wrapper expects.
  std::vector<Result> results;
  const auto two = filled({2, 3}, 1);
  if (torch_operator("aten::size", "") == nullptr) return;
  CHECK(call("size", "", Stream().tensor(two), results) == -1);
  CHECK(error_says("no wrapper expects"));
}

TEST(error_texts_belong_to_their_thread) {
  CHECK(torch_operator("aten::no_such_operator", "") == nullptr);
  std::thread([] { CHECK(std::string(torch_error()).empty()); }).join();
  CHECK(error_says("no such operator"));
}
