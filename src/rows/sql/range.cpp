// See range.hpp.
#include "rows/sql/range.hpp"

#include <algorithm>
#include <cmath>

namespace aicarbon::rows::sql {
namespace {

constexpr int significand_bits = 53;
constexpr int least_exponent = -1022;

double largest(const Range& r) { return std::max(std::abs(r.low), std::abs(r.high)); }

Range checked(Range r) {
  r.fits = r.fits && std::isfinite(r.low) && std::isfinite(r.high) && r.smallest >= least_exponent;
  return r;
}

// Whether both ranges are on the same side of zero. A sum is then at least as far from zero as each summand.
bool one_sided(const Range& a, const Range& b) { return (a.low >= 0 && b.low >= 0) || (a.high <= 0 && b.high <= 0); }

Range sum(const Range& a, const Range& b) {
  const int smallest = std::min(a.smallest, b.smallest);
  return {a.low + b.low, a.high + b.high, one_sided(a, b) ? smallest : smallest - significand_bits,
          a.infinite || b.infinite};
}

Range negated(Range r) {
  std::swap(r.low, r.high);
  r.low = -r.low;
  r.high = -r.high;
  return r;
}

Range product(const Range& a, const Range& b) {
  const auto [low, high] = std::minmax({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
  return {low, high, std::min(a.smallest + b.smallest, +Range::nothing), a.infinite || b.infinite};
}

Range quotient(const Range& a, const Range& b) {
  Range r;
  r.infinite = a.infinite || b.may_be_zero();
  r.smallest = largest(b) == 0 ? +Range::nothing : a.smallest - std::ilogb(largest(b)) - 1;
  if (b.may_be_zero()) {
    const double most = b.smallest == Range::nothing ? 0 : largest(a) * std::ldexp(1.0, -b.smallest);
    const bool positive = a.low >= 0 && b.low >= 0;
    r.low = positive ? 0 : -most;
    r.high = most;
  } else {
    const auto [low, high] = std::minmax({a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high});
    r.low = low;
    r.high = high;
  }
  if (b.infinite) {
    r.low = std::min(r.low, 0.0);
    r.high = std::max(r.high, 0.0);
  }
  return r;
}

bool is_bounded(const Range& r) {
  return !r.infinite && largest(r) <= most_bounded && (r.smallest == Range::nothing || r.smallest >= -500);
}

Range bounded(Range r) {
  r.low = std::clamp(r.low, -most_bounded, most_bounded);
  r.high = std::clamp(r.high, -most_bounded, most_bounded);
  r.smallest = std::max(r.smallest, -500);
  r.infinite = false;
  return r;
}

Range unguarded(Op op, std::span<const Range> args, Guards& guards);

}  // namespace

Range range_of(double value) {
  if (std::isnan(value)) return {};
  if (std::isinf(value)) return {0, 0, Range::nothing, true, true};
  return {value, value, value == 0 ? +Range::nothing : std::ilogb(value), false, true};
}

Range hull(const Range& a, const Range& b) {
  return {std::min(a.low, b.low), std::max(a.high, b.high), std::min(a.smallest, b.smallest), a.infinite || b.infinite,
          a.fits && b.fits};
}

Range range_of(Op op, std::span<const Range> args, Guards& guards) {
  const Range plain = unguarded(op, args, guards);
  if (plain.fits || args.size() != 2) return plain;
  guards = {};
  const Range inside[] = {bounded(args[0]), bounded(args[1])};
  const Range result = unguarded(op, inside, guards);
  guards.first_bounded = !is_bounded(args[0]);
  guards.second_bounded = !is_bounded(args[1]);
  return result;
}

namespace {

Range unguarded(Op op, std::span<const Range> args, Guards& guards) {
  const Range& a = args[0];
  const Range b = args.size() > 1 ? args[1] : Range{};
  Range r;
  switch (op) {
  case Op::add:
  case Op::sub:
    r = sum(a, op == Op::sub ? negated(b) : b);
    guards.not_a_number = a.infinite && b.infinite;
    break;
  case Op::mul:
    r = product(a, b);
    guards.not_a_number = (a.infinite && (b.may_be_zero() || b.infinite)) || (b.infinite && a.may_be_zero());
    break;
  case Op::div:
    r = quotient(a, b);
    guards.zero_divisor = b.may_be_zero();
    guards.not_a_number = a.infinite && b.infinite;
    break;
  case Op::min:
  case Op::max: {
    const bool least = op == Op::min;
    r = hull(a, b);
    if (!r.infinite) (least ? r.high : r.low) = least ? std::min(a.high, b.high) : std::max(a.low, b.low);
    break;
  }
  case Op::ceil: r = {std::ceil(a.low), std::ceil(a.high), 0, a.infinite}; break;
  case Op::less: r = {0, 1, 0}; break;
  case Op::select: r = hull(args[1], args[2]); break;
  case Op::sqrt:
    guards.negative_root = a.low < 0 || a.infinite;
    r = {std::sqrt(std::max(a.low, 0.0)), std::sqrt(std::max(a.high, 0.0)),
         a.smallest == Range::nothing ? +Range::nothing : static_cast<int>(std::floor(a.smallest / 2.0)), a.infinite};
    break;
  default: r.fits = false; break;
  }
  for (const Range& arg : args) r.fits = r.fits && arg.fits;
  return checked(r);
}

}  // namespace

}  // namespace aicarbon::rows::sql
