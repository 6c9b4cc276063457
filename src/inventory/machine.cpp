// See machine.hpp.
#include "inventory/machine.hpp"

#include "catalog/names.hpp"
#include "inventory/context.hpp"
#include "workload/codecs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

// "machines/h100.json" → "h100"
std::string stem(std::string_view file) {
  file = file.substr(file.rfind('/') + 1);
  return std::string(file.substr(0, file.rfind('.')));
}

// A machine that consists only of the parts that `resolve` returns. New messages are appended to `found`.
template <class Resolve>
Result<HardwareFacts> of_parts(std::string name, const Catalog& catalog, Diagnostics found, const Resolve& resolve) {
  const Workload nothing;
  Diagnostics notes;
  HardwareFacts facts;
  facts.name = std::move(name);
  facts.present = true;
  facts.parts = resolve(Context{nothing, catalog, found, notes});
  const bool sound = !has_errors(found);
  found += std::move(notes);
  if (!sound) return found;
  return {std::move(facts), std::move(found)};
}

Result<HardwareFacts> instance(const std::string& id, const Catalog& catalog) {
  const Workload nothing;
  Diagnostics errors;
  Diagnostics notes;
  HardwareFacts facts = hardware_of_instance(Context{nothing, catalog, errors, notes}, id);
  if (has_errors(errors)) return errors;
  return {std::move(facts), std::move(notes)};
}

}  // namespace

Result<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog) {
  Diagnostics found;
  auto root = json::parse(source).noted_in(found);
  if (!root) return found;
  json::Reader reader(source, found);
  if (root->kind != json::Kind::object) {
    reader.wrong_type(*root, "an object", "a machine file has the form {\"name\": …, \"parts\": […]}");
    return found;
  }
  std::string name = stem(source.name);
  if (const json::Value* stated_name = root->find("name");
      stated_name != nullptr && stated_name->kind == json::Kind::string)
    name = stated_name->text;
  std::erase_if(root->members, [](const json::Member& m) { return m.key == "name" || m.key == "schema"; });
  Hardware hardware;
  json::read_object(reader, *root, json::Table<Hardware>::fields(), &hardware);
  if (!hardware.parts && !has_errors(found))
    found.push_back(diag::make(diag::missing_field, "the machine has no parts",
                               "add \"parts\": [{\"name\": …, \"kind\": …}]", reader.at(*root)));
  if (has_errors(found)) return found;
  return of_parts(std::move(name), catalog, std::move(found),
                  [&](const Context& c) { return resolve_parts(c, *hardware.parts, "/parts", "machine"); });
}

Result<HardwareFacts> catalog_machine(std::string_view id, const Catalog& catalog) {
  const CatalogTable& bills = catalog.table("bills");
  std::string wanted(id);
  Diagnostics found;
  for (const std::string_view name : {"accelerators", "servers"}) {
    const catalog::Named named = catalog::find_named(catalog.table(name), id);
    if (named.row == nullptr) continue;
    wanted = named.row->id();
    if (!named.spelling.empty())
      found.push_back(diag::make(diag::commonest_form, fmt::format("\"{}\" is interpreted as {}", id, wanted)));
    break;
  }
  std::vector<std::string_view> names;
  for (const CatalogRow& row : bills.rows)
    if (std::ranges::find(names, bills.text(row, "bill")) == names.end()) names.push_back(bills.text(row, "bill"));
  const CatalogTable& accelerators = catalog.table("accelerators");
  for (const CatalogRow& row : accelerators.rows)
    if (std::ranges::find(names, row.cell(0)) == names.end()) names.push_back(row.cell(0));
  const bool has_bill = std::ranges::find(names, std::string_view(wanted)) != names.end();
  if (const CatalogRow* row = has_bill ? nullptr : catalog::find_named(catalog.table("instances"), id).row)
    return instance(row->id(), catalog);
  if (!has_bill)
    return diag::make(
        diag::unknown_hardware, fmt::format("the catalog has no bill of materials for \"{}\"", id),
        catalog::name_help(
            catalog,
            {wanted,
             {"instances"},
             std::move(names),
             "`aicarbon catalog list bills` lists all bills of materials, as MACHINE/PART; or describe the machine in a file"}));
  return of_parts(wanted, catalog, std::move(found),
                  [&](const Context& c) { return bill_parts(c, wanted, "/parts", "machine"); });
}

}  // namespace aicarbon::inventory
