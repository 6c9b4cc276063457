// Resolves "amortize": which phases make the model, which use it, and over how many units, such as requests, the
// footprint of the former is spread.
//
// A fleet counts as making the model if at least one phase runs on it and all phases that do make the model. Otherwise,
// it counts as using the model if at least one inference phase runs on it.
#include "inventory/context.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

// Whether a phase makes the model, judging by its kind.
bool makes(const PhaseFacts& phase) { return phase.kind != PhaseKind::inference && phase.kind != PhaseKind::fleet; }

using Indices = std::vector<std::size_t>;

bool holds(const Indices& list, std::size_t i) { return std::ranges::find(list, i) != list.end(); }

Indices named_phases(const Context& c, const TextList& names, const std::vector<PhaseFacts>& phases) {
  Indices list;
  for (const Text& name : names.items) {
    const auto found = std::ranges::find(phases, name.value, &PhaseFacts::name);
    if (found == phases.end()) {
      std::vector<std::string_view> known_names;
      for (const PhaseFacts& phase : phases)
        if (makes(phase)) known_names.push_back(phase.name);
      c.error(diag::unknown_phase, fmt::format("unknown phase \"{}\"", name.value),
              diag::did_you_mean(name.value, known_names), name.at);
    } else if (!makes(*found)) {
      c.error(diag::conflict,
              fmt::format("phase \"{}\" is of kind {} and does not make the model", name.value, word(found->kind)),
              "name phases of kind data, experimentation, training or fine-tuning", name.at);
    } else if (const auto i = static_cast<std::size_t>(found - phases.begin()); !holds(list, i)) {
      list.push_back(i);
    }
  }
  return list;
}

// Whether at least one phase runs on the fleet and all phases that do are in the list.
bool lends_only_to(const Indices& list, std::size_t fleet, const std::vector<PhaseFacts>& phases) {
  bool lends = false;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (phases[i].runs_on != fleet) continue;
    if (!holds(list, i)) return false;
    lends = true;
  }
  return lends;
}

bool lends_to_any(const Indices& list, std::size_t fleet, const std::vector<PhaseFacts>& phases) {
  return std::ranges::any_of(list, [&](std::size_t i) { return phases[i].runs_on == fleet; });
}

void take_fleets(const std::vector<PhaseFacts>& phases, AmortizeFacts& f) {
  const Indices training = f.training;
  const Indices use = f.use;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (phases[i].kind != PhaseKind::fleet) continue;
    if (lends_only_to(training, i, phases)) f.training.push_back(i);
    else if (lends_to_any(use, i, phases)) f.use.push_back(i);
  }
}

void over(const Context& c, const StatedOver& stated_over, AmortizeFacts& f) {
  constexpr std::string_view use = "amortize";
  if (stated_over.count) f.over.count = stated(*stated_over.count, use);
  if (!stated_over.pointer) return;
  if (const auto* users = users_at(c.job, stated_over.pointer->value)) {
    f.over = delivery_facts(*users, use);
    return;
  }
  const auto found = pointed_at(c, *stated_over.pointer);
  if (!found) return;
  if (found->dim == dim::request) f.over.count = known<dim::request>(from_stated(*found->value, use));
  else if (found->dim == dim::one) f.over_number = known<dim::one>(from_stated(*found->value, use));
  else
    c.error(diag::wrong_dimension,
            fmt::format("{} is {}; \"over\" must be a number of requests or other items", stated_over.pointer->value,
                        units::describe(found->dim)),
            "give the path of the requests, images, videos, queries, samples or items of a phase",
            stated_over.pointer->at);
}

}  // namespace

std::optional<AmortizeFacts> resolve_amortize(const Context& c, const std::vector<PhaseFacts>& phases) {
  if (!c.job.amortize) return std::nullopt;
  const StatedAmortize& a = *c.job.amortize;
  AmortizeFacts f;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (!a.phases && makes(phases[i])) f.training.push_back(i);
    if (phases[i].kind == PhaseKind::inference) f.use.push_back(i);
  }
  if (a.phases) f.training = named_phases(c, *a.phases, phases);
  if (a.over) over(c, *a.over, f);
  if (a.requests_per_user_day) f.requests_per_user_day = stated(*a.requests_per_user_day, "amortize");
  if (has_errors(c.errors)) return std::nullopt;
  const bool counted =
      std::ranges::any_of(f.use, [&](std::size_t i) { return delivered(phases[i].activity) != nullptr; });
  if (f.use.empty())
    c.error(diag::nothing_to_amortize, "training is spread over phases of kind inference, but there is no such phase",
            "add a phase of kind inference, or remove \"amortize\"", a.at);
  else if (f.training.empty())
    c.error(diag::nothing_to_amortize, "no phase makes the model, so there is no training to spread over its use",
            "add a phase of kind training, or remove \"amortize\"", a.at);
  else if (!counted && !f.over && !f.over_number)
    c.error(diag::nothing_to_amortize, "no inference phase states how much it delivers",
            "add \"over\": the number of requests during the life of the model", a.at);
  take_fleets(phases, f);
  return f;
}

}  // namespace aicarbon::inventory
