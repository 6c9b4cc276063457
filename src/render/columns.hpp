// Rows of a terminal table in columns that are as wide as their content.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace aicarbon::render {

/// The side on which the text of a column begins.
enum class Side { left, right };

using Cells = std::vector<std::string>;

/// The width of rows that are printed on one line each.
std::size_t width_of_rows(const std::vector<Cells>& rows);

/// A text per row. If the rows do not fit on one line each, all of them continue on an indented line before the same
/// column.
std::vector<std::string> in_columns(const std::vector<Side>& sides, const std::vector<Cells>& rows, std::size_t width);

}  // namespace aicarbon::render
