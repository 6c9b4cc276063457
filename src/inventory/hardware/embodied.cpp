// Resolves the footprint of manufacturing a machine, which is stated, published, or found by default rules.
#include "inventory/hardware/hardware.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

// Reports a part that describes the stacked memory of the accelerator as DDR modules, which have another footprint per
// GB.
void hbm_as_ddr(const HardwareInput& in, const HardwareFacts& f, const Hardware& h) {
  if (in.accelerator.empty()) return;
  const CatalogTable& table = in.context.catalog.table("accelerators");
  const auto memory = table.text(*table.find(in.accelerator), "memory_type");
  const auto gigabytes = in.context.catalog.number("accelerators", in.accelerator, "memory_gb");
  if (!memory.starts_with("HBM") || !gigabytes) return;
  for (const PartFacts& p : f.parts)
    if (p.kind.starts_with("ddr") && p.capacity && f.devices &&
        (p.capacity.best() == gigabytes->value.best ||
         p.capacity.best() * p.count.best() == gigabytes->value.best * f.devices.best()))
      in.context.error(
          diag::conflict,
          fmt::format("part \"{}\" describes the {} memory of {} as {}", p.name, memory, in.accelerator, p.kind),
          "state the kind of that memory, such as \"kind\": \"hbm3\"", h.at);
}

// The default for the host of accelerators: the whole machine of a class outside data centers; or, for each accelerator,
// an eighth of a server with eight, by its processors, memory and drives. Processors and memory are left out if the
// footprint of a package includes them.
void default_host(const HardwareInput& in, HardwareFacts& f, const StatedEmbodied* e) {
  const std::string path = in.path("embodied/host");
  if (f.device_class != DeviceClass::data_center) {
    f.host_embodied = assumed<dim::co2e>(in.context, class_rules(f).machine, path);
    return;
  }
  const Context& c = in.context;
  const auto amount = [&](const std::optional<Stated<dim::data>>* given, Fact<dim::data>& own, Fact<dim::data>& usual,
                          std::string_view rule, std::string_view key) {
    if (given != nullptr && *given) own = stated(**given, in.use);
    else usual = assumed<dim::data>(c, rule, in.path(key));
  };
  HostFacts& host = f.host;
  host.rest = assumed<dim::co2e>(c, "embodied/host_rest", path);
  if (!in.holds_host("embodied")) host.processors = assumed<dim::co2e>(c, "embodied/host_processors", path);
  if (!in.holds_host("embodied") && !in.holds_host("memory")) {
    host.per_memory = assumed<dim::co2e_per_data>(c, "embodied/host_per_gb_memory", path);
    amount(e == nullptr ? nullptr : &e->host_memory, host.memory, host.memory_of_eight, "embodied/host_memory",
           "embodied/host_memory");
    if (auto memory = in.server.empty() ? in.of_instance("host_memory_gb") : std::nullopt)
      host.memory = known<dim::data>(std::move(*memory));
  }
  host.per_drives = assumed<dim::co2e_per_data>(c, "embodied/host_per_gb_drives", path);
  amount(e == nullptr ? nullptr : &e->host_drives, host.drives, host.drives_of_eight, "embodied/host_drives",
         "embodied/host_drives");
}

// Reports memory and drives of a host that is not counted by them.
void unused_amounts(const HardwareInput& in, const HardwareFacts& f, const StatedEmbodied& e) {
  if (!e.host_memory && !e.host_drives) return;
  const Location& at = (e.host_memory ? e.host_memory : e.host_drives)->at;
  const bool in_package = in.holds_host("embodied") || in.holds_host("memory");
  const auto error = [&](std::string message, std::string help) {
    in.context.error(diag::conflict, std::move(message), std::move(help), at);
  };
  if (!f.has_accelerators)
    error("only the host of accelerators is counted by its memory and drives",
          "add \"accelerator\"; or state the footprint of the machine, \"embodied\": \"1200 kg\"");
  else if (f.device_class != DeviceClass::data_center)
    error(fmt::format("{} is counted as a whole, not by its memory and drives", in_words(f.device_class)),
          "state \"host\", the footprint of the machine without its accelerators");
  else if (e.host_memory && in_package)
    error(fmt::format("the package of {} holds the memory of the host", in.accelerator),
          "remove \"host_memory\"; or state \"host\", the footprint of the machine without its packages");
}

}  // namespace

void resolve_embodied(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  f.node_embodied = unknown<dim::co2e>("");
  if (h.parts) {
    if (h.embodied)
      in.context.error(diag::conflict, "\"parts\" and \"embodied\" cannot be combined", "keep one of them",
                       h.embodied->at);
    f.parts = resolve_parts(in.context, *h.parts, in.path("parts"), in.use);
    hbm_as_ddr(in, f, h);
  }
  resolve_network(in, f, h);
  if (h.parts) return;
  if (h.embodied) {
    const StatedEmbodied& e = *h.embodied;
    const FootprintBoundary boundary = e.boundary ? e.boundary->value : FootprintBoundary::node;
    if (e.value && boundary == FootprintBoundary::node) {
      f.node_embodied = stated(*e.value, in.use);
      return;
    }
    if (e.value && !f.has_accelerators)
      in.context.error(diag::conflict,
                       fmt::format("a footprint with the boundary \"{}\" needs an accelerator", word(boundary)),
                       "add \"accelerator\", or state the footprint of the node", e.at);
    unused_amounts(in, f, e);
    if (e.value && boundary == FootprintBoundary::board) f.board_embodied = stated(*e.value, in.use);
    if (e.value && boundary == FootprintBoundary::card)
      f.accelerator_embodied = known<dim::co2e_per_device>(from_stated(*e.value, in.use));
    if (e.value && boundary == FootprintBoundary::chip)
      f.chip_embodied = known<dim::co2e_per_device>(from_stated(*e.value, in.use));
    if (e.accelerator) f.accelerator_embodied = stated(*e.accelerator, in.use);
    if (e.host) f.host_embodied = stated(*e.host, in.use);
    else default_host(in, f, &e);
    if (f.chip_embodied)
      f.card_over_chip = assumed<dim::one>(in.context, "embodied/card_over_chip", in.path("embodied"));
    if (!e.value && !e.accelerator) resolve_accelerator(in, f);
    return;
  }
  if (auto own = in.of_server("embodied_kg", "embodied")) {
    f.node_embodied = known<dim::co2e>(std::move(*own));
    read_holds(in, f, "servers", in.server);
    return;
  }
  if (f.device_class == DeviceClass::data_center && (f.processor || f.host_share) && !f.has_accelerators) {
    f.parts = parts_of_processor(in.context, in.instance, in.cpu, f, in.path("embodied"), in.use);
    return;
  }
  const bool whole = f.device_class == DeviceClass::laptop || f.device_class == DeviceClass::edge;
  if (whole || !f.has_accelerators) {
    f.node_embodied = assumed<dim::co2e>(in.context, class_rules(f).machine, in.path("embodied"));
    return;
  }
  resolve_accelerator(in, f);
  default_host(in, f, nullptr);
  if (in.holds_host("power") && !in.holds_host("embodied"))
    in.context.note(
        diag::host_counted_too,
        fmt::format("the package of {} contains CPU and memory, but its footprint is not known with {}: those of the "
                    "default host are counted",
                    in.accelerator, in.holds_host("memory") ? "the processors" : "both"),
        "state \"embodied\": {\"accelerator\": \"… kg\", \"host\": \"… kg\"}", h.at);
}

}  // namespace aicarbon::inventory
