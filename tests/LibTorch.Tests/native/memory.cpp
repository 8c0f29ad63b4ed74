// The counters of tensor memory.
#include "stream.h"

namespace {

MemoryStatistics memory() {
  MemoryStatistics statistics{};
  torch_memory(&statistics);
  return statistics;
}

}  // namespace

TEST(memory_counts_what_lives) {
  const auto before = memory();
  auto big = filled({1000, 1000}, 1);
  const auto during = memory();
  CHECK(during.allocated - before.allocated >= 4000000 && during.allocated - before.allocated < 4100000);
  CHECK(during.allocations > before.allocations);
  CHECK(during.peak >= during.allocated);
  const auto view = tensor_of("t", "", Stream().tensor(big));
  CHECK(memory().allocated == during.allocated);
  big.reset();
  CHECK(memory().allocated == during.allocated);
}

TEST(the_peak_stays_until_it_is_reset) {
  torch_memory_reset_peak();
  const auto before = memory();
  CHECK(before.peak == before.allocated);
  filled({1000, 1000}, 1).reset();
  CHECK(memory().allocated == before.allocated);
  CHECK(memory().peak - before.peak >= 4000000);
  torch_memory_reset_peak();
  CHECK(memory().peak == before.allocated);
}

TEST(memory_of_a_failed_call_comes_back) {
  const auto before = memory().allocated;
  std::vector<Result> results;
  CHECK(call("full", "", Stream().integers({int64_t{1} << 50}).real(1).options(Float), results) == -1);
  CHECK(memory().allocated == before);
}
