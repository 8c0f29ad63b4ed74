// Scaling as ffmpeg's scale filter does it, then one pass that crops and parts the colours.
#include "pictures.h"

extern "C" {
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
}

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

int in_proportion(int side, int of, int to) { return static_cast<int>(std::clamp<int64_t>(int64_t{side} * to / of, 1, MostPixelsOfASide + 1)); }

Size scaled_size(const MediaRequest& request, Size upright) {
  if (request.shorter_side > 0) {
    return upright.width < upright.height ? Size{in_proportion(request.shorter_side, upright.width, upright.height), request.shorter_side}
                                          : Size{request.shorter_side, in_proportion(request.shorter_side, upright.height, upright.width)};
  }
  const auto height = request.scale_height, width = request.scale_width;
  if (height > 0 && width > 0) return {height, width};
  if (height > 0) return {height, in_proportion(height, upright.height, upright.width)};
  return upright;
}

std::string text(Size size) { return std::to_string(size.height) + " x " + std::to_string(size.width); }

}  // namespace

OutputSize output_size(const MediaRequest& request, Size upright) {
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

void Pictures::take(const AVFrame& stored, double seconds, int64_t copies) {
  const auto& frame = turning_.turn(stored);
  // All frames come out as large as the first.
  if (source_.format < 0) size_ = output_size(request_, {frame.height, frame.width});
  const Source source{frame.height, frame.width, frame.format, frame.colorspace, frame.color_range};
  const auto size = size_.cropped;
  check_limit(count() + copies, size);
  if (!(source == source_)) prepare(source);
  const auto scaled = sws_scale(scaler_.get(), frame.data, frame.linesize, 0, frame.height, scaled_->data, scaled_->linesize);
  check(scaled, "its frames cannot be scaled", MediaUnreadable);
  const auto bytes = int64_t{3} * size.height * size.width;
  auto* planes = pixels_.extend(bytes * copies);
  part(planes);
  for (int64_t copy = 1; copy < copies; copy++) std::memcpy(planes + copy * bytes, planes, static_cast<size_t>(bytes));
  auto* times = timestamps_.extend(copies);
  std::fill(times, times + copies, seconds);
}

void Pictures::prepare(const Source& source) {
  const auto scaled = size_.scaled;
  scaler_.reset(required(sws_alloc_context()));
  auto* scaler = scaler_.get();
  av_opt_set_int(scaler, "sws_flags", scaling_flag(request_.scaling), 0);
  av_opt_set_int(scaler, "srch", source.height, 0);
  av_opt_set_int(scaler, "srcw", source.width, 0);
  av_opt_set_int(scaler, "src_format", source.format, 0);
  av_opt_set_int(scaler, "dsth", scaled.height, 0);
  av_opt_set_int(scaler, "dstw", scaled.width, 0);
  av_opt_set_int(scaler, "dst_format", AV_PIX_FMT_RGB24, 0);
  // Where 4:2:0 has its colour by MPEG-2's convention, which ffmpeg's filter assumes too.
  if (source.format == AV_PIX_FMT_YUV420P) av_opt_set_int(scaler, "src_v_chr_pos", 128, 0);
  if (sws_init_context(scaler, nullptr, nullptr) < 0) {
    const auto* name = av_get_pix_fmt_name(static_cast<AVPixelFormat>(source.format));
    throw Failure(MediaUnreadable, "its frames of " + text({source.height, source.width}) + " " + (name != nullptr ? name : "pixels") + " cannot be scaled to " +
                                     text(scaled) + last_report());
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
  scaled_->height = scaled.height;
  scaled_->width = scaled.width;
  check(av_frame_get_buffer(scaled_.get(), 0), "there is no room for a scaled frame");
  source_ = source;
}

// What lies before a centred part: half the rest, and of two equally near whole numbers the even one, as in torchvision's CenterCrop.
static int margin(int whole, int part) {
  const auto half = (whole - part) / 2;
  return half + ((whole - part) % 2 != 0 && half % 2 != 0 ? 1 : 0);
}

void Pictures::part(uint8_t* planes) const {
  const auto [height, width] = size_.cropped;
  const auto plane = static_cast<ptrdiff_t>(height) * width;
  const auto top = margin(size_.scaled.height, height), left = margin(size_.scaled.width, width);
  for (auto y = 0; y < height; y++) {
    const auto* from = scaled_->data[0] + static_cast<ptrdiff_t>(top + y) * scaled_->linesize[0] + ptrdiff_t{3} * left;
    auto* red = planes + static_cast<ptrdiff_t>(y) * width;
    for (auto x = 0; x < width; x++, from += 3) {
      red[x] = from[0];
      red[x + plane] = from[1];
      red[x + 2 * plane] = from[2];
    }
  }
}
