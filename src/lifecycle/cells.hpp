// The named cells of a phase: what formulas are written over. A cell that is empty was not known; the registry's needs see to it
// that no formula is called without the cells it reads.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::lifecycle {

/// A cell, or why it is not there.
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

/// A part of a line by its name, or why it is not there. A source that has parts makes its line of them; a part that is not known
/// leaves the line incomplete, never zero.
struct Part {
  std::string name;
  Flow<dim::co2e> co2e;
};

/// The sum of the parts that are known; empty when none is.
Cell<dim::co2e> sum_of(const std::vector<Part>& parts);

/// Each part that is known, times `factor`.
std::vector<Part> scaled(Cell<dim::one> factor, const std::vector<Part>& parts);

/// A part of a building for one kW of IT, over its life.
struct BuildingPart {
  std::string name;
  Flow<dim::co2e_per_power> per_kw;
  Cell<dim::time> life;
};

struct SiteCells {
  Cell<dim::intensity> intensity;  ///< kg CO2e/kWh
  Cell<dim::one> loss;             ///< share of generation lost before delivery
  Cell<dim::intensity> upstream;   ///< kg CO2e/kWh of generation
  Cell<dim::one> pue;
  Cell<dim::water_intensity> wue;         ///< L/kWh of IT energy
  Cell<dim::water_intensity> grid_water;  ///< L/kWh of facility energy
  Cell<dim::co2e_per_power> construction_per_kw;
  Cell<dim::co2e_per_power / dim::time> construction_per_mean_kw_time;
  Cell<dim::time> building_life;
  std::vector<BuildingPart> building_parts;
  Flow<dim::intensity> backup_power;  ///< for one kW of IT
  Flow<dim::intensity> refrigerant;   ///< for one kW of IT
};

/// What a machine is rated at and draws, and what making it takes.
struct HardwareCells {
  Cell<dim::device> devices;  ///< in one node
  Cell<dim::one> share;  ///< of a node that is held; empty: all of it. Powers are of the share, footprints of the node
  Cell<dim::power> rated_power;  ///< of one node
  Cell<dim::device_power> accelerator_power;
  Cell<dim::device_power> idle_power;      ///< of one device, with its share of the node
  Cell<dim::co2e_per_device> accelerator;  ///< embodied, of one accelerator
  Cell<dim::co2e> host;                    ///< embodied, of a node without accelerators, or of a node that is not split
  Cell<dim::co2e> node;                    ///< embodied, of one node
  std::vector<Part> accelerator_parts;     ///< of one node, from its bill of materials; empty: no bill
  std::vector<Part> host_parts;            ///< likewise
  std::vector<Part> network_parts;         ///< of one node, from the tree of its switches; empty: no tree
  Cell<dim::co2e> network;                 ///< embodied, of one node's share of the cluster's network
  Cell<dim::time> lifetime;
  Cell<dim::one> making_share;       ///< of making that this life bears, in part; empty: all of it
  Cell<dim::one> end_of_life_share;  ///< likewise
  Cell<dim::one> spares;      ///< machines made to replace failed ones, for each machine and life; empty: not told
  Cell<dim::co2e> transport;  ///< of one node …
  std::vector<Part> transport_parts;    ///< … or of its legs
  Cell<dim::co2e> end_of_life;          ///< of one node …
  std::vector<Part> end_of_life_parts;  ///< … or of its routes and materials
  std::vector<Part> credits;            ///< of one node, below zero, outside every total
};

/// A figure on the way to an activity's flows, reported with its range under a permanent key (activity/derived.hpp).
struct Derived {
  std::string_view key;
  std::int32_t cell = -1;
};

/// What an activity comes to: three cells for the sources to read, and what some kinds add. The sources never look at the activity.
struct Flows {
  Flow<dim::device_time> device_time;  ///< allocated
  Flow<dim::energy> accelerator_energy;
  Flow<dim::energy> it_energy;  ///< of the allocated hours
  Flow<dim::energy> unallocated_energy = no_flow<dim::energy>(
      LineState::not_applicable, "only allocated hours are charged: \"charge_idle\": true adds the rest");
  Flow<dim::device_time> owned_time;
  Flow<dim::co2e> stated = no_flow<dim::co2e>(LineState::not_applicable, "operation is computed, not stated");
  Flow<dim::energy> stated_energy;  ///< told beside a stated co2e: reported, not multiplied by an intensity
  Flow<dim::volume> stated_water;
  // data kept and moved
  Flow<dim::energy> storage_energy = no_flow<dim::energy>(LineState::not_applicable, "the phase stores no data");
  Flow<dim::energy> transfer_energy = no_flow<dim::energy>(LineState::not_applicable, "the phase moves no data");
  bool over_internet = false;  ///< the data moves outside the facility
  Flow<dim::data_time> stored = no_flow<dim::data_time>(LineState::not_applicable, "the phase stores no data");
  Cell<dim::co2e_per_data> drive_embodied;
  Cell<dim::time> drive_life;
  std::vector<Derived> derived;
};

/// A technique as it was applied: its factors, and what the phase takes after it.
struct AppliedTechnique {
  Cell<dim::one> energy_factor, time_factor;
  Cell<dim::energy> it_energy;         ///< empty when the phase has none
  Cell<dim::device_time> device_time;  ///< likewise
};

/// A period of growth: demand and efficiency over the first's, and its energy.
struct Period {
  Cell<dim::one> demand, efficiency;
  Cell<dim::energy> it_energy;
};

/// All cells of a phase.
struct PhaseCells {
  const PhaseFacts* facts = nullptr;
  SiteCells site;
  SiteCells surroundings;  ///< the site by its own grid, whatever it buys: for electricity that others draw
  HardwareCells hardware;
  Flows flows;
  std::vector<AppliedTechnique> techniques;
  std::vector<Period> periods;
};

/// The cell of a fact; empty when it is not known.
template <Dim D>
Cell<D> cell(Sheet& sheet, const Fact<D>& fact) {
  return fact ? sheet.input<D>(*fact.input) : Cell<D>{};
}

}  // namespace aicarbon::lifecycle
