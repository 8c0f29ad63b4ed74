// Opening a clip, and what is let in.
#include "input.h"

extern "C" {
#include <libavutil/avstring.h>
#include <libavutil/opt.h>
}

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace {

// What clips are made of. Everything else that libav knows, playlists and scripts among it, stays outside.
const char* const Containers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,wav,mp3,ogg,flac,aac";
const char* const Decoders =
    "h264,hevc,vp8,vp9,av1,libdav1d,mpeg4,mpeg1video,mpeg2video,mjpeg,h263,flv,theora,rawvideo,"
    "aac,mp3,mp3float,mp2,mp2float,opus,vorbis,flac,alac,ac3,eac3,"
    "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw";

constexpr int BufferBytes = 1 << 16;

// Packets that a container may list of a stream: three hours of AAC. A packet of one byte takes half a kilobyte.
constexpr int most_packets = 500'000;

int refuse_other_files(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) { return AVERROR(EPERM); }

int ended(void* watch) { return static_cast<const Watch*>(watch)->ended() ? 1 : 0; }

bool is_still(const AVStream& stream) { return (stream.disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)) != 0; }

// The larger is the one that is meant, unless the container says otherwise.
double rank(const AVStream& stream) {
  const auto& codec = *stream.codecpar;
  const auto size = codec.codec_type == AVMEDIA_TYPE_VIDEO ? static_cast<double>(codec.width) * codec.height : codec.ch_layout.nb_channels;
  return size + ((stream.disposition & AV_DISPOSITION_DEFAULT) != 0 ? 1e12 : 0);
}

// A number of Matroska's, whose leading zero bits say how many bytes it has; -1 where it stands for unknown.
int64_t read_length(const uint8_t*& at, const uint8_t* end) {
  auto bytes = 1;
  while (bytes <= 8 && (*at & (0x80 >> (bytes - 1))) == 0) bytes++;
  if (bytes > 8 || end - at < bytes) return -1;
  int64_t value = *at++ & (0xff >> bytes);
  for (auto i = 1; i < bytes; i++) value = value << 8 | *at++;
  return value == (int64_t{1} << (7 * bytes)) - 1 ? -1 : value;
}

// How large a RIFF or Matroska file is by its own first bytes; 0: unknown.
int64_t promised_bytes(const uint8_t* head, const uint8_t* end) {
  if (std::memcmp(head, "RIFF", 4) == 0) {
    const auto size = head[4] | head[5] << 8 | head[6] << 16 | static_cast<int64_t>(head[7]) << 24;
    // Who writes to a pipe leaves it open, with the largest size or, as sox has it, nearly half of that.
    return size >= 0x7ffff000 ? 0 : size + 8;
  }
  if (std::memcmp(head, "\x1a\x45\xdf\xa3", 4) != 0) return 0;
  const auto* at = head + 4;
  const auto header = read_length(at, end);
  if (header < 0 || header > end - at - 12 || std::memcmp(at + header, "\x18\x53\x80\x67", 4) != 0) return 0;
  at += header + 4;
  const auto segment = read_length(at, end);
  return segment < 0 ? 0 : at - head + segment;
}

// Decoders hold rows that are a little longer than the picture's to their limit.
int64_t decoder_limit(int64_t pixels) {
  constexpr int64_t slack = 128 * 16384;
  return std::min<int64_t>(pixels, INT32_MAX - slack) + slack;
}

}  // namespace

int32_t media_open(const char* path, int32_t* file) {
  return guarded([&] {
    // A pipe without a writer would block.
    const auto opened = ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (opened < 0) throw Failure(MediaMissing, std::string("the file cannot be opened: ") + std::strerror(errno));
    struct stat facts;
    if (::fstat(opened, &facts) != 0 || !S_ISREG(facts.st_mode)) {
      const auto is_directory = S_ISDIR(facts.st_mode);
      ::close(opened);
      throw Failure(MediaMissing, is_directory ? "it is a directory" : "it is no regular file");
    }
    *file = opened;
  });
}

Watch::Watch(double seconds, const volatile int32_t* cancelled)
    : seconds_(seconds),
      cancelled_(cancelled),
      // A century is as long as for ever, and can be added.
      deadline_(std::chrono::steady_clock::now() +
                std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(std::min(seconds, 3e9)))) {}

