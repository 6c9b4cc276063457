// ACT: chips by area, memory and drives by capacity.
//
//   die      kg = A x CPA / Y + packaging
//   memory   kg = capacity x factor / Y
//   drive    kg = capacity x factor
//
//   A           area of the die [m2]
//   CPA         carbon per area [kg/m2], with the tables in silicon.cpp and the part's own fab and abatement
//   Y           yield: 0.875 for every die (default row part/yield), unless the part states one
//   packaging   0.15 kg per chip (packaging-act)
//
// Citation: Gupta et al., "ACT", ISCA 2022; facebookresearch/ACT, act/core. Its factors for DRAM and NAND apply to bare
// dies; if a kind has several rows, the newest is used. ACT has no factors for HBM, DDR5, GDDR, interposers, populated
// boards or servers.
#include "lifecycle/component/component.hpp"
#include "report/published/published.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::report {
namespace {

struct ActRow {
  std::string_view kind, id;
  bool over_yield;
};
constexpr ActRow by_capacity[] = {
    {"ddr3", "ddr3-act-30nm", true},     {"ddr4", "ddr4-act", true},     {"lpddr2", "lpddr2-act", true},
    {"lpddr3", "lpddr3-act-20nm", true}, {"lpddr4", "lpddr4-act", true}, {"ssd", "ssd-act-nand-tlc-1z", true},
    {"hdd", "hdd-exos-2x14", false},
};

std::optional<ModelAnswer> act_answer(std::span<const Piece> machine, const Catalog& catalog) {
  const double usual_yield = default_value(catalog, "part/yield");
  const double packaging = part_factor(catalog, "packaging-act");
  Tally sum;
  bool dies = false;
  bool memory = false;
  Sheet sheet;
  for (const auto& [part, count] : machine) {
    const double yield = part->yield ? part->yield.best() : usual_yield;
    const auto* row = std::ranges::find(by_capacity, part->kind, &ActRow::kind);
    if (part->kind == "die" && part->area && part->fab_energy) {
      sum.add(count * (part->area.best() * lifecycle::carbon_per_area(sheet, *part).best() / yield + packaging));
      dies = true;
    } else if (row != std::end(by_capacity) && part->capacity) {
      sum.add(count * part->capacity.best() * part_factor(catalog, row->id) / (row->over_yield ? yield : 1));
      memory = true;
    } else if (part->kind == "die") {
      sum.leave_out("a die without area or process");
    } else {
      sum.leave_out(part->kind);
    }
  }
  const auto printed = [&](std::string_view id) { return part_factor_text(catalog, id); };
  std::vector<std::string> because{"boundary: bare dies and drives; no boards, cooling, case or assembly"};
  if (dies)
    because.push_back(fmt::format(
        "chips: a yield of {} for any area unless one is stated, no loss at the edge of the wafer, packaging {} kg per chip, no interposer, no loss in bonding",
        units::shortest(usual_yield), printed("packaging-act")));
  if (memory)
    because.push_back(fmt::format(
        "memory factor: for dies alone, DDR4 {} and NAND {} kg/GB; factors for DRAM modules are 21 to 25 times as high",
        printed("ddr4-act"), printed("ssd-act-nand-tlc-1z")));
  return sum.answer(std::move(because));
}

}  // namespace

const PublishedModel act_model{.model = "ACT", .citation = "Gupta et al., ISCA 2022", .of = act_answer};

}  // namespace aicarbon::report
