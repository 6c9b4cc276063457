// The workload: everything that the job states, as values with dimensions and locations, and nothing else. A field that
// the job does not state is absent.
#pragma once

#include <aicarbon/activity.hpp>
#include <aicarbon/facility.hpp>
#include <aicarbon/stated.hpp>
#include <aicarbon/stated_contracts.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon {

/// An intensity of electricity stated in the job, with its basis, metering point and country.
struct StatedGrid {
  std::optional<Stated<dim::intensity>> intensity;
  std::optional<Choice<GridBasis>> basis;
  std::optional<Choice<IntensityMethod>> method;
  std::optional<Choice<MeteringPoint>> point;
  std::optional<Text> country;  ///< determines the losses and upstream emissions of a stated intensity
  std::optional<Text> source;
  std::optional<Stated<dim::one>> year;
};

/// A part of a building or of its plant, with its own lifetime. If no footprint is stated, the default for that part is
/// used, if there is one.
struct StatedBuildingPart {
  std::optional<Stated<dim::co2e_per_power>> per_kw;
  std::optional<Stated<dim::co2e_per_area>> per_m2;
  std::optional<Stated<dim::time>> lifetime;
  Location at;
};

/// A building, stated as a whole or by its parts.
struct StatedConstruction {
  std::optional<Stated<dim::co2e>> co2e;
  std::optional<Stated<dim::power>> it_power;
  std::optional<Stated<dim::co2e_per_power>> per_kw;
  std::optional<Choice<ConstructionBasis>> basis;
  std::optional<Stated<dim::time>> lifetime;
  /// `plant` stands for `electrical` and `mechanical` together.
  std::optional<StatedBuildingPart> shell, plant, electrical, mechanical, racks;
  Location at;
};

struct Site : Facility<Given> {
  std::optional<TextOr<StatedGrid>> grid;
  std::optional<StatedContracts> market_based;
  std::optional<Stated<dim::one>> pue;
  std::optional<Stated<dim::water_intensity>> wue;
  std::optional<Stated<dim::water_intensity>> grid_water;
  std::optional<TextOr<StatedConstruction>> construction;
  std::optional<Stated<dim::area>> area;
  std::optional<Stated<dim::area_per_power>> area_per_kw;
  std::string description;
  Location at;
};

/// A stated footprint of hardware: of one node, of what `boundary` includes, or split into accelerators and host.
struct StatedEmbodied {
  std::optional<Stated<dim::co2e>> value;
  std::optional<Choice<FootprintBoundary>> boundary;  ///< `node` if absent
  std::optional<Stated<dim::co2e_per_device>> accelerator;
  std::optional<Stated<dim::co2e>> host;
  std::optional<Stated<dim::data>> host_memory, host_drives;  ///< from which that of the host follows
  Location at;
};

struct Leg {
  std::optional<Stated<dim::length>> distance;
  std::optional<Text> mode;
};

/// Transport of one node: a stated value, or legs, which require the mass of the hardware.
struct StatedTransport {
  std::optional<Stated<dim::co2e>> value;
  std::vector<Leg> legs;
  Location at;
};

/// A route of end-of-life treatment, and the share of the mass that takes it.
struct Route {
  Text route;
  std::optional<Stated<dim::one>> share;
  std::optional<Stated<dim::co2e_per_mass>> per_kg;
  Location at;
};

/// A material of one node, with its recycled content and its recycling at the end of life. The letters are those of the
/// Circular Footprint Formula.
struct Material {
  Text name;
  std::optional<Stated<dim::mass>> mass;
  std::optional<Stated<dim::one>> allocation_factor;        ///< A
  std::optional<Stated<dim::one>> recycled;                 ///< R2
  std::optional<Stated<dim::co2e_per_mass>> recycling;      ///< E recycling at end of life
  std::optional<Stated<dim::co2e_per_mass>> replaces;       ///< E*v
  std::optional<Stated<dim::one>> quality;                  ///< Qs out / Qp
  std::optional<Stated<dim::one>> recycled_content;         ///< R1
  std::optional<Stated<dim::co2e_per_mass>> virgin;         ///< Ev
  std::optional<Stated<dim::co2e_per_mass>> from_recycled;  ///< E recycled
  std::optional<Stated<dim::one>> content_quality;          ///< Qs in / Qp
  Location at;
};

