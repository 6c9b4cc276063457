// Everything a row of the catalog can be at fault for.
#include <aicarbon/catalog.hpp>

#include "catalog/place.hpp"
#include "catalog/tables.hpp"
#include "diag/codes.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon {

void lint(const Catalog& catalog, Diagnostics& out) {
  for (const auto& spec : catalog::tables()) {
    const CatalogTable& table = catalog.table(spec.name);
    for (const CatalogRow& row : table.rows) {
      const auto fault = [&](std::string message, diag::Code code = diag::catalog_lint) {
        out.push_back(diag::make(code, fmt::format("{}/{}: {}", spec.name, row.id(), message), {},
                                 catalog::place(row.origin, row.line)));
      };
      if (row.id().empty()) fault("no id");
      for (const auto& column : spec.columns) {
        const auto text = table.text(row, column.name);
        if (column.required && text.empty()) fault(fmt::format("{} is missing", column.name));
        if (column.kind == catalog::ColumnKind::text || text.empty()) continue;
        const auto best = units::parse_number(text);
        if (!best) {
          fault(fmt::format("{} is not a number: \"{}\"", column.name, text));
          continue;
        }
        if (!column.ranged) continue;
        const auto low_text = table.text(row, std::string(column.name) + "_low");
        const auto high_text = table.text(row, std::string(column.name) + "_high");
        if (low_text.empty() != high_text.empty()) fault(fmt::format("{} has one side of a range", column.name));
        if (low_text.empty() || high_text.empty()) continue;
        const auto low = units::parse_number(low_text);
        const auto high = units::parse_number(high_text);
        if (!low || !high) fault(fmt::format("the range of {} is not of numbers", column.name));
        else if (*best < *low || *best > *high)
          fault(fmt::format("{} {} lies outside {} … {}", column.name, text, low_text, high_text));
        const auto shape = table.text(row, "shape");
        if (shape != "range" && shape != "bounds") fault("a range needs shape: range or bounds");
      }
      for (const std::string_view column : {"source", "embodied_source", "pue_source"})
        if (const auto id = table.text(row, column); !id.empty() && !catalog.sources.contains(id))
          fault(fmt::format("{} \"{}\" is not in sources.json", column, id));
      if (const auto grid = table.text(row, "grid"); !grid.empty() && catalog.find("grids", grid) == nullptr)
        fault(fmt::format("grid \"{}\" is not in grids", grid));
      if (spec.name == "cloud_regions" && table.text(row, "grid").empty() &&
          table.text(row, "intensity_g_per_kwh").empty())
        fault("neither grid nor intensity");
      if (table.text(row, "kind") == "country" && table.text(row, "iso2").empty())
        fault("a country without iso2: its two-letter code will not be known", diag::catalog_doubt);
      if (const auto accelerator = table.text(row, "accelerator");
          !accelerator.empty() && catalog.find("accelerators", accelerator) == nullptr)
        fault(fmt::format("accelerator \"{}\" is not in accelerators", accelerator));
      if (table.text(row, "confidence") == "memory") fault("a figure from memory does not ship");
      if (const auto unit = table.text(row, "unit"); spec.name == "defaults" && !units::parse(unit, Dim{.co2e = 1}))
        fault(fmt::format("unit \"{}\" is not known", unit));
    }
  }
  diag::sort(out);
}

}  // namespace aicarbon
