// Resolves the tokens of a bill: how many requests they are taken to be of, what a cached token costs, and the service
// that answered them.
#include "inventory/activity/serving.hpp"
#include "inventory/api.hpp"
#include "inventory/precision.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

void check_tokens(const Planning& p, const activity::Bill& a) {
  if (!a.completion_tokens) {
    p.error(diag::missing_field, "\"prompt_tokens\" needs \"completion_tokens\"",
            "add \"completion_tokens\", the tokens that the model wrote; 0 if it only read, as for embeddings", p.at);
    return;
  }
  if (a.cached_tokens && a.cached_tokens->value.best > a.prompt_tokens->value.best)
    p.error(diag::conflict,
            fmt::format("{} cached tokens are more than the {} tokens of the prompts", a.cached_tokens->written,
                        a.prompt_tokens->written),
            "\"prompt_tokens\" holds the cached ones: add those that the bill lists apart to it", a.cached_tokens->at);
  if (a.cached_cost && !a.cached_tokens)
    p.error(diag::conflict, "\"cached_cost\" has no effect without \"cached_tokens\"",
            "add \"cached_tokens\", or remove it", a.cached_cost->at);
}

// The lengths of requests, which no bill has.
void requests_of(const Planning& p, const activity::Bill& a, ServingFacts& f) {
  const auto rule = [&](std::string_view id) {
    return assumed<dim::tokens_per_request>(p.context, id, path_of(p, "completion_per_request"));
  };
  if (!a.completion_per_request) f.completion_per_request = rule("bill/completion_per_request");
  f.prompt_per_request = rule("bill/prompt_per_request");
  if (!a.completion_per_request) f.longest_prompt = rule("bill/longest_prompt");
  if (a.cached_tokens && !a.cached_cost)
    f.cached_cost = assumed<dim::one>(p.context, "bill/cached_cost", path_of(p, "cached_cost"));
}

}  // namespace

template <>
ServingFacts facts(const activity::Bill& a, const ActivityInput& in) {
  const Planning p = planning(a, in);
  ServingFacts f{planned_facts(p)};
  take_stated(a, f, in);
  f.energy_per_token = stated(a.energy_per_token, p.use);
  f.input_tokens_at = a.prompt_tokens->at;
  f.devices_at = a.devices ? a.devices->at : p.at;
  check_tokens(p, a);
  refuse_busy_share(p, a.busy_share, a.energy_per_token || a.throughput);
  if (!a.completion_tokens || a.energy_per_token) return f;
  if (a.throughput) {
    f.power_fraction = stated_or(p, a.power_fraction, "load/inference", "power_fraction");
    return f;
  }
  requests_of(p, a, f);
  activity::Requests served;
  static_cast<activity::PlannedWork&>(served) = a;
  served.batch = a.batch;
  served.busy_share = a.busy_share;
  // the hours in which the machines of a fleet wait are those of the fleet
  const bool in_fleet = in.fleet_duration != nullptr;
  served.serving = Choice<Serving>{in_fleet ? Serving::fixed_batch : Serving::service, true, p.at};
  f.bytes_per_cached = row_of(row_of(f.precision).cached).bytes;
  f.machine = other_machine(in.context, in.phase);
  resolve_serving(p, served, PhaseKind::inference, f);
  return f;
}

}  // namespace aicarbon::inventory
