// Machines with more than one life, or with failures: the share of manufacturing and end of life that is charged to
// this life, and the number of spare machines.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Share of manufacturing charged to this life; empty if it is all or none.
Cell<dim::one> share_of_making(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::time> lifetime);

/// Share of end-of-life treatment charged to this life; empty if it is all or none.
Cell<dim::one> share_of_end(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::time> lifetime);

/// The reason why this life is not charged for manufacturing, or for the end of life; nullptr if it is charged.
const Missing* making_charged_to_prior_life(const HardwareFacts& hardware);
const Missing* end_charged_to_second_life(const HardwareFacts& hardware);

/// Spare machines per machine and life; empty if no failure rate is stated.
Cell<dim::one> spares(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::time> lifetime);

/// Manufacturing of the machines, by the parts of `bill`, and of their spares, with the footprint `embodied` per node.
/// Empty if there is neither a bill nor a failure rate.
std::vector<Part> making(const PhaseCells& phase, Cell<dim::co2e> embodied, const std::vector<Part>& bill);

/// Manufacturing of the machines as a whole, with the footprint `embodied` per node and without spares.
Cell<dim::co2e> making_of_machines(const PhaseCells& phase, Cell<dim::co2e> embodied);

}  // namespace aicarbon::lifecycle
