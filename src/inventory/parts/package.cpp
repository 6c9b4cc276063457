// Resolves a package of a bill of materials: its bonding and its interposer. Its contents have rows of their own.
#include "inventory/parts/bill.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {

void resolve_package(const BillInput& in, const BillRow& row, PartFacts& f) {
  f.method = "(interposer + contained parts + bonding) ÷ bond yield ^ pieces";
  const StatedPart* s = row.stated;
  const bool hybrid = row.kind == "package-3d";
  f.bond_yield = s != nullptr && s->bond_yield
                     ? stated(*s->bond_yield, in.use)
                     : assumed<dim::one>(in.context, hybrid ? "part/bond_yield_hybrid" : "part/bond_yield",
                                         row.path + "/bond_yield");
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
