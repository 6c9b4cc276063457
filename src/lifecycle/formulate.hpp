// Inventory → Model: the calculation sheet of a job, its lines, and its named outputs.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include "lifecycle/source/source.hpp"

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A part of a line. The line is the sum of its parts.
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
  Scope scope = {};    ///< scope in the perspective of the job
  std::vector<LinePart> parts = {};
};

/// Savings elsewhere from recycling the machines of one phase; outside every total.
struct Credit {
  std::size_t phase;
  LinePart material;  ///< phase/credits/recycling_credit/name
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
  // why an output of the whole job is missing; empty if it exists
  std::string market_missing;
  std::string energy_missing;
  std::string water_missing;

  const Output* find(std::string_view key) const;
};

/// Whether a line within the boundary, or a part of such a line, is unknown although it is required.
bool incomplete(const Line& line);

Model formulate(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
