#include "packets.h"

#include <cstdio>
#include <cstring>

namespace {

constexpr int64_t MostHeldBytes = int64_t{64} << 20;
// What a packet takes beside its bytes.
constexpr int64_t PacketBytes = 512;
constexpr int MostErrorsInARow = 64;

// Whether the container says of every packet where it lies.
bool is_mov(const Input& input) { return std::strncmp(input.kind(), "mov", 3) == 0; }

}  // namespace

Packets::Packets(int file, const MediaRequest& request, const Watch& watch) : file_(file), request_(request), watch_(watch) {
  input_.emplace(file_, request_, watch_);
}

void Packets::want(bool video, bool audio) {
  has_video_ = wants_video_ = video && input_->video() != nullptr;
  has_audio_ = wants_audio_ = audio && input_->audio() != nullptr;
  input_->choose(has_video_, has_audio_);
}

void Packets::leave_video() {
  wants_video_ = false;
  input_->choose(wants_video_, wants_audio_);
}

void Packets::leave_audio() {
  wants_audio_ = false;
  input_->choose(wants_video_, wants_audio_);
}

void Packets::rewind() {
  at_ = 0;
  replaying_ = holding_;
  if (replaying_) return;
  held_.clear();
  errors_ = 0;
  video_packets_ = audio_packets_ = 0;
  damage_.clear();
  input_.reset();
  input_.emplace(file_, request_, watch_);
  want(has_video_, has_audio_);
}

AVPacket* Packets::next() {
  watch_.check();
  if (replaying_) {
    if (at_ < held_.size()) return held_[at_++].get();
    if (is_complete_) return nullptr;
    replaying_ = holding_ = false;
  }
  if (!read()) {
    is_complete_ = holding_;
    return nullptr;
  }
  if (!holding_) return packet_.get();
  held_bytes_ += packet_->size + PacketBytes;
  if (held_bytes_ > MostHeldBytes) {
    holding_ = false;
    held_.clear();
    return packet_.get();
  }
  held_.push_back(std::exchange(packet_, make_packet()));
  // What the demuxer lent out must stay as it is.
  check(av_packet_make_refcounted(held_.back().get()), "there is no room for a packet");
  return held_.back().get();
}

bool Packets::read() {
  while (wants_video_ || wants_audio_) {
    watch_.check();
    av_packet_unref(packet_.get());
    const auto reported = reports().errors;
    const auto got = input_->read(*packet_);
    watch_.check();
    if (with_memory(got) == AVERROR_EOF) {
      end();
      return false;
    }
    const auto at = std::max(video_end_, audio_end_);
    if (reports().errors != reported) damage_.add("error", "in the container", at, last_report());
    if (got < 0) {
      if (reports().errors == reported) damage_.add("error", "in the container", at, " (" + describe(got) + ")");
      if (++errors_ < MostErrorsInARow) continue;
      end();
      return false;
    }
    errors_ = 0;
    auto* video = wants_video_ ? input_->video() : nullptr;
    auto* audio = wants_audio_ ? input_->audio() : nullptr;
    auto* stream = video != nullptr && packet_->stream_index == video->index ? video
                   : audio != nullptr && packet_->stream_index == audio->index ? audio : nullptr;
    if (stream == nullptr) continue;
    (stream == video ? video_packets_ : audio_packets_)++;
    const auto time = packet_->pts != AV_NOPTS_VALUE ? packet_->pts : packet_->dts;
    auto& end = stream == video ? video_end_ : audio_end_;
    if (time != AV_NOPTS_VALUE) end = std::max(end, seconds(time, *stream, *input_) + static_cast<double>(packet_->duration) * av_q2d(stream->time_base));
    if ((packet_->flags & AV_PKT_FLAG_CORRUPT) != 0) damage_.add("packet", stream == video ? "of the picture cut short" : "of the sound cut short", end);
    if (is_beyond(*packet_, *stream)) continue;
    if (packet_->size > 0) return true;
  }
  return false;
}

// The first packet of a stream beyond the limit is its end: what follows in decoding order is shown no earlier.
bool Packets::is_beyond(const AVPacket& packet, const AVStream& stream) {
  const auto time = packet.dts != AV_NOPTS_VALUE ? packet.dts : packet.pts;
  if (time == AV_NOPTS_VALUE || seconds(time, stream, *input_) < request_.limit_seconds) return false;
  if (&stream == input_->video()) {
    is_video_cut_ = true;
    leave_video();
  } else {
    is_audio_cut_ = true;
    leave_audio();
  }
  return true;
}

void Packets::end() {
  if (wants_video_) miss(*input_->video(), video_packets_, video_end_);
  if (wants_audio_) miss(*input_->audio(), audio_packets_, audio_end_);
  if (input_->missing_bytes() > 0) damage_.note("the last " + std::to_string(input_->missing_bytes()) + " bytes of the file are missing");
}

void Packets::miss(const AVStream& stream, int64_t packets, double seconds) {
  if (!is_mov(*input_)) return;
  // Where the demuxer found no room for the index, or no sense in it, what the header says is left.
  const int64_t entries = avformat_index_get_entries_count(&stream);
  const auto promised = entries > 0 ? entries : stream.nb_frames;
  if (packets >= promised) return;
  char at[64];
  std::snprintf(at, sizeof at, " ends at %.3f s: ", seconds);
  damage_.note(std::string(&stream == input_->video() ? "the picture" : "the sound") + at + std::to_string(packets) + " of " + std::to_string(promised) +
               " packets are there");
}
