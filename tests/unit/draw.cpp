// exp, log and the normal quantile of this project, and values that are drawn with them.
#include "sheet/draw.hpp"
#include "sheet/math.hpp"
#include "sheet/philox.hpp"

#include "sheet/columns.hpp"
#include "study/study.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

using namespace aicarbon;

namespace {

class Hash {
 public:
  void add(double value) {
    for (unsigned k = 0; k < 64; k += 8)
      hash_ = (hash_ ^ ((std::bit_cast<std::uint64_t>(value) >> k) & 0xffU)) * 1099511628211ULL;
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 14695981039346656037ULL;
};

// The distance from the exact value, in units in the last place of the result.
double ulps(double got, long double exact) {
  const auto rounded = static_cast<double>(exact);
  if (got == rounded) return 0;
  const double unit =
      std::max(std::nextafter(std::abs(rounded), std::numeric_limits<double>::infinity()) - std::abs(rounded),
               4.9406564584124654e-324);
  return static_cast<double>(std::abs((static_cast<long double>(got) - exact) / static_cast<long double>(unit)));
}

std::vector<double> draws(const Uncertain& value, std::size_t n, const char* id = "x") {
  std::vector<double> out(n);
  sheet::draw({.id = id, .value = value}, 1, 0, out);
  return out;
}

double share_below(const std::vector<double>& column, double limit) {
  return static_cast<double>(std::ranges::count_if(column, [limit](double x) { return x < limit; })) /
         static_cast<double>(column.size());
}

}  // namespace

TEST_CASE("exp and log are accurate to 2 units in the last place", "[unit]") {
  std::vector<double> u(200'000);
  sheet::uniforms(1, 1, 0, u);
  double worst_exp = 0;
  double worst_log = 0;
  for (const double x : u) {
    const double wide = (x - 0.5) * 1400;
    const double near = (x - 0.5) * 2;
    worst_exp = std::max({worst_exp, ulps(sheet::exp(wide), std::exp(static_cast<long double>(wide))),
                          ulps(sheet::exp(near), std::exp(static_cast<long double>(near)))});
    const double any = std::bit_cast<double>(static_cast<std::uint64_t>(x * 0x1p52) << 10U & 0x7fefffffffffffffULL);
    for (const double y : {any, 1 + near / 100, x, x * 1e6, 1 + near / 1e9})
      if (y > 0) worst_log = std::max(worst_log, ulps(sheet::log(y), std::log(static_cast<long double>(y))));
  }
  CHECK(worst_exp <= 2);
  CHECK(worst_log <= 2);
}

TEST_CASE("exp and log are correct at the limits of their domains", "[unit]") {
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(sheet::exp(0) == 1);
  CHECK(sheet::exp(1) == Approx(2.718281828459045).epsilon(4e-16));
  CHECK(sheet::exp(inf) == inf);
  CHECK(sheet::exp(-inf) == 0);
  CHECK(sheet::exp(710) == inf);
  CHECK(sheet::exp(709.78) < inf);
  CHECK(sheet::exp(-746) == 0);
  CHECK(sheet::exp(-744) > 0);
  CHECK(std::isnan(sheet::exp(std::nan(""))));
  CHECK(sheet::log(1) == 0);
  CHECK(sheet::log(0) == -inf);
  CHECK(sheet::log(inf) == inf);
  CHECK(std::isnan(sheet::log(-1)));
  CHECK(std::isnan(sheet::log(std::nan(""))));
  CHECK(sheet::log(5e-324) == Approx(-744.4400719213812).epsilon(1e-15));
  CHECK(sheet::log(1.7976931348623157e308) == Approx(709.782712893384).epsilon(1e-15));
}

TEST_CASE("the normal quantile agrees with known values and with erfc", "[unit]") {
  const std::pair<double, double> known[] = {{0.5, 0},
                                             {0.95, 1.6448536269514722},
                                             {0.975, 1.959963984540054},
                                             {0.99, 2.3263478740408408},
                                             {0.001, -3.090232306167813},
                                             {1e-10, -6.361340902404056},
                                             {0.25, -0.6744897501960817},
                                             {0.9, 1.2815515655446004},
                                             {1e-20, -9.262340089798408}};
  for (const auto& [u, z] : known) {
    INFO(u);
    CHECK(sheet::normal_quantile(u) == Approx(z).epsilon(1e-15).margin(1e-16));
  }
  CHECK(sheet::z95 == Approx(sheet::normal_quantile(0.95)).epsilon(5e-16));
  std::vector<double> u(20'000);
  sheet::uniforms(2, 1, 0, u);
  for (const double x : u) {
    CHECK(0.5 * std::erfc(-sheet::normal_quantile(x) / std::sqrt(2.0)) == Approx(x).epsilon(1e-13));
    const double small = std::exp(-600 * x);
    if (small < 0.5)
      CHECK(0.5 * std::erfc(-sheet::normal_quantile(small) / std::sqrt(2.0)) == Approx(small).epsilon(3e-12));
  }
  for (double x = 0.001; x < 0.5; x += 0.001)
    CHECK(sheet::normal_quantile(x) == Approx(-sheet::normal_quantile(1 - x)).epsilon(1e-13));
}

TEST_CASE("exp, log, normal quantile and uniforms have the same bits with every compiler", "[unit]") {
  Hash exp_bits;
  Hash log_bits;
  Hash quantile_bits;
  for (int k = -74'500; k < 71'000; k += 7) exp_bits.add(sheet::exp(k / 100.0));
  for (int k = 1; k < 100'000; k += 7) {
    log_bits.add(sheet::log(k / 1000.0));
    log_bits.add(sheet::log(std::ldexp(static_cast<double>(k), k % 2000 - 1000)));
    quantile_bits.add(sheet::normal_quantile(k / 100'000.0));
    quantile_bits.add(sheet::normal_quantile(std::ldexp(1.0, -1 - k % 1000)));
  }
  Hash uniform_bits;
  std::vector<double> u(10'001);
  sheet::uniforms(sheet::stream_of("/phases/final run/activity/device_time"), 1, 0, u);
  for (const double x : u) uniform_bits.add(x);
  CHECK(exp_bits.value() == 0x5d8db5f5d4c1b242ULL);
  CHECK(log_bits.value() == 0xbd9b3064802912b4ULL);
  CHECK(quantile_bits.value() == 0x28d8830cab2ab85fULL);
  CHECK(uniform_bits.value() == 0x3d4cb869afdb0e2cULL);
}

TEST_CASE("uniforms do not depend on the offset and the length of a request", "[unit]") {
  const std::uint64_t stream = sheet::stream_of("an input");
  std::vector<double> whole(1001);
  sheet::uniforms(stream, 42, 0, whole);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    double one = 0;
    sheet::uniforms(stream, 42, i, {&one, 1});
    CHECK(one == whole[i]);
    CHECK(one > 0);
    CHECK(one < 1);
  }
  for (const std::size_t first : {0U, 1U, 2U, 7U, 500U, 999U}) {
    std::vector<double> part(whole.size() - first);
    sheet::uniforms(stream, 42, first, part);
    CHECK(std::equal(part.begin(), part.end(), whole.begin() + static_cast<std::ptrdiff_t>(first)));
  }
  std::vector<double> other(1001);
  sheet::uniforms(stream, 43, 0, other);
  CHECK(other != whole);
  sheet::uniforms(sheet::stream_of("another input"), 42, 0, other);
  CHECK(other != whole);
  std::vector<double> far(2);
  sheet::uniforms(stream, 42, (std::uint64_t{1} << 34U) + 1, far);  // beyond 32 bits of the counter
  CHECK(far[0] != whole[1]);
}

TEST_CASE("vectorized Philox gives the numbers of Random123", "[unit]") {
  constexpr std::uint64_t edge = std::uint64_t{1} << 32U;  // where the second word of the counter begins to count
  for (const std::uint64_t stream : {std::uint64_t{0}, sheet::stream_of("an input"), ~std::uint64_t{0}})
    for (const std::uint64_t seed : {std::uint64_t{1}, edge - 1, std::uint64_t{0x9e3779b97f4a7c15}})
      for (const std::uint64_t block : {std::uint64_t{0}, edge - 5, ~std::uint64_t{0} - 3})
        for (const std::size_t length : {1U, 15U, 16U, 17U, 33U, 512U}) {
          std::vector<double> lanes(length);
          std::vector<double> one_by_one(length);
          sheet::philox(stream, seed, block, lanes);
          sheet::philox_by_random123(stream, seed, block, one_by_one);
          CHECK(lanes == one_by_one);
        }
}

TEST_CASE("a column of draws equals the values drawn one by one", "[unit]") {
  const Uncertain shapes[] = {{10, 5, 20},
                              {1.2, 1.1, 1.2, Shape::range, false, 1},
                              {10, 10, 30},
                              {0, -3, 1},
                              {5, 0, 5},
                              {1, 1e-60, 1e60},  // wider than the vectorized exponential accepts
                              {0.85, 0.3, 1, Shape::bounds},
                              {0, 0, 1, Shape::bounds},
                              {1, 0, 1, Shape::bounds},
                              {5, 4, 6, Shape::bounds, true}};
  std::vector<double> u(20'011);
  sheet::uniforms(sheet::stream_of("x"), 1, 0, u);
  for (const Uncertain& v : shapes) {
    INFO(v.low << " " << v.best << " " << v.high);
    const auto column = draws(v, u.size());
    std::size_t differing = 0;
    for (std::size_t i = 0; i < u.size(); ++i) differing += column[i] != sheet::quantile(v, u[i]) ? 1U : 0U;
    CHECK(differing == 0);
  }
  std::vector<double> ends{0x1p-53, 1e-11, 1e-12, 0.074, 0.076, 0.5, 0.924, 0.926, 1 - 0x1p-40, 1 - 0x1p-53};
  auto column = ends;
  sheet::normal_quantile(column);
  for (std::size_t i = 0; i < ends.size(); ++i) CHECK(column[i] == sheet::normal_quantile(ends[i]));
}

TEST_CASE("uniforms are uniformly distributed, and streams are uncorrelated", "[unit]") {
  std::vector<double> a(100'000);
  std::vector<double> b(a.size());
  sheet::uniforms(sheet::stream_of("a"), 1, 0, a);
  sheet::uniforms(sheet::stream_of("b"), 1, 0, b);
  const double n = static_cast<double>(a.size());
  CHECK(std::accumulate(a.begin(), a.end(), 0.0) / n == Approx(0.5).margin(0.005));
  double covariance = 0;
  double lag = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    covariance += (a[i] - 0.5) * (b[i] - 0.5);
    if (i > 0) lag += (a[i] - 0.5) * (a[i - 1] - 0.5);
  }
  CHECK(covariance / n * 12 == Approx(0).margin(0.015));
  CHECK(lag / n * 12 == Approx(0).margin(0.015));
  for (int bin = 1; bin < 20; ++bin) CHECK(share_below(a, bin / 20.0) == Approx(bin / 20.0).margin(0.006));
}

TEST_CASE("low and high of a range are its P5 and P95, and best is its median", "[unit]") {
  const Uncertain ranges[] = {{10, 5, 20},
                              {10, 9, 40},
                              {10, 2, 11},
                              {1.2, 1.05, 1.6, Shape::range, false, 1},
                              {1.2, 1.1, 1.2, Shape::range, false, 1},
                              {0, -3, 1},
                              {-5, -9, -4},
                              {10, 10, 30},
                              {10, 4, 10},
                              {5, 0, 9},
                              {1e-9, 1e-12, 1e-6},
                              {1.5, 1, 2, Shape::range, false, 1}};
  for (const Uncertain& v : ranges) {
    INFO(v.low << " " << v.best << " " << v.high);
    CHECK(sheet::p5(v) == v.low);
    CHECK(sheet::p95(v) == v.high);
    CHECK(sheet::quantile(v, 0.05) == Approx(v.low).epsilon(1e-13).margin(1e-13 * std::abs(v.high)));
    CHECK(sheet::quantile(v, 0.95) == Approx(v.high).epsilon(1e-13));
    CHECK(sheet::quantile(v, 0.5) == Approx(v.best).epsilon(1e-15).margin(0));
    const auto column = draws(v, 100'000);
    if (v.low < v.best) {
      CHECK(share_below(column, v.low) == Approx(0.05).margin(0.0035));
      CHECK(share_below(column, v.best) == Approx(0.5).margin(0.008));
    } else {
      CHECK(*std::ranges::min_element(column) == v.best);  // no draw is below best
    }
    if (v.high > v.best) CHECK(share_below(column, v.high) == Approx(0.95).margin(0.0035));
    else CHECK(*std::ranges::max_element(column) == v.best);
    if (v.low > v.floor) CHECK(*std::ranges::min_element(column) > v.floor);  // a PUE never falls below 1
  }
}

TEST_CASE("draws between bounds never exceed the limits", "[unit]") {
  const Uncertain limits[] = {{0.85, 0.3, 1, Shape::bounds}, {5, 4, 6, Shape::bounds, true},
                              {0, 0, 1, Shape::bounds},      {1, 0, 1, Shape::bounds},
                              {-1, -2, 7, Shape::bounds},    {0.5, 0.5, 0.5, Shape::bounds}};
  for (const Uncertain& v : limits) {
    INFO(v.low << " " << v.best << " " << v.high);
    const auto column = draws(v, 100'000);
    CHECK(*std::ranges::min_element(column) >= v.low);
    CHECK(*std::ranges::max_element(column) <= v.high);
    for (const double u : {1e-16, 1e-9, 0.5, 1 - 1e-9, 1 - 0x1p-53}) {
      CHECK(sheet::quantile(v, u) >= v.low);
      CHECK(sheet::quantile(v, u) <= v.high);
    }
    if (v.exact()) continue;
    CHECK(share_below(column, sheet::p5(v)) == Approx(0.05).margin(0.0035));
    CHECK(share_below(column, sheet::p95(v)) == Approx(0.95).margin(0.0035));
    const double mean = v.uniform ? (v.low + v.high) / 2 : (v.low + v.best + v.high) / 3;
    CHECK(std::accumulate(column.begin(), column.end(), 0.0) / 1e5 == Approx(mean).margin(0.005 * (v.high - v.low)));
    if (!v.uniform) CHECK(share_below(column, v.best) == Approx((v.best - v.low) / (v.high - v.low)).margin(0.006));
  }
}

TEST_CASE("a sampled product of lognormals agrees with the closed form", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>({.id = "a", .value = {10, 5, 20}});
  const auto b = sheet.input<dim::one>({.id = "b", .value = {3, 2, 4.5}});
  const auto c = sheet.input<dim::one>({.id = "c", .value = {7, 5, 9.8}});
  const std::int32_t outputs[] = {(a * b / c).index};
  const auto e = study::sample(sheet, outputs, {.samples = 200'000, .seed = 1, .threads = 2})[0];
  const double spread =
      std::sqrt(std::log(2) * std::log(2) + std::log(1.5) * std::log(1.5) + std::log(1.4) * std::log(1.4));
  const double median = 10.0 * 3 / 7;
  const double sigma = spread / sheet::z95;
  CHECK(e.best == Approx(median));
  CHECK(*e.low == Approx(median * std::exp(-spread)).epsilon(0.01));
  CHECK(*e.high == Approx(median * std::exp(spread)).epsilon(0.01));
  CHECK(*e.mean == Approx(median * std::exp(sigma * sigma / 2)).epsilon(0.006));
}
