// Activity `prompt_tokens`: the tokens of a bill for the use of a language model.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

template <auto Member, auto Becomes>
constexpr Field of_bill(Field row) {
  return value<Member, Becomes, activity::Bill, ServingFacts>(row);
}

constexpr auto bill_activity = joined(
    std::array{
        of_bill<&activity::Bill::prompt_tokens, &ServingFacts::prompt_tokens>(
            {.name = "prompt_tokens",
             .doc = "use of a language model, as an API bills it: number of tokens of all prompts, with those in "
                    "\"cached_tokens\"",
             .unit = "token",
             .example = "\"1.2M\""}),
        model<activity::Bill>,
        of_bill<&activity::Bill::completion_tokens, &ServingFacts::completion_tokens>(
            {.name = "completion_tokens",
             .doc = "number of tokens that the model wrote, with those of its reasoning; 0 if it only read",
             .unit = "token",
             .example = "\"300k\""}),
        of_bill<&activity::Bill::cached_tokens, &ServingFacts::cached_tokens>(
            {.name = "cached_tokens",
             .doc = "number of tokens of the prompts that were read from a cache, a part of \"prompt_tokens\"; 0 if "
                    "absent",
             .unit = "token",
             .example = "\"400k\""}),
        of_bill<&activity::Bill::cached_cost, &ServingFacts::cached_cost>(
            {.name = "cached_cost",
             .doc = "what a cached token costs, as a share of reading it again, from 0 to 1",
             .unit = "1",
             .example = "0.1",
             .maximum = 1}),
        of_bill<&activity::Bill::completion_per_request, &ServingFacts::completion_per_request>(
            {.name = "completion_per_request",
             .doc =
                 "mean number of tokens that the model writes per request, from which the number of requests follows",
             .unit = "token/request",
             .example = "350",
             .positive = true}),
        batch<activity::Bill>,
        field<&activity::Bill::busy_share>(
            {.name = "busy_share",
             .doc = "share of the time of its devices in which a service processes requests; they are provided, and "
                    "wait, for the rest",
             .unit = "1",
             .example = "0.4",
             .maximum = 1,
             .positive = true}),
    },
    planned_work<activity::Bill>,
    std::array{field<&activity::Bill::energy_per_token>(
        {.name = "energy_per_token",
         .doc = "measured energy per training token, or per output token including prefill; needs \"energy_boundary\"",
         .unit = "J/token",
         .example = "\"0.8 J/token\""})});

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Bill>::fields() {
  return bill_activity;
}

namespace workload {

template <>
void check_kind(const activity::Bill& a, Faults& faults) {
  needs_boundary(a.energy_per_token, a, faults);
}

}  // namespace workload

}  // namespace aicarbon
