// Activity `storage`: data kept on drives, and moved to them.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array storage_activity{
    field<&activity::Storage::storage>(
        {.name = "storage", .doc = "data kept, as allocated, of one copy", .unit = "TB", .example = "\"1 PB\""}),
    needed(duration<activity::Storage>),
    field<&activity::Storage::replication>(
        {.name = "replication", .doc = "copies kept", .unit = "1", .example = "3", .minimum = 1}),
    field<&activity::Storage::medium>({.name = "medium", .doc = "what it is kept on: hdd or ssd", .required = true}),
    field<&activity::Storage::ingested>(
        {.name = "ingested", .doc = "data moved to where it is kept or used", .unit = "TB", .example = "\"100 TB\""}),
    field<&activity::Storage::transfer>(
        {.name = "transfer",
         .doc = "the way of what is ingested: datacenter (the provider's own network) or internet"}),
    field<&activity::Storage::storage_power>({.name = "storage_power",
                                              .doc = "mean power of a TB of drives; the medium's when absent",
                                              .unit = "W/TB",
                                              .example = "\"0.65 W/TB\"",
                                              .positive = true}),
    field<&activity::Storage::transfer_energy>({.name = "transfer_energy",
                                                .doc = "electricity of moving a GB; that of the way when absent",
                                                .unit = "kWh/GB",
                                                .example = "\"0.001 kWh/GB\""}),
    field<&activity::Storage::drive_embodied>({.name = "drive_embodied",
                                               .doc = "CO2e of making a TB of drives; the medium's when absent",
                                               .unit = "kg/TB",
                                               .example = "\"1.7 kg/TB\""}),
    field<&activity::Storage::drive_lifetime>({.name = "drive_lifetime",
                                               .doc = "years a drive serves",
                                               .unit = "years",
                                               .example = "\"5 years\"",
                                               .positive = true}),
};

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Storage>::fields() {
  return storage_activity;
}

namespace workload {

// The two ways of moving data differ by a factor of fifty: the job must say which one it is.
void check(const activity::Storage& a, Faults& faults) {
  if (a.ingested && !a.transfer)
    faults.add(diag::missing_field, "ingested needs the way the data takes",
               "add \"transfer\": \"datacenter\" (the provider's own network) or \"internet\"", a.ingested->at);
  if (!a.ingested && a.transfer)
    faults.add(diag::missing_field, "transfer needs the data that is moved", "add \"ingested\": \"… TB\"",
               a.transfer->at);
  if (!a.ingested && a.transfer_energy)
    faults.add(diag::missing_field, "transfer_energy needs the data that is moved", "add \"ingested\": \"… TB\"",
               a.transfer_energy->at);
}

}  // namespace workload

}  // namespace aicarbon
