// See machine.hpp.
#include "inventory/machine.hpp"

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

}  // namespace

std::optional<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog, Diagnostics& out) {
  Diagnostics found;
  std::optional<HardwareFacts> facts;
  if (auto root = json::parse(source, found); root && root->kind == json::Kind::object) {
    std::string name = stem(source.name);
    if (const json::Value* stated_name = root->find("name");
        stated_name != nullptr && stated_name->kind == json::Kind::string)
      name = stated_name->text;
    std::erase_if(root->members, [](const json::Member& m) { return m.key == "name" || m.key == "schema"; });
    Hardware hardware;
    json::Reader reader(source, found);
    json::read_object(reader, *root, json::Table<Hardware>::fields(), &hardware);
    if (!hardware.parts && !has_errors(found))
      found.push_back(diag::make(diag::missing_field, "the machine has no parts",
                                 "add \"parts\": [{\"name\": …, \"kind\": …}]", reader.at(*root)));
    if (!has_errors(found)) {
      const Workload nothing;
      Diagnostics notes;
      const Context context{nothing, catalog, found, notes};
      facts.emplace();
      facts->name = name;
      facts->present = true;
      facts->parts = resolve_parts(context, *hardware.parts, "/parts", "machine");
      found.insert(found.end(), notes.begin(), notes.end());
    }
  } else if (root) {
    json::Reader(source, found)
        .wrong_type(*root, "an object", "a machine file must begin with {\"name\": …, \"parts\": [");
  }
  const bool sound = !has_errors(found);
  out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return sound ? std::move(facts) : std::nullopt;
}

std::optional<HardwareFacts> catalog_machine(std::string_view id, const Catalog& catalog, Diagnostics& out) {
  const CatalogTable& bills = catalog.table("bills");
  std::string wanted(id);
  if (const CatalogRow* row = catalog.find("accelerators", id)) wanted = row->id();
  std::vector<std::string_view> names;
  for (const CatalogRow& row : bills.rows)
    if (std::ranges::find(names, bills.text(row, "bill")) == names.end()) names.push_back(bills.text(row, "bill"));
  if (std::ranges::find(names, std::string_view(wanted)) == names.end()) {
    std::string help = diag::did_you_mean(wanted, names);
    if (help.empty())
      help = "`aicarbon catalog list bills` lists machines with a bill of materials; or describe one in a file";
    out.push_back(
        diag::make(diag::unknown_hardware, fmt::format("the catalog has no bill of materials for \"{}\"", id), help));
    return std::nullopt;
  }
  Diagnostics found;
  Diagnostics notes;
  const Workload nothing;
  const Context context{nothing, catalog, found, notes};
  HardwareFacts facts;
  facts.name = wanted;
  facts.present = true;
  facts.parts = bill_parts(context, wanted, "/parts", "machine");
  const bool sound = !has_errors(found);
  out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  out.insert(out.end(), notes.begin(), notes.end());
  return sound ? std::optional(std::move(facts)) : std::nullopt;
}

}  // namespace aicarbon::inventory
