// Cloud Carbon Footprint: a fixed figure for each server, processor, drive and accelerator.
//
//   kg = server + DRAM above 16 GB x 1.388 + 100 per further processor + 100 per SSD + 50 per HDD + 150 per accelerator
//
//   server   1,000 kg with one processor, 16 GB and no drive; counted if the machine has a case or a server board
//
// Citation: ccf-coefficients (Apache-2.0), rows *-ccf of parts.csv. Each 2.5D package on the accelerator side of a bill
// counts as an accelerator. Left out: all other parts, unless these figures include them.
#include "report/published/published.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::report {
namespace {

constexpr double gb_inside = 16;  // GB of DRAM that the figure of the server includes

std::optional<ModelAnswer> ccf_answer(std::span<const Piece> machine, const Catalog& catalog) {
  double accelerators = 0;
  double processors = 0;
  double gb = 0;
  double ssds = 0;
  double hdds = 0;
  for (const auto& [part, count] : machine) {
    const std::string_view kind = part->kind;
    if (kind.starts_with("package-2.5d") && part->of_accelerator) accelerators += count;
    else if (kind == "cpu" || (kind.starts_with("package-") && !part->of_accelerator && !part->in_package))
      processors += count;
    else if ((kind.starts_with("ddr") || kind.starts_with("lpddr")) && part->capacity)
      gb += count * part->capacity.best();
    else if (kind == "ssd") ssds += count;
    else if (kind == "hdd") hdds += count;
  }
  const auto printed = [&](std::string_view id) { return part_factor_text(catalog, id); };
  const auto factor = [&](std::string_view id) { return part_factor(catalog, id); };
  Tally sum;
  std::vector<std::string> because;
  const bool server =
      has_kind(machine, "motherboard") || has_kind(machine, "chassis") || has_kind(machine, "mechanics");
  if (server) {
    sum.add(factor("server-ccf") + std::max(0.0, processors - 1) * factor("cpu-ccf") +
            std::max(0.0, gb - gb_inside) * factor("dram-ccf") + ssds * factor("ssd-ccf") + hdds * factor("hdd-ccf"));
    because.push_back(
        fmt::format("boundary: {} kg for any server, including board, case and power supplies", printed("server-ccf")));
    because.push_back(fmt::format("memory factor: {} kg/GB above {} GB; {} kg per SSD and {} per HDD of any size",
                                  printed("dram-ccf"), units::shortest(gb_inside), printed("ssd-ccf"),
                                  printed("hdd-ccf")));
  }
  if (accelerators > 0) {
    sum.add(accelerators * factor("gpu-ccf"));
    because.push_back(fmt::format("{} kg for any accelerator, independent of its dies and memory", printed("gpu-ccf")));
  }
  return sum.answer(std::move(because));
}

}  // namespace

const PublishedModel ccf_model{.model = "Cloud Carbon Footprint", .citation = "ccf-coefficients", .of = ccf_answer};

}  // namespace aicarbon::report
