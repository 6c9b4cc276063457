// A job's text with places of it changed: what sweeps and batches put in. Paths go by names, as in reports.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/quantity.hpp>

#include "json/fields.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::workload {

/// What stands at a path from now on, as JSON; nothing: the place is taken out.
struct Edit {
  std::string path;
  std::optional<std::string> json;
};

/// The text with all edits. A last name that is not there is added to its object; any other name that is not there is an error.
std::optional<std::string> edited(const SourceText& job, std::span<const Edit> edits, Diagnostics& out);

/// The field of a path ("/sites/main/pue"), in either spelling ("…/device_time_h"); nothing when no field is called so.
const json::Field* field_at(std::string_view path);

/// The path in its plain spelling.
std::string plain_path(std::string_view path);

/// Whether a value in base units is in the domain of a field.
bool in_domain(double base, const json::Field& field, Dim dim);
/// "at least 0 and at most 1": of a field, in its own unit.
std::string domain_text(const json::Field& field);

/// A value as JSON for a field: a number gets the field's unit, anything else is a text.
std::string as_json(std::string_view value, const json::Field& field);

}  // namespace aicarbon::workload
