// Decides which column of a file is bound to which field of a template.
#pragma once

#include "rows/rows.hpp"

#include <aicarbon/diagnostic.hpp>

#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// A column, by its header, and the field that it is bound to.
struct Binding {
  std::string column, path;
};

/// Splits "COLUMN=/PATH", as given to `--bind`, at the first "=/".
Result<std::vector<Binding>> read_bindings(std::span<const std::string> texts);

/// Binds each column as `stated`, or otherwise by its header, which may be a path, or the name of exactly one field
/// that the template states, with or without the unit as a suffix. If several stated fields have that name, the error
/// lists them. A column with any other header is not bound.
Result<std::vector<Bound>> bind(std::span<const std::string> columns, std::span<const Binding> stated,
                                const SourceText& job);

}  // namespace aicarbon::rows
