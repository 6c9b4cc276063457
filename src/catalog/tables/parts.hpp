// Columns of the tables about what machines are made of: wafers, parts, bills of materials, and published footprints of
// whole machines. tables.cpp lists the tables.
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
    of_a_wafer("gas95_g_per_cm2", "g/cm2", dim::co2e / dim::area,
               "CO2e of process gases per area of wafer at 95 % abatement"),
    of_a_wafer("gas99_g_per_cm2", "g/cm2", dim::co2e / dim::area,
               "CO2e of process gases per area of wafer at 99 % abatement"),
    of_a_wafer("materials_g_per_cm2", "g/cm2", dim::co2e / dim::area, "CO2e of raw materials per area of wafer"),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array parts{
    id_column,
    name_column,
    Column{
        .name = "kind", .doc = "kind of part, as bills of materials name it: hbm3, ssd, board, ...", .required = true},
    Column{.name = "per", .doc = "reference unit of the factor: unit, GB, kg, cm2, m2, kWh", .required = true},
    Column{.name = "kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of manufacturing one reference unit",
           .required = true,
           .ranged = true},
    Column{.name = "boundary", .doc = "what the figure includes: die, stack, module, drive, package, populated, ..."},
    Column{.name = "default", .doc = "yes if the row is the default of its kind"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    Column{.name = "proxy", .doc = "yes if the figure of something similar is used as a proxy", .words = "yes no"},
    note_column};

inline constexpr std::array bills{
    id_column,
    Column{.name = "bill",
           .doc =
               "the machine: an id in the accelerators table, the name of a processor, or board/…, node/… or server/…",
           .required = true},
    Column{.name = "name", .doc = "name of the part in the bill", .required = true},
    Column{.name = "kind",
           .doc = "kind of the row: die, package-2.5d, package-3d, bill, or a kind in the parts table",
           .required = true},
    Column{.name = "part",
           .doc = "id in the parts table or, for the kind bill, another bill; if empty, the default row of the kind"},
    Column{.name = "count", .kind = whole, .unit = "1", .doc = "number of pieces in the machine", .required = true},
    Column{
        .name = "amount",
        .kind = number,
        .dim = dim::mass,
        .doc =
            "amount per piece, in the unit of the row; empty if the part is counted by piece, or if the amount is unknown"},
    Column{.name = "unit", .doc = "unit of the amount"},
    Column{.name = "process", .doc = "for a die, id in the fab_nodes table"},
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
    Column{.name = "machine",
           .doc = "a bill of materials, or an id in the accelerators or servers table",
           .required = true},
    Column{.name = "model", .doc = "readable name of the publication", .required = true},
    Column{.name = "kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "published CO2e of manufacturing one piece",
           .required = true,
           .ranged = true},
    part_of("memory_kg", "the part of the figure that is due to memory, if published"),
    part_of("chips_kg", "the part of the figure that is due to chips other than memory, if published"),
    Column{.name = "boundary",
           .doc = "boundary of the figure: chip, card, board (for an accelerator, its share of the board) or node",
           .required = true},
    Column{.name = "holds", .doc = "further life-cycle stages included in the figure"},
    Column{.name = "because",
           .doc = "reasons why the figure differs from the bill of materials, separated by semicolons"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
