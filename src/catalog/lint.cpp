// Checks the rows of a catalog.
#include <aicarbon/catalog.hpp>

#include "catalog/indexes.hpp"
#include "catalog/numbers.hpp"
#include "catalog/place.hpp"
#include "catalog/second_sources.hpp"
#include "catalog/tables.hpp"
#include "diag/codes.hpp"
#include "units/device_part.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace aicarbon {
namespace {

// Checks that a text is one of the words of its column.
template <class Fault>
void lint_choices(const catalog::TableRow& spec, const CatalogTable& table, const CatalogRow& row, const Fault& fault) {
  for (const catalog::Column& column : spec.columns) {
    const auto text = table.text(row, column.name);
    if (column.words.empty() || text.empty()) continue;
    std::istringstream words{std::string(column.words)};
    const std::vector<std::string> allowed{std::istream_iterator<std::string>(words), {}};
    if (std::ranges::find(allowed, text) == allowed.end())
      fault(fmt::format("{} \"{}\" is not one of {}", column.name, text, fmt::join(allowed, ", ")));
  }
}

// Warns of an intensity that does not say what it includes, and of idle power above rated power.
template <class Fault>
void doubt_row(const CatalogTable& table, const CatalogRow& row, const Fault& fault) {
  const auto has_column = [&](std::string_view name) { return !table.text(row, name).empty(); };
  const bool is_grid = table.name == "grids" || table.name == "cloud_regions";
  if (is_grid && has_column("intensity_g_per_kwh") && !has_column("basis"))
    fault("the intensity has no basis, and counts as life-cycle: state life-cycle, direct or unspecified",
          diag::catalog_doubt);
  for (const std::string_view rated_column : {"power_w", "tdp_w"}) {
    const auto rated = units::parse_number(table.text(row, rated_column));
    const auto idle = units::parse_number(table.text(row, "idle_w"));
    if (rated && idle && *idle > *rated)
      fault(fmt::format("idle_w {} is above {} {}", table.text(row, "idle_w"), rated_column,
                        table.text(row, rated_column)),
            diag::catalog_lint);
  }
}

bool is_bill(const Catalog& catalog, std::string_view id) {
  const CatalogTable& bills = catalog.table("bills");
  return std::ranges::any_of(bills.rows, [&](const CatalogRow& row) { return bills.text(row, "bill") == id; });
}

// Whether a bill contains itself, directly or through other bills.
bool holds_itself(const Catalog& catalog, std::string_view bill, std::vector<std::string_view>& way) {
  if (std::ranges::find(way, bill) != way.end()) return bill == way.front();
  way.push_back(bill);
  const CatalogTable& bills = catalog.table("bills");
  const bool found = std::ranges::any_of(bills.rows, [&](const CatalogRow& row) {
    return bills.text(row, "bill") == bill && bills.text(row, "kind") == "bill" &&
           holds_itself(catalog, bills.text(row, "part"), way);
  });
  way.pop_back();
  return found;
}

// Checks that each word of a cell is an id in the table.
template <class Fault>
void lint_words(const Catalog& catalog, std::string_view cell, std::string_view column, std::string_view table,
                const Fault& fault) {
  while (!cell.empty()) {
    const auto end = std::min(cell.find(' '), cell.size());
    const auto word = cell.substr(0, end);
    if (!catalog.find(table, word)) fault(fmt::format("{} \"{}\" is not in the {} table", column, word, table));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

template <class Fault>
void lint_bill_row(const Catalog& catalog, const CatalogRow& row, const Fault& fault) {
  const CatalogTable& bills = catalog.table("bills");
  const auto bill = bills.text(row, "bill");
  if (row.id() != fmt::format("{}/{}", bill, bills.text(row, "name"))) fault("the id of a row must be BILL/NAME");
  if (const auto process = bills.text(row, "process"); !process.empty() && !catalog.find("fab_nodes", process))
    fault(fmt::format("process \"{}\" is not in the fab_nodes table", process));
  if (const auto unit = bills.text(row, "unit"); unit.empty() != bills.text(row, "amount").empty())
    fault("an amount needs a unit, and a unit needs an amount");
  else if (!unit.empty() && !units::parse(unit, {})) fault(fmt::format("unknown unit \"{}\"", unit));
  const auto part = bills.text(row, "part");
  if (bills.text(row, "kind") == "bill") {
    std::vector<std::string_view> way;
    if (!is_bill(catalog, part) && catalog.find("accelerators", part) == nullptr)
      fault(fmt::format("\"{}\" is neither in the bills table nor in the accelerators table", part));
    else if (holds_itself(catalog, bill, way)) fault(fmt::format("bill of materials \"{}\" contains itself", bill));
  } else if (!part.empty() && !catalog.find("parts", part)) {
    fault(fmt::format("part \"{}\" is not in the parts table", part));
  }
  for (auto contents = bills.text(row, "holds"); !contents.empty();) {
    const auto end = contents.find(' ');
    const auto name = contents.substr(0, end);
    if (!catalog.find("bills", fmt::format("{}/{}", bill, name)))
      fault(fmt::format("\"holds\" names \"{}\", which is not in the bill {}", name, bill));
    contents.remove_prefix(end == std::string_view::npos ? contents.size() : end + 1);
  }
}

// Checks that each word is an allowed one, that no part is larger than its whole, and that the number of query heads is
// a multiple of the number of key and value heads.
template <class Fault>
void lint_model_row(const Catalog& catalog, const CatalogRow& row, const Fault& fault) {
  const CatalogTable& models = catalog.table("models");
  const auto number = [&](std::string_view column) { return units::parse_number(models.text(row, column)); };
  const auto one_of = [&](std::string_view column, std::initializer_list<std::string_view> words) {
    const auto text = models.text(row, column);
    if (!text.empty() && std::ranges::find(words, text) == words.end())
      fault(fmt::format("{} \"{}\" is not one of {}", column, text, fmt::join(words, ", ")));
  };
  one_of("kind", {"language", "image", "video", "recommendation", "encoder", "speech"});
  one_of("guidance", {"cfg", "distilled"});
  one_of("embeddings", {"inside-tied", "inside-untied", "left-out"});
  constexpr std::pair<std::string_view, std::string_view> inside[] = {
      {"active_parameters", "parameters"}, {"expert_parameters", "parameters"}, {"token_parameters", "parameters"},
      {"experts_per_token", "experts"},    {"window_layers", "layers"},         {"kv_heads", "heads"}};
  for (const auto& [part, whole] : inside)
    if (const auto a = number(part), b = number(whole); a && b && *a > *b)
      fault(fmt::format("{} {} is more than {} {}", part, models.text(row, part), whole, models.text(row, whole)));
  if (const auto heads = number("heads"), kv = number("kv_heads"); heads && kv && std::fmod(*heads, *kv) != 0)
    fault(fmt::format("heads {} is not a multiple of kv_heads {}", models.text(row, "heads"),
                      models.text(row, "kv_heads")));
}

// Checks that what the package of a device contains is named by known words.
template <class Fault>
void lint_accelerator_row(const Catalog& catalog, const CatalogRow& row, const Fault& fault) {
  const CatalogTable& accelerators = catalog.table("accelerators");
  std::istringstream words{std::string(accelerators.text(row, "holds_host"))};
  for (std::string word; words >> word;)
    if (word != "power" && word != "embodied" && word != "memory")
      fault(fmt::format("holds_host \"{}\" is not one of power, embodied, memory", word));
  const auto part = accelerators.text(row, "part");
  const auto parts = accelerators.text(row, "parts");
  if (part.empty() != parts.empty()) fault("parts and part are stated together or not at all");
  const auto known = units::device_parts();
  if (!part.empty() && std::ranges::find(known, part, &units::DevicePart::name) == known.end())
    fault(fmt::format("part \"{}\" is not one of GCD, TPU-core", part));
  if (const auto count = units::parse_number(parts); count && (*count < 2 || *count != std::floor(*count)))
    fault(fmt::format("parts {} is not a whole number above 1", parts));
}

// Checks that a second source is about an existing cell of another source, and that a difference is explained. A row of
// an overlay has new figures, to which no explanation of the built-in catalog applies.
template <class Fault>
void lint_second_source(const Catalog& catalog, const CatalogRow& row, const Fault& fault) {
  const catalog::SecondSource s = catalog::second_source(catalog, row);
  if (row.id() != fmt::format("{}/{}/{}/{}", s.table, s.row, s.column, s.source))
    return fault("the id of a row must be TABLE/ROW/COLUMN/SOURCE");
  const catalog::TableRow* table = catalog::find_table(s.table);
  if (table == nullptr || catalog::find_column(*table, s.column) == nullptr)
    return fault(fmt::format("there is no column \"{}\" of a table \"{}\"", s.column, s.table));
  const CatalogRow* of = catalog.find(s.table, s.row);
  if (of == nullptr) return fault(fmt::format("the table {} has no row \"{}\"", s.table, s.row));
  if (!s.agrees && (s.note.empty() || (of->overlaid && !row.overlaid)))
    fault(fmt::format("{} of {} is {}, but {} is stated here", s.column, s.row, s.ours.empty() ? "empty" : s.ours,
                      s.value),
          diag::catalog_doubt);
}

}  // namespace

Diagnostics lint(const Catalog& catalog) {
  Diagnostics out;
  const catalog::Spans builtin = catalog::builtin_spans();
  std::set<std::string, std::less<>> sources;
  for (const CatalogSource& source : catalog.sources.all()) sources.insert(source.id);
  for (const auto& spec : catalog::tables()) {
    const CatalogTable& table = catalog.table(spec.name);
    for (const CatalogRow& row : table.all) {
      const auto fault = [&](std::string message, diag::Code code = diag::catalog_lint) {
        out.push_back(diag::make(code, fmt::format("{}/{}: {}", spec.name, row.id(), message), {},
                                 catalog::place(row.origin, row.line)));
      };
      if (row.id().empty()) fault("the row has no id");
      catalog::lint_numbers(spec, table, row, builtin, fault);
      lint_choices(spec, table, row, fault);
      doubt_row(table, row, fault);
      for (const std::string_view column : {"source", "embodied_source", "system_source", "parts_source", "pue_source"})
        if (const auto id = table.text(row, column); !id.empty() && !sources.contains(id))
          fault(fmt::format("{} \"{}\" is not in sources.json", column, id));
      if (const auto grid = table.text(row, "grid"); !grid.empty() && catalog.find("grids", grid) == nullptr)
        fault(fmt::format("grid \"{}\" is not in the grids table", grid));
      if (const auto country = table.text(row, "country");
          !country.empty() && catalog.find("grids", country) == nullptr)
        fault(fmt::format("country \"{}\" is not in the grids table", country));
      if (spec.name == "cloud_regions" && table.text(row, "grid").empty() &&
          table.text(row, "intensity_g_per_kwh").empty())
        fault("the row has neither a grid nor an intensity");
      if (table.text(row, "kind") == "country" && table.text(row, "iso2").empty() && catalog::year_in(row.cell(0)) == 0)
        fault("a country without \"iso2\" cannot be found by its two-letter code", diag::catalog_doubt);
      if (const auto accelerator = table.text(row, "accelerator");
          !accelerator.empty() && catalog.find("accelerators", accelerator) == nullptr)
        fault(fmt::format("accelerator \"{}\" is not in the accelerators table", accelerator));
      if (spec.name == "instances") {
        lint_words(catalog, table.text(row, "cpu"), "cpu", "cpus", fault);
        lint_words(catalog, table.text(row, "host"), "host", "servers", fault);
      }
      lint_words(catalog, table.text(row, "device"), "device", "accelerators", fault);
      lint_words(catalog, table.text(row, "node"), "node", "servers", fault);
      lint_words(catalog, table.text(row, "feeds"), "feeds", "mfu", fault);
      lint_words(catalog, table.text(row, "twin"), "twin", "mfu_published", fault);
      if (const auto per = table.text(row, "per"); !per.empty() && per != "unit" && !units::parse(per, {}))
        fault(fmt::format("\"per\" is \"{}\", which is neither \"unit\" nor a known unit", per));
      if (spec.name == "accelerators") lint_accelerator_row(catalog, row, fault);
      if (spec.name == "bills") lint_bill_row(catalog, row, fault);
      if (spec.name == "second_sources") lint_second_source(catalog, row, fault);
      if (spec.name == "models") lint_model_row(catalog, row, fault);
      if (const auto unit = table.text(row, "unit"); spec.name == "defaults" && !units::parse(unit, Dim{.co2e = 1}))
        fault(fmt::format("unknown unit \"{}\"", unit));
    }
  }
  diag::sort(out);
  return out;
}

}  // namespace aicarbon
