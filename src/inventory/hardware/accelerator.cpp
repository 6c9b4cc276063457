// Resolves the footprint of manufacturing an accelerator: as published, from its bill of materials, or by a default
// rule.
#include "inventory/hardware/hardware.hpp"

#include <algorithm>
#include <sstream>

namespace aicarbon::inventory {
namespace {

bool is_chip(const PartFacts& p) {
  return p.kind == "die" || p.kind.starts_with("package-") || p.kind.starts_with("hbm") || p.kind.starts_with("gddr");
}

// Takes the parts from the bill of materials in the catalog, provided that the footprint of every chip in the bill is
// known; otherwise returns false. If the footprint of another part, such as the board, is not known, a factor adds board
// and cooling, as for any footprint of a chip package.
bool of_bill(const HardwareInput& in, HardwareFacts& f) {
  if (in.accelerator.empty()) return false;
  auto bill = bill_parts(in.context, in.accelerator, in.path("embodied/accelerator"), in.use);
  const auto unknown_part = [](const PartFacts& p) { return !p.missing.reason.empty() || !p.leaves_out.empty(); };
  if (std::ranges::none_of(bill, is_chip)) return false;
  if (std::ranges::any_of(bill, [&](const PartFacts& p) { return is_chip(p) && unknown_part(p); })) return false;
  if (std::ranges::any_of(bill, unknown_part)) {
    for (PartFacts& p : bill)  // parts are marked, not removed: packages refer to their content by index
      if (!is_chip(p) && !p.in_package)
        p.missing.reason = "board and cooling are added by the default rule embodied/card_over_chip";
    f.card_over_chip = assumed<dim::one>(in.context, "embodied/card_over_chip", in.path("embodied/accelerator"));
  }
  f.accelerator_bill = std::move(bill);
  return true;
}

}  // namespace

void resolve_accelerator(const HardwareInput& in, HardwareFacts& f) {
  auto own = in.of_accelerator("embodied_kg", "embodied/accelerator");
  if (!own && of_bill(in, f)) return;
  if (!own) {
    f.accelerator_embodied = assumed<dim::co2e_per_device>(
        in.context,
        f.device_class == DeviceClass::workstation ? "embodied/accelerator_workstation" : "embodied/accelerator",
        in.path("embodied/accelerator"));
    return;
  }
  const CatalogTable& table = in.context.catalog.table("accelerators");
  if (table.text(*table.find(in.accelerator), "embodied_boundary") == "chip") {
    f.chip_embodied = known<dim::co2e_per_device>(std::move(*own));
    f.card_over_chip = assumed<dim::one>(in.context, "embodied/card_over_chip", in.path("embodied/accelerator"));
  } else {
    f.accelerator_embodied = known<dim::co2e_per_device>(std::move(*own));
  }
  read_holds(in, f, "accelerators", in.accelerator);
}

void read_holds(const HardwareInput& in, HardwareFacts& f, std::string_view table_name, std::string_view id) {
  const CatalogTable& table = in.context.catalog.table(table_name);
  std::istringstream words{std::string(table.text(*table.find(id), "embodied_holds"))};
  for (std::string word; words >> word;) f.holds.insert(word);
}

}  // namespace aicarbon::inventory
