// What can be told of a picture from its packets alone: when its frames are shown, and which packets it takes to decode some of them.
#pragma once

#include "common.h"
#include "timeline.h"

#include <vector>

class Survey {
 public:
  explicit Survey(const AVStream& stream);

  // Takes the packets of the picture in the order of the file.
  void add(const AVPacket& packet);

  // Whether decoding every packet would give just the frames of `timeline`. Where it is not certain the decoder has to tell.
  bool is_certain() const { return is_certain_ && !packets_.empty(); }

  // Whether the first n frames are known, whatever packets may follow.
  bool has_first(int64_t n) const;

  // The frames before a time, in presentation order; a key is the packet's number.
  Timeline timeline(int64_t below) const;

  // Whether a frame is shown at that time or later.
  bool is_beyond(int64_t below) const;

  enum class Need : uint8_t { None, Reference, Frame };

  // For each packet, what it takes to decode those frames. A reference may be left out by the decoder where no other refers to it.
  std::vector<Need> needs(const std::vector<Taken>& taken) const;

 private:
  struct Fact {
    int64_t pts;
    int64_t dts;
    int64_t duration;
    bool shown;
    bool is_entry;           // nothing from here on refers to anything before
  };

  bool is_entry(const AVPacket& packet) const;
  bool has_instant_refresh(const AVPacket& packet) const;
  bool is_instant_refresh(uint8_t header) const;

  const AVCodecID codec_;
  const double tick_;
  int length_bytes_ = 0;     // before each unit; 0: start codes
  bool knows_entries_ = false;
  bool knows_references_ = false;
  bool is_certain_ = false;
  std::vector<Fact> packets_;
};
