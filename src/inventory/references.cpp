// See references.hpp.
#include "inventory/references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace aicarbon::inventory {
namespace {

using Index = std::map<std::string_view, std::size_t>;

std::optional<std::size_t> phase_named(const Context& c, const Index& index, const Text& name, const Phase& from) {
  if (const auto found = index.find(name.value); found != index.end()) return found->second;
  std::vector<std::string_view> names;
  for (const Phase& p : c.job.phases)
    if (&p != &from) names.push_back(p.name.value);
  c.error(diag::unknown_phase, fmt::format("unknown phase \"{}\"", name.value), diag::did_you_mean(name.value, names),
          name.at);
  return std::nullopt;
}

std::optional<std::size_t> fleet_of(const Context& c, const Index& index, const Phase& phase) {
  if (!phase.runs_on) return std::nullopt;
  const auto fleet = phase_named(c, index, *phase.runs_on, phase);
  if (fleet && c.job.phases[*fleet].kind.value != PhaseKind::fleet)
    c.error(diag::runs_on_fleet, fmt::format("\"{}\" is not a fleet", phase.runs_on->value),
            "\"runs_on\" must name a phase of kind fleet", phase.runs_on->at);
  return fleet;
}

std::optional<std::size_t> other_of(const Context& c, const Index& index, const Phase& phase) {
  const auto* ratio = phase.activity ? std::get_if<activity::Ratio>(&phase.activity->kind) : nullptr;
  if (ratio == nullptr || !ratio->ratio_of.phase) return std::nullopt;
  const Text& name = *ratio->ratio_of.phase;
  const auto other = phase_named(c, index, name, phase);
  if (other && &c.job.phases[*other] == &phase)
    c.error(diag::self_reference, fmt::format("phase \"{}\" is a multiple of itself", phase.name.value),
            "name another phase", name.at);
  return other;
}

Location place_of_link(const Phase& phase) {
  const auto* ratio = phase.activity ? std::get_if<activity::Ratio>(&phase.activity->kind) : nullptr;
  return ratio != nullptr && ratio->ratio_of.phase ? ratio->ratio_of.phase->at : phase.runs_on->at;
}

}  // namespace

References references(const Context& c) {
  Index index;
  for (std::size_t i = 0; i < c.job.phases.size(); ++i) index.emplace(c.job.phases[i].name.value, i);
  References r;
  for (const Phase& phase : c.job.phases) {
    r.fleet.push_back(fleet_of(c, index, phase));
    r.ratio_of.push_back(other_of(c, index, phase));
  }
  return r;
}

std::vector<std::size_t> dependency_order(const Context& c, const References& r) {
  enum class State : unsigned char { unseen, on_the_way, done };
  std::vector<State> state(c.job.phases.size(), State::unseen);
  std::vector<std::size_t> order;
  for (std::size_t start = 0; start < c.job.phases.size(); ++start) {
    std::vector<std::size_t> way;
    std::size_t at = start;
    while (state[at] == State::unseen) {
      state[at] = State::on_the_way;
      way.push_back(at);
      const auto next = r.of(at);
      if (!next || *next == at) break;
      at = *next;
    }
    const auto next = r.of(at);
    if (state[at] == State::on_the_way && next && *next != at && at != way.back()) {
      const Phase& phase = c.job.phases[way.back()];
      c.error(diag::self_reference, fmt::format("phase \"{}\" depends on itself", phase.name.value),
              "remove \"ratio_of\" from one phase of the cycle", place_of_link(phase));
    }
    std::ranges::reverse(way);
    for (const std::size_t done : way) {
      state[done] = State::done;
      order.push_back(done);
    }
  }
  return order;
}

}  // namespace aicarbon::inventory
