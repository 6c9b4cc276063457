// Resolves the device that planned work runs on, at the precision of the work. See planned_work.hpp.
#include "inventory/planned_work.hpp"
#include "inventory/precision.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <sstream>

namespace aicarbon::inventory {
namespace {

template <Dim D>
Fact<D> of_device(const Planning& p, std::string_view column, std::string_view what) {
  if (!on_accelerator(p))
    return unknown<D>(fmt::format("{} of the device is unknown: name an accelerator from the catalog", what));
  if (auto value = from_catalog(p.context.catalog, "accelerators", p.hardware.device, column, "/hardware"))
    return known<D>(std::move(*value));
  return unknown<D>(fmt::format("{} of {} is not published", what, p.hardware.device));
}

void warn_of_sparsity(const Planning& p, const Stated<dim::flop_rate>& peak, double dense) {
  const auto says = [dense, device = p.hardware.device, at = peak.at](double value) {
    return diag::make(diag::sparse_peak,
                      fmt::format("the stated peak is {:.2g} times the dense peak of {}: does it include sparsity?",
                                  value / dense, device),
                      "state the dense peak: published MFU values are relative to the dense peak", at);
  };
  p.context.suspect(peak.value.best, {peak.at.path, 1.8 * dense, 2.2 * dense, says});
  const auto far = [dense, device = p.hardware.device, at = peak.at](double value) {
    return diag::make(
        diag::implausible_value,
        fmt::format("the stated peak is {} times the dense peak of {}", units::significant(value / dense, 2), device),
        "check the unit: TFLOP/s or PFLOP/s", at);
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  p.context.suspect(peak.value.best, {peak.at.path, std::nextafter(2.2 * dense, infinity), infinity, far});
  p.context.suspect(peak.value.best, {peak.at.path, 0, 0.2 * dense, far});
}

}  // namespace

DeviceFacts resolve_device(const Planning& p, Precision precision) {
  DeviceFacts f;
  f.bandwidth = of_device<dim::bandwidth>(p, "memory_bandwidth_gb_per_s", "the memory bandwidth");
  f.memory = of_device<dim::memory>(p, "memory_gb", "the memory size");
  f.peak = dense_peak(p, precision);
  if (!p.work.peak) return f;
  if (f.peak) warn_of_sparsity(p, *p.work.peak, f.peak.best());
  f.peak = stated(*p.work.peak, p.use);
  return f;
}

bool on_accelerator(const Planning& p) {
  return p.hardware.present && !p.hardware.device.empty() &&
         p.context.catalog.find("accelerators", p.hardware.device) != nullptr;
}

Fact<dim::flop_rate> dense_peak(const Planning& p, Precision precision) {
  return of_device<dim::flop_rate>(p, row_of(precision).peak, fmt::format("the dense peak at {}", word(precision)));
}

void needs_peak(const Planning& p, const PlannedFacts& facts) {
  if (facts.device.peak) return;
  if (!on_accelerator(p))
    return p.error(diag::needs_hardware,
                   fmt::format("\"{}\" needs the performance of the device, but no accelerator is named", p.key),
                   "add \"hardware\": an accelerator from the catalog; or state a measured energy", p.at);
  p.error(diag::no_peak, fmt::format("no dense peak of {} at {} is known", p.hardware.device, word(facts.precision)),
          "the peak of another precision is not used instead: state \"peak\" or another \"precision\"",
          p.work.precision ? p.work.precision->at : p.at);
}

void needs_bandwidth(const Planning& p, const PlannedFacts& facts) {
  if (facts.device.bandwidth) return;
  if (on_accelerator(p)) {
    p.error(diag::needs_hardware, fmt::format("the memory bandwidth of {} is not published", p.hardware.device),
            "name another accelerator, or state a measured energy or throughput", p.at);
  } else if (facts.device.peak) {
    p.error(diag::needs_hardware,
            fmt::format("\"{}\" needs the memory bandwidth of the device, but no accelerator is named", p.key),
            "add \"hardware\": an accelerator from the catalog; or state a measured energy", p.at);
  }
}

bool is_for(std::string_view families, std::string_view accelerator) {
  std::istringstream in{std::string(families)};
  for (std::string word; in >> word;)
    if (word == "*" || accelerator.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace aicarbon::inventory
