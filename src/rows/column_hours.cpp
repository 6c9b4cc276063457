// See column_hours.hpp.
#include "rows/column_hours.hpp"

#include <aicarbon/workload.hpp>

#include "diag/codes.hpp"
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

// The stated hours in the unit of a column; nothing if both count the same, or if the unit of the column leaves to the
// template which devices are counted.
std::optional<workload::Edit> hours_in(const StatedHours& hours, std::string_view unit) {
  if (workload::hour_of(unit) == HourOf::unstated && hours.of_devices) return std::nullopt;
  if (workload::hour_of(unit) == hours.hour_of && units::part_in(unit) == units::part_in(hours.written))
    return std::nullopt;
  const auto known = units::parse(unit, dim::device_time);
  if (!known) return std::nullopt;  // the unit is in the cells
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
  const auto* part = units::part_in(unit);
  if (unit.empty() && devices.of_devices) return std::nullopt;
  if (!unit.empty() == devices.has_unit && (part != nullptr) == devices.of_parts.has_value()) return std::nullopt;
  const StatedValue& value =
      devices.of_parts ? static_cast<const StatedValue&>(*devices.of_parts) : *devices.of_devices;
  const std::string number = units::shortest(value.value.best);
  return workload::Edit{devices.at.path, unit.empty() ? number : fmt::format("\"{} {}\"", number, unit)};
}

std::optional<workload::Edit> edit_for(const Phase& phase, const ColumnUse& use) {
  if (!phase.activity || use.path.empty()) return std::nullopt;
  const activity::Any& kind = phase.activity->kind;
  const auto* timed = std::get_if<activity::DeviceTime>(&kind);
  if (timed != nullptr && timed->device_time.at.path == use.path) return hours_in(timed->device_time, use.unit);
  const auto* wall = std::get_if<activity::WallTime>(&kind);
  if (wall != nullptr && wall->devices && wall->devices->at.path == use.path)
    return devices_in(*wall->devices, use.unit);
  return std::nullopt;
}

}  // namespace

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

bool is_replaced(const Diagnostic& message, std::span<const ColumnUse> columns) {
  constexpr int of_unit[] = {diag::hours_of_devices, diag::hours_of_server, diag::hours_of_parts};
  if (std::ranges::find(of_unit, message.code) != std::end(of_unit)) return false;
  const std::string& path = message.at.path;
  return std::ranges::any_of(columns, [&path](const ColumnUse& use) {
    return !use.path.empty() && (use.path == path || use.path == path + "/of");
  });
}

}  // namespace aicarbon::rows
