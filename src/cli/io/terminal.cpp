// See terminal.hpp.
#include "cli/io/terminal.hpp"

#include "cli/io/files.hpp"
#include "cli/log.hpp"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdlib>

namespace aicarbon::cli {
namespace {

int descriptor(Stream stream) { return stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO; }

}  // namespace

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here sets the environment
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

bool colour_on(std::string_view choice, Stream stream) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  if (!environment("NO_COLOR").empty()) return false;
  if (const auto force = environment("CLICOLOR_FORCE"); !force.empty() && force != "0") return true;
  if (environment("TERM") == "dumb") return false;
  return ::isatty(descriptor(stream)) == 1;
}

std::optional<int> terminal_width(Stream stream) {
  winsize size{};
  if (::ioctl(descriptor(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;  // NOLINT(cppcoreguidelines-pro-type-vararg): the system call takes variable arguments
  constexpr int narrowest = 40, widest = 400;
  const std::string_view columns = environment("COLUMNS");
  int value = 0;
  const auto [end, error] = std::from_chars(columns.data(), columns.data() + columns.size(), value);
  const bool whole = error == std::errc{} && end == columns.data() + columns.size();
  return whole && value >= narrowest && value <= widest ? std::optional(value) : std::nullopt;
}

Progress::Progress(std::string what) {
  if (::isatty(STDERR_FILENO) != 1 || log::shows(log::Level::info)) return;
  thread_ = std::thread([this, what = std::move(what)] {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    const auto start = std::chrono::steady_clock::now();
    if (ended_.wait_for(lock, 300ms, [this] { return over_; })) return;
    while (true) {
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
      write_stderr(fmt::format("\r{}: {:.1f} s", what, taken.count()));
      if (ended_.wait_for(lock, 200ms, [this] { return over_; })) break;
    }
    write_stderr("\r\x1b[K");
  });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

}  // namespace aicarbon::cli
