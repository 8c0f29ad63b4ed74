// The packets of a clip's picture and sound up to the limit on its length. They can be gone through again.
#pragma once

#include "damage.h"
#include "input.h"

#include <optional>
#include <vector>

class Packets {
 public:
  Packets(int file, const MediaRequest& request, const Watch& watch);

  const Input& input() const { return *input_; }

  // What is read, as far as the clip has it.
  void want(bool video, bool audio);

  // From here on packets are held in memory, as far as they are not too many.
  void hold() { holding_ = (request_.plainly & 2) == 0; }

  // Back to the first packet.
  void rewind();

  // The next packet, to be read before the next call; null at the end.
  AVPacket* next();

  // Nothing more of it is wanted until the packets are gone through again.
  void leave_video();
  void leave_audio();

  bool is_video_cut() const { return is_video_cut_; }
  bool is_audio_cut() const { return is_audio_cut_; }

  // What the container itself promises and does not have; full after a round to the end.
  Damage& damage() { return damage_; }

 private:
  bool read();
  bool is_beyond(const AVPacket& packet, const AVStream& stream);
  void end();
  void miss(const AVStream& stream, int64_t packets, double seconds);

  const int file_;
  const MediaRequest& request_;
  const Watch& watch_;
  bool has_video_ = false;
  bool has_audio_ = false;
  bool wants_video_ = false;   // and has not met its end
  bool wants_audio_ = false;
  std::optional<Input> input_;
  Packet packet_ = make_packet();
  std::vector<Packet> held_;
  size_t at_ = 0;              // the next of those held
  int64_t held_bytes_ = 0;
  bool holding_ = false;
  bool replaying_ = false;     // held packets come before those of the file
  bool is_complete_ = false;   // held packets are all there is
  bool is_video_cut_ = false;
  bool is_audio_cut_ = false;
  int errors_ = 0;             // in a row
  int64_t video_packets_ = 0;
  int64_t audio_packets_ = 0;
  double video_end_ = 0;       // seconds, of the last packet
  double audio_end_ = 0;
  Damage damage_;
};
