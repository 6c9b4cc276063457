// The named cells of a phase, which formulas combine. An empty cell is unknown. The needs in the registry ensure that
// no formula is called without the cells that it reads.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::lifecycle {

/// A cell, or the reason why it is missing.
template <Dim D>
struct Flow {
  Cell<D> cell;
  Missing missing;

  explicit operator bool() const { return static_cast<bool>(cell); }
};

template <Dim D>
Flow<D> flow(Cell<D> cell) {
  return {cell, {}};
}
template <Dim D>
Flow<D> no_flow(LineState state, std::string reason) {
  return {{}, {state, std::move(reason)}};
}
template <Dim D>
Flow<D> no_flow(Missing missing) {
  return {{}, std::move(missing)};
}

/// A part of a line with its name, or the reason why it is missing. The line of a source with parts is their sum; an
/// unknown part makes the line incomplete, never zero.
struct Part {
  std::string name;
  Flow<dim::co2e> co2e;
};

/// The sum of the known parts; empty if no part is known.
Cell<dim::co2e> sum_of(const std::vector<Part>& parts);

/// All known parts, each multiplied by `factor`.
std::vector<Part> scaled(Cell<dim::one> factor, const std::vector<Part>& parts);

/// A part of a building: its CO2e per kW of IT power, and its life.
struct BuildingPart {
  std::string name;
  Flow<dim::co2e_per_power> per_kw;
  Cell<dim::time> life;
};

struct SiteCells {
  Cell<dim::intensity> intensity;  ///< in kg CO2e/kWh
  Cell<dim::one> loss;             ///< share of generation lost before delivery
  Cell<dim::intensity> upstream;   ///< in kg CO2e per kWh generated
  Cell<dim::one> pue;
  Cell<dim::water_intensity> wue;         ///< in L per kWh of IT energy
  Cell<dim::water_intensity> grid_water;  ///< in L per kWh of facility energy
  Cell<dim::co2e_per_power> construction_per_kw;
  Cell<dim::co2e_per_power / dim::time> construction_per_mean_kw_time;
  Cell<dim::time> building_life;
  std::vector<BuildingPart> building_parts;
};

/// The rated and idle power of a machine and its manufacturing footprint.
struct HardwareCells {
  Cell<dim::device> devices;  ///< number of devices per node
  Cell<dim::one>
      share;  ///< reserved share of a node, empty for a whole node; powers are of the share, footprints of the node
  Cell<dim::power> rated_power;  ///< per node
  Cell<dim::device_power> accelerator_power;
  Cell<dim::device_power> idle_power;      ///< per device, including its share of the node
  Cell<dim::co2e_per_device> accelerator;  ///< embodied carbon of one accelerator
  Cell<dim::co2e> host;  ///< embodied carbon of a node without its accelerators, or of a node that is not split
  Cell<dim::co2e> node;  ///< embodied carbon of one node
  std::vector<Part> accelerator_parts;  ///< per node, from its bill of materials; empty if there is none
  std::vector<Part> host_parts;         ///< per node, the parts outside the accelerators; empty without a bill
  std::vector<Part> network_parts;      ///< per node, from its tree of switches; empty if there is none
  Cell<dim::co2e> network;              ///< embodied carbon of one node's share of the cluster network
  Cell<dim::time> lifetime;
  Cell<dim::one> making_share;          ///< share of manufacturing charged to this life; empty if it is all or none
  Cell<dim::one> end_of_life_share;     ///< share of the end of life charged to this life; empty if it is all or none
  Cell<dim::one> spares;                ///< spare machines per machine and life; empty if not stated
  Cell<dim::co2e> transport;            ///< transport of one node, as a whole
  std::vector<Part> transport_parts;    ///< transport of one node, by leg; empty if no legs are stated
  Cell<dim::co2e> end_of_life;          ///< end of life of one node, as a whole
  std::vector<Part> end_of_life_parts;  ///< end of life of one node, by route and material
  std::vector<Part> credits;            ///< credits per node, negative and outside every total
};

/// An intermediate result of an activity, which is reported with its range under a permanent key
/// (activity/derived.hpp).
struct Derived {
  std::string_view key;
  std::int32_t cell = -1;
};

/// The flows of an activity: device time and energy, and for some kinds additional cells. Sources read the flows and
/// never the activity itself.
struct Flows {
  Flow<dim::device_time> device_time;  ///< allocated hours of the devices
  Flow<dim::energy> accelerator_energy;
  Flow<dim::energy> it_energy;  ///< IT energy of the allocated hours
  Flow<dim::energy> unallocated_energy = no_flow<dim::energy>(
      LineState::not_applicable, "only allocated hours are charged; \"charge_idle\": true adds the idle hours");
  Flow<dim::device_time> owned_time;
  Flow<dim::co2e> stated = no_flow<dim::co2e>(LineState::not_applicable, "operation is computed, not stated");
  Flow<dim::energy> stated_energy;  ///< energy stated with `co2e`: reported, but not multiplied by an intensity
  Flow<dim::volume> stated_water;
  // for data that is stored and transferred
  Flow<dim::energy> storage_energy = no_flow<dim::energy>(LineState::not_applicable, "the phase stores no data");
  Flow<dim::energy> transfer_energy = no_flow<dim::energy>(LineState::not_applicable, "the phase transfers no data");
  bool over_internet = false;  ///< whether the data leaves the facility
  Flow<dim::data_time> stored = no_flow<dim::data_time>(LineState::not_applicable, "the phase stores no data");
  Cell<dim::co2e_per_data> drive_embodied;
  Cell<dim::time> drive_life;
  std::vector<Derived> derived;
};

/// A technique that was applied: its factors, and the energy and device time of the phase after it.
struct AppliedTechnique {
  Cell<dim::one> energy_factor, time_factor;
  Cell<dim::energy> it_energy;         ///< empty if the phase has no energy
  Cell<dim::device_time> device_time;  ///< empty if the phase has no device time
};

/// A period of growth: its demand and efficiency relative to the first period, and its energy.
struct Period {
  Cell<dim::one> demand, efficiency;
  Cell<dim::energy> it_energy;
};

/// All cells of a phase.
struct PhaseCells {
  const PhaseFacts* facts = nullptr;
  Sheet* sheet = nullptr;  ///< for cells that only one source needs
  SiteCells site;
  SiteCells surroundings;  ///< the grid of the site, regardless of its contracts: for electricity that others draw
  HardwareCells hardware;
  Flows flows;
  std::vector<AppliedTechnique> techniques;
  std::vector<Period> periods;
};

/// The cell of a fact; empty if the fact is unknown.
template <Dim D>
Cell<D> cell(Sheet& sheet, const Fact<D>& fact) {
  return fact ? sheet.input<D>(*fact.input) : Cell<D>{};
}

/// Adds a term to a sum; both may be empty.
template <Dim D>
void add_to(Cell<D>& sum, Cell<D> term) {
  if (term) sum = sum ? sum + term : term;
}

/// The first unknown fact, with its reason; nullptr if all are known.
template <Dim... D>
const Missing* first_missing(const Fact<D>&... facts) {
  const Missing* found = nullptr;
  ((found == nullptr&& !facts ? found = &facts.missing : nullptr), ...);
  return found;
}

inline Cell<dim::time> a_year(Sheet& sheet) { return named("one year", sheet.constant<dim::time>(hours_per_year)); }

}  // namespace aicarbon::lifecycle
