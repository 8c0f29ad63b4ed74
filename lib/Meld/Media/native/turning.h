// Stored frames are turned upright before they are scaled, as ffmpeg does it: colour is coarser than brightness, and must be so in the picture's own rows.
#pragma once

#include "common.h"

// How stored frames stand upright: rows and columns change places, then either may run backwards.
struct Orientation {
  bool swapped = false;
  bool flipped_x = false;    // of the stored frame
  bool flipped_y = false;
  int degrees = 0;           // clockwise: 0, 90, 180, 270

  bool is_upright() const { return !swapped && !flipped_x && !flipped_y; }
};

Orientation orientation(const AVStream& stream);

class Turning {
 public:
  explicit Turning(const Orientation& orientation) : orientation_(orientation) {}

  // The frame upright, until the next call: itself, or one of the same pixels.
  const AVFrame& turn(const AVFrame& frame);

 private:
  const AVFrame& turnable(const AVFrame& frame);

  const Orientation orientation_;
  Scaler converter_;
  Frame converted_;
  Frame turned_;
};
