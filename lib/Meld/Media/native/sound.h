// Decoded sound becomes one channel at the rate that is wanted.
#pragma once

#include "common.h"

class Sound {
 public:
  // At most `most` samples are kept; more than the request's limit end the call.
  Sound(const MediaRequest& request, int64_t most) : request_(request), most_(most) {}

  void take(const AVFrame& frame);

  // What the resampler still holds.
  void finish() { drain(); }

  bool full() const { return samples_.size() >= most_; }
  bool is_cut() const { return is_cut_; }
  int64_t count() const { return samples_.size(); }
  // Samples that were no numbers; they are silence now.
  int64_t without_number() const { return without_number_; }
  float* release() { return samples_.release(); }

 private:
  struct Source {
    int rate = 0;
    int format = -1;
    int channels = 0;
    uint64_t layout = 0;

    bool operator==(const Source& other) const {
      return rate == other.rate && format == other.format && channels == other.channels && layout == other.layout;
    }
  };

  void prepare(const AVFrame& frame, const Source& source);
  void convert(const uint8_t* const* data, int samples);
  void drain();
  [[noreturn]] void fail_limit() const;

  const MediaRequest& request_;
  const int64_t most_;
  Source source_;
  Resampler resampler_;
  Memory<float> samples_;
  bool is_cut_ = false;
  int64_t without_number_ = 0;
};
