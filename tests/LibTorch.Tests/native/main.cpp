// Runs the tests, or those whose names contain the first argument; ends with the line `N passed, N failed`.
#include "check.h"

#include <atomic>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

namespace {

std::vector<std::pair<const char*, void (*)()>>& tests() {
  static std::vector<std::pair<const char*, void (*)()>> all;
  return all;
}

std::atomic<int> failures{0};

int64_t allocated() {
  MemoryStatistics statistics{};
  torch_memory(&statistics);
  return statistics.allocated;
}

}  // namespace

Test::Test(const char* name, void (*run)()) { tests().emplace_back(name, run); }

void check(bool holds, const char* condition, const char* file, int line) {
  if (holds) return;
  failures++;
  std::printf("%s:%d: does not hold: %s (the last error: %s)\n", file, line, condition, torch_error());
}

bool error_says(const std::string& part) { return std::string(torch_error()).find(part) != std::string::npos; }

int main(int argc, char** argv) {
  torch_set_threads(1);
  int passed = 0, failed = 0;
  for (const auto& [name, run] : tests()) {
    if (argc > 1 && std::strstr(name, argv[1]) == nullptr) continue;
    const auto before = failures.load();
    auto bytes = allocated();
    run();
    if (allocated() != bytes) {
      // What a thread keeps for good (the numbers it wrapped) comes once; a leak comes again.
      bytes = allocated();
      run();
    }
    if (allocated() != bytes) {
      failures++;
      std::printf("%s keeps %lld bytes\n", name, static_cast<long long>(allocated() - bytes));
    }
    const auto good = failures == before;
    (good ? passed : failed)++;
    if (!good) std::printf("FAILED %s\n", name);
    std::fflush(stdout);
  }
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
