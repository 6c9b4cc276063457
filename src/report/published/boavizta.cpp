// Boavizta's bottom-up model of a server, with the factors of UBA's Green Cloud Computing (2021).
//
//   CPU            kg = area of all its dies x 1.97 + 9.14
//   DRAM           kg = capacity / density x 2.2 + 5.22      per module
//   SSD            kg = capacity / density x 2.2 + 6.34      per drive
//   HDD            kg = 31.11                                per drive
//   power supply   kg = mass x 24.3
//
// Board, case, blade with its enclosure, and assembly have one figure each. Areas are in cm2 and factors in kg/cm2. The
// density of a memory die, in GB/cm2, is stated for the part, and only this model uses it.
//
// Citation: UBA 2021, rows uba-* and *-uba of parts.csv (second-hand: the report itself could not be accessed);
// BoaviztAPI for the way in which they are combined. Left out: accelerators and their memory, network cards, fans, a
// CPU without an area, and DRAM or an SSD without a density.
#include "report/published/published.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::report {
namespace {

// Parts with one figure each, per piece or per kg of mass.
struct BoaviztaRow {
  std::string_view kind, id;
  bool by_mass;
};
constexpr BoaviztaRow whole[] = {
    {"hdd", "hdd-uba", false},
    {"power-supply", "power-supply-uba", true},
    {"motherboard", "motherboard-uba", false},
    {"chassis", "case-uba", false},
    {"mechanics", "case-uba", false},
    {"blade-case", "case-blade-uba", false},
    {"blade-enclosure", "enclosure-blade-uba", false},
    {"assembly", "assembly", false},
};

bool is_dram(std::string_view kind) { return kind.starts_with("ddr") || kind.starts_with("lpddr"); }

std::optional<ModelAnswer> boavizta_answer(std::span<const Piece> machine, const Catalog& catalog) {
  const auto factor = [&](std::string_view id) { return part_factor(catalog, id); };
  Tally sum;
  bool processors = false;
  bool memory = false;
  for (const auto& [part, count] : machine) {
    const std::string_view kind = part->kind;
    const auto* row = std::ranges::find(whole, kind, &BoaviztaRow::kind);
    const bool of_host = !part->of_accelerator;
    if (kind == "cpu" && part->area) {
      sum.add(count * (part->area.best() * factor("uba-cpu-die") + factor("uba-cpu-base")));
      processors = true;
    } else if (kind == "die" && of_host && part->area) {
      sum.add(count * (part->area.best() * factor("uba-cpu-die") + (part->in_package ? 0 : factor("uba-cpu-base"))));
      processors = true;
    } else if (kind.starts_with("package-") && of_host) {
      sum.add(count * factor("uba-cpu-base"));
    } else if (is_dram(kind) && part->density && part->capacity) {
      sum.add(count * (part->capacity.best() / part->density.best() * factor("uba-ram-die") + factor("uba-ram-base")));
      memory = true;
    } else if (kind == "ssd" && part->density && part->capacity) {
      sum.add(count * (part->capacity.best() / part->density.best() * factor("uba-ssd-die") + factor("uba-ssd-base")));
      memory = true;
    } else if (row != std::end(whole) && (!row->by_mass || part->mass)) {
      sum.add(count * factor(row->id) * (row->by_mass ? part->mass.best() : 1));
    } else if (kind == "cpu") {
      sum.leave_out("cpu (its die area is not stated)");
    } else if (is_dram(kind) || kind == "ssd") {
      sum.leave_out(std::string(kind) + " (its density or capacity is not stated)");
    } else if (row != std::end(whole)) {
      sum.leave_out(std::string(kind) + " (its mass is not stated)");
    } else {
      sum.leave_out(kind == "die" ? "a die of an accelerator" : kind);
    }
  }
  const auto printed = [&](std::string_view id) { return part_factor_text(catalog, id); };
  std::vector<std::string> because{"boundary: cradle to gate of a server without accelerators, network cards or fans"};
  if (processors)
    because.push_back(fmt::format("chips: {} kg CO2e/cm2 of die for any process node, and {} kg CO2e per package",
                                  printed("uba-cpu-die"), printed("uba-cpu-base")));
  if (memory)
    because.push_back(fmt::format(
        "memory: {} kg CO2e/cm2 of die (so the footprint per GB depends on the GB/cm2 of the die), plus a fixed amount per module or drive",
        printed("uba-ram-die")));
  if (has_kind(machine, "motherboard"))
    because.push_back(fmt::format("board factor: {} kg CO2e per board of any size", printed("motherboard-uba")));
  if (has_kind(machine, "chassis") || has_kind(machine, "mechanics"))
    because.push_back(fmt::format("case: {} kg CO2e for a rack server of any height", printed("case-uba")));
  return sum.answer(std::move(because));
}

}  // namespace

const PublishedModel boavizta_model{.model = "Boavizta (UBA 2021)",
                                    .citation = "UBA, Green Cloud Computing, 2021, as combined in BoaviztAPI",
                                    .of = boavizta_answer};

}  // namespace aicarbon::report
