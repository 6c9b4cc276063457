// Where the cells of a chunk end: positions of delimiters and line ends outside quotes, and which of them end a record.
// chunk (chunks.hpp) → cell ends → columns (columns_of.hpp)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace aicarbon::table {

struct CellEnds {
  /// The byte before the text (wrapping to 0 if one is added), then the end of every cell, in order. Its size is the
  /// capacity, not the count.
  std::vector<std::uint32_t> at;
  struct Row {
    std::uint32_t first = 0;  ///< index in `at` of the end of its first cell
    std::uint32_t cells = 0;
  };
  std::vector<std::uint32_t> line_ends;  ///< index in `at` of each; the size is the capacity, not the count
  std::vector<Row> rows;                 ///< for every record; empty lines are not records

  bool quotes = false;      ///< there are quotes
  bool doubled = false;     ///< there may be doubled quotes
  bool suspicious = false;  ///< there may be text after a closing quote
  bool open = false;        ///< the last record ends inside quotes
  bool nul = false;
  bool high = false;  ///< there are bytes that are not ASCII
};

/// Analyses a text that begins at the start of a record. An unterminated line ends with the text.
void find_cell_ends(std::string_view text, char delimiter, CellEnds& out);

}  // namespace aicarbon::table
