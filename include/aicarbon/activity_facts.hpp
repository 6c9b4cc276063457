// The facts of each kind of activity, as formulas read them (src/lifecycle/activity).
#pragma once

#include <aicarbon/activity.hpp>
#include <aicarbon/choices.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/fact.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>

namespace aicarbon {

// --- planned work --------------------------------------------------------------------------------------------------------------------

/// A model as used in formulas. A formula that needs an unknown value is not called.
struct ModelFacts {
  std::string name;  ///< name in the job; empty if there is none
  Fact<dim::one> parameters, active_parameters, layers, hidden, heads, kv_heads, head_dim, context;
  Fact<dim::one> experts, experts_per_token, expert_parameters, window, window_layers, kv_bytes_per_token;
  Fact<dim::one> token_parameters, attention_width, patch, text_tokens, frame_stride, frame_patch, steps;
  Fact<dim::flop> flop_per_step;       ///< of a U-Net
  Fact<dim::flop> attention_per_step;  ///< the part of flop_per_step that grows with the square of the number of pixels
  Fact<dim::one> flop_per_step_size;   ///< edge length of the reference image, in pixels; if empty, the requested size
  Fact<dim::one> lookups, embedding_dim;
  std::optional<Guidance> guidance;
};

/// Performance of an accelerator according to its data sheet.
struct DeviceFacts {
  Fact<dim::flop_rate> peak;  ///< dense peak at the precision of the arithmetic
  Fact<dim::bandwidth> bandwidth;
  Fact<dim::memory> memory;
};

/// Efficiency of serving a language model: the constants for a class of device and a kind of model, dense or mixture of
/// experts (table rooflines).
struct RooflineFacts {
  Fact<dim::one> bandwidth_share, compute_share, prefill_share;
  Fact<dim::time> layer_time;  ///< per step and layer: kernel launches, synchronization
  Fact<dim::one> time_error;   ///< measured time of a step divided by its modeled time
  // power over TDP with 8, 64 and 256 sequences in flight, on one device and on several
  Fact<dim::one> one_small, one_medium, one_large, many_small, many_medium, many_large;
  Fact<dim::one> prefill_power, idle_power;
  Fact<dim::one> memory_share;        ///< share of memory available for weights and cache
  Fact<dim::request> most_sequences;  ///< maximum number of sequences that a server processes at once
};

/// Common facts of planned work: model, device and precision.
struct PlannedFacts : activity::PlannedValues<Fact> {
  ModelFacts model;
  DeviceFacts device;
  Precision precision = Precision::bf16;
  double bytes_per_weight = 2;
  // measured
  Fact<dim::token_rate> token_rate;
  Fact<dim::request_rate> rate;
};

/// Training of a language model.
struct TrainingFacts : PlannedFacts, activity::TokensValues<Fact> {
  Fact<dim::token> tokens;
  Fact<dim::one> mfu, goodput, run_mfu, idle_fraction;
  Fact<dim::one> fp8_gain;  ///< speed-up of FP8 over an MFU published for 16 bits
  Fact<dim::tokens_per_request> sequence;
  bool low_rank = false;
};

/// A value as written in the job, with its location.
struct AsWritten {
  std::string text;
  Location at;
};

/// Serving of a language model.
struct ServingFacts : PlannedFacts, activity::RequestsValues<Fact> {
  Fact<dim::request> count;
  RooflineFacts roofline;
  Serving serving = Serving::fixed_batch;
  double bytes_per_cached = 2;
  Fact<dim::request> batch;
  Fact<dim::energy_per_request> energy_per_item;  ///< measured
  // for messages about limits that the job may break
  Location input_tokens_at, devices_at;
  AsWritten batch_written, replicas_written;
};

/// Images or videos made by diffusion.
struct PicturesFacts : PlannedFacts, activity::PicturesValues<Fact> {
  Fact<dim::request> count;
  bool video = false;
  Fact<dim::one> frames, steps, several_devices;
  int passes = 1;  ///< per step; two with classifier-free guidance
  Fact<dim::flop_per_energy> flop_per_energy;
};

/// A recommendation model in training or inference.
struct RecommendationFacts : PlannedFacts, activity::RecommendationValues<Fact> {
  Fact<dim::request> count;  ///< number of samples or queries
  Fact<dim::one> epochs;
  double passes = 1;  ///< passes over the dense part: 1 in inference, 3 in training
  Fact<dim::one> compute_share, bandwidth_share;
};

/// Any other countable work.
struct ItemsFacts : PlannedFacts, activity::ItemsValues<Fact> {
  Fact<dim::request> count;
  Fact<dim::one> compute_share;
};

// --- the other kinds -----------------------------------------------------------------------------------------------------------------

using EnergyFacts = activity::EnergyValues<Fact>;
using Co2eFacts = activity::Co2eValues<Fact>;

/// For kinds given in device time: the measured power or energy.
struct DeviceHoursFacts : activity::DeviceHoursValues<Fact> {
  Fact<dim::energy> energy;
};

struct DeviceTimeFacts : DeviceHoursFacts {
  Fact<dim::device_time> device_time;
};

struct RunsFacts : DeviceHoursFacts {
  Fact<dim::one> runs;
  Fact<dim::device_time> per_run;   ///< the mean of a run, or …
  Fact<dim::device_time> p50, p99;  ///< … two percentiles
};

struct OnlineFacts : DeviceHoursFacts {
  Fact<dim::device> devices;
  Fact<dim::time> during;
};

struct FleetFacts {
  Fact<dim::one> machines;
  Fact<dim::time> duration;
};

struct RatioFacts {
  std::size_t phase = 0;          ///< index of the other phase
  Fact<dim::one> ratio;           ///< 1 for a repeated phase that states no ratio
  Fact<dim::time> every, during;  ///< interval and duration of the repetition
};

/// Data stored on drives, and transferred to them.
struct StorageFacts : activity::StorageValues<Fact> {
  Fact<dim::data> capacity, ingested;  ///< data ingested is empty if the job states none
  Fact<dim::time> duration;
  Fact<dim::power_per_data> power;
  Fact<dim::energy_per_data> transfer_energy;
  bool over_internet = false;
  Fact<dim::co2e_per_data> drive_embodied;
};

namespace detail {
/// The list of facts, each once: two kinds may have the same.
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
typename Distinct<std::variant<>, typename Kind::Facts...>::type facts_of(std::variant<std::monostate, Kind...>);
}  // namespace detail

/// The facts of the kinds of activity::Any.
using KindFacts = decltype(detail::facts_of(activity::Any{}));

struct ActivityFacts {
  KindFacts kind;
  EnergyBoundary boundary = EnergyBoundary::it;  ///< boundary of the measurement
  Fact<dim::one> load;                           ///< mean power over rated power, or a position on the power curve
  Fact<dim::volume> water;
  Location at;  ///< location in the job

  /// The facts of a kind; null for any other kind.
  template <class Kind>
  const Kind* as() const {
    return std::get_if<Kind>(&kind);
  }
};

/// The count that a phase delivers; null if the activity is not stated by count.
const Fact<dim::request>* delivered(const ActivityFacts& activity);

}  // namespace aicarbon
