// Inventory → Model: the calculation sheet of a job, its lines, and the outputs people ask for.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include "lifecycle/source/source.hpp"

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A line of the report: one source in one phase.
struct Line {
  std::size_t phase;
  const Source* source;
  LineState state;
  std::string reason;  ///< when not estimated or not applicable
  std::string id;      ///< phase/stage/source
};

/// A cell with the name by which the report, budgets and a saved sheet know it.
struct Output {
  std::string key;
  std::int32_t node;
};

struct Model {
  Sheet sheet;
  std::vector<Output> outputs;
  std::vector<Line> lines;
  // why a figure of the whole job is not there; empty when it is
  std::string market_missing;
  std::string energy_missing;
  std::string water_missing;

  const Output* find(std::string_view key) const;
};

Model formulate(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
