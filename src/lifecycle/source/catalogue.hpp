// The sources, each defined in its own file.
#pragma once

#include "lifecycle/source/source.hpp"

namespace aicarbon::lifecycle {

extern const Source accelerators_source, hosts_source, network_equipment_source, storage_equipment_source;
extern const Source transport_source;
extern const Source construction_source;
extern const Source electricity_source, overhead_source, unallocated_source, grid_losses_source, upstream_source,
    stated_source, storage_source, data_transfer_source, refrigerant_source, backup_power_source;
extern const Source end_of_life_source;

/// Whether a phase keeps data: jobs in which none does have no lines of storage, of its drives, and of data moved.
bool stores_data(const PhaseFacts& phase);

}  // namespace aicarbon::lifecycle
