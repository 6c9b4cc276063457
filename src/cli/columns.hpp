// What a command has done with the columns of records, for standard error.
#pragma once

#include <aicarbon/report.hpp>

#include "rows/binding.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::cli {

/// One line a column: the field that it is bound to and the unit, the number of empty cells, and how to bind a column
/// that has the name of a field. `empty` contains the numbers of the bound columns, in order, or nothing; `unbound`
/// says what is done with a column that is not bound.
std::string in_words(std::span<const rows::ColumnUse> columns, std::span<const std::uint64_t> empty,
                     const std::function<std::string(const std::string& column)>& unbound);

/// The name of a column of the records in rows: a result keeps its name, so a column of the same name gets `input_`
/// before it.
std::string name_in_rows(const std::string& column, std::span<const std::string> header);

/// The columns, for the report of totals.
std::vector<ColumnReport> reported(std::span<const rows::ColumnUse> columns, std::span<const std::uint64_t> empty);

}  // namespace aicarbon::cli
