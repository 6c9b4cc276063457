// aicarbon catalog list|show|lint.
#include "cli/program.hpp"

#include "catalog/tables.hpp"
#include "diag/codes.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace {

// The column a row is known by, after its id.
std::string_view key_figure(std::string_view table) {
  if (table == "grids" || table == "cloud_regions" || table == "residuals") return "intensity_g_per_kwh";
  if (table == "accelerators") return "tdp_w";
  if (table == "servers") return "embodied_kg";
  if (table == "defaults") return "value";
  if (table == "models") return "parameters";
  if (table == "mfu_published") return "mfu";
  const auto* spec = catalog::find_table(table);
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

int fail(diag::Code code, std::string message, std::string help, const Options& o) {
  Diagnostics out{diag::make(code, std::move(message), std::move(help))};
  return report(out, o);
}

std::string list_tables(const Catalog& c) {
  std::string out = fmt::format("catalog {}  sha256 {}\n\n", c.version, c.sha256);
  for (const auto& row : catalog::tables())
    out += fmt::format("  {:<18}{:>5} rows   {}\n", row.name, c.table(row.name).rows.size(), row.doc);
  return out + fmt::format("  {:<18}{:>5} rows   the bibliography\n", "sources", c.sources.size());
}

// What a row is, for people: its name, or what stands for one in tables of measurements.
std::string_view label(const CatalogTable& t, const CatalogRow& row) {
  for (const std::string_view column : {"name", "model", "families"})
    if (const auto text = t.text(row, column); !text.empty()) return text;
  return {};
}

std::string list_rows(const Catalog& c, std::string_view name) {
  std::string out;
  if (name == "sources") {
    for (const auto& [id, source] : c.sources) out += fmt::format("{:<34}{}\n", id, c.citation(id));
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
  if (const auto found = c.sources.find(t.text(row, "source")); found != c.sources.end()) {
    const CatalogSource& s = found->second;
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

}  // namespace

void add_catalog(CLI::App& command, Options& o, std::function<int()>& run) {
  auto verb = std::make_shared<std::string>();
  auto table = std::make_shared<std::string>();
  auto id = std::make_shared<std::string>();
  command.add_option("VERB", *verb, "list, show or lint")
      ->type_name("")
      ->required()
      ->check(one_of({"list", "show", "lint"}));
  command.add_option("TABLE", *table, "a table; without it, list shows the tables")->type_name("");
  command.add_option("ID", *id, "a row of it, for show")->type_name("");
  add_catalog_option(command, o);
  run = [verb, table, id, &o] {
    Diagnostics out;
    const auto c = load_catalog(o, out);
    if (!c) return report(out, o);
    if (*verb == "lint") {
      lint(*c, out);
      const int code = report(out, o);
      std::size_t rows = 0;
      for (const auto& [name, t] : c->tables) rows += t.rows.size();
      return code != done ? code
                          : print(fmt::format("sound: {} tables, {} rows, {} sources\n", c->tables.size(), rows,
                                              c->sources.size()),
                                  o);
    }
    if (!table->empty())
      if (const auto help = unknown_table(*table))
        return fail(diag::usage, fmt::format("unknown table \"{}\"", *table), *help, o);
    if (*verb == "list") return print(table->empty() ? list_tables(*c) : list_rows(*c, *table), o);
    if (table->empty() || id->empty())
      return fail(diag::usage, "show takes a table and a row", "for example: aicarbon catalog show grids FRA", o);
    if (*table == "sources") {
      const auto found = c->sources.find(*id);
      if (found == c->sources.end())
        return fail(diag::usage, fmt::format("no source \"{}\"", *id), "`aicarbon catalog list sources` shows them", o);
      const CatalogSource& s = found->second;
      return print(fmt::format("{}\n  {}\n  {}\n  licence: {}\n  confidence: {}{}\n  {}\n", s.id, c->citation(s.id),
                               s.url, s.licence, s.confidence, s.quoted_by.empty() ? "" : ", quoted by " + s.quoted_by,
                               s.note),
                   o);
    }
    const CatalogTable& t = c->table(*table);
    if (const CatalogRow* row = find_row(t, *id)) return print(show_row(*c, *table, *row), o);
    std::vector<std::string_view> names;
    for (const CatalogRow& row : t.rows) names.push_back(row.cell(0));
    return fail(diag::usage, fmt::format("{} has no row \"{}\"", *table, *id), diag::did_you_mean(*id, names), o);
  };
}

}  // namespace aicarbon::cli
