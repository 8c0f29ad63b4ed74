// What is wrong with a clip: one line for each kind, with how often and since when.
#pragma once

#include <cstdint>
#include <map>
#include <string>

class Damage {
 public:
  // `kind` reads on after a number: "packets of the picture that cannot be decoded".
  void add(const std::string& kind, double seconds, const std::string& detail = {});

  // Something that is said once.
  void note(const std::string& line) { notes_.insert({line, true}); }

  bool any() const { return !kinds_.empty() || !notes_.empty(); }
  void clear() {
    kinds_.clear();
    notes_.clear();
  }

  // Lines, each with `end` behind it.
  std::string text(const char* end) const;

 private:
  struct Kind {
    int64_t count = 0;
    double first = 0;
    std::string detail;
  };

  std::map<std::string, Kind> kinds_;
  std::map<std::string, bool> notes_;
};
