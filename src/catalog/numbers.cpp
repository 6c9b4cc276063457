// See numbers.hpp.
#include "catalog/numbers.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace aicarbon::catalog {
namespace {

std::string key_of(const TableRow& spec, const Column& column) { return fmt::format("{}/{}", spec.name, column.name); }

// Numbers of the defaults table have many units, and counts of models have no usual size.
bool has_usual_size(const TableRow& spec, const Column& column) {
  return column.kind == ColumnKind::number && spec.name != "defaults";
}

void lint_limits(std::string_view name, std::string_view text, const Limits& limits, const RowFault& fault) {
  const auto number = units::parse_number(text);
  if (!number) return;
  if (const std::string wanted = beyond(*number, limits); !wanted.empty())
    fault(fmt::format("{} {} {}", name, text, wanted), diag::catalog_lint);
}

void lint_range(const Column& column, const CatalogTable& table, const CatalogRow& row, const RowFault& fault) {
  const auto text = table.text(row, column.name);
  const auto low_text = table.text(row, std::string(column.name) + "_low");
  const auto high_text = table.text(row, std::string(column.name) + "_high");
  if (low_text.empty() != high_text.empty())
    fault(fmt::format("the range of {} has only one end", column.name), diag::catalog_lint);
  if (low_text.empty() || high_text.empty()) return;
  const auto low = units::parse_number(low_text);
  const auto high = units::parse_number(high_text);
  const auto best = units::parse_number(text);
  if (!low || !high)
    fault(fmt::format("the range of {} contains a cell that is not a number", column.name), diag::catalog_lint);
  else if (*best < *low || *best > *high)
    fault(fmt::format("{} {} lies outside {} … {}", column.name, text, low_text, high_text), diag::catalog_lint);
  const auto shape = table.text(row, "shape");
  if (shape != "range" && shape != "bounds")
    fault("a range needs the shape \"range\" or \"bounds\"", diag::catalog_lint);
}

// Warns of a number so far from those of its column in the built-in table that its unit may be another one.
void doubt_size(const Column& column, std::string_view text, double number, const std::pair<double, double>& builtin,
                const RowFault& fault) {
  constexpr double far = 10;
  constexpr double far_above_grids = 2;  // as for an intensity that a job states (inventory/suspicious.cpp)
  const double above = column.dim == dim::intensity ? far_above_grids : far;
  const auto doubt = [&](std::string_view side, double limit) {
    fault(fmt::format("{} {} {} is far {} all built-in rows, which {} {} {}: check the unit", column.name, text,
                      column.unit, side, side == "above" ? "reach" : "start at", units::shortest(limit), column.unit),
          diag::catalog_doubt);
  };
  if (number > above * builtin.second) doubt("above", builtin.second);
  if (number > 0 && number < builtin.first / far) doubt("below", builtin.first);
}

}  // namespace

std::string beyond(double number, const Limits& limits) {
  if (!(limits.positive ? number > limits.least : number >= limits.least))
    return fmt::format("must be {} {}", limits.positive ? "above" : "at least", units::shortest(limits.least));
  if (number > limits.most) return fmt::format("must be at most {}", units::shortest(limits.most));
  return {};
}

Spans builtin_spans() {
  constexpr std::size_t enough = 5;  // numbers, to know what is usual
  Spans spans;
  const Catalog catalog = builtin_catalog();
  for (const TableRow& spec : tables()) {
    const CatalogTable& table = catalog.table(spec.name);
    for (const Column& column : spec.columns) {
      if (!has_usual_size(spec, column)) continue;
      std::vector<double> numbers;
      for (const CatalogRow& row : table.rows)
        if (const auto number = units::parse_number(table.text(row, column.name)); number && *number > 0)
          numbers.push_back(*number);
      if (numbers.size() >= enough)
        spans.emplace(key_of(spec, column), std::pair(std::ranges::min(numbers), std::ranges::max(numbers)));
    }
  }
  return spans;
}

void lint_numbers(const TableRow& spec, const CatalogTable& table, const CatalogRow& row, const Spans& builtin,
                  const RowFault& fault) {
  for (const Column& column : spec.columns) {
    const auto text = table.text(row, column.name);
    if (column.required && text.empty()) fault(fmt::format("{} is missing", column.name), diag::catalog_lint);
    if (column.kind == ColumnKind::text || text.empty()) continue;
    const auto best = units::parse_number(text);
    if (!best) {
      fault(fmt::format("{} \"{}\" is not a number", column.name, text), diag::catalog_lint);
      continue;
    }
    const Limits limits{column.floor, column.most, column.positive};
    lint_limits(column.name, text, limits, fault);
    if (column.kind == ColumnKind::whole && *best != std::floor(*best))
      fault(fmt::format("{} {} is not a whole number", column.name, text), diag::catalog_lint);
    if (const auto usual = builtin.find(key_of(spec, column)); usual != builtin.end())
      doubt_size(column, text, *best, usual->second, fault);
    if (!column.ranged) continue;
    lint_range(column, table, row, fault);
    for (const std::string_view end : {"_low", "_high"}) {
      const std::string name = std::string(column.name) + std::string(end);
      lint_limits(name, table.text(row, name), limits, fault);
    }
  }
}

}  // namespace aicarbon::catalog
