// See activity/activity.hpp. This file resolves what all kinds of activity share, and calls the function of the kind.
#include "inventory/activity/activity.hpp"

#include <fmt/format.h>

#include <type_traits>

namespace aicarbon {
namespace inventory {
namespace {

// The power of accelerators as a share of their TDP while they do what the phase is for.
std::string_view accelerator_rule(PhaseKind kind) {
  switch (kind) {
  case PhaseKind::inference: return "load/inference";
  case PhaseKind::training:
  case PhaseKind::experimentation: return "training/power_by_hours";
  case PhaseKind::fine_tuning: return "fine_tuning/power_fraction";
  default: return "work/power_fraction";
  }
}

std::string_view key_of(const activity::Any& kind) {
  return std::visit(
      [](const auto& one) -> std::string_view {
        if constexpr (requires { one.key; }) return one.key;
        else return {};
      },
      kind);
}

// The load of a phase that states none: of the accelerators if their power is known, otherwise of the whole machine.
void default_load(const ActivityInput& in, ActivityFacts& f) {
  const PhaseKind kind = in.phase.kind.value;
  if (kind == PhaseKind::fleet) {
    f.load = not_applicable<dim::one>("in unused hours, the machines of the fleet draw idle power");
    return;
  }
  const std::string path = fmt::format("/phases/{}/activity/", in.use());
  const HardwareFacts& h = in.hardware;
  if (h.present && h.accelerator_power) {
    // Hours take a power; what states an energy has hours that follow from it, and nothing to state in place of a power.
    const bool hours = activity::device_hours(in.activity.kind) != nullptr;
    f.accelerator_load = assumed<dim::one>(in.context, accelerator_rule(kind),
                                           path + (hours ? "device_power" : std::string(key_of(in.activity.kind))));
    f.load = not_applicable<dim::one>("the load of the accelerators is used");
    return;
  }
  if (h.present && h.processor) {
    f.load = assumed<dim::one>(in.context, "load/processor", path + "load");
    return;
  }
  f.load = assumed<dim::one>(in.context, kind == PhaseKind::inference ? "load/inference_machine" : "load/training",
                             path + "load");
}

}  // namespace

ActivityFacts resolve_activity(const ActivityInput& in) {
  ActivityFacts f;
  f.water = stated(in.activity.water, in.use());
  if (in.activity.of) f.of = in.activity.of->value;
  f.at = in.activity.at;
  std::visit(
      [&](const auto& kind) -> void {
        if constexpr (!std::is_same_v<std::decay_t<decltype(kind)>, std::monostate>) {
          if constexpr (requires { kind.energy_boundary; })
            if (kind.energy_boundary) {
              f.boundary = kind.energy_boundary->value;
              f.boundary_stated = true;
            }
          if constexpr (requires { kind.load; }) f.load = stated(kind.load, in.use());
          f.kind = std::make_shared<const typename std::decay_t<decltype(kind)>::Facts>(facts(kind, in));
        }
      },
      in.activity.kind);
  if (!f.load) default_load(in, f);
  return f;
}

}  // namespace inventory

const DeliveryFacts* delivered(const ActivityFacts& activity) {
  return std::visit(
      [](const auto& kind) -> const DeliveryFacts* {
        if constexpr (requires { kind->count; }) return kind->count ? &kind->count : nullptr;
        else return nullptr;
      },
      activity.kind);
}

}  // namespace aicarbon
