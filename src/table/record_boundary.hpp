// Finds where a text can be cut between records, and the number of records and lines before the cut. Only chunks.cpp
// uses it.
#pragma once

#include "table/chunks.hpp"

namespace aicarbon::table {

struct RecordBoundary {
  std::size_t end = 0;  ///< position after the last end of a record; 0 if there is none
  std::size_t records = 0;
  std::size_t lines = 0;
};

/// Analyzes a text that begins at the start of a record. Empty lines count as lines but not as records.
RecordBoundary find_record_boundary(std::string_view text, RecordFormat format, char delimiter);

}  // namespace aicarbon::table
