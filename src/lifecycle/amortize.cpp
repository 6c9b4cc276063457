// Spreads training over use. formulate.cpp calls this for a job that asks for it, after the lines of all phases.
//
//   per delivery             = T / N + U / n
//   per thousand deliveries  = 1,000 (T / N + U / n)
//   share of training        = (T / N) / (T / N + U / n)
//   per output token         = (T / N + U / n) n / k
//   per user and year        = (T / N + U / n) q 365.25
//   break-even               = T / (U / n)              deliveries until use has emitted as much as training
//
//   T, U   CO2e of the phases that make the model, and of those that use it, over their whole life cycle (kg)
//   N      deliveries during the life of the model: as stated, or else n
//   n, k   deliveries (requests, images, ...) and output tokens of the phases of use, over all periods of growth
//   q      requests of a user per day
//
// Phases of use that state no number of deliveries contribute to U but not to n; if none states one, n is N. Left out:
// sharing the training with other models, and the share of the training that a model derived from this one should
// carry.
#include "lifecycle/amortize.hpp"

#include "lifecycle/activity/deliveries.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> sum_of(const std::vector<std::size_t>& phases, std::span<const Cell<dim::co2e>> co2e) {
  Cell<dim::co2e> sum;
  for (const std::size_t i : phases) add_to(sum, co2e[i]);
  return sum;
}

// The deliveries of a phase over all its periods of growth; empty if its activity states no number of deliveries.
Cell<dim::request> delivered(Sheet& sheet, const PhaseCells& phase) {
  const auto* fact = aicarbon::delivered(phase.facts->activity);
  if (fact == nullptr) return {};
  Cell<dim::one> demand;
  for (const Period& period : phase.periods) add_to(demand, period.demand);
  const auto count = count_of(sheet, *fact);
  return demand ? named("deliveries over all periods", count * demand) : count;
}

struct Deliveries {
  Cell<dim::request> count;
  Cell<dim::token> tokens;  ///< empty if a phase with a count states no output tokens
};

Deliveries deliveries(Sheet& sheet, const std::vector<std::size_t>& use, std::span<const PhaseCells> phases) {
  Deliveries d;
  bool all_tokens = true;
  for (const std::size_t i : use) {
    const auto count = delivered(sheet, phases[i]);
    if (!count) continue;
    add_to(d.count, count);
    const auto* serving = phases[i].facts->activity.as<ServingFacts>();
    const auto output = serving != nullptr ? cell(sheet, serving->output_tokens) : Cell<dim::tokens_per_request>{};
    if (output) add_to(d.tokens, named("output tokens", count * output));
    else all_tokens = false;
  }
  if (!all_tokens) d.tokens = {};
  return d;
}

Cell<dim::request> stated_over(Sheet& sheet, const AmortizeFacts& facts) {
  if (facts.over) return count_of(sheet, facts.over);
  if (facts.over_number) return cell(sheet, facts.over_number) * sheet.constant<dim::request>(1);
  return {};
}

}  // namespace

Amortized amortize(Sheet& sheet, const AmortizeFacts& facts, std::span<const PhaseCells> phases,
                   std::span<const Cell<dim::co2e>> co2e) {
  Amortized a;
  a.training = sum_of(facts.training, co2e);
  a.use = sum_of(facts.use, co2e);
  Deliveries d = deliveries(sheet, facts.use, phases);
  a.count = stated_over(sheet, facts);
  if (!a.count) a.count = d.count;
  if (!d.count) d.count = a.count;
  if (!a.training || !a.use) return a;
  constexpr double days_per_year = hours_per_year / 24;
  const auto one = sheet.constant<dim::request>(1);
  const auto of_training = named("CO2e of training per delivery", a.training / a.count);
  const auto of_use = named("CO2e of use per delivery", a.use / d.count);
  const auto of_one = named("life-cycle CO2e per delivery", of_training + of_use);
  a.per_thousand = named("life-cycle CO2e per thousand deliveries", 1000.0 * (of_one * one));
  if (of_one.best() > 0) a.training_share = named("share of training", of_training / of_one);
  if (d.tokens)
    a.per_token =
        named("life-cycle CO2e per output token", of_one * d.count / d.tokens * sheet.constant<dim::token>(1));
  if (facts.requests_per_user_day)
    a.per_user_year = named("life-cycle CO2e per user and year",
                            days_per_year * (of_one * (cell(sheet, facts.requests_per_user_day) * one)));
  if (of_use.best() > 0) a.break_even = named("deliveries to break-even", a.training / of_use);
  return a;
}

}  // namespace aicarbon::lifecycle
