// What the hours and the devices in a column are of: the unit of the column decides, and not that of the template.
#pragma once

#include "rows/binding.hpp"

#include <aicarbon/catalog.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

/// The template whose hours and numbers of devices have the units of the columns that replace them, for messages about
/// what they are of. Plain hours and GPU-hours become device-hours, and plain numbers become devices, as which they are
/// counted; notes_of_hours and of_columns have the messages about them. The amounts are those of the template.
SourceText with_units_of_columns(const SourceText& job, std::span<const ColumnUse> columns);

/// Hours, other than those of the template, whose unit does not say what they are of.
struct PlainHours {
  std::string path;
  std::string what;  ///< in messages: "the hours of column "usage""
  std::string how;   ///< what to type, without the unit and the closing quote: "the path: --bind 'usage=/phases/…"
  std::string unit;  ///< of time
};

/// Whether a unit is one of hours and does not say what they are of.
bool are_plain_hours(std::string_view unit);
/// The columns whose unit is so. It is not if only the cells of a column state it.
std::vector<PlainHours> plain_hours(std::span<const ColumnUse> columns);
/// A message for each that is bound to the device time of a phase whose hardware has several devices, or devices with
/// parts: by how many times the hours would differ if they were those of machines or of parts.
Diagnostics notes_of_hours(const SourceText& job, const Catalog& catalog, std::span<const PlainHours> plain);

/// Whether a message is about what hours or numbers of devices are of.
bool is_about_hours(const Diagnostic& message);

/// Whether a message about that template is about a value that a column replaces. A message about what hours or devices
/// are of follows from the unit of the column, and holds for its rows.
bool is_replaced(const Diagnostic& message, std::span<const ColumnUse> columns);

/// What the jobs of rows may be read as (lifecycle/readings.hpp), except for amounts whose column has a unit that says what
/// they are of. The help has the unit to add to the binding of a column.
Diagnostics of_columns(Diagnostics readings, std::span<const ColumnUse> columns, const std::string& file);

}  // namespace aicarbon::rows
