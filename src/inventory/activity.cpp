// See activity/activity.hpp. This file resolves what all kinds of activity share, and calls the function of the kind.
#include "inventory/activity/activity.hpp"

#include <fmt/format.h>

#include <type_traits>

namespace aicarbon {
namespace inventory {
namespace {

Fact<dim::one> default_load(const ActivityInput& in) {
  if (in.phase.kind.value == PhaseKind::fleet)
    return not_applicable<dim::one>("in unused hours, the machines of the fleet draw idle power");
  const bool inference = in.phase.kind.value == PhaseKind::inference;
  return assumed<dim::one>(in.context, inference ? "load/inference" : "load/training",
                           fmt::format("/phases/{}/activity/load", in.use()));
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
  if (!f.load) f.load = default_load(in);
  return f;
}

}  // namespace inventory

const DeliveryFacts* delivered(const ActivityFacts& activity) {
  return std::visit(
      [](const auto& kind) -> const DeliveryFacts* {
        if constexpr (requires { kind->count; }) return &kind->count;
        else return nullptr;
      },
      activity.kind);
}

}  // namespace aicarbon
