// The output formats: one file each, one registry.
#pragma once

#include <aicarbon/format.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<ReportFile>> report_formats();

std::string table(const ReportFile& file, const RenderOptions& options);
std::string json(const ReportFile& file, const RenderOptions& options);
std::string csv(const ReportFile& file, const RenderOptions& options);
std::string html(const ReportFile& file, const RenderOptions& options);
std::string markdown(const ReportFile& file, const RenderOptions& options);
std::string badge(const ReportFile& file, const RenderOptions& options);
std::string badge_svg(const ReportFile& file, const RenderOptions& options);
std::string model_card(const ReportFile& file, const RenderOptions& options);
std::string ghg(const ReportFile& file, const RenderOptions& options);
std::string sci(const ReportFile& file, const RenderOptions& options);

}  // namespace aicarbon::render
