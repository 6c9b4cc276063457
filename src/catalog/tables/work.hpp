// Columns of the tables about models and their work: architectures, efficiencies of devices, measurements, techniques.
// tables.cpp lists the tables.
#pragma once

#include "catalog/tables/columns.hpp"

#include <array>

namespace aicarbon::catalog::columns {

constexpr Column text_of(std::string_view name, std::string_view doc, bool required = false) {
  return {.name = name, .doc = doc, .required = required};
}

constexpr Column figure(std::string_view name, std::string_view doc, bool required = false) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .required = required};
}

constexpr Column ratio(std::string_view name, std::string_view doc, bool required = false, double most = 1e300) {
  return {.name = name,
          .kind = number,
          .unit = "1",
          .doc = doc,
          .required = required,
          .ranged = true,
          .most = most,
          .positive = true};
}

constexpr Column of_a_model(std::string_view name, std::string_view doc, ColumnKind kind = whole) {
  return {.name = name, .kind = kind, .unit = "1", .doc = doc};
}

inline constexpr std::array models{
    id_column,
    Column{.name = "aliases", .doc = "short names, separated by spaces"},
    name_column,
    Column{.name = "publisher", .doc = "organization that trained the model"},
    Column{.name = "year", .kind = whole, .doc = "year of publication"},
    Column{.name = "kind",
           .doc = "kind of model: language, image, video, recommendation, encoder or speech",
           .required = true},
    Column{.name = "parameters",
           .kind = whole,
           .unit = "1",
           .doc = "number of weights; for a recommendation model, of its dense part",
           .required = true},
    of_a_model("active_parameters", "number of weights that a token is multiplied by; if empty, all of them"),
    of_a_model("layers", "number of blocks with self-attention that a token passes through"),
    of_a_model("hidden", "width of a token (hidden size)"),
    of_a_model("heads", "number of query heads per layer"),
    of_a_model("kv_heads", "number of key and value heads per layer"),
    of_a_model("head_dim", "width of an attention head"),
    of_a_model("context", "maximum context length in tokens"),
    of_a_model("experts", "number of routed experts per layer"),
    of_a_model("experts_per_token", "number of routed experts that a token uses"),
    of_a_model("expert_parameters", "number of weights of all routed experts in all layers"),
    of_a_model("window", "attention window, in tokens, of layers with sliding-window or chunked attention"),
    of_a_model("window_layers", "number of layers with sliding-window or chunked attention"),
    of_a_model("kv_bytes_per_token",
               "bytes of key-value cache per token at 16 bits, if not determined by the heads (latent attention)"),
    of_a_model("token_parameters",
               "number of weights applied to each latent token, counting one stream only and no modulation layers"),
    of_a_model("attention_width",
               "heads x head_dim of the self-attention between latent tokens; 0 if the attention is linear"),
    of_a_model("patch", "edge length, in pixels, of the area that a latent token covers"),
    of_a_model("text_tokens",
               "number of text tokens joined to the sequence; 0 if the text enters through cross-attention"),
    of_a_model("frame_stride", "number of video frames per latent frame"),
    of_a_model("frame_patch", "number of latent frames per token"),
    of_a_model("steps", "number of denoising steps, according to the model card or pipeline"),
    Column{.name = "guidance", .doc = "guidance: cfg (two passes per step) or distilled (one)"},
    Column{.name = "flop_per_step_tflop",
           .kind = number,
           .unit = "TFLOP",
           .dim = dim::flop,
           .doc = "published FLOPs per pass, if they do not follow from the parameters (U-Nets)"},
    Column{.name = "attention_per_step_tflop",
           .kind = number,
           .unit = "TFLOP",
           .dim = dim::flop,
           .doc = "the attention part of flop_per_step_tflop, which grows with the square of the number of pixels"},
    of_a_model("flop_per_step_size", "edge length, in pixels, of the square image that flop_per_step_tflop refers to"),
    of_a_model("lookups", "number of embedding rows that a sample reads"),
    of_a_model("embedding_dim", "width of an embedding row"),
    Column{.name = "embeddings",
           .doc = "whether the number of weights includes the text embeddings: inside-tied, inside-untied, left-out"},
    source_column,
    confidence_column,
    Column{.name = "note", .doc = "note; begins with \"unknown: \" if part of the architecture is not published"}};

constexpr Column share_of(std::string_view name, std::string_view doc, bool ranged) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .ranged = ranged, .most = 1, .positive = true};
}

constexpr Column time_of(std::string_view name, std::string_view doc) {
  return {.name = name, .kind = number, .unit = "ms", .dim = dim::time, .doc = doc};
}

