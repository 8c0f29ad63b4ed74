// What is wrong with a clip: one line for each kind, with how often and since when.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

class Damage {
 public:
  // "2 packets of the sound cut short, the first at 1.234 s (what libav says)": `noun` takes an s where there are more than one.
  void add(const std::string& noun, const std::string& rest, double seconds, const std::string& detail = {});

  // Something that is said once.
  void note(const std::string& line) { notes_.insert(line); }

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

  std::map<std::pair<std::string, std::string>, Kind> kinds_;
  std::set<std::string> notes_;
};
