// Rows of a terminal table in columns that are as wide as their content.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace aicarbon::render {

/// The side to which the text of a column is aligned.
enum class Side { left, right };

using Cells = std::vector<std::string>;

/// The width of the columns with their gaps, if each row is printed on one line.
std::size_t width_of_rows(const std::vector<Cells>& rows);

/// One text per row. If the rows do not fit on one line each, all of them are broken before the same columns and
/// continue on indented lines.
std::vector<std::string> in_columns(const std::vector<Side>& sides, const std::vector<Cells>& rows, std::size_t width);

}  // namespace aicarbon::render
