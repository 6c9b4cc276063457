// What is known of the columns of records before a query is made of a job: told as NAME:TYPE,…, or read from a file of them.
// --columns → described columns + bindings (binding.hpp) → plan.hpp
#pragma once

#include "rows/sql/plan.hpp"
#include "table/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows::sql {

/// "pue:number,grid:text"; nothing when the text is no such list, but the name of a file.
struct ListedColumn {
  std::string name;
  bool number = false;
};
std::optional<std::vector<ListedColumn>> listed_columns(std::string_view text);

/// Bound columns of told ones; a type that the field does not take is an error.
std::optional<std::vector<DescribedColumn>> describe_columns(std::span<const ListedColumn> told,
                                                             std::span<const Bound> bound, const SourceText& job,
                                                             const Catalog& catalog, Diagnostics& out);

/// Bound columns of a file: `bind` is called with its header.
using BindHeader = std::function<std::optional<std::vector<Bound>>(std::span<const std::string> header)>;
std::optional<std::vector<DescribedColumn>> describe_columns(const std::string& name, table::ReadBytes bytes,
                                                             const BindHeader& bind, Diagnostics& out);

}  // namespace aicarbon::rows::sql
