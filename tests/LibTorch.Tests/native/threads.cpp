// Many threads at once, each with calls, results, errors and modes of its own.
#include "stream.h"

#include <thread>

TEST(threads_do_not_disturb_one_another) {
  const auto shared = filled({16}, 1);
  std::vector<std::thread> threads;
  for (int number = 0; number < 8; number++) {
    threads.emplace_back([&shared, number] {
      torch_set_grad_enabled(number % 2);
      for (int round = 0; round < 100; round++) {
        const auto mine = filled({16}, number);
        const auto total = tensor_of("add", "Tensor", Stream().tensor(shared).tensor(mine).integer(1));
        CHECK(sum(total) == 16 * (number + 1));
        CHECK(torch_grad_enabled() == number % 2);
        // An error takes milliseconds: libtorch notes where it came from.
        if (round % 20 != 0) continue;
        std::vector<Result> results;
        CHECK(call("add", "Tensor", Stream().tensor(mine).tensor(filled({number + 2}, 1)).integer(1), results) == -1);
        CHECK(error_says("must match the size of tensor b (" + std::to_string(number + 2) + ")"));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(torch_grad_enabled() == 1);
}

TEST(a_tensor_of_one_thread_is_freed_by_another) {
  auto tensor = filled({1000}, 1);
  std::thread([&tensor] { tensor.reset(); }).join();
  CHECK(tensor.get() == nullptr);
}
