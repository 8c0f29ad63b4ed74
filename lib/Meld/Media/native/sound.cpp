// Resampling and mixing as ffmpeg's -ar and -ac do it.
#include "sound.h"

extern "C" {
#include <libavutil/channel_layout.h>
}

#include <cmath>

namespace {

// What sound is sampled at. From rates far beyond, which a header may claim, a resampler takes gigabytes and minutes to set up.
constexpr int lowest_rate = 1000;
constexpr int highest_rate = 768000;

// Samples that a resampler may give beyond what has gone in.
constexpr int64_t longest_delay = 1 << 16;

}  // namespace

void Sound::take(const AVFrame& frame) {
  if (frame.nb_samples <= 0 || frame.sample_rate <= 0) return;
  const Source source{frame.sample_rate, frame.format, frame.ch_layout.nb_channels,
                      frame.ch_layout.order == AV_CHANNEL_ORDER_NATIVE ? frame.ch_layout.u.mask : 0};
  if (!(source == source_)) {
    drain();
    prepare(frame, source);
  }
  convert(const_cast<const uint8_t* const*>(frame.extended_data), frame.nb_samples);
}

void Sound::prepare(const AVFrame& frame, const Source& source) {
  const auto what = "its sound of " + std::to_string(source.channels) + " channels at " + std::to_string(source.rate) + " samples per second cannot be resampled";
  if (source.rate < lowest_rate || source.rate > highest_rate) throw Failure(MediaUnreadable, what);
  AVChannelLayout from{};
  // Channels without names are taken for the usual ones of their number.
  if (source.layout != 0) check(av_channel_layout_copy(&from, &frame.ch_layout), "its sound's channels cannot be read", MediaUnreadable);
  else av_channel_layout_default(&from, source.channels);
  AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
  SwrContext* made = nullptr;
  const auto set = swr_alloc_set_opts2(&made, &mono, AV_SAMPLE_FMT_FLT, request_.sample_rate, &from, static_cast<AVSampleFormat>(source.format), source.rate, 0,
                                       nullptr);
  av_channel_layout_uninit(&from);
  resampler_.reset(made);
  check(set, what.c_str(), MediaUnreadable);
  check(swr_init(made), what.c_str(), MediaUnreadable);
  source_ = source;
}

void Sound::convert(const uint8_t* const* data, int samples) {
  const auto room = check(swr_get_out_samples(resampler_.get(), samples), "its sound cannot be resampled", MediaUnreadable);
  const auto before = samples_.size();
  if (before + room > request_.limit_samples + longest_delay) fail_limit();
  auto* out = reinterpret_cast<uint8_t*>(samples_.extend(room));
  const auto made = swr_convert(resampler_.get(), &out, room, const_cast<const uint8_t**>(data), samples);
  samples_.shrink(before + std::max(made, 0));
  check(made, "its sound cannot be resampled", MediaUnreadable);
  std::for_each(samples_.data() + before, samples_.data() + samples_.size(), [&](float& sample) {
    if (std::isfinite(sample)) return;
    sample = 0;
    without_number_++;
  });
  if (samples_.size() > most_) {
    is_cut_ = true;
    samples_.shrink(most_);
  }
  if (samples_.size() > request_.limit_samples) fail_limit();
}

void Sound::fail_limit() const {
  throw Failure(MediaLimit, "its sound is longer than the limit of " + std::to_string(request_.limit_samples) + " samples");
}

void Sound::drain() {
  if (resampler_ == nullptr || full()) return;
  convert(nullptr, 0);
  resampler_.reset();
}
