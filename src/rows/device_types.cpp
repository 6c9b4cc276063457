// See device_types.hpp.
#include "rows/device_types.hpp"

#include "catalog/name_words.hpp"
#include "catalog/names.hpp"
#include "diag/codes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

// The row of the accelerator that a text names: an accelerator, or that of a server or an instance.
const CatalogRow* accelerator_row(std::string_view name, const Catalog& catalog) {
  const CatalogTable& accelerators = catalog.table("accelerators");
  if (const CatalogRow* row = catalog::find_named(accelerators, name).row) return row;
  const CatalogTable& servers = catalog.table("servers");
  if (const CatalogRow* server = catalog::find_named(servers, name).row)
    return accelerators.find(servers.text(*server, "accelerator"));
  const CatalogTable& instances = catalog.table("instances");
  const CatalogRow* instance = catalog::find_named(instances, name).row;
  return instance == nullptr ? nullptr : accelerators.find(instances.text(*instance, "accelerator"));
}

const CatalogRow* accelerator_of(const Hardware& hardware, const Catalog& catalog) {
  if (hardware.accelerator) return accelerator_row(hardware.accelerator->value, catalog);
  if (hardware.instance) return accelerator_row(hardware.instance->value, catalog);
  return hardware.server ? accelerator_row(hardware.server->value, catalog) : nullptr;
}

const CatalogRow* accelerator_of(const TextOr<Hardware>& hardware, const Workload& job, const Catalog& catalog) {
  if (hardware.object) return accelerator_of(*hardware.object, catalog);
  if (!hardware.text) return nullptr;
  const auto own = std::ranges::find(job.hardware, hardware.text->value, &std::pair<std::string, Hardware>::first);
  return own == job.hardware.end() ? accelerator_row(hardware.text->value, catalog)
                                   : accelerator_of(own->second, catalog);
}

// The accelerator whose number is at a path: that of a hardware of the job, or that of a phase.
const CatalogRow* accelerator_at(const std::string& path, const Workload& job, const Catalog& catalog) {
  for (const auto& [name, hardware] : job.hardware)
    if (path.starts_with(fmt::format("/hardware/{}/", name))) return accelerator_of(hardware, catalog);
  for (const Phase& phase : job.phases)
    if (path.starts_with(fmt::format("/phases/{}/", phase.name.value)) && phase.hardware)
      return accelerator_of(*phase.hardware, job, catalog);
  return nullptr;
}

// Whether a type can be that of a row: the names of the row contain all its words. Schedulers shorten names.
bool may_be(std::string_view type, const CatalogTable& table, const CatalogRow& row) {
  std::vector<std::string> words = catalog::words_of(row.cell(0));
  const auto add = [&](std::string_view name) {
    for (std::string& word : catalog::words_of(name)) words.push_back(std::move(word));
  };
  add(catalog::name_of(table, row));
  add(catalog::vendor_of(table, row));
  catalog::for_each_alias(table, row, add);
  return std::ranges::all_of(catalog::words_of(type),
                             [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
}

bool changes_accelerator(const Bound& b) {
  return b.path.ends_with("/accelerator") || b.path.ends_with("/server") || b.path.ends_with("/hardware");
}

}  // namespace

void DeviceTypes::count(std::string_view type) {
  const std::lock_guard lock(mutex_);
  ++cells_[std::string(type)];
}

std::map<std::string, std::uint64_t> DeviceTypes::cells() const {
  const std::lock_guard lock(mutex_);
  return cells_;
}

Diagnostics types_in_doubt(const DeviceTypes& types, const Bound& column, std::span<const Bound> bound,
                           const Workload& job, const Catalog& catalog) {
  const CatalogRow* row = accelerator_at(column.path, job, catalog);
  if (row == nullptr || std::ranges::any_of(bound, changes_accelerator)) return {};
  const CatalogTable& table = catalog.table("accelerators");
  Diagnostics found;
  for (const auto& [type, cells] : types.cells()) {
    if (may_be(type, table, *row)) continue;
    const CatalogRow* other = catalog::find_named(table, type).row;
    const std::string named = other == nullptr ? "" : fmt::format(" ({})", other->id());
    found.push_back(diag::make(
        diag::cells_of_other_device,
        fmt::format("column \"{}\" names the device \"{}\"{} in {} cell{}, but all devices are computed as {}",
                    column.name, type, named, cells, cells == 1 ? "" : "s", row->id()),
        "use a template for each type of device, or bind a column with the accelerator"));
  }
  return found;
}

}  // namespace aicarbon::rows