/// End-of-life treatment of one node: a stated value, kg CO2e per kg of hardware, or routes; and how recycling is
/// allocated between product life cycles.
struct StatedEndOfLife {
  std::optional<Stated<dim::co2e>> value;
  std::optional<Stated<dim::co2e_per_mass>> per_kg;
  std::vector<Route> routes;
  std::vector<Material> materials;
  std::optional<Choice<Allocation>> allocation;
  Location at;
};

/// How often machines fail in service.
struct StatedFailures {
  std::optional<Stated<dim::one>> value;  ///< failures per machine and year
  std::optional<Stated<dim::one>> replaced;
  Location at;
};

/// The yield, which is the share of good dies: stated, or calculated with a defect model.
struct StatedYield {
  std::optional<Stated<dim::one>> value;
  std::optional<Choice<DefectModel>> model;
  std::optional<Stated<dim::per_area>> defect_density;
  std::optional<Stated<dim::one>> alpha;    ///< clustering of defects, for `negative-binomial`
  std::optional<Stated<dim::one>> binning;  ///< share of the dies with a defect that are sold
  Location at;
};

/// The wafer from which dies are cut.
struct StatedWafer {
  std::optional<Stated<dim::length>> diameter;
  std::optional<Stated<dim::length>> edge;  ///< width of the rim without dies
  std::optional<Stated<dim::length>> kerf;  ///< width lost by sawing, added to the edge length of a die
  Location at;
};

/// A row of a bill of materials: a catalog part, a kind with its amount, or a stated footprint.
struct StatedPart {
  Text name;
  std::optional<Text> kind;
  std::optional<Text> part;               ///< id of a part or of a bill of materials in the catalog
  std::optional<Stated<dim::one>> count;  ///< number of pieces per node; 1 if absent
  std::optional<Stated<dim::area>> area;
  std::optional<Stated<dim::data>> capacity;
  std::optional<Stated<dim::data_per_area>> density;  ///< capacity per area of a memory die
  std::optional<Stated<dim::mass>> mass;
  std::optional<Stated<dim::co2e>> embodied;
  std::optional<Text> source;
  std::optional<Text> process;
  std::optional<TextOr<StatedGrid>> fab;
  std::optional<Stated<dim::one>> abatement;
  std::optional<StatedYield> yield;
  std::optional<TextOr<StatedWafer>> wafer;
  std::optional<Stated<dim::one>> bond_yield;
  std::optional<Stated<dim::one>> package_yield;
  std::optional<TextList> holds;
  std::optional<Choice<NodeSide>> side;
  bool stitched = false;
  Location at;
};

/// The cluster network, for one node: a stated value, or a tree of switches with the manufacturing footprint of each
/// component.
struct StatedNetwork {
  std::optional<Stated<dim::co2e>> value;
  std::optional<Stated<dim::one>> links;  ///< number of links per node
  std::optional<Stated<dim::one>> ports;  ///< number of ports per switch
  std::optional<Stated<dim::one>> tiers;
  std::optional<Stated<dim::one>> oversubscription;
  std::optional<Stated<dim::co2e>> of_switch, of_optic, of_cable;
  Location at;
};

/// A point of a power curve: at this load, this share of the rated power.
struct PowerPoint {
  std::optional<Stated<dim::one>> load, power;
  Location at;
};

/// The part of a machine that a phase has reserved: a share, or a number of vCPUs out of the total.
struct StatedShare {
  std::optional<Stated<dim::one>> value;
  std::optional<Stated<dim::one>> vcpus, of;
  Location at;
};

