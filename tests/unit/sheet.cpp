// The calculation sheet: identity of inputs, unknown values, rejected formulas, columns.
#include <aicarbon/sheet.hpp>

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"
#include "sheet/operation.hpp"
#include "study/streaming_percentiles.hpp"
#include "study/study.hpp"

#include <catch2/catch.hpp>

#include <bit>
#include <cmath>
#include <limits>

using namespace aicarbon;

namespace {

Input stated(std::string id, double best, double low, double high) {
  return {.id = std::move(id), .value = {best, low, high}, .unit = "1"};
}
Input exact(std::string id, double best) { return stated(std::move(id), best, best, best); }

const double nan_value = std::numeric_limits<double>::quiet_NaN();

std::uint64_t hash_of(std::span<const double> values) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const double v : values)
    for (unsigned k = 0; k < 64; k += 8)
      hash = (hash ^ ((std::bit_cast<std::uint64_t>(v) >> k) & 0xffU)) * 1099511628211ULL;
  return hash;
}

}  // namespace

TEST_CASE("inputs with the same id are one cell and fully correlated", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(stated("x", 2, 1, 4));
  const auto b = sheet.input<dim::one>(stated("x", 2, 1, 4));
  const auto c = sheet.input<dim::one>(stated("y", 2, 1, 4));
  CHECK(a.index == b.index);
  CHECK(a.index != c.index);
  CHECK(sheet.inputs().size() == 2);
  const auto difference = a - b;
  const auto other = a - c;
  const std::int32_t outputs[] = {difference.index, other.index};
  const auto estimates = study::sample(sheet, outputs, {.samples = 1000});
  CHECK(*estimates[0].low == 0);  // the same fact is fully correlated
  CHECK(*estimates[0].high == 0);
  CHECK(*estimates[1].low < -0.5);  // another fact is independent
}

TEST_CASE("each operation gives the same bits for best values and for columns", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(stated("a", 2.5, 1, 4));
  const auto b = sheet.input<dim::one>(stated("b", 0.75, 0.5, 1));
  const auto c = sheet.input<dim::one>(stated("c", 7, 6, 8));
  const std::vector<std::pair<std::int32_t, double>> cells{{(a + b).index, 3.25},
                                                           {(a - b).index, 1.75},
                                                           {(a * b).index, 1.875},
                                                           {(a / b).index, 2.5 / 0.75},
                                                           {min(a, b).index, 0.75},
                                                           {max(a, b).index, 2.5},
                                                           {ceil(a).index, 3},
                                                           {less(a, b).index, 0},
                                                           {less(b, a).index, 1},
                                                           {select(less(b, a), a, c).index, 2.5},
                                                           {select(less(a, b), a, c).index, 7},
                                                           {sqrt(a).index, std::sqrt(2.5)},
                                                           {exp(b).index, std::exp(0.75)},
                                                           {log(a).index, std::log(2.5)},
                                                           {(1 - b).index, 0.25},
                                                           {(2 * a).index, 5},
                                                           {(1 / a).index, 0.4}};
  std::vector<std::int32_t> outputs;
  for (const auto& [index, expected] : cells) {
    CHECK(sheet.nodes()[static_cast<std::size_t>(index)].value == Approx(expected).epsilon(1e-15));
    outputs.push_back(index);
  }
  // columns of best values give the same bits, whether an input is folded as a constant or evaluated as a column
  const auto fill = [&](std::size_t input, std::size_t, std::span<double> out) {
    std::ranges::fill(out, sheet.inputs()[input].value.best);
  };
  for (unsigned mask = 0; mask < 8; ++mask) {
    const std::vector<bool> varies{(mask & 1U) != 0, (mask & 2U) != 0, (mask & 4U) != 0};
    const auto columns = sheet::evaluate(sheet, outputs, 3, varies, fill, 1);
    for (std::size_t k = 0; k < outputs.size(); ++k)
      for (const double x : columns[k])
        CHECK(std::bit_cast<std::uint64_t>(x) ==
              std::bit_cast<std::uint64_t>(sheet.nodes()[static_cast<std::size_t>(outputs[k])].value));
  }
}

