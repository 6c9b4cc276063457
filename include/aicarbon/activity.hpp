// Activities: what was done in a phase, or is planned. Each kind is a separate struct; its rows determine which keys
// may appear together (src/workload/activity).
#pragma once

#include <aicarbon/stated.hpp>

#include <variant>

namespace aicarbon {

/// A multiple of another phase, once or repeatedly.
struct RatioOf {
  std::optional<Text> phase;
  std::optional<Stated<dim::one>> ratio;           ///< default: 1 for a repeated phase
  std::optional<Stated<dim::time>> every, during;  ///< for a repeated phase: interval and total duration
  Location at;
};

/// Device time of a run: its mean, or two percentiles of many runs.
struct StatedRunTime {
  std::optional<Stated<dim::device_time>> value;
  std::optional<Stated<dim::device_time>> p50, p99;
  Location at;
};

/// Continuous training while the model serves.
struct StatedOnline {
  std::optional<Stated<dim::device>> devices;
  std::optional<Stated<dim::time>> during;
  Location at;
};

/// A model that is trained or served, as described in its card or configuration file.
struct StatedModel {
  std::optional<Stated<dim::one>> parameters, active_parameters;
  std::optional<Stated<dim::one>> layers, hidden, heads, kv_heads, head_dim, context;
  std::optional<Stated<dim::one>> experts, experts_per_token, expert_parameters;
  std::optional<Stated<dim::one>> window, window_layers, kv_bytes_per_token;
  // for images and video:
  std::optional<Stated<dim::one>> token_parameters, attention_width, patch, text_tokens, frame_stride, frame_patch;
  std::optional<Stated<dim::flop>> flop_per_step;
  // recommendation
  std::optional<Stated<dim::one>> lookups, embedding_dim;
  Location at;
};

/// MFU of a whole run: a number, or that of similar published runs.
struct StatedRunMfu {
  std::optional<Stated<dim::one>> value;
  std::optional<Text> published;  ///< the word "published"
  Location at;
};

/// A measured rate of tokens or of things delivered.
struct StatedThroughput {
  std::optional<Stated<dim::token_rate>> tokens;
  std::optional<Stated<dim::request_rate>> things;
  Location at;
};

namespace activity {

// --- groups of fields that kinds share -----------------------------------------------------------------------------------------------

/// Kinds that are given in device time; energy follows from a measured power, or from rated power and load.
struct DeviceHours {
  std::optional<Stated<dim::device_power>> device_power;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<Stated<dim::one>> load;
};

/// Planned work: kinds given as a count, from which device time and energy are derived, or with a measured figure
/// instead of the model.
struct PlannedWork {
  std::optional<TextOr<StatedModel>> model;
  std::optional<Choice<Precision>> precision;
  std::optional<Stated<dim::device>> devices;  ///< of one replica, or of a training run
  std::optional<Stated<dim::flop_rate>> peak;
  std::optional<Stated<dim::one>> power_fraction;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<StatedThroughput> throughput;
};

/// Images or videos made by diffusion.
struct Pictures : PlannedWork {
  std::optional<Stated<dim::one>> width, height, steps;
  std::optional<Choice<Guidance>> guidance;
  std::optional<Stated<dim::request>> batch;
  std::optional<Stated<dim::energy_per_request>> energy_per_item;
};

// --- the kinds -----------------------------------------------------------------------------------------------------------------------

struct Energy {
  static constexpr std::string_view key = "energy", title = "measured energy";
  Stated<dim::energy> energy;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<Stated<dim::one>> load;
};

struct DeviceTime : DeviceHours {
  static constexpr std::string_view key = "device_time", title = "device-hours";
  Stated<dim::device_time> device_time;
  std::optional<Stated<dim::energy>> energy;
};

/// A fleet.
struct Machines {
  static constexpr std::string_view key = "machines", title = "a fleet: machines owned for a period";
  Stated<dim::one> machines;
  Stated<dim::time> duration;
  std::optional<Stated<dim::one>> load;
};

struct Co2e {
  static constexpr std::string_view key = "co2e", title = "operation as stated in the job";
  Stated<dim::co2e> co2e;
  std::optional<Stated<dim::energy>> energy;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
};

struct Ratio {
  static constexpr std::string_view key = "ratio_of", title = "a multiple of another phase";
  RatioOf ratio_of;
};

struct Runs : DeviceHours {
  static constexpr std::string_view key = "runs", title = "a number of runs with a cost per run";
  Stated<dim::one> runs;
  StatedRunTime device_time_per_run;
};

struct Online : DeviceHours {
  static constexpr std::string_view key = "online", title = "continuous training";
  StatedOnline online;
};

/// Data stored on drives, and transferred to them.
struct Storage {
  static constexpr std::string_view key = "storage", title = "data stored, and transferred to its storage";
  Stated<dim::data> storage;
  Stated<dim::time> duration;
  std::optional<Stated<dim::one>> replication;
  Choice<Medium> medium;
  std::optional<Stated<dim::data>> ingested;
  std::optional<Choice<Transfer>> transfer;
  std::optional<Stated<dim::power_per_data>> storage_power;
  std::optional<Stated<dim::energy_per_data>> transfer_energy;
  std::optional<Stated<dim::co2e_per_data>> drive_embodied;
  std::optional<Stated<dim::time>> drive_lifetime;
};

/// Training of a language model.
struct Tokens : PlannedWork {
  static constexpr std::string_view key = "tokens", title = "training of a model, stated in tokens";
  Stated<dim::token> tokens;
  std::optional<Stated<dim::one>> epochs;
  std::optional<Stated<dim::tokens_per_request>> sequence_length;
  std::optional<Choice<TrainingMethod>> method;
  std::optional<Choice<Recompute>> recompute;
  std::optional<Stated<dim::one>> mfu, goodput;
  std::optional<StatedRunMfu> run_mfu;  ///< replaces mfu and goodput
  std::optional<Stated<dim::device_power>> device_power;
  std::optional<Stated<dim::energy_per_token>> energy_per_token;
};

/// Serving of a language model.
struct Requests : PlannedWork {
  static constexpr std::string_view key = "requests", title = "inference of a language model, stated in requests";
  Stated<dim::request> requests;
  std::optional<Stated<dim::tokens_per_request>> input_tokens, output_tokens;
  std::optional<Stated<dim::one>> replicas;
  std::optional<Choice<Precision>> kv_precision;
  std::optional<Stated<dim::request>> batch;
  std::optional<Stated<dim::request_rate>> arrivals;
  std::optional<Choice<Serving>> serving;
  std::optional<Stated<dim::one>> cache_hit;
  std::optional<Stated<dim::energy_per_token>> energy_per_token;
  std::optional<Stated<dim::energy_per_request>> energy_per_request;
};

struct Images : Pictures {
  static constexpr std::string_view key = "images", title = "images generated";
  Stated<dim::request> images;
};

struct Videos : Pictures {
  static constexpr std::string_view key = "videos", title = "videos generated";
  Stated<dim::request> videos;
  std::optional<Stated<dim::one>> frames;
};

/// Training of a recommendation model.
struct Samples : PlannedWork {
  static constexpr std::string_view key = "samples", title = "samples that a recommendation model is trained on";
  Stated<dim::request> samples;
  std::optional<Stated<dim::one>> epochs;
  std::optional<Stated<dim::energy_per_request>> energy_per_item;
};

/// A recommendation model in use.
struct Queries : PlannedWork {
  static constexpr std::string_view key = "queries", title = "queries that a recommendation model answers";
  Stated<dim::request> queries;
  std::optional<Stated<dim::energy_per_request>> energy_per_item;
};

/// Any other countable work; it has no model.
struct Items : PlannedWork {
  static constexpr std::string_view key = "items", title = "items, by FLOPs or measured energy";
  Stated<dim::request> items;
  std::optional<Stated<dim::flop_per_request>> flop_per_item;
  std::optional<Stated<dim::energy_per_request>> energy_per_item;
};

/// The list of kinds: simple ones first, planned work last. It is empty if the job names no kind, which is an error.
using Any = std::variant<std::monostate, Energy, DeviceTime, Machines, Co2e, Ratio, Runs, Online, Storage, Tokens,
                         Requests, Images, Videos, Samples, Queries, Items>;

/// The fields that the kinds of a family share; null for other kinds.
const DeviceHours* device_hours(const Any& kind);
const PlannedWork* planned_work(const Any& kind);

/// Whether planned work states a measured energy or rate.
bool is_measured(const Any& kind);

}  // namespace activity

struct Activity {
  activity::Any kind;
  std::optional<Stated<dim::volume>> water;  ///< with any kind of activity
  Location at;
};

}  // namespace aicarbon
