// A sweep: a job at many values of some of its fields. Field names are those of aicarbon.sweep/1.
#pragma once

#include <aicarbon/report.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// A field that varies, and its values as written.
struct SweepVariable {
  std::string path;
  std::vector<std::string> values;
};

/// A point: its values, and the results at best values, which are absent if not estimated.
struct SweepRow {
  std::vector<std::string> values;
  std::optional<double> co2e_kg, manufacturing_co2e_kg, transport_co2e_kg, construction_co2e_kg, operation_co2e_kg,
      end_of_life_co2e_kg, energy_kwh, water_l;
  std::optional<double> objective;  ///< in base units; equal to `co2e_kg` if that is the objective
  std::string basis;
  bool complete = false;
};

struct Sweep {
  std::string schema = "aicarbon.sweep/1";
  Tool tool;
  std::string job;
  std::vector<SweepVariable> vary;
  bool zipped = false;
  double points = 0;
  std::string objective, objective_unit;
  std::optional<Figure> unchanged;  ///< the objective of the job as it is, with its range; only for the screen
  bool unchanged_complete = true;
  std::optional<SweepRow> best, worst;  ///< nothing if the objective has no value at any point
  std::vector<SweepRow> rows;           ///< all points in order; with --top, the best ones, best first
  std::vector<WarningReport> warnings;
};

}  // namespace aicarbon
