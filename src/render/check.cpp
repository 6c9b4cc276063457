// The registry of a check's formats, and the JSON one, which is its own form.
#include "render/check.hpp"

#include "report/check.hpp"

namespace aicarbon {
namespace {

constexpr Format<CheckReport> rows[] = {
    {"table", "for people: a verdict a rule and job, and what would fit", render::check_table},
    {"json", "aicarbon.check/1", render::check_json},
};

}  // namespace

std::span<const Format<CheckReport>> check_formats() { return rows; }

std::string render::check_json(const CheckReport& check, const RenderOptions&) { return report::to_json(check); }

}  // namespace aicarbon
