// The registry of output formats, and the JSON one, which is the report's own form.
#include "render/formats.hpp"

#include "report/report.hpp"

namespace aicarbon {
namespace {

constexpr FormatRow rows[] = {
    {"table", "for people: a tree with ranges and shares", render::table},
    {"json", "aicarbon.report/1, with the calculation sheet; every command takes it in place of a job", render::json},
    {"csv", "one row a total, stage, phase, line and functional unit; 6 significant digits", render::csv},
    {"html", "one page for a browser, with charts and the JSON within; every command takes it in place of a job",
     render::html},
    {"markdown", "for a step summary or a pull-request comment, within what GitHub takes", render::markdown, "md"},
    {"badge", "the JSON that shields.io reads from an endpoint", render::badge},
    {"badge-svg", "a badge as a picture of its own", render::badge_svg, "svg"},
};

}  // namespace

std::span<const FormatRow> formats() { return rows; }

std::string render::json(const ReportFile& file, const RenderOptions&) { return report::to_json(file); }

}  // namespace aicarbon
