// What a tensor knows of itself.
#include "stream.h"

TEST(a_tensor_knows_its_shape) {
  const auto table = filled({2, 3}, 1);
  const auto turned = tensor_of("t", "", Stream().tensor(table));
  const int64_t *sizes = nullptr, *strides = nullptr;
  CHECK(torch_tensor_sizes(turned, &sizes) == 2 && sizes[0] == 3 && sizes[1] == 2);
  CHECK(torch_tensor_strides(turned, &strides) == 2 && strides[0] == 1 && strides[1] == 3);
  CHECK(torch_tensor_numel(turned) == 6);
  CHECK(torch_tensor_storage_offset(turned) == 0);
  CHECK(torch_tensor_is_contiguous(table) == 1 && torch_tensor_is_contiguous(turned) == 0);
}

TEST(a_tensor_knows_its_kind) {
  for (const auto dtype : {UInt8, Int64, Float, Double, ComplexDouble, Bool, BFloat16}) CHECK(torch_tensor_dtype(filled({1}, 1, dtype)) == dtype);
  const auto one = filled({1}, 1);
  CHECK(torch_tensor_layout(one) == 0);
  CHECK((torch_tensor_device(one) & 0xffffffff) == 0 && (torch_tensor_device(one) >> 32) == -1);
}

TEST(a_sparse_tensor_answers_or_says_why_not) {
  const auto table = filled({2, 2}, 1);
  const auto sparse = tensor_of("to_sparse", "", Stream().tensor(table));
  const int64_t* strides = nullptr;
  void* data = nullptr;
  CHECK(torch_tensor_layout(sparse) == 1);
  CHECK(torch_tensor_numel(sparse) == 4);
  CHECK(torch_tensor_strides(sparse, &strides) == 2);
  CHECK(torch_tensor_storage_offset(sparse) == 0);
  CHECK(torch_tensor_data(sparse, &data) == -1 && error_says("storage"));
}

TEST(an_alias_lives_on_its_own) {
  auto one = filled({2}, 1);
  const Owned alias(torch_tensor_alias(one));
  CHECK(alias.get() == one.get());
  one.reset();
  CHECK(sum(alias) == 2);
}

TEST(items_come_by_kind) {
  Result result{};
  CHECK(torch_tensor_item(filled({1}, 2.5), &result) == 0 && result.kind == DoubleResult && result.real == 2.5);
  CHECK(torch_tensor_item(filled({1}, -3, Int64), &result) == 0 && result.kind == IntResult && result.integer == -3);
  CHECK(torch_tensor_item(filled({1}, 1, Bool), &result) == 0 && result.kind == BoolResult && result.integer == 1);
  CHECK(torch_tensor_item(filled({2}, 1), &result) == -1 && torch_error()[0] != '\0');
}

TEST(data_is_where_the_numbers_are) {
  const auto row = counted(4);
  void* data = nullptr;
  CHECK(torch_tensor_data(row, &data) == 0);
  static_cast<float*>(data)[0] = 10;
  CHECK(sum(row) == 16);
}

TEST(data_is_replaced_by_data_of_the_same_kind_only) {
  const auto row = counted(4), other = filled({2}, 5);
  CHECK(torch_tensor_set_data(row, other) == 0);
  CHECK(sum(row) == 10);
  CHECK(torch_tensor_set_data(row, tensor_of("to_sparse", "", Stream().tensor(other))) == -1);
  CHECK(torch_tensor_set_data(row, nullptr) == -1);
  CHECK(sum(row) == 10);
}
