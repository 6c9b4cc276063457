// A sweep: a job evaluated with many values of some of its fields. Field names are those of aicarbon.sweep/1.
#pragma once

#include <aicarbon/report.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// A field that varies in the sweep, and its values as written.
struct SweepVariable {
  std::string path;
  std::vector<std::string> values;
};

/// A point of a sweep: the values of its fields, and the results at best values, each absent if not estimated.
struct SweepRow {
  std::vector<std::string> values;
  std::optional<double> co2e_kg, manufacturing_co2e_kg, transport_co2e_kg, construction_co2e_kg, operation_co2e_kg,
      end_of_life_co2e_kg, energy_kwh, water_l;
  std::optional<double> objective;  ///< value of the objective, in base units; for total, the same as `co2e_kg`
  std::string basis;
  bool complete = false;
  std::string reason;  ///< why the point has no result; empty if it has one
};

struct Sweep {
  std::string schema = "aicarbon.sweep/1";
  Tool tool;
  std::string job;
  std::vector<SweepVariable> vary;
  bool zipped = false;
  double points = 0;
  std::string objective, objective_unit;
  std::optional<Figure> unchanged;  ///< objective of the unchanged job, with its range; only shown on screen
  bool unchanged_complete = true;
  std::optional<SweepRow> best, worst;  ///< absent if the objective has no value at any point
  std::vector<SweepRow> rows;           ///< all points in order; with --top, the best ones, best first
  std::vector<WarningReport> warnings;
};

}  // namespace aicarbon
