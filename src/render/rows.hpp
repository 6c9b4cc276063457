// Rows of a batch as text: the columns that are passed through, followed by the figures.
#pragma once

#include "rows/rows.hpp"
#include "table/columns_of.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::render {

struct RowFormat {
  bool json = false;
  bool from_json = false;  ///< whether records are JSON Lines
  /// Whether numbers in CSV have the shortest digits that read back exactly, as in JSON; otherwise they have 6
  /// significant digits.
  bool full = false;
  char delimiter = ',';
  std::vector<std::string> names;    ///< names of the columns of the file
  std::vector<std::size_t> through;  ///< columns that are passed through
};

/// The header of CSV output; nothing for JSON Lines.
std::string rows_header(const RowFormat& format);

/// A line for each row that has a result; `skip[row]` marks rows without one.
void write_rows(const table::ChunkColumns& chunk, const rows::RowFigures& figures, const std::vector<bool>& skip,
                const RowFormat& format, std::string& out);

/// A line for a whole job: its name, followed by the figures of a row.
void write_job(std::string_view name, const rows::RowFigures& figures, std::size_t row, const RowFormat& format,
               std::string& out);

}  // namespace aicarbon::render
