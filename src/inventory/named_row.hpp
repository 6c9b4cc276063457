// Rows of the catalog by the names that a job uses for them, each looked up once per job.
#pragma once

#include "catalog/names.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::inventory {

struct Context;

/// What a name means in a table, and the variants that it could stand for as well.
struct NamedRow {
  catalog::Named named;
  std::vector<const CatalogRow*> variants;
};

/// By table and name.
using NamedRows = std::map<std::pair<std::string, std::string>, NamedRow, std::less<>>;

/// Finds what a name means in a table of the catalog.
const NamedRow& named_row(const Context& context, std::string_view table, const std::string& name);

}  // namespace aicarbon::inventory
