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

/// Adds the fault of a cell that ColumnPlan::read has refused with a reason.
void add_refusal(ChunkColumns& out, const CellRefusal& refusal, std::size_t row, std::size_t column);

/// Reads a cell of a column of numbers that is not in the common short form. Returns whether the cell is empty or
/// absent; then, and if a fault is added, the value is unknown.
bool read_cell(ChunkColumns& out, const ColumnPlan& plan, std::size_t row, std::size_t column, std::string_view cell,
               NumberGrammar grammar, double& value);

bool is_absent(const ColumnPlan& plan, std::string_view cell);

/// Whether the file ends inside this record: the record is the last one, and no newline follows it.
bool ends_file(const Chunk& chunk, const ChunkColumns& out, std::size_t row);

void csv_columns(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out);
void json_columns(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out);

}  // namespace aicarbon::table
