// Resolves the rated and idle power of a machine, and its power curve.
#include "inventory/hardware/hardware.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

// The default for the power of a node over that of its accelerators, by how these are built in.
std::string_view ratio_rule(const HardwareInput& in) {
  if (in.accelerator.empty()) return "power/node_over_accelerators";
  const CatalogTable& table = in.context.catalog.table("accelerators");
  const std::string_view form = table.text(*table.find(in.accelerator), "form");
  if (form == "card") return "power/node_over_cards";
  if (form == "tpu") return "power/node_over_tpus";
  if (form == "package") return "power/node_over_packages";
  return "power/node_over_accelerators";
}

// The rated power of the machine in the catalog that usually holds the accelerator.
void take_usual_node(const HardwareInput& in, HardwareFacts& f) {
  if (in.accelerator.empty() || f.device_class != DeviceClass::data_center) return;
  const Catalog& catalog = in.context.catalog;
  const CatalogTable& table = catalog.table("accelerators");
  const std::string_view node = table.text(*table.find(in.accelerator), "node");
  if (node.empty()) return;
  auto power = from_catalog(catalog, "servers", node, "power_w", in.path("accelerator"));
  auto devices = from_catalog(catalog, "servers", node, "accelerators", in.path("accelerator"));
  if (!power || !devices) return;
  f.usual_node_power = known<dim::power>(std::move(*power));
  f.usual_node_devices = known<dim::device>(std::move(*devices));
}

}  // namespace

void resolve_power(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (h.power) f.node_power = stated(*h.power, in.use);
  else if (auto own = in.of_server("power_w", "power")) f.node_power = known<dim::power>(std::move(*own));
  else {
    f.node_power = unknown<dim::power>("the rated power of the node is unknown: state \"power\"");
    take_usual_node(in, f);
    if (auto measured = in.of_accelerator("system_w", "power"))
      f.system_power = known<dim::device_power>(std::move(*measured));
  }
  if (auto own = in.of_accelerator("tdp_w", "power")) f.accelerator_power = known<dim::device_power>(std::move(*own));
  else
    f.accelerator_power = unknown<dim::device_power>(
        in.accelerator.empty() ? "the hardware names no accelerator from the catalog"
                               : fmt::format("the power of {} is not published", in.accelerator));
  for (const PowerPoint& point : h.power_curve.value_or(std::vector<PowerPoint>{}))
    if (point.load && point.power) f.power_curve.push_back({point.load->value.best, stated(*point.power, in.use)});
  if (h.idle_power) f.node_idle = stated(*h.idle_power, in.use);
  else if (h.power_curve) f.node_idle = unknown<dim::power>("the power curve gives the idle power");
  else if (auto own = in.of_server("idle_w", "idle_power")) f.node_idle = known<dim::power>(std::move(*own));
  else f.node_idle = unknown<dim::power>("the idle power is unknown");
  if (auto own = in.of_accelerator("idle_w", "idle_power"))
    f.accelerator_idle = known<dim::device_power>(std::move(*own));
  f.idle_over_rated = assumed<dim::one>(in.context, "power/idle_over_tdp", in.path("idle_power"));
  f.node_over_accelerators = assumed<dim::one>(in.context, ratio_rule(in), in.path("power"));
  f.node_at_load = assumed<dim::one>(in.context, "power/node_at_load", in.path("power"));
}

}  // namespace aicarbon::inventory
