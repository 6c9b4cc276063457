// Parts → kg CO2e. Each formula has its own file, and each kind a row in the registry; a kind without a row uses a
// factor from the parts table.
#pragma once

#include "lifecycle/cells.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::lifecycle {

/// The inputs for the CO2e of one piece of a part. `content` is the CO2e of all contained parts, per piece of this
/// part.
struct PartInput {
  Sheet& sheet;
  const PartFacts& facts;
  Cell<dim::co2e> content;       ///< empty if the part contains nothing
  Cell<dim::one> bonded_pieces;  ///< number of pieces with a known footprint that are bonded in one package
};

/// A kind of part, with the formula for one piece.
struct PartKind {
  std::string_view key;
  std::string_view title;
  std::string_view formula;
  std::string_view citation;
  bool of_accelerator;
  Cell<dim::co2e> (*one)(const PartInput&);
};
const PartKind* find_part_kind(std::string_view key);

// The kinds of part in the registry, and the formula of every other kind.
extern const PartKind die_kind;
extern const PartKind package_kind;
extern const PartKind stack_kind;
extern const PartKind stated_kind;
Cell<dim::co2e> by_factor(const PartInput& in);

/// Carbon per cm2 of processed wafer, before yield.
Cell<dim::co2e_per_area> carbon_per_area(Sheet& sheet, const PartFacts& facts);
/// The wafer area that a die uses, divided by the area of the die; at least 1.
Cell<dim::one> wafer_loss(Sheet& sheet, const PartFacts& facts, Cell<dim::area> area);
/// Dies per wafer, whether good or defective; not rounded to whole dies.
Cell<dim::one> dies_per_wafer(Sheet& sheet, const PartFacts& facts, Cell<dim::area> area);
/// The share of good dies.
Cell<dim::one> die_yield(Sheet& sheet, const PartFacts& facts, Cell<dim::area> area);

/// A part in the tree, with all its pieces in one node. The cell is empty if the part contains parts and none of them
/// is estimated, or if it contains none and is not estimated itself.
struct PartCell {
  const PartFacts* facts = nullptr;
  Cell<dim::co2e> co2e;
  std::vector<PartCell> parts;  ///< the parts inside this part
  bool complete = true;         ///< false if this part, or a part inside, is not estimated or leaves something out
};
/// Why a part is incomplete: its own reason, or the reason of the first incomplete part inside it.
std::string why_incomplete(const PartCell& part);

/// The top-level parts of a bill of materials; the content of a package is among the parts inside the package.
std::vector<PartCell> part_tree(Sheet& sheet, const std::vector<PartFacts>& parts);

}  // namespace aicarbon::lifecycle
