// Which frames a rule takes, in presentation order.
#pragma once

#include "shim.h"

#include <cstdint>
#include <vector>

// A frame, before it is decoded.
struct Moment {
  int64_t key;               // what tells it from the others when it comes out of the decoder
  int64_t ticks;
};

// The frames of a clip as they are shown.
struct Timeline {
  std::vector<Moment> moments;   // in presentation order
  double tick = 0;               // seconds
  int64_t last_ticks = 0;        // for how long the last one is shown
};

// A frame that a rule takes, so many times.
struct Taken {
  int64_t key;
  int64_t ticks;
  int64_t copies;
};

// What the rule takes of a clip of which so many seconds, from its first frame, may be read.
std::vector<Taken> choose(const MediaRequest& request, const Timeline& timeline, double most_seconds);
