// See columns.hpp.
#include "cli/columns.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {

std::string in_words(std::span<const rows::ColumnUse> columns, std::span<const std::uint64_t> empty,
                     const std::function<std::string(const std::string& column)>& unbound) {
  std::size_t width = 0;
  for (const rows::ColumnUse& use : columns) width = std::max(width, use.column.size());
  std::string text;
  std::size_t bound = 0;
  for (const rows::ColumnUse& use : columns) {
    std::string says;
    if (use.path.empty()) {
      says = unbound(use.column);
    } else {
      says = fmt::format("bound to {}", use.path);
      if (!use.unit.empty()) says += fmt::format(", unit {}", use.unit);
      if (bound < empty.size() && empty[bound] > 0) says += fmt::format(", {} empty", empty[bound]);
      ++bound;
    }
    if (!use.offer.empty()) says += fmt::format("; --bind '{}' binds it", use.offer);
    text += fmt::format("  {:{}}  {}\n", use.column, width, says);
  }
  return text;
}

}  // namespace aicarbon::cli
