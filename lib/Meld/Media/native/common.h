// What every part of the shim needs: errors and the ownership of libav's objects.
#pragma once

#include "shim.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <utility>

// A call that cannot go on: what it returns, and the sentence for `media_error`.
class Failure : public std::exception {
 public:
  Failure(MediaStatus status, std::string text) : status(status), text(std::move(text)) {}
  const char* what() const noexcept override { return text.c_str(); }

  const MediaStatus status;

 private:
  const std::string text;
};

// Seconds that a TimeSpan holds, about.
constexpr double longest_duration = 9e11;

// The text that `media_error` gives on this thread.
std::string& error_text();

// What libav says an error of its own means.
std::string describe(int av_error);

// What libav reported as an error on this thread. Its log goes nowhere else.
struct Reports {
  int64_t errors = 0;
  char last[256] = "";
  int refused_width = 0;    // of a picture that libav found too large, as max_pixels says
  int refused_height = 0;
};

Reports& reports();

// The last error in brackets after a blank, or nothing.
std::string last_report();

// A lack of memory is not the clip's fault, and must not pass for damage.
inline int with_memory(int av_result) {
  if (av_result == AVERROR(ENOMEM)) throw std::bad_alloc();
  return av_result;
}

// Ends the call when libav reports an error: "text: what libav says".
inline int check(int av_result, const char* text, MediaStatus status = MediaInternal) {
  with_memory(av_result);
  if (av_result < 0) throw Failure(status, std::string(text) + ": " + describe(av_result));
  return av_result;
}

// What libav hands out, or the end of the call when it had no memory for it.
template <typename T>
T* required(T* made) {
  if (made == nullptr) throw std::bad_alloc();
  return made;
}

// Runs `work`; an exception becomes its status and `media_error`.
template <typename Work>
int32_t guarded(Work work) noexcept {
  try {
    error_text().clear();
    work();
    return MediaOk;
  } catch (const Failure& failure) {
    error_text() = failure.what();
    return failure.status;
  } catch (const std::bad_alloc&) {
    error_text() = "it takes more memory than there is";
    return MediaLimit;
  } catch (const std::exception& error) {
    error_text() = error.what();
  }
  return MediaInternal;
}

struct Free {
  void operator()(void* memory) const { std::free(memory); }
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
  void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
  void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
  void operator()(SwrContext* resampler) const { swr_free(&resampler); }
};

// Plain memory that grows, for what `media_free` gives back.
template <typename T>
class Memory {
 public:
  T* data() const { return memory_.get(); }
  int64_t size() const { return size_; }

  // Room for that many more; returns where they go.
  T* extend(int64_t count) {
    reserve(size_ + count);
    auto* end = memory_.get() + size_;
    size_ += count;
    return end;
  }

  void shrink(int64_t size) { size_ = size; }

  void reserve(int64_t count) {
    if (count <= capacity_) return;
    const auto capacity = std::max(count, capacity_ + capacity_ / 2);
    auto* grown = static_cast<T*>(std::realloc(memory_.get(), static_cast<size_t>(capacity) * sizeof(T)));
    if (grown == nullptr) throw std::bad_alloc();
    static_cast<void>(memory_.release());
    memory_.reset(grown);
    capacity_ = capacity;
  }

  T* release() {
    size_ = capacity_ = 0;
    return memory_.release();
  }

 private:
  std::unique_ptr<T, Free> memory_;
  int64_t size_ = 0;
  int64_t capacity_ = 0;
};

using Frame = std::unique_ptr<AVFrame, Free>;
using Packet = std::unique_ptr<AVPacket, Free>;
using Codec = std::unique_ptr<AVCodecContext, Free>;
using Scaler = std::unique_ptr<SwsContext, Free>;
using Resampler = std::unique_ptr<SwrContext, Free>;

inline Frame make_frame() { return Frame(required(av_frame_alloc())); }
inline Packet make_packet() { return Packet(required(av_packet_alloc())); }
