// An instance: its own accelerators, and its share of everything else in the host.
//
//   share       s = vCPUs of the instance / vCPUs of the host
//   power       node / accelerators of the instance = 1 + (node / accelerators of the host - 1) x N x s / a
//   embodied    instance = a x accelerator + s x host            host: all of the machine except its accelerators
//   network     s x network of the host
//
//   a, N        accelerators of the instance (1/8 of one is 0.125) and of the host
//   vCPUs of the host, in the first of these ways that the facts allow:
//               as published
//               the largest size with these accelerators x 1.125 (1 to 2.2)   the host is not published
//               max(processors x threads of each, vCPUs of the instance)      a number of cores of a processor
//               max(128 (27 to 448), vCPUs of the instance)                   a host without accelerators, not published
//
// g4dn.xlarge has 1 of 8 accelerators and 4 of 96 vCPUs: 1/8 of the former and 1/24 of the host. Instances of one host
// never have more than the whole: their accelerators and their vCPUs are parts of it. An instance with all accelerators
// of a host whose vCPUs are not published is the whole machine. Citation: the resource share of SCI (ISO/IEC
// 21031:2024), as allocated over all vCPUs by Teads (Davy 2021) and Cloud Carbon Footprint; both give accelerators by
// their number. Left out: memory that is not proportional to vCPUs, and vCPUs that are never sold.
#include "lifecycle/machine/instance.hpp"

#include "lifecycle/machine/host.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::one> vcpus_of_host(Sheet& sheet, const HostShare& s) {
  const auto own = cell(sheet, s.vcpus);
  if (s.over_largest) return cell(sheet, s.largest) * cell(sheet, s.over_largest);
  if (s.processors) return max(cell(sheet, s.processors) * cell(sheet, s.threads), own);
  const auto host = cell(sheet, s.host_vcpus);
  return s.host_vcpus.input->origin == Origin::assumed ? max(host, own) : host;
}

void scale(PartCell& part, Cell<dim::one> share) {
  if (part.co2e) part.co2e = named("part " + part.facts->name, share * part.co2e);
  for (PartCell& inside : part.parts) scale(inside, share);
}

}  // namespace

Cell<dim::one> share_of_host(Sheet& sheet, const HardwareFacts& h) {
  const HostShare& s = h.host_share;
  if (!s) return {};
  return named("share of the host", cell(sheet, s.vcpus) / vcpus_of_host(sheet, s));
}

Cell<dim::one> ratio_of_instance(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices,
                                 Cell<dim::one> ratio) {
  if (!h.host_share.accelerators) return ratio;
  const auto one = sheet.constant<dim::one>(1);
  const auto host_per_accelerator =
      cell(sheet, h.host_share.accelerators) / devices * share_of_host(sheet, h);  // 1 for the whole machine
  return named("instance over its accelerators", one + (ratio - one) * host_per_accelerator);
}

Cell<dim::co2e> host_of_instance(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices) {
  if (h.host_embodied || !h.host_share.accelerators) return host_footprint(sheet, h, devices);
  return share_of_host(sheet, h) * host_footprint(sheet, h, cell(sheet, h.host_share.accelerators));
}

Cell<dim::co2e> node_of_network(Sheet& sheet, const HardwareFacts& h, Cell<dim::co2e_per_device> accelerator,
                                Cell<dim::co2e> host, Cell<dim::co2e> node) {
  if (!accelerator || !h.host_share.accelerators) return node;
  return share_of_host(sheet, h) * (cell(sheet, h.host_share.accelerators) * accelerator) + host;
}

std::vector<PartCell> parts_of_machine(Sheet& sheet, const HardwareFacts& h) {
  std::vector<PartCell> parts = part_tree(sheet, h.parts);
  if (const auto share = share_of_host(sheet, h))
    for (PartCell& part : parts)
      if (part.facts->of_host) scale(part, share);
  return parts;
}

}  // namespace aicarbon::lifecycle
