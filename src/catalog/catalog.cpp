// Reads tables from CSV texts and numbers from cells, applies overlays, and computes the hash.
#include <aicarbon/catalog.hpp>

#include "catalog/bibliography.hpp"
#include "catalog/embedded.hpp"
#include "catalog/place.hpp"
#include "catalog/tables.hpp"
#include "diag/codes.hpp"
#include "table/csv.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
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

// Takes one cell and the comma after it from the front of a CSV line without doubled quotes; returns false if no cell
// is left.
bool cut_cell(std::string_view& line, std::string_view& cell, bool& more) {
  if (!more) return false;
  const bool quoted = line.starts_with('"');
  const auto close = quoted ? line.find('"', 1) : std::string_view::npos;
  const auto comma = line.find(',', quoted ? close : 0);
  cell = quoted ? line.substr(1, close - 1) : line.substr(0, comma);
  more = comma != std::string_view::npos;
  line.remove_prefix(more ? comma + 1 : line.size());
  return true;
}

void add_row(CatalogTable& table, std::string id, CatalogRow row) {
  const auto [at, is_new] = table.index.emplace(std::move(id), table.rows.size());
  if (is_new) table.rows.push_back(std::move(row));
  else table.rows[at->second] = std::move(row);
}

// A built-in table keeps its lines as they are, except that a line with doubled quotes is split into cells. The tests
// ensure that no cell in its file contains a line end, and that every row has as many cells as the header.
void load_lines(CatalogTable& table, std::string_view file, std::string_view text) {
  std::size_t number = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    std::string_view cell;
    bool more = true;
    if (number == 1) {
      for (std::string_view rest = line; cut_cell(rest, cell, more);) table.columns.emplace_back(cell);
      table.rows.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')));
      continue;
    }
    CatalogRow row;
    row.origin = file;
    row.line = number;
    if (line.find("\"\"") == std::string_view::npos) {
      row.line_of_file = line;
    } else {
      View buffer(line);
      std::istream in(&buffer);
      table::CsvReader reader(in);  // the cells of a record are stored in its reader
      table::Record record;
      reader.next(record);
      for (const auto one : record.cells) row.append(one);
    }
    std::string id = row.id();
    add_row(table, std::move(id), std::move(row));
  }
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
  table.name = table_name;
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
        if (found == table.columns.end()) table.columns.emplace_back(name);
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
    CatalogRow row;
    std::vector<std::string_view> in_order(table.columns.size());
    for (std::size_t i = 0; i < target.size(); ++i) in_order[target[i]] = record.cells[i];
    std::size_t size = 0;
    for (const auto cell : in_order) size += cell.size();
    row.bytes.reserve(size);
    row.ends.reserve(in_order.size());
    for (const auto cell : in_order) row.append(cell);
    row.origin = file;
    row.line = record.line;
    std::string id = row.id();
    if (const auto [first, is_new] = lines.emplace(id, record.line); !is_new)
      out.push_back(diag::make(diag::catalog_lint,
                               fmt::format("{}/{} is in line {} as well", table_name, id, first->second),
                               "remove one of the rows", catalog::place(file, record.line)));
    add_row(table, std::move(id), std::move(row));
  }
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

std::size_t CatalogRow::size() const {
  if (line_of_file.empty()) return ends.size();
  std::size_t count = 0;
  std::string_view rest = line_of_file;
  std::string_view cell;
  bool more = true;
  while (cut_cell(rest, cell, more)) ++count;
  return count;
}

std::string_view CatalogRow::cell(std::size_t i) const {
  if (line_of_file.empty()) {
    const std::size_t start = i == 0 ? 0 : ends[i - 1];
    return std::string_view(bytes).substr(start, ends[i] - start);
  }
  std::string_view rest = line_of_file;
  std::string_view cell;
  bool more = true;
  for (std::size_t k = 0; k <= i; ++k)
    if (!cut_cell(rest, cell, more)) return {};
  return cell;
}

const CatalogRow* CatalogTable::find(std::string_view id) const {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &rows[found->second];
}

std::string_view CatalogTable::text(const CatalogRow& row, std::string_view column) const {
  const auto found = std::ranges::find(columns, column);
  const auto at = static_cast<std::size_t>(found - columns.begin());
  return at < columns.size() && (at < row.ends.size() || !row.line_of_file.empty()) ? row.cell(at) : std::string_view{};
}

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
  for (const auto& file : catalog::embedded_files()) {
    if (file.name.ends_with(".csv"))
      load_lines(catalog.tables[std::string(file.name.substr(0, file.name.size() - 4))], file.name, file.text);
    catalog.file_hashes.emplace_back(file.name, file.sha256);
  }
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