TEST_CASE("every operation with an unknown argument gives unknown", "[unit]") {
  const auto check = [](Op op, int arity) {
    INFO(sheet::row(op).name);
    sheet::with_op(op, [&]<Op O>() {
      for (int k = 0; k < arity; ++k) {
        double args[3] = {1, 2, 3};
        args[k] = nan_value;
        if (O == Op::select && k == 2) args[0] = 0;  // the selected branch
        CHECK(std::isnan(sheet::apply<O>(args[0], args[1], args[2])));
      }
    });
  };
  for (const auto& row : sheet::op_table)
    if (row.arity > 0) check(row.op, row.arity);

  Sheet sheet;
  const auto a = sheet.input<dim::one>(exact("a", 1));
  const auto b = sheet.input<dim::one>(exact("b", 2));
  const std::int32_t outputs[] = {min(a, b).index, min(b, a).index,  max(a, b).index,
                                  max(b, a).index, less(a, b).index, less(b, a).index};
  const auto fill = [](std::size_t, std::size_t first, std::span<double> out) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = (first + i) % 2 == 0 ? nan_value : 5;
  };
  const auto columns = sheet::evaluate(sheet, outputs, 1000, {true, false}, fill, 3);
  for (std::size_t k = 0; k < columns.size(); ++k)
    for (std::size_t i = 0; i < columns[k].size(); ++i) CHECK(std::isnan(columns[k][i]) == (i % 2 == 0));
}

TEST_CASE("a value that is not finite throws an error that shows its formula", "[unit]") {
  Sheet sheet;
  const auto one = named("the one", sheet.constant<dim::one>(1) + sheet.constant<dim::one>(0));
  const auto zero = named("the zero", one - one);
  CHECK_THROWS_WITH(one / zero,
                    Catch::Contains("div") && Catch::Contains("[the one]") && Catch::Contains("[the zero]"));
  CHECK_THROWS_AS(one / zero, std::domain_error);
  CHECK_THROWS_AS(log(zero), std::domain_error);
  CHECK_THROWS_AS(sqrt(zero - one), std::domain_error);
  CHECK_THROWS_AS(exp(1000 * one), std::domain_error);
  CHECK_THROWS_AS(sheet.constant<dim::one>(nan_value), std::domain_error);
  CHECK_THROWS_AS(sheet.input<dim::one>(exact("x", std::numeric_limits<double>::infinity())), std::domain_error);
  CHECK_THROWS_AS(sheet.add(Op::add, dim::one, {0, -1, -1}), std::logic_error);
  CHECK_THROWS_AS(sheet.add(Op::add, dim::one, {0, 1000, -1}), std::logic_error);
}

TEST_CASE("compact keeps only what outputs depend on, and does not change their values", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(stated("a", 2, 1, 4));
  const auto unused = sheet.input<dim::one>(stated("unused", 2, 1, 4));
  const auto b = sheet.input<dim::one>(stated("b", 3, 1, 4));
  named("dead", a * unused);
  const auto sum = named("sum", a + b);
  const auto twice = 2 * sum;
  std::int32_t outputs[] = {twice.index, a.index, twice.index};
  const std::int32_t before[] = {twice.index, a.index};
  const auto sampled = study::sample(sheet, before, {.samples = 700});
  const Sheet small = std::move(sheet).compact(outputs);
  CHECK(small.inputs().size() == 2);
  CHECK(small.nodes().size() == 5);
  CHECK(outputs[0] == outputs[2]);
  CHECK(small.nodes()[static_cast<std::size_t>(outputs[0])].value == 10);
  CHECK(std::ranges::count_if(small.nodes(), [&](const Node& node) { return small.name_of(node) == "sum"; }) == 1);
  for (std::size_t i = 0; i < small.nodes().size(); ++i) {
    const Node& node = small.nodes()[i];
    CHECK((node.op == Op::input) == (i < 2));  // inputs are first
    if (node.op != Op::input)
      for (const auto arg : node.args) CHECK(arg < static_cast<std::int32_t>(i));
  }
  const auto again = study::sample(small, {outputs, 2}, {.samples = 700});
  CHECK(again[0].low == sampled[0].low);
  CHECK(again[0].mean == sampled[0].mean);
  CHECK(again[1].high == sampled[1].high);
  Sheet copy = small;
  std::int32_t same[] = {outputs[0]};
  CHECK(std::move(copy).compact(same).nodes().size() == small.nodes().size());
}

TEST_CASE("rows do not depend on blocks, threads or the number of rows", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(stated("a", 2, 1, 4));
  const auto b = sheet.input<dim::one>(stated("b", 3, 1, 4));
  const std::int32_t outputs[] = {(a * b + exp(a / b)).index};
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    sheet::draw(sheet.inputs()[input], 1, first, out);
  };
  const auto column = [&](std::size_t rows, unsigned threads) {
    const auto columns = sheet::evaluate(sheet, outputs, rows, {true, true}, fill, threads);
    return std::vector<double>(columns[0].begin(), columns[0].end());
  };
  const auto whole = column(5 * sheet::block_rows + 17, 1);
  for (const unsigned threads : {2U, 3U, 7U, 64U}) CHECK(column(whole.size(), threads) == whole);
  const auto fewer = column(700, 2);
  CHECK(std::equal(fewer.begin(), fewer.end(), whole.begin()));
  CHECK(column(0, 4).empty());
}

