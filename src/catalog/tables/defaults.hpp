// Columns of the values of the default rules (inventory/defaults.hpp names the rules). Listed in tables.cpp.
#pragma once

#include "catalog/tables/columns.hpp"

#include <array>

namespace aicarbon::catalog::columns {

inline constexpr std::array defaults{
    id_column,
    Column{.name = "value", .kind = number, .doc = "in the row's unit", .required = true, .ranged = true},
    Column{.name = "unit", .doc = "unit of the value", .required = true},
    Column{
        .name = "floor", .kind = number, .unit = "1", .doc = "floor of the quantity, from which its range is measured"},
    shape_column,
    set_column,
    Column{.name = "proxy", .doc = "yes when a figure of something else stands in"},
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
