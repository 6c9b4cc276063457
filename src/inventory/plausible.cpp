// Warns of values that no machine, site or model is known to have, most often because of a wrong unit. Their table is in
// plausible_values.hpp.
#include "inventory/context.hpp"
#include "inventory/plausible_values.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>

namespace aicarbon::inventory {
namespace {

// A value of a job: the part that it belongs to, and its path within that part.
struct Place {
  PartOfJob part;
  std::string_view rest;
};

// Removes the first step of a path, and returns it.
std::string_view step(std::string_view& path) {
  path.remove_prefix(std::min<std::size_t>(1, path.size()));
  const auto end = std::min(path.find('/'), path.size());
  const std::string_view first = path.substr(0, end);
  path.remove_prefix(end);
  return first;
}

std::optional<Place> place_of(std::string_view path) {
  const std::string_view list = step(path);
  if (list == "amortize") return Place{PartOfJob::amortize, path};
  if (step(path).empty()) return std::nullopt;
  if (list == "sites") return Place{PartOfJob::site, path};
  if (list == "hardware") return Place{PartOfJob::hardware, path};
  if (list == "models") return Place{PartOfJob::model, path};
  if (list != "phases") return std::nullopt;
  constexpr std::pair<std::string_view, PartOfJob> parts[] = {{"/site/", PartOfJob::site},
                                                              {"/hardware/", PartOfJob::hardware},
                                                              {"/activity/model/", PartOfJob::model},
                                                              {"/activity/", PartOfJob::activity}};
  for (const auto& [begin, part] : parts)
    if (path.starts_with(begin)) return Place{part, path.substr(begin.size() - 1)};
  return Place{PartOfJob::phase, path};
}

bool ends_with_field(std::string_view rest, std::string_view field) {
  if (field.starts_with('/')) return rest == field;
  return rest.ends_with(field) && rest.size() > field.size() && rest[rest.size() - field.size() - 1] == '/';
}

// The key of the activity of the phase that a path leads through; empty if it leads elsewhere.
std::string_view kind_of_activity(const Workload& job, std::string_view path) {
  if (step(path) != "phases") return {};
  const auto phase = std::ranges::find(job.phases, step(path), [](const Phase& p) { return p.name.value; });
  if (phase == job.phases.end() || !phase->activity) return {};
  return std::visit(
      [](const auto& kind) -> std::string_view {
        if constexpr (requires { std::remove_cvref_t<decltype(kind)>::key; })
          return std::remove_cvref_t<decltype(kind)>::key;
        else return {};
      },
      phase->activity->kind);
}

// A number of a row in base units. A count is one already.
double base(const Plausible& p, double number) {
  return p.unit == "1" ? number : units::known(p.unit, p.dim).to_base(number);
}

// A value of a row in the unit of the limits.
std::string in_unit(const Plausible& p, double value) {
  return p.unit == "1" ? units::shortest(value)
                       : fmt::format("{} {}", units::shortest(units::known(p.unit, p.dim).from_base(value)), p.unit);
}

Diagnostic message(const Plausible& p, std::string_view text, bool below, const Location& at) {
  const bool has_unit = p.unit != "1";
  const double limit = below ? p.least : p.most;
  const std::string help = fmt::format("{}values are usually at {} {:g}{}{}", has_unit ? "check the unit; " : "",
                                       below ? "least" : "most", limit, has_unit ? " " : "", has_unit ? p.unit : "");
  return diag::make(diag::implausible_value,
                    fmt::format("{} is far {} what is plausible here", text, below ? "below" : "above"), help, at);
}

// Warns of an end of a range that is so far from the best value that its unit is probably another. Zero is an end that
// many honest ranges have.
void warn_of_far_ends(const Context& c, const StatedValue& value) {
  constexpr double far = 1000;
  const Uncertain& v = value.value;
  const auto warn = [&](std::string_view end, std::string_view other, double ratio) {
    c.note(diag::implausible_value, fmt::format("\"{}\" is {} times \"{}\"", end, units::significant(ratio, 2), other),
           "check the units of the range: each of its numbers has a unit of its own", value.at);
  };
  if (v.best <= 0 || v.uniform) return;
  if (v.low > 0 && v.low < v.best / far) warn("best", "low", v.best / v.low);
  if (v.high > v.best * far) warn("high", "best", v.high / v.best);
}

}  // namespace

void warn_of_implausible(const Context& c) {
  for (const workload::StatedRef& ref : workload::stated_values(c.job)) {
    const StatedValue& value = *ref.value;
    warn_of_far_ends(c, value);
    const auto place = place_of(value.at.path);
    if (!place) continue;
    const auto* const p = std::ranges::find_if(plausible, [&](const Plausible& f) {
      return f.part == place->part && f.dim == ref.dim && ends_with_field(place->rest, f.field) &&
             (f.kind.empty() || f.kind == kind_of_activity(c.job, value.at.path));
    });
    if (p == std::end(plausible)) continue;
    const double best = value.value.best;
    const auto suspect = [&](double from, double to, bool below) {
      c.suspect(best, {value.at.path, from, to, [p, below, best, written = value.written, at = value.at](double v) {
                         return message(*p, v == best ? written : in_unit(*p, v), below, at);
                       }});
    };
    if (p->zero) suspect(0, 0, true);
    if (p->least > 0) suspect(std::nextafter(0, 1), std::nextafter(base(*p, p->least), 0), true);
    if (p->most < no_limit) suspect(std::nextafter(base(*p, p->most), no_limit), no_limit, false);
  }
}

}  // namespace aicarbon::inventory
