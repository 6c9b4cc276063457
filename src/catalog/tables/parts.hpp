// Columns of what machines are made of: wafers, parts, bills of materials, and what others say of the whole. Listed in tables.cpp.
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
    of_a_wafer("energy_kwh_per_cm2", "kWh/cm2", dim::energy / dim::area, "electricity of the fab on an area of wafer"),
    of_a_wafer("gas95_g_per_cm2", "g/cm2", dim::co2e / dim::area, "process gases on an area, 95 % abated"),
    of_a_wafer("gas99_g_per_cm2", "g/cm2", dim::co2e / dim::area, "process gases on an area, 99 % abated"),
    of_a_wafer("materials_g_per_cm2", "g/cm2", dim::co2e / dim::area, "raw materials on an area"),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array parts{
    id_column,
    name_column,
    Column{.name = "kind", .doc = "what a bill asks for: hbm3, ssd, board, ...", .required = true},
    Column{.name = "per", .doc = "what the kg are for: unit, GB, kg, cm2, m2, kWh", .required = true},
    Column{.name = "kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of making that much of it",
           .required = true,
           .ranged = true},
    Column{.name = "boundary", .doc = "what is inside: die, stack, module, drive, package, populated, ..."},
    Column{.name = "default", .doc = "yes for the row a kind stands for when no part is named"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    Column{.name = "proxy", .doc = "yes when a figure of something else stands in"},
    note_column};

inline constexpr std::array bills{
    id_column,
    Column{.name = "bill", .doc = "the machine: an id of accelerators, or board/…, node/…, server/…", .required = true},
    Column{.name = "name", .doc = "of the part in the bill", .required = true},
    Column{.name = "kind", .doc = "die, package-2.5d, package-3d, bill, or a kind of parts", .required = true},
    Column{.name = "part", .doc = "row of parts, or for the kind bill another bill; empty: the default of the kind"},
    Column{.name = "count", .kind = whole, .unit = "1", .doc = "how many in the machine", .required = true},
    Column{.name = "amount",
           .kind = number,
           .dim = dim::mass,
           .doc = "of each, in the row's unit; empty: by unit, or unknown"},
    Column{.name = "unit", .doc = "unit of the amount"},
    Column{.name = "process", .doc = "row of fab_nodes, of a die"},
    Column{.name = "holds", .doc = "names of parts bonded in a package, separated by spaces"},
    Column{.name = "side", .doc = "accelerator or host"},
    source_column,
    confidence_column,
    Column{.name = "note", .doc = "begins with \"unknown: \" when nothing was published to count with"}};

constexpr Column part_of(std::string_view name, std::string_view doc) {
  return {.name = name, .kind = number, .unit = "kg", .dim = dim::co2e, .doc = doc};
}

inline constexpr std::array published_footprints{
    id_column,
    Column{.name = "machine", .doc = "a bill, or a row of accelerators or servers", .required = true},
    Column{.name = "model", .doc = "who says it, for people", .required = true},
    Column{.name = "kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of making one, as published",
           .required = true,
           .ranged = true},
    part_of("memory_kg", "of it memory, where the figure is split"),
    part_of("chips_kg", "of it chips without memory"),
    Column{.name = "boundary", .doc = "chip, card, board (of an accelerator: a share of it) or node", .required = true},
    Column{.name = "holds", .doc = "further stages inside the figure"},
    Column{.name = "because", .doc = "why it differs from a count of parts, separated by semicolons"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
