// Edits of the text of a job, used by sweeps, batches and SQL. As in reports, a path contains the names of list
// elements, not their positions.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/quantity.hpp>

#include "json/fields.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::workload {

/// A path, and the new value at this path as JSON; without a value, the field is removed.
struct Edit {
  std::string path;
  std::optional<std::string> json;
};

/// Applies all edits to a text. If only the last step of a path is missing, it is added to its object; any other
/// missing name is an error.
Result<std::string> edited(const SourceText& job, std::span<const Edit> edits);

/// The field of a path such as "/sites/main/pue", in either spelling ("…/device_time_h"). If no field lies
/// at the path, the first field of that name in any table; null if there is none.
const json::Field* field_at(std::string_view path);

/// The path, with its last key in the plain spelling; unchanged if no field has that name.
std::string plain_path(std::string_view path);

/// Whether a value in base units is in the domain of a field.
bool in_domain(double base, const json::Field& field, Dim dim);
/// The domain of a field in words, in its unit: "at least 0 and at most 1".
std::string domain_text(const json::Field& field);
/// The same for a value outside the domain, in base units: if only the limits of the program exclude it, they are
/// stated, because a field need not have a limit of its own.
std::string domain_text(const json::Field& field, double base, Dim dim);
/// Whether a value, in the unit of the field, is a fraction although the field accepts only whole numbers.
bool is_broken(double value, const json::Field& field);

/// Writes a value of a field as JSON. If the field is a quantity, a number gets the unit of the field, or stays a
/// number if the field needs no unit; anything else becomes a text.
std::string as_json(std::string_view value, const json::Field& field);

}  // namespace aicarbon::workload
