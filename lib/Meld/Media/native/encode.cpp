// Encoding: clips of H.264 with AAC or MP3 in MP4, and single pictures as PNG or JPEG. Everything lies in memory.
#include "common.h"

extern "C" {
#include <libavcodec/bsf.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace {

struct FreeMore : Free {
  using Free::operator();
  void operator()(AVFormatContext* format) const { avformat_free_context(format); }
  void operator()(AVBSFContext* filter) const { av_bsf_free(&filter); }
  void operator()(AVIOContext* context) const {
    av_freep(&context->buffer);
    avio_context_free(&context);
  }
};

using Format = std::unique_ptr<AVFormatContext, FreeMore>;
using Filter = std::unique_ptr<AVBSFContext, FreeMore>;
using MemoryContext = std::unique_ptr<AVIOContext, FreeMore>;

[[noreturn]] void fail(const std::string& text) { throw Failure(MediaInternal, text); }

// Bytes of a file, and a place in them.
struct MemoryFile {
  std::vector<uint8_t> bytes;
  size_t place = 0;

  static int read(void* file, uint8_t* to, int size) {
    auto& self = *static_cast<MemoryFile*>(file);
    const auto count = std::min(static_cast<size_t>(size), self.bytes.size() - std::min(self.place, self.bytes.size()));
    if (count == 0) return AVERROR_EOF;
    std::memcpy(to, self.bytes.data() + self.place, count);
    self.place += count;
    return static_cast<int>(count);
  }

  static int write(void* file, uint8_t* from, int size) {
    auto& self = *static_cast<MemoryFile*>(file);
    const auto end = self.place + static_cast<size_t>(size);
    try {
      if (end > self.bytes.size()) self.bytes.resize(end);
    } catch (const std::bad_alloc&) {
      return AVERROR(ENOMEM);
    }
    std::memcpy(self.bytes.data() + self.place, from, static_cast<size_t>(size));
    self.place = end;
    return size;
  }

  static int64_t seek(void* file, int64_t offset, int whence) {
    auto& self = *static_cast<MemoryFile*>(file);
    const auto size = static_cast<int64_t>(self.bytes.size());
    if (whence == AVSEEK_SIZE) return size;
    const auto from = whence == SEEK_CUR ? static_cast<int64_t>(self.place) : whence == SEEK_END ? size : 0;
    if (from + offset < 0) return AVERROR(EINVAL);
    self.place = static_cast<size_t>(from + offset);
    return from + offset;
  }
};

MemoryContext open_memory(MemoryFile& file, bool writing) {
  constexpr int buffer = 1 << 15;
  auto* memory = static_cast<unsigned char*>(required(av_malloc(buffer)));
  auto* context = avio_alloc_context(memory, buffer, writing, &file, MemoryFile::read, MemoryFile::write, MemoryFile::seek);
  if (context == nullptr) av_free(memory);
  return MemoryContext(required(context));
}

// The muxer opens what it has written a second time, to read it while it moves the index to the front.
struct Reopened {
  MemoryFile& file;
  MemoryFile view;

  static int open(AVFormatContext* format, AVIOContext** context, const char*, int flags, AVDictionary**) {
    auto& self = *static_cast<Reopened*>(format->opaque);
    if (flags != AVIO_FLAG_READ) return AVERROR(EPERM);
    try {
      self.view = {self.file.bytes, 0};
      *context = open_memory(self.view, false).release();
    } catch (const std::bad_alloc&) {
      return AVERROR(ENOMEM);
    }
    return 0;
  }

  static int close(AVFormatContext*, AVIOContext* context) {
    FreeMore()(context);
    return 0;
  }
};

const AVCodec* find_encoder(const char* name, const char* what) {
  const auto* codec = avcodec_find_encoder_by_name(name);
  if (codec == nullptr) fail(std::string("the libavcodec of this machine has no ") + name + ", so it cannot write " + what);
  return codec;
}

Codec open_codec(const AVCodec* codec, Codec context) {
  context->thread_count = 1;
  context->flags |= AV_CODEC_FLAG_BITEXACT;
  check(avcodec_open2(context.get(), codec, nullptr), codec->name);
  return context;
}

// Turns planes of red, green and blue into frames of another form.
class Converter {
 public:
  Converter(int height, int width, AVPixelFormat format, bool full_range)
      : height_(height), width_(width), source_(make_frame()), target_(make_frame()) {
    allocate(source_.get(), AV_PIX_FMT_GBRP);
    allocate(target_.get(), format);
    // The clip is small beside what people see: chroma is taken from all of it, and rounding is exact on every machine.
    constexpr int flags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_FULL_CHR_H_INT | SWS_BITEXACT;
    scaler_.reset(sws_getContext(width, height, AV_PIX_FMT_GBRP, width, height, format, flags, nullptr, nullptr, nullptr));
    if (!scaler_) fail("libswscale cannot convert frames of this size");
    const auto* matrix = sws_getCoefficients(SWS_CS_ITU601);
    sws_setColorspaceDetails(scaler_.get(), matrix, 1, matrix, full_range ? 1 : 0, 0, 1 << 16, 1 << 16);
  }

  // The frame is the converter's and holds until the next call.
  AVFrame* convert(const uint8_t* pixels) {
    const auto plane = static_cast<size_t>(height_) * static_cast<size_t>(width_);
    // GBRP: green first. Copied, because libswscale reads beyond the end of a row.
    for (int channel = 0; channel < 3; channel++) {
      const int to = (channel + 2) % 3;
      av_image_copy_plane(source_->data[to], source_->linesize[to], pixels + static_cast<size_t>(channel) * plane, width_, width_, height_);
    }
    check(av_frame_make_writable(target_.get()), "making a frame");
    check(sws_scale(scaler_.get(), source_->data, source_->linesize, 0, height_, target_->data, target_->linesize), "converting a frame");
    return target_.get();
  }

 private:
  void allocate(AVFrame* frame, AVPixelFormat format) const {
    frame->height = height_;
    frame->width = width_;
    frame->format = format;
    check(av_frame_get_buffer(frame, 0), "making a frame");
  }

  int height_;
  int width_;
  Frame source_;
  Frame target_;
  Scaler scaler_;
};

// One stream on its way into the container.
class Track {
 public:
  Track(AVFormatContext* format, Codec codec, const char* filter) : format_(format), codec_(std::move(codec)), packet_(make_packet()) {
    stream_ = required(avformat_new_stream(format, nullptr));
    AVBSFContext* made = nullptr;
    check(av_bsf_list_parse_str(filter, &made), "making a bitstream filter");
    filter_.reset(made);
    check(avcodec_parameters_from_context(made->par_in, codec_.get()), "describing a stream");
    made->time_base_in = codec_->time_base;
    check(av_bsf_init(made), "making a bitstream filter");
    check(avcodec_parameters_copy(stream_->codecpar, made->par_out), "describing a stream");
    stream_->time_base = codec_->time_base;
  }

  // Null ends the stream.
  void encode(const AVFrame* frame) {
    check(avcodec_send_frame(codec_.get(), frame), codec_->codec->name);
    for (;;) {
      const int result = avcodec_receive_packet(codec_.get(), packet_.get());
      if (result == AVERROR(EAGAIN)) return;
      if (result == AVERROR_EOF) break;
      check(result, codec_->codec->name);
      if (packet_->duration == 0) packet_->duration = codec_->frame_size > 0 ? codec_->frame_size : 1;
      check(av_bsf_send_packet(filter_.get(), packet_.get()), "filtering a packet");
      drain();
    }
    check(av_bsf_send_packet(filter_.get(), nullptr), "filtering a packet");
    drain();
  }

  AVCodecContext* codec() const { return codec_.get(); }

 private:
  void drain() {
    for (;;) {
      const int result = av_bsf_receive_packet(filter_.get(), packet_.get());
      if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
      check(result, "filtering a packet");
      packet_->stream_index = stream_->index;
      av_packet_rescale_ts(packet_.get(), codec_->time_base, stream_->time_base);
      check(av_interleaved_write_frame(format_, packet_.get()), "writing a packet");
    }
  }

  AVFormatContext* format_;
  Codec codec_;
  Packet packet_;
  Filter filter_;
  AVStream* stream_;
};

Codec open_picture_codec(const MediaEncoding& encoding) {
  const auto* codec = find_encoder("libx264", "H.264");
  Codec context(required(avcodec_alloc_context3(codec)));
  context->width = encoding.width;
  context->height = encoding.height;
  context->pix_fmt = AV_PIX_FMT_YUV420P;
  context->framerate = av_d2q(encoding.frame_rate, 100000);
  context->time_base = av_inv_q(context->framerate);
  context->gop_size = encoding.key_interval;
  context->color_range = AVCOL_RANGE_MPEG;
  context->colorspace = AVCOL_SPC_SMPTE170M;
  context->color_primaries = AVCOL_PRI_SMPTE170M;
  context->color_trc = AVCOL_TRC_SMPTE170M;
  context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  if (av_opt_set(context->priv_data, "preset", encoding.preset, 0) < 0) fail(std::string("libx264 has no preset ") + encoding.preset);
  check(av_opt_set_double(context->priv_data, "crf", encoding.crf, 0), "setting libx264's quality");
  // Its algorithms otherwise depend on the processor.
  check(av_opt_set(context->priv_data, "x264-params", "cpu-independent=1", 0), "setting libx264 up");
  return open_codec(codec, std::move(context));
}

Codec open_sound_codec(const MediaEncoding& encoding) {
  const auto* codec = encoding.sound == 1 ? find_encoder("aac", "AAC") : find_encoder("libmp3lame", "MP3");
  const auto* rate = codec->supported_samplerates;
  while (rate != nullptr && *rate != 0 && *rate != encoding.sample_rate) rate++;
  if (rate != nullptr && *rate == 0) fail(std::string(codec->name) + " cannot encode " + std::to_string(encoding.sample_rate) + " samples per second");
  Codec context(required(avcodec_alloc_context3(codec)));
  context->sample_fmt = AV_SAMPLE_FMT_FLTP;
  context->sample_rate = encoding.sample_rate;
  context->bit_rate = encoding.sound_bit_rate;
  context->time_base = {1, encoding.sample_rate};
  av_channel_layout_default(&context->ch_layout, 1);
  context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  return open_codec(codec, std::move(context));
}

// Encodes the samples from `start` and returns where the next ones start.
int64_t encode_samples(Track& track, const float* samples, int64_t count, int64_t start) {
  const auto size = static_cast<int>(std::min<int64_t>(track.codec()->frame_size, count - start));
  auto frame = make_frame();
  frame->nb_samples = size;
  frame->format = AV_SAMPLE_FMT_FLTP;
  frame->sample_rate = track.codec()->sample_rate;
  check(av_channel_layout_copy(&frame->ch_layout, &track.codec()->ch_layout), "making a block of sound");
  check(av_frame_get_buffer(frame.get(), 0), "making a block of sound");
  std::memcpy(frame->data[0], samples + start, static_cast<size_t>(size) * sizeof(float));
  frame->pts = start;
  track.encode(frame.get());
  return start + size;
}

Format new_clip() {
  AVFormatContext* made = nullptr;
  check(avformat_alloc_output_context2(&made, nullptr, "mp4", ""), "making an MP4 file");
  made->flags |= AVFMT_FLAG_BITEXACT;
  // Until each stream has a packet: the picture's first ones wait in the encoder while it looks ahead.
  made->max_interleave_delta = 0;
  check(av_opt_set(made->priv_data, "movflags", "faststart", 0), "making an MP4 file");
  return Format(made);
}

std::vector<uint8_t> encode_clip(const uint8_t* pixels, int64_t frames, const float* samples, int64_t sample_count, const MediaEncoding& encoding) {
  MemoryFile file;
  Reopened reopened{file, {}};
  auto format = new_clip();
  const auto output = open_memory(file, true);
  format->pb = output.get();
  format->opaque = &reopened;
  format->io_open = Reopened::open;
  format->io_close2 = Reopened::close;

  // SEI: libx264 writes its version and settings there.
  Track picture(format.get(), open_picture_codec(encoding), "filter_units=remove_types=6");
  std::unique_ptr<Track> sound;
  if (encoding.sound != 0 && sample_count > 0) sound = std::make_unique<Track>(format.get(), open_sound_codec(encoding), "null");
  check(avformat_write_header(format.get(), nullptr), "writing an MP4 file");

  Converter converter(encoding.height, encoding.width, AV_PIX_FMT_YUV420P, false);
  const auto frame_bytes = 3 * static_cast<size_t>(encoding.height) * static_cast<size_t>(encoding.width);
  int64_t frame = 0, sample = 0;
  while (frame < frames || (sound && sample < sample_count)) {
    const bool sound_next = sound && sample < sample_count
      && (frame == frames || av_compare_ts(sample, sound->codec()->time_base, frame, picture.codec()->time_base) <= 0);
    if (sound_next) {
      sample = encode_samples(*sound, samples, sample_count, sample);
      continue;
    }
    auto* converted = converter.convert(pixels + static_cast<size_t>(frame) * frame_bytes);
    converted->pts = frame++;
    picture.encode(converted);
  }
  picture.encode(nullptr);
  if (sound) sound->encode(nullptr);
  check(av_write_trailer(format.get()), "writing an MP4 file");
  avio_flush(output.get());
  return std::move(file.bytes);
}

// JPEG's quantizers are MPEG-1's, scaled; libjpeg's scale of 1 to 100 is what people know. At 50 its table is about twice as coarse as MPEG-1's at a scale
// of 8.
int jpeg_scale(int quality) {
  const auto percent = quality < 50 ? 5000.0 / quality : 200.0 - 2 * quality;
  return std::clamp(static_cast<int>(std::lround(0.17 * percent)), 1, 31);
}

std::vector<uint8_t> encode_picture(const uint8_t* pixels, int height, int width, int kind, int quality) {
  const bool jpeg = kind == Jpeg;
  const auto* codec = jpeg ? find_encoder("mjpeg", "JPEG") : find_encoder("png", "PNG");
  Codec context(required(avcodec_alloc_context3(codec)));
  context->width = width;
  context->height = height;
  context->time_base = {1, 1};
  context->pix_fmt = jpeg ? AV_PIX_FMT_YUV420P : AV_PIX_FMT_RGB24;
  if (jpeg) {
    context->color_range = AVCOL_RANGE_JPEG;
    context->flags |= AV_CODEC_FLAG_QSCALE;
    context->qmin = 1;
    context->global_quality = FF_QP2LAMBDA * jpeg_scale(quality);
  } else {
    check(av_opt_set(context->priv_data, "pred", "mixed", 0), "setting the PNG encoder up");
  }
  context = open_codec(codec, std::move(context));
  Converter converter(height, width, context->pix_fmt, true);
  auto* frame = converter.convert(pixels);
  frame->quality = context->global_quality;
  frame->color_range = context->color_range;
  auto packet = make_packet();
  check(avcodec_send_frame(context.get(), frame), codec->name);
  check(avcodec_send_frame(context.get(), nullptr), codec->name);
  check(avcodec_receive_packet(context.get(), packet.get()), codec->name);
  return {packet->data, packet->data + packet->size};
}

void require(bool holds, const char* otherwise) {
  if (!holds) fail(otherwise);
}

void hand_out(const std::vector<uint8_t>& made, uint8_t** bytes, int64_t* size) {
  *bytes = new uint8_t[made.size()];
  std::memcpy(*bytes, made.data(), made.size());
  *size = static_cast<int64_t>(made.size());
}

}  // namespace

