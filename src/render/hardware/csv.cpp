// A machine as CSV: a row for the total and one per part, with 6 significant digits.
#include "table/csv.hpp"
#include "render/hardware/formats.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
namespace {

std::string number(const std::optional<double>& value) { return value ? fmt::format("{:.6g}", *value) : std::string{}; }

void csv_rows(std::string& out, const HardwareReport& r, const std::vector<MachinePart>& parts,
              const std::string& prefix) {
  using table::cell;
  for (const MachinePart& p : parts) {
    const std::string path = prefix + p.name;
    const auto figure = p.co2e_kg ? fmt::format("{},{},{},{}", number(p.co2e_kg->best), number(p.co2e_kg->low),
                                                number(p.co2e_kg->high), number(p.co2e_kg->median))
                                  : ",,,";
    out += fmt::format("{},{},{},{:.6g},{},{},{},{},{},{}\n", cell(r.id), cell(path), p.kind, p.count, figure,
                       number(p.share), word(p.state), cell(p.method), cell(p.source), cell(p.reason));
    csv_rows(out, r, p.parts, path + "/");
  }
}

}  // namespace

std::string hardware_csv(const HardwareReport& r, const RenderOptions&) {
  std::string out =
      "machine,part,kind,count,co2e_kg,co2e_kg_low,co2e_kg_high,co2e_kg_median,share,state,method,source,reason\n";
  if (r.co2e_kg)
    out += fmt::format("{},,total,1,{},{},{},{},1,{},,,\n", table::cell(r.id), number(r.co2e_kg->best),
                       number(r.co2e_kg->low), number(r.co2e_kg->high), number(r.co2e_kg->median),
                       r.complete ? "complete" : "incomplete");
  csv_rows(out, r, r.parts, {});
  return out;
}

}  // namespace aicarbon::render
