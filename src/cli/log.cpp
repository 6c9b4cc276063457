// See log.hpp. This is the only file that uses spdlog. Its registry of loggers and its clock are not used: a line has
// the seconds since the start and no time of day, so that two logs of the same work differ only in seconds.
#include "cli/log.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/ansicolor_sink.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace aicarbon::cli::log {
namespace {

using Clock = std::chrono::steady_clock;

struct Running {
  spdlog::logger logger;
  Level level;
  Clock::time_point begin;
};

std::optional<Running>& running() {
  static std::optional<Running> only;
  return only;
}

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

// Names come from files and may contain anything, but a line of the log is one line.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '\x7f'; }, '?');
  return line;
}

}  // namespace

void start(Level level, bool paint) {
  auto sink = std::make_shared<spdlog::sinks::ansicolor_stderr_sink_mt>(paint ? spdlog::color_mode::always
                                                                              : spdlog::color_mode::never);
  running() = Running{spdlog::logger("aicarbon", std::move(sink)), level, Clock::now()};
  running()->logger.set_level(level == Level::debug ? spdlog::level::debug : spdlog::level::info);
  running()->logger.set_pattern("%^%-5l%$ %v");
}

bool shows(Level level) { return running() && level <= running()->level; }

void write(Level level, std::string_view line) {
  if (!shows(level)) return;
  running()->logger.log(level == Level::debug ? spdlog::level::debug : spdlog::level::info, "{:8.3f} s  {}",
                        seconds_since(running()->begin), on_one_line(line));
}

Step::Step(std::string_view name) : name_(name) {
  if (shows(Level::info)) begin_ = Clock::now();
}

Step::~Step() {
  info([&] { return fmt::format("{}: {:.3f} s", name_, seconds_since(begin_)); });
}

}  // namespace aicarbon::cli::log
