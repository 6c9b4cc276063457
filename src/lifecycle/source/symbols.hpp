// Symbols that formulas of several sources share, each with its value in a phase.
#pragma once

#include "lifecycle/machine/reuse.hpp"
#include "lifecycle/source/source.hpp"

#include <limits>

namespace aicarbon::lifecycle::symbol {

/// The best value of a cell or fact; if it is empty, `otherwise`, or NaN for a fact.
template <Dim D>
double best(Cell<D> cell, double otherwise = std::numeric_limits<double>::quiet_NaN()) {
  return cell ? cell.best() : otherwise;
}
template <Dim D>
double best(const Fact<D>& fact) {
  return fact ? fact.best() : std::numeric_limits<double>::quiet_NaN();
}

// Machines
inline constexpr Symbol owned_time{
    "owned time", "device h",
    "allocated time ÷ utilization; on a fleet, the allocated time; for a fleet itself, the time that no phase uses",
    "hardware-time", [](const PhaseCells& p) { return best(p.flows.owned_time.cell); }};
inline constexpr Symbol devices{"devices in a node", "device",
                                "number of accelerators in one node; 1 for a server without accelerators", "",
                                [](const PhaseCells& p) { return best(p.hardware.devices); }};
inline constexpr Symbol lifetime{"lifetime", "h", "time in service of the node", "",
                                 [](const PhaseCells& p) { return best(p.hardware.lifetime); }};
inline constexpr Symbol share_held{"reserved share", "1", "share of the node that is reserved", "",
                                   [](const PhaseCells& p) { return best(p.hardware.share, 1); }};
inline constexpr Symbol share_of_making{
    "share of manufacturing", "1",
    "0 by cut-off after a prior life; by service time, the share of the years of service; otherwise 1", "hardware-time",
    [](const PhaseCells& p) {
      return making_charged_to_prior_life(*p.facts->hardware) != nullptr ? 0 : best(p.hardware.making_share, 1);
    }};
inline constexpr Symbol spares{"spares", "1", "spare machines per machine and life", "hardware-time",
                               [](const PhaseCells& p) { return best(p.hardware.spares, 0); }};

// The facility
inline constexpr Symbol provisioned_energy{
    "provisioned energy", "kWh",
    "rated power × owned time ÷ devices in a node; IT energy if the construction of the site is allocated by mean power",
    "construction", [](const PhaseCells& p) { return best(it_power_time(p)); }};
inline constexpr Symbol all_it_energy{"IT energy", "kWh", "IT energy of the phase, including unallocated hours",
                                      "activities",
                                      [](const PhaseCells& p) { return best(lifecycle::all_it_energy(p)); }};
inline constexpr Symbol facility_energy{"facility energy", "kWh", "IT energy × PUE, including unallocated hours", "",
                                        [](const PhaseCells& p) { return best(lifecycle::facility_energy(p)); }};

// Electricity
inline constexpr Symbol intensity{"intensity", "kg CO2e/kWh",
                                  "intensity of the grid or, in the market-based total, of the contracts",
                                  "market-based", [](const PhaseCells& p) { return best(p.site.intensity); }};
inline constexpr Symbol loss{"loss", "1",
                             "share of generation lost; 0 if the intensity refers to delivered electricity", "",
                             [](const PhaseCells& p) { return best(p.site.loss, 0); }};
inline constexpr Symbol upstream{"upstream", "kg CO2e/kWh",
                                 "life-cycle minus direct emissions of the country's mix, per kWh generated", "",
                                 [](const PhaseCells& p) { return best(p.site.upstream); }};

}  // namespace aicarbon::lifecycle::symbol
