// A metric: the name of one number of a report, used by budgets, --fail-on and objectives. All of them use this parser.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// total · market · energy · it_energy · water · by_stage/STAGE · by_source/SOURCE · phases/PHASE[/…] · per_unit/UNIT[/…] · a line's id.
struct Metric {
  std::string text;    ///< as typed
  std::string output;  ///< the corresponding output of the calculation
};

/// Parses a metric; nothing and a message with the nearest names if it is invalid. `at` is the location of the text.
Result<Metric> metric(std::string_view text, const Location& at);

/// The value of a metric in a report: a cell of its sheet, or the reason why there is none.
struct Answer {
  std::optional<std::int32_t> node;
  Dim dim{};
  std::string reason;  ///< if nothing in it is estimated
};

/// Nothing and a message if the job has no such phase, line or functional unit.
Result<Answer> ask(const Report& report, const Metric& metric, const Location& at);

/// Figures of a column: best, and P5, P95 and mean of the rows; an empty column gives only best.
Figure figure(double best, std::span<const double> rows);

}  // namespace aicarbon::report
