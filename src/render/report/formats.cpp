// The registry of output formats, and the JSON one, which is the report's own form.
#include "render/report/formats.hpp"

#include "report/report.hpp"

namespace aicarbon {
namespace {

constexpr Format<ReportFile> rows[] = {
    {"table", "for people: a tree with ranges and shares", render::table},
    {"json", "aicarbon.report/1, with the calculation sheet; every command takes it in place of a job", render::json},
    {"csv", "one row a total, stage, phase, line and functional unit; 6 significant digits", render::csv},
    {"html", "one page for a browser, with charts and the JSON within; every command takes it in place of a job",
     render::html},
    {"markdown", "for a step summary or a pull-request comment, within what GitHub takes", render::markdown, "md"},
    {"badge", "the JSON that shields.io reads from an endpoint", render::badge},
    {"badge-svg", "a badge as a picture of its own", render::badge_svg, "svg"},
    {"model-card", "co2_eq_emissions of a Hugging Face model card, and a paragraph to paste", render::model_card},
    {"ghg", "scopes and categories of the GHG Protocol, location- and market-based", render::ghg},
    {"sci", "the SCI score of each functional unit (ISO/IEC 21031), with its parts", render::sci},
};

}  // namespace

std::span<const Format<ReportFile>> render::report_formats() { return rows; }

std::string render::json(const ReportFile& file, const RenderOptions&) { return report::to_json(file); }

}  // namespace aicarbon