void Watch::check() const {
  if (cancelled()) throw Failure(MediaCancelled, "the decoding was cancelled");
  if (expired()) {
    char text[80];
    std::snprintf(text, sizeof text, "decoding takes longer than the limit of %.6g s", seconds_);
    throw Failure(MediaTime, text);
  }
}

Input::Input(int file, const MediaRequest& request, const Watch& watch) : bytes_{file, 0, 0, &watch} {
  // Not by fstat, which libc makes of a call that takes paths: the worker may not make such.
  bytes_.size = ::lseek(file, 0, SEEK_END);
  if (bytes_.size < 0) throw Failure(MediaMissing, std::string("the file cannot be read: ") + std::strerror(errno));
  if (bytes_.size == 0) throw Failure(MediaUnreadable, "the file is empty");
  open();
  find_streams(request);
}

int Input::read_bytes(void* opaque, uint8_t* buffer, int size) {
  auto& bytes = *static_cast<Bytes*>(opaque);
  if (bytes.watch->ended()) return AVERROR_EXIT;
  ssize_t got;
  do got = ::pread(bytes.file, buffer, static_cast<size_t>(size), bytes.at);
  while (got < 0 && errno == EINTR);
  if (got < 0) return AVERROR(errno);
  if (got == 0) return AVERROR_EOF;
  bytes.at += got;
  return static_cast<int>(got);
}

int64_t Input::seek_bytes(void* opaque, int64_t offset, int whence) {
  auto& bytes = *static_cast<Bytes*>(opaque);
  switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE: return bytes.size;
    case SEEK_SET: break;
    case SEEK_CUR: offset += bytes.at; break;
    case SEEK_END: offset += bytes.size; break;
    default: return AVERROR(EINVAL);
  }
  if (offset < 0) return AVERROR(EINVAL);
  return bytes.at = offset;
}

void Input::open() {
  auto* buffer = static_cast<uint8_t*>(required(av_malloc(BufferBytes)));
  io_.reset(avio_alloc_context(buffer, BufferBytes, 0, &bytes_, read_bytes, nullptr, seek_bytes));
  if (io_ == nullptr) {
    av_free(buffer);
    throw std::bad_alloc();
  }
  const AVInputFormat* kind = nullptr;
  const auto probed = av_probe_input_buffer2(io_.get(), &kind, "", nullptr, 0, 0);
  bytes_.watch->check();
  if (with_memory(probed) < 0 || kind == nullptr) throw Failure(MediaUnreadable, "it is no kind of clip that libav knows");
  if (av_match_list(kind->name, Containers, ',') == 0)
    throw Failure(MediaUnreadable, std::string("it is a file of kind ") + kind->name + ", which is not let in");

  format_.reset(required(avformat_alloc_context()));
  format_->pb = io_.get();
  format_->io_open = refuse_other_files;
  format_->interrupt_callback = {ended, const_cast<Watch*>(bytes_.watch)};
  format_->format_whitelist = required(av_strdup(Containers));
  format_->codec_whitelist = required(av_strdup(Decoders));
  // A failure frees it.
  auto* format = format_.release();
  const auto opened = avformat_open_input(&format, "", kind, nullptr);
  format_.reset(format);
  bytes_.watch->check();
  if (with_memory(opened) < 0) throw Failure(MediaUnreadable, "the container cannot be read: " + describe(opened) + last_report());
  for (unsigned i = 0; i < format_->nb_streams; i++) {
    if (avformat_index_get_entries_count(format_->streams[i]) <= most_packets) continue;
    throw Failure(MediaLimit, "its index names more than the " + std::to_string(most_packets) + " packets that a stream may have");
  }
}

void Input::find_streams(const MediaRequest& request) {
  choose_streams();
  if (!is_described()) {
    look_into_streams(request);
    choose_streams();
  }
  if (video_ == nullptr && audio_ == nullptr) throw Failure(MediaUnreadable, "it has neither picture nor sound");
  // Time runs from where the first of both begins, whatever is asked for.
  auto first = std::numeric_limits<double>::infinity();
  for (const auto* stream : {video_, audio_})
    if (stream != nullptr && stream->start_time != AV_NOPTS_VALUE) first = std::min(first, static_cast<double>(stream->start_time) * av_q2d(stream->time_base));
  start_ = std::isfinite(first) ? first : 0;
}

