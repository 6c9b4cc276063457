// A machine that serves in more than one life, or fails in one: whose its making is, and what is made anew.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Of making, borne by this life; empty when it bears all, or none.
Cell<dim::one> share_of_making(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::time> lifetime);

/// Of treatment at the end, likewise.
Cell<dim::one> share_of_end(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::time> lifetime);

/// Why this life bears no making, or no end; nullptr when it does.
const Missing* making_borne_before(const HardwareFacts& hardware);
const Missing* end_borne_after(const HardwareFacts& hardware);

/// Machines made anew for each machine and life, to replace what failed; empty when failures are not told.
Cell<dim::one> spares(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::time> lifetime);

/// Making of what costs `embodied` a node: by the parts of its bill, and spares; empty when it has no bill and failures are not told.
std::vector<Part> making(const PhaseCells& phase, Cell<dim::co2e> embodied, const std::vector<Part>& bill);

/// The same where failures are not told.
Cell<dim::co2e> making_of_machines(const PhaseCells& phase, Cell<dim::co2e> embodied);

}  // namespace aicarbon::lifecycle
