// Which column of a file is which place of a template.
#pragma once

#include "rows/rows.hpp"

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// A column by its header, and the place it is put at.
struct Binding {
  std::string column, path;
};

/// "COLUMN=/PATH", as `--bind` gives it: the column ends at the first "=/".
Result<std::vector<Binding>> read_bindings(std::span<const std::string> texts);

/// Stated bindings first; then a header that is a path, or the last name of a place that stands once in the template, in either spelling.
/// A name that stands more than once is an error with the candidates; a header that is none of these binds to nothing.
std::optional<std::vector<Bound>> bind(std::span<const std::string> columns, std::span<const Binding> told,
                                       const SourceText& job, Diagnostics& out);

}  // namespace aicarbon::rows
