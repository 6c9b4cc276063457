// Columns of what machines are made of: wafers, parts, bills of materials, and published footprints of whole machines.
// Listed in tables.cpp.
#pragma once

#include "catalog/tables/columns.hpp"

#include <array>

namespace aicarbon::catalog::columns {

constexpr Column of_a_wafer(std::string_view name, std::string_view unit, Dim dim, std::string_view doc) {
  return {.name = name, .kind = number, .unit = unit, .dim = dim, .doc = doc, .required = true, .ranged = true};
}

inline constexpr std::array fab_nodes{
    id_column,
    name_column,
    of_a_wafer("energy_kwh_per_cm2", "kWh/cm2", dim::energy / dim::area, "electricity of the fab per area of wafer"),
    of_a_wafer("gas95_g_per_cm2", "g/cm2", dim::co2e / dim::area, "process gases per area at 95 % abatement"),
    of_a_wafer("gas99_g_per_cm2", "g/cm2", dim::co2e / dim::area, "process gases per area at 99 % abatement"),
    of_a_wafer("materials_g_per_cm2", "g/cm2", dim::co2e / dim::area, "raw materials per area"),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array parts{
    id_column,
    name_column,
    Column{.name = "kind", .doc = "kind that a bill of materials refers to: hbm3, ssd, board, ...", .required = true},
    Column{.name = "per", .doc = "reference unit of the factor: unit, GB, kg, cm2, m2, kWh", .required = true},
    Column{.name = "kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of manufacturing one reference unit",
           .required = true,
           .ranged = true},
    Column{.name = "boundary", .doc = "what the figure includes: die, stack, module, drive, package, populated, ..."},
    Column{.name = "default", .doc = "yes marks the default row of its kind"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    Column{.name = "proxy", .doc = "yes if the figure of something similar is used as a proxy"},
    note_column};

inline constexpr std::array bills{
    id_column,
    Column{.name = "bill", .doc = "the machine: an id of accelerators, or board/…, node/…, server/…", .required = true},
    Column{.name = "name", .doc = "name of the part in the bill", .required = true},
    Column{.name = "kind",
           .doc = "kind of the row: die, package-2.5d, package-3d, bill, or a kind of parts",
           .required = true},
    Column{.name = "part",
           .doc = "row of parts or, for the kind bill, another bill; if empty, the default row of the kind"},
    Column{.name = "count", .kind = whole, .unit = "1", .doc = "number in the machine", .required = true},
    Column{.name = "amount",
           .kind = number,
           .dim = dim::mass,
           .doc = "amount per piece, in the unit of the row; empty if counted by piece, or if unknown"},
    Column{.name = "unit", .doc = "unit of the amount"},
    Column{.name = "process", .doc = "row of fab_nodes, for a die"},
    Column{.name = "holds", .doc = "names of parts bonded in a package, separated by spaces"},
    Column{.name = "side", .doc = "side of the node: accelerator or host"},
    source_column,
    confidence_column,
    Column{.name = "note", .doc = "note; begins with \"unknown: \" if too little is published to calculate the part"}};

constexpr Column part_of(std::string_view name, std::string_view doc) {
  return {.name = name, .kind = number, .unit = "kg", .dim = dim::co2e, .doc = doc};
}

inline constexpr std::array published_footprints{
    id_column,
    Column{.name = "machine", .doc = "a bill, or a row of accelerators or servers", .required = true},
    Column{.name = "model", .doc = "readable name of the publication", .required = true},
    Column{.name = "kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "published CO2e of manufacturing one piece",
           .required = true,
           .ranged = true},
    part_of("memory_kg", "kg of the figure that is memory, if the figure is split"),
    part_of("chips_kg", "kg of the figure that is chips other than memory"),
    Column{.name = "boundary",
           .doc = "boundary of the figure: chip, card, board (for an accelerator, a share of it) or node",
           .required = true},
    Column{.name = "holds", .doc = "further life-cycle stages included in the figure"},
    Column{.name = "because", .doc = "reasons why it differs from a bill of materials, separated by semicolons"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
