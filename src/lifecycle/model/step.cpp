// Time of a decode step, as the sum of four parts, and the power during each of them.
//
//   t = reading + arithmetic + layers + sequences                                            [h]
//
//   reading    = (W + B K) / (n BW eta_bw)
//   arithmetic = B F / (n Pk eta_c)
//   layers     = L (tau + tau_n lb n)
//   sequences  = B (h + h_n lb n)                          lb n: doublings.cpp
//
//   share of TDP = (p_r reading + p_a arithmetic + p_l layers + p_s sequences) / t, at most 1
//
//   W    bytes of weights read (weights_read.cpp)        n    devices
//   K    cache per sequence                              BW   memory bandwidth
//   B    sequences in flight                             Pk   dense peak at the precision
//   F    forward FLOPs per token                         L    layers
//   eta, tau, h, p   constants of the class of device and kind of model (table rooflines)
//
// Reading and arithmetic follow Pope et al. 2022. The layers take a fixed time: kernel launches and, between devices,
// synchronization. So does each sequence: scheduling, sampling and the exchange of its tokens; the device draws less
// power meanwhile. At 8 bits or fewer, the shares are multiplied by narrow_compute for each halving of 16 bits, and by
// narrow_reading: arithmetic in 8 bits was measured to be no faster than in 16. The constants are fitted to the half of
// ML.ENERGY's rows in docs/validation-ml-energy.md, where each model is also judged by constants that were fitted without it.
// Valid for 8 to 405 billion parameters, batches up to 4,000, and one to eight devices; classes of device without
// measurements use the constants of the H100 with a wider error. Left out: pipeline parallelism, and speculative
// decoding, which is a technique.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {

// A share that is reached at 16 bits, multiplied `times` times by its factor for fewer bits.
Cell<dim::one> narrowed(Sheet& sheet, const Fact<dim::one>& share, const Fact<dim::one>& factor, int times) {
  auto reached = cell(sheet, share);
  for (int k = 0; k < times; ++k) reached = reached * cell(sheet, factor);
  return reached;
}

}  // namespace

Reach reach(Sheet& sheet, const ServingFacts& w, Cell<dim::device> devices, const Language& m) {
  const RooflineFacts& f = w.roofline;
  Reach r;
  const auto reading = narrowed(sheet, f.bandwidth_share, f.narrow_reading, f.halvings > 0 ? 1 : 0);
  r.bandwidth = named("effective bandwidth", devices * cell(sheet, w.device.bandwidth) * reading);
  const auto peak = named("dense peak of all devices", devices * cell(sheet, w.device.peak));
  r.decode = peak * narrowed(sheet, f.compute_share, f.narrow_compute, f.halvings);
  r.prefill = peak * narrowed(sheet, f.prefill_share, f.narrow_compute, f.halvings);
  const auto more = doublings(devices);
  const auto per_request = sheet.constant<dim::request>(1);
  r.layers = named("fixed time of the layers",
                   m.layers * (cell(sheet, f.layer_time) + cell(sheet, f.layer_time_doubling) * more));
  r.sequence = named("fixed time of a sequence",
                     (cell(sheet, f.sequence_time) + cell(sheet, f.sequence_time_doubling) * more) / per_request);
  r.time_error = w.machine ? named("time error on another machine", cell(sheet, f.time_error) * cell(sheet, w.machine))
                           : cell(sheet, f.time_error);
  return r;
}

Step step(const Reach& r, Cell<dim::data> weights_read, Cell<dim::data / dim::request> cache,
          Cell<dim::flop_per_token> flop, Cell<dim::request> batch) {
  const auto one_each = batch.sheet->constant<dim::tokens_per_request>(1);
  Step s;
  s.reading = named("time of reading", (weights_read + batch * cache) / r.bandwidth);
  s.arithmetic = named("time of arithmetic", batch * one_each * flop / r.decode);
  s.layers = r.layers;
  s.sequences = named("time of the sequences", batch * r.sequence);
  s.modelled = named("modeled time of a decode step", s.reading + s.arithmetic + s.layers + s.sequences);
  s.time = named("time of a decode step", s.modelled * r.time_error);
  return s;
}

Cell<dim::one> decode_power(Sheet& sheet, const RooflineFacts& r, const Step& s) {
  const auto drawn = cell(sheet, r.reading_power) * s.reading + cell(sheet, r.arithmetic_power) * s.arithmetic +
                     cell(sheet, r.layer_power) * s.layers + cell(sheet, r.sequence_power) * s.sequences;
  return named("share of TDP during decode", min(drawn / s.modelled, sheet.constant<dim::one>(1)));
}

}  // namespace aicarbon::lifecycle::work
