// Scaling as ffmpeg's scale filter does it, then one pass that crops, turns and parts the colours.
#include "pictures.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
}

#include <cmath>
#include <cstdio>
#include <cstring>

namespace {

constexpr int MostPixelsOfASide = 16384;

int scaling_flag(int scaling) {
  switch (scaling) {
    case 0: return SWS_BILINEAR;
    case 1: return SWS_BICUBIC;
    case 2: return SWS_AREA;
    default: throw Failure(MediaInternal, "there is no scaling of number " + std::to_string(scaling));
  }
}

int in_proportion(int side, int of, int to) { return static_cast<int>(std::max<int64_t>(1, static_cast<int64_t>(side) * to / of)); }

Size scaled_size(const MediaRequest& request, Size upright) {
  if (request.shorter_side > 0) {
    return upright.width < upright.height ? Size{in_proportion(request.shorter_side, upright.width, upright.height), request.shorter_side}
                                          : Size{request.shorter_side, in_proportion(request.shorter_side, upright.height, upright.width)};
  }
  const auto height = request.scale_height, width = request.scale_width;
  if (height > 0 && width > 0) return {height, width};
  if (height > 0) return {height, in_proportion(height, upright.height, upright.width)};
  if (width > 0) return {in_proportion(width, upright.width, upright.height), width};
  return upright;
}

std::string text(Size size) { return std::to_string(size.height) + " x " + std::to_string(size.width); }

// Pixels `step` bytes apart to a row of each plane.
template <typename Step>
void part(const uint8_t* from, Step step, int count, uint8_t* red, uint8_t* green, uint8_t* blue) {
  for (auto i = 0; i < count; i++, from += step) {
    red[i] = from[0];
    green[i] = from[1];
    blue[i] = from[2];
  }
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

OutputSize output_size(const MediaRequest& request, Size stored, const Orientation& orientation) {
  const auto upright = orientation.swapped ? Size{stored.width, stored.height} : stored;
  const auto scaled = scaled_size(request, upright);
  if (scaled.height > MostPixelsOfASide || scaled.width > MostPixelsOfASide)
    throw Failure(MediaLimit, "its frames would come out " + text(scaled) + ", more than " + std::to_string(MostPixelsOfASide) + " on a side");
  const Size cropped{request.crop_height > 0 ? request.crop_height : scaled.height, request.crop_width > 0 ? request.crop_width : scaled.width};
  if (cropped.height > scaled.height || cropped.width > scaled.width)
    throw Failure(MediaTooSmall, "its frames of " + text(scaled) + " are smaller than the " + text(cropped) + " to be cropped from them");
  return {scaled, cropped};
}

void Pictures::check_limit(int64_t count, Size size) const {
  // A time goes with each.
  const auto bytes = 3.0 * size.height * size.width;
  if (static_cast<double>(count) * (bytes + sizeof(double)) <= static_cast<double>(request_.limit_output_bytes)) return;
  throw Failure(MediaLimit, std::to_string(count) + " frames of " + text(size) + " would take more than the limit of " +
                                std::to_string(request_.limit_output_bytes) + " bytes");
}

void Pictures::clear() {
  pixels_.shrink(0);
  timestamps_.shrink(0);
}

void Pictures::take(const AVFrame& frame, double seconds, int64_t copies) {
  // All frames come out as large as the first.
  if (source_.format < 0) size_ = output_size(request_, {frame.height, frame.width}, orientation_);
  const Source source{frame.height, frame.width, frame.format, frame.colorspace, frame.color_range};
  if (!(source == source_)) prepare(source);
  const auto size = size_.cropped;
  check_limit(count() + copies, size);
  check(sws_scale(scaler_.get(), frame.data, frame.linesize, 0, frame.height, scaled_->data, scaled_->linesize), "its frames cannot be scaled", MediaUnreadable);
  const auto bytes = int64_t{3} * size.height * size.width;
  auto* planes = pixels_.extend(bytes * copies);
  turn(planes);
  for (int64_t copy = 1; copy < copies; copy++) std::memcpy(planes + copy * bytes, planes, static_cast<size_t>(bytes));
  auto* times = timestamps_.extend(copies);
  std::fill(times, times + copies, seconds);
}

void Pictures::prepare(const Source& source) {
  const auto stored = orientation_.swapped ? Size{size_.scaled.width, size_.scaled.height} : size_.scaled;
  scaler_.reset(required(sws_alloc_context()));
  auto* scaler = scaler_.get();
  av_opt_set_int(scaler, "sws_flags", scaling_flag(request_.scaling), 0);
  av_opt_set_int(scaler, "srch", source.height, 0);
  av_opt_set_int(scaler, "srcw", source.width, 0);
  av_opt_set_int(scaler, "src_format", source.format, 0);
  av_opt_set_int(scaler, "dsth", stored.height, 0);
  av_opt_set_int(scaler, "dstw", stored.width, 0);
  av_opt_set_int(scaler, "dst_format", AV_PIX_FMT_RGB24, 0);
  // Where 4:2:0 has its colour by MPEG-2's convention, which ffmpeg's filter assumes too.
  if (source.format == AV_PIX_FMT_YUV420P) av_opt_set_int(scaler, "src_v_chr_pos", 128, 0);
  if (sws_init_context(scaler, nullptr, nullptr) < 0) {
    const auto* name = av_get_pix_fmt_name(static_cast<AVPixelFormat>(source.format));
    throw Failure(MediaUnreadable, "its frames of " + text({source.height, source.width}) + " " + (name != nullptr ? name : "pixels") + " cannot be scaled to " +
                                     text(stored) + last_report());
  }
  int *inverse, *table, source_range, range, brightness, contrast, saturation;
  if (sws_getColorspaceDetails(scaler, &inverse, &source_range, &table, &range, &brightness, &contrast, &saturation) >= 0) {
    // What a stream leaves open is standard definition's, as in ffmpeg.
    const auto known = source.colors >= 1 && source.colors <= 10 && source.colors != AVCOL_SPC_YCGCO;
    const auto* coefficients = sws_getCoefficients(known ? source.colors : AVCOL_SPC_BT470BG);
    if (source.range != AVCOL_RANGE_UNSPECIFIED) source_range = source.range == AVCOL_RANGE_JPEG ? 1 : 0;
    sws_setColorspaceDetails(scaler, coefficients, source_range, coefficients, range, brightness, contrast, saturation);
  }
  scaled_ = make_frame();
  scaled_->format = AV_PIX_FMT_RGB24;
  scaled_->height = stored.height;
  scaled_->width = stored.width;
  check(av_frame_get_buffer(scaled_.get(), 0), "there is no room for a scaled frame");
  source_ = source;
}

// What lies before a centred part: half the rest, and of two equally near whole numbers the even one, as in torchvision's CenterCrop.
static ptrdiff_t margin(int whole, int part) {
  const auto half = (whole - part) / 2;
  return half + ((whole - part) % 2 != 0 && half % 2 != 0 ? 1 : 0);
}

void Pictures::turn(uint8_t* planes) const {
  const auto [height, width] = size_.cropped;
  const auto stride = static_cast<ptrdiff_t>(scaled_->linesize[0]);
  // Bytes from a pixel to its right and its lower neighbour of the upright picture, and where that has its first.
  const auto along_x = orientation_.flipped_x ? ptrdiff_t{-3} : ptrdiff_t{3};
  const auto along_y = orientation_.flipped_y ? -stride : stride;
  const auto right = orientation_.swapped ? along_y : along_x;
  const auto down = orientation_.swapped ? along_x : along_y;
  const auto* first = scaled_->data[0];
  if (orientation_.flipped_x) first += (scaled_->width - 1) * ptrdiff_t{3};
  if (orientation_.flipped_y) first += (scaled_->height - 1) * stride;
  first += margin(size_.scaled.height, height) * down + margin(size_.scaled.width, width) * right;
  const auto plane = static_cast<ptrdiff_t>(height) * width;
  for (auto y = 0; y < height; y++, first += down, planes += width) {
    if (right == 3) part(first, std::integral_constant<int, 3>(), width, planes, planes + plane, planes + 2 * plane);
    else part(first, right, width, planes, planes + plane, planes + 2 * plane);
  }
}
