// What a cell of a query can be at most: engines of SQL raise errors, or answer NULL, where IEEE arithmetic goes on with an infinity
// or with zero. A query says unknown instead, and is guarded only where ranges leave a doubt.
// domains of columns → ranges of cells → guards (plan.hpp)
#pragma once

#include <aicarbon/sheet.hpp>

#include <span>

namespace aicarbon::rows::sql {

/// All values that a cell may have. Rounding is monotone: ends computed in doubles bound what is computed in doubles.
struct Range {
  double low = 0;
  double high = 0;
  int smallest = nothing;  ///< no value but zero is nearer to zero than 2 to this power
  bool infinite = false;   ///< it may be an infinity, too, from a division by zero
  bool fits = true;        ///< false: it may overflow, or come so near to zero that it is rounded to it

  static constexpr int nothing = 4'000;  ///< there is only zero
  bool may_be_zero() const { return low <= 0 && high >= 0; }
};

Range range_of(double value);
/// Either of both.
Range hull(const Range& a, const Range& b);

/// What an engine must be kept from.
struct Guards {
  bool zero_divisor = false;
  bool not_a_number = false;  ///< infinity less infinity and its kin
  bool negative_root = false;
  bool first_bounded = false, second_bounded = false;  ///< an argument must lie in the bound, or the figure is unknown
};

/// Arguments this far from one, either way: no product or quotient of two of them leaves the range of a double.
inline constexpr double least_bounded = 0x1p-500;
inline constexpr double most_bounded = 0x1p500;

/// The range of an operation (no input, constant or pick) over ranges of its arguments, and what it must be guarded against.
Range range_of(Op op, std::span<const Range> args, Guards& guards);

}  // namespace aicarbon::rows::sql
