// Activity `requests`: planned serving of a language model.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto requests_activity = joined(
    std::array{
        field<&activity::Requests::requests>(
            {.name = "requests",
             .doc = "inference of a language model: number of requests, or {users, per_day, during}",
             .unit = "request",
             .example = "\"1M\"",
             .positive = true}),
        model<activity::Requests>,
        value<&activity::Requests::input_tokens, &ServingFacts::input_tokens, activity::Requests, ServingFacts>(
            {.name = "input_tokens",
             .doc = "number of input tokens per request",
             .unit = "token/request",
             .example = "300"}),
        value<&activity::Requests::output_tokens, &ServingFacts::output_tokens, activity::Requests, ServingFacts>(
            {.name = "output_tokens",
             .doc = "number of output tokens per request",
             .unit = "token/request",
             .example = "350",
             .positive = true}),
        value<&activity::Requests::replicas, &ServingFacts::replicas, activity::Requests, ServingFacts>(
            {.name = "replicas",
             .doc = "number of replicas of the model; if absent, as many as the arrivals need",
             .unit = "1",
             .counts = true,
             .example = "1",
             .positive = true}),
        field<&activity::Requests::kv_precision>(
            {.name = "kv_precision",
             .doc = "precision of the key-value cache; if absent, that of the arithmetic, but fp8 for fp4"}),
        batch<activity::Requests>,
        value<&activity::Requests::arrivals, &ServingFacts::arrivals, activity::Requests, ServingFacts>(
            {.name = "arrivals",
             .doc = "mean arrival rate of requests",
             .unit = "request/s",
             .example = "\"5 request/s\"",
             .positive = true}),
        field<&activity::Requests::serving>(
            {.name = "serving",
             .doc =
                 "how requests are served: single-stream (one at a time), fixed-batch (always busy), poisson (at random times, at the rate in \"arrivals\"), offline (the largest batch that fits) or service (on devices that are busy for \"busy_share\" of the time); if absent, poisson with arrivals or in a fleet, otherwise service in a phase of kind inference that states no batch, otherwise fixed-batch"}),
        value<&activity::Requests::busy_share, &ServingFacts::busy_share, activity::Requests, ServingFacts>(
            {.name = "busy_share",
             .doc =
                 "share of the time of its devices in which a service processes requests; they are provided, and wait, for the rest",
             .unit = "1",
             .example = "0.4",
             .maximum = 1,
             .positive = true}),
        value<&activity::Requests::cache_hit, &ServingFacts::cache_hit, activity::Requests, ServingFacts>(
            {.name = "cache_hit",
             .doc = "share of input tokens found in a prefix cache; 0 if absent",
             .unit = "1",
             .example = "0.3",
             .maximum = 1}),
    },
    planned_work<activity::Requests>,
    std::array{
        energy_per_token<activity::Requests>,
        field<&activity::Requests::energy_per_request>({.name = "energy_per_request",
                                                        .doc = "measured energy per request; needs \"energy_boundary\"",
                                                        .unit = "Wh/request",
                                                        .example = "\"0.24 Wh/request\""}),
    });

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Requests>::fields() {
  return requests_activity;
}

namespace workload {

template <>
void check_kind(const activity::Requests& a, Faults& faults) {
  if (a.energy_per_token) needs_boundary(a.energy_per_token, a, faults);
  else needs_boundary(a.energy_per_request, a, faults);
}

}  // namespace workload

}  // namespace aicarbon
