// The terminal table of a check: one verdict per rule and job, then changes that would meet broken rules.
#include "render/check/formats.hpp"
#include "render/check/verdict.hpp"
#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render {
namespace {

constexpr std::size_t state_width = 12;
constexpr std::size_t number_width = 12;
constexpr std::size_t least_name = 12;
constexpr std::size_t widest_name = 28;

std::string unknown_text(const RuleResult& r) {
  constexpr std::size_t shown = 3;
  const std::size_t count = std::min(shown, r.unknown.size());
  std::string text =
      fmt::format("{}", fmt::join(r.unknown.begin(), r.unknown.begin() + static_cast<std::ptrdiff_t>(count), ", "));
  if (count < r.unknown.size()) text += fmt::format(" and {} more", r.unknown.size() - count);
  return text;
}

std::size_t widest(const CheckReport& check, std::string RuleResult::*field, std::size_t least, std::size_t most) {
  std::size_t width = least;
  for (const RuleResult& r : check.results) width = std::max(width, width_of(r.*field));
  return std::min(width, most);
}

}  // namespace

std::string check_table(const CheckReport& check, const RenderOptions& o) {
  const std::size_t width = screen_width(o);
  // names use the width that verdict and figures leave; if it is too small, a rule and its figures are on separate
  // lines
  const bool one_line = width >= state_width + 3 * number_width + 2 * least_name;
  const std::size_t room = one_line ? width - state_width - 3 * number_width : width - state_width;
  const std::size_t most = std::min(widest_name, room / 2 - 2);
  const std::size_t rule = widest(check, &RuleResult::rule, 8, most) + 2;
  const std::size_t job = widest(check, &RuleResult::job, 8, most) + 2;
  const std::string figures_begin = one_line ? "" : "\n" + std::string(width - 3 * number_width, ' ');
  std::string out =
      bold(pad_right("verdict", state_width) + pad_right("rule", rule) + pad_right("job", job) + figures_begin +
               pad_left("value", number_width) + pad_left("limit", number_width) + pad_left("headroom", number_width),
           o.colour) +
      "\n";
  for (const RuleResult& r : check.results) {
    std::string row = pad_right(word(r.state), state_width) + pad_right(cut(r.rule, rule - 2, o.ascii), rule) +
                      pad_right(cut(r.job, job - 2, o.ascii), job);
    if (!one_line) row.resize(row.find_last_not_of(' ') + 1);
    row += figures_begin + pad_left(found_text(r), number_width);
    row += pad_left(r.limit ? amount_in(r.unit, *r.limit, 3) : "", number_width);
    row += pad_left(r.headroom ? amount_in(r.unit, *r.headroom, 2) : "", number_width);
    while (row.ends_with(' ')) row.pop_back();
    out += row + "\n";
    const std::string indent(state_width, ' ');
    if (!r.reason.empty()) out += indent + wrap(r.reason, width - state_width, state_width) + "\n";
    if (r.value && !r.unknown.empty() && r.reason.find("not estimated: ") == std::string::npos)
      out += indent + wrap("≥ is a lower bound; not estimated: " + unknown_text(r), width - state_width, state_width) +
             "\n";
    for (const Fit& fit : r.would_fit)
      out += indent +
             wrap(fmt::format("{} {} {}: {}",
                              &fit == &r.would_fit.front() ? "single changes that would meet the limit:" : "or",
                              fit.path, fmt::format("{} → {}", fit.from, fit.to), fit.how),
                  width - state_width, state_width + 2) +
             "\n";
  }
  const auto count = [&](RuleState state) { return std::ranges::count(check.results, state, &RuleResult::state); };
  out += fmt::format("\n{}", check.passed ? "passed" : "failed");
  for (const RuleState state :
       {RuleState::pass, RuleState::fail, RuleState::warn, RuleState::incomplete, RuleState::excepted})
    if (const auto n = count(state); n > 0)
      out += fmt::format("{} {} {}", state == RuleState::pass || out.ends_with("ed") ? ":" : ",", n, word(state));
  return finished(out + "\n", o);
}

}  // namespace aicarbon::render
