// Resolves the devices of a machine: how many there are, the parts that schedulers count, and the share that is used.
#include "inventory/hardware/device_name.hpp"
#include "inventory/hardware/hardware.hpp"
#include "units/device_part.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace aicarbon::inventory {
namespace {

// Warns of a server with another number of accelerators than it has in the catalog. Its power stays that of the whole
// server, divided among the stated number; what is counted by parts is counted for the stated number.
void warn_of_other_number(const HardwareInput& in, const Stated<dim::device>& stated) {
  const auto own = in.of_server("accelerators", "accelerators");
  if (!own) return;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double has = own->value.best;
  const auto says = [has, server = std::string(in.server), at = stated.at](double number) {
    return diag::make(
        diag::implausible_value,
        fmt::format("{} has {:g} accelerators in the catalog, not {:g}: its power is that of the whole server, and its "
                    "footprint by parts that of a machine with {:g}",
                    server, has, number, number),
        fmt::format("remove \"accelerators\"; a run on {:g} of them states \"devices\": {:g} or their device-h", number,
                    number),
        at);
  };
  in.context.suspect(stated.value.best, {stated.at.path, 0, std::nextafter(has, 0.0), says});
  in.context.suspect(stated.value.best, {stated.at.path, std::nextafter(has, infinity), infinity, says});
}

// A fact of the catalog that a name states.
template <Dim D>
Fact<D> of_name(const HardwareInput& in, std::string id, double number, std::string citation) {
  Input input;
  input.id = std::move(id);
  input.value = {number, number, number};
  input.unit = "1";
  input.origin = Origin::catalog;
  input.path = in.path("accelerator");
  input.citation = std::move(citation);
  return known<D>(std::move(input));
}

// A part of an accelerator: one accelerator with its part of the host, of which the phase has a share.
void partition(const HardwareInput& in, HardwareFacts& f) {
  const CatalogValue share = share_of_partition(in.context.catalog, in.partition);
  f.share = of_name<dim::one>(in, share.id, share.value.best, share.citation);
  if (f.devices.best() <= 1) return;
  HostShare& s = f.host_share;
  s.accelerators = f.devices;
  s.vcpus = of_name<dim::one>(in, fmt::format("partitions/{}/accelerators", in.partition), 1, share.citation);
  s.host_vcpus =
      of_name<dim::one>(in, fmt::format("partitions/{}/of_host", in.partition), f.devices.best(), share.citation);
  f.devices = of_name<dim::device>(in, fmt::format("partitions/{}/devices", in.partition), 1, share.citation);
}

void number(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (in.named_count) {
    f.devices = of_name<dim::device>(in, fmt::format("{}/count", in.path("accelerator")), *in.named_count,
                                     "the name of the accelerator");
  } else if (h.accelerators) {
    f.devices = stated(*h.accelerators, in.use);
    warn_of_other_number(in, *h.accelerators);
  } else if (auto of_instance = in.of_instance("accelerators")) {
    f.devices = known<dim::device>(std::move(*of_instance));
  } else if (auto own = in.of_server("accelerators", "accelerators")) f.devices = known<dim::device>(std::move(*own));
  else if (f.has_accelerators)
    f.devices = assumed<dim::device>(in.context,
                                     f.device_class == DeviceClass::data_center ? "accelerators/per_node"
                                                                                : "accelerators/personal_machine",
                                     in.path("accelerators"));
  else f.devices = not_applicable<dim::device>("a server without accelerators counts as one device");
}

// The parts of a device that schedulers count, if the catalog knows any.
void parts(const HardwareInput& in, HardwareFacts& f) {
  auto number = in.of_accelerator("parts", "accelerator");
  if (!number || number->value.best < 1) return;
  const CatalogTable& table = in.context.catalog.table("accelerators");
  const auto* part = units::part_in(table.text(*table.find(in.accelerator), "part"));
  if (part == nullptr) return;  // the lint of the catalog reports it
  f.part = part->name;
  f.parts_per_device = known<dim::parts_per_device>(std::move(*number));
}

void share(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (!h.share) return;
  if (h.share->value) f.share = stated(*h.share->value, in.use);
  if (h.share->vcpus) f.vcpus = stated(*h.share->vcpus, in.use);
  if (h.share->of) f.of_vcpus = stated(*h.share->of, in.use);
}

}  // namespace

void resolve_devices(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  number(in, f, h);
  parts(in, f);
  if (in.partition.empty()) share(in, f, h);
  else partition(in, f);
}

}  // namespace aicarbon::inventory
