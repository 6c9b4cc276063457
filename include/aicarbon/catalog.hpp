// The catalog: tables of rows with sources, built in or overlaid by the user. Values are looked up and never guessed.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/sheet.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon {

/// An entry of the bibliography.
struct CatalogSource {
  std::string id, title, publisher, year, url, licence, confidence, quoted_by, note;
};

/// A number in the catalog, in base units, with its id (table/row/field) and its source.
struct CatalogValue {
  std::string id;
  Uncertain value;
  std::string unit;
  std::string citation;
  std::string set;
  int year = 0;
  bool proxy = false;
};

/// A row: its cells are texts until a number is requested. The first cell is the id. A row of the built-in catalog that
/// has no doubled quotes is kept as its CSV line and split when a cell is requested, because a job uses few of the
/// rows.
struct CatalogRow {
  std::string_view line_of_file;    ///< CSV line of such a built-in row; its memory is never freed
  std::string bytes;                ///< texts of all cells of any other row, concatenated
  std::vector<std::uint32_t> ends;  ///< where each cell ends in `bytes`
  std::string origin;               ///< name of the file that contains the row
  std::size_t line = 0;

  std::size_t size() const;
  std::string_view cell(std::size_t i) const;
  std::string id() const { return line_of_file.empty() && ends.empty() ? std::string{} : std::string(cell(0)); }
  void append(std::string_view cell) {
    bytes += cell;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
};

/// A table: the names of its columns, its rows, and an index of the rows by id.
struct CatalogTable {
  std::string name;
  std::vector<std::string> columns;
  std::vector<CatalogRow> rows;
  std::map<std::string, std::size_t, std::less<>> index;

  const CatalogRow* find(std::string_view id) const;
  /// The text of a cell; empty if the cell or the column does not exist.
  std::string_view text(const CatalogRow& row, std::string_view column) const;
};

/// The sources of a catalog: those built into the library, and those of overlays, which replace built-in ones with the
/// same id.
struct Bibliography {
  std::map<std::string, CatalogSource, std::less<>> overlaid;  ///< by id

  std::optional<CatalogSource> find(std::string_view id) const;
  /// All sources, ordered by id.
  std::vector<CatalogSource> all() const;
};

/// All tables and the bibliography, with the version and the hash of the catalog.
struct Catalog {
  std::string version;
  std::string sha256;
  std::vector<std::string> overlays;
  std::map<std::string, CatalogTable, std::less<>> tables;
  Bibliography sources;
  std::vector<std::pair<std::string, std::string>> file_hashes;

  const CatalogTable& table(std::string_view name) const;
  const CatalogRow* find(std::string_view table, std::string_view id) const;
  /// The number in a cell with its range, or nothing if the row does not exist or the cell has no number.
  std::optional<CatalogValue> number(std::string_view table, std::string_view id, std::string_view column) const;
  std::string citation(std::string_view source_id) const;
};

/// The catalog that is built into the library.
Catalog builtin_catalog();

/// Overlays a catalog with files, each of which is named after a table (grids.csv) or named sources.json. A row
/// replaces the row with the same id if there is one, and is added otherwise. If any returned message is an error, the
/// catalog must not be used.
Diagnostics overlay(Catalog& catalog, std::string_view directory, std::span<const SourceText> files);

/// Checks every row: missing sources, invalid numbers, ranges that do not contain their best value, references to rows
/// that do not exist.
Diagnostics lint(const Catalog& catalog);

}  // namespace aicarbon
