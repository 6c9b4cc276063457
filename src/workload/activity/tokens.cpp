// Activity `tokens`: training of a language model, planned.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto tokens_activity = joined(
    std::array{
        field<&activity::Tokens::tokens>({.name = "tokens",
                                          .doc = "training: tokens of the data, passed epochs times",
                                          .unit = "token",
                                          .example = "\"15T\"",
                                          .positive = true}),
        needed(model<activity::Tokens>),
        epochs<activity::Tokens>,
        field<&activity::Tokens::sequence_length>(
            {.name = "sequence_length",
             .doc = "tokens of a training sequence, for attention; the context of the model when absent",
             .unit = "token/request",
             .example = "8192",
             .positive = true}),
        field<&activity::Tokens::method>(
            {.name = "method",
             .doc = "pretraining (the default), full (fine-tuning of all weights), lora or qlora (low-rank)"}),
        field<&activity::Tokens::recompute>(
            {.name = "recompute",
             .doc = "activations computed twice: none or full; said for the reader, it changes no "
                    "figure: an MFU counts the FLOPs of the model alone"}),
        field<&activity::Tokens::mfu>({.name = "mfu",
                                       .doc = "model FLOPs of a step over the dense peak",
                                       .unit = "1",
                                       .example = "0.40",
                                       .maximum = 1,
                                       .positive = true}),
        field<&activity::Tokens::goodput>(
            {.name = "goodput",
             .doc = "share of the hours that steps take: the rest goes to restarts, checkpoints and evaluation",
             .unit = "1",
             .example = "0.9",
             .maximum = 1,
             .positive = true}),
        field<&activity::Tokens::run_mfu>(
            {.name = "run_mfu",
             .doc = "model FLOPs of the whole run over the dense peak of all its hours, or "
                    "\"published\": that of published runs on such devices; in place of mfu and goodput",
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

void check(const activity::Tokens& a, Faults& faults) {
  needs_boundary(a.energy_per_token, a, faults);
  for (const auto* other : {&a.mfu, &a.goodput})
    if (a.run_mfu && *other)
      faults.add(diag::conflict, "run_mfu holds mfu and goodput in one", "keep run_mfu, or the two", (*other)->at);
  if (a.throughput && (a.mfu || a.run_mfu))
    faults.add(diag::conflict, "a measured throughput leaves nothing for an mfu to say", "keep one of them",
               a.throughput->at);
}

}  // namespace workload

}  // namespace aicarbon
