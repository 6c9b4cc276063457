// The facts of each kind of activity, as formulas read them (src/lifecycle/activity).
#pragma once

#include <aicarbon/activity.hpp>
#include <aicarbon/choices.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/fact.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>

namespace aicarbon {

// --- planned work --------------------------------------------------------------------------------------------------------------------

/// A number of requests or other items: as stated, or else that of all users.
struct DeliveryFacts {
  Fact<dim::request> count;
  Fact<dim::one> users;
  Fact<dim::request> per_day;  ///< requests of one user
  Fact<dim::time> during;

  explicit operator bool() const { return count || users; }
};

/// An AI model as used in formulas. A formula is not called if it needs a value that is unknown.
struct ModelFacts {
  std::string name;  ///< name of the model in the job; empty if it has none
  Fact<dim::one> parameters, active_parameters, layers, hidden, heads, kv_heads, head_dim, context;
  Fact<dim::one> experts, experts_per_token, expert_parameters, window, window_layers, kv_bytes_per_token;
  Fact<dim::one> token_parameters, attention_width, patch, text_tokens, frame_stride, frame_patch, steps;
  Fact<dim::flop> flop_per_step;       ///< FLOPs of a denoising step of a U-Net
  Fact<dim::flop> attention_per_step;  ///< part of `flop_per_step` that grows with the square of the pixel count
  Fact<dim::one> flop_per_step_size;   ///< edge length of the reference image, in pixels; if empty, the requested size
  Fact<dim::one> lookups, embedding_dim;
  std::optional<Guidance> guidance;
  // by size, for a model whose architecture is not known: layers and width of attention over the cube root of the active
  // weights in billions, bytes of the cache per token and layer at 16 bits, and of a mixture the share of the experts
  // that a token uses over the share of active weights
  Fact<dim::one> layers_by_size, width_by_size, cache_per_layer, expert_use;
  bool mixture = false;  ///< whether it is a mixture of experts, of which a token uses some
};

/// Performance of an accelerator according to its data sheet.
struct DeviceFacts {
  Fact<dim::flop_rate> peak;  ///< peak without sparsity, at the precision of the arithmetic
  Fact<dim::bandwidth> bandwidth;
  Fact<dim::memory> memory;
};

/// Efficiency of serving a language model: the constants for a class of devices and a kind of model, which is dense or
/// a mixture of experts (catalog table rooflines).
struct RooflineFacts {
  Fact<dim::one> bandwidth_share, compute_share, prefill_share;  ///< shares that are reached at 16 bits
  Fact<dim::one> narrow_reading, narrow_compute;                 ///< factors on them at 8 bits or fewer
  int halvings = 0;  ///< how often the 16 bits of the arithmetic are halved: 1 for 8 bits, 2 for 4
  // fixed times of a step per layer and per sequence, and what each doubling of the devices adds to them
  Fact<dim::time> layer_time, layer_time_doubling, sequence_time, sequence_time_doubling;
  // power as a share of TDP during the parts of a step
  Fact<dim::one> reading_power, arithmetic_power, layer_power, sequence_power;
  Fact<dim::one> time_error, energy_error;  ///< measured figure divided by the modeled one
  Fact<dim::one> prefill_power, idle_power;
  Fact<dim::one> memory_share;        ///< share of memory available for weights and cache
  Fact<dim::request> most_sequences;  ///< maximum number of sequences that a server processes at once
};

/// Facts common to all planned work: model, device and precision.
struct PlannedFacts : activity::PlannedValues<Fact> {
  ModelFacts model;
  DeviceFacts device;
  Precision precision = Precision::bf16;
  double bytes_per_weight = 2;
  // measured throughput; empty if the job states none
  Fact<dim::token_rate> token_rate;
  Fact<dim::request_rate> rate;
};

/// Training of a language model.
struct TrainingFacts : PlannedFacts, activity::TokensValues<Fact> {
  Fact<dim::token> tokens;
  Fact<dim::one> mfu, goodput, run_mfu;
  Fact<dim::one> fp8_gain;  ///< factor by which FP8 raises an MFU that was published for 16 bits
  Fact<dim::tokens_per_request> sequence;
  TrainingMethod method = TrainingMethod::pretraining;
  Location devices_at;  ///< for the message if the run does not fit in memory
};

/// A value as written in the job, with its location.
struct AsWritten {
  std::string text;
  Location at;
};

/// Serving of a language model.
struct ServingFacts : PlannedFacts, activity::RequestsValues<Fact>, activity::BillValues<Fact> {
  DeliveryFacts count;  ///< empty for the tokens of a bill
  // of a bill: tokens of a prompt if nothing is written, and the most tokens of a prompt otherwise
  Fact<dim::tokens_per_request> prompt_per_request, longest_prompt;
  Fact<dim::one> machine;  ///< an unknown machine over the one that is computed with: time and energy
  RooflineFacts roofline;
  Serving serving = Serving::fixed_batch;
  double bytes_per_cached = 2;
  Fact<dim::one> interleaving;  ///< of a service: share of TDP that reading prompts between steps adds to decode
  Fact<dim::time> spread;       ///< if no arrivals are given, the time over which the requests arrive evenly
  Fact<dim::request> batch;
  Fact<dim::energy_per_request> energy_per_item;  ///< measured energy per request
  // for messages about limits that the job exceeds
  Location input_tokens_at, devices_at;
  AsWritten batch_written, replicas_written;
};

/// Images or videos generated by a diffusion model.
struct PicturesFacts : PlannedFacts, activity::PicturesValues<Fact> {
  DeliveryFacts count;
  bool video = false;
  Fact<dim::one> frames, steps;
  Fact<dim::request> batch;        ///< generated at once
  Fact<dim::one> several_devices;  ///< a U-Net on several devices: energy over that on one
  // a transformer on several devices: FLOPs per exchanged number, time of a block, power over TDP while waiting
  Fact<dim::flop> exchange;
  Fact<dim::time> block_time, block_time_doubling;
  Fact<dim::one> waiting_power, split_error;
  int passes = 1;  ///< passes per step: 2 with classifier-free guidance, otherwise 1
  Fact<dim::flop_per_energy> flop_per_energy;
};

/// A recommendation model in training or inference.
struct RecommendationFacts : PlannedFacts, activity::RecommendationValues<Fact> {
  DeliveryFacts count;  ///< number of samples or queries
  Fact<dim::one> epochs;
  double passes = 1;  ///< passes over the dense part: 1 in inference, 3 in training
  Fact<dim::one> compute_share, bandwidth_share;
};

/// Any other countable work, without a description of the AI model.
struct ItemsFacts : PlannedFacts, activity::ItemsValues<Fact> {
  DeliveryFacts count;
  Fact<dim::one> compute_share;
  Fact<dim::request> batch;       ///< processed at once; one at a time if empty
  Fact<dim::time> start_time;     ///< of a pass, however little it computes
  Fact<dim::one> starting_power;  ///< power over TDP meanwhile
};

// --- the other kinds -----------------------------------------------------------------------------------------------------------------

using EnergyFacts = activity::EnergyValues<Fact>;
using Co2eFacts = activity::Co2eValues<Fact>;

/// Facts of kinds that are stated in device time, with their measured energy.
struct DeviceHoursFacts : activity::DeviceHoursValues<Fact> {
  Fact<dim::energy> energy;
};

struct DeviceTimeFacts : DeviceHoursFacts {
  Fact<dim::device_time> device_time;  ///< hours of devices, or …
  Fact<dim::node_time> node_time;      ///< … of whole machines, or …
  Fact<dim::part_time> part_time;      ///< … of parts of devices
  HourOf hour_of = HourOf::unstated;
  std::string written;  ///< the hours as typed
  Location at;
};

/// The devices of an activity, as counted.
struct CountedDevices {
  Fact<dim::device> devices;  ///< number of devices, or …
  Fact<dim::part> parts;      ///< … of parts of devices; both are empty if whole machines are counted
  bool devices_have_unit = false;
  Location devices_at;
};

struct WallTimeFacts : DeviceHoursFacts, CountedDevices, activity::WallTimeValues<Fact> {
  Fact<dim::time> wall_time;
};

struct RunsFacts : DeviceHoursFacts {
  Fact<dim::one> runs;
  Fact<dim::device_time> per_run;   ///< mean device time per run, or …
  Fact<dim::device_time> p50, p99;  ///< … two percentiles over many runs
  HourOf hour_of = HourOf::unstated;
  std::string written;  ///< the mean or the median as typed
  Location at;
};

struct OnlineFacts : DeviceHoursFacts, CountedDevices {
  Fact<dim::time> during;
};

struct FleetFacts {
  Fact<dim::one> machines;
  Fact<dim::time> duration;
  Fact<dim::energy> energy;  ///< measured energy of all hours; empty if the job states none
};

struct RatioFacts {
  std::size_t phase = 0;          ///< index of the other phase
  Fact<dim::one> ratio;           ///< multiple of that phase; 1 for a repeated phase that states none
  Fact<dim::time> every, during;  ///< for a repeated phase: interval and total duration
};

/// Data stored on drives, and the transfer of data to the drives.
struct StorageFacts : activity::StorageValues<Fact> {
  Fact<dim::data> capacity, ingested;  ///< `ingested` is empty if the job states none
  Fact<dim::time> duration;
  Fact<dim::power_per_data> power;
  Fact<dim::energy_per_data> transfer_energy;
  bool over_internet = false;
  Fact<dim::co2e_per_data> drive_embodied;
};

namespace detail {
/// The types of the facts of all kinds, without duplicates: several kinds may share a type.
template <class List, class... More>
struct Distinct {
  using type = List;
};
template <class... Facts, class Next, class... More>
struct Distinct<std::variant<Facts...>, Next, More...>
    : Distinct<std::conditional_t<(std::is_same_v<Facts, Next> || ...), std::variant<Facts...>,
                                  std::variant<Facts..., Next>>,
               More...> {};
template <class... Kind>
typename Distinct<std::variant<>, std::shared_ptr<const typename Kind::Facts>...>::type
    facts_of(std::variant<std::monostate, Kind...>);
}  // namespace detail

/// The facts of one kind of activity: a variant over the types of facts of all kinds. They are held by pointer, because
/// the largest type is more than sixty times the size of the smallest.
using KindFacts = decltype(detail::facts_of(activity::Any{}));

struct ActivityFacts {
  KindFacts kind;                                ///< never null in a resolved phase
  EnergyBoundary boundary = EnergyBoundary::it;  ///< where the stated energy or power was measured
  bool boundary_stated = false;                  ///< whether the job says so
  std::optional<FigureOf> of;                    ///< what it is of, if stated; otherwise, of the share
  Fact<dim::one> load;              ///< mean power as a share of rated power, or a position on the power curve
  Fact<dim::one> accelerator_load;  ///< if no load is stated: mean power of the accelerators as a share of their TDP
  Fact<dim::volume> water;
  Location at;  ///< location of the activity in the job

  /// The facts, if they have the type `Kind`; otherwise null.
  template <class Kind>
  const Kind* as() const {
    const auto* held = std::get_if<std::shared_ptr<const Kind>>(&kind);
    return held == nullptr ? nullptr : held->get();
  }
};

/// The count of requests, images or other items that an activity delivers; null if its kind has no such count.
const DeliveryFacts* delivered(const ActivityFacts& activity);

}  // namespace aicarbon
