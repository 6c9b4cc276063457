// Time of a decode step: a roofline with three constants.
//
//   t = [ (W + B K) / (n BW eta_bw) + B F / (n Pk eta_c) + tau L ] x error                   [h]
//
//   W    bytes of weights read (weights_read.cpp)        n    devices
//   K    cache per sequence                              BW   memory bandwidth
//   B    sequences in flight                             Pk   dense peak at the precision
//   F    forward FLOPs per token                         L    layers
//   eta_bw, eta_c, tau   constants of the class of device (table rooflines), fitted to the chat rows of ML.ENERGY, rounded
//   error                measured time / modeled time: 1, with the spread found when models are left out of the fit
//
// The form is that of Pope et al. 2022 (bandwidth and arithmetic) with an additional cost per layer. Valid for 8B to
// 405B parameters, batches up to about 600, and one to eight devices; classes of device without measurements use the
// constants of the H100 with a wider error. Left out: pipeline parallelism, and speculative decoding, which is a
// technique.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Reach reach(Sheet& sheet, const ServingFacts& w, Cell<dim::device> devices, const Language& m) {
  Reach r;
  r.bandwidth =
      named("effective bandwidth", devices * cell(sheet, w.device.bandwidth) * cell(sheet, w.roofline.bandwidth_share));
  const auto peak = named("dense peak of all devices", devices * cell(sheet, w.device.peak));
  r.decode = peak * cell(sheet, w.roofline.compute_share);
  r.prefill = peak * cell(sheet, w.roofline.prefill_share);
  r.overhead = named("fixed time of the layers", cell(sheet, w.roofline.layer_time) * m.layers);
  r.time_error = cell(sheet, w.roofline.time_error);
  return r;
}

Cell<dim::time> step_time(const Reach& r, Cell<dim::data> weights_read, Cell<dim::data / dim::request> cache,
                          Cell<dim::flop_per_token> flop, Cell<dim::request> batch) {
  const auto one_each = batch.sheet->constant<dim::tokens_per_request>(1);
  const auto memory = (weights_read + batch * cache) / r.bandwidth;
  const auto arithmetic = batch * one_each * flop / r.decode;
  return named("time of a decode step", (memory + arithmetic + r.overhead) * r.time_error);
}

}  // namespace aicarbon::lifecycle::work
