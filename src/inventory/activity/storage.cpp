// Resolves data that is kept on drives and transferred to them. What the job leaves out comes from default rules and
// from the default drive in the catalog.
#include "inventory/activity/activity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace aicarbon::inventory {
namespace {

// The row of the parts table for the default drive of a medium, for a job that does not state `drive_embodied`.
const CatalogRow& usual_drive(const Catalog& catalog, std::string_view medium) {
  const CatalogTable& table = catalog.table("parts");
  for (const CatalogRow& row : table.rows)
    if (table.text(row, "kind") == medium && table.text(row, "default") == "yes") return row;
  throw std::logic_error(fmt::format("the catalog has no default part of kind {}", medium));
}

}  // namespace

template <>
StorageFacts facts(const activity::Storage& a, const ActivityInput& in) {
  const Context& c = in.context;
  const std::string_view use = in.use();
  const auto path = [&](std::string_view field) { return fmt::format("/phases/{}/activity/{}", use, field); };
  const bool solid = a.medium.value == Medium::ssd;
  StorageFacts f;
  take_stated(a, f, in);
  f.capacity = stated(a.storage, use);
  f.power = a.storage_power ? stated(*a.storage_power, use)
                            : assumed<dim::power_per_data>(c, solid ? "storage/ssd_power" : "storage/hdd_power",
                                                           path("storage_power"));
  if (a.drive_embodied) {
    f.drive_embodied = stated(*a.drive_embodied, use);
  } else {
    const CatalogRow& drive = usual_drive(c.catalog, word(a.medium.value));
    Input kg = assume_row(c.catalog, "parts", drive.id(), "kg", path("drive_embodied"));
    kg.unit = "kg/GB";  // the unit follows from the column `per` of the row
    f.drive_embodied = known<dim::co2e_per_data>(std::move(kg));
  }
  if (!a.ingested) return f;
  f.over_internet = a.transfer && a.transfer->value == Transfer::internet;
  f.ingested = stated(*a.ingested, use);
  f.transfer_energy =
      a.transfer_energy
          ? stated(*a.transfer_energy, use)
          : assumed<dim::energy_per_data>(c, f.over_internet ? "transfer/internet" : "transfer/datacenter",
                                          path("transfer_energy"));
  return f;
}

}  // namespace aicarbon::inventory
