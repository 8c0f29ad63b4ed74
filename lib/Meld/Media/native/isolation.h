// What the shim and the worker program say to one another over their socket: plain data of a fixed size, then what it counts. The worker greets when it is
// confined; then it gets requests, each with the clip's descriptor, and answers them one by one.
#pragma once

#include "shim.h"

// Says that both sides were built from the same sources.
constexpr uint64_t worker_magic = 0x4d454c44'00010000 + sizeof(MediaRequest) * 0x100 + sizeof(MediaResult) % 0x100;

// Longest text of an error, and of damage.
constexpr int32_t longest_error = 4096;
constexpr int64_t longest_damage = 1 << 20;

// Then text_bytes of why the worker is not ready.
struct WorkerGreeting {
  uint64_t magic;
  int32_t ready;
  int32_t text_bytes;
};

struct WorkerRequest {
  uint64_t magic;
  MediaRequest request;
};

// Then text_bytes of an error, or the arrays of the result in the order of its pointers, which are null here.
struct WorkerAnswer {
  uint64_t magic;
  int32_t status;
  int32_t text_bytes;
  MediaResult result;
};
