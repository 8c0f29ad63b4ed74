#include "survey.h"

#include <algorithm>

Survey::Survey(const AVStream& stream) : codec_(stream.codecpar->codec_id), tick_(av_q2d(stream.time_base)) {
  const auto& parameters = *stream.codecpar;
  const auto* descriptor = avcodec_descriptor_get(codec_);
  const auto is_intra = descriptor != nullptr && (descriptor->props & AV_CODEC_PROP_INTRA_ONLY) != 0;
  switch (codec_) {
    case AV_CODEC_ID_H264:
      knows_entries_ = knows_references_ = is_certain_ = true;
      if (parameters.extradata_size > 4 && parameters.extradata[0] == 1) length_bytes_ = (parameters.extradata[4] & 3) + 1;
      break;
    case AV_CODEC_ID_HEVC:
      knows_entries_ = is_certain_ = true;
      if (parameters.extradata_size > 22 && parameters.extradata[0] == 1) length_bytes_ = (parameters.extradata[21] & 3) + 1;
      break;
    case AV_CODEC_ID_VP8: knows_entries_ = knows_references_ = is_certain_ = true; break;
    case AV_CODEC_ID_VP9:
    case AV_CODEC_ID_AV1: knows_entries_ = is_certain_ = true; break;
    case AV_CODEC_ID_MPEG1VIDEO:
    case AV_CODEC_ID_MPEG2VIDEO:
    case AV_CODEC_ID_MPEG4: knows_references_ = is_certain_ = true; break;
    default: knows_entries_ = is_certain_ = is_intra; break;
  }
}

void Survey::add(const AVPacket& packet) {
  // VP8's frames that are only ever referred to have packets of their own.
  const auto is_hidden = codec_ == AV_CODEC_ID_VP8 && packet.size > 0 && (packet.data[0] & 0x10) == 0;
  const auto is_shown = (packet.flags & AV_PKT_FLAG_DISCARD) == 0 && !is_hidden;
  packets_.push_back({packet.pts, packet.dts, packet.duration, is_shown, is_entry(packet)});
  // A stream that starts in the middle, or shows something before its start, leaves out frames that the packets promise.
  if (packet.pts == AV_NOPTS_VALUE || packet.pts < packets_.front().pts) is_certain_ = false;
  if (packets_.size() == 1 && (knows_entries_ ? !packets_.front().is_entry : (packet.flags & AV_PKT_FLAG_KEY) == 0)) is_certain_ = false;
}

// Frames are shown no earlier than they are decoded.
bool Survey::has_first(int64_t n) const {
  if (static_cast<int64_t>(packets_.size()) < n || packets_.back().dts == AV_NOPTS_VALUE) return false;
  const auto known = std::count_if(packets_.begin(), packets_.end(), [&](const Fact& packet) { return packet.shown && packet.pts < packets_.back().dts; });
  return known >= n;
}

Timeline Survey::timeline(int64_t below) const {
  Timeline timeline;
  timeline.tick = tick_;
  for (size_t i = 0; i < packets_.size(); i++)
    if (packets_[i].shown && packets_[i].pts < below) timeline.moments.push_back({static_cast<int64_t>(i), packets_[i].pts});
  std::sort(timeline.moments.begin(), timeline.moments.end(), [](const Moment& a, const Moment& b) { return a.ticks < b.ticks; });
  if (!timeline.moments.empty()) timeline.last_ticks = packets_[static_cast<size_t>(timeline.moments.back().key)].duration;
  return timeline;
}

bool Survey::is_beyond(int64_t below) const {
  return std::any_of(packets_.begin(), packets_.end(), [&](const Fact& packet) { return packet.shown && packet.pts >= below; });
}

std::vector<Survey::Need> Survey::needs(const std::vector<Taken>& taken) const {
  std::vector<Need> needs(packets_.size(), Need::None);
  for (const auto& frame : taken) needs[static_cast<size_t>(frame.key)] = Need::Frame;
  // Backwards: within a stretch from one entry to the next all before a wanted frame may be referred to, and nothing after the last.
  auto is_before_wanted = false;
  for (auto i = packets_.size(); i-- > 0;) {
    if (needs[i] == Need::Frame) is_before_wanted = true;
    else if (is_before_wanted) needs[i] = knows_references_ ? Need::Reference : Need::Frame;
    if (knows_entries_ && packets_[i].is_entry) is_before_wanted = false;
  }
  return needs;
}

bool Survey::is_entry(const AVPacket& packet) const {
  switch (codec_) {
    case AV_CODEC_ID_H264:
    case AV_CODEC_ID_HEVC: return has_instant_refresh(packet);
    default: return knows_entries_ && (packet.flags & AV_PKT_FLAG_KEY) != 0;
  }
}

// A key frame of a container may be one from which a decoder only recovers in time; one of these forgets all that was before.
bool Survey::has_instant_refresh(const AVPacket& packet) const {
  const auto* at = packet.data;
  const auto* end = packet.data + packet.size;
  if (length_bytes_ > 0) {
    while (end - at > length_bytes_) {
      int64_t length = 0;
      for (auto i = 0; i < length_bytes_; i++) length = length << 8 | *at++;
      if (is_instant_refresh(*at)) return true;
      if (length > end - at) return false;
      at += length;
    }
    return false;
  }
  for (; end - at > 3; at++)
    if (at[0] == 0 && at[1] == 0 && at[2] == 1 && is_instant_refresh(at[3])) return true;
  return false;
}

bool Survey::is_instant_refresh(uint8_t header) const {
  if (codec_ == AV_CODEC_ID_H264) return (header & 0x1f) == 5;
  const auto kind = header >> 1 & 0x3f;
  return kind >= 16 && kind <= 20;
}
