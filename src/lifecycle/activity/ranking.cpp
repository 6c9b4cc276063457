// Activities `samples` and `queries`: a recommendation model in training or inference.
//
//   device time = count x epochs x device time per sample or query (model/recommendation.cpp)
//   energy      = device time x TDP x share
//
// A measured energy per item or a measured rate replaces the model. No measurement of the energy of recommendation
// models was found, so the result is uncertain by a factor of about three in either direction.
#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/activity/measured.hpp"
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle {

template <>
Flows flows_of(const ActivityInput& in, const RecommendationFacts& w) {
  Sheet& sheet = in.sheet;
  auto count = count_of(sheet, w.count);
  if (w.epochs) count = named("training samples", count * cell(sheet, w.epochs));
  const auto at_rate = w.rate ? time_at_rate(in, w, count, cell(sheet, w.rate)) : Cell<dim::device_time>{};
  Flows flows;
  if (w.energy_per_item) measured_energy(in, count * cell(sheet, w.energy_per_item), at_rate, flows);
  else if (at_rate) run_at_share(in, w, at_rate, flows);
  else {
    run_at_share(in, w, named("device time", count * work::time_per_sample(sheet, w)), flows);
    const auto per_sample = sheet.constant<dim::flop_per_request>(2 * w.passes) * cell(sheet, w.model.parameters);
    flows.derived.push_back({"flop", named("FLOPs of the model", count * per_sample).index});
  }
  if (w.devices) flows.derived.push_back({"devices", cell(sheet, w.devices).index});
  return flows;
}

}  // namespace aicarbon::lifecycle
