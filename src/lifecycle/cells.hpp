// The named cells of a phase, which formulas combine. An empty cell is an unknown value. The needs that each emission
// source lists ensure that no formula is called without the cells that it reads.
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

/// A named part of a line: its CO2e, or the reason why it is missing. The line of a source with parts is the sum of the
/// known parts; a part that is required but not estimated makes the line incomplete.
struct Part {
  std::string name;
  Flow<dim::co2e> co2e;
};

/// The sum of the known parts; empty if no part is known.
Cell<dim::co2e> sum_of(const std::vector<Part>& parts);

/// All parts, with the CO2e of each known part multiplied by `factor`.
std::vector<Part> scaled(Cell<dim::one> factor, const std::vector<Part>& parts);

/// A part of a building: its CO2e per kW of IT power, and its lifetime.
struct BuildingPart {
  std::string name;
  Flow<dim::co2e_per_power> per_kw;
  Cell<dim::time> life;
};

struct SiteCells {
  Cell<dim::intensity> intensity;  ///< in kg CO2e/kWh
  Cell<dim::one> loss;             ///< share of generation lost before delivery
  Cell<dim::intensity> upstream;   ///< in kg CO2e per kWh generated
  Cell<dim::one> fuel_supply;      ///< share of fuel supply in the intensity; empty if the intensity is not split
  Cell<dim::one> pue;
  Cell<dim::water_intensity> wue;         ///< in L per kWh of IT energy
  Cell<dim::water_intensity> grid_water;  ///< in L per kWh of facility energy
  Cell<dim::co2e_per_power> construction_per_kw;
  Cell<dim::co2e_per_power / dim::time> construction_per_mean_kw_time;
  Cell<dim::time> building_life;
  std::vector<BuildingPart> building_parts;
};

/// The power of a machine, and the footprints of its manufacturing, transport and end of life. If only a share of a
/// node is reserved, power refers to that share, but footprints refer to the whole node.
struct HardwareCells {
  Cell<dim::device> devices;     ///< number of devices per node
  Cell<dim::one> share;          ///< reserved share of a node; empty for a whole node
  Cell<dim::power> rated_power;  ///< per node, or per reserved share of a node
  Cell<dim::device_power> accelerator_power;
  Cell<dim::device_power> system_power;    ///< measured mean for each device, with its share of the host
  Cell<dim::device_power> idle_power;      ///< per device, including its share of the host's power
  Cell<dim::co2e_per_device> accelerator;  ///< embodied carbon of one accelerator
  Cell<dim::one> over_published;           ///< that by its parts, over a published one; empty if none is published
  Cell<dim::co2e> host;  ///< embodied carbon of a node without its accelerators, or of a whole node if it is not split
  Cell<dim::co2e> node;  ///< embodied carbon of one node
  std::vector<Part> accelerator_parts;  ///< accelerators of one node, from a bill of materials; empty without a bill
  std::vector<Part> host_parts;         ///< all other parts of one node; empty without a bill
  std::vector<Part> network_parts;      ///< one node's share of the tree of switches; empty if no tree is stated
  Cell<dim::co2e> network;              ///< embodied carbon of one node's share of the cluster network
  Cell<dim::time> lifetime;
  Cell<dim::one> making_share;          ///< share of manufacturing charged to this life; empty if it is all or none
  Cell<dim::one> end_of_life_share;     ///< share of the end of life charged to this life; empty if it is all or none
  Cell<dim::one> spares;                ///< spare machines per machine and life; empty if no failure rate is stated
  Cell<dim::co2e> transport;            ///< transport of one node, as a whole
  std::vector<Part> transport_parts;    ///< transport of one node, by leg; empty if no legs are stated
  Cell<dim::co2e> end_of_life;          ///< end of life of one node, as a whole
  std::vector<Part> end_of_life_parts;  ///< end of life of one node, by route and material
  std::vector<Part> credits;            ///< recycling credits per node: negative, and outside every total
};

/// An intermediate result of an activity, which is reported with its range under a permanent key
/// (activity/derived.hpp).
struct Derived {
  std::string_view key;
  std::int32_t cell = -1;
};

/// The flows of an activity: device time and energy, and for some kinds additional cells. Emission sources read the
/// flows and never the activity itself.
struct Flows {
  Flow<dim::device_time> device_time;  ///< allocated device-hours
  Flow<dim::energy> accelerator_energy;
  Flow<dim::energy> it_energy;  ///< IT energy of the allocated hours
  Flow<dim::energy> unallocated_energy = no_flow<dim::energy>(
      LineState::not_applicable,
      "only the energy of allocated hours is charged; \"charge_idle\" can add that of unallocated hours to \"device_time\", \"runs\" or \"online\"");
  Flow<dim::device_time> owned_time;
  Flow<dim::co2e> stated = no_flow<dim::co2e>(LineState::not_applicable, "operation is computed, not stated");
  Flow<dim::energy> stated_energy;  ///< IT energy stated with `co2e`; reported, but not multiplied by an intensity
  Flow<dim::volume> stated_water;
  // for a phase that stores and transfers data
  Flow<dim::energy> storage_energy = no_flow<dim::energy>(LineState::not_applicable, "the phase stores no data");
  Flow<dim::energy> transfer_energy = no_flow<dim::energy>(LineState::not_applicable, "the phase transfers no data");
  bool over_internet = false;  ///< whether the data is transferred over the internet
  Flow<dim::data_time> stored = no_flow<dim::data_time>(LineState::not_applicable, "the phase stores no data");
  Cell<dim::co2e_per_data> drive_embodied;
  Cell<dim::time> drive_life;
  std::vector<Derived> derived;
};

/// An applied technique: its factors, and the IT energy and device time of the phase once the technique is applied.
struct AppliedTechnique {
  Cell<dim::one> energy_factor, time_factor;
  Cell<dim::energy> it_energy;         ///< empty if the phase has no energy
  Cell<dim::device_time> device_time;  ///< empty if the phase has no device time
};

/// A period of growth: its demand and its energy per unit of work, both relative to the first period, and its IT
/// energy.
struct Period {
  Cell<dim::one> demand, efficiency;
  Cell<dim::energy> it_energy;
};

/// All cells of a phase.
struct PhaseCells {
  const PhaseFacts* facts = nullptr;
  Sheet* sheet = nullptr;  ///< for adding cells that only one source needs
  SiteCells site;
  SiteCells surroundings;  ///< the site with its grid, never its contracts; for electricity that others draw
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

/// Adds a term to a sum; either may be empty.
template <Dim D>
void add_to(Cell<D>& sum, Cell<D> term) {
  if (term) sum = sum ? sum + term : term;
}

/// The reason why the first unknown fact is missing; nullptr if all facts are known.
template <Dim... D>
const Missing* first_missing(const Fact<D>&... facts) {
  const Missing* found = nullptr;
  ((found == nullptr&& !facts ? found = &facts.missing : nullptr), ...);
  return found;
}

inline Cell<dim::time> a_year(Sheet& sheet) { return named("one year", sheet.constant<dim::time>(hours_per_year)); }

}  // namespace aicarbon::lifecycle
