// The C interface between lib/LibTorch and libtorch. Everything here is called by P/Invoke; nothing throws.
//
// A tensor handle is a pointer to a c10::TensorImpl that owns one reference; `torch_tensor_free` gives it back.
// Functions that can fail return a negative count (or a null handle) and leave the text for `torch_error` on the same thread.
#pragma once

#include <cstdint>

#define SHIM_API extern "C" __attribute__((visibility("default")))

struct Operator;   // an operator of the dispatcher, kept for the life of the process
struct Handle;     // a tensor
struct GeneratorHandle;

// What an argument of the stream is. The stream is a row of 64-bit words: a tag, then what that tag says.
enum ArgumentTag : int64_t {
  NoneArgument = 0,
  TensorArgument = 1,               // handle
  IntArgument = 2,                  // value
  DoubleArgument = 3,               // bits
  BoolArgument = 4,                 // 0 or 1
  IntListArgument = 5,              // count, values
  TensorListArgument = 6,           // count, handles
  OptionalTensorListArgument = 7,   // count, handles or 0
  DoubleListArgument = 8,           // count, bits
  StringArgument = 9,               // bytes, then UTF-8 padded to whole words
  DeviceArgument = 10,              // device type, index or -1
  GeneratorArgument = 11,           // handle
  ComplexArgument = 12,             // bits of the real part, bits of the imaginary part
  BoolListArgument = 13,            // count, values
};

enum ResultKind : int32_t { NoResult = 0, TensorResult = 1, IntResult = 2, DoubleResult = 3, BoolResult = 4, ComplexResult = 5 };

// One returned value. Lists of tensors come flattened.
struct Result {
  int32_t kind;
  int32_t reserved;
  union {
    Handle* tensor;
    int64_t integer;
    double real;
  };
  union {
    int64_t bytes;      // of a tensor: the storage that this handle brought into being, 0 for a view
    double imaginary;
  };
};

SHIM_API const char* torch_error();
SHIM_API const char* torch_version();
SHIM_API const char* torch_schemas();

SHIM_API const Operator* torch_operator(const char* name, const char* overload);
SHIM_API int torch_call(const Operator* op, const int64_t* stream, int arguments, const Result** results);

SHIM_API void torch_tensor_free(Handle* tensor);
SHIM_API Handle* torch_tensor_alias(Handle* tensor);
SHIM_API int torch_tensor_sizes(Handle* tensor, const int64_t** sizes);
SHIM_API int torch_tensor_strides(Handle* tensor, const int64_t** strides);
SHIM_API int64_t torch_tensor_numel(Handle* tensor);
SHIM_API int64_t torch_tensor_storage_offset(Handle* tensor);
SHIM_API int torch_tensor_dtype(Handle* tensor);
SHIM_API int torch_tensor_layout(Handle* tensor);
SHIM_API int64_t torch_tensor_device(Handle* tensor);
SHIM_API int torch_tensor_is_contiguous(Handle* tensor);
SHIM_API int torch_tensor_requires_grad(Handle* tensor);
SHIM_API int torch_tensor_is_leaf(Handle* tensor);
SHIM_API int torch_tensor_set_requires_grad(Handle* tensor, int value);
SHIM_API int torch_tensor_grad(Handle* tensor, const Result** result);
SHIM_API int torch_tensor_set_grad(Handle* tensor, Handle* grad);
SHIM_API int torch_tensor_set_data(Handle* tensor, Handle* data);
SHIM_API int torch_tensor_data(Handle* tensor, void** data);
SHIM_API int torch_tensor_item(Handle* tensor, Result* result);
SHIM_API Handle* torch_tensor_from_blob(
    void* data, const int64_t* sizes, int dimensions, int dtype, void (*release)(void*), void* context);

SHIM_API int torch_backward(Handle** tensors, int count, Handle** gradients, int retain_graph, int create_graph, Handle** inputs, int input_count);
SHIM_API int torch_gradients(
    Handle** outputs, int output_count, Handle** inputs, int input_count, Handle** gradients, int retain_graph, int create_graph, int allow_unused,
    const Result** results);
SHIM_API int torch_grad_enabled();
SHIM_API void torch_set_grad_enabled(int enabled);
SHIM_API int torch_inference_enabled();
SHIM_API void* torch_inference_enter(int enabled);
SHIM_API void torch_inference_leave(void* guard);
SHIM_API int torch_anomaly_enabled();
SHIM_API int torch_anomaly_checks_nan();
SHIM_API void torch_set_anomaly(int enabled, int check_nan);

SHIM_API int torch_autocast_enabled(int device_type);
SHIM_API int torch_autocast_dtype(int device_type);
SHIM_API int torch_autocast_enter(int device_type, int dtype, int enabled);
SHIM_API void torch_autocast_leave(int device_type, int dtype, int enabled);

SHIM_API int torch_threads();
SHIM_API int torch_set_threads(int count);
SHIM_API int torch_interop_threads();
SHIM_API int torch_set_interop_threads(int count);
SHIM_API int torch_default_dtype();
SHIM_API int torch_set_default_dtype(int dtype);

SHIM_API int torch_manual_seed(int64_t seed);
SHIM_API GeneratorHandle* torch_generator_new(uint64_t seed, int device_type, int device_index);
SHIM_API GeneratorHandle* torch_generator_default();
SHIM_API void torch_generator_free(GeneratorHandle* generator);
SHIM_API int torch_generator_set_seed(GeneratorHandle* generator, int64_t seed);
SHIM_API int torch_generator_initial_seed(GeneratorHandle* generator, int64_t* seed);
SHIM_API int torch_generator_seed(GeneratorHandle* generator, int64_t* seed);
SHIM_API Handle* torch_generator_state(GeneratorHandle* generator);
SHIM_API int torch_generator_set_state(GeneratorHandle* generator, Handle* state);

SHIM_API int torch_cuda_available();
SHIM_API int torch_cuda_device_count();
SHIM_API int torch_cudnn_available();
SHIM_API int torch_cuda_synchronize(int64_t device_index);

struct MemoryStatistics {
  int64_t allocated;     // bytes in live CPU storages
  int64_t peak;          // the most that were live at once since the last reset
  int64_t allocations;   // made since the process started
};
SHIM_API void torch_memory(MemoryStatistics* statistics);
SHIM_API void torch_memory_reset_peak();
