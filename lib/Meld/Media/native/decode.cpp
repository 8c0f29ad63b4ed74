// A clip in one pass: frames by rule and sound.
#include "packets.h"
#include "pictures.h"
#include "sound.h"
#include "survey.h"

#include <cmath>
#include <cstring>
#include <optional>
#include <unordered_map>

namespace {

// Ticks of the stream at a time of the clip, as far as numbers reach.
int64_t ticks(double time, const AVStream& stream, const Input& input) {
  const auto exact = std::ceil((time + input.start()) / av_q2d(stream.time_base) - 1e-6);
  return exact >= 9e18 ? INT64_MAX : static_cast<int64_t>(exact);
}

// How long a decoded frame is shown, in ticks; 0: unknown.
int64_t duration(const AVFrame& frame) {
#if LIBAVUTIL_VERSION_MAJOR >= 58
  return frame.duration;
#else
  return frame.pkt_duration;
#endif
}

// What is done with frames as they come out of the decoder.
struct Choice {
  enum class Of { All, Packets, Frames, Nothing };

  Of of = Of::All;                              // of what `taken` has the numbers; of nothing: times are only collected
  std::vector<Taken> taken;
  std::vector<Survey::Need> needs;              // of packets
  Timeline collected;
  std::unordered_map<int64_t, size_t> places;   // of numbers in `taken`
  size_t next = 0;
  bool has_missed = false;

  explicit Choice(Of of) : of(of) {}
  Choice(Of of, std::vector<Taken> chosen) : of(of), taken(std::move(chosen)) {
    for (size_t i = 0; i < taken.size(); i++) places.emplace(taken[i].key, i);
  }

  bool is_empty() const { return taken.empty() && (of == Of::Packets || of == Of::Frames); }
  bool is_complete() const { return !has_missed && next == taken.size(); }

  // The place of a frame in `taken`, or nothing when it is not among them.
  const Taken* find(int64_t key) {
    const auto place = places.find(key);
    if (place == places.end() || place->second < next) return nullptr;
    has_missed = has_missed || place->second > next;
    next = place->second + 1;
    return &taken[place->second];
  }
};

class Decoding {
 public:
  Decoding(int file, const MediaRequest& request, const volatile int32_t* cancelled);

  void run();
  void give(MediaResult& result);

 private:
  void take_by_timeline();
  bool packets_are_frames() const;
  Timeline decoded_timeline();
  std::vector<Taken> chosen(Timeline timeline);
  void round(Choice* choice, bool sound);
  void send_picture(AVPacket& packet, int64_t number, Choice& choice);
  void take_picture(const AVFrame& frame, Choice& choice);
  template <typename Take>
  void feed(AVCodecContext& codec, const AVPacket* packet, const AVStream& stream, Damage& damage, Take take);
  void check_source(int64_t height, int64_t width) const;
  void check_count(double count) const;
  void check_damage();
  std::string damage_text(const char* end);
  const AVStream& video() const { return *packets_.input().video(); }
  const AVStream& audio() const { return *packets_.input().audio(); }
  Size upright_size() const {
    const auto& parameters = *video().codecpar;
    return orientation_.swapped ? Size{parameters.width, parameters.height} : Size{parameters.height, parameters.width};
  }
  double video_seconds(int64_t ticks) const { return std::max(0.0, seconds(ticks, video(), packets_.input())); }
  bool takes_first() const { return request_.frame_rule == FirstFrames; }
  bool takes_every_frame() const { return request_.frame_rule == EveryNthFrame && request_.frame_count == 1; }

