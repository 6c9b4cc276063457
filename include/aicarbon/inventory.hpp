// The life-cycle inventory, resolved from the workload and the catalog. Every missing value has a reason, and every
// value has a source.
#pragma once

#include <aicarbon/activity_facts.hpp>
#include <aicarbon/choices.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/facility.hpp>
#include <aicarbon/fact.hpp>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace aicarbon {

/// Electricity as it is accounted for: its intensity, and the emissions that the intensity does not include.
struct ElectricityFacts {
  Fact<dim::intensity> intensity;
  Fact<dim::one> loss;            ///< share of generation lost before delivery
  Fact<dim::intensity> upstream;  ///< emissions of fuel supply and power plants, which a direct factor leaves out
  /// Direct and upstream emissions of one generation mix, whose ratio splits a life-cycle intensity between scopes;
  /// missing if the intensity is not split.
  Fact<dim::intensity> mix_direct, mix_upstream;
};

/// A contract for electricity of a site.
struct ContractFacts {
  Fact<dim::one> share;  ///< share of the electricity of the site; not applicable to the only contract
  ElectricityFacts electricity;
};

/// A part of the building. Its kg CO2e per kW are stated, derived from kg CO2e per m2, or a share of those of the whole
/// building. `all_but` is the share of all other parts together.
struct BuildingPartFacts {
  std::string name;
  Fact<dim::co2e_per_power> per_kw;  ///< of this part, or of the whole building if a share is given
  Fact<dim::co2e_per_area> per_m2;
  Fact<dim::one> share, all_but;
  Fact<dim::time> life;
};

/// The facts of a site. An object of its facility is empty if the job states nothing about it.
struct SiteFacts : Facility<Fact> {
  std::string name;   ///< name in the job, place in the catalog as typed, or "of PHASE"; empty if the phase has no site
  std::string place;  ///< id of its grid or cloud region in the catalog; empty if the job states the grid
  std::string country;    ///< three-letter code of the country of its grid; empty if unknown
  bool of_phase = false;  ///< whether a phase describes the site itself, so that its name is that of the phase
  IntensityMethod method = IntensityMethod::location;
  std::optional<GridBasis> basis;
  int first_year = 0, year = 0;          ///< years of the intensity; 0 if unknown
  int years_off = 0;                     ///< number of years between the intensity and the period of the work
  ElectricityFacts grid;                 ///< location-based
  std::vector<ContractFacts> contracts;  ///< market-based: contracts, residual mix or grid; empty if not stated
  Fact<dim::one> pue;
  Fact<dim::water_intensity> wue;
  Fact<dim::water_intensity> grid_water;
  bool construction_by_mean_power = false;  ///< whether kg/kW refers to mean IT power
  Fact<dim::co2e_per_power> construction_per_kw;
  Fact<dim::co2e> building;                                             ///< footprint of the whole building, if stated
  Fact<dim::power> building_power;                                      ///< rated IT power of the whole building
  Fact<dim::co2e_per_power / dim::time> construction_per_mean_kw_time;  ///< proxy used if no rated power is known
  Fact<dim::time> building_life;
  std::vector<BuildingPartFacts> building_parts;  ///< parts of the building, each with its own lifetime, if stated
  Fact<dim::area_per_power> area_per_kw;
  Fact<dim::area> area;  ///< area of the whole building, if stated

  /// For messages: site "NAME", or the site of phase "PHASE".
  std::string in_words() const;
};

struct LegFacts {
  std::string mode;
  Fact<dim::length> distance;
  Fact<dim::freight> factor;
};

/// How the share of good dies is given.
enum class YieldModel : unsigned char { stated, poisson, murphy, negative_binomial };

