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

/// Binds columns: first as stated, then by a header that is a path, or the last name of exactly one field of the
/// template, in either spelling. If several fields have this name, it is an error that lists them. Any other header is
/// not bound.
Result<std::vector<Bound>> bind(std::span<const std::string> columns, std::span<const Binding> stated,
                                const SourceText& job);

}  // namespace aicarbon::rows
