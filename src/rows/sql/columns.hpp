// What is known about record columns before a job becomes a query: listed as NAME:TYPE,…, or read from a file of
// records. --columns → described columns + bindings (binding.hpp) → plan.hpp
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

/// "pue:number,grid:text"; nothing if the text is not such a list but the name of a file.
struct ListedColumn {
  std::string name;
  bool number = false;
};
std::optional<std::vector<ListedColumn>> listed_columns(std::string_view text);

/// Bound columns of listed ones; a type that the field does not take is an error.
Result<std::vector<DescribedColumn>> describe_columns(std::span<const ListedColumn> listed,
                                                      std::span<const Bound> bound, const SourceText& job,
                                                      const Catalog& catalog);

/// Bound columns of a file: `bind` is called with its header.
using BindHeader = std::function<Result<std::vector<Bound>>(std::span<const std::string> header)>;
Result<std::vector<DescribedColumn>> describe_columns(const std::string& name, table::ReadBytes bytes,
                                                      const BindHeader& bind);

}  // namespace aicarbon::rows::sql
