// Errors and libav's log.
#include "common.h"

extern "C" {
#include <libavutil/mem.h>
}

#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace {

void take_report(void*, int level, const char* format, va_list arguments) {
  if (level > AV_LOG_ERROR) return;
  // Nothing here may throw: libav's own functions lie between this and the call.
  auto& now = reports();
  char line[sizeof now.last];
  auto length = std::min(std::vsnprintf(line, sizeof line, format, arguments), static_cast<int>(sizeof line) - 1);
  while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '.' || line[length - 1] == ' ')) length--;
  if (length <= 0) return;
  now.errors++;
  // A file's own bytes may be among them.
  for (auto i = 0; i < length; i++) line[i] = line[i] < ' ' || line[i] > '~' ? '?' : line[i];
  std::memcpy(now.last, line, static_cast<size_t>(length));
  now.last[length] = 0;
  int width, height;
  if (std::sscanf(now.last, "Picture size %dx%d is invalid", &width, &height) == 2) {
    now.refused_width = width;
    now.refused_height = height;
  }
}

// Bytes that libav may take at once. A header of a few hundred bytes can claim an index of gigabytes; a picture of 64 million pixels takes less.
constexpr size_t largest_block = size_t{256} << 20;

// From the moment that the shim is loaded.
const bool is_set_up = (av_log_set_callback(take_report), av_max_alloc(largest_block), true);

}  // namespace

Reports& reports() {
  static thread_local Reports here;
  return here;
}

std::string last_report() { return reports().last[0] == 0 ? "" : std::string(" (") + reports().last + ")"; }

std::string& error_text() {
  static thread_local std::string text;
  return text;
}

std::string describe(int av_error) {
  char text[AV_ERROR_MAX_STRING_SIZE] = {};
  av_strerror(av_error, text, sizeof text);
  return text;
}

const char* media_error() { return error_text().c_str(); }
