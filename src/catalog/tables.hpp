// The catalog tables and their columns. The parsing of numbers, the checks of rows, the schema and the documentation
// are derived from this list.
#pragma once

#include <aicarbon/quantity.hpp>

#include <span>
#include <string>
#include <string_view>

namespace aicarbon::catalog {

enum class ColumnKind { text, number, whole };

struct Column {
  std::string_view name;
  ColumnKind kind = ColumnKind::text;
  std::string_view unit = {};  ///< unit of a number; empty if it has none or the row states it
  Dim dim = {};
  std::string_view doc = {};
  bool required = false;
  bool ranged = false;          ///< the table also has columns <name>_low and <name>_high
  double floor = 0;             ///< lower limit of the quantity, where its distribution begins
  double most = 1e300;          ///< upper limit of the quantity
  bool positive = false;        ///< whether the quantity is always above zero
  std::string_view words = {};  ///< words that a text must be one of, separated by spaces; empty if it may be any text
};

struct TableRow {
  std::string_view name;
  std::string_view doc;
  std::span<const Column> columns;
};

std::span<const TableRow> tables();
const TableRow* find_table(std::string_view name);
const Column* find_column(const TableRow& table, std::string_view name);

/// The JSON Schema of one catalog row of each table (aicarbon.catalog/1).
std::string catalog_schema();

}  // namespace aicarbon::catalog
