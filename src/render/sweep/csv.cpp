// A sweep as CSV: one row per point, with 6 significant digits.
#include "table/csv.hpp"
#include "render/sweep/formats.hpp"
#include "report/row_outputs.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
std::string sweep_csv(const Sweep& s, const RenderOptions&) {
  std::string out;
  for (const SweepVariable& v : s.vary) out += table::cell(v.path) + ",";
  for (const auto& output : report::row_outputs) out += std::string(output.column) + ",";
  out += "basis,complete,reason\n";
  for (const SweepRow& r : s.rows) {
    for (const std::string& value : r.values) out += table::cell(value) + ",";
    for (const auto& output : report::row_outputs) out += table::cell(r.*output.figure) + ",";
    out += fmt::format("{},{},{}\n", r.reason.empty() ? r.basis : "", r.complete, table::cell(r.reason));
  }
  return out;
}

}  // namespace aicarbon::render
