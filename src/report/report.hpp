// Inventory and study → Report; saved report → Report.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/report.hpp>

#include "lifecycle/formulate.hpp"
#include "study/study.hpp"

#include <optional>

namespace aicarbon::report {

/// Puts a job's figures together. `exact_stated` counts stated values without a range.
Report summarize(const Inventory& inventory, lifecycle::Model model, const study::Options& options);

/// The envelope for reports of one run.
ReportFile file_of(std::vector<Report> reports, const Catalog& catalog, const study::Options& options);

/// Reads a saved report; its sheet is checked like any input.
std::optional<ReportFile> read(const SourceText& source, Diagnostics& out);

/// JSON of a report file.
std::string to_json(const ReportFile& file);

std::string report_schema();

}  // namespace aicarbon::report