  const MediaRequest& request_;
  const Watch watch_;
  Packets packets_;
  bool wants_picture_ = false;
  bool wants_sound_ = false;
  bool picture_done_ = false;
  bool is_cut_ = false;
  Orientation orientation_;
  Codec picture_codec_;
  Codec sound_codec_;
  Frame frame_ = make_frame();
  std::optional<Pictures> pictures_;
  std::optional<Sound> sound_;
  int64_t frames_ = 0;         // that came out in this round
  int64_t last_ticks_ = AV_NOPTS_VALUE;
  Damage picture_damage_;
  Damage sound_damage_;
};

Decoding::Decoding(int file, const MediaRequest& request, const volatile int32_t* cancelled)
    : request_(request), watch_(request.limit_time, cancelled), packets_(file, request, watch_) {
  const auto& input = packets_.input();
  if (input.video() != nullptr) orientation_ = orientation(video());
  wants_picture_ = request.frame_rule != NoFrames && input.video() != nullptr;
  wants_sound_ = request.sample_rate > 0 && input.audio() != nullptr;
  packets_.want(wants_picture_, wants_sound_);
  if (wants_picture_) {
    check_source(reports().refused_height, reports().refused_width);
    check_source(video().codecpar->height, video().codecpar->width);
    pictures_.emplace(request, orientation_);
  }
  if (wants_sound_) {
    const auto start = audio().start_time == AV_NOPTS_VALUE ? 0 : seconds(audio().start_time, audio(), input);
    const auto most = std::ceil((request.limit_seconds - start) * request.sample_rate - 1e-6);
    sound_.emplace(request, most >= 9e18 ? INT64_MAX : std::max<int64_t>(0, static_cast<int64_t>(most)));
  }
}

void Decoding::run() {
  if (wants_picture_ && takes_every_frame()) {
    Choice everything(Choice::Of::All);
    round(&everything, wants_sound_);
  } else if (wants_picture_) {
    take_by_timeline();
  } else if (wants_sound_) {
    round(nullptr, true);
  }
  if (sound_ && sound_->without_number() > 0) sound_damage_.note(std::to_string(sound_->without_number()) + " samples of the sound are no numbers");
  check_damage();
}

void Decoding::take_by_timeline() {
  if (request_.frame_rule == SpreadFrames) check_count(request_.frame_count);
  packets_.hold();
  Survey survey(video());
  // For the first frames no further than it takes to know which those are.
  while (const auto* packet = packets_.next()) {
    if (packet->stream_index != video().index) continue;
    survey.add(*packet);
    if (takes_first() && (!survey.is_certain() || survey.has_first(request_.frame_count))) break;
  }
  packets_.rewind();
  auto sound = wants_sound_;
  const auto is_countable = request_.frame_rule != EveryNthFrame || packets_are_frames();
  if (survey.is_certain() && is_countable && (request_.plainly & 1) == 0) {
    const auto below = ticks(request_.limit_seconds, video(), packets_.input());
    Choice choice(Choice::Of::Packets, chosen(survey.timeline(below)));
    is_cut_ = (!takes_first() || static_cast<int64_t>(choice.taken.size()) < request_.frame_count) && survey.is_beyond(below);
    choice.needs = survey.needs(choice.taken);
    round(&choice, sound);
    if (choice.is_complete()) return;
    sound = false;
    packets_.rewind();
  }
  // The decoder has the last word: once to learn what it gives, and again to take of it.
  is_cut_ = false;
  Choice choice(takes_first() ? Choice::Of::All : Choice::Of::Frames, takes_first() ? std::vector<Taken>() : chosen(decoded_timeline()));
  if (!takes_first()) packets_.rewind();
  round(&choice, sound);
}

// Whether to count packets is to count frames: MPEG-4 has packets for frames that do not change, HEVC frames that are not shown, and MPEG's streams a packet
// for each of a frame's two fields.
bool Decoding::packets_are_frames() const {
  const auto codec = video().codecpar->codec_id;
  return codec != AV_CODEC_ID_MPEG4 && codec != AV_CODEC_ID_HEVC && std::strncmp(packets_.input().kind(), "mpeg", 4) != 0;
}

Timeline Decoding::decoded_timeline() {
  Choice choice(Choice::Of::Nothing);
  round(&choice, false);
  choice.collected.tick = av_q2d(video().time_base);
  return std::move(choice.collected);
}

std::vector<Taken> Decoding::chosen(Timeline timeline) {
  if (timeline.moments.empty()) return {};
  const auto& rate = video().avg_frame_rate;
  if (timeline.last_ticks <= 0 && rate.num > 0) timeline.last_ticks = std::llround(rate.den / (rate.num * timeline.tick));
  const auto first = video_seconds(timeline.moments.front().ticks);
  const auto ticks = static_cast<double>(timeline.moments.back().ticks) - static_cast<double>(timeline.moments.front().ticks);
  const auto length = std::min((ticks + static_cast<double>(timeline.last_ticks)) * timeline.tick, request_.limit_seconds - first);
  if (request_.frame_rule == FramesPerSecond) check_count(std::ceil(length * request_.frame_rate));
  return choose(request_, timeline, length);
}

// Goes through the packets once, for frames, sound or both.
void Decoding::round(Choice* choice, bool sound) {
  frames_ = 0;
  last_ticks_ = AV_NOPTS_VALUE;
  picture_done_ = choice == nullptr || choice->is_empty();
  if (choice != nullptr) {
    picture_damage_.clear();
    pictures_->clear();
    picture_codec_ = open_decoder(video(), "its picture", request_.limit_source_pixels);
  }
  if (sound) sound_codec_ = open_decoder(audio(), "its sound", 0);
  const auto take_frame = [&](const AVFrame& frame) { take_picture(frame, *choice); };
  const auto take_sound = [&](const AVFrame& frame) { sound_->take(frame); };
  int64_t number = 0;
  auto leaves_picture = false;
  while (!picture_done_ || sound) {
    auto* packet = packets_.next();
    if (packet == nullptr) break;
    if (wants_picture_ && packet->stream_index == video().index) {
      if (!picture_done_) send_picture(*packet, number++, *choice);
    } else if (sound) {
      feed(*sound_codec_, packet, audio(), sound_damage_, take_sound);
      sound = !sound_->full() || !sound_->is_cut();
      if (!sound) packets_.leave_audio();
    }
    if (picture_done_ && !leaves_picture) {
      leaves_picture = true;
      packets_.leave_video();
    }
  }
  if (!picture_done_) feed(*picture_codec_, nullptr, video(), picture_damage_, take_frame);
  if (sound) {
    feed(*sound_codec_, nullptr, audio(), sound_damage_, take_sound);
    sound_->finish();
  }
}

void Decoding::send_picture(AVPacket& packet, int64_t number, Choice& choice) {
  const auto take = [&](const AVFrame& frame) { take_picture(frame, choice); };
  if (choice.of != Choice::Of::Packets) {
    feed(*picture_codec_, &packet, video(), picture_damage_, take);
    return;
  }
  if (number >= static_cast<int64_t>(choice.needs.size())) {
    feed(*picture_codec_, nullptr, video(), picture_damage_, take);
    picture_done_ = true;
    return;
  }
  const auto need = choice.needs[static_cast<size_t>(number)];
  if (need == Survey::Need::None) return;
  picture_codec_->skip_frame = need == Survey::Need::Reference ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
  // The decoder hands this number back with the frame.
  const auto pts = std::exchange(packet.pts, number);
  feed(*picture_codec_, &packet, video(), picture_damage_, take);
  packet.pts = pts;
}

void Decoding::take_picture(const AVFrame& frame, Choice& choice) {
  if (picture_done_) return;
  check_source(frame.height, frame.width);
  if (choice.of == Choice::Of::Packets) {
    if (const auto* taken = choice.find(frame.pts)) pictures_->take(frame, video_seconds(taken->ticks), taken->copies);
    picture_done_ = choice.next == choice.taken.size();
    return;
  }
  auto ticks = frame.best_effort_timestamp;
  // Shown after the one before, where nothing says when.
  if (ticks == AV_NOPTS_VALUE || (last_ticks_ != AV_NOPTS_VALUE && ticks < last_ticks_)) ticks = last_ticks_ == AV_NOPTS_VALUE ? 0 : last_ticks_ + 1;
  last_ticks_ = ticks;
  const auto time = video_seconds(ticks);
  if (time >= request_.limit_seconds) {
    is_cut_ = picture_done_ = true;
    return;
  }
  const auto number = frames_++;
  switch (choice.of) {
    case Choice::Of::Nothing:
      choice.collected.moments.push_back({number, ticks});
      choice.collected.last_ticks = duration(frame);
      break;
    case Choice::Of::Frames:
      if (const auto* taken = choice.find(number)) pictures_->take(frame, time, taken->copies);
      picture_done_ = choice.next == choice.taken.size();
      break;
    default:
      pictures_->take(frame, time, 1);
      picture_done_ = request_.frame_rule == FirstFrames && frames_ == request_.frame_count;
      break;
  }
}

// Hands a packet to a decoder, or its end, and takes what comes out.
template <typename Take>
void Decoding::feed(AVCodecContext& codec, const AVPacket* packet, const AVStream& stream, Damage& damage, Take take) {
  const auto is_video = codec.codec_type == AVMEDIA_TYPE_VIDEO;
  const auto* what = is_video ? "picture" : "sound";
  const auto time = packet == nullptr ? AV_NOPTS_VALUE : packet->dts != AV_NOPTS_VALUE ? packet->dts : packet->pts;
  const auto at = time == AV_NOPTS_VALUE ? 0 : std::max(0.0, seconds(time, stream, packets_.input()));
  const auto fail = [&] {
    if (is_video) check_source(reports().refused_height, reports().refused_width);
    damage.add("packet", std::string("of the ") + what + " that cannot be decoded", at, last_report());
  };
  auto result = avcodec_send_packet(&codec, packet);
  if (with_memory(result) < 0 && result != AVERROR_EOF) fail();
  for (auto errors = 0; errors < 64; av_frame_unref(frame_.get())) {
    watch_.check();
    result = with_memory(avcodec_receive_frame(&codec, frame_.get()));
    if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
    if (result < 0) {
      errors++;
      fail();
      continue;
    }
    if (frame_->decode_error_flags != 0 || (frame_->flags & AV_FRAME_FLAG_CORRUPT) != 0)
      damage.add("frame", std::string("of the ") + what + " with damage", at);
    take(*frame_);
  }
}

void Decoding::check_source(int64_t height, int64_t width) const {
  if (height <= 0 || width <= 0 || height <= request_.limit_source_pixels / width) return;
  throw Failure(MediaLimit, "its picture of " + std::to_string(height) + " x " + std::to_string(width) + " pixels exceeds the limit of " +
                                std::to_string(request_.limit_source_pixels) + " pixels");
}

// Before anything is decoded, by the size that the container names.
void Decoding::check_count(double count) const {
  const auto& parameters = *video().codecpar;
  const auto size = parameters.height > 0 && parameters.width > 0 ? output_size(request_, upright_size()).cropped : Size{1, 1};
  pictures_->check_limit(count >= 9e18 ? INT64_MAX : static_cast<int64_t>(count), size);
}

std::string Decoding::damage_text(const char* end) {
  return packets_.damage().text(end) + picture_damage_.text(end) + sound_damage_.text(end);
}

void Decoding::check_damage() {
  auto lines = damage_text("; ");
  if (lines.empty()) return;
  lines.resize(lines.size() - 2);
  const auto has_picture = wants_picture_ && pictures_->count() > 0, has_sound = wants_sound_ && sound_->count() > 0;
  if (!has_picture && !has_sound) throw Failure(MediaUnreadable, "nothing of it can be decoded: " + lines);
  if (request_.accept_damage == 0) throw Failure(MediaDamaged, "it is damaged: " + lines);
}

void name(char (&place)[32], AVCodecID codec) { std::strncpy(place, avcodec_get_name(codec), sizeof place - 1); }

void Decoding::give(MediaResult& result) {
  const auto& input = packets_.input();
  result.duration = input.duration();
  if (input.video() != nullptr) {
    const auto& parameters = *video().codecpar;
    result.has_video = 1;
    name(result.video_codec, parameters.codec_id);
    result.video_height = upright_size().height;
    result.video_width = upright_size().width;
    result.video_rate = video().avg_frame_rate.den > 0 ? av_q2d(video().avg_frame_rate) : 0;
    result.rotation = orientation_.degrees;
    result.video_frames = std::max<int64_t>(0, video().nb_frames);
  }
  if (input.audio() != nullptr) {
    const auto& parameters = *audio().codecpar;
    result.has_audio = 1;
    name(result.audio_codec, parameters.codec_id);
    result.audio_channels = std::max(0, parameters.ch_layout.nb_channels);
    result.audio_rate = std::max(0, parameters.sample_rate);
  }
  // Who has all the first frames that were asked for misses none beyond.
  const auto has_all = takes_first() && pictures_ && pictures_->count() == request_.frame_count;
  const auto is_picture_cut = !has_all && (is_cut_ || packets_.is_video_cut());
  result.is_cut = is_picture_cut || packets_.is_audio_cut() || (sound_ && sound_->is_cut()) ? 1 : 0;
  if (pictures_) {
    result.frame_count = pictures_->count();
    if (result.frame_count > 0) {
      result.frame_height = pictures_->size().height;
      result.frame_width = pictures_->size().width;
    } else if (video().codecpar->height > 0 && video().codecpar->width > 0) {
      const auto size = output_size(request_, upright_size()).cropped;
      result.frame_height = size.height;
      result.frame_width = size.width;
    }
    result.pixels = pictures_->release_pixels();
    result.timestamps = pictures_->release_timestamps();
  }
  if (sound_) {
    result.sample_count = sound_->count();
    if (audio().start_time != AV_NOPTS_VALUE) result.sound_start = std::clamp(seconds(audio().start_time, audio(), input), 0.0, longest_duration);
    result.samples = sound_->release();
  }
  const auto lines = damage_text("\n");
  if (lines.empty()) return;
  Memory<char> damage;
  std::copy(lines.begin(), lines.end(), damage.extend(static_cast<int64_t>(lines.size())));
  result.damage_bytes = damage.size();
  result.damage = damage.release();
}

}  // namespace

int32_t media_decode(int32_t file, const MediaRequest* request, const volatile int32_t* cancelled, MediaResult** result) {
  *result = nullptr;
  return guarded([&] {
    reports() = {};
    Decoding decoding(file, *request, cancelled);
    decoding.run();
    std::unique_ptr<MediaResult, decltype(&media_free)> made(static_cast<MediaResult*>(required(std::calloc(1, sizeof(MediaResult)))), media_free);
    decoding.give(*made);
    *result = made.release();
  });
}

void media_free(MediaResult* result) {
  if (result == nullptr) return;
  std::free(result->pixels);
  std::free(result->timestamps);
  std::free(result->samples);
  std::free(result->damage);
  std::free(result);
}
