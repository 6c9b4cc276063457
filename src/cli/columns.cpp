// See columns.hpp.
#include "cli/columns.hpp"

#include "report/row_outputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

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

std::string name_in_rows(const std::string& column, std::span<const std::string> header) {
  const auto is_taken = [&](const std::string& name) {
    return std::ranges::find(report::row_outputs, name, &report::RowOutput::column) != std::end(report::row_outputs) ||
           name == "basis" || name == "complete" || (name != column && std::ranges::find(header, name) != header.end());
  };
  std::string name = column;
  while (is_taken(name)) name.insert(0, "input_");
  return name;
}

std::vector<ColumnReport> reported(std::span<const rows::ColumnUse> columns, std::span<const std::uint64_t> empty) {
  std::vector<ColumnReport> list;
  std::size_t bound = 0;
  for (const rows::ColumnUse& use : columns) {
    const bool counts = !use.path.empty() && bound < empty.size();
    list.push_back({use.column, use.path, use.unit, counts ? static_cast<double>(empty[bound]) : 0});
    if (!use.path.empty()) ++bound;
  }
  return list;
}

}  // namespace aicarbon::cli
