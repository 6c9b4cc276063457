// See year.hpp.
#include "inventory/site/year.hpp"

#include "catalog/indexes.hpp"
#include "inventory/defaults.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace aicarbon::inventory {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

unsigned number_at(std::string_view date, std::size_t from, std::size_t digits) {
  unsigned value = 0;
  for (const char c : date.substr(from, digits)) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

constexpr std::size_t size_of_year = 4, size_of_month = 7;

std::chrono::year year_at(std::string_view date) {
  return std::chrono::year(static_cast<int>(number_at(date, 0, size_of_year)));
}

sys_days first_day(std::string_view date) {
  const std::chrono::month month(date.size() < size_of_month ? 1 : number_at(date, 5, 2));
  const std::chrono::day day(date.size() <= size_of_month ? 1 : number_at(date, 8, 2));
  return sys_days(year_month_day(year_at(date), month, day));
}

sys_days day_after(std::string_view date) {
  const auto year = year_at(date);
  if (date.size() < size_of_month)
    return sys_days(year_month_day(year + std::chrono::years(1), std::chrono::January, std::chrono::day(1)));
  if (date.size() > size_of_month) return first_day(date) + std::chrono::days(1);
  const auto next = std::chrono::year_month(year, std::chrono::month(number_at(date, 5, 2))) + std::chrono::months(1);
  return sys_days(year_month_day(next.year(), next.month(), std::chrono::day(1)));
}

// A row of a place that has a number, by its year.
struct Candidate {
  int year = 0;
  std::string id;
};

// In the order of years.
std::vector<Candidate> candidates(const Catalog& catalog, std::string_view table_name, std::string_view id,
                                  std::string_view column) {
  const CatalogTable& table = catalog.table(table_name);
  std::vector<Candidate> found;
  for (const CatalogId& one : table.by_year(id))
    if (units::parse_number(table.text(table.all[one.row], column)))
      found.push_back({catalog::year_in(one.id), std::string(one.id)});
  if (const auto newest = catalog.number(table_name, id, column)) found.push_back({newest->year, std::string(id)});
  std::ranges::stable_sort(found, {}, &Candidate::year);
  return found;
}

// The nearest row; of two equally near the older.
const Candidate& nearest(const std::vector<Candidate>& rows, int year) {
  return *std::ranges::min_element(rows, {}, [&](const Candidate& row) { return std::abs(row.year - year); });
}

}  // namespace

std::vector<YearShare> years_of(std::string_view period) {
  if (period.empty()) return {};
  const auto slash = period.find('/');
  const std::string_view last = slash == std::string_view::npos ? period : period.substr(slash + 1);
  const sys_days from = first_day(period.substr(0, slash));
  const sys_days to = day_after(last);
  std::vector<YearShare> years;
  const double days = static_cast<double>((to - from).count());
  for (auto year = year_month_day(from).year(); sys_days(year / 1 / 1) < to; ++year) {
    const auto begin = std::max(from, sys_days(year / 1 / 1));
    const auto end = std::min(to, sys_days((year + std::chrono::years(1)) / 1 / 1));
    years.push_back({static_cast<int>(year), static_cast<double>((end - begin).count()) / days});
  }
  return years;
}

std::optional<OfYears> from_catalog(const Catalog& catalog, std::string_view table, std::string_view id,
                                    std::string_view column, const std::string& path,
                                    const std::vector<YearShare>& years) {
  const std::vector<Candidate> rows = candidates(catalog, table, id, column);
  if (rows.empty()) return std::nullopt;
  OfYears found;
  std::vector<std::pair<const Candidate*, double>> weights;
  for (const YearShare& one : years) {
    const Candidate& row = nearest(rows, one.year);
    found.farthest = std::max(found.farthest, std::abs(row.year - one.year));
    if (!weights.empty() && weights.back().first == &row) weights.back().second += one.share;
    else weights.emplace_back(&row, one.share);
  }
  if (years.empty()) {
    const auto newest = std::ranges::find(rows, id, &Candidate::id);
    weights.emplace_back(newest == rows.end() ? &rows.back() : &*newest, 1);
  }
  for (const auto& [row, share] : weights) found.rows.push_back({row->year, share});
  found.input = *from_catalog(catalog, table, weights.front().first->id, column, path);
  if (weights.size() == 1) return found;
  Uncertain& mean = found.input.value;
  mean.best = mean.low = mean.high = 0;
  found.input.id = fmt::format("{}/{}/{} in", table, id, column);
  std::vector<std::string> citations;
  for (const auto& [row, share] : weights) {
    const Input one = *from_catalog(catalog, table, row->id, column, path);
    mean.best += share * one.value.best;
    mean.low += share * one.value.low;
    mean.high += share * one.value.high;
    found.input.id += fmt::format(" {}:{:.4g}", row->year, share);
    if (std::ranges::find(citations, one.citation) == citations.end()) citations.push_back(one.citation);
  }
  found.input.citation = fmt::format("mean of {} … {} by days: {}", found.rows.front().year, found.rows.back().year,
                                     fmt::join(citations, "; "));
  return found;
}

std::string years_known(const Catalog& catalog, std::string_view table, std::string_view id, std::string_view column) {
  const std::vector<Candidate> rows = candidates(catalog, table, id, column);
  if (rows.empty()) return {};
  if (rows.front().year == rows.back().year) return fmt::format("{}", rows.front().year);
  const bool all = rows.back().year - rows.front().year + 1 == std::ssize(rows);
  if (all) return fmt::format("{} … {}", rows.front().year, rows.back().year);
  std::vector<int> years;
  for (const Candidate& row : rows) years.push_back(row.year);
  return fmt::format("{}", fmt::join(years, ", "));
}

}  // namespace aicarbon::inventory
