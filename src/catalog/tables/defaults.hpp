// Columns of the defaults table: the values of the default rules, which are named in inventory/defaults.hpp.
#pragma once

#include "catalog/tables/columns.hpp"

#include <array>

namespace aicarbon::catalog::columns {

inline constexpr std::array defaults{
    id_column,
    Column{.name = "value", .kind = number, .doc = "value in the unit of the row", .required = true, .ranged = true},
    Column{.name = "unit", .doc = "unit of the value", .required = true},
    Column{.name = "floor",
           .kind = number,
           .unit = "1",
           .doc = "lower limit of the quantity, where its distribution begins"},
    shape_column,
    set_column,
    Column{.name = "proxy", .doc = "yes if the figure of something similar is used as a proxy", .words = "yes no"},
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
