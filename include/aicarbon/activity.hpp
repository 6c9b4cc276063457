// Activities: the work done in a phase, or planned for it. Each kind of activity is a separate struct, whose table of
// fields (src/workload/activity) determines which keys may appear together.
#pragma once

#include <aicarbon/fact.hpp>
#include <aicarbon/stated.hpp>

#include <variant>

namespace aicarbon {

/// The work of a phase as a multiple of the work of another phase, done once or repeatedly.
struct RatioOf {
  std::optional<Text> phase;
  std::optional<Stated<dim::one>> ratio;           ///< multiple of the other phase; if absent, 1 for a repeated phase
  std::optional<Stated<dim::time>> every, during;  ///< for a repeated phase: interval and total duration
  Location at;
};

/// Device time per run: the mean, or two percentiles over many runs.
struct StatedRunTime {
  std::optional<Stated<dim::device_time>> value;
  std::optional<Stated<dim::device_time>> p50, p99;
  Location at;
};

/// A model that is trained or served, as described in its model card or configuration file.
struct StatedModel {
  std::optional<Stated<dim::one>> parameters, active_parameters;
  std::optional<Stated<dim::one>> layers, hidden, heads, kv_heads, head_dim, context;
  std::optional<Stated<dim::one>> experts, experts_per_token, expert_parameters;
  std::optional<Stated<dim::one>> window, window_layers, kv_bytes_per_token;
  // for images and videos:
  std::optional<Stated<dim::one>> token_parameters, attention_width, patch, text_tokens, frame_stride, frame_patch;
  std::optional<Stated<dim::flop>> flop_per_step;
  // for recommendation models:
  std::optional<Stated<dim::one>> lookups, embedding_dim;
  Location at;
};

/// MFU of a whole training run: a number, or the MFU of similar published runs.
struct StatedRunMfu {
  std::optional<Stated<dim::one>> value;
  std::optional<Text> published;  ///< the text "published", stated instead of a number
  Location at;
};

/// A measured throughput, in tokens or in other delivered items, such as images.
struct StatedThroughput {
  std::optional<Stated<dim::token_rate>> tokens;
  std::optional<Stated<dim::request_rate>> things;
  Location at;
};

/// What the unit of allocated hours counts.
enum class HourOf {
  unstated,  ///< a unit of time alone, such as h
  device,    ///< device-h
  product,   ///< GPU-h or TPU-h: a device, or a part of one that a scheduler shows as a GPU
  node,      ///< node-h or instance-h
  part,      ///< GCD-h or TPU-core-h
};

/// Allocated hours, of devices, of whole machines or of parts of devices; the unit decides which.
struct StatedHours {
  std::optional<Stated<dim::device_time>> of_devices;
  std::optional<Stated<dim::node_time>> of_nodes;
  std::optional<Stated<dim::part_time>> of_parts;
  HourOf hour_of = HourOf::unstated;
  std::string written;  ///< the value as typed
  Location at;
};

/// A number of devices, or of parts of devices; the unit decides which. A plain number counts devices.
struct StatedDevices {
  std::optional<Stated<dim::device>> of_devices;
  std::optional<Stated<dim::part>> of_parts;
  bool has_unit = false;  ///< whether the value says what it counts
  Location at;
};

/// Continuous training of a model while it serves requests.
struct StatedOnline {
  std::optional<StatedDevices> devices;
  std::optional<Stated<dim::time>> during;
  Location at;
};

/// A number of requests or other items: a count, or the users who make them, each every day.
struct StatedDeliveries {
  std::optional<Stated<dim::request>> value;
  std::optional<Stated<dim::one>> users;
  std::optional<Stated<dim::request>> per_day;  ///< requests of one user
  std::optional<Stated<dim::time>> during;
  Location at;
};

struct DeviceTimeFacts;
struct WallTimeFacts;
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

// The values of a kind that become facts are in a separate struct S<Value>: S<Given> is what the job states, and
// S<Fact> is part of the facts of the kind (activity_facts.hpp). Each value has one row in a table of fields
// (src/workload/activity).

// --- groups of fields that kinds share -----------------------------------------------------------------------------------------------

/// The fields shared by the kinds that are stated in device time. If no energy is stated, it follows from a measured
/// power, or from rated power and load.
template <template <Dim> class Value>
struct DeviceHoursValues {
  Value<dim::device_power> device_power;
};
struct DeviceHours : DeviceHoursValues<Given> {
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<Stated<dim::one>> load;
};

/// The fields shared by the kinds of planned work, which are stated by count. Their device time and energy are derived
/// from a description of the AI model, from the FLOPs per item, or from a measured energy or rate.
template <template <Dim> class Value>
struct PlannedValues {
  Value<dim::device> devices;  ///< number of devices of one replica, or of a training run
  Value<dim::one> power_fraction;
};
struct PlannedWork : PlannedValues<Given> {
  std::optional<TextOr<StatedModel>> model;
  std::optional<Choice<Precision>> precision;
  std::optional<Stated<dim::flop_rate>> peak;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<StatedThroughput> throughput;
};

/// Images or videos generated by a diffusion model.
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
  StatedHours device_time;
  std::optional<Stated<dim::energy>> energy;
};