/// A part of a node, from a bill of materials of the job or of the catalog. A node contains `count` pieces of it.
struct PartFacts {
  std::string name, kind;
  std::string method;    ///< formula or factor used, in words
  std::string source;    ///< source of its footprint
  std::string boundary;  ///< boundary of the factor
  bool of_accelerator = false;
  bool of_host = false;  ///< whether it is of a whole host, of which an instance has its share (HostShare)
  Fact<dim::one> count;
  Fact<dim::area> area;
  Fact<dim::one> dies;        ///< number of equal dies that have `area` together; empty for one die
  Fact<dim::one> area_ratio;  ///< area of an interposer over `area`, that of the dies on it; empty if `area` is its own
  Fact<dim::data> capacity;
  Fact<dim::memory> memory;          ///< of one accelerator, instead of `capacity`
  Fact<dim::data_per_area> density;  ///< capacity per area of a memory die; used only by other published models
  Fact<dim::mass> mass;
  Fact<dim::co2e> each;  ///< CO2e of one piece: stated, or from a factor per piece
  Fact<dim::co2e_per_data> per_data;
  Fact<dim::co2e_per_mass> per_mass;
  Fact<dim::co2e_per_area> per_area;
  // silicon: a die, an interposer
  Fact<dim::energy_per_area> fab_energy;
  Fact<dim::co2e_per_area> gas95, gas99, materials;
  Fact<dim::one> abatement;
  Fact<dim::intensity> fab;
  YieldModel yield_model = YieldModel::stated;
  Fact<dim::one> yield, alpha;
  Fact<dim::one> binning;  ///< share of the dies with a defect that are sold, with parts of them disabled
  Fact<dim::per_area> defect_density;
  bool cut_from_wafer = true;
  Fact<dim::length> wafer, edge, kerf;
  Fact<dim::one> bond_yield;     ///< share of good bonds, if stated, …
  Fact<dim::one> package_yield;  ///< … or else the share of good packages
  Fact<dim::energy_per_area> bond_energy;
  std::vector<std::size_t> holds;  ///< parts inside this package, by index
  std::optional<std::size_t> in_package;
  std::vector<PartFacts> parts;  ///< parts of a nested bill of materials
  std::string leaves_out;        ///< what its footprint leaves out, in words
  Missing missing;               ///< why the part cannot be estimated; empty if it can
};

struct RouteFacts {
  std::string name;
  Fact<dim::one> share;
  Fact<dim::co2e_per_mass> per_kg;
};

/// The facts of a material. Names are those of the job; letters are those of the Circular Footprint Formula.
struct MaterialFacts {
  std::string name;
  Fact<dim::mass> mass;
  Fact<dim::one> allocation_factor;        ///< A, stated or set by the rule
  Fact<dim::one> recycled;                 ///< R2
  Fact<dim::co2e_per_mass> recycling;      ///< E recycling at end of life
  Fact<dim::co2e_per_mass> replaces;       ///< E*v
  Fact<dim::one> quality;                  ///< Qs out / Qp
  Fact<dim::one> recycled_content;         ///< R1
  Fact<dim::co2e_per_mass> virgin;         ///< Ev
  Fact<dim::co2e_per_mass> from_recycled;  ///< E recycled
  Fact<dim::one> content_quality;          ///< Qs in / Qp
};

/// A point of a power curve. Its load is a position on the curve and is never sampled.
struct PowerPointFacts {
  double load = 0;
  Fact<dim::one> power;  ///< power as a share of rated power
};

/// What the footprint of the host of accelerators follows from.
struct HostFacts {
  Fact<dim::co2e> rest, processors;  ///< of a node of eight accelerators; no processors if the accelerators hold them
  Fact<dim::data> memory, drives;    ///< of the node, as stated, …
  Fact<dim::data> memory_of_eight, drives_of_eight;  ///< … or the default of a node of eight
  Fact<dim::co2e_per_data> per_memory, per_drives;   ///< no memory if the accelerators hold it
};

/// The share of a host that an instance or a number of cores has. The virtual CPUs of the host are known; or a default
/// number, of which there are at least those of the instance; or those of the largest size times a factor; or those of
/// its processors. Empty for a whole machine.
struct HostShare {
  Fact<dim::one> vcpus;  ///< of the instance
  Fact<dim::one> host_vcpus;
  Fact<dim::one> largest, over_largest;
  Fact<dim::one> processors, threads;
  Fact<dim::device> accelerators;  ///< of the host; empty if it has none

  explicit operator bool() const { return static_cast<bool>(vcpus); }
};

