// The program media_worker: decodes clips that nobody vouches for, in a process that can do nothing else. `media_worker BYTES` serves the socket that is its
// standard input until that ends; `media_worker check` tells whether this machine's kernel confines it.
#include "isolation.h"
#include "sandbox.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>

namespace {

constexpr int to_caller = 0;
constexpr int64_t check_memory = int64_t{1} << 30;

// The caller is gone: there is nobody to tell.
[[noreturn]] void leave() { _exit(0); }

void send(const void* from, size_t bytes) {
  const auto* place = static_cast<const char*>(from);
  while (bytes > 0) {
    const auto count = write(to_caller, place, bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) leave();
    place += count;
    bytes -= static_cast<size_t>(count);
  }
}

void greet(const std::string& missing) {
  const WorkerGreeting greeting{worker_magic, missing.empty() ? 1 : 0, static_cast<int32_t>(missing.size())};
  send(&greeting, sizeof greeting);
  send(missing.data(), missing.size());
}

// Waits for a request; returns the clip's descriptor.
int receive(WorkerRequest& message) {
  iovec part{&message, sizeof message};
  int file = -1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof file)];
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = control;
  header.msg_controllen = sizeof control;
  ssize_t count;
  do count = recvmsg(to_caller, &header, MSG_WAITALL);
  while (count < 0 && errno == EINTR);
  const auto* rights = count > 0 ? CMSG_FIRSTHDR(&header) : nullptr;
  if (count != static_cast<ssize_t>(sizeof message) || message.magic != worker_magic || rights == nullptr || rights->cmsg_type != SCM_RIGHTS) leave();
  std::memcpy(&file, CMSG_DATA(rights), sizeof file);
  return file;
}

void answer_error(int32_t status) {
  std::string text = media_error();
  text.resize(std::min(text.size(), static_cast<size_t>(longest_error)));
  WorkerAnswer answer{};
  answer.magic = worker_magic;
  answer.status = status;
  answer.text_bytes = static_cast<int32_t>(text.size());
  send(&answer, sizeof answer);
  send(text.data(), text.size());
}

void answer_result(const MediaResult& result) {
  WorkerAnswer answer{};
  answer.magic = worker_magic;
  answer.result = result;
  answer.result.pixels = nullptr;
  answer.result.timestamps = nullptr;
  answer.result.samples = nullptr;
  answer.result.damage = nullptr;
  answer.result.damage_bytes = std::min(result.damage_bytes, longest_damage);
  const auto frames = static_cast<size_t>(result.frame_count);
  send(&answer, sizeof answer);
  send(result.pixels, frames * 3 * static_cast<size_t>(result.frame_height) * static_cast<size_t>(result.frame_width));
  send(result.timestamps, frames * sizeof(double));
  send(result.samples, static_cast<size_t>(result.sample_count) * sizeof(float));
  send(result.damage, static_cast<size_t>(answer.result.damage_bytes));
}

[[noreturn]] void serve() {
  for (;;) {
    WorkerRequest message;
    const auto file = receive(message);
    MediaResult* result = nullptr;
    const auto status = media_decode(file, &message.request, nullptr, &result);
    close(file);
    if (status != MediaOk) answer_error(status);
    else answer_result(*result);
    media_free(result);
  }
}

void write_line(const std::string& text) { std::cout << text << std::flush; }

// Confines a second process and has it try things; this one passes on what it says, to wherever that goes.
int check() {
  int ends[2];
  if (pipe(ends) != 0) return 2;
  const auto child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    const auto missing = confine(check_memory);
    write_line(missing.empty() ? try_forbidden() : "not confined: " + missing + "\n");
    _exit(0);
  }
  close(ends[1]);
  std::string lines;
  char part[4096];
  for (ssize_t count; (count = read(ends[0], part, sizeof part)) > 0;) lines.append(part, static_cast<size_t>(count));
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0) return 2;
  write_line(lines);
  return status == 0 && lines.rfind("refused", 0) == 0 && lines.find("ALLOWED") == std::string::npos ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 2 && std::strcmp(arguments[1], "check") == 0) return check();
  const auto memory = count == 2 ? std::strtoll(arguments[1], nullptr, 10) : 0;
  if (memory <= 0) {
    std::cerr << "media_worker is started by lib/Meld; `media_worker check` tells whether this machine's kernel confines it\n";
    return 2;
  }
  const auto missing = confine(memory);
  greet(missing);
  if (!missing.empty()) return 1;
  serve();
}
