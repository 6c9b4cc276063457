// The terminal: color, width and progress.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace aicarbon::cli {

enum class Stream { out, err };
inline constexpr int default_width = 100;

/// The value of an environment variable; empty if it is not set.
std::string_view environment(const char* name);

/// Whether to use color. --color decides, then NO_COLOR, then CLICOLOR_FORCE, then TERM=dumb, then whether the stream
/// is a terminal.
bool colour_on(std::string_view choice, Stream stream);

/// The width of the stream's terminal in columns. If the stream is not a terminal: the value of COLUMNS if it is a
/// number from 40 to 400, otherwise nothing.
std::optional<int> terminal_width(Stream stream);

/// A progress line on standard error, if that is a terminal and the work takes longer than 300 ms. The
/// log replaces it.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace aicarbon::cli
