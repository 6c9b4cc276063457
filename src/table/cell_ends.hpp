// Finds where the cells of a chunk end: the positions of delimiters and line ends outside quotes, and which of them end
// a record. chunk (chunks.hpp) → cell ends → columns (columns_of.hpp)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace aicarbon::table {

struct CellEnds {
  /// Begins with ~0, which stands for the position before the text; then follows the position of the end of every cell,
  /// in order. The size of the vector is its capacity, not the count.
  std::vector<std::uint32_t> at;
  struct Row {
    std::uint32_t first = 0;  ///< index in `at` of the end of its first cell
    std::uint32_t cells = 0;
  };
  std::vector<std::uint32_t> line_ends;  ///< index in `at` of each line end; the size is the capacity, not the count
  std::vector<Row> rows;                 ///< one entry per record; empty lines are not records

  bool quotes = false;      ///< whether there are quotes
  bool doubled = false;     ///< whether there may be doubled quotes
  bool suspicious = false;  ///< whether there may be text after a closing quote
  bool open = false;        ///< whether the last record ends inside quotes
  bool nul = false;
  bool high = false;  ///< whether there are bytes outside ASCII
};

/// Analyzes a text that begins at the start of a record. The end of the text ends an unterminated line.
void find_cell_ends(std::string_view text, char delimiter, CellEnds& out);

}  // namespace aicarbon::table
