// The registry of the output formats of a report, and the table that --all prints.
#pragma once

#include <aicarbon/format.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<ReportFile>> report_formats();

/// The table with `--all`: every phase, stage, source and part, and every assumption.
std::string tree(const ReportFile& file, const RenderOptions& options);

}  // namespace aicarbon::render
