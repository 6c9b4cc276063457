// See overdrawn.hpp.
//
//   room = device-hours of a fleet / device-hours that its phases use
//   room = IT energy that the meter of a fleet shows / IT energy of its phases
//
// More energy than the meter shows is an error and no warning, because the rest, which is unallocated, would be
// negative at best values. In single samples it may be: the total is then still the meter reading.
#include "lifecycle/overdrawn.hpp"

#include "diag/codes.hpp"
#include "lifecycle/activity/activity.hpp"
#include "lifecycle/phase.hpp"
#include "lifecycle/technique.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>

namespace aicarbon::lifecycle {
namespace {

Flows flows_alone(Sheet& sheet, const PhaseFacts& facts) {
  const SiteCells site = site_cells(sheet, *facts.site);
  const HardwareCells hardware = hardware_cells(sheet, *facts.hardware);
  return flows_of({sheet, facts, site, hardware, nullptr, {}});
}

// The device-hours that a fleet has, those that its phases use, and the phases whose hours are computed.
struct Drawn {
  Cell<dim::device_time> owned, taken;
  std::vector<std::size_t> phases;
};

// Empty if all these phases state their hours, since stated hours are checked when the job is resolved.
std::optional<Drawn> drawn(Sheet& sheet, const Inventory& inventory, std::size_t fleet,
                           std::span<const std::size_t> users) {
  Drawn d;
  for (const std::size_t i : users) {
    const PhaseFacts& phase = inventory.phases[i];
    if (const auto* hours = phase.activity.as<DeviceTimeFacts>(); hours != nullptr && hours->device_time) {
      add_to(d.taken, cell(sheet, hours->device_time));
    } else if (const Flows flows = flows_alone(sheet, phase); flows.device_time) {
      add_to(d.taken, flows.device_time.cell);
      d.phases.push_back(i);
    }
  }
  if (d.phases.empty()) return std::nullopt;
  const PhaseFacts& facts = inventory.phases[fleet];
  const auto devices = facts.hardware->devices ? cell(sheet, facts.hardware->devices) : sheet.constant<dim::device>(1);
  const auto& machines = *facts.activity.as<FleetFacts>();
  d.owned = cell(sheet, machines.machines) * cell(sheet, machines.duration) * devices;
  return d;
}

// The IT energy that the meter of a fleet shows, and that of the phases on the fleet.
struct Metered {
  Cell<dim::energy> shown, used;
};

// Empty unless the fleet states a measured energy, and that of all its phases is known.
std::optional<Metered> metered(Sheet& sheet, const Inventory& inventory, std::size_t fleet,
                               std::span<const std::size_t> users) {
  const PhaseFacts& facts = inventory.phases[fleet];
  if (!facts.activity.as<FleetFacts>()->energy) return std::nullopt;
  Metered m;
  for (const std::size_t i : users) {
    const PhaseFacts& phase = inventory.phases[i];
    Flows flows = flows_alone(sheet, phase);
    apply_techniques(sheet, phase, flows);
    grow(sheet, phase, flows);
    if (!flows.it_energy) return std::nullopt;
    add_to(m.used, flows.it_energy.cell);
  }
  m.shown = flows_alone(sheet, facts).it_energy.cell;
  return m;
}

void check_hours(const Inventory& inventory, std::size_t fleet, std::span<const std::size_t> users,
                 Diagnostics& faults) {
  Sheet sheet;
  const auto d = drawn(sheet, inventory, fleet, users);
  if (!d || d->owned.best() >= d->taken.best()) return;
  faults.push_back(diag::make(diag::overdrawn_fleet,
                              fmt::format("phases use {} device-hours of the fleet \"{}\", which has {}",
                                          units::significant(d->taken.best(), 4), inventory.phases[fleet].name,
                                          units::significant(d->owned.best(), 4)),
                              "state more machines, a longer duration, or less work",
                              inventory.phases[d->phases.back()].activity.at));
}

void check_meter(const Inventory& inventory, std::size_t fleet, std::span<const std::size_t> users,
                 Diagnostics& faults) {
  Sheet sheet;
  const auto m = metered(sheet, inventory, fleet, users);
  if (!m || m->shown.best() >= m->used.best()) return;
  const PhaseFacts& facts = inventory.phases[fleet];
  faults.push_back(diag::make(
      diag::overdrawn_meter,
      fmt::format("phases use {} of IT energy on the fleet \"{}\", whose meter shows {}",
                  units::human(dim::energy, m->used.best(), 4), facts.name,
                  units::human(dim::energy, m->shown.best(), 4)),
      "state \"energy\" of all hours of the fleet, with its \"energy_boundary\"; of the phases, a measured \"energy\" or "
      "\"device_power\", or a lower \"load\"",
      facts.activity.at));
}

}  // namespace

Diagnostics overdrawn(const Inventory& inventory) {
  Diagnostics faults;
  for (const auto& [fleet, users] : phases_by_fleet(inventory)) {
    check_hours(inventory, fleet, users, faults);
    check_meter(inventory, fleet, users, faults);
  }
  return faults;
}

std::vector<Limit> fleet_limits(Sheet& sheet, const Inventory& inventory) {
  std::vector<Limit> list;
  const auto add = [&](std::size_t fleet, std::string_view what, diag::Code code, std::string_view is,
                       std::string_view times_of, Cell<dim::one> room) {
    const std::string& name = inventory.phases[fleet].name;
    list.push_back({fmt::format("limits/{}/{}", name, what), code, fmt::format("{}: {}", name, is),
                    std::string(times_of), room.index});
  };
  for (const auto& [fleet, users] : phases_by_fleet(inventory)) {
    if (const auto d = drawn(sheet, inventory, fleet, users))
      add(fleet, "hours", diag::overdrawn_fleet, "the device-hours used are", "the device-hours available",
          d->owned / d->taken);
    if (const auto m = metered(sheet, inventory, fleet, users))
      add(fleet, "meter", diag::overdrawn_meter, "the energy of the phases is", "the energy that the meter shows",
          m->shown / m->used);
  }
  return list;
}

}  // namespace aicarbon::lifecycle