struct Hardware {
  std::optional<std::vector<StatedPart>> parts;
  std::optional<Text> server;
  std::optional<Text> accelerator;
  std::optional<Stated<dim::device>> accelerators;
  std::optional<Text> instance;
  std::optional<Text> cpu;
  std::optional<Stated<dim::one>> cores, cpus;  ///< reserved cores, and processors of the machine
  std::optional<Stated<dim::data>> memory;
  std::optional<Choice<DeviceClass>> device_class;
  std::optional<Stated<dim::power>> power;
  std::optional<Stated<dim::power>> idle_power;
  std::optional<std::vector<PowerPoint>> power_curve;
  std::optional<StatedShare> share;
  std::optional<StatedEmbodied> embodied;
  std::optional<StatedNetwork> network;
  std::optional<Stated<dim::mass>> mass;
  std::optional<Stated<dim::time>> lifetime;
  std::optional<Stated<dim::one>> utilization;
  std::optional<StatedTransport> transport;
  std::optional<StatedEndOfLife> end_of_life;
  std::optional<StatedFailures> failures;
  std::optional<Stated<dim::time>> prior_life, second_life;
  std::optional<Choice<Reuse>> reuse;
  std::string description;
  Location at;
};

/// A named technique, with multipliers on energy and device time that replace those of the catalog.
struct StatedTechnique {
  std::optional<Text> name;
  std::optional<Stated<dim::one>> energy, time;
  std::optional<Text> resource;  ///< resource that the technique saves; two techniques on one resource give a warning
  Location at;
};

/// Growth of demand and gains in efficiency, period by period.
struct StatedGrowth {
  std::optional<Stated<dim::time>> per;
  std::optional<Stated<dim::one>> demand, efficiency, periods;
  Location at;
};

struct Phase {
  Text name;
  Choice<PhaseKind> kind;
  std::optional<TextOr<Site>> site;
  std::optional<TextOr<Hardware>> hardware;
  std::optional<Text> runs_on;
  std::optional<TextList> only;
  std::optional<TextList> except;
  std::optional<Text> period;
  bool charge_idle = false;
  std::optional<Activity> activity;
  std::vector<TextOr<StatedTechnique>> techniques;  ///< techniques in the order in which they apply
  std::optional<StatedGrowth> growth;
  std::string description;
  Location at;
};

struct FunctionalUnit {
  Text name;
  std::optional<Stated<dim::one>> count;
  std::optional<Text> pointer;  ///< used instead of `count`: path of a value, with which the count is then correlated
  Location at;
};

/// A count of deliveries, or the path of such a count in the job.
struct StatedOver {
  std::optional<Stated<dim::request>> count;
  std::optional<Text> pointer;
  Location at;
};

/// How the footprint of training is spread over what the model delivers in use.
struct StatedAmortize {
  std::optional<TextList> phases;  ///< phases whose footprint is spread; if absent, those that make the model
  std::optional<StatedOver> over;  ///< if absent, what the inference phases deliver
  std::optional<Stated<dim::one>> requests_per_user_day;
  Location at;
};

struct Workload {
  Text name;
  std::vector<std::pair<std::string, Site>> sites;
  std::vector<std::pair<std::string, Hardware>> hardware;
  std::vector<std::pair<std::string, StatedModel>> models;
  std::vector<Phase> phases;
  std::optional<TextList> only;
  std::optional<TextList> except;
  std::vector<FunctionalUnit> functional_units;
  std::optional<StatedAmortize> amortize;
  std::optional<Choice<Perspective>> perspective;
  std::optional<Text> catalog;
  std::optional<Text> period;
  std::string description;
  std::string file;                                        ///< name of the file, as typed
  std::vector<std::pair<std::string, std::string>> typed;  ///< every value as typed, by path
};

}  // namespace aicarbon
