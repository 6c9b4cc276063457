// Describes the columns of records before a job is planned as a query. The columns are listed as NAME:TYPE,…, or read
// from a file of records.
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
/// Parses such a list. Returns nothing if the text is not a list, and therefore the name of a file.
std::optional<std::vector<ListedColumn>> listed_columns(std::string_view text);

/// Describes listed columns that are bound. It is an error if a column has a type that its field does not take.
Result<std::vector<DescribedColumn>> describe_columns(std::span<const ListedColumn> listed,
                                                      std::span<const Bound> bound, const SourceText& job,
                                                      const Catalog& catalog);

/// Binds columns, given the header of a file.
using BindHeader = std::function<Result<std::vector<Bound>>(std::span<const std::string> header)>;
/// Binds and describes the columns of a file; `bind` is called with its header.
Result<std::vector<DescribedColumn>> describe_columns(const std::string& name, table::ReadBytes bytes,
                                                      const BindHeader& bind);

}  // namespace aicarbon::rows::sql
