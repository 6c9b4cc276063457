// The terminal table of a check: one verdict per rule and job, each followed by its reason and, if the rule is broken,
// by changes that would meet the limit.
#include "render/check/formats.hpp"
#include "render/check/verdict.hpp"
#include "render/columns.hpp"
#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render {
namespace {

constexpr std::size_t state_width = 10;
constexpr std::size_t longest_name = 28;
constexpr std::size_t indent = 4;  // indent of the second and later lines of a rule

std::string unknown_text(const RuleResult& r) {
  constexpr std::size_t shown = 3;
  const std::size_t count = std::min(shown, r.unknown.size());
  std::string text =
      fmt::format("{}", fmt::join(r.unknown.begin(), r.unknown.begin() + static_cast<std::ptrdiff_t>(count), ", "));
  if (count < r.unknown.size()) text += fmt::format(" and {} more", r.unknown.size() - count);
  return text;
}

// A header and a row per verdict.
std::vector<Cells> rows_of(const CheckReport& check, std::size_t longest, bool ascii) {
  std::vector<Cells> rows{{pad_right("verdict", state_width), "rule", "job", "value", "limit", "headroom"}};
  for (const RuleResult& r : check.results)
    rows.push_back({pad_right(word(r.state), state_width), cut(one_line(r.rule), longest, ascii),
                    cut(one_line(r.job), longest, ascii), found_text(r), limit_text(r),
                    r.headroom ? amount_in(r.unit, *r.headroom, 2) : std::string{}});
  return rows;
}

// A verdict on several lines, with full names, for a screen that is too narrow for a row: first the verdict and its
// rule, then the job and its figures.
std::string stacked(const Cells& row, const RuleResult& r, std::size_t width) {
  std::string figures = one_line(r.job);
  if (!row[3].empty()) figures += ": " + row[3];
  if (!row[4].empty()) figures += ", limit " + row[4];
  if (!row[5].empty()) figures += ", headroom " + row[5];
  return wrap(fmt::format("{}  {}", row[0], one_line(r.rule)), width - indent, indent) + "\n" +
         std::string(indent, ' ') + wrap(figures, width - indent, indent);
}

// Why a rule is not met, and what would meet its limit.
std::string details_of(const RuleResult& r, std::size_t begin, std::size_t width) {
  std::string out;
  const auto add = [&](std::string_view text, std::size_t more = 0) {
    out += std::string(begin, ' ') + wrap(text, width - begin - more, begin + more) + "\n";
  };
  if (const std::string best = best_text(r); !best.empty()) add(best);
  if (!r.reason.empty()) add(r.reason);
  if (r.value && !r.unknown.empty() && r.reason.find("not estimated: ") == std::string::npos)
    add("≥ marks a lower bound; not estimated: " + unknown_text(r));
  for (const Fit& fit : r.would_fit)
    add(fmt::format("{} {} {} → {} ({})",
                    &fit == &r.would_fit.front() ? "a single change that would meet the limit:" : "or", place_of(fit),
                    fit.from, fit.to, fit.how),
        2);
  return out;
}

}  // namespace

std::string check_table(const CheckReport& check, const RenderOptions& o) {
  const std::size_t width = screen_width(o);
  std::vector<Cells> rows = rows_of(check, width, o.ascii);
  if (width_of_rows(rows) > width) rows = rows_of(check, longest_name, o.ascii);
  const bool fits = width_of_rows(rows) <= width;
  using enum Side;
  const auto lines = in_columns({left, left, left, right, right, right}, rows, width);
  const std::size_t begin = fits ? state_width + 2 : indent;
  std::string out = bold(fits ? lines[0] : "verdict     rule, job and figures", o.colour) + "\n";
  for (std::size_t k = 0; k < check.results.size(); ++k) {
    const RuleResult& r = check.results[k];
    out += (fits ? lines[k + 1] : stacked(rows[k + 1], r, width)) + "\n" + details_of(r, begin, width);
  }
  const auto count = [&](RuleState state) { return std::ranges::count(check.results, state, &RuleResult::state); };
  out += fmt::format("\n{}", check.passed ? "passed" : "failed");
  for (const RuleState state :
       {RuleState::pass, RuleState::fail, RuleState::warn, RuleState::incomplete, RuleState::excepted})
    if (const auto n = count(state); n > 0)
      out += fmt::format("{} {} {}", state == RuleState::pass || out.ends_with("ed") ? ":" : ",", n, word(state));
  return finished(out + fmt::format("; jobs judged: {}\n", check.jobs), o);
}

}  // namespace aicarbon::render
