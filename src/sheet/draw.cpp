// See draw.hpp. The generator is Random123's Philox (Salmon et al. 2011, SC11); the shapes are the design's two.
#include "sheet/draw.hpp"

#include "sheet/math.hpp"

#include <Random123/philox.h>

#include <bit>
#include <cmath>

namespace aicarbon::sheet {
namespace {

// 52 random bits to a double in (0, 1), exactly: a mantissa in [1, 2) less 1 - 2^-53.
double open_unit(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t mantissa = (static_cast<std::uint64_t>(high) << 20U) | (low >> 12U);
  return std::bit_cast<double>(0x3ff0000000000000ULL | mantissa) - 0.99999999999999988897769753748;
}

// One side of a `range`: from the median outwards, measured from the floor where that is possible, else normal.
struct Side {
  bool lognormal = false;
  double scale = 0;  // standard deviation, of the logarithm when lognormal
};

struct Sides {
  Side low, high;
};

Sides sides_of(const Uncertain& v) {
  const bool lognormal = v.low > v.floor && v.best > v.floor;
  Sides s;
  s.low.lognormal = s.high.lognormal = lognormal;
  if (lognormal) {
    s.low.scale = log((v.best - v.floor) / (v.low - v.floor)) / z95;
    s.high.scale = log((v.high - v.floor) / (v.best - v.floor)) / z95;
  } else {
    s.low.scale = (v.best - v.low) / z95;
    s.high.scale = (v.high - v.best) / z95;
  }
  return s;
}

double from_range(const Uncertain& v, const Sides& sides, double u) {
  const double z = normal_quantile(u);
  const Side& side = z < 0 ? sides.low : sides.high;
  if (side.scale == 0) return v.best;
  if (side.lognormal) return v.floor + (v.best - v.floor) * exp(side.scale * z);
  return v.best + side.scale * z;
}

// from_range for every row: the same bits, in passes that compilers turn into vectors.
void draw_range(const Uncertain& v, const Sides& sides, std::span<double> out) {
  constexpr double gentle = 70;  // z never reaches 10: exp(scale x z) stays far from overflow
  const bool usual = sides.low.lognormal && sides.low.scale > 0 && sides.high.scale > 0 && sides.low.scale < gentle &&
                     sides.high.scale < gentle;
  if (!usual) {
    for (double& x : out) x = from_range(v, sides, x);
    return;
  }
  normal_quantile(out);
  for (double& z : out) z = (z < 0 ? sides.low.scale : sides.high.scale) * z;
  exp(out);
  for (double& x : out) x = v.floor + (v.best - v.floor) * x;
}

double from_bounds(const Uncertain& v, double u) {
  const double width = v.high - v.low;
  if (v.uniform) return v.low + width * u;
  const double below = v.best - v.low;
  const double above = v.high - v.best;
  return u * width < below ? v.low + std::sqrt(u * width * below) : v.high - std::sqrt((1 - u) * width * above);
}

}  // namespace

std::uint64_t stream_of(std::string_view id) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

void uniforms(std::uint64_t stream, std::uint64_t seed, std::uint64_t first, std::span<double> out) {
  const r123::Philox4x32 philox;
  const r123::Philox4x32::key_type key{{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}};
  for (std::size_t i = 0; i < out.size();) {  // one call gives two rows: 2k and 2k + 1
    const std::uint64_t at = first + i;
    const std::uint64_t pair = at / 2;
    const r123::Philox4x32::ctr_type counter{{static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(pair >> 32U),
                                              static_cast<std::uint32_t>(stream),
                                              static_cast<std::uint32_t>(stream >> 32U)}};
    const auto bits = philox(counter, key);
    if (at % 2 == 0) out[i++] = open_unit(bits[0], bits[1]);
    if (i < out.size()) out[i++] = open_unit(bits[2], bits[3]);
  }
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
    for (double& x : out) x = from_bounds(v, x);
  } else {
    draw_range(v, sides_of(v), out);
  }
}

}  // namespace aicarbon::sheet
