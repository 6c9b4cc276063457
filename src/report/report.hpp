// Reads a report file, writes it as JSON, and describes it by a schema.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/report.hpp>

#include <optional>
#include <string>

namespace aicarbon::report {

/// Reads a saved report, as JSON or as an HTML page. Its sheet is checked like any other input.
Result<ReportFile> read(const SourceText& source);

/// The JSON of a report file.
std::string to_json(const ReportFile& file);

std::string report_schema();

}  // namespace aicarbon::report
