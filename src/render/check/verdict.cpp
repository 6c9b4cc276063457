// See verdict.hpp.
#include "render/check/verdict.hpp"

#include "render/check/formats.hpp"
#include "render/headline.hpp"
#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace aicarbon::render {
namespace {

// A verdict and the level of its annotation; a rule that passes has none.
struct State {
  RuleState state;
  std::optional<Level> level;
};
// The verdicts, worst first.
constexpr State states[] = {{RuleState::fail, Level::error},
                            {RuleState::incomplete, Level::error},  // a check with an incomplete rule does not pass
                            {RuleState::warn, Level::warning},
                            {RuleState::excepted, Level::note},
                            {RuleState::pass, std::nullopt}};

HeadlineText headline_of(const RuleResult& r) {
  return r.value ? headline_text_in(r.unit, *r.value, r.unknown.empty(), glyphs(false)) : HeadlineText{};
}

// Whether the headroom is that of the best value; with a confidence, it is that of the draws.
bool judges_best(const RuleResult& r) {
  return r.value && r.limit && r.headroom && *r.headroom == *r.limit - r.value->best;
}

int digits_of(const RuleResult& r) {
  return r.value ? units::digits_for(r.value->best, r.value->low, r.value->high) : 3;
}

// A limit: at most four digits, without zeros at the end of a fraction.
std::string set_amount(const RuleResult& r, double value) {
  std::string text = amount_in(r.unit, value, 4);
  const auto point = text.find('.');
  if (point == std::string::npos) return text;
  const auto end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
  const auto last = text.find_last_not_of('0', end - 1);
  text.erase(last == point ? point : last + 1, end - (last == point ? point : last + 1));
  return text;
}

}  // namespace

std::string found_text(const RuleResult& r) { return headline_of(r).total; }

std::string value_text(const RuleResult& r) {
  const HeadlineText text = headline_of(r);
  if (text.range.empty()) return text.total;
  return joined(fmt::format("{} ({})", text.total, text.range), ", ", text.at_best);
}

std::string best_text(const RuleResult& r) {
  const HeadlineText text = headline_of(r);
  if (!text.is_median()) return {};
  return fmt::format("90 % range {}; {}{}", text.range, text.at_best, judges_best(r) ? ", which the rule judges" : "");
}

std::string limit_text(const RuleResult& r) { return r.limit ? set_amount(r, *r.limit) : std::string{}; }

std::string headroom_text(const RuleResult& r) {
  if (!r.headroom) return {};
  const std::string how_much = amount_in(r.unit, std::abs(*r.headroom), digits_of(r));
  // if the rule has a confidence, headroom refers to the draws; the reason, if there is one, already states this
  const bool of_best = !r.reason.empty() || judges_best(r);
  const std::string_view judged = !of_best                                       ? " at the required confidence"
                                  : judges_best(r) && headline_of(r).is_median() ? " at best values"
                                                                                 : "";
  return *r.headroom < 0 ? fmt::format("over by {}{}", how_much, judged) : fmt::format("{} left{}", how_much, judged);
}

std::string share_of_draws(double p) {
  constexpr double almost = 0.995;  // "100 %" means all draws without exception
  if (p > almost && p < 1) return "more than 99 %";
  if (p > 0 && p < 1 - almost) return "less than 1 %";
  return fmt::format("{:.0f} %", p * 100);
}

std::string probability_text(const RuleResult& r) {
  return r.probability ? fmt::format("within the limit in {} of draws", share_of_draws(*r.probability)) : std::string{};
}

std::string place_of(const Fit& fit) {
  constexpr std::string_view parts[] = {"/sites/", "/hardware/", "/phases/", "/models/"};
  std::size_t begin = std::string::npos;  // of the path in its job
  for (const std::string_view part : parts) begin = std::min(begin, fit.path.find(part));
  if (begin == 0 || begin == std::string::npos) return fit.path;
  return fmt::format("{} of job \"{}\"", fit.path.substr(begin), fit.path.substr(1, begin - 1));
}

std::string fit_text(const Fit& fit) {
  return fmt::format("{} from {} to {} ({})", place_of(fit), fit.from, fit.to, fit.how);
}

std::string verdict(const RuleResult& r) {
  std::string out = r.job + ": " + r.metric;
  if (r.value) out += (headline_of(r).is_median() ? " has the " : " is ") + value_text(r);
  if (r.limit) out += ", limit " + limit_text(r);
  if (r.headroom) out += ", " + headroom_text(r);
  if (!r.reason.empty()) out += "; " + r.reason;
  else if (r.probability) out += ", " + probability_text(r);
  else if (!r.value) out += " is included";
  if (!r.would_fit.empty()) out += "; would meet the limit: " + fit_text(r.would_fit.front());
  return out;
}

std::optional<Level> level_of(const RuleResult& r) {
  const auto* state = std::ranges::find(states, r.state, &State::state);
  return state == std::end(states) ? Level::error : state->level;
}

std::string counts(const CheckReport& check) {
  std::string out;
  for (const State& state : states)
    if (const auto n = std::ranges::count(check.results, state.state, &RuleResult::state); n > 0)
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, word(state.state));
  return out.empty() ? "no rules" : out;
}

}  // namespace aicarbon::render
