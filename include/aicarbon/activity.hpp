// Activities: what was done in a phase, or is planned. Each kind is a separate struct; its rows determine which keys
// may appear together (src/workload/activity).
#pragma once

#include <aicarbon/fact.hpp>
#include <aicarbon/stated.hpp>

#include <variant>

namespace aicarbon {

/// A multiple of another phase, once or repeatedly.
struct RatioOf {
  std::optional<Text> phase;
  std::optional<Stated<dim::one>> ratio;           ///< if absent, 1 for a repeated phase
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

struct DeviceTimeFacts;
struct FleetFacts;
struct RatioFacts;
struct RunsFacts;
struct OnlineFacts;
struct StorageFacts;
struct TrainingFacts;
struct ServingFacts;
struct PicturesFacts;
struct RecommendationFacts;
struct ItemsFacts;

namespace activity {

// The values of a kind that become facts are in a separate struct S<Value>: S<Given> is what the job states, and S<Fact>
// is part of the facts of the kind (activity_facts.hpp). Each value has one row (src/workload/activity).

// --- groups of fields that kinds share -----------------------------------------------------------------------------------------------

/// Kinds that are given in device time; energy follows from a measured power, or from rated power and load.
template <template <Dim> class Value>
struct DeviceHoursValues {
  Value<dim::device_power> device_power;
};
struct DeviceHours : DeviceHoursValues<Given> {
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<Stated<dim::one>> load;
};

/// Planned work: kinds stated by count. Device time and energy are derived with a model, or from a measured figure
/// instead.
template <template <Dim> class Value>
struct PlannedValues {
  Value<dim::device> devices;  ///< of one replica, or of a training run
  Value<dim::one> power_fraction;
};
struct PlannedWork : PlannedValues<Given> {
  std::optional<TextOr<StatedModel>> model;
  std::optional<Choice<Precision>> precision;
  std::optional<Stated<dim::flop_rate>> peak;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<StatedThroughput> throughput;
};

/// Images or videos made by diffusion.
template <template <Dim> class Value>
struct PicturesValues {
  Value<dim::one> width, height;
  Value<dim::energy_per_request> energy_per_item;
};
struct Pictures : PlannedWork, PicturesValues<Given> {
  std::optional<Stated<dim::one>> steps;
  std::optional<Choice<Guidance>> guidance;
  std::optional<Stated<dim::request>> batch;
};

// --- the kinds -----------------------------------------------------------------------------------------------------------------------

template <template <Dim> class Value>
struct EnergyValues {
  Value<dim::energy> energy;
};
struct Energy : EnergyValues<Given> {
  static constexpr std::string_view key = "energy", title = "measured energy";
  using Facts = EnergyValues<Fact>;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<Stated<dim::one>> load;
};

struct DeviceTime : DeviceHours {
  static constexpr std::string_view key = "device_time", title = "device-hours";
  using Facts = DeviceTimeFacts;
  Stated<dim::device_time> device_time;
  std::optional<Stated<dim::energy>> energy;
};

/// A fleet.
struct Machines {
  static constexpr std::string_view key = "machines", title = "a fleet: machines owned for a period";
  using Facts = FleetFacts;
  Stated<dim::one> machines;
  Stated<dim::time> duration;
  std::optional<Stated<dim::one>> load;
};

template <template <Dim> class Value>
struct Co2eValues {
  Value<dim::co2e> co2e;
  Value<dim::energy> energy;
};
struct Co2e : Co2eValues<Given> {
  static constexpr std::string_view key = "co2e", title = "operation as stated in the job";
  using Facts = Co2eValues<Fact>;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
};

struct Ratio {
  static constexpr std::string_view key = "ratio_of", title = "a multiple of another phase";
  using Facts = RatioFacts;
  RatioOf ratio_of;
};

struct Runs : DeviceHours {
  static constexpr std::string_view key = "runs", title = "a number of runs with a cost per run";
  using Facts = RunsFacts;
  Stated<dim::one> runs;
  StatedRunTime device_time_per_run;
};

struct Online : DeviceHours {
  static constexpr std::string_view key = "online", title = "continuous training";
  using Facts = OnlineFacts;
  StatedOnline online;
};

/// Data stored on drives, and transferred to them.
template <template <Dim> class Value>
struct StorageValues {
  Value<dim::one> replication;
  Value<dim::time> drive_lifetime;
};
struct Storage : StorageValues<Given> {
  static constexpr std::string_view key = "storage", title = "data stored, and transferred to its storage";
  using Facts = StorageFacts;
  Stated<dim::data> storage;
  Stated<dim::time> duration;
  Choice<Medium> medium;
  std::optional<Stated<dim::data>> ingested;
  std::optional<Choice<Transfer>> transfer;
  std::optional<Stated<dim::power_per_data>> storage_power;
  std::optional<Stated<dim::energy_per_data>> transfer_energy;
  std::optional<Stated<dim::co2e_per_data>> drive_embodied;
};

/// Training of a language model.
template <template <Dim> class Value>
struct TokensValues {
  Value<dim::one> epochs;
  Value<dim::device_power> device_power;
  Value<dim::energy_per_token> energy_per_token;
};
struct Tokens : PlannedWork, TokensValues<Given> {
  static constexpr std::string_view key = "tokens", title = "training of a model, stated in tokens";
  using Facts = TrainingFacts;
  Stated<dim::token> tokens;
  std::optional<Stated<dim::tokens_per_request>> sequence_length;
  std::optional<Choice<TrainingMethod>> method;
  std::optional<Choice<Recompute>> recompute;
  std::optional<Stated<dim::one>> mfu, goodput;
  std::optional<StatedRunMfu> run_mfu;  ///< replaces mfu and goodput
};

/// Serving of a language model.
template <template <Dim> class Value>
struct RequestsValues {
  Value<dim::tokens_per_request> input_tokens, output_tokens;
  Value<dim::one> replicas, cache_hit;
  Value<dim::request_rate> arrivals;
  Value<dim::energy_per_token> energy_per_token;
};
struct Requests : PlannedWork, RequestsValues<Given> {
  static constexpr std::string_view key = "requests", title = "inference of a language model, stated in requests";
  using Facts = ServingFacts;
  Stated<dim::request> requests;
  std::optional<Choice<Precision>> kv_precision;
  std::optional<Stated<dim::request>> batch;
  std::optional<Choice<Serving>> serving;
  std::optional<Stated<dim::energy_per_request>> energy_per_request;
};

struct Images : Pictures {
  static constexpr std::string_view key = "images", title = "images generated";
  using Facts = PicturesFacts;
  Stated<dim::request> images;
};

struct Videos : Pictures {
  static constexpr std::string_view key = "videos", title = "videos generated";
  using Facts = PicturesFacts;
  Stated<dim::request> videos;
  std::optional<Stated<dim::one>> frames;
};

/// A recommendation model, in training or in use.
template <template <Dim> class Value>
struct RecommendationValues {
  Value<dim::energy_per_request> energy_per_item;
};
/// Training of a recommendation model.
struct Samples : PlannedWork, RecommendationValues<Given> {
  static constexpr std::string_view key = "samples", title = "samples that a recommendation model is trained on";
  using Facts = RecommendationFacts;
  Stated<dim::request> samples;
  std::optional<Stated<dim::one>> epochs;
};

/// A recommendation model in use.
struct Queries : PlannedWork, RecommendationValues<Given> {
  static constexpr std::string_view key = "queries", title = "queries that a recommendation model answers";
  using Facts = RecommendationFacts;
  Stated<dim::request> queries;
};

/// Any other countable work; it has no model.
template <template <Dim> class Value>
struct ItemsValues {
  Value<dim::flop_per_request> flop_per_item;
  Value<dim::energy_per_request> energy_per_item;
};
struct Items : PlannedWork, ItemsValues<Given> {
  static constexpr std::string_view key = "items", title = "items, by FLOPs or measured energy";
  using Facts = ItemsFacts;
  Stated<dim::request> items;
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
  std::optional<Stated<dim::volume>> water;  ///< may be stated with any kind of activity
  Location at;
};

}  // namespace aicarbon
