// Where a text may be cut so that records stay whole, and the number of records and lines before the cut. Part of
// chunks.cpp.
#pragma once

#include "table/chunks.hpp"

namespace aicarbon::table {

struct RecordBoundary {
  std::size_t end = 0;  ///< after the last record end; 0 if there is none
  std::size_t records = 0;
  std::size_t lines = 0;
};

/// Analyses a text that begins at the start of a record. Empty lines are lines but not records.
RecordBoundary find_record_boundary(std::string_view text, RecordFormat format, char delimiter);

}  // namespace aicarbon::table
