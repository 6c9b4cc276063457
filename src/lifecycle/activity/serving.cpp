// Activity `requests`: serving a language model.
//
//   device time per request = n (p + o t(B) / B) x time error
//   energy per request      = n (P_pre p + P_dec(B) o t(B) / B) x energy error
//   waiting time            = provided time - busy time
//   provided time           = replicas x n x duration           with arrivals; duration = requests / arrivals
//   provided time           = busy time / busy share            service
//
//   n        devices per replica             p         prefill time
//   o        output tokens                   t(B)      time of a decode step with B sequences in flight
//   P_pre    power during prefill            P_dec(B)  power during decode; in a service, in which prompts are read
//                                                      between its steps, 0.05 (0.01 ... 0.1) of TDP more, at most the TDP
//   B        1 (single-stream), as stated or by default (fixed-batch, service), as stated or the most that a server processes at
//            once (offline), or from the arrivals by Little's law (poisson); never more than fits in memory
//
// With arrivals, the number of replicas is stated, or else the smallest that keeps up with them. A service that states
// neither arrivals nor a batch has the busy share of published services. A device does either prefill or decode, so the
// two powers are never added; while it waits, it draws the power of an idle device with a model in memory. The formulas of the terms are in model/. A measured energy per request or token, or a measured rate,
// replaces the model. Left out: queues, and load that changes by the hour.
#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/activity/derived.hpp"
#include "lifecycle/activity/measured.hpp"
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle {
namespace {

using work::Language;
using work::Reach;

// A replica, and the time that a request takes on it while it is busy.
struct Replica {
  Cell<dim::device> devices;
  Cell<dim::request> batch;
  Cell<dim::request> largest;
  work::Step step;
  Cell<dim::time / dim::request> reading,
      giving;  ///< modeled time per request: of prefill, and of the request's share of the decode steps
  Cell<dim::one> time_error;
  Cell<dim::one> replicas;  ///< number of replicas, as stated or as the arrivals need; empty without arrivals
};

Cell<dim::time / dim::request> giving_time(Sheet& sheet, const ServingFacts& w, Cell<dim::time> step,
                                           Cell<dim::request> batch) {
  const auto steps = work::request_of(sheet, w).output / sheet.constant<dim::tokens_per_request>(1);
  return named("decode time", steps * step / batch);
}

// The number of requests: as stated, or as they follow from a bill.
Cell<dim::request> requests_of(Sheet& sheet, const ServingFacts& w) {
  if (!w.prompt_tokens) return count_of(sheet, w.count);
  return w.completion_per_request ? work::billed_requests(sheet, w) : Cell<dim::request>{};
}

// The rate of arrivals: as given, or that of requests that arrive evenly over the duration of the fleet.
Cell<dim::request_rate> arrivals_at(Sheet& sheet, const ServingFacts& w) {
  if (w.arrivals) return cell(sheet, w.arrivals);
  return named("arrivals", count_of(sheet, w.count) / cell(sheet, w.spread));
}

Replica replica(Sheet& sheet, const ServingFacts& w, const Language& m) {
  Replica r;
  const auto cache = work::cache_of_sequence(sheet, w);
  const auto one = sheet.constant<dim::request>(1);
  const auto most = cell(sheet, w.roofline.most_sequences);
  if (w.device.memory) {
    const auto usable = named("usable memory", cell(sheet, w.device.memory) * cell(sheet, w.roofline.memory_share));
    r.devices = work::devices_of_replica(sheet, w, m.weights, cache, usable);
    r.largest = work::largest_batch(m.weights, cache, r.devices, usable);
  } else {  // without a published memory size, the job has to state the devices, and a batch or a single stream
    r.devices = cell(sheet, w.devices);
    r.largest = w.batch ? cell(sheet, w.batch) : one;
  }
  const Reach reach = work::reach(sheet, w, r.devices, m);
  const auto step_of = [&](Cell<dim::request> batch) {
    return work::step(reach, work::weights_read(m, batch), cache, m.flop, batch);
  };
  r.time_error = reach.time_error;
  switch (w.serving) {
  case Serving::single_stream: r.batch = one; break;
  case Serving::service:
  case Serving::fixed_batch: r.batch = named("batch", min(cell(sheet, w.batch), r.largest)); break;
  case Serving::offline: r.batch = named("batch", min(w.batch ? cell(sheet, w.batch) : most, r.largest)); break;
  case Serving::poisson: {
    const auto full = named("largest batch", min(most, r.largest));
    const auto busy =
        (work::prefill_time(sheet, w, reach, m, full) + giving_time(sheet, w, step_of(full).modelled, full)) *
        r.time_error;
    const auto arrivals = arrivals_at(sheet, w);
    r.replicas = w.replicas ? cell(sheet, w.replicas) : named("replicas", ceil(arrivals * busy));
    r.batch = work::sequences_in_flight(sheet, w, reach, m, cache, arrivals / r.replicas, full);
    break;
  }
  }
  r.step = step_of(r.batch);
  r.reading = work::prefill_time(sheet, w, reach, m, r.batch);
  r.giving = giving_time(sheet, w, r.step.modelled, r.batch);
  return r;
}

// Measured energy over modeled energy; of an unknown machine also its energy over that of the machine that is modeled.
Cell<dim::one> energy_error(Sheet& sheet, const ServingFacts& w) {
  const auto error = cell(sheet, w.roofline.energy_error);
  return w.machine ? named("energy error on another machine", error * cell(sheet, w.machine)) : error;
}

// The energy of decode: at the stated power over the time that it takes or, if no power is stated, as modeled.
Cell<dim::energy> decode_energy(const ActivityInput& in, const ServingFacts& w, const Replica& r,
                                Cell<dim::device_time> modelled) {
  Sheet& sheet = in.sheet;
  const auto at_tdp = modelled * in.hardware.accelerator_power;
  if (w.power_fraction) return named("energy of decode", at_tdp * r.time_error * cell(sheet, w.power_fraction));
  auto share = work::decode_power(sheet, w.roofline, r.step);
  if (w.interleaving)
    share = named("share of TDP between prompts",
                  min(share + cell(sheet, w.interleaving), max(share, sheet.constant<dim::one>(1))));
  const auto energy = at_tdp * share * energy_error(sheet, w);
  return named("energy of decode", energy);
}

void derive(Flows& flows, std::string_view key, std::int32_t cell) { flows.derived.push_back({key, cell}); }

// The time of devices that are provided, whether they are busy or not.
Cell<dim::device_time> provided(Sheet& sheet, const ServingFacts& w, const Replica& r, Cell<dim::device_time> busy,
                                Flows& flows) {
  if (w.serving == Serving::service) return named("device time", busy / cell(sheet, w.busy_share));
  const auto duration = named("duration", count_of(sheet, w.count) / arrivals_at(sheet, w));
  derive(flows, "replicas", r.replicas.index);
  return named("device time", r.replicas * r.devices * duration);
}

// The energy of devices while they wait. They are allocated all the time, which sets the device time.
Cell<dim::energy> waiting(const ActivityInput& in, const ServingFacts& w, const Replica& r, Cell<dim::device_time> busy,
                          Flows& flows) {
  Sheet& sheet = in.sheet;
  const auto there = provided(sheet, w, r, busy, flows);
  const auto idle = max(there - busy, sheet.constant<dim::device_time>(0));
  const auto energy =
      named("energy while waiting", idle * in.hardware.accelerator_power * cell(sheet, w.roofline.idle_power));
  derive(flows, "busy_share", named("busy share", busy / there).index);
  derive(flows, "idle_energy_kwh", energy.index);
  allocate(in, there, flows);
  return energy;
}

Flows modelled(const ActivityInput& in, const ServingFacts& w) {
  Sheet& sheet = in.sheet;
  Flows flows;
  const Language m = work::language(sheet, w);
  const Replica r = replica(sheet, w, m);
  const auto requests = requests_of(sheet, w);
  const auto reading = named("device time of prefill", requests * r.reading * r.devices);
  const auto giving = named("device time of decode", requests * r.giving * r.devices);
  const auto busy = named("busy device time", (reading + giving) * r.time_error);
  const auto prefill = named("energy of prefill", reading * in.hardware.accelerator_power *
                                                      cell(sheet, w.roofline.prefill_power) * energy_error(sheet, w));
  const auto decode = decode_energy(in, w, r, giving);
  auto energy = prefill + decode;
  if (w.serving == Serving::poisson || w.serving == Serving::service) energy = energy + waiting(in, w, r, busy, flows);
  else allocate(in, busy, flows);
  run_at(in, flows.device_time.cell, named("mean power of an accelerator", energy / flows.device_time.cell), flows);
  const auto request = work::request_of(sheet, w);
  const auto tokens = request.prompt + request.output;
  derive(flows, "flop", named("FLOPs of the model", requests * tokens * m.flop).index);
  derive(flows, "batch", r.batch.index);
  derive(flows, "devices", r.devices.index);
  derive(flows, "step_time_ms", r.step.time.index);
  derive(flows, "tokens_per_s", named("token rate", request.output / ((r.reading + r.giving) * r.time_error)).index);
  if (m.expert_count) derive(flows, "experts_read", work::experts_read(m, r.batch).index);
  derive(flows, "prefill_energy_kwh", prefill.index);
  derive(flows, "decode_energy_kwh", decode.index);
  return flows;
}

}  // namespace

template <>
Flows flows_of(const ActivityInput& in, const ServingFacts& w) {
  Sheet& sheet = in.sheet;
  const auto requests = requests_of(sheet, w);
  const auto tokens = w.prompt_tokens   ? cell(sheet, w.completion_tokens)
                      : w.output_tokens ? named("output tokens", requests * cell(sheet, w.output_tokens))
                                        : Cell<dim::token>{};
  Cell<dim::device_time> at_rate;
  if (w.rate) at_rate = time_at_rate(in, w, requests, cell(sheet, w.rate));
  else if (w.token_rate) at_rate = time_at_rate(in, w, tokens, cell(sheet, w.token_rate));
  Flows flows;
  if (w.energy_per_item) measured_energy(in, requests * cell(sheet, w.energy_per_item), at_rate, flows);
  else if (w.energy_per_token) measured_energy(in, tokens * cell(sheet, w.energy_per_token), at_rate, flows);
  else if (at_rate) run_at_share(in, w, at_rate, flows);
  else return modelled(in, w);
  return flows;
}

}  // namespace aicarbon::lifecycle
