// The columns that most tables of the catalog have in common. The columns of each table are in the other files of this
// folder, grouped by subject; tables.cpp lists the tables.
#pragma once

#include "catalog/tables.hpp"

namespace aicarbon::catalog::columns {

using enum ColumnKind;

inline constexpr Column id_column{.name = "id", .doc = "permanent id of the row", .required = true};
inline constexpr Column name_column{.name = "name", .doc = "readable name"};
inline constexpr Column shape_column{
    .name = "shape",
    .doc =
        "shape of the range: range (low and high are P5 and P95, the value is the median) or bounds (hard limits, the value is the mode)",
    .words = "range bounds"};
inline constexpr Column set_column{
    .name = "set",
    .doc =
        "how the range was set: percentile (of data), predictive (an interval for a further value of the same kind), envelope (of published figures), pedigree (a quality score), stated or none",
    .words = "percentile predictive envelope pedigree stated none"};
inline constexpr Column source_column{.name = "source", .doc = "id in sources.json", .required = true};
inline constexpr Column year_column{.name = "year", .kind = whole, .doc = "year that the row refers to"};
inline constexpr Column confidence_column{
    .name = "confidence",
    .doc = "how the figure was obtained: read (in the source itself), second-hand or derived",
    .words = "read second-hand derived"};
inline constexpr Column note_column{.name = "note", .doc = "note for users of the row"};

}  // namespace aicarbon::catalog::columns
