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

/// A row: the texts of its cells, of which the first is the id. A cell is cut out when it is requested, because a job
/// uses few of the rows.
struct CatalogRow {
  std::string_view cells;   ///< the texts of all cells, each followed by `cell_end`
  std::string_view origin;  ///< name of the file that contains the row
  std::size_t line = 0;
  bool overlaid = false;  ///< whether the row is from an overlay

  static constexpr char cell_end = '\x1f';

  std::size_t size() const;
  std::string_view cell(std::size_t i) const;
  std::string id() const { return std::string(cell(0)); }
};

/// The position of a row, with its id, by which rows are found.
struct CatalogId {
  std::string_view id;
  std::uint32_t row = 0;
};

/// A spelling by which a row is found, with what distinguishes it from others (catalog/names.hpp).
struct CatalogName {
  enum class Kind : std::uint8_t { id, code, alias, name };
  std::string_view key;
  std::string_view spelling;
  std::uint32_t row = 0;
  Kind kind = Kind::id;
};

/// A table: the names of its columns, its rows, and their ids and names in order. What it contains is in static memory
/// for a built-in table, and shared by all copies for an overlaid one.
struct CatalogTable {
  std::string name;
  std::vector<std::string_view> columns;
  /// All rows: first those without a year in their id, then the others, such as "DEU@2021".
  std::span<const CatalogRow> all;
  /// The rows without a year in their id. Where a table has rows by year, they hold the newest one.
  std::span<const CatalogRow> rows;
  std::span<const CatalogId> ids;      ///< of all rows, in order
  std::span<const CatalogName> names;  ///< of `rows`, ordered by key
  std::shared_ptr<const void> memory;  ///< of an overlaid table

  const CatalogRow* find(std::string_view id) const;
  /// The rows of a place, or of another id, by year ("DEU@2018", "DEU@2019"), in order.
  std::span<const CatalogId> by_year(std::string_view id) const;
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
