// Edits of the text of a job, used by sweeps and batches. Paths use names, as in reports.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/quantity.hpp>

#include "json/fields.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::workload {

/// The new value at a path, as JSON; nothing: the field is removed.
struct Edit {
  std::string path;
  std::optional<std::string> json;
};

/// The text with all edits. A missing last name is added to its object; any other missing name is an error.
std::optional<std::string> edited(const SourceText& job, std::span<const Edit> edits, Diagnostics& out);

/// The field of a path ("/sites/main/pue"), in either spelling ("…/device_time_h"); nothing if there is no such field.
const json::Field* field_at(std::string_view path);

/// The path in its plain spelling.
std::string plain_path(std::string_view path);

/// Whether a value in base units is in the domain of a field.
bool in_domain(double base, const json::Field& field, Dim dim);
/// "at least 0 and at most 1": the domain of a field, in its unit.
std::string domain_text(const json::Field& field);

/// A value as JSON for a field: a number gets the unit of the field, anything else is a text.
std::string as_json(std::string_view value, const json::Field& field);

}  // namespace aicarbon::workload
