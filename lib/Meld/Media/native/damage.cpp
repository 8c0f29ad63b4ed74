#include "damage.h"

#include <cstdio>

void Damage::add(const std::string& kind, double seconds, const std::string& detail) {
  auto& known = kinds_[kind];
  if (known.count++ == 0) {
    known.first = seconds;
    known.detail = detail;
  }
}

std::string Damage::text(const char* end) const {
  std::string lines;
  for (const auto& [line, _] : notes_) lines += line + end;
  for (const auto& [kind, known] : kinds_) {
    char count[64];
    std::snprintf(count, sizeof count, ", the first at %.3f s", known.first);
    lines += std::to_string(known.count) + " " + kind + count + known.detail + end;
  }
  return lines;
}
