// What formulas need from a phase. Each function returns the reason why its need is not met, or nullptr if it is met.
#pragma once

#include "lifecycle/source/source.hpp"

namespace aicarbon::lifecycle::needs {

const Missing* it_energy(const PhaseCells& p);
const Missing* unallocated_energy(const PhaseCells& p);
const Missing* electricity(const PhaseCells& p);  ///< energy that is allocated, unallocated, or for storage
const Missing* storage_energy(const PhaseCells& p);
const Missing* transfer_energy(const PhaseCells& p);
const Missing* stored(const PhaseCells& p);
const Missing* grid(const PhaseCells& p);
const Missing* loss(const PhaseCells& p);
const Missing* upstream(const PhaseCells& p);
const Missing* owned_time(const PhaseCells& p);
const Missing* split_footprint(const PhaseCells& p);
const Missing* network(const PhaseCells& p);  ///< a cluster that the machine is part of
const Missing* transport(const PhaseCells& p);
const Missing* end_of_life(const PhaseCells& p);
const Missing* making(const PhaseCells& p);
const Missing* host_in_bill(const PhaseCells& p);  ///< a part of the host in the bill of materials, if there is a bill
const Missing* construction(const PhaseCells& p);
const Missing* it_power_time(const PhaseCells& p);  ///< the quantity by which a building and its plant are allocated
const Missing* stated(const PhaseCells& p);

}  // namespace aicarbon::lifecycle::needs
