// aicarbon catalog list|show|lint: lists, shows or checks the built-in data.
#include "cli/command/commands.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "catalog/tables.hpp"
#include "diag/codes.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace aicarbon::cli {
namespace {

// The column that characterizes a row, printed after its id.
std::string_view key_figure(std::string_view name) {
  if (name == "grids" || name == "cloud_regions" || name == "residuals") return "intensity_g_per_kwh";
  if (name == "accelerators") return "tdp_w";
  if (name == "servers") return "embodied_kg";
  if (name == "defaults") return "value";
  if (name == "models") return "parameters";
  if (name == "mfu_published") return "mfu";
  const auto* spec = catalog::find_table(name);
  const auto found = std::ranges::find_if(spec->columns, [](const catalog::Column& c) { return c.ranged; });
  return found == spec->columns.end() ? std::string_view{} : found->name;
}

std::optional<std::string> unknown_table(const std::string& name) {
  if (catalog::find_table(name) != nullptr || name == "sources") return std::nullopt;
  std::vector<std::string_view> names{"sources"};
  for (const auto& row : catalog::tables()) names.push_back(row.name);
  const std::string near = diag::did_you_mean(name, names);
  return near.empty() ? fmt::format("tables: {}", fmt::join(names, ", ")) : near;
}

std::string list_tables(const Catalog& c) {
  std::string out = fmt::format("catalog {}  sha256 {}\n\n", c.version, c.sha256);
  for (const auto& row : catalog::tables())
    out += fmt::format("  {:<18}{:>5} rows   {}\n", row.name, c.table(row.name).rows.size(), row.doc);
  return out + fmt::format("  {:<18}{:>5} rows   the bibliography\n", "sources", c.sources.all().size());
}

// The readable name of a row, or the column that serves as one in tables of measurements.
std::string_view label(const CatalogTable& t, const CatalogRow& row) {
  for (const std::string_view column : {"name", "model", "families"})
    if (const auto text = t.text(row, column); !text.empty()) return text;
  return {};
}

std::string list_rows(const Catalog& c, std::string_view name) {
  std::string out;
  if (name == "sources") {
    for (const CatalogSource& source : c.sources.all())
      out += fmt::format("{:<34}{}\n", source.id, c.citation(source.id));
    return out;
  }
  const CatalogTable& t = c.table(name);
  const auto column = key_figure(name);
  std::vector<const CatalogRow*> rows;
  for (const CatalogRow& row : t.rows) rows.push_back(&row);
  std::ranges::sort(rows, {}, [](const CatalogRow* row) { return row->id(); });
  for (const CatalogRow* row : rows) {
    std::string figure;
    if (const auto value = c.number(name, row->id(), column))
      figure = fmt::format("{} {}", t.text(*row, column), value->unit == "1" ? "" : value->unit);
    out += fmt::format("{:<36}{:<20}{}\n", row->id(), figure, label(t, *row));
  }
  return out;
}

std::string show_row(const Catalog& c, std::string_view name, const CatalogRow& row) {
  const CatalogTable& t = c.table(name);
  std::string out = fmt::format("{}/{}\n", name, row.id());
  for (std::size_t i = 1; i < t.columns.size(); ++i) {
    if (row.size() <= i || row.cell(i).empty()) continue;
    std::string text(row.cell(i));
    if (t.columns[i] == "source" || t.columns[i].ends_with("_source")) text = c.citation(text);
    out += fmt::format("  {:<28}{}\n", t.columns[i], render::wrap(text, 90, 30));
  }
  if (const auto found = c.sources.find(t.text(row, "source"))) {
    const CatalogSource& s = *found;
    if (!s.url.empty()) out += fmt::format("  {:<28}{}\n", "where", s.url);
    if (!s.licence.empty()) out += fmt::format("  {:<28}{}\n", "licence", s.licence);
    if (!s.note.empty()) out += fmt::format("  {:<28}{}\n", "about the source", render::wrap(s.note, 90, 30));
  }
  return out;
}

const CatalogRow* find_row(const CatalogTable& t, std::string wanted) {
  if (const CatalogRow* row = t.find(wanted)) return row;
  const auto same = [&](std::string_view a) {
    return std::ranges::equal(a, wanted, [](char x, char y) {
      return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
  };
  for (const CatalogRow& row : t.rows) {
    if (same(row.id()) || same(t.text(row, "iso2"))) return &row;
    std::istringstream aliases{std::string(t.text(row, "aliases"))};
    for (std::string alias; aliases >> alias;)
      if (same(alias)) return &row;
  }
  return nullptr;
}

std::string show_source(const Catalog& c, const CatalogSource& s) {
  return fmt::format("{}\n  {}\n  {}\n  license: {}\n  confidence: {}{}\n  {}\n", s.id, c.citation(s.id), s.url,
                     s.licence, s.confidence, s.quoted_by.empty() ? "" : ", quoted by " + s.quoted_by, s.note);
}

Outcome lint_all(const Catalog& c) {
  Diagnostics found = lint(c);
  if (has_errors(found)) return failure(std::move(found));
  std::size_t rows = 0;
  for (const auto& [name, t] : c.tables) rows += t.rows.size();
  Outcome outcome =
      text(fmt::format("no errors: {} tables, {} rows, {} sources\n", c.tables.size(), rows, c.sources.all().size()));
  outcome.messages = std::move(found);
  return outcome;
}

Outcome show(const Catalog& c, const std::string& name, const std::string& row_id) {
  if (name.empty() || row_id.empty())
    return failure(diag::make(diag::usage, "show needs a table and the id of a row",
                              "for example: aicarbon catalog show grids FRA"));
  if (name == "sources") {
    if (const auto found = c.sources.find(row_id)) return text(show_source(c, *found));
    return failure(
        diag::make(diag::usage, fmt::format("no source \"{}\"", row_id), "`aicarbon catalog list sources` lists them"));
  }
  const CatalogTable& t = c.table(name);
  if (const CatalogRow* row = find_row(t, row_id)) return text(show_row(c, name, *row));
  Words names;
  for (const CatalogRow& row : t.rows) names.push_back(row.cell(0));
  return failure(
      diag::make(diag::usage, fmt::format("{} has no row \"{}\"", name, row_id), diag::did_you_mean(row_id, names)));
}

Words verbs() { return {"list", "show", "lint"}; }

constexpr Option verb{.name = "VERB", .help = "{}", .choices = verbs, .required = true};
constexpr Option table{.name = "TABLE", .help = "name of a table; without it, list prints the tables"};
constexpr Option id{.name = "ID", .help = "id of a row in the table, for show"};
constexpr Option own[] = {verb, table, id};
constexpr Options listed[] = {own, options::overlays, options::messages};

Outcome run(const Request& request) {
  const auto c = load_catalog(request);
  if (!c) return failure(c.notes);
  if (request.text(verb) == "lint") return lint_all(*c);
  const std::string name = request.text(table);
  if (!name.empty())
    if (const auto help = unknown_table(name))
      return failure(diag::make(diag::usage, fmt::format("unknown table \"{}\"", name), *help));
  if (request.text(verb) == "show") return show(*c, name, request.text(id));
  return text(name.empty() ? list_tables(*c) : list_rows(*c, name));
}

}  // namespace

const Command catalog_command{
    "catalog", "list, show or check the built-in data: grids, devices, servers, factors, defaults, sources",
    "  aicarbon catalog list\n"
    "  aicarbon catalog list grids\n"
    "  aicarbon catalog show grids FRA\n"
    "  aicarbon catalog show accelerators h100\n"
    "  aicarbon catalog lint --catalog my-data\n",
    listed, run};

}  // namespace aicarbon::cli