TEST_CASE("a sampled total has the same bits with every compiler", "[unit]") {
  Sheet sheet;
  Input share{.id = "share", .value = {0.85, 0.3, 1, Shape::bounds}, .unit = "1"};
  Input ratio{.id = "ratio", .value = {1.2, 1.05, 1.6, Shape::range, false, 1}, .unit = "1"};
  Input uniform{.id = "uniform", .value = {5, 4, 6, Shape::bounds, true}, .unit = "1"};
  Input normal{.id = "normal", .value = {1, -2, 3}, .unit = "1"};
  const auto x = sheet.input<dim::one>(stated("x", 10, 5, 30));
  const auto total = x * sheet.input<dim::one>(ratio) / sheet.input<dim::one>(share) +
                     exp(sheet.input<dim::one>(normal)) * sqrt(sheet.input<dim::one>(uniform)) - log(x);
  const std::int32_t outputs[] = {total.index};
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    sheet::draw(sheet.inputs()[input], 1, first, out);
  };
  const auto columns = sheet::evaluate(sheet, outputs, 10000, {true, true, true, true, true}, fill, 2);
  const auto column = columns[0];
  const auto estimate = study::sample(sheet, outputs, {.samples = 10000})[0];
  const double figures[] = {estimate.best, *estimate.low, *estimate.high, *estimate.mean};
  CHECK(hash_of(column) == 0x345323a7f5e096d4ULL);
  CHECK(hash_of(figures) == 0xa2cfc99fa19ad874ULL);
}

TEST_CASE("percentiles equal those of the sorted column", "[unit]") {
  std::vector<double> random(20011);
  sheet::uniforms(7, 1, 0, random);
  const auto check = [](std::vector<double> column) {
    const auto p = study::percentiles(column);
    std::ranges::sort(column);
    const auto type7 = [&](double share) {
      const double position = share * static_cast<double>(column.size() - 1);
      const auto below = static_cast<std::size_t>(position);
      const double weight = position - static_cast<double>(below);
      return weight == 0 ? column[below] : column[below] + (column[below + 1] - column[below]) * weight;
    };
    CHECK(p.p5 == type7(0.05));
    CHECK(p.median == type7(0.5));
    CHECK(p.p95 == type7(0.95));
    CHECK(p.constant == (column.front() == column.back()));
  };
  for (const std::size_t n : {1U, 2U, 3U, 20U, 21U, 100U, 1000U, 20011U}) {
    std::vector<double> column(random.begin(), random.begin() + static_cast<std::ptrdiff_t>(n));
    check(column);
    for (double& x : column) x = std::floor(x * 5);  // ties
    check(column);
    for (double& x : column) x = std::exp(20 * x);  // a distribution with a long tail
    check(column);
    std::ranges::fill(column, 3);
    check(column);
    column.front() = 1e300;
    check(column);
    column.back() = -1e300;
    check(column);
    std::ranges::fill(column, 1);
    column.front() = std::nextafter(1.0, 2.0);
    check(column);
    column.front() = -5e-324;
    check(column);
  }
}

