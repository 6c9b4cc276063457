// See math.hpp. Coefficients of the quantile: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484.
#include "sheet/math.hpp"

#include "clones.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace aicarbon::sheet {
namespace {

constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;
constexpr double round_to_integer =
    6755399441055744.0;  // 1.5 x 2^52: adding it leaves the nearest integer in the low bits

double power_of_two(int k) { return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U); }

// A polynomial by Horner's rule, with the highest coefficient first.
template <std::size_t N>
double polynomial(const double (&c)[N], double x) {
  double p = c[0];
  for (std::size_t i = 1; i < N; ++i) p = p * x + c[i];
  return p;
}

// e^x = power x 2^k. The low bits of `shifted` contain k.
struct Exp {
  double power;
  double shifted;
};

inline Exp reduced_exp(double x) {
  const double shifted = x * 1.4426950408889634074 + round_to_integer;
  const double k = shifted - round_to_integer;
  const double r = (x - k * ln2_high) - k * ln2_low;
  // e^r = 1 + r + r^2 (1/2! + r/3! + ... + r^11/13!), with the bracket by Estrin's scheme, whose short dependency
  // chains processors can overlap
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double a = (0.5 + r * (1 / 6.0)) + r2 * (1 / 24.0 + r * (1 / 120.0));
  const double b = (1 / 720.0 + r * (1 / 5040.0)) + r2 * (1 / 40320.0 + r * (1 / 362880.0));
  const double c = (1 / 3628800.0 + r * (1 / 39916800.0)) + r2 * (1 / 479001600.0 + r * (1 / 6227020800.0));
  return {1 + (r + r2 * (a + r4 * (b + r4 * c))), shifted};
}

// ln of x 2^exponent, for positive x that are neither subnormal nor infinite. The function has no branches, and
// converts integers to doubles through their bits.
inline double log_of_normal(double x, double exponent) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const double mantissa = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
  const bool upper = mantissa > 1.41421356237309504880;
  const double m = upper ? mantissa * 0.5 : mantissa;
  constexpr double two52 = 4503599627370496.0;
  const double biased = std::bit_cast<double>((bits >> 52U) | 0x4330000000000000ULL) - two52;
  const double k = biased - 1023 + exponent + (upper ? 1.0 : 0.0);
  // ln m = 2 atanh f, f = (m - 1) / (m + 1), |f| < 0.172
  const double f = (m - 1) / (m + 1);
  const double g = f * f;
  constexpr double series[] = {1 / 21.0, 1 / 19.0, 1 / 17.0, 1 / 15.0, 1 / 13.0, 1 / 11.0,
                               1 / 9.0,  1 / 7.0,  1 / 5.0,  1 / 3.0,  0};
  const double tail = 2 * f * (polynomial(series, g));
  return k * ln2_high + (2 * f + (tail + k * ln2_low));
}

// The part of AS 241 for |u - 1/2| <= 0.425.
inline double central_quantile(double q) {
  const double r = 0.180625 - q * q;
  const double a = (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r +
                        4.5921953931549871457e+4) *
                           r +
                       1.3731693765509461125e+4) *
                          r +
                      1.9715909503065514427e+3) *
                         r +
                     1.3314166789178437745e+2) *
                        r +
                    3.3871328727963666080e0);
  const double b = (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r +
                        2.1213794301586595867e+4) *
                           r +
                       5.3941960214247511077e+3) *
                          r +
                      6.8718700749205790830e+2) *
                         r +
                     4.2313330701600911252e+1) *
                        r +
                    1.0);
  return q * a / b;
}

// The other two parts of AS 241, as functions of r = sqrt(-ln d), where d is the distance of u from the nearer end of
// (0, 1). The far tail begins at r = `far`.
constexpr double far = 5;

inline double near_tail(double r) {
  constexpr double c[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                          1.27045825245236838258e0,  3.64784832476320460504e0,  5.76949722146069140550e0,
                          4.63033784615654529590e0,  1.42343711074968357734e0};
  constexpr double d[] = {
      1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
      6.89767334985100004550e-1, 1.67638483018380384940e0,  2.05319162663775882187e0,  1.0};
  return polynomial(c, r - 1.6) / polynomial(d, r - 1.6);
}

inline double far_tail(double r) {
  constexpr double e[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                          2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
                          5.46378491116411436990e0,  6.65790464350110377720e0};
  constexpr double f[] = {
      2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
      1.48753612908506148525e-2,  1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};
  return polynomial(e, r - far) / polynomial(f, r - far);
}

inline bool is_central(double q) { return std::abs(q) <= 0.425; }

}  // namespace

double exp(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0;
  const Exp e = reduced_exp(x);
  const int exponent = static_cast<int>(e.shifted - round_to_integer);
  const int half =
      exponent / 2;  // in two steps, so that no intermediate value overflows or underflows before the result does
  return e.power * power_of_two(half) * power_of_two(exponent - half);
}

AICARBON_CLONES void exp(std::span<double> x) {
  for (double& v : x) {
    const Exp e = reduced_exp(v);
    v = e.power * std::bit_cast<double>((std::bit_cast<std::uint64_t>(e.shifted) + 1023U) << 52U);
  }
}

double log(double x) {
  if (std::isnan(x) || x < 0) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0) return -std::numeric_limits<double>::infinity();
  if (std::isinf(x)) return x;
  if (x < std::numeric_limits<double>::min()) return log_of_normal(x * 18014398509481984.0, -54);  // 2^54, exact
  return log_of_normal(x, 0);
}

double normal_quantile(double u) {
  const double q = u - 0.5;
  if (is_central(q)) return central_quantile(q);
  const double r = std::sqrt(-log(q < 0 ? u : 1 - u));
  const double z = r <= far ? near_tail(r) : far_tail(r);
  return q < 0 ? -z : z;
}

// Three passes. The first treats all rows as central, which 85 % are. The second gathers the others and treats them as
// being in the near tail. The third computes the gathered rows one by one if any of them is in the far tail, as about
// one row in 36 billion is.
AICARBON_CLONES void normal_quantile(std::span<double> u) {
  constexpr std::size_t chunk = 512;
  std::array<double, chunk> tail;          // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  std::array<std::uint32_t, chunk> place;  // NOLINT(cppcoreguidelines-pro-type-member-init): likewise
  for (std::size_t first = 0; first < u.size(); first += chunk) {
    double* part = u.data() + first;
    const std::size_t n = std::min(chunk, u.size() - first);
    std::size_t tails = 0;
    for (std::size_t i = 0; i < n; ++i) {
      place[tails] = static_cast<std::uint32_t>(i);
      tails += is_central(part[i] - 0.5) ? 0U : 1U;
    }
    for (std::size_t k = 0; k < tails; ++k) tail[k] = part[place[k]];
    for (std::size_t i = 0; i < n; ++i) part[i] = central_quantile(part[i] - 0.5);
    std::uint64_t far_ones = 0;
    std::array<double, chunk> z;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    for (std::size_t k = 0; k < tails; ++k) {
      const double q = tail[k] - 0.5;
      const double r = std::sqrt(-log_of_normal(q < 0 ? tail[k] : 1 - tail[k], 0));
      z[k] = q < 0 ? -near_tail(r) : near_tail(r);
      far_ones += r > far ? 1U : 0U;
    }
    for (std::size_t k = 0; k < tails; ++k) part[place[k]] = z[k];
    for (std::size_t k = 0; far_ones > 0 && k < tails; ++k) part[place[k]] = normal_quantile(tail[k]);
  }
}

}  // namespace aicarbon::sheet
