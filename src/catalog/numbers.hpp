// Checks the numbers of catalog rows: that they are numbers, that ranges contain their best value, and that they lie
// within the limits of their columns (tables.hpp).
#pragma once

#include <aicarbon/catalog.hpp>

#include "catalog/tables.hpp"
#include "diag/codes.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace aicarbon::catalog {

/// Limits of a number: a column's, or those of the job field that a default rule stands for.
struct Limits {
  double least = 0;
  double most = 1e300;
  bool positive = false;  ///< whether `least` itself is excluded
};

/// What a number is required to be, such as "must be at least 1"; empty if it is within the limits.
std::string beyond(double number, const Limits& limits);

/// The smallest and the largest number above zero in each column of the built-in tables.
using Spans = std::map<std::string, std::pair<double, double>, std::less<>>;
Spans builtin_spans();

/// Reports a fault of a row, or a doubt about it.
using RowFault = std::function<void(std::string message, diag::Code code)>;
/// Checks all numbers of a row. A number far from all numbers of its column in `builtin` is a doubt.
void lint_numbers(const TableRow& spec, const CatalogTable& table, const CatalogRow& row, const Spans& builtin,
                  const RowFault& fault);

}  // namespace aicarbon::catalog
