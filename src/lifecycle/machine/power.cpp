// Rated and idle power, each in the first of these ways that the facts allow:
//
//   rated = rated power of the node                                             [kW]
//   rated = power of vCPUs and memory                          a machine without accelerators (processor_power.cpp)
//   rated = devices x accelerator power x ratio                the ratio of an instance is in instance.cpp
//   idle  = idle power of the node / devices                                    [kW/device]
//   idle  = rated / devices x first point of the power curve (power_curve.cpp)
//   idle  = idle power of an accelerator x default ratio
//   idle  = rated / devices x (idle / rated)
//
// and IT energy from the energy of the accelerators, as measured, stated or planned:
//
//   node / accelerators = max(rated power of the node / (devices x accelerator power) x at load, 1)
//   node / accelerators = max(ratio x at load, 1)                      the job states no rated power
//
//   ratio     rated power over that of the accelerators, of the machine in the catalog that is named or that usually
//             holds the accelerator; otherwise, by default, at load: of modules such as SXM, or of an unknown form,
//             1.55 (1.3 ... 1.8); PCIe cards 1.5 (1.2 ... 1.8); TPUs 1.75 (1.43 ... 2.2); packages that contain CPU and
//             memory 1.17 (1.115 ... 1.235), for network, fans and power supplies
//   at load   0.85 (0.72 ... 0.99) of a ratio of ratings, because hosts and fans do not use all of them; 1 of the others
//
// Sources are in defaults.csv. The ratio is used at most once, because the rated power of a node already includes the
// host.
#include "lifecycle/machine/power.hpp"

#include "lifecycle/machine/instance.hpp"
#include "lifecycle/machine/processor_power.hpp"

namespace aicarbon::lifecycle {

Cell<dim::power> rated_power(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices) {
  if (h.node_power) return cell(sheet, h.node_power);
  if (h.processor) return processor_power(sheet, h.processor);
  if (h.accelerator_power)
    return named("rated power of the node",
                 devices * cell(sheet, h.accelerator_power) *
                     ratio_of_instance(sheet, h, devices, cell(sheet, h.node_over_accelerators)));
  return {};
}

Cell<dim::one> node_over_accelerators(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices) {
  if (!h.present) return cell(sheet, h.node_over_accelerators);
  const auto ratio = h.node_power && h.accelerator_power
                         ? cell(sheet, h.node_power) / (devices * cell(sheet, h.accelerator_power))
                         : cell(sheet, h.node_over_accelerators);
  const auto at_load =
      named("node over accelerators", max(ratio * cell(sheet, h.node_at_load), sheet.constant<dim::one>(1)));
  return h.node_power ? at_load : ratio_of_instance(sheet, h, devices, at_load);
}

Cell<dim::device_power> idle_power(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices,
                                   Cell<dim::power> rated) {
  if (h.node_idle) return named("idle power of a device", cell(sheet, h.node_idle) / devices);
  if (!h.power_curve.empty())
    return rated ? named("idle power of a device", rated / devices * cell(sheet, h.power_curve.front().power))
                 : Cell<dim::device_power>{};
  if (h.accelerator_idle)
    return named("idle power of a device",
                 cell(sheet, h.accelerator_idle) *
                     ratio_of_instance(sheet, h, devices, cell(sheet, h.node_over_accelerators)));
  if (rated) return named("idle power of a device", rated / devices * cell(sheet, h.idle_over_rated));
  return {};
}

}  // namespace aicarbon::lifecycle
