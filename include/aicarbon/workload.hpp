// The workload: what the user wrote, typed and located, nothing added. Absent stays absent.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/sheet.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aicarbon {

/// A value the user stated, in base units. Without low and high it is exact. `written` is the text as typed.
struct StatedValue {
  Uncertain value;
  bool independent = false;  ///< draw it anew for each use
  std::string unit;          ///< the field's unit, for people
  std::string citation;      ///< the user's own `source`
  std::string written;
  Location at;
};

template <Dim D>
struct Stated : StatedValue {};

struct Text {
  std::string value;
  Location at;
};

struct TextList {
  std::vector<Text> items;
  Location at;
};

/// Either a text (a name, a catalog id, "none") or an object described in place.
template <class T>
struct TextOr {
  std::optional<Text> text;
  std::optional<T> object;
  Location at;
};

/// An intensity of electricity stated in the job, with what must be known of it.
struct StatedGrid {
  std::optional<Stated<dim::intensity>> intensity;
  std::optional<Text> basis;    ///< life-cycle, direct, unspecified
  std::optional<Text> method;   ///< location, marginal
  std::optional<Text> point;    ///< delivered, generation
  std::optional<Text> country;  ///< for losses and upstream of a stated intensity
  std::optional<Text> source;
  std::optional<Stated<dim::one>> year;
};

/// A part of a building or its plant, with a life of its own; empty: its default, where there is one.
struct StatedBuildingPart {
  std::optional<Stated<dim::co2e_per_power>> per_kw;
  std::optional<Stated<dim::co2e_per_area>> per_m2;
  std::optional<Stated<dim::time>> lifetime;
  Location at;
};

/// A building as a whole, or by its parts.
struct StatedConstruction {
  std::optional<Stated<dim::co2e>> co2e;
  std::optional<Stated<dim::power>> it_power;
  std::optional<Stated<dim::co2e_per_power>> per_kw;
  std::optional<Text> basis;  ///< nameplate_kw, mean_it_kw
  std::optional<Stated<dim::time>> lifetime;
  std::optional<StatedBuildingPart> shell, plant, electrical, mechanical, racks;  ///< plant: electrical and mechanical
  Location at;
};

/// Backup generators run in tests.
struct StatedBackupPower {
  std::optional<Stated<dim::time>> hours;  ///< in a year
  std::optional<Stated<dim::power>> power, it_power;
  std::optional<Stated<dim::one>> load;
  std::optional<Stated<dim::intensity>> intensity;
  Location at;
};

/// Refrigerant in the plant, and what of it leaks.
struct StatedRefrigerant {
  std::optional<Stated<dim::mass_per_power>> charge;
  std::optional<Stated<dim::co2e_per_mass>> gwp;
  std::optional<Stated<dim::one>> leak, end_of_life_leak;  ///< of the charge: in a year, and at the end
  std::optional<Stated<dim::time>> lifetime;
  Location at;
};

struct MarketBased {
  std::optional<Text> choice;  ///< residual, location
  std::optional<Stated<dim::intensity>> intensity;
};

struct Site {
  std::optional<TextOr<StatedGrid>> grid;
  std::optional<MarketBased> market_based;
  std::optional<Stated<dim::one>> pue;
  std::optional<Stated<dim::water_intensity>> wue;
  std::optional<Stated<dim::water_intensity>> grid_water;
  std::optional<TextOr<StatedConstruction>> construction;
  std::optional<Stated<dim::area>> area;
  std::optional<Stated<dim::area_per_power>> area_per_kw;
  std::optional<StatedBackupPower> generator_tests;
  std::optional<StatedRefrigerant> refrigerant;
  std::string description;
  Location at;
};

/// A stated footprint of hardware: of one node, of a part up to a boundary, or split into accelerator and host.
struct StatedEmbodied {
  std::optional<Stated<dim::co2e>> value;
  std::optional<Text> boundary;  ///< chip, card, board, node; node when absent
  std::optional<Stated<dim::co2e_per_device>> accelerator;
  std::optional<Stated<dim::co2e>> host;
  Location at;
};

struct Leg {
  std::optional<Stated<dim::length>> distance;
  std::optional<Text> mode;
};

/// Transport of one node: a stated value, or legs (with the hardware's mass).
struct StatedTransport {
  std::optional<Stated<dim::co2e>> value;
  std::vector<Leg> legs;
  Location at;
};

/// A way in which a share of the mass is treated.
struct Route {
  Text route;
  std::optional<Stated<dim::one>> share;
  std::optional<Stated<dim::co2e_per_mass>> per_kg;
  Location at;
};

/// A material of one node: what of it was recycled before and is recycled after; the Circular Footprint Formula's parameters.
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

