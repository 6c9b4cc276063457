// See draw.hpp. There are two shapes of distribution, each computed for one probability u or for a column of them.
#include "sheet/draw.hpp"

#include "clones.hpp"
#include "sheet/math.hpp"
#include "sheet/philox.hpp"

#include <array>
#include <cmath>

namespace aicarbon::sheet {
namespace {

// A `range` as the standard deviations of its two sides, below and above the median: of the logarithm of the value
// above the floor if `low` and `best` are above it, otherwise of the value itself. A side without width stays at
// `best`.
struct Sides {
  bool lognormal = false;
  double low = 0;
  double high = 0;
};

Sides sides_of(const Uncertain& v) {
  if (!(v.low > v.floor && v.best > v.floor)) return {false, (v.best - v.low) / z95, (v.high - v.best) / z95};
  return {true, log((v.best - v.floor) / (v.low - v.floor)) / z95, log((v.high - v.floor) / (v.best - v.floor)) / z95};
}

double scaled(const Sides& sides, double z) { return (z < 0 ? sides.low : sides.high) * z; }

// A factor of 1 must give exactly `best`, which floor + (best - floor) might miss by rounding.
double above_floor(const Uncertain& v, double factor) {
  return factor == 1 ? v.best : v.floor + (v.best - v.floor) * factor;
}

double from_range(const Uncertain& v, const Sides& sides, double u) {
  const double x = scaled(sides, normal_quantile(u));
  return sides.lognormal ? above_floor(v, exp(x)) : v.best + x;
}

AICARBON_CLONES void scale(const Sides& sides, std::span<double> out) {
  const Sides fixed = sides;  // a copy, here and below: the compiler then knows that writing a row does not change it
  for (double& z : out) z = scaled(fixed, z);
}

AICARBON_CLONES void lift(const Uncertain& value, bool lognormal, std::span<double> out) {
  const Uncertain v = value;
  if (lognormal)
    for (double& x : out) x = above_floor(v, x);
  else
    for (double& x : out) x = v.best + x;
}

// from_range for every row, with the same bits, in passes that compilers vectorize.
void draw_range(const Uncertain& v, const Sides& sides, std::span<double> out) {
  constexpr double gentle = 70;  // |z| stays below 10, so the argument of exp stays below 700 and cannot overflow
  if (sides.lognormal && (sides.low >= gentle || sides.high >= gentle)) {
    for (double& x : out) x = from_range(v, sides, x);
    return;
  }
  normal_quantile(out);
  scale(sides, out);
  if (sides.lognormal) exp(out);
  lift(v, sides.lognormal, out);
}

double from_bounds(const Uncertain& v, double u) {
  const double width = v.high - v.low;
  if (v.uniform) return v.low + width * u;
  const double below = v.best - v.low;
  const double above = v.high - v.best;
  const bool rising = u * width < below;
  const double root = std::sqrt(rising ? u * width * below : (1 - u) * width * above);
  return rising ? v.low + root : v.high - root;
}

AICARBON_CLONES void draw_bounds(const Uncertain& v, std::span<double> out) {
  const Uncertain fixed = v;
  for (double& x : out) x = from_bounds(fixed, x);
}

}  // namespace

std::uint64_t stream_of(std::string_view id) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

void uniforms(std::uint64_t stream, std::uint64_t seed, std::uint64_t first, std::span<double> out) {
  if (first % 2 == 1 && !out.empty()) {  // block k gives rows 2k and 2k + 1
    std::array<double, 2> pair{};
    philox(stream, seed, first / 2, pair);
    out.front() = pair[1];
    out = out.subspan(1);
    ++first;
  }
  philox(stream, seed, first / 2, out);
}

double quantile(const Uncertain& value, double u) {
  if (value.exact()) return value.best;
  return value.shape == Shape::bounds ? from_bounds(value, u) : from_range(value, sides_of(value), u);
}

double p5(const Uncertain& value) { return value.shape == Shape::range ? value.low : quantile(value, 0.05); }
double p95(const Uncertain& value) { return value.shape == Shape::range ? value.high : quantile(value, 0.95); }

void draw(const Input& input, std::uint64_t seed, std::uint64_t first, std::span<double> out) {
  const Uncertain& v = input.value;
  uniforms(stream_of(input.id), seed, first, out);
  if (v.shape == Shape::bounds) {
    draw_bounds(v, out);
  } else {
    draw_range(v, sides_of(v), out);
  }
}

}  // namespace aicarbon::sheet