TEST_CASE("percentiles of a column that is not stored equal those of the whole column, or are none", "[unit]") {
  std::vector<double> random(100'003);
  sheet::uniforms(7, 1, 0, random);
  const auto bracketed = [](std::span<const double> column) {
    auto one = study::brackets(column.first(4000));
    auto other = one;
    study::take(one, column.first(70'001));
    study::take(other, column.subspan(70'001));
    study::merge(one, other);
    CHECK(one.inside.size() < column.size() / 4);
    return study::percentiles(one, column.size());
  };
  const auto check = [&](std::span<const double> column) {
    const auto whole = study::percentiles(column);
    const auto p = bracketed(column);
    REQUIRE(p);
    CHECK(p->p5 == whole.p5);
    CHECK(p->median == whole.median);
    CHECK(p->p95 == whole.p95);
    CHECK(p->constant == whole.constant);
  };
  check(random);
  auto column = random;
  for (double& x : column) x = std::exp(20 * x);
  check(column);
  for (const double steps : {3.0, 10.0, 20.0, 1000.0}) {  // ties, also at the ends of a bracket
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = std::floor(random[i] * steps);
    check(column);
  }
  std::ranges::fill(column, 3);
  check(column);
  column = random;
  std::ranges::sort(column);  // the first rows are not representative, which is reported
  CHECK_FALSE(bracketed(column));
  column.back() = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(bracketed(column), std::domain_error);
}

TEST_CASE("figures of samples that are not stored equal those of whole columns, for any number of threads", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(stated("a", 2, 1, 4));
  const auto b = sheet.input<dim::one>(stated("b", 3, 1, 4));
  const auto flat = ceil(b / (50 * b));
  const std::int32_t outputs[] = {(a * b).index, ceil(a).index, flat.index, b.index};
  const std::size_t n = study::most_rows_kept + 4001;
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    sheet::draw(sheet.inputs()[input], 1, first, out);
  };
  const auto columns = sheet::evaluate(sheet, outputs, n, {true, true}, fill, 1);
  for (const unsigned threads : {1U, 2U, 3U, 7U}) {
    const auto sampled = study::sample(sheet, outputs, {.samples = n, .seed = 1, .threads = threads});
    for (std::size_t k = 0; k < sampled.size(); ++k) {
      const auto whole = study::percentiles(columns[k]);
      CHECK(*sampled[k].low == whole.p5);
      CHECK(*sampled[k].median == whole.median);
      CHECK(*sampled[k].high == whole.p95);
      CHECK(*sampled[k].mean == study::mean(columns[k]));
    }
  }
}

TEST_CASE("merging equal formulas over equal cells changes no value", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(stated("a", 2, 1, 4));
  const auto b = sheet.input<dim::one>(stated("b", 3, 1, 4));
  const auto once = a / b;
  const auto again = a / b;
  const auto turned = b / a;
  const std::int32_t outputs[] = {once.index,       again.index,       turned.index,
                                  (2 * once).index, (3 * again).index, (2 * again - once).index};
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    sheet::draw(sheet.inputs()[input], 1, first, out);
  };
  const auto few = sheet::evaluate(sheet, outputs, sheet::block_rows, {true, true}, fill,
                                   1);  // too few rows to search for equal formulas
  const auto many = sheet::evaluate(sheet, outputs, 3 * sheet::block_rows, {true, true}, fill, 1);
  for (std::size_t k = 0; k < few.size(); ++k) CHECK(std::ranges::equal(few[k], many[k].first(few[k].size())));
  CHECK_FALSE(std::ranges::equal(many[3], many[4]));
}

TEST_CASE("the tornado moves each input to its own P5 and P95", "[unit]") {
  Sheet sheet;
  const auto a = sheet.input<dim::one>(stated("a", 2, 1, 4));
  const auto b = sheet.input<dim::one>(exact("b", 3));
  const auto c = sheet.input<dim::one>({.id = "c", .value = {5, 4, 6, Shape::bounds, true}, .unit = "1"});
  const auto effects = study::tornado(sheet, (a * b - c).index);
  REQUIRE(effects.size() == 3);
  CHECK(effects[0].low == -3);
  CHECK(effects[0].high == 6);
  CHECK(effects[1].largest() == 0);
  CHECK(effects[2].low == Approx(0.9));  // the result decreases as c increases
  CHECK(effects[2].high == Approx(-0.9));
}

TEST_CASE("the tornado of a long sum has the bits of the whole sheet", "[unit]") {
  // Terms with inputs of their own, a shared input, an input used far apart, exact terms, and a sum of sums.
  for (const std::size_t count : {1U, 2U, 3U, 300U, 2000U}) {
    Sheet sheet;
    const auto shared = sheet.input<dim::one>(stated("shared", 1.3, 1.1, 1.7));
    const auto twice = sheet.input<dim::one>(stated("twice", 0.1, 0.05, 0.3));
    Cell<dim::one> total;
    for (std::size_t k = 0; k < count; ++k) {
      const double best = 1.0 / static_cast<double>(k + 3);
      const auto own = sheet.input<dim::one>(stated("own " + std::to_string(k), best, best / 2, best * 3));
      auto term = k % 7 == 6 ? sheet.constant<dim::one>(best) : k % 3 == 0 ? own * shared : own + (own * own + twice);
      if (k + 1 == count || k == count / 2) term = term + twice * own;
      total = total ? total + term : term;
    }
    const auto effects = study::tornado(sheet, total.index);
    const auto& inputs = sheet.inputs();
    REQUIRE(effects.size() == inputs.size());
    const std::vector<bool> varies(inputs.size(), true);
    const std::int32_t outputs[] = {total.index};
    const std::size_t step = count > 300 ? 97 : 1;
    for (std::size_t i = 0; i < inputs.size(); i += i < 4 ? 1 : step) {
      const auto fill = [&](std::size_t input, std::size_t, std::span<double> out) {
        std::ranges::fill(out, inputs[input].value.best);
        if (input == i) out[0] = sheet::p5(inputs[i].value);
        if (input == i) out[1] = sheet::p95(inputs[i].value);
      };
      const auto columns = sheet::evaluate(sheet, outputs, 2, varies, fill, 1);
      INFO(count << " terms, input " << inputs[i].id);
      CHECK(effects[i].low == columns[0][0] - total.best());
      CHECK(effects[i].high == columns[0][1] - total.best());
    }
  }
}
