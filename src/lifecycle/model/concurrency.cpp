// Sequences in flight from the rate of arrivals, by Little's law in closed form.
//
//   L = r t
//   t = p + o (a + b L) / (1 - r p)
//   L = (r p + r o a / (1 - r p)) / (1 - r o b / (1 - r p))
//   batch while busy = L / (1 - exp(-L))
//
//   L   sequences in flight                         p         prefill time
//   r   rate of arrivals at one replica             o         output tokens
//   t   time of a request                           a + b L   time of a decode step
//
// The replica spends the share r p of its time on prefill, and decodes for the rest of its time; a replica without
// sequences in flight does not decode. In a mixture of experts, a depends on the batch, because the batch determines
// which weights are read. Therefore, the result for the largest batch is refined in four unrolled iterations, and the
// remaining error is below one in a thousand (tested). Arrivals are a Poisson process; no queue is modeled. Valid while
// the replica keeps up; at the limit, the largest batch bounds L.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::request> sequences_in_flight(Sheet& sheet, const ServingFacts& w, const Reach& r, const Language& m,
                                       Cell<dim::data / dim::request> cache, Cell<dim::request_rate> arrivals,
                                       Cell<dim::request> largest) {
  const auto almost_none = sheet.constant<dim::one>(1e-6);
  const auto one = sheet.constant<dim::request>(1);
  const auto output = request_of(sheet, w).output;
  const auto one_each = sheet.constant<dim::tokens_per_request>(1);
  const auto decoding = [&](Cell<dim::one> reading) { return max(1 - reading, almost_none); };
  const auto steps = output / one_each;  // a sequence takes one step per output token
  const auto per_sequence = (cache / r.bandwidth + one_each * m.flop / r.decode + r.sequence) * r.time_error;
  const auto in_flight = [&](Cell<dim::request> batch) {
    const auto reading =
        named("share of the time in prefill", arrivals * prefill_time(sheet, w, r, m, largest) * r.time_error);
    const auto fixed =
        named("fixed time of a decode step", (weights_read(m, batch) / r.bandwidth + r.layers) * r.time_error);
    const auto grows =
        named("sequences added per sequence in flight", arrivals * (steps * per_sequence) / decoding(reading));
    const auto base = reading * one + arrivals * (steps * fixed) / decoding(reading);
    const auto alone = named("mean sequences in flight", base / decoding(grows));
    const auto busy = 1 - exp(-1.0 * (alone / one));
    return min(max(alone / max(busy, almost_none), one), largest);
  };
  auto batch = in_flight(largest);
  if (m.expert_share)
    for (int round = 0; round < 4; ++round) batch = in_flight(batch);
  return named("sequences in flight", batch);
}

}  // namespace aicarbon::lifecycle::work
