// A comparison of two jobs: what changed, which inputs caused it, and whether the difference is significant.
#pragma once

#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// A job in a comparison: its report and the tool that computed it.
struct Compared {
  Report report;
  Tool tool;
};

/// An input that changed, with its share of the change. The shares add up to the change, and the order of the inputs
/// does not matter (docs/adr/0013-attribution.md).
struct Because {
  std::string path;                     ///< path of what the user typed, or "catalog", "methods" or "version"
  std::optional<std::string> from, to;  ///< values as typed in base and head; absent if not stated
  double co2e_kg = 0;
};

/// An emission source in the base and in the head, at best values. A value is absent if its job has no estimated line
/// of the source.
struct SourceChange {
  std::string source, stage;
  std::optional<double> base_kg, head_kg;
  double change_kg = 0;
};

/// Head minus base. The range comes from paired draws: in each draw, a fact that both jobs share has the same value in
/// both.
struct Change {
  Figure co2e_kg;
  std::optional<Figure> relative;  ///< change relative to the base; 0.05 means 5 % more
};

/// A condition on the change, as given by `--fail-on`, and whether it is met.
struct Gate {
  std::string condition;        ///< as typed, such as "total > +5%"
  std::optional<double> value;  ///< the change at best values, in `unit`; absent if the condition cannot be evaluated
  std::string unit;             ///< "%", "kgCO2e", "kWh", …
  std::optional<double> probability;  ///< share of paired draws that meet the condition, if a confidence was requested
  bool holds = false;
  std::string reason;  ///< why the condition cannot be evaluated; it then counts as met
};

/// A comparison of two jobs. `change` is absent if either job has no total.
struct Comparison {
  std::string schema = "aicarbon.comparison/1";
  Tool tool;
  Uncertainty uncertainty;
  std::string base, head;  ///< names of the jobs
  std::optional<Figure> base_co2e_kg, head_co2e_kg;
  bool base_complete = true, head_complete = true;  ///< whether each total is complete; not in the JSON
  std::optional<Change> change;
  /// Share of paired draws in which the head is lower; a tie counts half. Absent without samples.
  std::optional<double> probability_lower;
  std::string verdict;  ///< lower, higher, not_distinguishable, unchanged, not_comparable
  std::vector<Because> because;
  std::vector<SourceChange> by_source;
  std::vector<Gate> fail_on;
  std::vector<WarningReport> warnings;  ///< reasons why the two jobs are hard to compare
};

using Comparisons = std::vector<Comparison>;

}  // namespace aicarbon
