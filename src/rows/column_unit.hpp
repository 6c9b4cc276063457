// The unit of a column of numbers: stated after a path, by the suffix of the path, in the name of the column, or in its
// cells. It is never taken from the template, because a wrong guess would be wrong by a factor of thousands.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/quantity.hpp>

#include "json/fields.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::rows {

/// Whether the cells of a column can contain units. Those of a database cannot.
enum class Cells { texts, numbers };

/// A field as stated in an argument: "/phases/run/activity/energy J", "/phases/run/activity/device_time_h".
struct StatedField {
  std::string path;  ///< with the last key in the plain spelling
  const json::Field* field = nullptr;
  std::string unit = {};        ///< unit after the path, or by the suffix of the path; empty if neither is there
  bool after_the_path = false;  ///< whether the unit is stated after the path
};

/// Reads the path of a field and the unit after it. Errors: a job has no such field; the unit is unknown, or is not one
/// of the field.
Result<StatedField> stated_field(std::string_view text);

/// The unit of a name that is that of the field with a unit suffix, such as "energy_j" or "energy [J]"; nothing if it
/// is another name. An ambiguous suffix counts.
bool field_of_suffixed(std::string_view name, const json::Field& field);

/// The unit that a name probably means that is the name of the field with a unit that does not bind by itself, such as
/// min for "wall_time_m" and J/request for "energy_per_request_j"; empty if it is another name.
std::string unit_meant(std::string_view column, const json::Field& field);

/// The field of a column, as the cells of the column are written: its unit is that of the column.
struct ColumnQuantity {
  std::shared_ptr<const std::string> unit;  ///< the text that `field.unit` refers to
  json::Field field;                        ///< the field with the unit of the column, and its limits in that unit
  Dim dim;
  bool in_cells = false;  ///< whether only the cells state the unit; values are then in base units
};

/// Finds the unit of a column that is bound to a field. Errors: the name of the column contains an ambiguous or unknown
/// unit, or one that differs from the unit of the path; or there is no unit, and the cells cannot contain one.
Result<ColumnQuantity> quantity_of(const StatedField& field, std::string_view column, Cells cells);

/// The four ways to state the unit of a column, for messages.
std::string ways_to_state_unit(std::string_view column, std::string_view path);

}  // namespace aicarbon::rows
