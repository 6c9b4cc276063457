// See sum_row.hpp.
#include "rows/sum_row.hpp"

#include "diag/codes.hpp"
#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace aicarbon::rows {
namespace {

constexpr std::uint64_t fewest = 4;  // numbers: of two records, one is often the sum of the others by chance
constexpr std::size_t longest_record = 400;

bool is_summed(const Bound& b) {
  constexpr Dim dims[] = {dim::energy, dim::time, dim::device_time, dim::node_time, dim::co2e};
  return b.number && b.path.starts_with("/phases/") && std::ranges::find(dims, b.quantity.dim) != std::end(dims);
}

// The sum of the numbers that are neither empty nor in a faulty record, which are NaN.
double sum_of(std::span<const double> numbers) {
  double even = 0, odd = 0;  // do not wait for each other
  const std::size_t pairs = numbers.size() / 2;
  for (std::size_t k = 0; k < pairs; ++k) {
    even += numbers[2 * k];
    odd += numbers[2 * k + 1];
  }
  const double all = even + odd + (numbers.size() % 2 == 1 ? numbers.back() : 0);
  if (!std::isnan(all)) return all;
  double known = 0;
  for (const double x : numbers) known += std::isnan(x) ? 0 : x;
  return known;
}

// How many numbers are not zero; counts no more than are needed.
std::uint64_t nonzero(std::span<const double> numbers) {
  std::uint64_t count = 0;
  for (std::size_t r = 0; r < numbers.size() && count < fewest; ++r)
    count += static_cast<std::uint64_t>(!std::isnan(numbers[r]) && numbers[r] != 0);
  return count;
}

// Whether a cell of a record says that it is a total. Texts of JSON are between quotes.
bool is_labelled(std::string_view record) {
  constexpr std::string_view labels[] = {"total", "totals", "sum",    "grand total", "subtotal", "overall",
                                         "all",   "summe",  "gesamt", "total:",      "sum:"};
  constexpr std::string_view ends = ",;\t|\"";
  const std::string text = units::lower_case(std::string(record));
  for (std::string_view rest = text; !rest.empty();) {
    const auto end = std::min(rest.find_first_of(ends), rest.size());
    if (std::ranges::find(labels, units::trimmed(rest.substr(0, end))) != std::end(labels)) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// The digits of a number as it is printed: how many are significant, and half a unit of the last one.
struct Printed {
  std::size_t digits = 0;
  double half_unit = 0;
};
Printed printed(double value) {
  const std::string text = units::shortest(value);
  const auto point = text.find('.');
  if (text.find('e') != std::string::npos) return {text.size(), 0};
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto decimals = point == std::string::npos ? 0 : text.size() - point - 1;
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  while (digits.starts_with('0')) digits.erase(0, 1);
  while (point == std::string::npos && digits.ends_with('0')) digits.pop_back();
  return {digits.size(), 0.5 * std::pow(10.0, -static_cast<double>(decimals))};
}

}  // namespace

ColumnSums::ColumnSums(const table::ChunkColumns& chunk, std::span<const Bound> bound, std::span<const Reject> rejects)
    : sums_(bound.size()) {
  if (chunk.rows > 0) {
    first_record_ = chunk.record(0).substr(0, longest_record);
    last_record_ = chunk.record(chunk.rows - 1).substr(0, longest_record);
  }
  for (std::size_t b = 0; b < bound.size(); ++b) {
    if (!is_summed(bound[b])) continue;
    Sum& sum = sums_[b];
    std::span<const double> numbers = chunk.columns[bound[b].column].numbers;
    std::vector<double> kept;
    if (!rejects.empty()) {
      kept.assign(numbers.begin(), numbers.end());
      for (const Reject& reject : rejects) kept[reject.row] = std::nan("");
      numbers = kept;
    }
    sum.all = sum_of(numbers);
    sum.numbers = nonzero(numbers);
    if (!numbers.empty()) sum.first = numbers.front();
    if (!numbers.empty()) sum.last = numbers.back();
  }
}

void ColumnSums::add(const ColumnSums& later) {
  if (sums_.empty()) {
    *this = later;
    return;
  }
  last_record_ = later.last_record_;
  for (std::size_t b = 0; b < sums_.size(); ++b) {
    sums_[b].all += later.sums_[b].all;
    sums_[b].last = later.sums_[b].last;
    sums_[b].numbers += later.sums_[b].numbers;
  }
}

// A total of few records, or one that is rounded, may be so by chance: then a cell that says "total" decides, or the
// number of digits.
bool ColumnSums::is_total(const Sum& sum, double total, std::string_view record) {
  constexpr double rounding = 1e-5;  // of printed sums
  if (!(total > 0) || sum.numbers < 2) return false;
  const double off = std::abs(sum.all - 2 * total);
  const bool is_exact = off <= rounding * total;
  if (is_exact && sum.numbers >= fewest) return true;
  const Printed digits = printed(total);
  constexpr double most_rounded = 0.01;
  const bool is_rounded = off <= 1.0001 * digits.half_unit && off <= most_rounded * total;
  if (!is_exact && !is_rounded) return false;
  if (is_labelled(record)) return true;
  return is_exact ? sum.numbers >= fewest - 1 && digits.digits >= 4 : sum.numbers >= fewest && digits.digits >= 3;
}

std::optional<Diagnostic> ColumnSums::total_in(std::span<const Bound> bound, std::size_t header,
                                               std::size_t records) const {
  const auto is_it = [&](std::string_view which, std::size_t row, const Bound& b) {
    return diag::make(diag::sum_row,
                      fmt::format("the {} record (row {}) has the sum of all others in column \"{}\": is it a total?",
                                  which, row, b.name),
                      "remove a record that is the sum of others; it counts them twice");
  };
  for (std::size_t b = 0; b < sums_.size(); ++b) {
    if (is_total(sums_[b], sums_[b].last, last_record_)) return is_it("last", header + records, bound[b]);
    if (is_total(sums_[b], sums_[b].first, first_record_)) return is_it("first", header + 1, bound[b]);
  }
  return std::nullopt;
}

}  // namespace aicarbon::rows
