// The kinds of work in ONE list, and what all of them tell alike. See work.hpp.
#include "inventory/work/work.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

struct Kind {
  std::string_view key;  // of the activity
  void (*resolve)(Work&);
};
constexpr Kind kinds[] = {
    {"tokens", resolve_training}, {"requests", resolve_serving}, {"images", resolve_media}, {"videos", resolve_media},
    {"samples", resolve_ranking}, {"queries", resolve_ranking},  {"items", resolve_items},
};

void measured(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  take(w, f.energy_per_token, a.energy_per_token);
  take(w, f.energy_per_item, a.energy_per_request);
  take(w, f.energy_per_item, a.energy_per_item);
  if (!a.throughput) return;
  take(w, f.token_rate, a.throughput->tokens);
  take(w, f.rate, a.throughput->things);
}

}  // namespace

std::string path_of(const Work& work, std::string_view field) {
  return fmt::format("/phases/{}/activity/{}", work.use, field);
}

bool energy_is_measured(const Activity& a) { return a.energy_per_token || a.energy_per_request || a.energy_per_item; }

bool told_by_count(std::string_view kind) { return std::ranges::find(kinds, kind, &Kind::key) != std::end(kinds); }

WorkFacts resolve_work(const Context& context, const Phase& phase, const HardwareFacts& hardware,
                       const std::optional<Stated<dim::time>>& fleet_duration) {
  Work work{context, *phase.activity, hardware, fleet_duration, phase.name.value};
  resolve_model(work);
  resolve_device(work);
  take(work, work.facts.devices, work.activity.devices);
  measured(work);
  std::ranges::find(kinds, work.activity.kind, &Kind::key)->resolve(work);
  return std::move(work.facts);
}

}  // namespace aicarbon::inventory
