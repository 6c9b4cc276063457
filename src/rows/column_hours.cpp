// See column_hours.hpp.
#include "rows/column_hours.hpp"

#include <aicarbon/workload.hpp>

#include "diag/codes.hpp"
#include "inventory/resolve.hpp"
#include "lifecycle/readings.hpp"
#include "units/device_part.hpp"
#include "units/units.hpp"
#include "workload/edit.hpp"
#include "workload/hour_of.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

namespace aicarbon::rows {
namespace {

// The stated hours in the unit of a column; nothing if both count the same. Plain hours are counted as device-hours, and
// notes_of_hours says so. If the units are in the cells, those that the template states stand for them.
std::optional<workload::Edit> hours_in(const StatedHours& hours, std::string_view unit) {
  if (unit == in_its_cells && hours.hour_of != HourOf::unstated) return std::nullopt;
  if (const HourOf of = workload::hour_of(unit); of == HourOf::unstated || of == HourOf::product) unit = "device-h";
  if (workload::hour_of(unit) == hours.hour_of && units::part_in(unit) == units::part_in(hours.written))
    return std::nullopt;
  const auto known = units::parse(unit, dim::device_time);
  if (!known) return std::nullopt;
  const StatedValue* value = nullptr;
  if (hours.of_devices) value = &*hours.of_devices;
  if (hours.of_nodes) value = &*hours.of_nodes;
  if (hours.of_parts) value = &*hours.of_parts;
  if (value == nullptr) return std::nullopt;
  return workload::Edit{hours.at.path,
                        fmt::format("\"{} {}\"", units::shortest(known->from_base(value->value.best)), unit)};
}

// The stated number of devices in the unit of a column, which has none if it is a plain number; nothing as for hours.
std::optional<workload::Edit> devices_in(const StatedDevices& devices, std::string_view unit) {
  if (unit.empty()) unit = "device";
  const bool of_parts = units::part_in(unit) != nullptr;
  if (devices.has_unit && of_parts == devices.of_parts.has_value()) return std::nullopt;
  const StatedValue& value =
      devices.of_parts ? static_cast<const StatedValue&>(*devices.of_parts) : *devices.of_devices;
  const std::string number = units::shortest(value.value.best);
  return workload::Edit{devices.at.path, fmt::format("\"{} {}\"", number, unit)};
}

std::optional<workload::Edit> edit_for(const Phase& phase, const ColumnUse& use) {
  if (!phase.activity || use.path.empty()) return std::nullopt;
  const activity::Any& kind = phase.activity->kind;
  const auto* timed = std::get_if<activity::DeviceTime>(&kind);
  if (timed != nullptr && workload::plain_path(timed->device_time.at.path) == use.path)
    return hours_in(timed->device_time, use.unit);
  const StatedDevices* devices = nullptr;
  if (const auto* wall = std::get_if<activity::WallTime>(&kind); wall != nullptr && wall->devices)
    devices = &*wall->devices;
  if (const auto* online = std::get_if<activity::Online>(&kind); online != nullptr && online->online.devices)
    devices = &*online->online.devices;
  if (devices != nullptr && devices->at.path == use.path) return devices_in(*devices, use.unit);
  return std::nullopt;
}

// Hours of a run have no unit of machines or of parts.
Diagnostic note_of(const PlainHours& hours, const lifecycle::OtherHours& other, bool of_run) {
  std::string message = fmt::format("{} are counted as device-hours", hours.what);
  if (other.devices < 1) message += fmt::format(", each of a whole device, of which a machine has {:g}", other.devices);
  if (other.devices > 1) message += fmt::format(", each of one of the {:g} devices of a machine", other.devices);
  const auto ending = workload::hour_ending(hours.unit);
  const std::string time = fmt::format("-{}", ending.empty() ? "h" : ending);
  std::vector<std::string> units{"device" + time};
  if (!of_run && other.devices != 1) units.push_back("node" + time);
  if (!of_run && !other.part.empty()) units.push_back(other.part + time);
  std::string words = fmt::format("\"{}\"", units.front());
  for (std::size_t k = 1; k < units.size(); ++k)
    words += fmt::format("{} \"{}\"", k + 1 < units.size() ? "," : " or", units[k]);
  const auto code = other.of_server      ? diag::hours_of_server
                    : other.devices != 1 ? diag::hours_of_devices
                                         : diag::hours_of_parts;
  std::string help = ending.empty() ? fmt::format("convert the {} to hours, and write {} after them", hours.unit, words)
                                    : fmt::format("write {} after {} {}'", words, hours.how, units[of_run ? 0 : 1]);
  if (of_run) help += ", or convert other hours to those of devices";
  return diag::make(code, fmt::format("{}; {}", message, lifecycle::in_words(other)), std::move(help),
                    {.path = hours.path});
}

}  // namespace

bool are_plain_hours(std::string_view unit) {
  const auto known = units::parse(unit, dim::device_time);
  return known && known->dim == dim::device_time && workload::hour_of(unit) == HourOf::unstated;
}

std::vector<PlainHours> plain_hours(std::span<const ColumnUse> columns) {
  std::vector<PlainHours> found;
  for (const ColumnUse& use : columns)
    if (!use.path.empty() && are_plain_hours(use.unit))
      found.push_back({use.path, fmt::format("the hours of column \"{}\"", use.column),
                       fmt::format("the path: --bind '{}={}", use.column, use.path), use.unit});
  return found;
}

Diagnostics notes_of_hours(const SourceText& job, const Catalog& catalog, std::span<const PlainHours> plain) {
  if (plain.empty()) return {};
  const auto inventory = inventory::resolved(job, catalog);
  if (!inventory) return {};
  Diagnostics found;
  for (const PhaseFacts& phase : inventory->phases)
    for (const PlainHours& hours : plain) {
      const auto* timed = phase.activity.as<DeviceTimeFacts>();
      const auto* runs = phase.activity.as<RunsFacts>();
      const bool of_phase = timed != nullptr && workload::plain_path(timed->at.path) == hours.path;
      const bool of_run = runs != nullptr && workload::plain_path(runs->at.path) == hours.path;
      if (!of_phase && !of_run) continue;
      const auto other = lifecycle::other_hours(phase);
      if (other.devices == 1 && other.part.empty()) continue;
      found.push_back(note_of(hours, other, of_run));
      found.back().at.file = job.name;
    }
  return found;
}

SourceText with_units_of_columns(const SourceText& job, std::span<const ColumnUse> columns) {
  const auto stated = workload::read(job);
  if (!stated) return job;
  std::vector<workload::Edit> edits;
  for (const Phase& phase : stated->phases)
    for (const ColumnUse& use : columns)
      if (auto edit = edit_for(phase, use)) edits.push_back(std::move(*edit));
  auto text = workload::edited(job, edits);
  return text ? SourceText{job.name, *std::move(text)} : job;
}

Diagnostics of_columns(Diagnostics readings, std::span<const ColumnUse> columns, const std::string& file) {
  Diagnostics found;
  for (Diagnostic& d : readings) {
    d.at = {.file = file, .path = workload::plain_path(d.at.path)};
    const auto use = std::ranges::find(columns, d.at.path, &ColumnUse::path);
    if (use != columns.end()) {
      const bool are_hours = !use->unit.empty();
      const bool may_be_parts = d.code == diag::hours_of_parts && workload::hour_of(use->unit) == HourOf::product;
      if (are_hours && !are_plain_hours(use->unit) && !may_be_parts) continue;
      d.help +=
          fmt::format(", after the path: --bind '{}={} {}'", use->column, use->path, are_hours ? "device-h" : "device");
    }
    found.push_back(std::move(d));
  }
  return found;
}

bool is_about_hours(const Diagnostic& message) {
  constexpr int of_unit[] = {diag::hours_of_devices, diag::hours_of_server, diag::hours_of_parts};
  return std::ranges::find(of_unit, message.code) != std::end(of_unit);
}

bool is_replaced(const Diagnostic& message, std::span<const ColumnUse> columns) {
  if (is_about_hours(message)) return false;
  const std::string& path = message.at.path;
  return std::ranges::any_of(columns, [&path](const ColumnUse& use) {
    return !use.path.empty() && (use.path == path || use.path == path + "/of");
  });
}

}  // namespace aicarbon::rows
