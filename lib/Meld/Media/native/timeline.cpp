#include "timeline.h"

#include "common.h"

#include <cmath>

namespace {

// Ticks times a number of frames.
__extension__ typedef __int128 Wide;

void take(std::vector<Taken>& taken, const Moment& moment) {
  if (!taken.empty() && taken.back().key == moment.key) taken.back().copies++;
  else taken.push_back({moment.key, moment.ticks, 1});
}

// The frames on show at n moments from the first one's time to the last one's. Whole numbers, so that no rounding moves a frame.
std::vector<Taken> spread(const std::vector<Moment>& moments, int64_t n) {
  std::vector<Taken> taken;
  const auto first = moments.front().ticks;
  const auto length = static_cast<Wide>(moments.back().ticks) - first;
  const auto parts = n == 1 ? 2 : n - 1;
  size_t shown = 0;
  for (int64_t i = 0; i < n; i++) {
    const auto place = length * (n == 1 ? 1 : i);
    while (shown + 1 < moments.size() && (static_cast<Wide>(moments[shown + 1].ticks) - first) * parts <= place) shown++;
    take(taken, moments[shown]);
  }
  return taken;
}

std::vector<Taken> per_second(const Timeline& timeline, double rate, double most_seconds) {
  // What a rate such as 24000/1001 loses as a number must not cost a frame.
  constexpr auto Slack = 1e-6;
  std::vector<Taken> taken;
  const auto& moments = timeline.moments;
  const auto time = [&](size_t i) { return (static_cast<double>(moments[i].ticks) - static_cast<double>(moments.front().ticks)) * timeline.tick; };
  const auto end = std::min(time(moments.size() - 1) + static_cast<double>(timeline.last_ticks) * timeline.tick, most_seconds);
  size_t shown = 0;
  for (int64_t i = 0; i == 0 || static_cast<double>(i) / rate < end - Slack; i++) {
    while (shown + 1 < moments.size() && time(shown + 1) <= static_cast<double>(i) / rate + Slack) shown++;
    take(taken, moments[shown]);
  }
  return taken;
}

std::vector<Taken> every_nth(const std::vector<Moment>& moments, size_t n) {
  std::vector<Taken> taken;
  for (size_t i = 0; i < moments.size(); i += n) take(taken, moments[i]);
  return taken;
}

}  // namespace

std::vector<Taken> choose(const MediaRequest& request, const Timeline& timeline, double most_seconds) {
  const auto& moments = timeline.moments;
  if (moments.empty()) return {};
  switch (request.frame_rule) {
    case FirstFrames: {
      std::vector<Taken> taken;
      for (size_t i = 0; i < moments.size() && i < static_cast<size_t>(request.frame_count); i++) take(taken, moments[i]);
      return taken;
    }
    case SpreadFrames: return spread(moments, request.frame_count);
    case EveryNthFrame: return every_nth(moments, static_cast<size_t>(request.frame_count));
    case FramesPerSecond: return per_second(timeline, request.frame_rate, most_seconds);
    default: throw Failure(MediaInternal, "there is no rule of frames of number " + std::to_string(request.frame_rule));
  }
}
