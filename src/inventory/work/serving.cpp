// Serving of a language model told by its requests: what a step of the server reaches, how many sequences it holds, and when they come.
// See work.hpp.
#include "inventory/work/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace aicarbon::inventory {
namespace {

// What a server reaches of its device: the row of the table rooflines for this device and kind of model, the first that fits.
void constants(Work& w) {
  const Context& c = w.context;
  const CatalogTable& table = c.catalog.table("rooflines");
  const auto row = std::ranges::find_if(table.rows, [&](const CatalogRow& r) {
    return table.text(r, "kind") == kind_of(w.facts.model) && is_for(table.text(r, "families"), w.hardware.device);
  });
  if (row == table.rows.end()) throw std::logic_error("the table rooflines has no row for any device");
  const auto share = [&](std::string_view column) {
    return known<dim::one>(assume_row(c.catalog, "rooflines", row->cell(0), column, path_of(w, "throughput")));
  };
  RooflineFacts& r = w.facts.roofline;
  r.bandwidth_share = share("bandwidth_share");
  r.compute_share = share("compute_share");
  r.prefill_share = share("prefill_share");
  r.time_error = share("time_error");
  r.layer_time = known<dim::time>(*share("layer_ms").input);
  const std::pair<std::string_view, Fact<dim::one> RooflineFacts::*> powers[] = {
      {"one_small", &RooflineFacts::one_small},     {"one_medium", &RooflineFacts::one_medium},
      {"one_large", &RooflineFacts::one_large},     {"many_small", &RooflineFacts::many_small},
      {"many_medium", &RooflineFacts::many_medium}, {"many_large", &RooflineFacts::many_large}};
  for (const auto& [column, fact] : powers) r.*fact = share(column);
  r.prefill_power = assumed<dim::one>(c, "serving/prefill_power", path_of(w, "power_fraction"));
  r.idle_power = assumed<dim::one>(c, "serving/idle_power_loaded", path_of(w, "power_fraction"));
  r.memory_share = assumed<dim::one>(c, "serving/memory_share", path_of(w, "devices"));
  r.most_sequences = assumed<dim::request>(c, "serving/most_sequences", path_of(w, "batch"));
}

// As many as there are, evenly over the fleet's time.
Fact<dim::request_rate> arrivals_over(const Work& w, const Stated<dim::time>& duration) {
  Input rate = from_stated(*w.activity.requests, w.use);
  rate.id = path_of(w, "arrivals");
  rate.origin = Origin::derived;
  rate.unit = "request/s";
  const double hours = duration.value.best;
  for (double* x : {&rate.value.best, &rate.value.low, &rate.value.high}) *x /= hours;
  return known<dim::request_rate>(std::move(rate));
}

void scenario(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  take(w, f.cache_hit, a.cache_hit);
  take(w, f.batch, a.batch);
  take(w, f.arrivals, a.arrivals);
  const std::string_view told = a.serving ? std::string_view(a.serving->value) : std::string_view{};
  f.serving = told == "single-stream"                                                   ? Serving::single_stream
              : told == "offline"                                                       ? Serving::offline
              : told == "poisson" || (told.empty() && (a.arrivals || w.fleet_duration)) ? Serving::poisson
                                                                                        : Serving::fixed_batch;
  if (f.serving == Serving::poisson && !f.arrivals) {
    if (!w.fleet_duration)
      return w.error(diag::missing_field, "\"serving\": \"poisson\" needs \"arrivals\"",
                     "add \"arrivals\": \"5 request/s\", or run on a fleet with its duration", a.serving->at);
    f.arrivals = arrivals_over(w, *w.fleet_duration);
  }
  if (f.batch && f.serving == Serving::poisson)
    w.error(diag::conflict, "batch follows from arrivals", "keep one of them, or set \"serving\": \"fixed-batch\"",
            a.batch->at);
  if (f.batch && f.serving == Serving::single_stream)
    w.error(diag::conflict, "a single stream has a batch of one", "remove \"batch\"", a.batch->at);
  if (f.arrivals && f.serving != Serving::poisson)
    w.error(diag::conflict, fmt::format("arrivals say nothing in \"{}\"", told),
            "remove \"arrivals\", or set \"serving\": \"poisson\"", a.arrivals->at);
  if (f.replicas && f.serving != Serving::poisson)
    w.error(diag::conflict, "replicas go with arrivals: without them every device is full",
            "add \"arrivals\", or remove \"replicas\"", a.replicas->at);
  if (!f.batch && f.serving == Serving::fixed_batch)
    f.batch = assumed<dim::request>(w.context, "serving/batch", path_of(w, "batch"));
}

// What a step reads is bandwidth; how many sequences are held is memory, which is asked for where the job leaves it open.
void needs_memory(const Work& w) {
  if (!on_accelerator(w)) return;  // said already
  const Activity& a = w.activity;
  const WorkFacts& f = w.facts;
  const bool tells_all =
      a.devices && (f.serving == Serving::single_stream || (f.serving == Serving::fixed_batch && a.batch));
  const auto lacks = [&](std::string_view what, std::string help) {
    w.error(diag::needs_hardware, fmt::format("the {} of {} is not published", what, w.hardware.device),
            std::move(help), a.at);
  };
  if (!f.device.bandwidth)
    lacks("memory bandwidth", "name another accelerator, or state a measured energy or throughput");
  else if (!f.device.memory && !tells_all)
    lacks("memory", "state \"devices\", and \"batch\" or \"serving\": \"single-stream\"; or a measured energy");
}

}  // namespace

void resolve_serving(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  f.count = stated(*a.requests, w.use);
  take(w, f.input_tokens, a.input_tokens);
  take(w, f.output_tokens, a.output_tokens);
  take(w, f.replicas, a.replicas);
  take(w, f.power_fraction, a.power_fraction);
  if (a.energy_per_request && a.energy_per_token)
    w.error(diag::conflict, "energy_per_request and energy_per_token say the same thing", "keep one of them",
            a.energy_per_token->at);
  if (a.energy_per_request) return;
  if (!f.rate && !a.output_tokens)
    w.error(diag::missing_field, "\"requests\" needs \"output_tokens\"", "add \"output_tokens\": 350", a.at);
  if (energy_is_measured(a)) return;
  if (a.throughput) return take(w, f.power_fraction, a.power_fraction, "load/inference", "power_fraction");
  if (!a.input_tokens)
    w.error(diag::missing_field, "\"requests\" needs \"input_tokens\"", "add \"input_tokens\": 300", a.at);
  if (!has_model(w)) return;
  needs(w, f.model.parameters, "parameters");
  needs(w, f.model.layers, "layers");
  if (!f.model.kv_bytes_per_token && !f.model.heads && !f.model.kv_heads) needs(w, f.model.heads, "heads");
  if (!f.model.head_dim && !f.model.hidden) needs(w, f.model.hidden, "hidden");
  needs_peak(w);
  constants(w);
  scenario(w);
  needs_memory(w);
}

}  // namespace aicarbon::inventory
