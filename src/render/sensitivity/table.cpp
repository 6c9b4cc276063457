// The terminal table of a sensitivity study: the most important inputs first.
#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "render/sensitivity/formats.hpp"
#include "render/text.hpp"
#include "report/advice.hpp"
#include "report/precision.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render {
namespace {

constexpr std::size_t inputs_shown = 12;

std::string percent_of_share(double share) { return fmt::format("{} %", units::significant(share * 100, 2)); }
std::string signed_number(double x) {
  return fmt::format("{}{}", x < 0 ? "−" : "+", units::significant(std::abs(x), 3));
}

std::string result_of(const SensitivityStudy& s, const InputSensitivity& i) {
  if (i.total)
    return fmt::format("{} alone ({} … {}), {} with interactions", percent_of_share(std::max(0.0, *i.first)),
                       percent_of_share(std::max(0.0, *i.first_low)), percent_of_share(std::max(0.0, *i.first_high)),
                       percent_of_share(*i.total));
  if (i.reduction) return fmt::format("{} of the range", percent_of_share(std::max(0.0, *i.reduction)));
  if (i.elasticity) return fmt::format("{} % for 1 %", signed_number(*i.elasticity));
  const auto part = [&](double x) { return (x < 0 ? "" : "+") + amount_in(s.unit, x, 2); };
  return fmt::format("{} … {}", part(*i.low_kg), part(*i.high_kg));
}

// What tells an input apart from others with its path, such as two values of one grid: "(losses/FRA/loss)", or the rule
// of a default; empty if no other input has its path.
std::string told_apart(const SensitivityStudy& s, const InputSensitivity& i) {
  if (std::ranges::count(s.inputs, i.path, &InputSensitivity::path) < 2) return {};
  std::string_view id = i.id;
  constexpr std::string_view of_rule = "defaults/", value = "/value";
  if (id.starts_with(of_rule) && id.ends_with(value)) {
    id.remove_prefix(of_rule.size());
    id.remove_suffix(value.size());
  }
  return fmt::format(" ({})", id);
}

constexpr std::size_t least_path = 12;  // characters of a path that are always shown

// The name of an input. If it is too long, only its path is truncated.
std::string label_of(const SensitivityStudy& s, const InputSensitivity& i, std::size_t width, bool ascii) {
  const std::string apart = told_apart(s, i);
  return cut(i.path, std::max(least_path, width - std::min(width, width_of(apart))), ascii) + apart;
}

std::string_view question(SensitivityMethod method) {
  if (method == SensitivityMethod::sobol) return "share of the variance";
  if (method == SensitivityMethod::elasticity) return "change if the input rises by 1 %";
  if (method == SensitivityMethod::measure) return "reduction of the 90 % range if the input were known";
  return "change at P5 … P95";
}

}  // namespace

std::string sensitivity_table(const SensitivityStudy& s, const RenderOptions& o) {
  std::string out = bold(fmt::format("{}, {}", s.job, s.target), o.colour) + "\n";
  const bool complete = s.complete || !counts_all_lines(s.target, s.unit);
  const HeadlineText target = headline_text_in(s.unit, *s.value, complete, glyphs(o.ascii));
  out += joined(joined("  " + target.total, "   90 % range ", target.range), "; ", target.at_best) + "\n\n";
  if (s.uncertainty.until)
    out +=
        fmt::format("  {}{}\n\n", report::samples_in_words(s.uncertainty), report::precision_in_words(s.uncertainty));
  std::size_t label = 20;
  for (const InputSensitivity& i : s.inputs) label = std::max(label, width_of(i.path) + width_of(told_apart(s, i)));
  std::size_t widest = width_of(question(s.method));
  for (const InputSensitivity& i : s.inputs) widest = std::max(widest, width_of(result_of(s, i)));
  // if the figures leave too little width for a name, they are on a separate line
  std::size_t least_label = 24;
  for (const InputSensitivity& i : s.inputs)
    if (const std::size_t apart = width_of(told_apart(s, i)); apart > 0)
      least_label = std::max(least_label, least_path + apart);
  const std::size_t width = screen_width(o);
  const bool one_line = width >= widest + 2 + least_label;
  label = std::min<std::size_t>({label, 72, one_line ? width - widest - 2 : width - 2}) + 2;
  out += bold(one_line ? pad_right("input", label) + std::string(question(s.method))
                       : fmt::format("input: {}", question(s.method)),
              o.colour) +
         "\n";
  std::size_t count = 0;
  for (const InputSensitivity& i : s.inputs) {
    if (!o.all && count++ == inputs_shown) break;
    const std::string path = label_of(s, i, label - 2, o.ascii);
    out += one_line ? fmt::format("{}{}\n", pad_right(path, label), result_of(s, i))
                    : fmt::format("{}\n    {}\n", path, result_of(s, i));
    if (!i.replace.empty())
      out += dim_text(fmt::format("  {}", wrap(report::in_words(i.replace), width - 2, 2)), o.colour) + "\n";
  }
  if (!o.all && s.inputs.size() > inputs_shown)
    out += fmt::format("and {} more: --all\n", s.inputs.size() - inputs_shown);
  if (s.inputs.empty()) out += "no input is uncertain\n";
  return finished(out, o);
}

}  // namespace aicarbon::render
