// Shares of variance of a function with known shares, and of sheets that are small enough to calculate by hand.
#include "study/sensitivity.hpp"

#include "sheet/draw.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace aicarbon;

namespace {

constexpr double pi = 3.14159265358979323846;

// Ishigami's function with a = 7 and b = 0.1. Its first-order shares are 0.3139, 0.4424 and 0; its total shares are
// 0.5576, 0.4424 and 0.2437.
double ishigami(double x1, double x2, double x3) {
  return std::sin(x1) + 7 * std::sin(x2) * std::sin(x2) + 0.1 * std::pow(x3, 4) * std::sin(x1);
}

Input range(const std::string& id, double best, double low, double high) {
  Input input;
  input.id = id;
  input.path = id;
  input.unit = "1";
  input.value = {best, low, high};
  return input;
}

}  // namespace

TEST_CASE("Jansen's estimators reproduce the known shares of Ishigami's function", "[unit]") {
  constexpr std::size_t n = 20'000;
  std::vector<std::vector<double>> x[2];
  for (int matrix = 0; matrix < 2; ++matrix)
    for (const char* name : {"x1", "x2", "x3"}) {
      std::vector<double> u(n);
      sheet::uniforms(sheet::stream_of(name), 1, matrix == 0 ? 0 : n, u);
      for (double& v : u) v = (2 * v - 1) * pi;
      x[matrix].push_back(std::move(u));
    }
  const auto values = [&](int from_b) {  // every variable of A, except one of B; 3 means all of B
    std::vector<double> f(n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto v = [&](int k) { return x[from_b == k || from_b == 3 ? 1 : 0][static_cast<std::size_t>(k)][i]; };
      f[i] = ishigami(v(0), v(1), v(2));
    }
    return f;
  };
  const auto a = values(-1);
  const auto b = values(3);
  const double first[] = {0.3139, 0.4424, 0.0};
  const double total[] = {0.5576, 0.4424, 0.2437};
  for (int k = 0; k < 3; ++k) {
    const auto mixed = values(k);
    const study::Shares s = study::jansen(a, b, mixed);
    INFO(k);
    CHECK(s.first.value == Approx(first[k]).margin(0.02));
    CHECK(s.total.value == Approx(total[k]).margin(0.02));
    CHECK(s.first.low <= s.first.value);
    CHECK(s.first.high >= s.first.value);
    CHECK(s.total.high - s.total.low < 0.06);
  }
}

TEST_CASE("a sum of two inputs has no interactions, and its shares are those of their variances", "[unit]") {
  Sheet sheet;
  Input wide = range("wide", 0, -4, 4);
  Input narrow = range("narrow", 0, -3, 3);
  wide.value.floor = narrow.value.floor = -1e9;
  for (Input* i : {&wide, &narrow}) {
    i->value.shape = Shape::bounds;
    i->value.uniform = true;
  }
  const auto of_wide = sheet.input<dim::one>(wide);
  const auto of_narrow = sheet.input<dim::one>(narrow);
  const auto sum = of_wide + of_narrow;
  const auto shares = study::sobol(sheet, sum.index, {20'000, 1, 2});
  CHECK(shares[0].first.value == Approx(16.0 / 25).margin(0.02));
  CHECK(shares[1].first.value == Approx(9.0 / 25).margin(0.02));
  CHECK(shares[0].total.value == Approx(shares[0].first.value).margin(0.03));
  // the same for any number of threads
  const auto one_thread = study::sobol(sheet, sum.index, {20'000, 1, 1});
  CHECK(one_thread[0].first.value == shares[0].first.value);
  CHECK(one_thread[1].total.high == shares[1].total.high);
}

TEST_CASE("the elasticity of an input is its exponent in a product", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(range("a", 3, 3, 3));
  const auto b = sheet.input<dim::one>(range("b", 5, 4, 6));
  const auto e = study::elasticity(sheet, (a * a / b).index);
  CHECK(e[0] == Approx(2).epsilon(1e-4));
  CHECK(e[1] == Approx(-1).epsilon(1e-4));
}

TEST_CASE("knowing the only uncertain input removes the whole range", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(range("a", 3, 2, 5));
  const auto b = sheet.input<dim::one>(range("b", 5, 5, 5));
  const auto reduction = study::expected_reduction(sheet, (a * b).index, {2000, 1, 1});
  CHECK(reduction[0] == Approx(1));
  CHECK(reduction[1] == 0);
}
