// Tensors over memory that somebody else owns: given back exactly once, when the last of their storage is gone.
#include "stream.h"

#include <vector>

namespace {

struct Memory {
  std::vector<float> values = {1, 2, 3, 4, 5, 6};
  int released = 0;
};

void count_release(void* context) { static_cast<Memory*>(context)->released++; }

Owned over(Memory& memory, std::vector<int64_t> sizes, int64_t dtype = Float, void (*release)(void*) = count_release) {
  return Owned(torch_tensor_from_blob(memory.values.data(), sizes.data(), static_cast<int>(sizes.size()), static_cast<int>(dtype), release, &memory));
}

// Calls an operator from within whatever drops the storage.
void call_and_count(void* context) {
  CHECK(sum(filled({3}, 2)) == 6);
  count_release(context);
}

}  // namespace

TEST(memory_of_others_is_used_as_it_is) {
  Memory memory;
  {
    const auto table = over(memory, {2, 3});
    CHECK(sum(table) == 21);
    memory.values[0] = 0;
    CHECK(sum(table) == 20);
    CHECK(memory.released == 0);
  }
  CHECK(memory.released == 1);
}

TEST(memory_of_others_stays_as_long_as_a_view_does) {
  Memory memory;
  auto table = over(memory, {2, 3});
  auto view = tensor_of("select", "int", Stream().tensor(table).integer(0).integer(1));
  table.reset();
  CHECK(memory.released == 0 && sum(view) == 15);
  view.reset();
  CHECK(memory.released == 1);
}

TEST(a_tensor_without_elements_gives_back_too) {
  Memory memory;
  over(memory, {0, 3}).reset();
  CHECK(memory.released == 1);
  over(memory, {}).reset();
  CHECK(memory.released == 2);
}

TEST(memory_that_makes_no_tensor_stays_with_its_owner) {
  Memory memory;
  CHECK(over(memory, {-1, 3}).get() == nullptr);
  CHECK(torch_error()[0] != '\0');
  CHECK(over(memory, {2, 3}, 99).get() == nullptr && error_says("no dtype of number 99"));
  CHECK(over(memory, {2, 3}, -1).get() == nullptr && error_says("no dtype of number -1"));
  CHECK(over(memory, {int64_t{1} << 40, int64_t{1} << 40}).get() == nullptr);
  CHECK(memory.released == 0);
}

TEST(a_release_may_call_an_operator_even_within_a_call) {
  Memory memory;
  const auto other = filled({4}, 1);
  {
    const auto table = over(memory, {2, 3}, Float, call_and_count);
    // The old storage goes while this call runs.
    const auto same = tensor_of("set_", "source_Tensor", Stream().tensor(table).tensor(other));
    CHECK(memory.released == 1);
    CHECK(sum(same) == 4);
  }
  over(memory, {2}, Float, call_and_count).reset();
  CHECK(memory.released == 2);
}