/// End-of-life treatment of one node: a stated value, kg CO2e per kg (with the hardware's mass), or routes; and how recycling is
/// allocated between lives.
struct StatedEndOfLife {
  std::optional<Stated<dim::co2e>> value;
  std::optional<Stated<dim::co2e_per_mass>> per_kg;
  std::vector<Route> routes;
  std::vector<Material> materials;
  std::optional<Text> allocation;  ///< cut-off, 50:50, recycling, cff
  Location at;
};

/// Machines that fail in service.
struct StatedFailures {
  std::optional<Stated<dim::one>> value;  ///< a machine and year
  std::optional<Stated<dim::one>> replaced;
  Location at;
};

/// The share of dies that are good: stated, or by a model of defects.
struct StatedYield {
  std::optional<Stated<dim::one>> value;
  std::optional<Text> model;  ///< poisson, murphy, negative-binomial
  std::optional<Stated<dim::per_area>> defect_density;
  std::optional<Stated<dim::one>> alpha;  ///< clustering, of negative-binomial
  Location at;
};

/// The wafer that dies are cut from.
struct StatedWafer {
  std::optional<Stated<dim::length>> diameter;
  std::optional<Stated<dim::length>> edge;  ///< rim that bears no die
  std::optional<Stated<dim::length>> kerf;  ///< added to the side of a die
  Location at;
};

/// A row of a bill of materials: a catalog part, a kind with its amount, or a stated footprint.
struct StatedPart {
  Text name;
  std::optional<Text> kind;
  std::optional<Text> part;               ///< a row of parts, or a bill, of the catalog
  std::optional<Stated<dim::one>> count;  ///< in one node; 1 when absent
  std::optional<Stated<dim::area>> area;
  std::optional<Stated<dim::data>> capacity;
  std::optional<Stated<dim::data_per_area>> density;  ///< of memory die
  std::optional<Stated<dim::mass>> mass;
  std::optional<Stated<dim::co2e>> embodied;
  std::optional<Text> source;
  std::optional<Text> process;
  std::optional<TextOr<StatedGrid>> fab;
  std::optional<Stated<dim::one>> abatement;
  std::optional<StatedYield> yield;
  std::optional<TextOr<StatedWafer>> wafer;
  std::optional<Stated<dim::one>> bond_yield;
  std::optional<TextList> holds;
  std::optional<Text> side;  ///< accelerator or host
  bool stitched = false;
  Location at;
};

/// The cluster's network, of one node: a stated value, or a tree of switches with what one of each takes to make.
struct StatedNetwork {
  std::optional<Stated<dim::co2e>> value;
  std::optional<Stated<dim::one>> links;  ///< of one node
  std::optional<Stated<dim::one>> ports;  ///< of a switch
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

/// What of a machine a phase has: a share, or its vCPUs of all there are.
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
  std::optional<Text> reuse;  ///< cut-off, service-time
  std::string description;
  Location at;
};

/// A multiple of another phase: once, or again and again.
struct RatioOf {
  std::optional<Text> phase;
  std::optional<Stated<dim::one>> ratio;           ///< 1 when absent and repeated
  std::optional<Stated<dim::time>> every, during;  ///< repeated: during / every times
  Location at;
};

/// Device time of a run: its mean, or two percentiles of many.
struct StatedRunTime {
  std::optional<Stated<dim::device_time>> value;
  std::optional<Stated<dim::device_time>> p50, p99;
  Location at;
};

/// Training that goes on beside what it serves.
struct StatedOnline {
  std::optional<Stated<dim::device>> devices;
  std::optional<Stated<dim::time>> during;
  Location at;
};

/// A model that is trained or served, as its card or configuration file tells it.
struct StatedModel {
  std::optional<Stated<dim::one>> parameters, active_parameters;
  std::optional<Stated<dim::one>> layers, hidden, heads, kv_heads, head_dim, context;
  std::optional<Stated<dim::one>> experts, experts_per_token, expert_parameters;
  std::optional<Stated<dim::one>> window, window_layers, kv_bytes_per_token;
  // images and video
  std::optional<Stated<dim::one>> token_parameters, attention_width, patch, text_tokens, frame_stride, frame_patch;
  std::optional<Stated<dim::flop>> flop_per_step;
  // recommendation
  std::optional<Stated<dim::one>> lookups, embedding_dim;
  Location at;
};

/// MFU of a whole run: a number, or that of published runs like it.
struct StatedRunMfu {
  std::optional<Stated<dim::one>> value;
  std::optional<Text> published;  ///< the word
  Location at;
};

/// A measured rate: of tokens, or of things delivered.
struct StatedThroughput {
  std::optional<Stated<dim::token_rate>> tokens;
  std::optional<Stated<dim::request_rate>> things;
  Location at;
};

/// A named way to need less, as a multiplier on energy and on device time.
struct StatedTechnique {
  std::optional<Text> name;
  std::optional<Stated<dim::one>> energy, time;
  std::optional<Text> resource;  ///< what it saves: two on one resource do not multiply
  Location at;
};

