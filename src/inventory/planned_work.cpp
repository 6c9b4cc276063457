// See planned_work.hpp.
#include "inventory/planned_work.hpp"

#include "inventory/precision.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {

std::string path_of(const Planning& p, std::string_view field) {
  return fmt::format("/phases/{}/activity/{}", p.use, field);
}

namespace {

// Notes of what a throughput without a number of devices is, on a machine that is known to have several.
void note_rate_of_device(const Planning& p) {
  const HardwareFacts& h = p.hardware;
  if (!p.work.throughput || p.work.devices || !h.present || h.share || h.vcpus) return;
  if (!h.devices || h.devices.input->origin == Origin::assumed || h.devices.best() <= 1) return;
  p.context.note(
      diag::rate_of_device,
      fmt::format("the throughput is taken as that of one device, and a node has {:g}", h.devices.best()),
      fmt::format("add \"devices\": {:g} if it is that of a whole node, or \"devices\": 1", h.devices.best()),
      p.work.throughput->at);
}

}  // namespace

PlannedFacts planned_facts(const Planning& p) {
  note_rate_of_device(p);
  PlannedFacts f;
  f.model = resolve_model(p);
  if (p.work.precision) f.precision = p.work.precision->value;
  f.bytes_per_weight = row_of(f.precision).bytes;
  f.device = resolve_device(p, f.precision);
  if (p.work.throughput) {
    f.token_rate = stated(p.work.throughput->tokens, p.use);
    f.rate = stated(p.work.throughput->things, p.use);
  }
  return f;
}

}  // namespace aicarbon::inventory
