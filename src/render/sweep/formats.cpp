// A sweep as JSON and CSV; the registry of its formats. Table and map: table.cpp.
#include "render/sweep/formats.hpp"

#include "report/row_outputs.hpp"
#include "report/sweep.hpp"
#include "table/csv.hpp"

namespace aicarbon {
namespace {

constexpr Format<Sweep> sweep_rows[] = {
    {"table", "for people: a row a point, the best marked", render::sweep_table},
    {"map", "for people: two places against each other, the figures as shades", render::sweep_map, "txt"},
    {"csv", "one row a point; 6 significant digits", render::sweep_csv},
    {"json", "aicarbon.sweep/1", render::sweep_json},
};

}  // namespace

std::span<const Format<Sweep>> render::sweep_formats() { return sweep_rows; }

std::string render::sweep_json(const Sweep& s, const RenderOptions&) { return report::to_json(s); }

std::string render::sweep_csv(const Sweep& s, const RenderOptions&) {
  std::string out;
  for (const SweepVariable& v : s.vary) out += table::cell(v.path) + ",";
  for (const auto& output : report::row_outputs) out += std::string(output.column) + ",";
  out += "basis,complete\n";
  for (const SweepRow& r : s.rows) {
    for (const std::string& value : r.values) out += table::cell(value) + ",";
    for (const auto* figure : {&r.co2e_kg, &r.manufacturing_co2e_kg, &r.transport_co2e_kg, &r.construction_co2e_kg,
                               &r.operation_co2e_kg, &r.end_of_life_co2e_kg, &r.energy_kwh, &r.water_l})
      out += table::cell(*figure) + ",";
    out += r.basis + (r.complete ? ",true\n" : ",false\n");
  }
  return out;
}

}  // namespace aicarbon
