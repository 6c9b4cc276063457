// Checks the consistency of phases, sites and hardware: fleets with too few hours, unused descriptions, methods that
// cannot be combined.
#include "inventory/consistency.hpp"

#include <fmt/format.h>

#include <set>

namespace aicarbon::inventory {
namespace {

bool is_fleet(const Phase& phase) { return phase.kind.value == PhaseKind::fleet; }

// A stated power curve needs the load and cannot be combined with a stated power.
void power_curve(const Context& c, const Activity& a, const HardwareFacts& hardware) {
  if (hardware.power_curve.empty() || hardware.power_curve.front().power.input->origin == Origin::assumed) return;
  const auto* hours = activity::device_hours(a.kind);
  const auto* training = std::get_if<activity::Tokens>(&a.kind);
  const auto* timed = std::get_if<activity::DeviceTime>(&a.kind);
  const auto& device_power = hours != nullptr      ? hours->device_power
                             : training != nullptr ? training->device_power
                                                   : std::nullopt;
  if (device_power)
    c.error(diag::conflict,
            fmt::format("\"device_power\" and the \"power_curve\" of {} both state the power", hardware.in_words()),
            "remove \"device_power\" and state \"load\", or use hardware without a power curve", device_power->at);
  else if (hours != nullptr && !hours->load && !(timed != nullptr && timed->energy))
    c.error(diag::missing_field, fmt::format("the \"power_curve\" of {} needs the load", hardware.in_words()),
            "add \"load\", the mean utilization in these hours, such as 0.5", a.at);
}

// Whether an activity states an energy or a power that was measured.
bool states_measured(const activity::Any& kind) {
  return std::visit(
      [](const auto& k) {
        bool stated = false;
        if constexpr (requires { k.energy.has_value(); }) stated = stated || k.energy.has_value();
        if constexpr (requires { k.device_power; }) stated = stated || k.device_power.has_value();
        if constexpr (requires { k.energy_per_token; }) stated = stated || k.energy_per_token.has_value();
        if constexpr (requires { k.energy_per_request; }) stated = stated || k.energy_per_request.has_value();
        if constexpr (requires { k.energy_per_item; }) stated = stated || k.energy_per_item.has_value();
        return stated;
      },
      kind);
}

// FLOP rates, memory and bandwidth in the catalog are those of whole devices, so planned work on a share of a machine
// is an error, unless the throughput or the energy of the work is measured.
void share(const Context& c, const Activity& a, const HardwareFacts& hardware) {
  if (a.of && !hardware.share && !hardware.vcpus)
    c.error(diag::conflict,
            fmt::format("\"of\" says what a figure is of, but {} is a whole machine", hardware.in_words()),
            "remove \"of\", or state the \"share\" of the hardware that is reserved", a.of->at);
  else if (a.of && !states_measured(a.kind))
    c.error(diag::conflict, "\"of\" says what a measured figure is of, but no energy or power is stated",
            "remove \"of\", or state \"energy\" or \"device_power\"", a.of->at);
  if (!hardware.share && !hardware.vcpus) return;
  if (activity::planned_work(a.kind) != nullptr && !activity::is_measured(a.kind))
    c.error(diag::conflict,
            fmt::format("{} is a share of a machine, but an amount of work (tokens, requests, …) needs whole devices",
                        hardware.in_words()),
            "remove \"share\", state the hours as \"device_time\", or state measured values", a.at);
}

void fleet(const Context& c, const Phase& phase, const PhaseFacts& facts, const std::vector<const Phase*>& drawing,
           const std::vector<const PhaseFacts*>& drawing_facts) {
  if (!facts.hardware->present) {
    c.error(diag::needs_hardware, fmt::format("fleet \"{}\" has no hardware", facts.name),
            "add \"hardware\", which describes one machine of the fleet and its devices", phase.at);
    return;
  }
  const auto* machines = facts.activity.as<FleetFacts>();
  const double devices = facts.hardware->devices ? facts.hardware->devices.best() : 1;
  const double owned = machines->machines.best() * machines->duration.best() * devices;
  double drawn = 0;
  for (std::size_t k = 0; k < drawing.size(); ++k) {
    const auto* hours = drawing_facts[k]->activity.as<DeviceTimeFacts>();
    if (hours == nullptr || !hours->device_time) continue;  // the others are checked when they are computed
    drawn += hours->device_time.best();
    if (drawn > owned) {
      c.error(diag::overdrawn_fleet,
              fmt::format("at least {} device-hours of fleet \"{}\" are used, but it has only {}", drawn, facts.name,
                          owned),
              "state more machines, a longer duration, or fewer hours",
              std::get<activity::DeviceTime>(drawing[k]->activity->kind).device_time.at);
      break;
    }
  }
  if (machines->duration.best() > facts.hardware->lifetime.best())
    c.note(
        diag::machines_replaced,
        fmt::format(
            "fleet \"{}\" runs for {:.3g} years, longer than the {:.3g}-year lifetime of its machines: their replacements are counted",
            facts.name, machines->duration.best() / hours_per_year, facts.hardware->lifetime.best() / hours_per_year),
        "shorten the duration, or state a longer lifetime",
        std::get<activity::Machines>(phase.activity->kind).duration.at);
}

// The names in "sites" and "hardware" that phases use. The names in "hardware" are also listed separately for fleets and
// for other phases.
struct Used {
  std::set<std::string_view> sites, hardware, models, of_fleets, of_others;
};
Used used_by(const std::vector<Phase>& phases) {
  Used used;
  for (const Phase& phase : phases) {
    if (phase.site && phase.site->text) used.sites.insert(phase.site->text->value);
    if (const auto* work = phase.activity ? activity::planned_work(phase.activity->kind) : nullptr;
        work != nullptr && work->model && work->model->text)
      used.models.insert(work->model->text->value);
    if (!phase.hardware || !phase.hardware->text) continue;
    used.hardware.insert(phase.hardware->text->value);
    (is_fleet(phase) ? used.of_fleets : used.of_others).insert(phase.hardware->text->value);
  }
  return used;
}

void unused(const Context& c, const Used& used) {
  const auto note = [&](std::string_view what, const std::string& name, const Location& at) {
    c.note(diag::site_unused, fmt::format("{} \"{}\" is described but never used", what, name),
           fmt::format("use it in a phase: \"{}\": \"{}\"", what, name), at);
  };
  for (const auto& [name, site] : c.job.sites)
    if (!used.sites.contains(name)) note("site", name, site.at);
  for (const auto& [name, hardware] : c.job.hardware)
    if (!used.hardware.contains(name)) note("hardware", name, hardware.at);
  for (const auto& [name, model] : c.job.models)
    if (!used.models.contains(name)) note("model", name, model.at);
}

void unused_utilization(const Context& c, const Used& used) {
  const auto error = [&](const Stated<dim::one>& utilization) {
    c.error(diag::utilization_on_fleet,
            "a fleet counts all hours of its machines, so \"utilization\" does not apply to it",
            "remove \"utilization\"", utilization.at);
  };
  for (const Phase& phase : c.job.phases)
    if (is_fleet(phase) && phase.hardware && phase.hardware->object && phase.hardware->object->utilization)
      error(*phase.hardware->object->utilization);
  for (const auto& [name, hardware] : c.job.hardware)
    if (hardware.utilization && used.of_fleets.contains(name) && !used.of_others.contains(name))
      error(*hardware.utilization);
}

void mixed_methods(const Context& c, const std::vector<PhaseFacts>& phases) {
  const SiteFacts* first = nullptr;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const Phase& phase = c.job.phases[i];
    const SiteFacts& site = *phases[i].site;
    const bool stated = phase.activity && std::holds_alternative<activity::Co2e>(phase.activity->kind);
    if (!site.grid.intensity || stated) continue;
    if (first == nullptr) first = &site;
    if (site.method != first->method)
      return c.error(
          diag::mixed_bases,
          fmt::format(
              "{} uses the method \"{}\", {} the method \"{}\": average and marginal intensities cannot be added",
              first->in_words(), word(first->method), site.in_words(), word(site.method)),
          "use one method for all sites, or write two jobs and compare them", phase.site ? phase.site->at : phase.at);
  }
}

}  // namespace

void check_descriptions(const Context& c, const std::vector<PhaseFacts>& phases) {
  const Used used = used_by(c.job.phases);
  unused(c, used);
  unused_utilization(c, used);
  mixed_methods(c, phases);
}

void check_hardware_of_activities(const Context& c, const std::vector<PhaseFacts>& phases) {
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (c.job.phases[i].activity) power_curve(c, *c.job.phases[i].activity, *phases[i].hardware);
  if (has_errors(c.errors)) return;
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (c.job.phases[i].activity) share(c, *c.job.phases[i].activity, *phases[i].hardware);
}

void check_fleets(const Context& c, const std::vector<PhaseFacts>& phases) {
  struct Drawing {
    std::vector<const Phase*> phases;
    std::vector<const PhaseFacts*> facts;
  };
  std::vector<Drawing> drawing(phases.size());
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (phases[i].runs_on) {
      drawing[*phases[i].runs_on].phases.push_back(&c.job.phases[i]);
      drawing[*phases[i].runs_on].facts.push_back(&phases[i]);
    }
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (is_fleet(c.job.phases[i])) fleet(c, c.job.phases[i], phases[i], drawing[i].phases, drawing[i].facts);
}

}  // namespace aicarbon::inventory