/// Hours on the clock, during which devices or whole machines are allocated.
template <template <Dim> class Value>
struct WallTimeValues {
  Value<dim::one> machines;
};
struct WallTime : DeviceHours, WallTimeValues<Given> {
  static constexpr std::string_view key = "wall_time", title = "hours on the clock, of devices or machines";
  using Facts = WallTimeFacts;
  Stated<dim::time> wall_time;
  std::optional<StatedDevices> devices;
  std::optional<Stated<dim::energy>> energy;
};

/// Machines owned for a period, whether they are used or not. A measured energy is that of all their hours.
struct Machines {
  static constexpr std::string_view key = "machines", title = "a fleet: machines owned for a period";
  using Facts = FleetFacts;
  Stated<dim::one> machines;
  Stated<dim::time> duration;
  std::optional<Stated<dim::energy>> energy;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
  std::optional<Stated<dim::one>> load;
};

template <template <Dim> class Value>
struct Co2eValues {
  Value<dim::co2e> co2e;
  Value<dim::energy> energy;
};
struct Co2e : Co2eValues<Given> {
  static constexpr std::string_view key = "co2e", title = "CO2e of operation, stated instead of computed";
  using Facts = Co2eValues<Fact>;
  std::optional<Choice<EnergyBoundary>> energy_boundary;
};

struct Ratio {
  static constexpr std::string_view key = "ratio_of", title = "a multiple of another phase";
  using Facts = RatioFacts;
  RatioOf ratio_of;
};

struct Runs : DeviceHours {
  static constexpr std::string_view key = "runs", title = "a number of runs with the device time per run";
  using Facts = RunsFacts;
  Stated<dim::one> runs;
  StatedRunTime device_time_per_run;
};

struct Online : DeviceHours {
  static constexpr std::string_view key = "online", title = "continuous training";
  using Facts = OnlineFacts;
  StatedOnline online;
};

