// Numbers as text, fast: the same text as the printers they replace, which the tests check. columns → bytes
#pragma once

#include <cstddef>

namespace aicarbon::table {

/// The maximum length of either.
inline constexpr std::size_t longest_number = 32;

/// `digits` significant digits, 1 to 15, as `{:.6g}` writes them (table/csv.hpp): 1290, 0.0123, 1e+06. Returns the end.
char* write_significant(char* out, double value, int digits = 6);

/// The shortest text that reads back to the same double, as units::shortest writes it. Returns the end.
char* write_shortest(char* out, double value);

}  // namespace aicarbon::table