/// What the power of a machine without accelerators follows from, if it is known by its processor or as an instance.
struct ProcessorFacts {
  Fact<dim::one> vcpus;  ///< of the instance
  Fact<dim::power> tdp;  ///< of one processor with `threads` virtual CPUs, …
  Fact<dim::one> threads;
  Fact<dim::power> per_vcpu;                ///< … or a default for each virtual CPU
  Fact<dim::one> full_over_tdp;             ///< power of the machine at full load, without its memory, over the TDP
  Fact<dim::data> memory, memory_per_vcpu;  ///< of the instance, or a default for each virtual CPU
  Fact<dim::power_per_data> per_memory;

  explicit operator bool() const { return static_cast<bool>(vcpus); }
};

struct HardwareFacts {
  std::string name;              ///< name in the job, id in the catalog as typed, or "of PHASE"
  std::vector<PartFacts> parts;  ///< bill of materials, used instead of footprints
  std::string device;  ///< catalog id of the accelerator, or else of the server, instance or processor, if named
  Missing missing;     ///< why there is no hardware, if `present` is false
  bool present = false;
  bool has_accelerators = false;
  DeviceClass device_class = DeviceClass::data_center;
  Fact<dim::device> devices;  ///< accelerators per node; not applicable to a server without any, which is one device
  std::string part;           ///< name of the part of a device that schedulers count; empty if they count whole devices
  Fact<dim::parts_per_device> parts_per_device;
  // power
  Fact<dim::device_power> accelerator_power;
  Fact<dim::device_power> system_power;  ///< mean power for each accelerator with its share of the host, as measured
  Fact<dim::power> node_power;
  Fact<dim::power> node_idle;
  Fact<dim::device_power> accelerator_idle;
  Fact<dim::one> idle_over_rated;
  std::vector<PowerPointFacts>
      power_curve;  ///< if given, a stated load is a position on it; otherwise a share of rated power
  /// Power of a node over that of its accelerators, if the job states no `node_power`: of the ratings of the machine in
  /// the catalog, named or usual for the accelerator, or else by a default rule, at load.
  Fact<dim::one> node_over_accelerators;
  ProcessorFacts processor;
  Fact<dim::one> node_at_load;  ///< that ratio at load, over the ratio of the ratings; 1 if it is already at load
  std::string instance;         ///< catalog id of the instance; empty if none is named
  HostShare host_share;         ///< the part of a host that the machine is, if it is not a whole one
  // the reserved part of a node: a share, or a number of vCPUs out of the total; if neither is stated, the whole node
  Fact<dim::one> share, vcpus, of_vcpus;
  // manufacturing footprint
  Fact<dim::co2e> node_embodied;                    ///< of a whole node, not split into accelerators and host
  Fact<dim::co2e_per_device> accelerator_embodied;  ///< of one card, or of one accelerator's share of a board
  Fact<dim::co2e> board_embodied;                   ///< of a board with all accelerators of the node
  Fact<dim::co2e_per_device> chip_embodied;
  std::vector<PartFacts>
      accelerator_bill;  ///< parts of one accelerator, from its bill of materials or the columns of its row
  Fact<dim::one> card_over_chip;
  Fact<dim::co2e_per_device> accelerator_published;  ///< shown beside the footprint of its parts, and not used
  Fact<dim::co2e> host_embodied;                     ///< of the node without its accelerators
  HostFacts host;                                    ///< or what it follows from
  Fact<dim::co2e> network;                           ///< footprint of the cluster network per node, …
  int network_tiers = 0;                             ///< … or the number of tiers of a tree of switches …
  Fact<dim::one> network_links, network_ports, oversubscription;
  Fact<dim::co2e> of_switch, of_optic, of_cable;
  Fact<dim::one> network_share;  ///< … or a share of the footprint of the node
  std::set<std::string> holds;   ///< further life-cycle stages that the footprint includes
  Fact<dim::time> lifetime;
  Fact<dim::one> utilization;
  // transport and end of life, of one node
  Fact<dim::mass> mass;
  Fact<dim::co2e> transport;
  std::vector<LegFacts> legs;
  Fact<dim::one> transport_share;
  Fact<dim::co2e> end_of_life;
  Fact<dim::co2e_per_mass> end_of_life_per_kg;
  Fact<dim::one> end_of_life_share;
  std::vector<RouteFacts> routes;
  std::vector<MaterialFacts> materials;
  Allocation allocation = Allocation::cut_off;
  // failures, and the lives before and after this one
  Fact<dim::one> failures;  ///< failures per machine and year
  Fact<dim::one> replaced;  ///< share of a machine replaced at each failure; the whole machine if unknown
  Fact<dim::time> prior_life, second_life;
  Reuse reuse = Reuse::cut_off;

