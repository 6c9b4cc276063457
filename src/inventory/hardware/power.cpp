// Resolves the rated and idle power of a machine, and its power curve.
#include "inventory/hardware/hardware.hpp"

#include "inventory/parts/bill.hpp"

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

// The machine of the catalog whose rating the hardware has: as named, or the one that usually holds the accelerator. Empty
// if there is none, or if the job states another number of accelerators than the named machine has.
std::string_view rated_machine(const HardwareInput& in, const HardwareFacts& f, const Hardware& h) {
  if (!in.server.empty() && in.context.catalog.number("servers", in.server, "power_w"))
    return h.accelerators ? std::string_view{} : std::string_view(in.server);
  if (in.accelerator.empty() || f.device_class != DeviceClass::data_center) return {};
  const CatalogTable& table = in.context.catalog.table("accelerators");
  return table.text(*table.find(in.accelerator), "node");
}

// Rated power of a machine in the catalog over that of its accelerators.
std::optional<Input> rated_ratio(const HardwareInput& in, std::string_view machine, bool named) {
  const Catalog& catalog = in.context.catalog;
  auto ratio = from_catalog(catalog, "servers", machine, "power_w", in.path(named ? "power" : "accelerator"));
  const auto devices = catalog.number("servers", machine, "accelerators");
  const auto tdp = in.of_accelerator("tdp_w", "power");
  if (!ratio || !devices || !tdp) return std::nullopt;
  const double accelerators = devices->value.best * tdp->value.best;
  for (double* end : {&ratio->value.best, &ratio->value.low, &ratio->value.high}) *end /= accelerators;
  ratio->id = fmt::format("servers/{}/power_over_accelerators", machine);
  ratio->unit = "1";
  return ratio;
}

// The power of the node over that of its accelerators, and what it is at load.
void resolve_ratio(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  const std::string_view machine = rated_machine(in, f, h);
  auto ratio = machine.empty() || h.power ? std::nullopt : rated_ratio(in, machine, machine == in.server);
  const bool rated = ratio || f.node_power;
  f.node_over_accelerators =
      ratio ? known<dim::one>(std::move(*ratio)) : assumed<dim::one>(in.context, ratio_rule(in), in.path("power"));
  f.node_at_load =
      assumed<dim::one>(in.context, rated ? "power/node_at_load" : "power/ratio_at_load", in.path("power"));
}

// The power curve of a machine known by its processor, as a share of its power at full load.
struct PointRule {
  double load;
  std::string_view rule;
};
constexpr PointRule curve_of_processors[] = {
    {0, "power/processor_idle"}, {0.1, "power/processor_at_tenth"}, {0.5, "power/processor_at_half"}};

}  // namespace

void resolve_power(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (h.power) {
    f.node_power = stated(*h.power, in.use);
  } else {
    f.node_power = unknown<dim::power>("the rated power of the node is unknown: state \"power\"");
    const bool whole = in.accelerator.empty() || h.accelerators;  // else its rating is the ratio of resolve_ratio
    if (auto own = whole ? in.of_server("power_w", "power") : std::nullopt)
      f.node_power = known<dim::power>(std::move(*own));
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
  if (f.processor && !h.power_curve) {
    for (const auto& [load, rule] : curve_of_processors)
      f.power_curve.push_back({load, assumed<dim::one>(in.context, rule, in.path("power_curve"))});
    f.power_curve.push_back({1, exactly(1, in.path("power_curve"))});
  }
  if (h.idle_power) f.node_idle = stated(*h.idle_power, in.use);
  else if (h.power_curve) f.node_idle = unknown<dim::power>("the power curve gives the idle power");
  else if (auto own = in.of_server("idle_w", "idle_power")) f.node_idle = known<dim::power>(std::move(*own));
  else f.node_idle = unknown<dim::power>("the idle power is unknown");
  if (auto own = in.of_accelerator("idle_w", "idle_power"))
    f.accelerator_idle = known<dim::device_power>(std::move(*own));
  f.idle_over_rated = assumed<dim::one>(in.context, "power/idle_over_tdp", in.path("idle_power"));
  resolve_ratio(in, f, h);
}

}  // namespace aicarbon::inventory
