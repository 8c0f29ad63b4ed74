#include "turning.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

#include <cmath>
#include <cstring>

namespace {

struct Plane {
  uint8_t* data;
  ptrdiff_t stride;
  int height;
  int width;
};

Plane plane(const AVFrame& frame, const AVPixFmtDescriptor& format, int index) {
  const auto is_colour = index == 1 || index == 2;
  return {frame.data[index], frame.linesize[index], is_colour ? AV_CEIL_RSHIFT(frame.height, format.log2_chroma_h) : frame.height,
          is_colour ? AV_CEIL_RSHIFT(frame.width, format.log2_chroma_w) : frame.width};
}

template <typename Bytes>
void turn_plane(const Plane& from, const Plane& to, const Orientation& orientation, Bytes bytes) {
  // From a pixel to its right and its lower neighbour of the upright picture.
  const auto along_x = orientation.flipped_x ? -ptrdiff_t{bytes} : ptrdiff_t{bytes};
  const auto along_y = orientation.flipped_y ? -from.stride : from.stride;
  const auto right = orientation.swapped ? along_y : along_x;
  const auto down = orientation.swapped ? along_x : along_y;
  const auto* first = from.data;
  if (orientation.flipped_x) first += (from.width - 1) * ptrdiff_t{bytes};
  if (orientation.flipped_y) first += (from.height - 1) * from.stride;
  for (auto y = 0; y < to.height; y++) {
    const auto* source = first + y * down;
    auto* target = to.data + y * to.stride;
    for (auto x = 0; x < to.width; x++, source += right, target += bytes) std::memcpy(target, source, static_cast<size_t>(bytes));
  }
}

Frame make_picture(int format, int height, int width) {
  auto frame = make_frame();
  frame->format = format;
  frame->height = height;
  frame->width = width;
  check(av_frame_get_buffer(frame.get(), 0), "there is no room for a frame");
  return frame;
}

}  // namespace

Orientation orientation(const AVStream& stream) {
  size_t bytes = 0;
  const auto* data = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &bytes);
  if (data == nullptr || bytes < 9 * sizeof(int32_t)) return {};
  int32_t matrix[9];
  std::memcpy(matrix, data, sizeof matrix);
  const auto counterclockwise = av_display_rotation_get(matrix);
  if (std::isnan(counterclockwise)) return {};
  // A stored pixel (x, y) is shown at (a x + c y, b x + d y), but for an offset.
  const int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
  Orientation found;
  found.swapped = std::abs(b) > std::abs(a);
  found.flipped_x = found.swapped ? b < 0 : a < 0;
  found.flipped_y = found.swapped ? c < 0 : d < 0;
  found.degrees = (static_cast<int>(std::lround(-counterclockwise / 90)) + 4) % 4 * 90;
  return found;
}

const AVFrame& Turning::turn(const AVFrame& frame) {
  if (orientation_.is_upright()) return frame;
  const auto& source = turnable(frame);
  const auto height = orientation_.swapped ? source.width : source.height, width = orientation_.swapped ? source.height : source.width;
  if (turned_ == nullptr || turned_->format != source.format || turned_->height != height || turned_->width != width)
    turned_ = make_picture(source.format, height, width);
  turned_->colorspace = source.colorspace;
  turned_->color_range = source.color_range;
  const auto& format = *av_pix_fmt_desc_get(static_cast<AVPixelFormat>(source.format));
  int steps[4];
  av_image_fill_max_pixsteps(steps, nullptr, &format);
  for (auto i = 0; i < 4 && source.data[i] != nullptr; i++) {
    const auto from = plane(source, format, i), to = plane(*turned_, format, i);
    switch (steps[i]) {
      case 1: turn_plane(from, to, orientation_, std::integral_constant<int, 1>()); break;
      case 2: turn_plane(from, to, orientation_, std::integral_constant<int, 2>()); break;
      case 3: turn_plane(from, to, orientation_, std::integral_constant<int, 3>()); break;
      default: turn_plane(from, to, orientation_, steps[i]); break;
    }
  }
  return *turned_;
}

// Pixels that cannot change places as they are, because several share bytes or colour is coarser in one direction only, become others first.
const AVFrame& Turning::turnable(const AVFrame& frame) {
  const auto* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
  if (format == nullptr || (format->flags & AV_PIX_FMT_FLAG_HWACCEL) != 0) throw Failure(MediaUnreadable, "its frames are of an unknown kind");
  const auto is_entangled = (format->flags & (AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM)) != 0;
  const auto is_coarse = format->log2_chroma_w != 0 || format->log2_chroma_h != 0;
  const auto is_even = (format->flags & AV_PIX_FMT_FLAG_PLANAR) != 0 && (!orientation_.swapped || format->log2_chroma_w == format->log2_chroma_h);
  if (!is_entangled && (!is_coarse || is_even)) return frame;
  const auto is_full = std::strncmp(format->name, "yuvj", 4) == 0;
  const auto target = !is_coarse ? AV_PIX_FMT_RGB24 : is_full ? AV_PIX_FMT_YUVJ444P : AV_PIX_FMT_YUV444P;
  if (converted_ == nullptr || converted_->format != target || converted_->height != frame.height || converted_->width != frame.width)
    converted_ = make_picture(target, frame.height, frame.width);
  converter_.reset(sws_getCachedContext(converter_.release(), frame.width, frame.height, static_cast<AVPixelFormat>(frame.format), frame.width, frame.height,
                                        target, SWS_BICUBIC, nullptr, nullptr, nullptr));
  if (converter_ == nullptr) throw Failure(MediaUnreadable, "its frames cannot be turned upright" + last_report());
  check(sws_scale(converter_.get(), frame.data, frame.linesize, 0, frame.height, converted_->data, converted_->linesize), "its frames cannot be turned upright",
        MediaUnreadable);
  converted_->colorspace = frame.colorspace;
  converted_->color_range = frame.color_range;
  return *converted_;
}
