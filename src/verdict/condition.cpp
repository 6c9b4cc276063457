// See condition.hpp. Examples: "total > +5%", "by_stage/operation > +100 kg", "per_unit/request > 0".
#include "verdict/condition.hpp"

#include "diag/codes.hpp"
#include "study/compare.hpp"
#include "units/units.hpp"
#include "verdict/limit.hpp"

#include <fmt/format.h>

#include <array>

namespace aicarbon::verdict {
namespace {

constexpr std::string_view operators[] = {">=", "<=", ">", "<"};

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool holds(double value, std::string_view op, double limit) {
  if (op == ">") return value > limit;
  if (op == ">=") return value >= limit;
  if (op == "<") return value < limit;
  return value <= limit;
}

Diagnostic not_a_condition(std::string_view text, std::string why) {
  return diag::make(
      diag::bad_condition, fmt::format("\"{}\" is not a valid condition: {}", text, why),
      "write a condition such as \"total > +5%\", \"by_stage/operation > +100 kg\" or \"per_unit/request > 0\"");
}

}  // namespace

Result<Condition> condition(std::string_view text) {
  for (const std::string_view op : operators) {
    const auto place = text.rfind(op);
    if (place == std::string_view::npos) continue;
    auto found = report::metric(trim(text.substr(0, place)), {});
    if (!found) return std::move(found.notes);
    return Condition{std::string(text), *found, op, std::string(trim(text.substr(place + op.size())))};
  }
  return not_a_condition(text, "it contains none of the operators >, >=, < and <=");
}

Result<Gate> judge(const Condition& c, const Compared& base, const Compared& head, std::optional<double> confidence,
                   const study::Options& options) {
  Diagnostics faults;
  const auto from = report::ask(base.report, c.metric, {}).noted_in(faults);
  const auto to = report::ask(head.report, c.metric, {}).noted_in(faults);
  if (!from || !to) return faults;
  Gate gate{c.text, {}, {}, {}, true, {}};
  if (!from->node || !to->node) {
    gate.reason = fmt::format("{} is not estimated; {}", c.metric.text, from->node ? to->reason : from->reason);
    return gate;
  }
  const auto limit = read_limit(c.limit, from->dim);
  if (!limit.problem.empty()) return not_a_condition(c.text, limit.problem);
  if (confidence && options.samples == 0)
    return diag::make(diag::needs_samples, "--confidence needs samples, but --samples 0 draws none");
  const auto best = [&](const Report& r, std::int32_t node) {
    return r.calculation.sheet.nodes()[static_cast<std::size_t>(node)].value;
  };
  const auto change = [&](double a, double b) { return limit.relative ? (b - a) / a * 100 : b - a; };
  const double before = best(base.report, *from->node);
  if (limit.relative && before == 0) {
    gate.reason = fmt::format("{} is 0 in the base, so the change in percent is undefined", c.metric.text);
    return gate;
  }
  gate.unit = limit.relative ? "%" : units::base_unit(from->dim);
  gate.value = change(before, best(head.report, *to->node));
  gate.holds = holds(*gate.value, c.op, limit.value);
  if (!confidence) return gate;
  const auto before_rows = study::draws(base.report.calculation.sheet, std::array{*from->node}, options);
  const auto after_rows = study::draws(head.report.calculation.sheet, std::array{*to->node}, options);
  std::size_t met = 0;
  for (std::size_t i = 0; i < options.samples; ++i)
    met += holds(change(before_rows[0][i], after_rows[0][i]), c.op, limit.value) ? 1U : 0U;
  gate.probability = static_cast<double>(met) / static_cast<double>(options.samples);
  gate.holds = *gate.probability >= *confidence;
  return gate;
}

}  // namespace aicarbon::verdict
