// The baseline of the benchmark of clips: decodes every frame and every sample of a clip with libav, and does nothing with them.
// One command a line on stdin, one line of answer for each on stdout:
//   version             libavcodec's version
//   clips COUNT FILE    the seconds that decoding the file COUNT times takes, on one thread
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static AVCodecContext *open_decoder(AVFormatContext *clip, int stream) {
  if (stream < 0) return NULL;
  AVCodecParameters *parameters = clip->streams[stream]->codecpar;
  const AVCodec *decoder = avcodec_find_decoder(parameters->codec_id);
  AVCodecContext *codec = avcodec_alloc_context3(decoder);
  avcodec_parameters_to_context(codec, parameters);
  codec->pkt_timebase = clip->streams[stream]->time_base;
  codec->thread_count = 1;
  if (avcodec_open2(codec, decoder, NULL) < 0) avcodec_free_context(&codec);
  return codec;
}

static void decode(AVCodecContext *codec, const AVPacket *packet, AVFrame *frame) {
  if (codec == NULL) return;
  avcodec_send_packet(codec, packet);
  while (avcodec_receive_frame(codec, frame) >= 0) av_frame_unref(frame);
}

static int decode_clip(const char *file) {
  AVFormatContext *clip = NULL;
  if (avformat_open_input(&clip, file, NULL, NULL) < 0) return -1;
  avformat_find_stream_info(clip, NULL);
  int video = av_find_best_stream(clip, AVMEDIA_TYPE_VIDEO, -1, -1, NULL, 0);
  int audio = av_find_best_stream(clip, AVMEDIA_TYPE_AUDIO, -1, -1, NULL, 0);
  AVCodecContext *pictures = open_decoder(clip, video), *sound = open_decoder(clip, audio);
  AVPacket *packet = av_packet_alloc();
  AVFrame *frame = av_frame_alloc();
  while (av_read_frame(clip, packet) >= 0) {
    if (packet->stream_index == video) decode(pictures, packet, frame);
    if (packet->stream_index == audio) decode(sound, packet, frame);
    av_packet_unref(packet);
  }
  decode(pictures, NULL, frame);
  decode(sound, NULL, frame);
  av_frame_free(&frame);
  av_packet_free(&packet);
  avcodec_free_context(&pictures);
  avcodec_free_context(&sound);
  avformat_close_input(&clip);
  return 0;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(void) {
  char line[4096], file[4096];
  int count;
  av_log_set_level(AV_LOG_QUIET);
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (strcmp(line, "version\n") == 0) {
      printf("libavcodec %u.%u.%u\n", LIBAVCODEC_VERSION_MAJOR, LIBAVCODEC_VERSION_MINOR, LIBAVCODEC_VERSION_MICRO);
    } else if (sscanf(line, "clips %d %4095[^\n]", &count, file) == 2) {
      double start = now();
      int failed = 0;
      for (int i = 0; i < count; i++) failed |= decode_clip(file);
      if (failed) printf("error: the clip cannot be decoded\n");
      else printf("%.9f\n", now() - start);
    } else {
      printf("error: unknown command\n");
    }
    fflush(stdout);
  }
  return 0;
}
