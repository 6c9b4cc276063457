// Notices records that are readings of a counter: consecutive rows of one run whose energy rises in every row. Their sum
// counts the energy of all earlier readings again.
#pragma once

#include "rows/rows.hpp"
#include "table/columns_of.hpp"

#include <optional>
#include <span>
#include <string>

namespace aicarbon::rows {

/// A note if the first records of a file are such readings: a column of ids that is not bound has the same text in
/// several rows, and the energy rises from each of these rows to the next. `names` are those of all columns.
std::optional<Diagnostic> counter_readings(const table::ChunkColumns& first_chunk, std::span<const Bound> bound,
                                           std::span<const std::string> names);

}  // namespace aicarbon::rows
