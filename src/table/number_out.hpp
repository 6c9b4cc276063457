// Converts numbers to text quickly. The text is the same as that of slower functions, with which tests compare it.
// columns → bytes
#pragma once

#include <cstddef>

namespace aicarbon::table {

/// The maximum length of a text that either function below writes.
inline constexpr std::size_t longest_number = 32;

/// Writes `digits` significant digits, 1 to 15. Six digits give the same text as `{:.6g}`, which cell() in
/// table/csv.hpp uses: 1290, 0.0123, 1e+06. Returns the end of the text.
char* write_significant(char* out, double value, int digits = 6);

/// Writes the shortest text that reads back to the same double, as units::shortest does. Returns the end of the text.
char* write_shortest(char* out, double value);

}  // namespace aicarbon::table
