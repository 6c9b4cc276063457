// The years of a period, and the rows of a catalog table for them.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/sheet.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::inventory {

/// A year, and its share of the days of a period.
struct YearShare {
  int year = 0;
  double share = 1;
  bool operator==(const YearShare&) const = default;
};

/// The years of a valid period, such as "2021" or "2021-11/2022-03-15", in order; none of an empty text.
std::vector<YearShare> years_of(std::string_view period);

/// A number of the catalog for a period: the mean of the rows of its years, weighted by days.
struct OfYears {
  Input input;
  std::vector<YearShare> rows;  ///< years of the rows, and their weights
  int farthest = 0;             ///< largest number of years between a year of the period and its row
};

/// The number of a place or another id that has rows by year ("DEU", "DEU@2021"): for each year the row of that year,
/// else the nearest, and of two equally near the older. Without years, the newest row. Nothing if the id has no number in
/// this column.
std::optional<OfYears> from_catalog(const Catalog& catalog, std::string_view table, std::string_view id,
                                    std::string_view column, const std::string& path,
                                    const std::vector<YearShare>& years);

/// The years for which an id has a number, as text, such as "2018 … 2024"; empty if none.
std::string years_known(const Catalog& catalog, std::string_view table, std::string_view id, std::string_view column);

}  // namespace aicarbon::inventory
