// Resolves the serving of a language model, given as a number of requests: the efficiency of a step, the number of
// sequences in flight, and the arrivals.
#include "inventory/activity/serving.hpp"
#include "inventory/api.hpp"
#include "inventory/mean_rate.hpp"
#include "inventory/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace aicarbon::inventory {
namespace {

// The location of a value if the job states it, otherwise the location of the activity.
template <Dim D>
Location place_of(const Planning& p, const std::optional<Stated<D>>& value) {
  return value ? value->at : p.at;
}

// A value as the job writes it or, if the job does not state it, the best value of its default.
template <Dim D>
AsWritten as_written(const Planning& p, const std::optional<Stated<D>>& value, const Fact<D>& fact) {
  if (value) return {value->written, value->at};
  return {fact ? fmt::format("{:g}", fact.best()) : std::string{}, p.at};
}

// The efficiency of serving, from the first row of the rooflines table that matches this device and kind of model, and
// from default rules.
RooflineFacts constants(const Planning& p, const ModelFacts& model, Precision precision) {
  const Context& c = p.context;
  const CatalogTable& table = c.catalog.table("rooflines");
  const auto row = std::ranges::find_if(table.rows, [&](const CatalogRow& r) {
    return table.text(r, "kind") == kind_of(model) && is_for(table.text(r, "families"), p.hardware.device);
  });
  if (row == table.rows.end()) throw std::logic_error("the rooflines table has no row that matches every device");
  RooflineFacts r;
  const auto take = [&]<Dim D>(std::string_view column, Fact<D>& fact) {
    fact = known<D>(assume_row(c.catalog, "rooflines", row->cell(0), column, path_of(p, "throughput")));
  };
  take("bandwidth_share", r.bandwidth_share);
  take("compute_share", r.compute_share);
  take("prefill_share", r.prefill_share);
  take("layer_ms", r.layer_time);
  take("layer_ms_doubling", r.layer_time_doubling);
  take("sequence_ms", r.sequence_time);
  take("sequence_ms_doubling", r.sequence_time_doubling);
  take("reading_power", r.reading_power);
  take("arithmetic_power", r.arithmetic_power);
  take("layer_power", r.layer_power);
  take("sequence_power", r.sequence_power);
  take("time_error", r.time_error);
  take("energy_error", r.energy_error);
  r.halvings = row_of(precision).halvings;
  if (r.halvings > 0) {
    take("narrow_reading", r.narrow_reading);
    take("narrow_compute", r.narrow_compute);
  }
  r.prefill_power = assumed<dim::one>(c, "serving/prefill_power", path_of(p, "power_fraction"));
  r.idle_power = assumed<dim::one>(c, "serving/idle_power_loaded", path_of(p, "power_fraction"));
  r.memory_share = assumed<dim::one>(c, "serving/memory_share", path_of(p, "devices"));
  r.most_sequences = assumed<dim::request>(c, "serving/most_sequences", path_of(p, "batch"));
  return r;
}

// The rate of arrivals if all requests are spread evenly over the duration of the fleet.
Fact<dim::request_rate> arrivals_over(const Planning& p, const Stated<dim::request>& requests) {
  Input rate = from_stated(requests, p.use);
  rate.id = path_of(p, "arrivals");
  rate.origin = Origin::derived;
  rate.unit = "request/s";
  const double hours = p.fleet_duration->value.best;
  for (double* x : {&rate.value.best, &rate.value.low, &rate.value.high}) *x /= hours;
  return known<dim::request_rate>(std::move(rate));
}

Serving serving_of(const Planning& p, const activity::Requests& a, PhaseKind kind) {
  if (a.serving) return a.serving->value;
  if (a.arrivals || p.fleet_duration != nullptr) return Serving::poisson;
  if (a.busy_share) return Serving::service;
  return kind == PhaseKind::inference && !a.batch && !a.replicas ? Serving::service : Serving::fixed_batch;
}

// Notes that a service without arrivals has no idle hours, unless the job states how it serves or the work is queued.
void note_no_idle_hours(const Planning& p, const activity::Requests& a, PhaseKind kind, Serving serving) {
  if (a.serving || serving != Serving::fixed_batch || kind != PhaseKind::inference) return;
  std::string example = "the mean rate of the requests (their number divided by this rate is the time of the service)";
  constexpr double hours_per_day = 24;
  if (a.requests.users && a.requests.per_day)
    example = fmt::format("for these users \"{}\"",
                          mean_rate(a.requests.users->value.best * a.requests.per_day->value.best / hours_per_day));
  p.context.note(diag::no_idle_hours,
                 "the devices are taken to be fully used: hours in which they wait for requests are not counted",
                 fmt::format("state \"arrivals\", {}, and \"replicas\" for a service that waits; or \"serving\": "
                             "\"fixed-batch\" for queued work",
                             example),
                 p.at);
}

void scenario(const Planning& p, const activity::Requests& a, PhaseKind kind, ServingFacts& f) {
  f.batch = stated(a.batch, p.use);
  f.serving = serving_of(p, a, kind);
  if (f.serving == Serving::poisson && !f.arrivals) {
    if (p.fleet_duration == nullptr)
      return p.error(
          diag::missing_field, "\"serving\": \"poisson\" needs \"arrivals\"",
          "add \"arrivals\", the mean rate of the requests in request/s, or set \"runs_on\" to a fleet, over whose duration the requests are then spread",
          a.serving->at);
    if (a.requests.value) f.arrivals = arrivals_over(p, *a.requests.value);
    else f.spread = stated(*p.fleet_duration, p.use);
  }
  if (f.batch && f.serving == Serving::poisson)
    p.error(diag::conflict, "\"batch\" cannot be combined with arrivals: the batch is derived from their rate",
            "remove \"batch\"; or set \"serving\": \"fixed-batch\", without \"arrivals\"", a.batch->at);
  if (f.batch && f.serving == Serving::single_stream)
    p.error(diag::conflict, "\"serving\": \"single-stream\" always has a batch of one", "remove \"batch\"",
            a.batch->at);
  if (f.arrivals && f.serving != Serving::poisson)
    p.error(diag::conflict, fmt::format("\"arrivals\" has no effect with \"serving\": \"{}\"", word(f.serving)),
            "remove \"arrivals\", or set \"serving\": \"poisson\"", a.arrivals->at);
  if (f.replicas && f.serving != Serving::poisson)
    p.error(diag::conflict, "\"replicas\" needs \"arrivals\": without arrivals, every device is taken to be fully used",
            "add \"arrivals\", or remove \"replicas\"", a.replicas->at);
  if (f.serving == Serving::service || f.serving == Serving::poisson)
    f.interleaving = assumed<dim::one>(p.context, "serving/interleaving", path_of(p, "power_fraction"));
  if (f.serving == Serving::service) f.busy_share = stated_or(p, a.busy_share, "serving/busy_share", "busy_share");
  else if (a.busy_share)
    p.error(diag::conflict, fmt::format("\"busy_share\" has no effect with \"serving\": \"{}\"", word(f.serving)),
            f.serving == Serving::poisson ? "remove it: the share follows from the arrivals"
                                          : "remove it, or set \"serving\": \"service\"",
            a.busy_share->at);
  if (!f.batch && (f.serving == Serving::fixed_batch || f.serving == Serving::service))
    f.batch = assumed<dim::request>(p.context, "serving/batch", path_of(p, "batch"));
  f.batch_written = as_written(p, a.batch, f.batch);
}

// Reports missing figures of the device. The time of a step depends on its memory bandwidth. The number of devices and
// the number of sequences depend on its memory size, unless the job states both.
void needs_memory(const Planning& p, const activity::Requests& a, const ServingFacts& f) {
  needs_bandwidth(p, f);
  const bool states_all =
      a.devices && (f.serving == Serving::single_stream || (f.serving == Serving::fixed_batch && a.batch));
  if (!f.device.bandwidth || f.device.memory || states_all) return;
  p.error(diag::needs_hardware, fmt::format("the memory size of {} is not published", p.hardware.device),
          "state \"devices\" and either \"batch\" or \"serving\": \"single-stream\"; or state a measured energy", p.at);
}

}  // namespace

