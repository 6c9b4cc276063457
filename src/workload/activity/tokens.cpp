// Activity `tokens`: planned training of a language model.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto tokens_activity = joined(
    std::array{
        field<&activity::Tokens::tokens>(
            {.name = "tokens",
             .doc = "training: number of tokens in the data, which are processed \"epochs\" times",
             .unit = "token",
             .example = "\"15T\"",
             .positive = true}),
        needed(model<activity::Tokens>),
        epochs<activity::Tokens>,
        field<&activity::Tokens::sequence_length>(
            {.name = "sequence_length",
             .doc =
                 "number of tokens in a training sequence after packing, often the context of the model; each token then costs the FLOPs of attention over a whole sequence in addition to those of the weights; if absent, attention is not counted (AC3034)",
             .unit = "token/request",
             .example = "8192",
             .positive = true}),
        field<&activity::Tokens::method>(
            {.name = "method",
             .doc =
                 "how the model is trained: pretraining, full (fine-tuning of all weights), lora or qlora (low-rank adapters); if absent, full in a phase of kind fine-tuning, otherwise pretraining"}),
        value<&activity::Tokens::bytes_per_parameter, &TrainingFacts::bytes_per_parameter, activity::Tokens,
              TrainingFacts>(
            {.name = "bytes_per_parameter",
             .doc =
                 "memory for weights, gradients and optimizer state in bytes per parameter, all devices together, for the check that the run fits in memory; changes no figure; if absent, the least that the method needs (16 in pre-training)",
             .unit = "1",
             .counts = true,
             .example = "10",
             .positive = true}),
        field<&activity::Tokens::recompute>(
            {.name = "recompute",
             .doc =
                 "recomputation of activations: none or full; only informative, because MFU counts only the FLOPs of the model"}),
        field<&activity::Tokens::mfu>(
            {.name = "mfu",
             .doc =
                 "MFU of a training step: FLOPs of the model, divided by what the dense peak allows in that time; if absent, see \"run_mfu\"",
             .unit = "1",
             .example = "0.40",
             .maximum = 1,
             .positive = true}),
        field<&activity::Tokens::goodput>(
            {.name = "goodput",
             .doc =
                 "share of the hours spent in training steps; the remainder is restarts, checkpoints and evaluation; stated without \"mfu\", it is multiplied by the MFU of steps in published benchmarks, which are tuned: 1 for a benchmark",
             .unit = "1",
             .example = "0.9",
             .maximum = 1,
             .positive = true}),
        field<&activity::Tokens::run_mfu>(
            {.name = "run_mfu",
             .doc =
                 "MFU of the whole run: FLOPs of the model, divided by what the dense peak allows in all its hours; replaces \"mfu\" and \"goodput\"; if none of the three is stated, or for \"published\", that of published runs on such devices",
             .unit = "1",
             .example = "0.33",
             .maximum = 1,
             .positive = true}),
    },
    planned_work<activity::Tokens>,
    std::array{
        device_power<activity::Tokens>,
        energy_per_token<activity::Tokens>,
    });

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Tokens>::fields() {
  return tokens_activity;
}

namespace workload {

template <>
void check_kind(const activity::Tokens& a, Faults& faults) {
  needs_boundary(a.energy_per_token, a, faults);
  for (const auto* other : {&a.mfu, &a.goodput})
    if (a.run_mfu && *other)
      faults.add(diag::conflict, "\"run_mfu\" already includes \"mfu\" and \"goodput\"",
                 "keep \"run_mfu\", or \"mfu\" and \"goodput\"", (*other)->at);
  if (a.throughput && (a.mfu || a.run_mfu))
    faults.add(diag::conflict,
               a.mfu ? "a measured throughput replaces \"mfu\"" : "a measured throughput replaces \"run_mfu\"",
               "keep one of them", a.throughput->at);
}

}  // namespace workload

}  // namespace aicarbon
