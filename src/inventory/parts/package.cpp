// Resolves a package of a bill of materials: its bonding and its interposer. Its contents have rows of their own.
#include "inventory/parts/bill.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {

void resolve_package(const BillInput& in, const BillRow& row, PartFacts& f) {
  f.method = "(interposer + contained parts + bonding) ÷ yield of the package";
  const StatedPart* s = row.stated;
  const bool hybrid = row.kind == "package-3d";
  if (s != nullptr && s->bond_yield && s->package_yield)
    in.error(diag::conflict, row, fmt::format("package \"{}\" states \"bond_yield\" and \"package_yield\"", row.name),
             "keep one of them");
  if (s != nullptr && s->bond_yield) f.bond_yield = stated(*s->bond_yield, in.use);
  else if (s != nullptr && s->package_yield) f.package_yield = stated(*s->package_yield, in.use);
  else
    f.package_yield = assumed<dim::one>(in.context, hybrid ? "part/package_yield_hybrid" : "part/package_yield",
                                        row.path + "/package_yield");
  if (row.holds.empty())
    in.error(diag::missing_field, row, fmt::format("package \"{}\" contains no parts", row.name),
             "add \"holds\": [\"die\", \"memory\"]");
  f.fab = resolve_fab(in, row);
  if (f.area)
    f.bond_energy = assumed<dim::energy_per_area>(in.context, hybrid ? "part/bond_energy_hybrid" : "part/bond_energy",
                                                  row.path + "/bond_energy");
  if (hybrid) return;
  if (!f.area) {
    f.leaves_out = "the interposer is not counted, because its area is unknown: state \"area\"";
    return;
  }
  BillRow interposer = row;
  if (interposer.process.empty()) interposer.process = "interposer";
  resolve_silicon(in, interposer, f);
}

}  // namespace aicarbon::inventory
