// Columns of the table of second sources, by which rows are checked. tables.cpp lists the tables.
#pragma once

#include "catalog/tables/columns.hpp"

#include <array>

namespace aicarbon::catalog::columns {

inline constexpr std::array second_sources{
    Column{.name = "id", .doc = "TABLE/ROW/COLUMN/SOURCE: the cell, and the source", .required = true},
    Column{.name = "value", .doc = "what the source says, as the cell would hold it", .required = true},
    source_column,
    Column{.name = "address", .doc = "the page that was opened"},
    confidence_column,
    Column{.name = "note", .doc = "of a figure that differs: why, and which one is used"}};

}  // namespace aicarbon::catalog::columns
