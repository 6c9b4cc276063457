// What is known about columns of records before a job becomes a query. They are listed as NAME:TYPE,…, or read from a
// file of records. --columns → described columns + bindings (binding.hpp) → plan.hpp
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

/// Parses "pue:number,grid:text". Nothing if the text is the name of a file and not such a list.
struct ListedColumn {
  std::string name;
  bool number = false;
};
std::optional<std::vector<ListedColumn>> listed_columns(std::string_view text);

/// Binds listed columns. A type that the field does not take is an error.
Result<std::vector<DescribedColumn>> describe_columns(std::span<const ListedColumn> listed,
                                                      std::span<const Bound> bound, const SourceText& job,
                                                      const Catalog& catalog);

/// Binds the columns of a file; `bind` is called with its header.
using BindHeader = std::function<Result<std::vector<Bound>>(std::span<const std::string> header)>;
Result<std::vector<DescribedColumn>> describe_columns(const std::string& name, table::ReadBytes bytes,
                                                      const BindHeader& bind);

}  // namespace aicarbon::rows::sql
