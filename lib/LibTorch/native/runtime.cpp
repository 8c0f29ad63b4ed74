// Threads, random numbers, devices and memory.
#include "common.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/impl/alloc_cpu.h>

#include <malloc.h>

#include <atomic>

int torch_threads() { return at::get_num_threads(); }

int torch_set_threads(int count) {
  return guarded(-1, [&] {
    at::set_num_threads(count);
    return 0;
  });
}

int torch_interop_threads() { return at::get_num_interop_threads(); }

int torch_set_interop_threads(int count) {
  return guarded(-1, [&] {
    at::set_num_interop_threads(count);
    return 0;
  });
}

int torch_default_dtype() { return static_cast<int>(c10::get_default_dtype_as_scalartype()); }

int torch_set_default_dtype(int dtype) {
  return guarded(-1, [&] {
    const auto type = scalar_type(dtype);
    TORCH_CHECK(at::isFloatingType(type), "the default dtype must be a floating-point one");
    c10::set_default_dtype(c10::scalarTypeToTypeMeta(type));
    return 0;
  });
}

int torch_manual_seed(int64_t seed) {
  return guarded(-1, [&] {
    at::manual_seed(static_cast<uint64_t>(seed));
    return 0;
  });
}

namespace {

at::Generator& generator_of(GeneratorHandle* handle) { return *reinterpret_cast<at::Generator*>(handle); }

GeneratorHandle* generator_handle(at::Generator generator) { return reinterpret_cast<GeneratorHandle*>(new at::Generator(std::move(generator))); }

}  // namespace

GeneratorHandle* torch_generator_new(uint64_t seed, int device_type, int device_index) {
  return guarded(static_cast<GeneratorHandle*>(nullptr), [&] {
    const auto type = static_cast<c10::DeviceType>(device_type);
    if (type == c10::DeviceType::CPU) return generator_handle(at::detail::createCPUGenerator(seed));
    TORCH_CHECK(type == c10::DeviceType::CUDA, "generators exist for the devices cpu and cuda only");
    auto generator = at::detail::getCUDAHooks().getDefaultCUDAGenerator(static_cast<c10::DeviceIndex>(device_index)).clone();
    generator.set_current_seed(seed);
    return generator_handle(std::move(generator));
  });
}

GeneratorHandle* torch_generator_default() {
  return guarded(static_cast<GeneratorHandle*>(nullptr), [] { return generator_handle(at::detail::getDefaultCPUGenerator()); });
}

void torch_generator_free(GeneratorHandle* generator) { delete reinterpret_cast<at::Generator*>(generator); }

int torch_generator_set_seed(GeneratorHandle* generator, int64_t seed) {
  return guarded(-1, [&] {
    std::lock_guard<std::mutex> lock(generator_of(generator).mutex());
    generator_of(generator).set_current_seed(static_cast<uint64_t>(seed));
    return 0;
  });
}

int torch_generator_initial_seed(GeneratorHandle* generator, int64_t* seed) {
  return guarded(-1, [&] {
    *seed = static_cast<int64_t>(generator_of(generator).current_seed());
    return 0;
  });
}

int torch_generator_seed(GeneratorHandle* generator, int64_t* seed) {
  return guarded(-1, [&] {
    std::lock_guard<std::mutex> lock(generator_of(generator).mutex());
    *seed = static_cast<int64_t>(generator_of(generator).seed());
    return 0;
  });
}

Handle* torch_generator_state(GeneratorHandle* generator) {
  return guarded(static_cast<Handle*>(nullptr), [&] {
    std::lock_guard<std::mutex> lock(generator_of(generator).mutex());
    return release(generator_of(generator).get_state());
  });
}

int torch_generator_set_state(GeneratorHandle* generator, Handle* state) {
  return guarded(-1, [&] {
    std::lock_guard<std::mutex> lock(generator_of(generator).mutex());
    generator_of(generator).set_state(borrow(state));
    return 0;
  });
}

int torch_cuda_available() {
  return guarded(0, [] { return at::globalContext().hasCUDA() ? 1 : 0; });
}

int torch_cuda_device_count() {
  return guarded(0, [] { return at::globalContext().hasCUDA() ? at::detail::getCUDAHooks().getNumGPUs() : 0; });
}

int torch_cudnn_available() {
  return guarded(0, [] { return at::globalContext().hasCuDNN() ? 1 : 0; });
}

int torch_cuda_synchronize(int64_t device_index) {
  return guarded(-1, [&] {
    at::detail::getCUDAHooks().deviceSynchronize(device_index < 0 ? at::detail::getCUDAHooks().current_device() : device_index);
    return 0;
  });
}

namespace {

// Memory as libtorch's own CPU allocator gives it, counted.
class CountingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) const override {
    auto* data = c10::alloc_cpu(bytes);
    if (data != nullptr) count(static_cast<int64_t>(malloc_usable_size(data)));
    return {data, data, &give_back, c10::Device(c10::DeviceType::CPU)};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &give_back; }

  static MemoryStatistics statistics() { return {allocated.load(), peak.load(), allocations.load()}; }

  static void reset_peak() { peak = allocated.load(); }

 private:
  static void count(int64_t bytes) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    const auto now = allocated.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    auto most = peak.load(std::memory_order_relaxed);
    while (now > most && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
    }
  }

  static void give_back(void* data) {
    if (data == nullptr) return;
    allocated.fetch_sub(static_cast<int64_t>(malloc_usable_size(data)), std::memory_order_relaxed);
    c10::free_cpu(data);
  }

  static std::atomic<int64_t> allocated, peak, allocations;
};

std::atomic<int64_t> CountingAllocator::allocated{0}, CountingAllocator::peak{0}, CountingAllocator::allocations{0};

// Before anything allocates: storages remember the deleter they came with.
const bool counting = [] {
  static CountingAllocator allocator;
  c10::SetCPUAllocator(&allocator, /*priority=*/1);
  return true;
}();

}  // namespace

void torch_memory(MemoryStatistics* statistics) { *statistics = CountingAllocator::statistics(); }

void torch_memory_reset_peak() { CountingAllocator::reset_peak(); }
