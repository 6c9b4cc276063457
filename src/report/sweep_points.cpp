// See sweep_points.hpp.
#include "report/sweep_points.hpp"

#include "report/bases.hpp"

#include "diag/codes.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <vector>

namespace aicarbon::report {
namespace {

// The phases whose work is stated in device-hours and whose device is one of the fields that vary: the same hours of
// another device are other work.
std::vector<std::string> phases_of_other_work(const SourceText& job, std::span<const SweepVariable> vary) {
  Diagnostics ignored;
  const auto workload = workload::read(job).noted_in(ignored);
  std::vector<std::string> phases;
  if (!workload) return phases;
  for (const Phase& phase : workload->phases) {
    if (!phase.activity || activity::device_hours(phase.activity->kind) == nullptr) continue;
    const std::string own = fmt::format("/phases/{}/hardware", phase.name.value);
    const std::string named =
        phase.hardware && phase.hardware->text ? fmt::format("/hardware/{}", phase.hardware->text->value) : own;
    const auto varies = [&](const SweepVariable& v) {
      return v.path == own || std::ranges::any_of(std::array{own, named}, [&](const std::string& hardware) {
               return std::ranges::any_of(std::array{"/accelerator", "/server", "/instance"},
                                          [&](const char* key) { return v.path == hardware + key; });
             });
    };
    if (std::ranges::any_of(vary, varies)) phases.push_back(phase.name.value);
  }
  return phases;
}

}  // namespace

std::string reason_of(const rows::SweepSheet& sheet, std::span<const rows::Limits::Broken> broken, std::size_t point) {
  if (const auto why = sheet.refusal(point); !why.empty()) return std::string(why);
  const auto found = std::ranges::lower_bound(broken, point, {}, &rows::Limits::Broken::row);
  return found != broken.end() && found->row == point ? sheet.limits.describe(*found) : std::string{};
}

Without remove_refused(std::span<double> objective, const rows::SweepSheet& sheet,
                       std::span<const rows::Limits::Broken> broken) {
  Without without;
  const auto remove = [&](std::size_t point) {
    objective[point] = std::numeric_limits<double>::quiet_NaN();
    without.first = without.count++ == 0 ? point : std::min(point, without.first);
  };
  const bool some = std::ranges::any_of(sheet.refused, [](const auto& of_field) {
    return std::ranges::any_of(of_field, [](const std::string& why) { return !why.empty(); });
  });
  for (std::size_t point = 0; some && point < objective.size(); ++point)
    if (!sheet.refusal(point).empty()) remove(point);
  for (const auto& b : broken)
    if (!some || sheet.refusal(b.row).empty()) remove(b.row);
  return without;
}

void warn_of_points(Sweep& s, const rows::SweepSheet& sheet, const Without& without,
                    std::span<const rows::Limits::Broken> broken) {
  if (without.count == 0) return;
  std::string values;
  for (std::size_t v = 0; v < s.vary.size(); ++v)
    values += fmt::format("{}{} = {}", v == 0 ? "" : ", ", s.vary[v].path,
                          s.vary[v].values[sheet.points.value_of(v, without.first)]);
  s.warnings.push_back({{diag::points_without},
                        "warning",
                        fmt::format("points without a result: {} of {}; the first is at {} ({})", without.count,
                                    sheet.points.count(), values, reason_of(sheet, broken, without.first)),
                        "`aicarbon estimate` for a job with these values shows what to change",
                        ""});
}

void note_other_work(Sweep& s, const SourceText& job) {
  constexpr std::size_t shown = 3;
  std::vector<std::string> phases = phases_of_other_work(job, s.vary);
  if (phases.empty()) return;
  const std::size_t more = phases.size() - std::min(phases.size(), shown);
  phases.resize(phases.size() - more);
  s.warnings.push_back(
      {{diag::other_work},
       "note",
       fmt::format("the device varies at fixed device-hours, so the points do not do the same work (phases: {}{})",
                   fmt::join(phases, ", "), more > 0 ? fmt::format(" and {} more", more) : ""),
       "state the work instead, such as \"tokens\" or \"requests\": the hours then follow from the device",
       ""});
}

void warn_of_bases(Sweep& s, const rows::SweepSheet& sheet) {
  std::set<std::string> bases{sheet.merged.base_basis};
  for (const auto& of_words : sheet.merged.bases)
    for (const std::string& basis : of_words) bases.insert(basis);
  if (auto warning = different_bases(std::move(bases), "rows")) s.warnings.push_back(std::move(*warning));
}

}  // namespace aicarbon::report
