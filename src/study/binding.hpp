// Which place of a job each column of records is put at: by its path, by its last name when that stands once in the job, or as
// told. batch and sql bind alike. header of the records + job → bindings (rows.hpp)
#pragma once

#include <aicarbon/diagnostic.hpp>

#include "study/rows.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::study {

/// COLUMN=PATH, as the user tells it.
struct Binding {
  std::string column, path;
};

/// The columns that bind, in their order; one that binds to nothing is not among them. Nothing, and messages, when a name stands
/// at several places, two columns meet at one place, or a binding names no column or no field.
std::optional<std::vector<Bound>> bind(std::span<const std::string> columns, std::span<const Binding> told,
                                       const SourceText& job, Diagnostics& out);

}  // namespace aicarbon::study