/// Demand against efficiency, period by period.
struct StatedGrowth {
  std::optional<Stated<dim::time>> per;
  std::optional<Stated<dim::one>> demand, efficiency, periods;
  Location at;
};

struct Activity {
  std::optional<Stated<dim::energy>> energy;
  std::optional<Text> energy_boundary;  ///< accelerators, it, facility
  std::optional<Stated<dim::device_time>> device_time;
  std::optional<Stated<dim::device_power>> device_power;
  std::optional<Stated<dim::one>> machines;
  std::optional<Stated<dim::time>> duration;
  std::optional<Stated<dim::one>> load;
  std::optional<Stated<dim::co2e>> co2e;
  std::optional<Stated<dim::volume>> water;
  std::optional<RatioOf> ratio_of;
  std::optional<Stated<dim::one>> runs;
  std::optional<StatedRunTime> device_time_per_run;
  std::optional<StatedOnline> online;
  // data kept
  std::optional<Stated<dim::data>> storage, ingested;
  std::optional<Stated<dim::one>> replication;
  std::optional<Text> medium;    ///< hdd, ssd
  std::optional<Text> transfer;  ///< datacenter, internet
  std::optional<Stated<dim::power_per_data>> storage_power;
  std::optional<Stated<dim::energy_per_data>> transfer_energy;
  std::optional<Stated<dim::co2e_per_data>> drive_embodied;
  std::optional<Stated<dim::time>> drive_lifetime;
  // work told by its count, before it runs
  std::optional<TextOr<StatedModel>> model;
  std::optional<Stated<dim::token>> tokens;
  std::optional<Stated<dim::request>> requests, images, videos, samples, queries, items;
  std::optional<Text> precision;
  std::optional<Stated<dim::device>> devices;  ///< of one replica, or of a training run
  // training
  std::optional<Stated<dim::one>> epochs;
  std::optional<Stated<dim::tokens_per_request>> sequence_length;
  std::optional<Text> method;     ///< pretraining, full, lora, qlora
  std::optional<Text> recompute;  ///< none, full
  std::optional<Stated<dim::one>> mfu, goodput, power_fraction;
  std::optional<StatedRunMfu> run_mfu;  ///< instead of mfu and goodput
  std::optional<Stated<dim::flop_rate>> peak;
  // serving
  std::optional<Stated<dim::tokens_per_request>> input_tokens, output_tokens;
  std::optional<Stated<dim::one>> replicas;
  std::optional<Text> kv_precision;
  std::optional<Stated<dim::request>> batch;
  std::optional<Stated<dim::request_rate>> arrivals;
  std::optional<Text> serving;  ///< single-stream, fixed-batch, poisson, offline
  std::optional<Stated<dim::one>> cache_hit;
  // images, videos
  std::optional<Stated<dim::one>> width, height, frames, steps;
  std::optional<Text> guidance;  ///< cfg, distilled
  std::optional<Stated<dim::flop_per_request>> flop_per_item;
  // measured in place of modelled
  std::optional<Stated<dim::energy_per_token>> energy_per_token;
  std::optional<Stated<dim::energy_per_request>> energy_per_request, energy_per_item;
  std::optional<StatedThroughput> throughput;
  std::string kind;  ///< the key of the activity: energy, device_time, machines, tokens …; empty when at fault
  Location at;
};

struct Phase {
  Text name;
  Text kind;
  std::optional<TextOr<Site>> site;
  std::optional<TextOr<Hardware>> hardware;
  std::optional<Text> runs_on;
  std::optional<TextList> only;
  std::optional<TextList> except;
  std::optional<Text> period;
  bool charge_idle = false;
  std::optional<Activity> activity;
  std::vector<TextOr<StatedTechnique>> techniques;  ///< in the order in which they apply
  std::optional<StatedGrowth> growth;
  std::string description;
  Location at;
};

struct FunctionalUnit {
  Text name;
  std::optional<Stated<dim::one>> count;
  std::optional<Text> pointer;  ///< or the path of a value in the job, with which it then correlates
  Location at;
};

/// A count of things delivered, or the path of one in the job.
struct StatedOver {
  std::optional<Stated<dim::request>> count;
  std::optional<Text> pointer;
  Location at;
};

/// Training spread over what the model is used for.
struct StatedAmortize {
  std::optional<TextList> phases;  ///< that are spread; those that make the model, when absent
  std::optional<StatedOver> over;  ///< what the phases of inference deliver, when absent
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
  std::optional<Text> perspective;  ///< owner, tenant, api-user
  std::optional<Text> catalog;
  std::optional<Text> period;
  std::string description;
  std::string file;                                        ///< as the user named it
  std::vector<std::pair<std::string, std::string>> typed;  ///< every value by its path, as typed
};

}  // namespace aicarbon
