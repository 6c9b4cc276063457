// Helpers for loops over the cells of a sheet: the index of a cell, and the unknown value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace aicarbon::sheet {

/// Converts the index of a cell or an input, such as an entry of Node::args, to an index into a vector.
constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

/// The unknown value is NaN. It propagates through every operation, but `select` and `pick` read only the value that
/// they choose.
inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace aicarbon::sheet