  /// For messages: hardware "NAME", or the hardware of phase "PHASE".
  std::string in_words() const;
};

/// A technique that changes the demand of a phase: multipliers on energy and device time.
struct TechniqueFacts {
  std::string name, resource, baseline, citation;
  Fact<dim::one> energy, time;
};

/// Growth of demand and gains in efficiency, period by period.
struct GrowthFacts {
  Fact<dim::time> per;
  Fact<dim::one> demand, efficiency;
  int periods = 1;
};

/// What is included: everything, only these stages and sources, or everything except these.
struct BoundaryFacts {
  std::set<std::string> only;
  std::set<std::string> except;
  bool holds(std::string_view stage, std::string_view source) const;
};

struct PhaseFacts {
  std::string name;
  PhaseKind kind = PhaseKind::training;
  std::shared_ptr<const SiteFacts> site;          ///< shared by the phases that name it; never null
  std::shared_ptr<const HardwareFacts> hardware;  ///< shared by the phases that name it; never null
  ActivityFacts activity;
  std::vector<TechniqueFacts> techniques;
  std::optional<GrowthFacts> growth;
  std::optional<std::size_t> runs_on;
  bool charge_idle = false;
  BoundaryFacts boundary;
  bool own_boundary = false;  ///< whether the phase sets its own boundary, which overrides that of the job
};

struct UnitFacts {
  std::string name;
  Input count;
  Dim dim;
  DeliveryFacts by_users = {};             ///< if known, used instead of `count`
  std::optional<Location> stated_at = {};  ///< where the job states the count as a number, not by the path of a value
};

/// The phases that make a model, the phases that use it, and the count that it delivers during its life.
struct AmortizeFacts {
  std::vector<std::size_t> training, use;
  DeliveryFacts over;
  Fact<dim::one> over_number;  ///< used instead of `over` if the path leads to a number without a unit
  Fact<dim::one> requests_per_user_day;
};

/// A phase that has the site and the hardware of a fleet, but does not run on it.
struct BesideFleet {
  std::size_t phase, fleet;  ///< indices of phases
  Location at;               ///< where the phase names the hardware
};

/// Values of one field of the job that are valid but suspicious, whether the field has such a value or not.
struct SuspiciousValues {
  std::string path;                                     ///< of the field in the job
  double from = 0;                                      ///< the least suspicious value, in the base unit
  double to = std::numeric_limits<double>::infinity();  ///< the greatest suspicious value
  std::function<Diagnostic(double value)> says;         ///< the message for such a value, also in the base unit

  bool contain(double value) const { return value >= from && value <= to; }
};

struct Inventory {
  std::string name;
  std::vector<std::pair<std::string, std::string>> typed;  ///< values of the job as typed, by path
  Perspective perspective = Perspective::owner;            ///< perspective of scopes and categories
  std::vector<PhaseFacts> phases;                          ///< phases in the order of the job
  std::vector<std::size_t> order;  ///< indices of the phases, each after those that it depends on
  std::vector<UnitFacts> units;
  std::optional<AmortizeFacts> amortize;
  std::vector<BesideFleet> beside_fleets;
  std::vector<std::string> only, except;     ///< boundary of the job, as written
  Diagnostics notes;                         ///< warnings and notes for the report
  std::vector<SuspiciousValues> suspicious;  ///< of the fields that the job states
  std::string catalog_version, catalog_sha256;
  std::vector<std::string> overlays;
};

}  // namespace aicarbon
