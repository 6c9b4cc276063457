// A run of the program that a test stops at its system calls. The tracer is that of Linux on x86-64; elsewhere, this
// header defines nothing.
#pragma once

#include "support/run.hpp"

#if defined(__linux__) && defined(__x86_64__)

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace aicarbon::test {

inline constexpr int no_tracing = 98;

// Whether this machine lets a process trace its child; some containers do not.
inline bool may_trace() {
  const pid_t child = fork();
  if (child == 0) _exit(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0 ? 0 : no_tracing);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class Traced {
 public:
  using Call = user_regs_struct;

  // Starts the program in a folder, with its output and messages in two descriptors.
  Traced(const std::vector<std::string>& arguments, const std::string& folder, int out, int err) {
    std::vector<std::string> all{binary()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& a : all) argv.push_back(a.data());
    argv.push_back(nullptr);
    child_ = fork();
    if (child_ < 0) throw std::runtime_error("cannot start " + all.front());
    if (child_ == 0) {
      if (chdir(folder.c_str()) != 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0) _exit(99);
      setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // the leak checker is itself a tracer
      if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(no_tracing);
      execv(argv.front(), argv.data());
      _exit(99);
    }
    waitpid(child_, &status_, 0);
  }
  Traced(const Traced&) = delete;
  Traced& operator=(const Traced&) = delete;
  ~Traced() {
    if (!ended()) kill();
  }

  // Runs to the start of the next system call for which `wanted` is true. Returns false if the program ended before.
  bool run_to(const std::function<bool(const Call&)>& wanted) {
    while (true) {
      ptrace(PTRACE_SYSCALL, child_, nullptr, nullptr);
      if (waitpid(child_, &status_, 0) < 0 || ended()) return false;
      if (!WIFSTOPPED(status_) || WSTOPSIG(status_) != SIGTRAP) continue;
      Call call{};
      ptrace(PTRACE_GETREGS, child_, nullptr, &call);
      const bool starts = starts_;
      starts_ = !starts_;
      if (starts && wanted(call)) return true;
    }
  }

  void kill() {
    ::kill(child_, SIGKILL);
    waitpid(child_, &status_, 0);
  }

  // Lets the program continue, or ends it by a signal. Returns the exit code, or 128 + the number of the signal.
  int finish(int signal = 0) {
    ptrace(PTRACE_DETACH, child_, nullptr, signal);
    waitpid(child_, &status_, 0);
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  }

  // The path of the file behind a descriptor of the program.
  std::string file_of(unsigned long long descriptor) const {
    char path[4096];
    const std::string link = "/proc/" + std::to_string(child_) + "/fd/" + std::to_string(descriptor);
    const ssize_t size = readlink(link.c_str(), path, sizeof path);
    return size < 0 ? std::string{} : std::string(path, static_cast<std::size_t>(size));
  }

 private:
  bool ended() const { return WIFEXITED(status_) || WIFSIGNALED(status_); }

  pid_t child_ = -1;
  int status_ = 0;
  bool starts_ = true;  // a stop at the start of a system call is followed by one at its end
};

}  // namespace aicarbon::test

#endif
