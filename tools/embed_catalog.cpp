// Run at build time: writes the tables of data/ as C++ for src/catalog/embedded.hpp, with their indexes.
//   embed_catalog OUTPUT FILE.csv…
#include "catalog/indexes.hpp"
#include "table/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

extern "C" {
#include <sha2.h>
#include <sys/types.h>
}

namespace {

using aicarbon::CatalogRow;
using aicarbon::CatalogTable;

std::string sha256_of(const std::string& text) {
  char hex[SHA256_DIGEST_STRING_LENGTH];
  SHA256Data(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), hex);
  return hex;
}

// A string literal. All bytes but printable ASCII are written as octal escapes of three digits.
std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') fmt::format_to(std::back_inserter(out), "\\{}", c);
    else if (byte < 0x20 || byte >= 0x7f || c == '?') fmt::format_to(std::back_inserter(out), "\\{:03o}", byte);
    else out += c;
  }
  return out + "\"";
}

// Collects texts as one array, in which each is written as a view.
class Texts {
 public:
  explicit Texts(std::string name) : name_(std::move(name)) {}

  std::string view(std::string_view text) {
    array_ += "\n  " + literal(text);
    const std::size_t start = size_;
    size_ += text.size();
    return fmt::format("{{{} + {}, {}}}", name_, start, text.size());
  }
  std::string array() const { return fmt::format("constexpr char {}[] ={};\n", name_, size_ == 0 ? " \"\"" : array_); }

 private:
  std::string name_;
  std::string array_;
  std::size_t size_ = 0;
};

struct Table {
  std::string name;
  std::string sha256;
  std::vector<std::string> columns;
  std::vector<std::string> cells;  // of each row
  std::vector<std::size_t> lines;
};

Table read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(fmt::format("{} cannot be read", file.string()));
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  Table table{file.stem().string(), sha256_of(bytes), {}, {}, {}};
  std::istringstream text(bytes);
  aicarbon::table::CsvReader reader(text);
  aicarbon::table::Record record;
  using Result = aicarbon::table::CsvReader::Result;
  for (auto result = reader.next(record); result != Result::end; result = reader.next(record)) {
    const auto fault = [&](std::string_view what) {
      throw std::runtime_error(fmt::format("{}:{}: {}", file.string(), record.line, what));
    };
    if (result != Result::record) fault("not a CSV record");
    if (record.number == 1) {
      table.columns.assign(record.cells.begin(), record.cells.end());
      continue;
    }
    if (record.cells.size() != table.columns.size()) fault("the row has not as many cells as the header");
    std::string cells;
    for (const auto cell : record.cells) {
      if (cell.find_first_of("\n\r\x1f") != std::string_view::npos) fault("a cell has a control character");
      cells += cell;
      cells += CatalogRow::cell_end;
    }
    table.cells.push_back(std::move(cells));
    table.lines.push_back(record.line);
  }
  return table;
}

// Writes the arrays of a table, and returns its entry in the list of tables.
std::string write(const Table& read, std::string& out) {
  Texts texts("text_" + read.name);
  CatalogTable table;
  for (const std::string& column : read.columns) table.columns.push_back(column);
  std::vector<CatalogRow> rows;
  for (const bool dated : {false, true})
    for (std::size_t i = 0; i < read.cells.size(); ++i) {
      const CatalogRow row{read.cells[i], {}, read.lines[i], false};
      if ((aicarbon::catalog::year_in(row.cell(0)) != 0) == dated) rows.push_back(row);
    }
  table.all = rows;
  const auto is_undated = [](const CatalogRow& row) { return aicarbon::catalog::year_in(row.cell(0)) == 0; };
  const auto undated = static_cast<std::size_t>(std::ranges::count_if(rows, is_undated));
  table.rows = table.all.first(undated);
  const auto indexes = aicarbon::catalog::indexes_of(table);
  const auto twice = std::ranges::adjacent_find(indexes.ids, {}, &aicarbon::CatalogId::id);
  if (twice != indexes.ids.end()) throw std::runtime_error(fmt::format("{}/{} occurs twice", read.name, twice->id));
  const std::string origin = texts.view(read.name + ".csv");
  std::string columns;
  for (const std::string& column : read.columns) columns += fmt::format("  {},\n", texts.view(column));
  std::string lines;
  for (const CatalogRow& row : rows)
    lines += fmt::format("  {{{}, {}, {}, false}},\n", texts.view(row.cells), origin, row.line);
  std::string ids;
  for (const auto& id : indexes.ids) ids += fmt::format("  {{{}, {}}},\n", texts.view(id.id), id.row);
  std::string names;
  for (const auto& name : indexes.names)
    names += fmt::format("  {{{}, {}, {}, CatalogName::Kind({})}},\n", texts.view(name.key), texts.view(name.spelling),
                         name.row, static_cast<int>(name.kind));
  out += texts.array();
  std::string entry = fmt::format("  {{\"{}\", \"{}\"", read.name, read.sha256);
  const auto array = [&](std::string_view type, std::string_view what, const std::string& elements) {
    if (elements.empty()) {
      entry += ", {}";
      return;
    }
    out += fmt::format("constexpr {} {}_{}[] = {{\n{}}};\n", type, what, read.name, elements);
    entry += fmt::format(", {}_{}", what, read.name);
  };
  array("std::string_view", "columns", columns);
  array("CatalogRow", "rows", lines);
  entry += fmt::format(", {}", undated);
  array("CatalogId", "ids", ids);
  array("CatalogName", "names", names);
  return entry + "},\n";
}

}  // namespace

int main(int argc, char** argv) try {
  std::string code =
      "// Generated by tools/embed_catalog.cpp.\n#include \"catalog/embedded.hpp\"\n\nnamespace aicarbon::catalog {\nnamespace {\n";
  std::vector<std::filesystem::path> files(argv + 2, argv + argc);
  std::ranges::sort(files);
  std::string tables;
  for (const auto& file : files) tables += write(read(file), code);
  code += fmt::format("constexpr EmbeddedTable tables[] = {{\n{}}};\n}}  // namespace\n\n", tables);
  code += "std::span<const EmbeddedTable> embedded_tables() { return tables; }\n\n}  // namespace aicarbon::catalog\n";
  std::ofstream(argv[1], std::ios::binary) << code;
  return 0;
} catch (const std::exception& e) {
  std::fprintf(stderr, "embed_catalog: %s\n", e.what());
  return 1;
}
