// Inventory → Model: the calculation sheet of a job, its lines, and its named outputs.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include "lifecycle/scope_sums.hpp"
#include "lifecycle/source/source.hpp"

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A part of a line. The line is the sum of its estimated parts.
struct LinePart {
  std::string name;
  LineState state;
  std::string reason;
  std::string id;  ///< phase/stage/source/name
};

/// A line of the report: one emission source in one phase.
struct Line {
  std::size_t phase;
  const Source* source;
  LineState state;
  std::string reason;  ///< why the line is not estimated or not applicable
  std::string id;      ///< phase/stage/source
  Scope scope = {};    ///< scope from the perspective of the job; of generation, if the line is purchased electricity
  std::vector<LinePart> parts = {};
};

/// Savings elsewhere from recycling one material of the machines of a phase; outside every total.
struct Credit {
  std::size_t phase;
  LinePart material;  ///< its id is phase/credits/recycling_credit/name
};

/// A cell with its name in reports, budgets and saved sheets.
struct Output {
  std::string key;
  std::int32_t node;
  std::optional<std::size_t> phase;  ///< index of the phase; empty for an output of the whole job
};

struct Model {
  Sheet sheet;
  std::vector<Output> outputs;
  std::vector<Line> lines;
  std::vector<Credit> credits;
  ScopeLists scopes;
  // why the market-based total, the energy or the water of the whole job is missing; empty if the output exists
  std::string market_missing;
  std::string energy_missing;
  std::string water_missing;

  const Output* find(std::string_view key) const;
};

/// Whether a line, or one of its parts, is required but not estimated. A line outside the boundary is not required.
bool incomplete(const Line& line);

Model formulate(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
