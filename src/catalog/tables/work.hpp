// Columns of models and of the work they do: architectures, what devices reach, what was measured, what saves. Listed in tables.cpp.
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

constexpr Column ratio(std::string_view name, std::string_view doc, bool required = false) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .required = required, .ranged = true};
}

constexpr Column of_a_model(std::string_view name, std::string_view doc, ColumnKind kind = whole) {
  return {.name = name, .kind = kind, .unit = "1", .doc = doc};
}

inline constexpr std::array models{
    id_column,
    Column{.name = "aliases", .doc = "short names, separated by spaces"},
    name_column,
    Column{.name = "publisher", .doc = "who trained it"},
    Column{.name = "year", .kind = whole, .doc = "year of publication"},
    Column{.name = "kind", .doc = "language, image, video, recommendation, encoder or speech", .required = true},
    Column{.name = "parameters",
           .kind = whole,
           .unit = "1",
           .doc = "all weights; of a recommendation model those of its dense part",
           .required = true},
    of_a_model("active_parameters", "weights a token multiplies by; empty: all of them"),
    of_a_model("layers", "blocks with self-attention that a token passes"),
    of_a_model("hidden", "width of a token"),
    of_a_model("heads", "query heads of a layer"),
    of_a_model("kv_heads", "key and value heads of a layer"),
    of_a_model("head_dim", "width of a head"),
    of_a_model("context", "tokens it is made for"),
    of_a_model("experts", "routed experts of a layer"),
    of_a_model("experts_per_token", "routed experts a token uses"),
    of_a_model("expert_parameters", "weights of all routed experts of all layers"),
    of_a_model("window", "tokens a layer with a sliding window or in chunks looks back"),
    of_a_model("window_layers", "how many layers do"),
    of_a_model("kv_bytes_per_token", "cache at 16 bits where the heads do not tell it (latent attention)"),
    of_a_model("token_parameters", "weights a latent token multiplies by: one stream, no modulation"),
    of_a_model("attention_width", "heads x head_dim of the self-attention over latent tokens; 0 when it is linear"),
    of_a_model("patch", "pixels along a side that a latent token covers"),
    of_a_model("text_tokens", "tokens of text joined to the sequence; 0 when text comes by cross-attention"),
    of_a_model("frame_stride", "frames of a latent frame"),
    of_a_model("frame_patch", "latent frames of a token"),
    of_a_model("steps", "denoising steps, as its card or pipeline has them"),
    Column{.name = "guidance", .doc = "cfg (two passes a step) or distilled (one)"},
    Column{.name = "flop_per_step_tflop",
           .kind = number,
           .unit = "TFLOP",
           .dim = dim::flop,
           .doc = "of one pass, as published, where parameters do not tell it (U-Nets)"},
    Column{.name = "attention_per_step_tflop",
           .kind = number,
           .unit = "TFLOP",
           .dim = dim::flop,
           .doc = "of these, the products of attention, which grow by the square of the pixels"},
    of_a_model("flop_per_step_size", "pixels along the side of the square picture they are of"),
    of_a_model("lookups", "rows of embedding tables a sample reads"),
    of_a_model("embedding_dim", "numbers of such a row"),
    Column{.name = "embeddings",
           .doc = "how parameters counts the embeddings of text: inside-tied, inside-untied, left-out"},
    source_column,
    confidence_column,
    Column{.name = "note", .doc = "begins with \"unknown: \" when part of the architecture was not published"}};

constexpr Column share_of(std::string_view name, std::string_view doc, bool ranged) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .ranged = ranged};
}

inline constexpr std::array rooflines{
    id_column,
    Column{.name = "families", .doc = "words looked for in the id of an accelerator; * for any other"},
    Column{.name = "kind", .doc = "dense or moe (mixture of experts)"},
    share_of("bandwidth_share", "of memory bandwidth that a decoding step reaches", false),
    share_of("compute_share", "of the dense peak that a decoding step reaches", false),
    share_of("prefill_share", "of the dense peak that reading prompts reaches", true),
    Column{.name = "layer_ms", .kind = number, .unit = "ms", .dim = dim::time, .doc = "of a step, for each layer"},
    share_of("time_error", "measured over modelled time of a step", true),
    share_of("one_small", "power over TDP, one device, 8 sequences in flight", true),
    share_of("one_medium", "64 sequences in flight", true),
    share_of("one_large", "256 sequences in flight", true),
    share_of("many_small", "power over TDP, several devices, 8 sequences in flight", true),
    share_of("many_medium", "64 sequences in flight", true),
    share_of("many_large", "256 sequences in flight", true),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr Column validation_point = text_of("point", "point of validation the figure is, or is implied by");

inline constexpr std::array mfu{
    id_column,
    text_of("families", "words looked for in an id of accelerators, the first row that fits wins; * fits all", true),
    text_of("kind", "dense or moe (mixture of experts)", true),
    text_of("scope", "step (while it steps) or run (over all hours paid for)", true),
    figure("most_parameters", "upper limit of active weights; empty: none"),
    figure("longest_sequence", "upper limit of tokens in a sequence; empty: none"),
    ratio("mfu", "model FLOP over dense bf16 peak", true),
    text_of("points", "points of validation among the values it is made of, separated by spaces"),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array mfu_published{
    id_column,
    text_of("model", "what was trained", true),
    figure("devices", "how many"),
    text_of("device", "row of accelerators", true),
    figure("parameters", "active weights a token is multiplied by"),
    figure("tokens", "tokens of the run, or those the hours are for"),
    figure("layers", "for attention"),
    figure("hidden", "width, for attention"),
    figure("sequence", "tokens in a sequence"),
    figure("tokens_per_s", "of one device; with it mfu is recomputed"),
    figure("device_hours", "of all devices; with it mfu is recomputed"),
    text_of("precision", "bf16, fp16, fp8 or unknown; the peak is always that of bf16"),
    text_of("kind", "dense or moe (mixture of experts)", true),
    text_of("scope", "step or run", true),
    figure("mfu", "model FLOP over dense bf16 peak", true),
    text_of("attention", "counted (12 x layers x hidden x sequence a token) or not"),
    text_of("recompute", "none, full or unknown; recomputed work is never in mfu"),
    validation_point,
    text_of("feeds", "rows of mfu it feeds, separated by spaces; empty: shown only"),
    text_of("twin", "of a row in fp8: the row of the same setting in bf16"),
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array techniques{id_column,
                                       name_column,
                                       text_of("resource", "what it saves; two on one resource do not multiply", true),
                                       ratio("energy", "multiplier of the energy; above 1 it costs", true),
                                       ratio("time", "multiplier of the device time; empty: unknown"),
                                       text_of("baseline", "what it is compared with", true),
                                       text_of("condition", "where it was seen", true),
                                       shape_column,
                                       set_column,
                                       source_column,
                                       year_column,
                                       confidence_column,
                                       note_column};

inline constexpr std::array measured_inference{
    id_column,
    text_of("task", "what was asked for", true),
    text_of("model", "what answered", true),
    text_of("device", "row of accelerators; empty: mixed, unknown or none"),
    text_of("boundary", "accelerators, it or facility", true),
    text_of("unit", "what the energy is for: request, token (written), text, image, video", true),
    Column{.name = "energy_wh",
           .kind = number,
           .unit = "Wh",
           .dim = dim::energy,
           .doc = "energy of one",
           .required = true,
           .ranged = true},
    figure("batch", "answered at once"),
    text_of("condition", "how it was served and measured"),
    validation_point,
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
