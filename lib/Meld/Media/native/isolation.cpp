// The caller's side of the worker program. What the worker sends may have been made up by whoever made the clip: nothing of it is believed unseen.
#include "isolation.h"
#include "common.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <system_error>

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

std::string system_error(int error) { return std::error_code(error, std::generic_category()).message(); }

}  // namespace

// A worker process and the socket to it.
struct MediaWorker {
  pid_t process = -1;
  Descriptor socket;

  MediaWorker() = default;
  MediaWorker(const MediaWorker&) = delete;
  MediaWorker& operator=(const MediaWorker&) = delete;
  ~MediaWorker() { end(); }

  // Kills and reaps; how it ended is what waitpid says, and a death of its own comes before this one. Zero when somebody else reaped it.
  int end() {
    if (process < 0) return 0;
    int status = 0;
    kill(process, SIGKILL);
    pid_t reaped;
    do reaped = waitpid(process, &status, 0);
    while (reaped < 0 && errno == EINTR);
    process = -1;
    return reaped < 0 ? 0 : status;
  }
};

namespace {

struct FreeResult { void operator()(MediaResult* result) const { media_free(result); } };
using ResultPointer = std::unique_ptr<MediaResult, FreeResult>;

constexpr double start_seconds = 20;
constexpr double grace_seconds = 2;
constexpr double longest_seconds = 1e8;

// How long a call waits for the worker, and who may end it.
struct Patience {
  Clock::time_point end;
  const volatile int32_t* cancelled;

  static Patience of(double seconds, const volatile int32_t* cancelled) {
    // A time that is no number is no time.
    const auto bounded = seconds > 0 ? std::min(seconds, longest_seconds) : 0;
    return {Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(bounded)), cancelled};
  }

  void check() const {
    if (cancelled != nullptr && *cancelled != 0) throw Failure(MediaCancelled, "the caller has cancelled it");
    if (Clock::now() >= end) throw Failure(MediaTime, "decoding it took longer than it may, so the process that did was ended");
  }
};

Failure death(int status) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return {MediaTime, "decoding it took more processor time than it may"};
  std::string how = "is gone";
  if (WIFSIGNALED(status)) {
    const auto* name = sigabbrev_np(WTERMSIG(status));
    how = "died of " + (name != nullptr ? "SIG" + std::string(name) : "signal " + std::to_string(WTERMSIG(status)));
  } else if (WEXITSTATUS(status) != 0) {
    how = "ended with exit code " + std::to_string(WEXITSTATUS(status));
  }
  return {MediaCrash, "the process that decoded it " + how};
}

void believe(bool holds) {
  if (!holds) throw Failure(MediaCrash, "the process that decoded it gave an answer that cannot be right");
}

// Waits until the worker has written something or is gone.
void wait_for(const MediaWorker& worker, const Patience& patience) {
  // Short, because nothing wakes it when the caller cancels.
  constexpr int slice_ms = 20;
  pollfd waiting{worker.socket.number(), POLLIN, 0};
  while (poll(&waiting, 1, slice_ms) <= 0) patience.check();
}

void receive(MediaWorker& worker, void* to, size_t bytes, const Patience& patience) {
  auto* place = static_cast<char*>(to);
  while (bytes > 0) {
    const auto count = recv(worker.socket.number(), place, bytes, MSG_DONTWAIT);
    if (count > 0) {
      place += count;
      bytes -= static_cast<size_t>(count);
    } else if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
      patience.check();
      wait_for(worker, patience);
    } else {
      throw death(worker.end());
    }
  }
}

// Text for people's terminals and pages: no control characters.
std::string receive_text(MediaWorker& worker, size_t bytes, const Patience& patience) {
  std::string text(bytes, '\0');
  receive(worker, text.data(), bytes, patience);
  for (auto& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = '?';
  }
  return text;
}

template <size_t N>
void make_printable(char (&name)[N]) {
  name[N - 1] = 0;
  for (auto* c = name; *c != 0; c++) {
    if (*c < ' ' || *c > '~') *c = '?';
  }
}

// The worker may use so much processor time until the next request, whatever becomes of this process.
void allow_processor_time(const MediaWorker& worker, double seconds) {
  clockid_t clock;
  timespec used{};
  if (clock_getcpuclockid(worker.process, &clock) != 0 || clock_gettime(clock, &used) != 0) return;
  rlimit limit{};
  if (prlimit(worker.process, RLIMIT_CPU, nullptr, &limit) != 0) return;
  const auto bounded = seconds > 0 ? std::min(seconds, longest_seconds) : 0;
  limit.rlim_cur = std::min(static_cast<rlim_t>(used.tv_sec) + static_cast<rlim_t>(std::ceil(bounded + grace_seconds)) + 1, limit.rlim_max);
  prlimit(worker.process, RLIMIT_CPU, &limit, nullptr);
}

