// Resolves parts of a bill of materials that have a published factor: per piece, mass, area or capacity.
#include "inventory/parts/bill.hpp"

#include "catalog/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

// The row of the parts table for a named part, or the default row of its kind; null if there is none.
const CatalogRow* row_of_parts(const BillInput& in, const BillRow& row) {
  const CatalogTable& table = in.context.catalog.table("parts");
  if (!row.part.empty()) return table.find(row.part);
  for (const CatalogRow& r : table.rows)
    if (table.text(r, "kind") == row.kind && table.text(r, "default") == "yes") return &r;
  return nullptr;
}

// A part of a known kind without a default factor is not estimated; an unknown kind is an error.
void no_factor(const BillInput& in, const BillRow& row, PartFacts& f) {
  std::vector<std::string_view> kinds{"die", "package-2.5d", "package-3d", "stated", "optics", "cable", "cooling"};
  for (const std::string_view name : {"parts", "bills"}) {
    const CatalogTable& table = in.context.catalog.table(name);
    for (const CatalogRow& r : table.rows)
      if (std::ranges::find(kinds, table.text(r, "kind")) == kinds.end()) kinds.push_back(table.text(r, "kind"));
  }
  if (row.stated == nullptr || std::ranges::find(kinds, std::string_view(row.kind)) != kinds.end()) {
    f.missing.reason = fmt::format(
        "there is no default footprint for the kind \"{}\": state \"part\", or \"kind\": \"stated\" with \"embodied\"",
        row.kind);
    return;
  }
  const std::string help = catalog::name_help(
      in.context.catalog,
      {row.kind,
       {},
       std::move(kinds),
       "state \"part\", an id from `aicarbon catalog list parts`; or use \"kind\": \"stated\" with \"embodied\""});
  in.error(diag::unknown_part, row,
           row.kind.empty() ? fmt::format("part \"{}\" states neither \"kind\" nor \"part\"", row.name)
                            : fmt::format("unknown kind \"{}\" of part \"{}\"", row.kind, row.name),
           help);
}

}  // namespace

void resolve_factor(const BillInput& in, const BillRow& row, PartFacts& f) {
  const CatalogTable& table = in.context.catalog.table("parts");
  const CatalogRow* found = row_of_parts(in, row);
  if (row.stated != nullptr && row.stated->yield && row.stated->yield->value)
    f.yield = stated(*row.stated->yield->value, in.use);
  if (found == nullptr) return no_factor(in, row, f);
  f.kind = table.text(*found, "kind");
  const auto per = table.text(*found, "per");
  auto kg = from_catalog(in.context.catalog, "parts", found->id(), "kg", row.path + "/embodied");
  if (kg && (f.kind == unknown_memory || f.kind == rest_of_card))
    kg = assume_row(in.context.catalog, "parts", found->id(), "kg", row.path + "/embodied");
  if (!kg) {
    f.missing.reason =
        fmt::format("no footprint of {} is published: state \"kind\": \"stated\" with \"embodied\"", found->id());
    return;
  }
  f.method = fmt::format("{} per {}", found->id(), per);
  f.source = kg->citation;
  f.boundary = table.text(*found, "boundary");
  const auto needs = [&](bool there, std::string_view field, std::string_view example) {
    if (there || !f.missing.reason.empty()) return;
    if (row.stated != nullptr)
      in.error(diag::missing_field, row,
               fmt::format("the footprint of part \"{}\" is given per {}, but the part states no \"{}\"", row.name, per,
                           field),
               fmt::format("add \"{}\": \"{}\"", field, example));
    f.missing.reason = fmt::format("its {} is unknown: state \"{}\"", field, field);
  };
  if (per == "GB") {
    f.per_data = known<dim::co2e_per_data>(std::move(*kg));
    needs(f.capacity || f.memory, "capacity", "80 GB");
  } else if (per == "kg") {
    f.per_mass = known<dim::co2e_per_mass>(std::move(*kg));
    needs(static_cast<bool>(f.mass), "mass", "3 kg");
  } else if (per == "cm2" || per == "m2") {
    f.per_area = known<dim::co2e_per_area>(std::move(*kg));
    needs(static_cast<bool>(f.area), "area", "300 cm2");
  } else if (per == "unit") {
    f.each = known<dim::co2e>(std::move(*kg));
  } else {
    f.missing.reason =
        fmt::format("the footprint of {} is given per {}, an amount that a part cannot state", found->id(), per);
  }
}

}  // namespace aicarbon::inventory
