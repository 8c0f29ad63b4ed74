// A clip's file as libav reads it: the container, its picture and its sound, packet by packet.
#pragma once

#include "common.h"

#include <chrono>
#include <vector>

// When a decoding has to end before it is done.
class Watch {
 public:
  Watch(double seconds, const volatile int32_t* cancelled);

  bool ended() const noexcept { return cancelled() || expired(); }

  // Ends the call when it is time to.
  void check() const;

 private:
  bool cancelled() const noexcept { return cancelled_ != nullptr && *cancelled_ != 0; }
  bool expired() const noexcept { return std::chrono::steady_clock::now() >= deadline_; }

  const double seconds_;
  const volatile int32_t* const cancelled_;
  std::chrono::steady_clock::time_point deadline_;
};

// A file that has been opened and looked through. Nothing but the descriptor's own bytes is ever read.
class Input {
 public:
  Input(int file, const MediaRequest& request, const Watch& watch);
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  AVStream* video() const { return video_; }   // null: none
  AVStream* audio() const { return audio_; }   // null: none
  double duration() const;                     // seconds, 0: unknown
  double start() const { return start_; }      // seconds on the container's clock
  int64_t missing_bytes() const;               // of those that a RIFF or Matroska file says it has
  const char* kind() const { return format_->iformat->name; }

  // Only these are read from here on.
  void choose(bool video, bool audio);

  // Reads the next packet, of whatever stream: 0, or libav's error.
  int read(AVPacket& packet) { return av_read_frame(format_.get(), &packet); }

 private:
  struct Bytes {
    int file;
    int64_t at;
    int64_t size;
    const Watch* watch;
  };

  struct CloseBytes {
    void operator()(AVIOContext* io) const {
      av_freep(&io->buffer);
      avio_context_free(&io);
    }
  };

  struct CloseFormat {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
  };

  static int read_bytes(void* opaque, uint8_t* buffer, int size);
  static int64_t seek_bytes(void* opaque, int64_t offset, int whence);

  void open();
  void find_streams(const MediaRequest& request);
  void choose_streams();
  bool is_described() const;
  void look_into_streams(const MediaRequest& request);
  AVStream* best(AVMediaType type) const;

  Bytes bytes_;
  std::unique_ptr<AVIOContext, CloseBytes> io_;
  std::unique_ptr<AVFormatContext, CloseFormat> format_;
  AVStream* video_ = nullptr;
  AVStream* audio_ = nullptr;
  double start_ = 0;
};

// Opens the decoder of a stream.
Codec open_decoder(const AVStream& stream, const char* what, int64_t limit_pixels);

// A time of the stream in seconds from the clip's start.
inline double seconds(int64_t ticks, const AVStream& stream, const Input& input) {
  return static_cast<double>(ticks) * av_q2d(stream.time_base) - input.start();
}
