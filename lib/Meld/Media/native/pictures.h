// Decoded frames become RGB: turned upright, scaled, cropped about the centre, planar.
#pragma once

#include "turning.h"

struct Size {
  int height;
  int width;
};

// How large frames of an upright size come out.
struct OutputSize {
  Size scaled;
  Size cropped;
};

OutputSize output_size(const MediaRequest& request, Size upright);

class Pictures {
 public:
  Pictures(const MediaRequest& request, const Orientation& orientation) : request_(request), turning_(orientation) {}

  // Takes a frame that is shown at that time, and more than once where a rule says so.
  void take(const AVFrame& stored, double seconds, int64_t copies);

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
  void part(uint8_t* planes) const;

  const MediaRequest& request_;
  Turning turning_;
  OutputSize size_{};
  Source source_;
  Scaler scaler_;
  Frame scaled_;             // RGB, before it is cropped
  Memory<uint8_t> pixels_;
  Memory<double> timestamps_;
};
