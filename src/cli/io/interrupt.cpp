// See interrupt.hpp. A signal handler may call only a few functions and may not allocate, so the names are in a table
// of fixed size. A file for which the table has no room is written all the same.
#include "cli/io/interrupt.hpp"

#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace aicarbon::cli {
namespace {

struct Slot {
  std::atomic<bool> used = false;
  std::array<char, PATH_MAX> name{};
};
std::array<Slot, 8> slots;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): the handler has no argument

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

// Deletes the files, and then ends the program as the signal does by default.
void end(int signal) {
  for (const Slot& slot : slots)
    if (slot.used) ::unlink(slot.name.data());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

// A signal that is ignored, as under nohup, remains ignored.
void handle_signals() {
  static const bool once = [] {
    std::signal(SIGXFSZ,
                SIG_IGN);  // so that a write beyond the limit of `ulimit -f` fails, and ends as any failed write
    for (const int signal : signals) {
      struct sigaction how {};
      if (::sigaction(signal, nullptr, &how) != 0 || how.sa_handler == SIG_IGN) continue;
      how.sa_handler = end;
      how.sa_flags = 0;
      ::sigaction(signal, &how, nullptr);
    }
    return true;
  }();
  (void)once;
}

}  // namespace

int create_unfinished(std::string& pattern) {
  handle_signals();
  sigset_t held, before;
  sigemptyset(&held);
  for (const int signal : signals) sigaddset(&held, signal);
  ::pthread_sigmask(SIG_BLOCK, &held, &before);  // a signal between the two steps would leave the file behind
  const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor >= 0 && pattern.size() < PATH_MAX)
    for (Slot& slot : slots) {
      if (slot.used) continue;
      std::memcpy(slot.name.data(), pattern.c_str(), pattern.size() + 1);
      slot.used = true;
      break;
    }
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return descriptor;
}

void keep(const std::string& name) {
  for (Slot& slot : slots)
    if (slot.used && name == slot.name.data()) slot.used = false;
}

}  // namespace aicarbon::cli
