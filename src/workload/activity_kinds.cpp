// See activity/kinds.hpp.
#include "workload/activity/kinds.hpp"

#include "workload/codecs.hpp"
#include "workload/fields.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

namespace aicarbon {
namespace {

using workload::ActivityKind;

template <class... K>
std::vector<ActivityKind> kinds_of(std::type_identity<std::variant<std::monostate, K...>>) {
  return {{K::key, K::title, json::Table<K>::fields(), [] { return activity::Any(K{}); }}...};
}

constexpr std::array common_fields{
    json::field<&Activity::water>(
        {.name = "water",
         .doc = "water consumption, stated instead of computed from WUE and the water of the grid",
         .unit = "L",
         .example = "\"843 kL\""}),
    json::field<&Activity::of>(
        {.name = "of",
         .doc =
             "what the measured energy or power is of, if the hardware has a \"share\": the share or the whole machine",
         .example = "\"machine\""}),
};

std::vector<json::Field> united() {
  std::vector<json::Field> all;
  const auto add = [&](json::Field field) {
    if (std::ranges::find(all, field.name, &json::Field::name) != all.end()) return;
    field.required = false;  // because other kinds do not require it
    all.push_back(field);
  };
  for (const ActivityKind& kind : workload::activity_kinds())
    for (const json::Field& field : kind.fields) add(field);
  for (const json::Field& field : common_fields) add(field);
  return all;
}

template <class Family>
const Family* of_family(const activity::Any& kind) {
  return std::visit(
      [](const auto& k) -> const Family* {
        if constexpr (std::is_base_of_v<Family, std::decay_t<decltype(k)>>) return &k;
        else return nullptr;
      },
      kind);
}

}  // namespace

const activity::DeviceHours* activity::device_hours(const Any& kind) { return of_family<DeviceHours>(kind); }
const activity::PlannedWork* activity::planned_work(const Any& kind) { return of_family<PlannedWork>(kind); }

const StatedDeliveries* activity::stated_deliveries(const Any& kind) {
  return std::visit(
      [](const auto& k) -> const StatedDeliveries* {
        if constexpr (requires { k.requests; }) return &k.requests;
        else if constexpr (requires { k.images; }) return &k.images;
        else if constexpr (requires { k.videos; }) return &k.videos;
        else if constexpr (requires { k.queries; }) return &k.queries;
        else if constexpr (requires { k.items; }) return &k.items;
        else return nullptr;
      },
      kind);
}

bool activity::is_measured(const Any& kind) {
  return std::visit(
      [](const auto& k) {
        bool measured = false;
        if constexpr (requires { k.throughput; }) measured = measured || k.throughput;
        if constexpr (requires { k.energy_per_token; }) measured = measured || k.energy_per_token;
        if constexpr (requires { k.energy_per_request; }) measured = measured || k.energy_per_request;
        if constexpr (requires { k.energy_per_item; }) measured = measured || k.energy_per_item;
        return measured;
      },
      kind);
}

namespace workload {

std::span<const ActivityKind> activity_kinds() {
  static const auto all = kinds_of(std::type_identity<activity::Any>{});
  return all;
}

std::span<const json::Field> fields_of_kind(std::string_view key) {
  const auto kinds = activity_kinds();
  return std::ranges::find(kinds, key, &ActivityKind::key)->fields;
}

std::span<const json::Field> common_activity_fields() { return common_fields; }

std::span<const json::Field> activity_fields() {
  static const auto all = united();
  return all;
}

void check_activity(const activity::Any& kind, Faults& faults) {
  std::visit(
      [&](const auto& k) -> void {
        if constexpr (!std::is_same_v<std::decay_t<decltype(k)>, std::monostate>) check_kind(k, faults);
      },
      kind);
}

}  // namespace workload
}  // namespace aicarbon
