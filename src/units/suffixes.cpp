// See suffixes.hpp.
#include "units/suffixes.hpp"

#include "units/text.hpp"

#include <algorithm>

namespace aicarbon::units {
namespace {

constexpr Suffix suffix_table[] = {
    {"ms", "ms"},
    {"s", "s"},
    {"sec", "s"},
    {"second", "s"},
    {"seconds", "s"},
    {"min", "min"},
    {"minute", "min"},
    {"minutes", "min"},
    {"h", "h"},
    {"hour", "h"},
    {"hours", "h"},
    {"day", "days"},
    {"days", "days"},
    {"week", "weeks"},
    {"weeks", "weeks"},
    {"month", "months"},
    {"months", "months"},
    {"year", "years"},
    {"years", "years"},
    {"device_h", "device-h"},
    {"device_hours", "device-h"},
    {"gpu_h", "GPU-h"},
    {"gpu_hours", "GPU-h"},
    {"tpu_h", "TPU-h"},
    {"node_h", "node-h"},
    {"node_hours", "node-h"},
    {"instance_h", "instance-h"},
    {"instance_hours", "instance-h"},
    {"gcd_h", "GCD-h"},
    {"gcd_hours", "GCD-h"},
    {"tpu_core_h", "TPU-core-h"},
    {"tpu_core_hours", "TPU-core-h"},
    {"device_s", "device-s"},
    {"device_min", "device-min"},
    {"device_days", "device-days"},
    {"gpu_s", "GPU-s"},
    {"gpu_min", "GPU-min"},
    {"gpu_days", "GPU-days"},
    {"tpu_s", "TPU-s"},
    {"tpu_min", "TPU-min"},
    {"tpu_days", "TPU-days"},
    {"node_s", "node-s"},
    {"node_min", "node-min"},
    {"node_days", "node-days"},
    {"instance_s", "instance-s"},
    {"instance_min", "instance-min"},
    {"instance_days", "instance-days"},
    {"gcd_s", "GCD-s"},
    {"gcd_min", "GCD-min"},
    {"gcd_days", "GCD-days"},
    {"tpu_core_s", "TPU-core-s"},
    {"tpu_core_min", "TPU-core-min"},
    {"tpu_core_days", "TPU-core-days"},
    {"j", "J"},
    {"kj", "kJ"},
    {"mj", "MJ", "mJ"},
    {"gj", "GJ"},
    {"wh", "Wh"},
    {"kwh", "kWh"},
    {"mwh", "MWh", "mWh"},
    {"gwh", "GWh"},
    {"twh", "TWh"},
    {"w", "W"},
    {"watt", "W"},
    {"watts", "W"},
    {"kw", "kW"},
    {"mw", "MW", "mW"},
    {"gw", "GW"},
    {"ug", "ug"},
    {"mg", "mg", "t"},
    {"g", "g"},
    {"kg", "kg"},
    {"t", "t"},
    {"kt", "kt"},
    {"lb", "lb"},
    {"mm", "mm"},
    {"m", "m"},
    {"km", "km"},
    {"mm2", "mm2"},
    {"cm2", "cm2"},
    {"m2", "m2"},
    {"l", "L"},
    {"kl", "kL"},
    {"ml", "mL", "ML"},
    {"m3", "m3"},
    {"bytes", "bytes"},
    {"kb", "kB"},
    {"mb", "MB"},
    {"gb", "GB"},
    {"tb", "TB"},
    {"pb", "PB"},
    {"token", "token"},
    {"tokens", "token"},
    {"device", "device"},
    {"percent", "%"},
    {"pct", "%"},
};

const Suffix* row_of(std::string_view suffix) {
  const auto* found = std::ranges::find(suffix_table, suffix, &Suffix::suffix);
  return found == std::end(suffix_table) ? nullptr : found;
}

// Splits off the longest suffix that follows an underscore.
NameWithUnit by_suffix(std::string_view name) {
  for (auto under = name.find('_'); under != std::string_view::npos; under = name.find('_', under + 1))
    if (const Suffix* row = row_of(name.substr(under + 1)); row != nullptr && under > 0)
      return {std::string(name.substr(0, under)), std::string(row->unit), std::string(row->other)};
  return {std::string(name), {}, {}};
}

}  // namespace

std::span<const Suffix> suffixes() { return suffix_table; }

NameWithUnit split_name(std::string_view name) {
  name = trimmed(name);
  for (const auto& [open, close] : {std::pair{'[', ']'}, std::pair{'(', ')'}})
    if (const auto begin = name.rfind(open); name.ends_with(close) && begin != std::string_view::npos && begin > 0)
      return {std::string(trimmed(name.substr(0, begin))),
              std::string(trimmed(name.substr(begin + 1, name.size() - begin - 2))),
              {}};
  constexpr std::string_view per = "_per_";
  const auto divide = name.rfind(per);
  if (divide == std::string_view::npos) return by_suffix(name);
  const Suffix* below = row_of(name.substr(divide + per.size()));
  NameWithUnit above = by_suffix(name.substr(0, divide));
  if (below == nullptr || !below->other.empty() || above.unit.empty()) return {std::string(name), {}, {}};
  const auto divided = [&](const std::string& unit) {
    return unit.empty() ? unit : unit + "/" + std::string(below->unit);
  };
  return {above.name, divided(above.unit), divided(above.other)};
}

}  // namespace aicarbon::units