void Input::choose_streams() {
  video_ = best(AVMEDIA_TYPE_VIDEO);
  audio_ = best(AVMEDIA_TYPE_AUDIO);
}

// What most clips are made of is described in full by their head. To look into the streams costs the decoding of a frame.
bool Input::is_described() const {
  if (std::strncmp(kind(), "mov", 3) != 0 || (video_ == nullptr && audio_ == nullptr)) return false;
  const auto is = [](const AVStream& stream, AVCodecID codec) {
    return stream.codecpar->codec_id == codec && stream.codecpar->extradata_size > 0 && stream.start_time != AV_NOPTS_VALUE && stream.duration > 0;
  };
  const auto has_picture = video_ == nullptr || (is(*video_, AV_CODEC_ID_H264) && video_->codecpar->width > 0 && video_->codecpar->height > 0);
  return has_picture &&
         (audio_ == nullptr || (is(*audio_, AV_CODEC_ID_AAC) && audio_->codecpar->sample_rate > 0 && audio_->codecpar->ch_layout.nb_channels > 0));
}

void Input::look_into_streams(const MediaRequest& request) {
  const auto count = format_->nb_streams;
  std::vector<AVDictionary*> options(count);
  for (auto& option : options) av_dict_set_int(&option, "max_pixels", decoder_limit(request.limit_source_pixels), 0);
  const auto found = avformat_find_stream_info(format_.get(), options.data());
  for (auto& option : options) av_dict_free(&option);
  bytes_.watch->check();
  if (with_memory(found) < 0) throw Failure(MediaUnreadable, "the container cannot be read: " + describe(found) + last_report());
}

AVStream* Input::best(AVMediaType type) const {
  AVStream* best = nullptr;
  for (unsigned i = 0; i < format_->nb_streams; i++) {
    auto* stream = format_->streams[i];
    if (stream->codecpar->codec_type != type || is_still(*stream)) continue;
    if (best == nullptr || rank(*stream) > rank(*best)) best = stream;
  }
  return best;
}

void Input::choose(bool video, bool audio) {
  for (unsigned i = 0; i < format_->nb_streams; i++) {
    auto* stream = format_->streams[i];
    stream->discard = (video && stream == video_) || (audio && stream == audio_) ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
  }
}

double Input::duration() const {
  if (format_->duration == AV_NOPTS_VALUE || format_->duration < 0) return 0;
  return std::min(static_cast<double>(format_->duration) / AV_TIME_BASE, longest_duration);
}

int64_t Input::missing_bytes() const {
  uint8_t head[128] = {};
  const auto read = ::pread(bytes_.file, head, sizeof head, 0);
  if (read < 16) return 0;
  const auto missing = promised_bytes(head, head + read) - bytes_.size;
  // A RIFF file's last byte may be padding that nobody wrote.
  const auto padding = head[0] == 'R' ? 1 : 0;
  return missing > padding ? missing : 0;
}

Codec open_decoder(const AVStream& stream, const char* what, int64_t limit_pixels) {
  const auto name = std::string(avcodec_get_name(stream.codecpar->codec_id));
  const auto* decoder = avcodec_find_decoder(stream.codecpar->codec_id);
  if (decoder == nullptr || av_match_list(decoder->name, Decoders, ',') == 0)
    throw Failure(MediaUnreadable, std::string(what) + " is coded as " + name + ", which is not let in");
  Codec codec(required(avcodec_alloc_context3(decoder)));
  check(avcodec_parameters_to_context(codec.get(), stream.codecpar), "a decoder cannot be set up");
  codec->pkt_timebase = stream.time_base;
  // With several, damage is told of a frame before it is found.
  codec->thread_count = 1;
  codec->max_pixels = decoder_limit(limit_pixels);
  const auto opened = avcodec_open2(codec.get(), decoder, nullptr);
  if (with_memory(opened) < 0) throw Failure(MediaUnreadable, std::string(what) + " cannot be decoded: " + describe(opened) + last_report());
  return codec;
}
