// The log: what the program does, on standard error. It is off unless -v, -vv or the variable AICARBON_LOG asks for it,
// and standard output never contains any of it. Only log.cpp knows the library that writes it.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace aicarbon::cli::log {

/// How much is logged: nothing, each file and step, or also details of them.
enum class Level : unsigned char { off, info, debug };
inline constexpr std::array<std::string_view, 3> level_names{"off", "info", "debug"};

/// Starts the log. To be called at most once, before other threads exist; until then nothing is logged.
void start(Level level, bool paint);
/// Whether lines of this level are written. A text is composed only if they are.
bool shows(Level level);
/// Writes a line with its level and the seconds since the start. A failure to write is ignored.
void write(Level level, std::string_view line);

/// Writes the line that `text` returns.
template <class Text>
void info(const Text& text) {
  if (shows(Level::info)) write(Level::info, text());
}
template <class Text>
void debug(const Text& text) {
  if (shows(Level::debug)) write(Level::debug, text());
}

/// A step of the work: a line with the seconds that it took is written when it ends.
class Step {
 public:
  explicit Step(std::string_view name);
  ~Step();
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  Step(Step&&) = delete;
  Step& operator=(Step&&) = delete;

 private:
  std::string_view name_;
  std::chrono::steady_clock::time_point begin_;
};

/// Does a step of the work, and returns what it returns.
template <class Work>
auto timed(std::string_view name, const Work& work) {
  const Step step(name);
  return work();
}

}  // namespace aicarbon::cli::log
