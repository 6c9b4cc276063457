// Reads tables from CSV texts and numbers from cells, applies overlays, and computes the hash.
#include <aicarbon/catalog.hpp>

#include "catalog/bibliography.hpp"
#include "catalog/embedded.hpp"
#include "catalog/indexes.hpp"
#include "catalog/place.hpp"
#include "catalog/tables.hpp"
#include "diag/codes.hpp"
#include "table/csv.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <sstream>
#include <stdexcept>
#include <streambuf>

extern "C" {
#include <sha2.h>
#include <sys/types.h>
}

namespace aicarbon {
namespace {

std::string sha256_of(std::string_view text) {
  char hex[SHA256_DIGEST_STRING_LENGTH];
  SHA256Data(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), hex);
  return hex;
}

void rehash(Catalog& catalog) {
  std::string list;
  for (const auto& [name, hash] : catalog.file_hashes) list += fmt::format("{}  {}\n", hash, name);
  catalog.sha256 = sha256_of(list);
}

// A stream buffer over a text, which is not copied.
class View : public std::streambuf {
 public:
  explicit View(std::string_view text) {
    char* begin =
        const_cast<char*>(text.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): a get area is only read
    setg(begin, begin, begin + text.size());
  }
};

bool known_column(const catalog::TableRow& spec, std::string_view name) {
  if (catalog::find_column(spec, name) != nullptr) return true;
  for (const std::string_view tail : {"_low", "_high"})
    if (name.ends_with(tail)) {
      const auto* column = catalog::find_column(spec, name.substr(0, name.size() - tail.size()));
      if (column != nullptr && column->ranged) return true;
    }
  return false;
}

// The rows and texts of a table that overlays change.
struct Overlaid {
  std::shared_ptr<const void> below;  // memory of the table before
  std::deque<std::string> texts;
  std::vector<CatalogRow> rows;
  catalog::Indexes indexes;
};

// Adds rows to a table, each in the place of the row with its id if there is one.
void add_rows(CatalogTable& table, std::shared_ptr<Overlaid> own, const std::vector<CatalogRow>& added) {
  own->rows.assign(table.all.begin(), table.all.end());
  std::map<std::string_view, std::size_t> at;
  for (std::size_t i = 0; i < own->rows.size(); ++i) at.emplace(own->rows[i].cell(0), i);
  for (const CatalogRow& row : added) {
    const auto [place, is_new] = at.emplace(row.cell(0), own->rows.size());
    if (is_new) own->rows.push_back(row);
    else own->rows[place->second] = row;
  }
  const auto dated = std::stable_partition(own->rows.begin(), own->rows.end(),
                                           [](const CatalogRow& row) { return catalog::year_in(row.cell(0)) == 0; });
  table.all = own->rows;
  table.rows = {own->rows.begin(), dated};
  own->indexes = catalog::indexes_of(table);
  table.ids = own->indexes.ids;
  table.names = own->indexes.names;
  table.memory = std::move(own);
}

Diagnostics load_table(Catalog& catalog, std::string_view table_name, std::string_view file, std::string_view text) {
  Diagnostics out;
  const auto* spec = catalog::find_table(table_name);
  if (spec == nullptr) {
    std::vector<std::string_view> names;
    for (const auto& row : catalog::tables()) names.push_back(row.name);
    out.push_back(diag::make(diag::catalog_lint, fmt::format("unknown catalog table \"{}\"", table_name),
                             diag::did_you_mean(table_name, names), catalog::place(file, 0)));
    return out;
  }
  View buffer(text);
  std::istream in(&buffer);
  table::CsvReader reader(in);
  table::Record record;
  CatalogTable& table = catalog.tables[std::string(table_name)];
  const auto own = std::make_shared<Overlaid>();
  own->below = table.memory;
  const auto kept = [&](std::string text) -> std::string_view { return own->texts.emplace_back(std::move(text)); };
  const std::string_view origin = kept(std::string(file));
  std::vector<CatalogRow> added;
  std::map<std::string, std::size_t> lines;  // of the rows of this file, by id
  std::vector<std::size_t> target;           // for each column of the file, the index of the column in the table
  while (true) {
    const auto result = reader.next(record);
    if (result == table::CsvReader::Result::end) break;
    if (result != table::CsvReader::Result::record) {
      out.push_back(diag::make(diag::bad_csv,
                               result == table::CsvReader::Result::open_quote ? "a quoted cell is not closed"
                                                                              : "text follows a closing quote",
                               {}, catalog::place(file, record.line)));
      return out;
    }
    if (record.number == 1) {
      for (const auto name : record.cells) {
        if (!known_column(*spec, name))
          out.push_back(diag::make(diag::catalog_lint,
                                   fmt::format("unknown column \"{}\" in the {} table", name, table_name), {},
                                   catalog::place(file, record.line)));
        const auto found = std::ranges::find(table.columns, name);
        target.push_back(static_cast<std::size_t>(found - table.columns.begin()));
        if (found == table.columns.end()) table.columns.push_back(kept(std::string(name)));
      }
      if (table.columns.empty() || record.cells.front() != "id" || table.columns.front() != "id") {
        out.push_back(diag::make(diag::catalog_lint, "the first column of a table must be \"id\"", {},
                                 catalog::place(file, record.line)));
        return out;
      }
      continue;
    }
    if (record.cells.size() != target.size()) {
      out.push_back(diag::make(diag::bad_csv,
                               fmt::format("row {} has {} cell{}, but the header has {}", record.number,
                                           record.cells.size(), record.cells.size() == 1 ? "" : "s", target.size()),
                               {}, catalog::place(file, record.line)));
      continue;
    }
    std::vector<std::string_view> in_order(table.columns.size());
    for (std::size_t i = 0; i < target.size(); ++i) in_order[target[i]] = record.cells[i];
    std::string cells;
    for (const auto cell : in_order) {
      if (cell.find(CatalogRow::cell_end) != std::string_view::npos)
        out.push_back(diag::make(diag::bad_csv, fmt::format("row {} contains a control character", record.number), {},
                                 catalog::place(file, record.line)));
      cells += cell;
      cells += CatalogRow::cell_end;
    }
    const CatalogRow row{kept(std::move(cells)), origin, record.line, true};
    const std::string id = row.id();
    if (const auto [first, is_new] = lines.emplace(id, record.line); !is_new)
      out.push_back(diag::make(diag::catalog_lint,
                               fmt::format("{}/{} is in line {} as well", table_name, id, first->second),
                               "remove one of the rows", catalog::place(file, record.line)));
    added.push_back(row);
  }
  add_rows(table, own, added);
  return out;
}

Diagnostics load_sources(Catalog& catalog, std::string_view file, std::string_view text) {
  auto list = catalog::read_sources({std::string(file), std::string(text)});
  if (!list) return std::move(list.notes);
  for (const CatalogSource& source : *list) catalog.sources.overlaid[source.id] = source;
  return std::move(list.notes);
}

Diagnostics load(Catalog& catalog, std::string_view file, std::string_view base_name, std::string_view text) {
  if (base_name == "sources.json") return load_sources(catalog, file, text);
  if (base_name.ends_with(".csv")) return load_table(catalog, base_name.substr(0, base_name.size() - 4), file, text);
  return {};
}

std::string_view last_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

const CatalogTable& Catalog::table(std::string_view name) const {
  const auto found = tables.find(name);
  if (found == tables.end()) throw std::logic_error("no catalog table " + std::string(name));
  return found->second;
}

const CatalogRow* Catalog::find(std::string_view table_name, std::string_view id) const {
  return table(table_name).find(id);
}

std::string Catalog::citation(std::string_view source_id) const {
  const auto found = sources.find(source_id);
  if (!found) return std::string(source_id);
  const CatalogSource& s = *found;
  std::string text = s.title;
  if (!s.publisher.empty() || !s.year.empty())
    text += fmt::format(" ({}{}{})", s.publisher, s.publisher.empty() || s.year.empty() ? "" : ", ", s.year);
  if (s.confidence == "second-hand")
    text += s.quoted_by.empty() ? " [second-hand]" : fmt::format(" [second-hand, quoted by {}]", s.quoted_by);
  if (s.confidence == "derived") text += " [derived]";
  return text;
}

std::optional<CatalogValue> Catalog::number(std::string_view table_name, std::string_view id,
                                            std::string_view column) const {
  const CatalogTable& t = table(table_name);
  const CatalogRow* row = t.find(id);
  if (row == nullptr) return std::nullopt;
  const auto best = units::parse_number(t.text(*row, column));
  if (!best) return std::nullopt;
  const auto* spec = catalog::find_column(*catalog::find_table(table_name), column);
  CatalogValue result;
  result.id = fmt::format("{}/{}/{}", table_name, id, column);
  result.unit = spec->unit.empty() ? std::string(t.text(*row, "unit")) : std::string(spec->unit);
  if (const auto per = t.text(*row, "per"); !per.empty() && per != "unit") result.unit += fmt::format("/{}", per);
  // A row that states its unit may have any dimension. A leading mass unit means CO2e, unless the column is for
  // physical mass.
  const auto unit = units::parse(result.unit, spec->unit.empty() && spec->dim == Dim{} ? Dim{.co2e = 1} : spec->dim);
  if (!unit) throw std::logic_error("invalid unit in the catalog: " + result.unit);
  const auto low = units::parse_number(t.text(*row, std::string(column) + "_low"));
  const auto high = units::parse_number(t.text(*row, std::string(column) + "_high"));
  result.value.best = unit->to_base(*best);
  result.value.low = low ? unit->to_base(*low) : result.value.best;
  result.value.high = high ? unit->to_base(*high) : result.value.best;
  result.value.shape = t.text(*row, "shape") == "bounds" ? Shape::bounds : Shape::range;
  result.value.floor = unit->to_base(units::parse_number(t.text(*row, "floor")).value_or(spec->floor));
  result.set = low ? std::string(t.text(*row, "set")) : "none";
  std::string_view source = t.text(*row, "source");
  if ((column == "embodied_kg") && !t.text(*row, "embodied_source").empty()) source = t.text(*row, "embodied_source");
  if ((column == "die_area_mm2" || column == "interposer_mm2") && !t.text(*row, "die_source").empty())
    source = t.text(*row, "die_source");
  if (column == "system_w") source = t.text(*row, "system_source");
  if (column == "parts" && !t.text(*row, "parts_source").empty()) source = t.text(*row, "parts_source");
  if ((column == "pue" || column == "wue_l_per_kwh") && !t.text(*row, "pue_source").empty())
    source = t.text(*row, "pue_source");
  result.citation = citation(source);
  if (column == "pue")
    if (const auto kind = t.text(*row, "pue_kind"); !kind.empty() && kind != "measured")
      result.citation += kind == "design" ? " [design value]" : " [mean of the fleet]";
  std::string_view year = t.text(*row, "year");
  if (column == "pue" && !t.text(*row, "pue_year").empty()) year = t.text(*row, "pue_year");
  if (column == "wue_l_per_kwh" && !t.text(*row, "wue_year").empty()) year = t.text(*row, "wue_year");
  result.year = static_cast<int>(units::parse_number(year).value_or(0));
  result.proxy = t.text(*row, "proxy") == "yes";
  return result;
}

Catalog builtin_catalog() {
  Catalog catalog;
  for (const auto& row : catalog::tables()) catalog.tables[std::string(row.name)].name = row.name;
  for (const catalog::EmbeddedTable& embedded : catalog::embedded_tables()) {
    CatalogTable& table = catalog.tables[std::string(embedded.name)];
    table.columns.assign(embedded.columns.begin(), embedded.columns.end());
    table.all = embedded.all;
    table.rows = embedded.all.first(embedded.undated);
    table.ids = embedded.ids;
    table.names = embedded.names;
    catalog.file_hashes.emplace_back(std::string(embedded.name) + ".csv", embedded.sha256);
  }
  catalog.file_hashes.emplace_back("sources.json", catalog::embedded_sources_sha256());
  std::ranges::sort(catalog.file_hashes);
  catalog.version = catalog::embedded_version();
  rehash(catalog);
  return catalog;
}

Diagnostics overlay(Catalog& catalog, std::string_view directory, std::span<const SourceText> files) {
  Diagnostics found;
  for (const SourceText& file : files) {
    found += load(catalog, file.name, last_name(file.name), file.text);
    catalog.file_hashes.emplace_back(file.name, sha256_of(file.text));
  }
  catalog.overlays.emplace_back(directory);
  rehash(catalog);
  return found;
}

}  // namespace aicarbon
