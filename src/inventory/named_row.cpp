// See named_row.hpp.
#include "inventory/named_row.hpp"

#include "inventory/context.hpp"

namespace aicarbon::inventory {

const NamedRow& named_row(const Context& c, std::string_view table_name, const std::string& name) {
  const auto [known, is_new] = c.known->named_rows.try_emplace({std::string(table_name), name});
  if (is_new) {
    const CatalogTable& table = c.catalog.table(table_name);
    known->second.named = catalog::find_named(table, name);
    known->second.variants = catalog::variants(table, known->second.named);
  }
  return known->second;
}

}  // namespace aicarbon::inventory
