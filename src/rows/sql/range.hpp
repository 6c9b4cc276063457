// Ranges of the cells of a query. Where IEEE arithmetic continues with infinity or zero, SQL engines raise errors or
// return NULL. A query returns unknown instead, with guards only where the ranges require them.
//
// domains of columns → ranges of cells → guards (plan.hpp)
#pragma once

#include <aicarbon/sheet.hpp>

#include <span>

namespace aicarbon::rows::sql {

/// All possible values of a cell. Because rounding is monotone, limits that are computed in doubles are valid for
/// values that are computed in doubles.
struct Range {
  double low = 0;
  double high = 0;
  int smallest = nothing;  ///< no nonzero value is nearer to zero than 2 to this power
  bool infinite = false;   ///< whether it may also be infinite, from a division by zero
  bool fits = true;        ///< false if it may overflow or underflow

  static constexpr int nothing = 4'000;  ///< value of `smallest` if only zero is possible
  bool may_be_zero() const { return low <= 0 && high >= 0; }
};

Range range_of(double value);
/// The union of two ranges.
Range hull(const Range& a, const Range& b);

/// Operations that an engine must not compute.
struct Guards {
  bool zero_divisor = false;
  bool not_a_number = false;  ///< infinity minus infinity, and similar operations
  bool negative_root = false;
  bool first_bounded = false,
       second_bounded = false;  ///< whether the result is unknown if that argument is outside the bounds below
};

/// Bounds for the magnitude of nonzero arguments. Within them, no product or quotient of two arguments leaves the range
/// of a double.
inline constexpr double least_bounded = 0x1p-500;
inline constexpr double most_bounded = 0x1p500;

/// The range of an operation over ranges of its arguments, and what it must be guarded against. Not valid for inputs,
/// constants and picks.
Range range_of(Op op, std::span<const Range> args, Guards& guards);

}  // namespace aicarbon::rows::sql
