// Resolves the footprint of manufacturing an accelerator: that of its parts, which follow from its bill of materials or
// from the columns of its row, by the same rules for every accelerator. A published footprint of a card of the catalog
// is not used, so that a comparison of two cards does not compare the methods of two studies. An overlay is a statement
// of the user: its figure is used.
#include "inventory/hardware/hardware.hpp"

#include <sstream>

namespace aicarbon::inventory {
namespace {

// The footprint of an accelerator whose row is from an overlay and has one.
bool of_overlay(const HardwareInput& in, HardwareFacts& f) {
  if (in.accelerator.empty()) return false;
  const CatalogTable& table = in.context.catalog.table("accelerators");
  const CatalogRow& row = *table.find(in.accelerator);
  if (!row.overlaid) return false;
  auto own = in.of_accelerator("embodied_kg", "embodied/accelerator");
  if (!own) return false;
  if (table.text(row, "embodied_boundary") == "chip") {
    f.chip_embodied = known<dim::co2e_per_device>(std::move(*own));
    f.card_over_chip = assumed<dim::one>(in.context, "embodied/card_over_chip", in.path("embodied/accelerator"));
  } else {
    f.accelerator_embodied = known<dim::co2e_per_device>(std::move(*own));
  }
  read_holds(in, f, "accelerators", in.accelerator);
  return true;
}

}  // namespace

void resolve_accelerator(const HardwareInput& in, HardwareFacts& f) {
  if (of_overlay(in, f)) return;
  if (!in.accelerator.empty()) {
    f.accelerator_bill = bill_parts(in.context, in.accelerator, in.path("embodied/accelerator"), in.use);
    // no path: what is published is shown, and nothing can be typed to change it
    if (auto published = from_catalog(in.context.catalog, "accelerators", in.accelerator, "embodied_kg", {}))
      f.accelerator_published = known<dim::co2e_per_device>(std::move(*published));
    return;
  }
  f.accelerator_embodied = assumed<dim::co2e_per_device>(
      in.context,
      f.device_class == DeviceClass::workstation ? "embodied/accelerator_workstation" : "embodied/accelerator",
      in.path("embodied/accelerator"));
}

void read_holds(const HardwareInput& in, HardwareFacts& f, std::string_view table_name, std::string_view id) {
  const CatalogTable& table = in.context.catalog.table(table_name);
  std::istringstream words{std::string(table.text(*table.find(id), "embodied_holds"))};
  for (std::string word; words >> word;) f.holds.insert(word);
}

}  // namespace aicarbon::inventory
