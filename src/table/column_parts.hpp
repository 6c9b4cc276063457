// Functions that columns_of.cpp, csv_columns.cpp and json_columns.cpp share to fill the columns of a chunk and to
// report faults.
#pragma once

#include "table/columns_of.hpp"
#include "table/number.hpp"

#include <limits>

namespace aicarbon::table {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Makes the columns and gives them `rows` rows, to which numbers and keys are written later.
void begin_columns(const RecordPlan& plan, std::size_t rows, ChunkColumns& out);

void add_fault(ChunkColumns& out, RecordFault::What what, std::size_t row, std::size_t column, std::string_view text);

/// The fault of a cell that read_number could not read.
RecordFault::What fault_of(NumberText text);

void csv_columns(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out);
void json_columns(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out);

}  // namespace aicarbon::table
