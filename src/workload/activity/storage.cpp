// Activity `storage`: data stored on drives, and transferred to them.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array storage_activity{
    field<&activity::Storage::storage>({.name = "storage",
                                        .doc = "stored data, as the allocated capacity of one copy",
                                        .unit = "TB",
                                        .example = "\"1 PB\""}),
    needed(duration<activity::Storage>),
    value<&activity::Storage::replication, &StorageFacts::replication, activity::Storage, StorageFacts>(
        {.name = "replication",
         .doc = "number of copies",
         .unit = "1",
         .example = "3",
         .rule = "storage/replication",
         .minimum = 1}),
    field<&activity::Storage::medium>({.name = "medium", .doc = "storage medium: hdd or ssd", .required = true}),
    field<&activity::Storage::ingested>({.name = "ingested",
                                         .doc = "data transferred to where it is stored or used",
                                         .unit = "TB",
                                         .example = "\"100 TB\""}),
    field<&activity::Storage::transfer>(
        {.name = "transfer",
         .doc = "network for the ingested data: datacenter (the provider's own network) or internet"}),
    field<&activity::Storage::storage_power>({.name = "storage_power",
                                              .doc = "mean power per TB of drives; if absent, that of the medium",
                                              .unit = "W/TB",
                                              .example = "\"0.65 W/TB\"",
                                              .positive = true}),
    field<&activity::Storage::transfer_energy>({.name = "transfer_energy",
                                                .doc = "electricity per transferred GB; if absent, that of the network",
                                                .unit = "kWh/GB",
                                                .example = "\"0.001 kWh/GB\""}),
    field<&activity::Storage::drive_embodied>(
        {.name = "drive_embodied",
         .doc = "CO2e of manufacturing drives per TB; if absent, that of the medium",
         .unit = "kg/TB",
         .example = "\"1.7 kg/TB\""}),
    value<&activity::Storage::drive_lifetime, &StorageFacts::drive_lifetime, activity::Storage, StorageFacts>(
        {.name = "drive_lifetime",
         .doc = "lifetime of a drive",
         .unit = "years",
         .example = "\"5 years\"",
         .rule = "life/drive",
         .positive = true}),
};

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Storage>::fields() {
  return storage_activity;
}

namespace workload {

// The electricity per GB of the two networks differs by a factor of about fifty, so the job must state which network is
// used.
template <>
void check_kind(const activity::Storage& a, Faults& faults) {
  if (a.ingested && !a.transfer)
    faults.add(diag::missing_field, "\"ingested\" needs \"transfer\", the network that is used",
               "add \"transfer\": \"datacenter\" (the provider's own network) or \"internet\"", a.ingested->at);
  if (!a.ingested && a.transfer)
    faults.add(diag::missing_field, "\"transfer\" needs \"ingested\", the amount of data", "add \"ingested\": \"… TB\"",
               a.transfer->at);
  if (!a.ingested && a.transfer_energy)
    faults.add(diag::missing_field, "\"transfer_energy\" needs \"ingested\", the amount of data",
               "add \"ingested\": \"… TB\"", a.transfer_energy->at);
}

}  // namespace workload

}  // namespace aicarbon
