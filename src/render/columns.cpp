// See columns.hpp.
#include "render/columns.hpp"

#include "render/text.hpp"

#include <algorithm>

namespace aicarbon::render {
namespace {

constexpr std::size_t column_gap = 2;
constexpr std::size_t continued_at = 4;  // indent of the lines on which a row continues

std::vector<std::size_t> widths_of(const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths;
  for (const Cells& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t k = 0; k < row.size(); ++k) widths[k] = std::max(widths[k], width_of(row[k]));
  }
  return widths;
}

// Whether a line break precedes each column.
std::vector<bool> line_begins(const std::vector<std::size_t>& widths, std::size_t width) {
  std::vector<bool> begins(widths.size());
  std::size_t used = 0;
  for (std::size_t k = 0; k < widths.size(); ++k) {
    const bool fits = k == 0 || used + column_gap + widths[k] <= width;
    begins[k] = !fits;
    used = k == 0 ? widths[k] : fits ? used + column_gap + widths[k] : continued_at + widths[k];
  }
  return begins;
}

void end_line(std::string& text) { text.resize(text.find_last_not_of(' ') + 1); }

}  // namespace

std::size_t width_of_rows(const std::vector<Cells>& rows) {
  std::size_t width = 0;
  for (const std::size_t column : widths_of(rows)) width += column + (width > 0 ? column_gap : 0);
  return width;
}

std::vector<std::string> in_columns(const std::vector<Side>& sides, const std::vector<Cells>& rows, std::size_t width) {
  const std::vector<std::size_t> widths = widths_of(rows);
  const std::vector<bool> begins = line_begins(widths, width);
  std::vector<std::string> texts;
  for (const Cells& row : rows) {
    std::string text;
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (begins[k]) {
        end_line(text);
        text += '\n' + std::string(continued_at, ' ');
      } else if (k > 0) {
        text += std::string(column_gap, ' ');
      }
      text += sides[k] == Side::left ? pad_right(row[k], widths[k]) : pad_left(row[k], widths[k]);
    }
    end_line(text);
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace aicarbon::render
