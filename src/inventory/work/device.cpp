// The device that work runs on, at the precision it is computed in. See work.hpp.
#include "inventory/work/work.hpp"

#include "inventory/precision.hpp"

#include <fmt/format.h>

#include <sstream>

namespace aicarbon::inventory {
namespace {

template <Dim D>
Fact<D> of_device(const Work& w, std::string_view column, std::string_view what) {
  if (!on_accelerator(w))
    return unknown<D>(fmt::format("{} of the device is not known: name an accelerator of the catalog", what));
  if (auto value = from_catalog(w.context.catalog, "accelerators", w.hardware.device, column, "/hardware"))
    return known<D>(std::move(*value));
  return unknown<D>(fmt::format("{} of {} is not published", what, w.hardware.device));
}

void look_for_sparsity(const Work& w, const Stated<dim::flop_rate>& peak, double dense) {
  const double over = peak.value.best / dense;
  if (over >= 1.8 && over <= 2.2)
    w.context.note(diag::sparse_peak,
                   fmt::format("the peak is {:.2g} times the dense one of {}: with sparsity?", over, w.hardware.device),
                   "state the dense peak: no published MFU counts sparsity", peak.at);
}

}  // namespace

void resolve_device(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  if (a.precision) f.precision = a.precision->value;
  const Precision& p = precision(f.precision);
  f.bytes_per_weight = p.bytes;
  f.bytes_per_cached = precision(a.kv_precision     ? std::string_view(a.kv_precision->value)
                                 : p.cached.empty() ? p.name
                                                    : p.cached)
                           .bytes;
  f.device.bandwidth = of_device<dim::bandwidth>(w, "memory_bandwidth_gb_per_s", "the memory bandwidth");
  f.device.memory = of_device<dim::memory>(w, "memory_gb", "the memory");
  f.device.peak = dense_peak(w, f.precision);
  if (!a.peak) return;
  if (f.device.peak) look_for_sparsity(w, *a.peak, f.device.peak.best());
  f.device.peak = stated(*a.peak, w.use);
}

bool on_accelerator(const Work& w) {
  return w.hardware.present && !w.hardware.device.empty() &&
         w.context.catalog.find("accelerators", w.hardware.device) != nullptr;
}

Fact<dim::flop_rate> dense_peak(const Work& w, std::string_view name) {
  return of_device<dim::flop_rate>(w, precision(name).peak, fmt::format("the dense peak at {}", name));
}

void needs_peak(const Work& w) {
  if (w.facts.device.peak) return;
  const Activity& a = w.activity;
  if (!on_accelerator(w))
    return w.error(diag::needs_hardware,
                   fmt::format("\"{}\" is computed from what the device can do, and no accelerator is named", a.kind),
                   "add \"hardware\": an accelerator of the catalog; or state \"peak\", or a measured energy", a.at);
  w.error(diag::no_peak, fmt::format("no dense peak of {} at {} is known", w.hardware.device, w.facts.precision),
          "another precision's is not taken: state \"peak\", or another \"precision\"",
          a.precision ? a.precision->at : a.at);
}

bool is_for(std::string_view families, std::string_view accelerator) {
  std::istringstream in{std::string(families)};
  for (std::string word; in >> word;)
    if (word == "*" || accelerator.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace aicarbon::inventory