int32_t media_encode_clip(const uint8_t* pixels, int64_t frame_count, const float* samples, int64_t sample_count, const MediaEncoding* encoding,
                          uint8_t** bytes, int64_t* size) {
  return guarded([&] {
    require(frame_count > 0, "a clip needs at least one frame");
    require(encoding->height > 0 && encoding->width > 0 && encoding->height % 2 == 0 && encoding->width % 2 == 0, "a clip's height and width must be even");
    require(std::isfinite(encoding->frame_rate) && encoding->frame_rate > 0, "frames per second must be a positive number");
    require(std::all_of(samples, samples + sample_count, [](float sample) { return std::isfinite(sample); }), "the sound has samples that are no numbers");
    hand_out(encode_clip(pixels, frame_count, samples, sample_count, *encoding), bytes, size);
  });
}

int32_t media_encode_picture(const uint8_t* pixels, int32_t height, int32_t width, int32_t kind, int32_t quality, uint8_t** bytes, int64_t* size) {
  return guarded([&] {
    require(height > 0 && width > 0, "a picture needs at least one pixel");
    require(quality >= 1 && quality <= 100, "a picture's quality must be from 1 to 100");
    hand_out(encode_picture(pixels, height, width, kind, quality), bytes, size);
  });
}

void media_free_bytes(uint8_t* bytes) { delete[] bytes; }
