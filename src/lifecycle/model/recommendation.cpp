// Device time of one sample or query of a recommendation model.
//
//   t = max( k 2 N / (Pk eta_c), k l d b / (BW eta_bw) )           [device h]
//
//   N        dense weights (multilayer perceptrons, crosses)     Pk, BW         dense peak, memory bandwidth
//   l, d     embedding vectors read per sample, their width      eta_c, eta_bw  shares of them that are reached
//   b        bytes per number                                    k              1 in inference, 3 in training
//
// In training, k counts the forward pass and the gradients of activations and of weights; for embeddings, it counts the
// read, the gradient and the update. In practice neither limit is reached, because the exchange of embeddings between
// devices is the bottleneck (MLPerf DLRM-DCNv2). No measurement of the energy of recommendation models was found, so
// the result is uncertain by a factor of about three in either direction; a job can state a throughput or
// energy_per_item instead.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

DeviceTimePerRequest time_per_sample(Sheet& sheet, const RecommendationFacts& w) {
  const ModelFacts& m = w.model;
  const auto flop = sheet.constant<dim::flop_per_request>(2 * w.passes) * cell(sheet, m.parameters);
  const auto data = sheet.constant<dim::data / dim::request>(w.passes * w.bytes_per_weight * gigabytes_per_byte) *
                    (cell(sheet, m.lookups) * cell(sheet, m.embedding_dim));
  const auto arithmetic = flop / (cell(sheet, w.device.peak) * cell(sheet, w.compute_share));
  const auto memory = data / (cell(sheet, w.device.bandwidth) * cell(sheet, w.bandwidth_share));
  return named("device time per sample", max(arithmetic, memory));
}

}  // namespace aicarbon::lifecycle::work
