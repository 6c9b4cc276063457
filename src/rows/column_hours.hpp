// What the hours and the devices in a column are of: the unit of the column decides, and not that of the template.
#pragma once

#include "rows/binding.hpp"

#include <span>

namespace aicarbon::rows {

/// The template whose hours and numbers of devices have the units of the columns that replace them, for messages about
/// what they are of. A column of plain hours or numbers leaves those of devices as the template states them. The amounts
/// are those of the template.
SourceText with_units_of_columns(const SourceText& job, std::span<const ColumnUse> columns);

/// Whether a message about that template is about a value that a column replaces. A message about what hours or devices
/// are of follows from the unit of the column, and holds for its rows.
bool is_replaced(const Diagnostic& message, std::span<const ColumnUse> columns);

}  // namespace aicarbon::rows
