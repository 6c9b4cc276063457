// A metric: the name of one number of a report, used by budgets, --fail-on and objectives. All of them use this parser.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// One of: total · market · energy · it_energy · water · by_stage/STAGE · by_source/SOURCE · phases/PHASE[/…] ·
/// per_unit/UNIT[/…] · amortized/FIGURE · the id of a line or of a part.
struct Metric {
  std::string text;    ///< metric as typed
  std::string output;  ///< name of the output of the sheet that has its value
};

/// Parses a metric. If it is invalid, returns an error that suggests a name or lists the forms of a metric. `at` is the
/// location of the text.
Result<Metric> metric(std::string_view text, const Location& at);

/// The value of a metric in a report: a cell of the report's sheet, or the reason why there is none.
struct Answer {
  std::optional<std::int32_t> node;
  Dim dim{};
  std::string reason;  ///< why there is no cell, if nothing in the metric is estimated
};

/// Finds the value of a metric. Returns an error if the job has no such phase, line or functional unit.
Result<Answer> ask(const Report& report, const Metric& metric, const Location& at);

}  // namespace aicarbon::report