inline constexpr std::array rooflines{
    id_column,
    Column{
        .name = "families",
        .doc =
            "words, separated by spaces, of which the id of an accelerator must contain one; the first matching row is used; * matches all"},
    Column{.name = "kind", .doc = "kind of model: dense or moe (mixture of experts)"},
    share_of("bandwidth_share", "share of the memory bandwidth that a decode step reaches", false),
    share_of("narrow_reading", "factor on bandwidth_share at 8 bits or fewer", true),
    share_of("compute_share", "share of the dense peak that a decode step reaches at 16 bits", false),
    share_of("narrow_compute",
             "factor on compute_share and prefill_share for each halving of 16 bits; 0.5 if fewer bits are no faster",
             true),
    share_of("prefill_share", "share of the dense peak that prefill reaches at 16 bits", true),
    time_of("layer_ms", "fixed time per layer of a decode step"),
    time_of("layer_ms_doubling", "what each doubling of the devices adds to layer_ms"),
    time_of("sequence_ms", "fixed time per sequence of a decode step"),
    time_of("sequence_ms_doubling", "what each doubling of the devices adds to sequence_ms"),
    figure("reading_power", "power as a share of TDP while memory is read"),
    figure("arithmetic_power", "power as a share of TDP during arithmetic; above 1 if it overlaps with reading"),
    figure("layer_power", "power as a share of TDP during the fixed time of the layers"),
    figure("sequence_power", "power as a share of TDP during the fixed time of the sequences"),
    ratio("time_error", "measured time of serving, divided by the modeled time"),
    ratio("energy_error", "measured energy of serving, divided by the modeled energy"),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr Column validation_point =
    text_of("point", "point in docs/validation.md (P1, P2, …) that gives or implies the figure");

inline constexpr std::array mfu{
    id_column,
    text_of(
        "families",
        "words, separated by spaces, of which the id of an accelerator must contain one; the first matching row is used; * matches all",
        true),
    text_of("kind", "kind of model: dense or moe (mixture of experts)", true),
    text_of(
        "scope",
        "what the utilization is averaged over: step (training steps only), run (all hours paid for) or adapters (fine-tuning of low-rank adapters)",
        true),
    figure("most_parameters", "largest number of active weights that the row applies to; if empty, no limit"),
    figure("longest_sequence", "longest sequence, in tokens, that the row applies to; if empty, no limit"),
    ratio("mfu", "FLOP rate of the model, as a share of the dense bf16 peak", true, 1),
    text_of("points",
            "points in docs/validation.md (P1, P2, …) among the values that mfu is derived from, separated by spaces"),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array mfu_published{
    id_column,
    text_of("model", "model that was trained", true),
    figure("devices", "number of devices"),
    text_of("device", "id in the accelerators table", true),
    figure("parameters", "number of weights that a token is multiplied by"),
    figure("tokens", "number of tokens of the run, or of the part that device_hours refers to"),
    figure("layers", "number of layers, for the FLOPs of attention"),
    figure("hidden", "width of the model, for the FLOPs of attention"),
    figure("sequence", "number of tokens in a sequence"),
    figure("tokens_per_s", "tokens per second of one device; if present, mfu is recomputed from it"),
    figure("device_hours", "total device-hours of all devices; if present, mfu is recomputed from them"),
    text_of("precision", "precision of the run: bf16, fp16, fp8 or unknown; the peak is always that of bf16"),
    text_of("kind", "kind of model: dense or moe (mixture of experts)", true),
    text_of("scope", "what the utilization is averaged over: step, run or adapters", true),
    figure("mfu", "FLOP rate of the model, as a share of the dense bf16 peak", true),
    text_of("attention",
            "whether the FLOPs of attention (12 x layers x hidden x sequence per token) are included: counted or not"),
    text_of("recompute",
            "activation recomputation: none, selective, full or unknown; recomputed FLOPs are never part of mfu"),
    validation_point,
    text_of(
        "feeds",
        "ids in the mfu table of the rows that use this one, separated by spaces; if empty, the row is for information only"),
    text_of("twin", "for a run in fp8, the id of the corresponding run in bf16"),
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array techniques{
    id_column,
    name_column,
    text_of(
        "resource",
        "resource that the technique saves; the gains of two techniques that save the same resource cannot be multiplied",
        true),
    ratio("energy", "multiplier on energy; above 1, the technique costs energy", true),
    ratio("time", "multiplier on device time; if empty, that on energy is used"),
    text_of("baseline", "what the technique is compared with", true),
    text_of("condition", "conditions of the measurement", true),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array measured_inference{
    id_column,
    text_of("task", "task that was measured, such as chat", true),
    text_of("model", "model that was measured", true),
    text_of("device",
            "device that was used, an id in the accelerators table; empty if mixed, unknown or not in that table"),
    text_of("boundary", "boundary of the measurement: accelerators, it (all IT equipment) or facility", true),
    text_of("unit", "reference unit of the energy: request, token (an output token), text, image or video", true),
    Column{.name = "energy_wh",
           .kind = number,
           .unit = "Wh",
           .dim = dim::energy,
           .doc = "energy per reference unit",
           .required = true,
           .ranged = true},
    figure("batch", "number of requests processed at the same time"),
    text_of("condition", "conditions of serving and of the measurement"),
    validation_point,
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
