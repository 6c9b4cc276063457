// What is known of the columns of records before a query is made of a job: told as NAME:TYPE,…, or read from a file of them.
// --columns → described columns + bindings (binding.hpp) → query.hpp
#pragma once

#include "study/query.hpp"
#include "table/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::study {

/// "pue:number,grid:text"; nothing when the text is no such list, but the name of a file.
struct ToldColumn {
  std::string name;
  bool number = false;
};
std::optional<std::vector<ToldColumn>> told_columns(std::string_view text);

/// Bound columns of told ones; a type that the field does not take is an error.
std::optional<std::vector<QueryColumn>> query_columns(std::span<const ToldColumn> told, std::span<const Bound> bound,
                                                      const SourceText& job, const Catalog& catalog, Diagnostics& out);

/// Bound columns of a file: `bind` is called with its header.
using BindHeader = std::function<std::optional<std::vector<Bound>>(std::span<const std::string> header)>;
std::optional<std::vector<QueryColumn>> query_columns(const std::string& name, table::ReadBytes bytes,
                                                      const BindHeader& bind, Diagnostics& out);

}  // namespace aicarbon::study
