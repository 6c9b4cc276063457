// What the plant of a site emits itself, for one kW of IT and time; read by the sources `backup_power` and `refrigerant`.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

Flow<dim::intensity> generator_tests(Sheet& sheet, const BackupPowerFacts& facts);
Flow<dim::intensity> refrigerant_lost(Sheet& sheet, const RefrigerantFacts& facts);

}  // namespace aicarbon::lifecycle
