// A metric: the name of one number of a report, used by budgets, --fail-on and objectives. All of them use this parser.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// total · market · energy · it_energy · water · by_stage/STAGE · by_source/SOURCE · phases/PHASE[/…] ·
/// per_unit/UNIT[/…] · a line's id.
struct Metric {
  std::string text;    ///< metric as typed
  std::string output;  ///< name of the corresponding output of the sheet
};

/// Parses a metric. If it is invalid, returns nothing and adds a message with the nearest names. `at` is the location
/// of the text.
Result<Metric> metric(std::string_view text, const Location& at);

/// The value of a metric in a report: a cell of its sheet, or the reason why there is none.
struct Answer {
  std::optional<std::int32_t> node;
  Dim dim{};
  std::string reason;  ///< why there is no cell, if nothing in the metric is estimated
};

/// The value; returns nothing and adds a message if the job has no such phase, line or functional unit.
Result<Answer> ask(const Report& report, const Metric& metric, const Location& at);

/// Figures of a column: the best value, and P5, P95 and mean of the rows. An empty column gives only the best value.
Figure figure(double best, std::span<const double> rows);

}  // namespace aicarbon::report
