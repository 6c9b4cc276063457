// See feasible.hpp. A trial sheet at best values: the formulas are those of the estimate (docs/adr/0017).
#include "lifecycle/feasible.hpp"

#include "diag/codes.hpp"
#include "lifecycle/activity/activity.hpp"
#include "lifecycle/work/work.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace aicarbon::lifecycle {
namespace {

std::string gigabytes(double value) { return units::significant(value, 3) + " GB"; }

class Trial {
 public:
  Trial(const Workload& job, const Inventory& inventory, Diagnostics& out)
      : job_(job), inventory_(inventory), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < inventory_.phases.size(); ++i) {
      const PhaseFacts& phase = inventory_.phases[i];
      const bool served = phase.activity.work && phase.activity.work->roofline.memory_share;
      if (served && phase.activity.work->device.memory) serving(phase, *job_.phases[i].activity);
    }
    if (!has_errors(out_)) fleets();
  }

 private:
  void error(diag::Code code, std::string message, std::string help, const Location& at) {
    out_.push_back(diag::make(code, std::move(message), std::move(help), at));
  }

  void serving(const PhaseFacts& phase, const Activity& told) {
    Sheet sheet;
    const WorkFacts& w = *phase.activity.work;
    const auto model = work::language(sheet, w);
    const auto cache = work::cache_of_sequence(sheet, w);
    const auto usable = cell(sheet, w.device.memory) * cell(sheet, w.roofline.memory_share);
    const auto one = sheet.constant<dim::request>(1);
    const auto devices = work::devices_of_replica(sheet, w, model.weights, cache, usable);
    const double room = (devices * usable).best();
    const double needed = (model.weights + one * cache).best();
    if (needed > room) {
      const double fit = work::devices_to_hold(model.weights, cache, one, usable).best();
      error(diag::does_not_fit,
            fmt::format("{} at {} takes {} with one sequence; {:g} of {} hold {}", w.model.name, w.precision,
                        gigabytes(needed), devices.best(), phase.hardware.device, gigabytes(room)),
            fmt::format("\"devices\": {:g} hold it; or a lower \"precision\"", fit), told.devices->at);
      return;
    }
    const double largest = work::largest_batch(model.weights, cache, devices, usable).best();
    if (told.batch && told.batch->value.best > largest)
      error(diag::batch_too_large,
            fmt::format("the cache of {} sequences of {} does not fit beside the weights: {:g} at most",
                        told.batch->written, gigabytes(cache.best()), std::floor(largest)),
            "a smaller batch, more devices, shorter sequences, or a lower \"kv_precision\"", told.batch->at);
    if (w.replicas && w.serving == Serving::poisson) overloaded(phase, told);
  }

  // Replicas as told against those that the arrivals need.
  void overloaded(const PhaseFacts& phase, const Activity& told) {
    PhaseFacts free = phase;
    free.activity.work->replicas = {};
    Sheet sheet;
    const Flows flows = flows_of(sheet, free);
    for (const Derived& d : flows.derived) {
      const double needed = sheet.nodes()[static_cast<std::size_t>(d.cell)].value;
      if (d.key == "replicas" && needed > told.replicas->value.best)
        error(diag::overloaded,
              fmt::format("{} replicas do not keep up with the arrivals: {:g} are needed", told.replicas->written,
                          needed),
              fmt::format("\"replicas\": {:g}, or remove it", needed), told.replicas->at);
    }
  }

  static Flows flows_of(Sheet& sheet, const PhaseFacts& facts) {
    const SiteCells site = site_cells(sheet, facts.site);
    const HardwareCells hardware = hardware_cells(sheet, facts.hardware);
    return find_activity(facts.activity.kind)->flows({sheet, facts, site, hardware, nullptr, {}});
  }

  void fleets() {
    std::map<std::size_t, double> drawn;
    for (std::size_t i = 0; i < inventory_.phases.size(); ++i) {
      const PhaseFacts& phase = inventory_.phases[i];
      if (!phase.runs_on || phase.activity.device_time) continue;  // hours as told: resolve has looked at them
      Sheet sheet;
      const Flows flows = flows_of(sheet, phase);
      if (!flows.device_time) continue;
      const PhaseFacts& fleet = inventory_.phases[*phase.runs_on];
      const double devices = fleet.hardware.devices ? fleet.hardware.devices.best() : 1;
      const double owned = fleet.activity.machines.best() * fleet.activity.duration.best() * devices;
      double& taken = drawn[*phase.runs_on];
      if (taken == 0)
        for (const PhaseFacts& other : inventory_.phases)
          if (other.runs_on == phase.runs_on && other.activity.device_time) taken += other.activity.device_time.best();
      taken += flows.device_time.cell.best();
      if (taken > owned)
        error(diag::overdrawn_fleet,
              fmt::format("{} device-hours are drawn from \"{}\", which has {}", units::significant(taken, 4),
                          fleet.name, units::significant(owned, 4)),
              "more machines, a longer duration, or less work", job_.phases[i].activity->at);
    }
  }

  const Workload& job_;
  const Inventory& inventory_;
  Diagnostics& out_;
};

}  // namespace

void check_feasible(const Workload& workload, const Inventory& inventory, Diagnostics& out) {
  Trial(workload, inventory, out).run();
}

}  // namespace aicarbon::lifecycle
