// Where a text may be cut so that records stay whole, and how many records and lines stand before the cut. Part of chunks.cpp.
#pragma once

#include "table/chunks.hpp"

namespace aicarbon::table {

struct RecordBoundary {
  std::size_t end = 0;  ///< after the last record end; 0 when there is none
  std::size_t records = 0;
  std::size_t lines = 0;
};

/// Of a text that begins at a record's start. Empty lines are lines and no records.
RecordBoundary find_record_boundary(std::string_view text, RecordFormat format, char delimiter);

}  // namespace aicarbon::table
