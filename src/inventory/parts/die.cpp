// Resolves a die of a bill of materials: its area, checked against the wafer and one exposure, and its silicon.
#include "inventory/parts/bill.hpp"

#include <fmt/format.h>

#include <cmath>

namespace aicarbon::inventory {
namespace {

constexpr double reticle_mm2 = 858;  // area of one exposure, 26 mm × 33 mm

}  // namespace

void resolve_die(const BillInput& in, const BillRow& row, PartFacts& f) {
  f.method = "area × carbon per area × wafer area per die area ÷ yield";
  if (!f.area) {
    f.missing.reason = "the area of the die is unknown: state \"area\"";
    return;
  }
  if (!resolve_silicon(in, row, f)) return;
  const double mm2 = f.area.best() * 1e6 / (f.dies ? f.dies.best() : 1);
  if (f.cut_from_wafer) {
    const double diameter = f.wafer.best() * 1e6 - 2 * f.edge.best() * 1e6;
    if (std::sqrt(2 * mm2) > diameter)
      in.error(diag::out_of_domain, row,
               fmt::format("part \"{}\": a die of {} mm2 does not fit on the wafer", row.name, mm2),
               "is the unit mm2?");
  }
  if (mm2 > reticle_mm2 && row.kind == "die" && !(row.stated != nullptr && row.stated->stitched))
    in.context.note(
        diag::above_reticle,
        fmt::format("part \"{}\": a die of {:.0f} mm2 is larger than one lithographic exposure", row.name, mm2),
        fmt::format("one exposure covers {:.0f} mm2; state \"stitched\": true, or list the dies separately",
                    reticle_mm2),
        row.at);
}

}  // namespace aicarbon::inventory
