// The C interface between lib/Meld and libav. Called by P/Invoke and by the worker program; nothing throws, nothing writes to a terminal.
// Functions that can fail return a MediaStatus other than MediaOk and leave one sentence, without a full stop, for `media_error` on the same thread.
#pragma once

#include <cstdint>

#define MEDIA_API extern "C" __attribute__((visibility("default")))

// Numbers that Meld.Media.MediaProblem repeats.
enum MediaStatus : int32_t {
  MediaOk = 0,
  MediaMissing = 1,
  MediaUnreadable = 2,
  MediaDamaged = 3,
  MediaLimit = 4,
  MediaTime = 5,
  MediaCrash = 6,
  MediaInternal = 7,
  MediaCancelled = 8,
  MediaTooSmall = 9,
};

// Numbers that Meld.Media.FrameRuleKind repeats.
enum MediaFrameRule : int32_t { NoFrames = 0, FirstFrames = 1, SpreadFrames = 2, EveryNthFrame = 3, FramesPerSecond = 4 };

// Plain data: it also travels to the worker as it is.
struct MediaRequest {
  int32_t frame_rule;
  int32_t frame_count;
  double frame_rate;
  int32_t scale_height;      // 0: not given
  int32_t scale_width;       // 0: not given
  int32_t shorter_side;      // 0: not given
  int32_t crop_height;       // 0: all
  int32_t crop_width;        // 0: all
  int32_t scaling;           // Meld.Media.FrameScaling
  int32_t sample_rate;       // 0: no sound
  int32_t accept_damage;     // 0 or 1
  int32_t reserved;
  int32_t plainly;           // bits, for comparisons: 1 decodes everything, 2 holds no packets in memory
  double limit_seconds;
  int64_t limit_source_pixels;
  int64_t limit_output_bytes;
  int64_t limit_samples;
  double limit_time;         // seconds by the clock
};

// Plain data but for the pointers, which are the shim's until `media_free`.
struct MediaResult {
  double duration;           // seconds by the container, 0: unknown
  double sound_start;        // seconds from the start of the clip to the first sample
  int32_t has_video;
  int32_t has_audio;
  char video_codec[32];
  char audio_codec[32];
  int32_t video_height;      // upright
  int32_t video_width;       // upright
  double video_rate;
  int32_t rotation;          // 0, 90, 180, 270 clockwise
  int32_t audio_channels;
  int64_t video_frames;      // by the container, 0: unknown
  int32_t audio_rate;
  int32_t is_cut;
  int32_t frame_height;
  int32_t frame_width;
  int64_t frame_count;
  int64_t sample_count;
  int64_t damage_bytes;
  uint8_t* pixels;           // [frame_count, 3, frame_height, frame_width]
  double* timestamps;        // [frame_count]
  float* samples;            // [sample_count]
  char* damage;              // UTF-8, one line each
};

// What went wrong last on this thread.
MEDIA_API const char* media_error();

// Opens a file for reading. MediaMissing where there is none, where it may not be read, and for whatever is no regular file: a pipe would block.
MEDIA_API int32_t media_open(const char* path, int32_t* file);

// Decodes the file behind a descriptor, which stays the caller's and must be seekable. `cancelled`, where not null, is read now and then; nonzero ends it.
MEDIA_API int32_t media_decode(int32_t file, const MediaRequest* request, const volatile int32_t* cancelled, MediaResult** result);
MEDIA_API void media_free(MediaResult* result);

// What an encoded clip is made of. Pictures are H.264, the container is MP4 with its index in front; the same input gives the same bytes.
struct MediaEncoding {
  int32_t height;            // even
  int32_t width;             // even
  double frame_rate;
  int32_t crf;               // libx264's constant rate factor
  int32_t key_interval;      // frames from one key frame to the next at most
  int32_t sound;             // Meld.Media.SoundCodec: 0 none, 1 AAC, 2 MP3
  int32_t sample_rate;
  int32_t sound_bit_rate;    // bits per second
  char preset[16];           // libx264's
};

enum MediaPicture : int32_t { Png = 1, Jpeg = 2 };

// Encodes frames [frame_count, 3, height, width] and samples. The bytes are the caller's to give back with `media_free_bytes`.
MEDIA_API int32_t media_encode_clip(const uint8_t* pixels, int64_t frame_count, const float* samples, int64_t sample_count, const MediaEncoding* encoding,
                                    uint8_t** bytes, int64_t* size);
// Encodes one frame [3, height, width]; `quality` is from 1 to 100 and means JPEG's only.
MEDIA_API int32_t media_encode_picture(const uint8_t* pixels, int32_t height, int32_t width, int32_t kind, int32_t quality, uint8_t** bytes, int64_t* size);
MEDIA_API void media_free_bytes(uint8_t* bytes);

struct MediaWorker;          // a worker process and the socket to it

// Starts the worker program, which may take so many bytes of address space. Null and `media_error` when it fails.
MEDIA_API MediaWorker* media_worker_start(const char* program, int64_t memory_bytes);
// 1 while the worker waits for a request, 0 when it has ended.
MEDIA_API int32_t media_worker_alive(const MediaWorker* worker);
// Hands the descriptor to the worker and waits for its answer, at most limit_time + a grace of the request. MediaCrash when the worker died or gave an answer
// that cannot be right, MediaTime also when it had to be killed; it has then ended, as after a cancellation.
MEDIA_API int32_t media_worker_decode(MediaWorker* worker, int32_t file, const MediaRequest* request, const volatile int32_t* cancelled, MediaResult** result);
// Kills and reaps the worker.
MEDIA_API void media_worker_stop(MediaWorker* worker);
