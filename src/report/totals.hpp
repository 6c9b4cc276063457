// Totals of a batch → a report for each group.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/report.hpp>

#include "rows/totals.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::report {

/// Notes about a batch, in addition to its figures.
struct BatchNotes {
  std::uint64_t rejected = 0, empty_cells = 0;
  bool empty_is_template = false;
  bool has_ranges = true;
};

/// The outputs that totals consist of: the outputs of a row, and IT energy.
std::vector<std::string> totals_keys();

ReportFile totals_report(std::span<const rows::GroupTotals> groups, const std::string& name,
                         std::span<const std::string> by, const BatchNotes& notes, const Catalog& catalog,
                         const study::Options& options);

}  // namespace aicarbon::report
