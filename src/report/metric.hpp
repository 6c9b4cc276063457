// A metric: the name by which budgets, --fail-on and objectives ask a report for one number. ONE parser for all of them.
#pragma once

#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// total · market · energy · it_energy · water · by_stage/STAGE · by_source/SOURCE · phases/PHASE[/…] · per_unit/UNIT[/…] · a line's id.
struct Metric {
  std::string text;    ///< as typed
  std::string output;  ///< the output of the calculation it stands for
};

/// The metric of a text, or nothing and a message with what is near. `at` is where the text stands.
std::optional<Metric> metric(std::string_view text, const Location& at, Diagnostics& out);

/// What a report answers to a metric: a cell of its sheet, or why there is none.
struct Answer {
  std::optional<std::int32_t> node;
  Dim dim{};
  std::string reason;  ///< when nothing of it is estimated
};

/// Nothing and a message when the job has no such phase, line or functional unit.
std::optional<Answer> ask(const Report& report, const Metric& metric, const Location& at, Diagnostics& out);

/// Figures of a column: best beside P5, P95 and mean of the rows; an empty column gives best alone.
Figure figure(double best, std::span<const double> rows);

}  // namespace aicarbon::report
