// Choices: fields whose value is one of a few words. Each word is an enumerator in the program. Each enumeration has
// one table of its words, in the order of the enumerators, which the reader, the JSON Schema and the reference page
// use.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace aicarbon {

template <class E>
inline constexpr auto words_of = std::array<std::string_view, 0>{};

template <class E>
constexpr std::string_view word(E e) {
  return words_of<E>[static_cast<std::size_t>(e)];
}

template <class E>
constexpr std::optional<E> from_word(std::string_view text) {
  const auto found = std::ranges::find(words_of<E>, text);
  if (found == words_of<E>.end()) return std::nullopt;
  return static_cast<E>(found - words_of<E>.begin());
}

// --- the job and its phases ----------------------------------------------------------------------------------------------------------

/// The kinds of phase, in life-cycle order.
enum class PhaseKind : unsigned char { data, experimentation, training, fine_tuning, inference, fleet };
template <>
inline constexpr auto words_of<PhaseKind> = std::to_array<std::string_view>({"data", "experimentation", "training",
                                                                             "fine-tuning", "inference", "fleet"});

/// The perspective that determines the scope and the category (GHG Protocol) of each line.
enum class Perspective : unsigned char { owner, tenant, api_user };
template <>
inline constexpr auto words_of<Perspective> = std::to_array<std::string_view>({"owner", "tenant", "api-user"});

/// What the market-based method uses if a site states no intensity for its contracts: the residual mix, or the
/// intensity of the site's grid.
enum class MarketChoice : unsigned char { residual, location };
template <>
inline constexpr auto words_of<MarketChoice> = std::to_array<std::string_view>({"residual", "location"});

// --- reports -------------------------------------------------------------------------------------------------------------------------

/// The state of a line in the report. An unknown value is never reported as zero.
enum class LineState : unsigned char { estimated, not_estimated, not_applicable };
template <>
inline constexpr auto words_of<LineState> = std::to_array<std::string_view>({"estimated", "not_estimated",
                                                                             "not_applicable"});

// --- activities ----------------------------------------------------------------------------------------------------------------------

/// Where a stated energy or power was measured.
enum class EnergyBoundary : unsigned char { accelerators, it, facility };
template <>
inline constexpr auto words_of<EnergyBoundary> = std::to_array<std::string_view>({"accelerators", "it", "facility"});

/// What a stated energy or power is of, if a share of a machine is reserved.
enum class FigureOf : unsigned char { share, machine };
template <>
inline constexpr auto words_of<FigureOf> = std::to_array<std::string_view>({"share", "machine"});

enum class Precision : unsigned char { fp32, tf32, bf16, fp16, fp8, int8, fp4, mxfp4, int4 };
template <>
inline constexpr auto words_of<Precision> = std::to_array<std::string_view>({"fp32", "tf32", "bf16", "fp16", "fp8",
                                                                             "int8", "fp4", "mxfp4", "int4"});

/// The training method: pretraining, full fine-tuning, or adapters (LoRA, QLoRA).
enum class TrainingMethod : unsigned char { pretraining, full, lora, qlora };
template <>
inline constexpr auto words_of<TrainingMethod> = std::to_array<std::string_view>({"pretraining", "full", "lora",
                                                                                  "qlora"});

/// Whether activations are recomputed in the backward pass.
enum class Recompute : unsigned char { none, full };
template <>
inline constexpr auto words_of<Recompute> = std::to_array<std::string_view>({"none", "full"});

/// How requests arrive at a server.
enum class Serving : unsigned char { single_stream, fixed_batch, poisson, offline, service };
template <>
inline constexpr auto words_of<Serving> = std::to_array<std::string_view>({"single-stream", "fixed-batch", "poisson",
                                                                           "offline", "service"});

/// How a diffusion model is guided: classifier-free guidance takes two passes per step, a distilled model one.
enum class Guidance : unsigned char { cfg, distilled };
template <>
inline constexpr auto words_of<Guidance> = std::to_array<std::string_view>({"cfg", "distilled"});

/// The medium that stores the data.
enum class Medium : unsigned char { hdd, ssd };
template <>
inline constexpr auto words_of<Medium> = std::to_array<std::string_view>({"hdd", "ssd"});

/// The network that transfers the data.
enum class Transfer : unsigned char { datacenter, internet };
template <>
inline constexpr auto words_of<Transfer> = std::to_array<std::string_view>({"datacenter", "internet"});

// --- sites ---------------------------------------------------------------------------------------------------------------------------

/// Which emissions a carbon intensity of electricity includes.
enum class GridBasis : unsigned char { life_cycle, direct, unspecified };
template <>
inline constexpr auto words_of<GridBasis> = std::to_array<std::string_view>({"life-cycle", "direct", "unspecified"});

enum class IntensityMethod : unsigned char { location, marginal };
template <>
inline constexpr auto words_of<IntensityMethod> = std::to_array<std::string_view>({"location", "marginal"});

/// Where the electricity that an intensity refers to is metered: where it is delivered, or where it is generated.
enum class MeteringPoint : unsigned char { delivered, generation };
template <>
inline constexpr auto words_of<MeteringPoint> = std::to_array<std::string_view>({"delivered", "generation"});

/// Which power a construction footprint per kW refers to.
enum class ConstructionBasis : unsigned char { nameplate_kw, mean_it_kw };
template <>
inline constexpr auto words_of<ConstructionBasis> = std::to_array<std::string_view>({"nameplate_kw", "mean_it_kw"});

// --- hardware ------------------------------------------------------------------------------------------------------------------------

/// Where a machine is: in a data center, or, as a workstation, a laptop or an edge device, outside one.
enum class DeviceClass : unsigned char { data_center, workstation, laptop, edge };
template <>
inline constexpr auto words_of<DeviceClass> = std::to_array<std::string_view>({"data-center", "workstation", "laptop",
                                                                               "edge"});

/// The boundary of a stated hardware footprint.
enum class FootprintBoundary : unsigned char { chip, card, board, node };
template <>
inline constexpr auto words_of<FootprintBoundary> = std::to_array<std::string_view>({"chip", "card", "board", "node"});

/// The defect model from which the yield, the share of good dies, is calculated.
enum class DefectModel : unsigned char { poisson, murphy, negative_binomial };
template <>
inline constexpr auto words_of<DefectModel> = std::to_array<std::string_view>({"poisson", "murphy",
                                                                               "negative-binomial"});

/// Whether a part belongs to the accelerators or to the host of a node.
enum class NodeSide : unsigned char { accelerator, host };
template <>
inline constexpr auto words_of<NodeSide> = std::to_array<std::string_view>({"accelerator", "host"});

/// The rule that allocates the burdens and benefits of recycling between product life cycles; it is never sampled.
enum class Allocation : unsigned char { cut_off, half, recycling, cff };
template <>
inline constexpr auto words_of<Allocation> = std::to_array<std::string_view>({"cut-off", "50:50", "recycling", "cff"});

/// How the manufacturing footprint of a machine is allocated to its successive lives.
enum class Reuse : unsigned char { cut_off, service_time };
template <>
inline constexpr auto words_of<Reuse> = std::to_array<std::string_view>({"cut-off", "service-time"});

}  // namespace aicarbon