void send_request(MediaWorker& worker, int file, const MediaRequest& request) {
  WorkerRequest message{worker_magic, request};
  iovec part{&message, sizeof message};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof file)] = {};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = control;
  header.msg_controllen = sizeof control;
  auto* rights = CMSG_FIRSTHDR(&header);
  rights->cmsg_level = SOL_SOCKET;
  rights->cmsg_type = SCM_RIGHTS;
  rights->cmsg_len = CMSG_LEN(sizeof file);
  std::memcpy(CMSG_DATA(rights), &file, sizeof file);
  ssize_t sent;
  do sent = sendmsg(worker.socket.number(), &header, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  if (sent == static_cast<ssize_t>(sizeof message)) return;
  if (sent < 0 && errno != EPIPE && errno != ECONNRESET) throw Failure(MediaInternal, "it could not be handed to the worker: " + system_error(errno));
  throw death(worker.end());
}

bool is_error_of_decoding(int32_t status) {
  switch (status) {
    case MediaMissing:
    case MediaUnreadable:
    case MediaDamaged:
    case MediaLimit:
    case MediaTime:
    case MediaInternal:
    case MediaTooSmall: return true;
    default: return false;
  }
}

bool is_flag(int32_t value) { return value == 0 || value == 1; }

// Sizes as the request says, where it says them.
bool is_size(int32_t size, int32_t scaled, int32_t cropped) {
  const auto wanted = cropped > 0 ? cropped : scaled;
  return size > 0 && size <= 1 << 16 && (wanted == 0 || size == wanted);
}

void verify_frames(const MediaRequest& request, const MediaResult& result) {
  believe(result.frame_count >= 0 && result.frame_height >= 0 && result.frame_width >= 0);
  if (result.frame_count == 0) return;
  believe(request.frame_rule != NoFrames && result.has_video == 1);
  believe(request.frame_rule != FirstFrames || result.frame_count <= request.frame_count);
  believe(request.frame_rule != SpreadFrames || result.frame_count == request.frame_count);
  believe(is_size(result.frame_height, request.scale_height, request.crop_height));
  believe(is_size(result.frame_width, request.scale_width, request.crop_width));
  const auto frame_bytes = int64_t{3} * result.frame_height * result.frame_width;
  // A time goes with each.
  believe(result.frame_count <= request.limit_output_bytes / (frame_bytes + int64_t{sizeof(double)}));
}

// Everything that a caller may take for granted of a result of `media_decode`.
void verify(const MediaRequest& request, MediaResult& result) {
  believe(result.duration >= 0 && result.duration <= longest_duration && std::isfinite(result.video_rate) && result.video_rate >= 0);
  believe(result.sound_start >= 0 && result.sound_start <= longest_duration);
  believe(is_flag(result.has_video) && is_flag(result.has_audio) && is_flag(result.is_cut));
  believe(result.video_height >= 0 && result.video_width >= 0 && result.video_frames >= 0 && result.audio_channels >= 0 && result.audio_rate >= 0);
  believe(result.rotation >= 0 && result.rotation < 360 && result.rotation % 90 == 0);
  verify_frames(request, result);
  believe(result.sample_count >= 0 && result.sample_count <= (request.sample_rate > 0 ? request.limit_samples : 0));
  believe(result.damage_bytes >= 0 && result.damage_bytes <= (request.accept_damage != 0 ? longest_damage : 0));
  make_printable(result.video_codec);
  make_printable(result.audio_codec);
}

struct WorkerError {
  MediaStatus status;
  std::string text;
};

// For `media_free`.
template <typename T>
T* allocate(size_t count) {
  return count == 0 ? nullptr : static_cast<T*>(required(std::malloc(count * sizeof(T))));
}

