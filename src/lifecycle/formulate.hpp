// Inventory → Model: the calculation sheet of a job, its lines, and the outputs people ask for.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include "lifecycle/source/scopes.hpp"
#include "lifecycle/source/source.hpp"

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// What a line is the sum of.
struct LinePart {
  std::string name;
  LineState state;
  std::string reason;
  std::string id;  ///< phase/stage/source/name
};

/// A line of the report: one source in one phase.
struct Line {
  std::size_t phase;
  const Source* source;
  LineState state;
  std::string reason;  ///< when not estimated or not applicable
  std::string id;      ///< phase/stage/source
  Scope scope = {};    ///< for whom the job is told
  std::vector<LinePart> parts = {};
};

/// What recycling of one phase's machines saves elsewhere; outside every total.
struct Credit {
  std::size_t phase;
  LinePart material;  ///< phase/credits/recycling_credit/name
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
  std::vector<Credit> credits;
  // why a figure of the whole job is not there; empty when it is
  std::string market_missing;
  std::string energy_missing;
  std::string water_missing;

  const Output* find(std::string_view key) const;
};

/// Whether something inside the boundary is needed and unknown: a line, or a part of one.
bool incomplete(const Line& line);

Model formulate(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
