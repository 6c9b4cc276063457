// The registry of a check's formats, and the JSON one, which is its own form.
#include "render/check/formats.hpp"

#include "verdict/check.hpp"

namespace aicarbon {
namespace {

constexpr Format<CheckReport> rows[] = {
    {"table", "for people: a verdict a rule and job, and what would fit", render::check_table},
    {"json", "aicarbon.check/1", render::check_json},
    {"csv", "one row a rule and job", render::check_csv},
    {"markdown", "for a step summary or a pull-request comment", render::check_markdown, "md"},
    {"github", "annotations of GitHub Actions", render::check_github, "github.txt"},
    {"sarif", "SARIF 2.1.0, for code scanning", render::check_sarif},
    {"junit", "JUnit XML, for whatever shows test results", render::check_junit, "xml"},
};

}  // namespace

std::span<const Format<CheckReport>> render::check_formats() { return rows; }

std::string render::check_json(const CheckReport& check, const RenderOptions&) { return verdict::to_json(check); }

}  // namespace aicarbon