void receive_arrays(MediaWorker& worker, MediaResult& result, const Patience& patience) {
  const auto frames = static_cast<size_t>(result.frame_count);
  const auto pixels = frames * 3 * static_cast<size_t>(result.frame_height) * static_cast<size_t>(result.frame_width);
  result.pixels = allocate<uint8_t>(pixels);
  result.timestamps = allocate<double>(frames);
  result.samples = allocate<float>(static_cast<size_t>(result.sample_count));
  result.damage = allocate<char>(static_cast<size_t>(result.damage_bytes));
  receive(worker, result.pixels, pixels, patience);
  receive(worker, result.timestamps, frames * sizeof(double), patience);
  believe(std::all_of(result.timestamps, result.timestamps + frames, [](double time) { return std::isfinite(time); }));
  believe(std::is_sorted(result.timestamps, result.timestamps + frames));
  receive(worker, result.samples, static_cast<size_t>(result.sample_count) * sizeof(float), patience);
  receive(worker, result.damage, static_cast<size_t>(result.damage_bytes), patience);
  std::replace_if(
      result.damage, result.damage + result.damage_bytes, [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\n') || c == 0x7f; }, '?');
}

// The result; or null, with the error that the worker reports.
ResultPointer receive_answer(MediaWorker& worker, const MediaRequest& request, const Patience& patience, WorkerError& error) {
  WorkerAnswer answer;
  receive(worker, &answer, sizeof answer, patience);
  believe(answer.magic == worker_magic && answer.text_bytes >= 0 && answer.text_bytes <= longest_error);
  if (answer.status != MediaOk) {
    believe(is_error_of_decoding(answer.status));
    error = {static_cast<MediaStatus>(answer.status), receive_text(worker, static_cast<size_t>(answer.text_bytes), patience)};
    return {};
  }
  verify(request, answer.result);
  answer.result.pixels = nullptr;
  answer.result.timestamps = nullptr;
  answer.result.samples = nullptr;
  answer.result.damage = nullptr;
  ResultPointer result(allocate<MediaResult>(1));
  *result = answer.result;
  receive_arrays(worker, *result, patience);
  return result;
}

// Starts the program with nothing of this process but one end of the socket, as its standard input.
pid_t spawn(const char* program, const std::string& memory, int socket) {
  struct Attributes {
    posix_spawnattr_t value;
    Attributes() { posix_spawnattr_init(&value); }
    ~Attributes() { posix_spawnattr_destroy(&value); }
  } attributes;
  struct Actions {
    posix_spawn_file_actions_t value;
    Actions() { posix_spawn_file_actions_init(&value); }
    ~Actions() { posix_spawn_file_actions_destroy(&value); }
  } actions;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes.value, &none);
  posix_spawnattr_setsigdefault(&attributes.value, &all);
  // A session of its own: Ctrl-C is for the caller, who ends its workers in its own way.
  posix_spawnattr_setflags(&attributes.value, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  posix_spawn_file_actions_adddup2(&actions.value, socket, 0);
  posix_spawn_file_actions_addopen(&actions.value, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions.value, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions.value, 3);
  char* arguments[] = {const_cast<char*>(program), const_cast<char*>(memory.c_str()), nullptr};
  char* environment[] = {nullptr};
  pid_t process;
  const auto error = posix_spawn(&process, program, &actions.value, &attributes.value, arguments, environment);
  if (error != 0) throw Failure(MediaInternal, "the worker program " + std::string(program) + " could not be started: " + system_error(error));
  return process;
}

std::unique_ptr<MediaWorker> start(const char* program, int64_t memory_bytes) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throw Failure(MediaInternal, "no socket pair could be made: " + system_error(errno));
  auto worker = std::make_unique<MediaWorker>();
  worker->socket = Descriptor(ends[0]);
  Descriptor theirs(ends[1]);
  // The more of an answer fits in between, the less often the two processes take turns; the system cuts it to what it allows.
  const int buffer = 1 << 20;
  setsockopt(theirs.number(), SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  worker->process = spawn(program, std::to_string(memory_bytes), theirs.number());
  theirs = Descriptor();

  const auto patience = Patience::of(start_seconds, nullptr);
  WorkerGreeting greeting;
  try {
    receive(*worker, &greeting, sizeof greeting, patience);
  } catch (const Failure& failure) {
    throw Failure(MediaInternal, "the worker program " + std::string(program) + " did not come up: " + failure.what());
  }
  if (greeting.magic != worker_magic || greeting.text_bytes < 0 || greeting.text_bytes > longest_error)
    throw Failure(MediaInternal, std::string(program) + " is not the worker program of this library: build it with `dotnet build lib/Meld`");
  if (greeting.ready != 1)
    throw Failure(MediaInternal, "the worker could not be confined: " + receive_text(*worker, static_cast<size_t>(greeting.text_bytes), patience));
  return worker;
}

}  // namespace

MediaWorker* media_worker_start(const char* program, int64_t memory_bytes) {
  MediaWorker* worker = nullptr;
  guarded([&] { worker = start(program, memory_bytes).release(); });
  return worker;
}

int32_t media_worker_alive(const MediaWorker* worker) {
  if (worker->process < 0) return 0;
  // Between requests a worker has nothing to say: what can be read is its end, or what should not be there.
  pollfd idle{worker->socket.number(), POLLIN, 0};
  return poll(&idle, 1, 0) == 0;
}

int32_t media_worker_decode(MediaWorker* worker, int32_t file, const MediaRequest* request, const volatile int32_t* cancelled, MediaResult** result) {
  return guarded([&] {
    if (worker->process < 0) throw death(0);
    const auto patience = Patience::of(request->limit_time + grace_seconds, cancelled);
    WorkerError error{};
    try {
      allow_processor_time(*worker, request->limit_time);
      send_request(*worker, file, *request);
      *result = receive_answer(*worker, *request, patience, error).release();
    } catch (...) {
      // What it would answer later belongs to no request.
      worker->end();
      throw;
    }
    if (*result == nullptr) throw Failure(error.status, error.text);
  });
}

void media_worker_stop(MediaWorker* worker) { delete worker; }
