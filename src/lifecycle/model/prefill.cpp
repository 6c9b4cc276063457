// Prefill time of a request.
//
//   t  = max( [ F T' + 2 L w T T' ] / (n Pk eta_pre), W / (n BW eta_bw) / B )                  [h/request]
//   T' = T (1 - hit)
//
//   T     tokens of the prompt                   n         devices
//   hit   share found in a prefix cache          Pk, BW    dense peak, memory bandwidth
//   F     forward FLOPs per token                eta_pre   share of the peak reached (table rooflines)
//   L, w  layers, width of attention             W / B     weights, read once per batch
//
// 2 L w T T' counts causal attention, which is half of attention without a mask. eta_pre is 0.59 on a GH200
// (TokenPowerBench: Qwen2.5-7B, 30,035 tokens in 1.03 s). From a few hundred tokens on, prefill is limited by
// arithmetic; below that, by reading the weights.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::time / dim::request> prefill_time(Sheet& sheet, const ServingFacts& w, const Reach& r, const Language& m,
                                            Cell<dim::request> batch) {
  const auto [prompt, read, output] = request_of(sheet, w);
  auto flop = read * m.flop;
  if (m.width) {
    const auto per_pair = sheet.constant<dim::flop_per_request / dim::tokens_per_request / dim::tokens_per_request>(2);
    flop = flop + per_pair * (m.layers * m.width) * prompt * read;
  }
  const auto arithmetic = named("FLOPs per prompt", flop) / r.prefill;
  const auto memory = weights_read(m, batch) / r.bandwidth / batch;
  return named("prefill time of a prompt", max(arithmetic, memory));
}

}  // namespace aicarbon::lifecycle::work
