// Errors and versions.
#include "common.h"

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

const char* media_versions() {
  const auto part = [](const char* name, unsigned version) {
    return std::string(name) + " " + std::to_string(AV_VERSION_MAJOR(version)) + "." + std::to_string(AV_VERSION_MINOR(version)) + "." +
           std::to_string(AV_VERSION_MICRO(version));
  };
  static const std::string versions = part("libavformat", avformat_version()) + ", " + part("libavcodec", avcodec_version()) + ", " +
                                      part("libswscale", swscale_version()) + ", " + part("libswresample", swresample_version());
  return versions.c_str();
}
