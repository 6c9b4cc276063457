// Makes a report from the totals of each group of a batch.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/report.hpp>

#include "rows/totals.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::report {

/// Facts about a batch that its reports mention: the numbers of rejected rows and of empty cells, whether an empty cell
/// has the value of the template, whether the totals have ranges, the perspective of the template, and what is
/// suspicious in rows.
struct BatchNotes {
  std::uint64_t rejected = 0, empty_cells = 0;
  bool empty_is_template = false;
  bool has_ranges = true;
  std::vector<ColumnReport> columns = {};
  Perspective perspective = Perspective::owner;
  Diagnostics of_rows = {};  ///< warnings and notes about rows, each with the number of rows
};

/// The names of the outputs that totals consist of: the outputs of a row, IT energy, the market-based total, and the
/// sums by scope with both methods.
std::vector<std::string> totals_keys();

ReportFile totals_report(std::span<const rows::GroupTotals> groups, const std::string& name,
                         std::span<const std::string> by, const BatchNotes& notes, const Catalog& catalog,
                         const study::Options& options);

}  // namespace aicarbon::report
