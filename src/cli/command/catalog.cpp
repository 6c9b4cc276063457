// aicarbon catalog list|show|lint: lists, shows or checks the built-in data.
#include "cli/command/commands.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "catalog/indexes.hpp"
#include "catalog/names.hpp"
#include "catalog/tables.hpp"
#include "diag/codes.hpp"
#include "inventory/default_limits.hpp"
#include "inventory/machine.hpp"
#include "render/catalog.hpp"
#include "render/text.hpp"
#include "report/hardware.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace of_catalog {

std::optional<std::string> unknown_table(const std::string& name) {
  if (catalog::find_table(name) != nullptr || name == "sources") return std::nullopt;
  std::vector<std::string_view> names{"sources"};
  for (const auto& row : catalog::tables()) names.push_back(row.name);
  const std::string near = diag::did_you_mean(name, names);
  return near.empty() ? fmt::format("tables: {}", fmt::join(names, ", ")) : near;
}

Outcome lint_all(const Catalog& c, const RenderOptions& how) {
  Diagnostics found = lint(c);
  found += inventory::lint_defaults(c);
  if (has_errors(found)) return failure(std::move(found));
  std::size_t rows = 0;
  for (const auto& [name, t] : c.tables) rows += t.all.size();
  const std::string counts =
      fmt::format("no errors: {} tables, {} rows, {} sources", c.tables.size(), rows, c.sources.all().size());
  Outcome outcome = text(render::wrap(counts, static_cast<std::size_t>(how.width), 0) + "\n");
  outcome.messages = std::move(found);
  return outcome;
}

// The footprint of an accelerator by its parts, which jobs use, beside the published one.
std::string of_parts(const Catalog& c, const CatalogRow& row, const RenderOptions& how) {
  const auto facts = inventory::catalog_machine(row.id(), c);
  if (!facts) return {};
  const HardwareReport parts = report::summarize_machine(*facts, c, {});
  if (!parts.co2e_kg) return {};
  const Figure& kg = *parts.co2e_kg;
  const auto digits = [](double value) { return units::significant(value, 3); };
  std::string line = fmt::format("by its parts, as jobs count it: {} kg", digits(kg.best));
  if (kg.low && kg.high) line += fmt::format(" ({} … {})", digits(*kg.low), digits(*kg.high));
  if (const auto published = c.number("accelerators", row.id(), "embodied_kg"))
    line += fmt::format("; {} times the published figure", digits(kg.best / published->value.best));
  return render::plain(render::wrap("  " + line, static_cast<std::size_t>(how.width), 2) + "\n", how.ascii);
}

// The row that a text names, with a year or without.
const CatalogRow* row_named(const CatalogTable& t, const std::string& text) {
  if (const CatalogRow* row = catalog::find_named(t, text).row) return row;
  const int year = catalog::year_in(text);
  const CatalogRow* newest = catalog::find_named(t, catalog::without_year(text)).row;
  if (year == 0 || newest == nullptr) return nullptr;
  return t.text(*newest, "year") == std::to_string(year) ? newest : t.find(fmt::format("{}@{}", newest->cell(0), year));
}

Outcome show(const Catalog& c, const std::string& name, const std::string& row_id, const RenderOptions& how) {
  if (name.empty() || row_id.empty())
    return failure(diag::make(diag::usage, "show needs a table and the id of a row",
                              "for example: aicarbon catalog show grids FRA"));
  if (name == "sources") {
    if (const auto found = c.sources.find(row_id)) return text(render::catalog_source(c, *found, how));
    const auto all = c.sources.all();  // the ids below are views of it
    Words ids;
    for (const CatalogSource& source : all) ids.push_back(source.id);
    const std::string near = diag::did_you_mean(row_id, ids);
    return failure(diag::make(diag::usage, fmt::format("no source \"{}\"", row_id),
                              near.empty() ? "`aicarbon catalog list sources` lists them" : near));
  }
  const CatalogTable& t = c.table(name);
  const std::string otherwise = fmt::format("`aicarbon catalog list {}` lists all rows", name);
  if (const CatalogRow* row = row_named(t, row_id))
    return text(render::catalog_row(c, name, *row, how) + (name == "accelerators" ? of_parts(c, *row, how) : ""));
  return failure(diag::make(diag::usage, fmt::format("the table {} has no row \"{}\"", name, row_id),
                            catalog::name_help(c, {row_id, {name}, {}, otherwise})));
}

Outcome list(const Catalog& c, const std::string& name, const std::string& word, const RenderOptions& how) {
  if (name.empty()) return text(render::catalog_tables(c, how));
  std::string rows = render::catalog_rows(c, name, word, how);
  if (!rows.empty()) return text(std::move(rows));
  return failure(diag::make(diag::usage, fmt::format("no row of the table {} contains \"{}\"", name, word),
                            fmt::format("`aicarbon catalog list {}` lists all rows", name)));
}

Words verbs() { return {"list", "show", "lint"}; }

constexpr Option verb{.name = "VERB", .help = "{}", .choices = verbs, .required = true};
constexpr Option table{.name = "TABLE", .help = "name of a table; without it, list prints the tables"};
constexpr Option id{.name = "WORDS",
                    .help = "for show, the id or another name of a row; for list, words that its names contain",
                    .repeats = true};
constexpr Option own[] = {verb, table, id};
constexpr Options listed[] = {own, options::overlays, options::screen};

Outcome run(const Request& request) {
  const auto c = load_catalog(request);
  if (!c) return failure(c.notes);
  const auto how = options::rendering_of(request, true);
  const std::string name = request.text(table);
  if (request.text(verb) == "lint" && !name.empty())
    return failure(diag::make(diag::usage, fmt::format("lint takes no table, but \"{}\" follows it", name),
                              "it checks every table; `aicarbon catalog lint --catalog DIR` checks an overlay"));
  if (request.text(verb) == "lint") return lint_all(*c, how);
  if (!name.empty())
    if (const auto help = unknown_table(name))
      return failure(diag::make(diag::usage, fmt::format("unknown table \"{}\"", name), *help));
  const std::string words = fmt::format("{}", fmt::join(request.list(id), " "));
  Outcome outcome = request.text(verb) == "show" ? show(*c, name, words, how) : list(*c, name, words, how);
  outcome.messages += c.notes;
  return outcome;
}

}  // namespace of_catalog

const Command catalog_command{
    "catalog", "list, show or check the built-in data: grids, devices, servers, factors, defaults, sources",
    "  aicarbon catalog list\n"
    "  aicarbon catalog list grids\n"
    "  aicarbon catalog list grids german\n"
    "  aicarbon catalog show grids FRA\n"
    "  aicarbon catalog show accelerators h100\n"
    "  aicarbon catalog lint --catalog my-data\n",
    of_catalog::listed, of_catalog::run};

}  // namespace aicarbon::cli
