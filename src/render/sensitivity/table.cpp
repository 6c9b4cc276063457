// A sensitivity study for people, as JSON and as CSV.
#include "render/sensitivity/formats.hpp"

#include "render/text.hpp"
#include "report/precision.hpp"
#include "report/sensitivity.hpp"
#include "table/csv.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon {
namespace {

constexpr Format<SensitivityStudy> rows[] = {
    {"table", "for people: the most telling inputs first", render::sensitivity_table},
    {"json", "aicarbon.sensitivity/1", render::sensitivity_json},
    {"csv", "one row an input; 6 significant digits", render::sensitivity_csv},
};

constexpr std::size_t shown = 12;

std::string percent(double share) { return fmt::format("{} %", units::significant(share * 100, 2)); }
std::string signed_number(double x) {
  return fmt::format("{}{}", x < 0 ? "−" : "+", units::significant(std::abs(x), 3));
}

std::string told(const SensitivityStudy& s, const InputSensitivity& i) {
  if (i.total)
    return fmt::format("{} alone ({} … {}), {} with interactions", percent(std::max(0.0, *i.first)),
                       percent(std::max(0.0, *i.first_low)), percent(std::max(0.0, *i.first_high)), percent(*i.total));
  if (i.reduction) return fmt::format("{} of the range", percent(std::max(0.0, *i.reduction)));
  if (i.elasticity) return fmt::format("{} % for 1 %", signed_number(*i.elasticity));
  const auto part = [&](double x) { return (x < 0 ? "" : "+") + render::amount_in(s.unit, x, 2); };
  return fmt::format("{} … {}", part(*i.low_kg), part(*i.high_kg));
}

std::string_view question(std::string_view method) {
  if (method == "sobol") return "share of the variance";
  if (method == "elasticity") return "change for a small step";
  if (method == "measure") return "what knowing it takes off the 90 % range";
  return "at its P5 … P95";
}

}  // namespace

std::span<const Format<SensitivityStudy>> render::sensitivity_formats() { return rows; }

std::string render::sensitivity_json(const SensitivityStudy& s, const RenderOptions&) { return report::to_json(s); }

std::string render::sensitivity_csv(const SensitivityStudy& s, const RenderOptions&) {
  const auto number = [](const std::optional<double>& x) { return x ? fmt::format("{:.6g}", *x) : std::string{}; };
  std::string out = "job,target,path,origin,low_kg,high_kg,elasticity,first,first_low,first_high,total,total_low,total_"
                    "high,reduction\n";
  for (const InputSensitivity& i : s.inputs)
    out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", table::cell(s.job), table::cell(s.target),
                       table::cell(i.path), i.origin, number(i.low_kg), number(i.high_kg), number(i.elasticity),
                       number(i.first), number(i.first_low), number(i.first_high), number(i.total), number(i.total_low),
                       number(i.total_high), number(i.reduction));
  return out;
}

std::string render::sensitivity_table(const SensitivityStudy& s, const RenderOptions& o) {
  std::string out = bold(fmt::format("{}, {}", s.job, s.target), o.colour) + "\n";
  const std::string value = amount_in(s.unit, s.value->best, 3);
  out += s.value->low ? fmt::format("  {}   90 % range {} … {}\n\n", value, amount_in(s.unit, *s.value->low, 2),
                                    amount_in(s.unit, *s.value->high, 2))
                      : fmt::format("  {}\n\n", value);
  if (s.uncertainty.until)
    out +=
        fmt::format("  {}{}\n\n", report::samples_in_words(s.uncertainty), report::precision_in_words(s.uncertainty));
  std::size_t label = 20;
  for (const InputSensitivity& i : s.inputs) label = std::max(label, width_of(i.path));
  label = std::min<std::size_t>(label, 60) + 2;
  out += bold(pad_right("input", label) + std::string(question(s.method)), o.colour) + "\n";
  std::size_t count = 0;
  for (const InputSensitivity& i : s.inputs) {
    if (!o.all && count++ == shown) break;
    out += fmt::format("{}{}\n", pad_right(cut(i.path, label - 2, o.ascii), label), told(s, i));
  }
  if (!o.all && s.inputs.size() > shown) out += fmt::format("and {} more: --all\n", s.inputs.size() - shown);
  if (s.inputs.empty()) out += "no input is uncertain\n";
  return plain(out, o.ascii);
}

}  // namespace aicarbon
