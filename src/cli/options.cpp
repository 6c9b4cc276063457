// See options.hpp.
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "report/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace aicarbon::cli::options {

std::string not_a_precision(std::string_view text) {
  return report::read_precision(text) ? std::string{} : "is not a share between 0 and 1, such as 1% or 0.01";
}

Result<log::Level> log_level_of(const Request& request) {
  constexpr std::size_t most = 2;
  if (const std::size_t letters = request.list(verbose).size(); letters > 0)
    return letters < most ? log::Level::info : log::Level::debug;
  const std::string_view wanted = environment(log_variable.data());
  if (wanted.empty()) return log::Level::off;
  const auto* const found = std::ranges::find(log::level_names, wanted);
  if (found != log::level_names.end()) return static_cast<log::Level>(found - log::level_names.begin());
  return diag::make(diag::usage, fmt::format("unknown level \"{}\" in the variable {}", wanted, log_variable),
                    fmt::format("one of: {}", fmt::join(log::level_names, ", ")));
}

unsigned threads_of(const Request& request) {
  constexpr unsigned most_by_default = 8;
  return request.given(threads) ? static_cast<unsigned>(request.number(threads))
                                : std::clamp(std::thread::hardware_concurrency(), 1U, most_by_default);
}

EstimateOptions sampling_of(const Request& request) {
  return {request.number(samples), request.number(seed), threads_of(request)};
}

std::optional<double> precision_of(const Request& request) { return report::read_precision(request.text(until)); }

std::optional<int> width_of(const Request& request, std::optional<Stream> stream) {
  if (request.lists(width) && request.given(width)) return static_cast<int>(request.number(width));
  return stream ? terminal_width(*stream) : std::nullopt;
}

RenderOptions rendering_of(const Request& request, bool to_stdout) {
  const auto listed = [&](const Option& option) { return request.lists(option) && request.given(option); };
  RenderOptions how;
  how.ascii = listed(ascii);
  how.all = listed(all);
  how.width = width_of(request, to_stdout ? std::optional(Stream::out) : std::nullopt).value_or(default_width);
  how.colour = to_stdout && colour_on(request.text(color), Stream::out);
  return how;
}

}  // namespace aicarbon::cli::options
