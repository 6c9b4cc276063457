// See report.hpp.
#include "report/report.hpp"

#include "diag/codes.hpp"
#include "report/embedded.hpp"
#include "report/report_fields.hpp"
#include "sheet/cells.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace aicarbon::report {
namespace {

// The best value of an output of the saved sheet; nothing if the sheet lacks it.
std::optional<double> best_in_sheet(const Report& report, std::string_view output) {
  const auto& outputs = report.calculation.outputs;
  const auto found = std::ranges::find(outputs, output, &std::pair<std::string, int>::first);
  const auto& nodes = report.calculation.sheet.nodes();
  if (found == outputs.end() || found->second < 0 || sheet::at(found->second) >= nodes.size()) return std::nullopt;
  return nodes[sheet::at(found->second)].value;
}

// An error for each total that is not that of the saved sheet: one of them was edited by hand.
void check_totals(const Report& report, const std::string& file, Diagnostics& found) {
  const std::tuple<std::string_view, const std::optional<Figure>&, std::string_view> saved[] = {
      {"total/co2e", report.total.co2e_kg, "kg"},
      {"total/co2e_market", report.total.co2e_market_kg, "kg"},
      {"total/energy", report.total.energy_kwh, "kWh"},
      {"total/water", report.total.water_l, "L"}};
  constexpr double rounding = 1e-9;
  for (const auto& [output, figure, unit] : saved) {
    const auto computed = best_in_sheet(report, output);
    if (!figure || !computed || std::abs(figure->best - *computed) <= rounding * std::abs(*computed)) continue;
    Location at;
    at.file = file;
    found.push_back(
        diag::make(diag::bad_report,
                   fmt::format("report \"{}\": {} is {} {}, but its saved sheet has {} {}", report.name, output,
                               units::significant(figure->best, 6), unit, units::significant(*computed, 6), unit),
                   "estimate the job again; figures of a report are not edited by hand", at));
  }
}

}  // namespace

std::string to_json(const ReportFile& file) {
  json::Writer writer;
  json::write_object(writer, json::Table<ReportFile>::fields(), &file);
  return writer.finish();
}

Result<ReportFile> read(const SourceText& given) {
  const auto page = embedded(given);
  const SourceText& source = page ? *page : given;
  Diagnostics found;
  std::optional<ReportFile> file;
  if (const auto root = json::parse(source).noted_in(found)) {
    file.emplace();
    json::Reader reader(source, found);
    json::read_object(reader, *root, json::Table<ReportFile>::fields(), &*file);
  }
  if (!file || has_errors(found)) return found;
  for (const Report& report : file->reports) check_totals(report, source.name, found);
  if (has_errors(found)) return found;
  return {std::move(*file), std::move(found)};
}

std::string report_schema() {
  return json::schema_document("aicarbon.report/1", "A report on one or more jobs, computed by aicarbon",
                               json::Table<ReportFile>::fields());
}

}  // namespace aicarbon::report
