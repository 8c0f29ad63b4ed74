#include "sandbox.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#if defined(__x86_64__)
#define WORKER_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define WORKER_ARCH AUDIT_ARCH_AARCH64
#endif

namespace {

std::string system_error(const char* doing) { return std::string(doing) + ": " + std::error_code(errno, std::generic_category()).message(); }

bool set_limit(__rlimit_resource resource, rlim_t value) {
  // CPU stays open: the caller moves it forward before each request.
  const rlimit limit{value, value};
  return setrlimit(resource, &limit) == 0;
}

#ifdef WORKER_ARCH

// Condition on an argument: its low half, masked, is (or is not) this value.
struct Condition {
  int argument;
  uint32_t mask;
  uint32_t value;
  bool equal;
};

// A filter is a program of the kernel's: it sees the system call's number and arguments, never what they point to.
class FilterProgram {
 public:
  FilterProgram() {
    load(offsetof(seccomp_data, arch));
    // Numbers mean other calls under another architecture's conventions.
    skip_unless_equal(WORKER_ARCH, 1, true);
    end(SECCOMP_RET_KILL_PROCESS);
  }

  void allow(long call, const std::vector<Condition>& conditions = {}) {
    load(offsetof(seccomp_data, nr));
    const auto refused = static_cast<uint8_t>(3 * conditions.size() + 1);
    skip_unless_equal(static_cast<uint32_t>(call), refused, false);
    auto rest = refused;
    for (const auto& condition : conditions) {
      rest = static_cast<uint8_t>(rest - 3);
      load(static_cast<uint32_t>(offsetof(seccomp_data, args)) + 8 * static_cast<uint32_t>(condition.argument));
      code_.push_back(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, condition.mask));
      skip_unless_equal(condition.value, rest, !condition.equal);
    }
    end(SECCOMP_RET_ALLOW);
  }

  bool install() {
    end(SECCOMP_RET_ERRNO | EPERM);
    const sock_fprog program{static_cast<unsigned short>(code_.size()), code_.data()};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  }

 private:
  void load(size_t offset) { code_.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<uint32_t>(offset))); }
  void end(uint32_t action) { code_.push_back(BPF_STMT(BPF_RET | BPF_K, action)); }
  // Skips so many steps when the value differs; turned round, when it is equal.
  void skip_unless_equal(uint32_t value, uint8_t steps, bool turned) {
    code_.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, static_cast<uint8_t>(turned ? steps : 0), static_cast<uint8_t>(turned ? 0 : steps)));
  }

  std::vector<sock_filter> code_;
};

// No open, no socket, no process, no other process's memory, no code that was not there: what is not named here fails with EPERM, which libav and libc take as
// they take a missing file.
bool filter_calls() {
  constexpr uint32_t all = 0xffffffff;
  const Condition no_code{2, PROT_EXEC, 0, true};
  FilterProgram program;
  for (const long call : {__NR_pread64, __NR_read, __NR_lseek, __NR_close}) program.allow(call);
  for (const long call : {__NR_munmap, __NR_mremap, __NR_brk, __NR_madvise, __NR_futex, __NR_clock_gettime, __NR_gettimeofday}) program.allow(call);
  for (const long call : {__NR_getpid, __NR_gettid, __NR_sched_getaffinity, __NR_sched_yield, __NR_getrandom, __NR_rt_sigprocmask}) program.allow(call);
  for (const long call : {__NR_rt_sigreturn, __NR_restart_syscall, __NR_exit, __NR_exit_group}) program.allow(call);
  program.allow(__NR_mmap, {no_code, {3, MAP_ANONYMOUS, 0, false}});
  program.allow(__NR_mprotect, {no_code});
  program.allow(__NR_recvmsg, {{0, all, 0, true}});
  for (const uint32_t descriptor : {0, 1, 2}) program.allow(__NR_write, {{0, all, descriptor, true}});
  // How abort() ends a process.
  program.allow(__NR_tgkill, {{0, all, static_cast<uint32_t>(getpid()), true}});
  return program.install();
}

#endif

bool refused(long result) { return result < 0; }

}  // namespace

std::string confine(int64_t memory_bytes) {
#ifndef WORKER_ARCH
  (void)memory_bytes;
  return "the filter of system calls is written for x86-64 and aarch64 only";
#else
  if (!set_limit(RLIMIT_AS, static_cast<rlim_t>(memory_bytes))) return system_error("the limit of memory cannot be set");
  // One descriptor more than the socket and the two that lead nowhere: the clip.
  const std::pair<__rlimit_resource, rlim_t> limits[] = {{RLIMIT_CORE, 0}, {RLIMIT_FSIZE, 0}, {RLIMIT_NOFILE, 4}, {RLIMIT_NPROC, 0}, {RLIMIT_MEMLOCK, 0}};
  for (const auto& [resource, value] : limits) {
    if (!set_limit(resource, value)) return system_error("a limit of resources cannot be set");
  }
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return system_error("other processes cannot be kept from reading its memory");
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return system_error("its privileges cannot be fixed");
  if (!filter_calls()) return system_error("the kernel takes no filter of system calls (seccomp)");
  // A kernel that is not Linux itself might take the filter and ignore it.
  if (!refused(open("/", O_RDONLY | O_CLOEXEC)) || errno != EPERM) return "the kernel does not hold to its filter of system calls (seccomp)";
  return {};
#endif
}

std::string try_forbidden() {
  std::string lines;
  const auto attempt = [&lines](const char* what, bool was_refused) { lines += std::string(was_refused ? "refused: " : "ALLOWED: ") + what + "\n"; };
  rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
  char* const nothing[] = {nullptr};
  char byte = 0;
  attempt("read a file", refused(open("/etc/passwd", O_RDONLY)));
  attempt("make a file", refused(open("/tmp/meld-worker", O_WRONLY | O_CREAT | O_EXCL, 0600)));
  attempt("remove a file", refused(unlink("/tmp/meld-worker")) && errno == EPERM);
  attempt("make a socket", refused(socket(AF_INET, SOCK_STREAM, 0)));
  attempt("make a local socket", refused(socket(AF_UNIX, SOCK_STREAM, 0)));
  const auto child = syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr);
  if (child == 0) _exit(0);
  attempt("start a process", refused(child));
  attempt("run a program", refused(execve("/bin/true", nothing, nothing)));
  attempt("send a signal", refused(kill(getpid(), 0)));
  attempt("read a process's memory", refused(syscall(SYS_process_vm_readv, getpid(), nullptr, 0, nullptr, 0, 0)));
  attempt("make memory executable", mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
  attempt("map a file", mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, 0, 0) == MAP_FAILED);
  attempt("take 64 TiB of memory", mmap(nullptr, size_t{1} << 46, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) == MAP_FAILED);
  attempt("raise its limits", refused(setrlimit(RLIMIT_AS, &limit)));
  attempt("write to a descriptor of its own", refused(write(3, &byte, 1)));
  attempt("change a signal's handler", signal(SIGXCPU, SIG_IGN) == SIG_ERR);
  return lines;
}
