// Which column of a file is bound to which field of a template.
#pragma once

#include "rows/rows.hpp"

#include <aicarbon/diagnostic.hpp>

#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// A column by its header, and the field it is bound to.
struct Binding {
  std::string column, path;
};

/// "COLUMN=/PATH", as `--bind` gives it: the column ends at the first "=/".
Result<std::vector<Binding>> read_bindings(std::span<const std::string> texts);

/// Stated bindings first; then a header that is a path, or the last name of a field that occurs once in the template,
/// in either spelling. A name that occurs more than once is an error with the candidates; any other header is not
/// bound.
Result<std::vector<Bound>> bind(std::span<const std::string> columns, std::span<const Binding> stated,
                                const SourceText& job);

}  // namespace aicarbon::rows