void resolve_serving(const Planning& p, const activity::Requests& a, PhaseKind kind, ServingFacts& f) {
  if (!has_model(p, f.model)) return;
  const ModelFacts& m = f.model;
  if (!writes_text(p, m, "\"images\", \"videos\" or \"queries\"")) return;
  needs(p, m, m.parameters, "parameters");
  if (!m.layers_by_size) needs(p, m, m.layers, "layers");
  if (!m.cache_per_layer && !m.kv_bytes_per_token && (!m.kv_heads || !m.head_dim)) needs(p, m, m.heads, "heads");
  if (!m.width_by_size && !m.head_dim && !m.hidden) needs(p, m, m.hidden, "hidden");
  needs_peak(p, f);
  f.roofline = constants(p, m, f.precision);
  scenario(p, a, kind, f);
  needs_memory(p, a, f);
}

void refuse_busy_share(const Planning& p, const std::optional<Stated<dim::one>>& busy_share, bool measured) {
  if (busy_share && measured)
    p.error(diag::conflict, "hours in which devices wait do not follow from a measured energy or throughput",
            "remove \"busy_share\"; state all hours of the service as \"device_time\" instead, with its mean power",
            busy_share->at);
}

template <>
ServingFacts facts(const activity::Requests& a, const ActivityInput& in) {
  const Planning p = planning(a, in);
  ServingFacts f{planned_facts(p)};
  take_stated(a, f, in);
  f.bytes_per_cached = row_of(a.kv_precision ? a.kv_precision->value : row_of(f.precision).cached).bytes;
  f.count = delivery_facts(a.requests, p.use);
  f.input_tokens_at = place_of(p, a.input_tokens);
  f.devices_at = place_of(p, a.devices);
  f.replicas_written = as_written(p, a.replicas, f.replicas);
  f.energy_per_item = stated(a.energy_per_request, p.use);
  if (a.energy_per_request && a.energy_per_token)
    p.error(diag::conflict, "\"energy_per_request\" and \"energy_per_token\" both state the energy of serving",
            "keep one of them", a.energy_per_token->at);
  refuse_busy_share(p, a.busy_share, a.energy_per_request || a.energy_per_token || a.throughput);
  if (a.energy_per_request) return f;
  if (!f.rate && !a.output_tokens)
    p.error(diag::missing_field, "\"requests\" needs \"output_tokens\"", "add \"output_tokens\": 350", p.at);
  if (a.energy_per_token) return f;
  if (a.throughput) {
    f.power_fraction = stated_or(p, a.power_fraction, "load/inference", "power_fraction");
    return f;
  }
  if (!a.input_tokens)
    p.error(diag::missing_field, "\"requests\" needs \"input_tokens\"", "add \"input_tokens\": 300", p.at);
  f.machine = other_machine(in.context, in.phase);
  resolve_serving(p, a, in.phase.kind.value, f);
  note_no_idle_hours(p, a, in.phase.kind.value, f.serving);
  return f;
}

}  // namespace aicarbon::inventory