/// Data stored on drives, and the transfer of data to the drives.
template <template <Dim> class Value>
struct StorageValues {
  Value<dim::one> replication;
  Value<dim::time> drive_lifetime;
};
struct Storage : StorageValues<Given> {
  static constexpr std::string_view key = "storage", title = "data stored on drives, and transferred to them";
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

/// Training of a language model, stated in tokens.
template <template <Dim> class Value>
struct TokensValues {
  Value<dim::one> epochs;
  Value<dim::one> bytes_per_parameter;  ///< memory for weights, gradients and optimizer state
  Value<dim::device_power> device_power;
  Value<dim::energy_per_token> energy_per_token;
};
struct Tokens : PlannedWork, TokensValues<Given> {
  static constexpr std::string_view key = "tokens", title = "training of a model, stated in tokens";
  /// Work that only the making of a model does; what states its use instead.
  static constexpr std::string_view in_use =
      "\"requests\" with \"input_tokens\" and \"output_tokens\", or the \"prompt_tokens\" and \"completion_tokens\" of a bill";
  using Facts = TrainingFacts;
  Stated<dim::token> tokens;
  std::optional<Stated<dim::tokens_per_request>> sequence_length;
  std::optional<Choice<TrainingMethod>> method;
  std::optional<Choice<Recompute>> recompute;
  std::optional<Stated<dim::one>> mfu, goodput;
  std::optional<StatedRunMfu> run_mfu;  ///< replaces `mfu` and `goodput`
};

/// Serving of a language model, stated in requests.
template <template <Dim> class Value>
struct RequestsValues {
  Value<dim::tokens_per_request> input_tokens, output_tokens;
  Value<dim::one> replicas, cache_hit, busy_share;
  Value<dim::request_rate> arrivals;
  Value<dim::energy_per_token> energy_per_token;
};
struct Requests : PlannedWork, RequestsValues<Given> {
  static constexpr std::string_view key = "requests", title = "inference of a language model, stated in requests";
  /// Work that only the use of a model does; what states its making instead.
  static constexpr std::string_view in_making = "\"tokens\"";
  using Facts = ServingFacts;
  StatedDeliveries requests;
  std::optional<Choice<Precision>> kv_precision;
  std::optional<Stated<dim::request>> batch;
  std::optional<Choice<Serving>> serving;
  std::optional<Stated<dim::energy_per_request>> energy_per_request;
};

/// The tokens of a bill: those that a language model read and wrote for a user of an API, whose requests are not known.
template <template <Dim> class Value>
struct BillValues {
  Value<dim::token> prompt_tokens;  ///< with those in `cached_tokens`
  Value<dim::token> completion_tokens, cached_tokens;
  Value<dim::one> cached_cost;  ///< what a cached token costs, as a share of reading it again
  Value<dim::tokens_per_request> completion_per_request;
};
struct Bill : PlannedWork, BillValues<Given> {
  static constexpr std::string_view key = "prompt_tokens", title = "tokens of a language model, as an API bills them";
  static constexpr std::string_view in_making = "\"tokens\"";
  using Facts = ServingFacts;
  std::optional<Stated<dim::request>> batch;
  std::optional<Stated<dim::one>> busy_share;
  std::optional<Stated<dim::energy_per_token>> energy_per_token;
};

struct Images : Pictures {
  static constexpr std::string_view key = "images", title = "images generated";
  static constexpr std::string_view in_making = "\"device_time\"";
  using Facts = PicturesFacts;
  StatedDeliveries images;
};

struct Videos : Pictures {
  static constexpr std::string_view key = "videos", title = "videos generated";
  static constexpr std::string_view in_making = "\"device_time\"";
  using Facts = PicturesFacts;
  StatedDeliveries videos;
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
  static constexpr std::string_view in_use = "\"queries\"";
  using Facts = RecommendationFacts;
  Stated<dim::request> samples;
  std::optional<Stated<dim::one>> epochs;
};

/// A recommendation model in use.
struct Queries : PlannedWork, RecommendationValues<Given> {
  static constexpr std::string_view key = "queries", title = "queries that a recommendation model answers";
  static constexpr std::string_view in_making = "\"samples\"";
  using Facts = RecommendationFacts;
  StatedDeliveries queries;
};

/// Any other countable work, without a description of the AI model.
template <template <Dim> class Value>
struct ItemsValues {
  Value<dim::flop_per_request> flop_per_item;
  Value<dim::energy_per_request> energy_per_item;
};
struct Items : PlannedWork, ItemsValues<Given> {
  static constexpr std::string_view key = "items", title = "other countable work, with its FLOPs or measured energy";
  using Facts = ItemsFacts;
  StatedDeliveries items;
  std::optional<Stated<dim::request>> batch;
};

/// An activity of one kind; simple kinds are listed first, planned work last. It holds std::monostate if the job states
/// no kind, which is an error.
using Any = std::variant<std::monostate, Energy, DeviceTime, Machines, Co2e, Ratio, Runs, Online, WallTime, Storage,
                         Tokens, Requests, Bill, Images, Videos, Samples, Queries, Items>;

/// The fields shared by all kinds that are stated in device time, or by all planned work; null for any other kind.
const DeviceHours* device_hours(const Any& kind);
const PlannedWork* planned_work(const Any& kind);

/// What a kind delivers as the job states it; null if its kind has no such count.
const StatedDeliveries* stated_deliveries(const Any& kind);

/// Whether the activity is planned work that states a measured energy or rate.
bool is_measured(const Any& kind);

}  // namespace activity

struct Activity {
  activity::Any kind;
  // may be stated with any kind of activity:
  std::optional<Stated<dim::volume>> water;
  std::optional<Choice<FigureOf>> of;  ///< what a measured energy or power is of, on a share of a machine
  Location at;
};

}  // namespace aicarbon
