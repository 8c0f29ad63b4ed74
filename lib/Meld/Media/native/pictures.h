// Decoded frames become RGB: scaled, cropped about the centre, turned upright, planar.
#pragma once

#include "common.h"

// How stored frames stand upright: rows and columns change places, then either may run backwards.
struct Orientation {
  bool swapped = false;
  bool flipped_x = false;    // of the stored frame
  bool flipped_y = false;
  int degrees = 0;           // clockwise: 0, 90, 180, 270
};

Orientation orientation(const AVStream& stream);

struct Size {
  int height;
  int width;
};

// How large the frames come out that are stored with this size.
struct OutputSize {
  Size scaled;               // upright
  Size cropped;
};

OutputSize output_size(const MediaRequest& request, Size stored, const Orientation& orientation);

class Pictures {
 public:
  Pictures(const MediaRequest& request, const Orientation& orientation) : request_(request), orientation_(orientation) {}

  // Takes a frame that is shown at that time, and more than once where a rule says so.
  void take(const AVFrame& frame, double seconds, int64_t copies);

  // Ends the call when so many frames of the size would be too much.
  void check_limit(int64_t count, Size size) const;

  int64_t count() const { return timestamps_.size(); }
  Size size() const { return size_.cropped; }
  uint8_t* release_pixels() { return pixels_.release(); }
  double* release_timestamps() { return timestamps_.release(); }
  void clear();

 private:
  struct Source {
    int height = 0;
    int width = 0;
    int format = -1;
    AVColorSpace colors = AVCOL_SPC_UNSPECIFIED;
    AVColorRange range = AVCOL_RANGE_UNSPECIFIED;

    bool operator==(const Source& other) const {
      return height == other.height && width == other.width && format == other.format && colors == other.colors && range == other.range;
    }
  };

  void prepare(const Source& source);
  void turn(uint8_t* planes) const;

  const MediaRequest& request_;
  const Orientation orientation_;
  OutputSize size_{};
  Source source_;
  Scaler scaler_;
  Frame scaled_;             // RGB as stored, scaled
  Memory<uint8_t> pixels_;
  Memory<double> timestamps_;
};
