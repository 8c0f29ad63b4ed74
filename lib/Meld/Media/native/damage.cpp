#include "damage.h"

#include <cstdio>

void Damage::add(const std::string& noun, const std::string& rest, double seconds, const std::string& detail) {
  auto& known = kinds_[{noun, rest}];
  if (known.count++ == 0) {
    known.first = seconds;
    known.detail = detail;
  }
}

std::string Damage::text(const char* end) const {
  std::string lines;
  for (const auto& line : notes_) lines += line + end;
  for (const auto& [kind, known] : kinds_) {
    char at[64];
    std::snprintf(at, sizeof at, known.count == 1 ? ", at %.3f s" : ", the first at %.3f s", known.first);
    lines += std::to_string(known.count) + " " + kind.first + (known.count == 1 ? " " : "s ") + kind.second + at + known.detail + end;
  }
  return lines;
}
