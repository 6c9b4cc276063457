// What is known about columns of records before a job becomes a query. They are listed as NAME:TYPE,…, or read from a
// file of records.
//
// --columns → described columns + bindings (binding.hpp) → plan.hpp
#pragma once

#include "rows/sql/plan.hpp"
#include "table/bytes.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows::sql {

/// A column in a list such as "pue:number,grid:text".
struct ListedColumn {
  std::string name;
  bool number = false;
};
/// Parses such a list. Nothing if the text is not a list, but the name of a file.
std::optional<std::vector<ListedColumn>> listed_columns(std::string_view text);

/// Binds listed columns. A type that the field does not take is an error.
Result<std::vector<DescribedColumn>> describe_columns(std::span<const ListedColumn> listed,
                                                      std::span<const Bound> bound, const SourceText& job,
                                                      const Catalog& catalog);

/// Binds columns, given the header of a file.
using BindHeader = std::function<Result<std::vector<Bound>>(std::span<const std::string> header)>;
/// Binds and describes the columns of a file; `bind` is called with its header.
Result<std::vector<DescribedColumn>> describe_columns(const std::string& name, table::ReadBytes bytes,
                                                      const BindHeader& bind);

}  // namespace aicarbon::rows::sql
