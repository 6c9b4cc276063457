// See tables.hpp.
#include "catalog/tables.hpp"

#include "json/writer.hpp"

#include <algorithm>
#include <array>

namespace aicarbon::catalog {
namespace {

using enum ColumnKind;

constexpr Column id_column{.name = "id", .doc = "permanent name of the row", .required = true};
constexpr Column name_column{.name = "name", .doc = "for people"};
constexpr Column shape_column{.name = "shape", .doc = "range (low, high are P5, P95) or bounds (hard limits)"};
constexpr Column set_column{.name = "set",
                            .doc = "how the range was set: percentile, envelope, pedigree, stated, none"};
constexpr Column source_column{.name = "source", .doc = "id in sources.json", .required = true};
constexpr Column year_column{.name = "year", .kind = whole, .doc = "year the figure stands for"};
constexpr Column confidence_column{.name = "confidence", .doc = "read, second-hand or derived"};
constexpr Column note_column{.name = "note", .doc = "what a practitioner should know"};

constexpr Column intensity{.name = "intensity_g_per_kwh",
                           .kind = number,
                           .unit = "g/kWh",
                           .dim = dim::intensity,
                           .doc = "CO2e of a kWh",
                           .ranged = true};
constexpr Column basis{.name = "basis", .doc = "life-cycle, direct or unspecified"};
constexpr Column method{.name = "method", .doc = "location"};
constexpr Column point{.name = "point", .doc = "generation or delivered"};
constexpr Column pue{
    .name = "pue", .kind = number, .unit = "1", .doc = "facility energy over IT energy", .ranged = true, .floor = 1};
constexpr Column wue{.name = "wue_l_per_kwh",
                     .kind = number,
                     .unit = "L/kWh",
                     .dim = dim::water_intensity,
                     .doc = "water on site for a kWh of IT",
                     .ranged = true};

constexpr std::array grids{id_column,
                           name_column,
                           Column{.name = "iso2", .doc = "two-letter country code"},
                           Column{.name = "kind", .doc = "country, us-subregion, region"},
                           Column{.name = "country", .doc = "ISO 3166 alpha-3"},
                           intensity,
                           basis,
                           method,
                           point,
                           Column{.name = "finer", .doc = "finer grids inside this one"},
                           shape_column,
                           set_column,
                           source_column,
                           year_column,
                           confidence_column,
                           note_column};
constexpr std::array cloud_regions{id_column,
                                   name_column,
                                   Column{.name = "country", .doc = "ISO 3166 alpha-3"},
                                   Column{.name = "grid", .doc = "row of grids whose intensity it uses"},
                                   intensity,
                                   basis,
                                   method,
                                   point,
                                   pue,
                                   Column{.name = "pue_year", .kind = whole, .doc = "year of the PUE"},
                                   wue,
                                   Column{.name = "wue_year", .kind = whole, .doc = "year of the WUE"},
                                   shape_column,
                                   set_column,
                                   source_column,
                                   Column{.name = "pue_source", .doc = "id in sources.json for pue and wue"},
                                   year_column,
                                   confidence_column,
                                   note_column};
constexpr std::array losses{
    id_column,
    name_column,
    Column{
        .name = "loss", .kind = number, .unit = "1", .doc = "share of generation lost before delivery", .ranged = true},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};
constexpr std::array upstream{id_column,
                              name_column,
                              Column{.name = "upstream_g_per_kwh",
                                     .kind = number,
                                     .unit = "g/kWh",
                                     .dim = dim::intensity,
                                     .doc = "fuel supply and plants, which a direct factor leaves out",
                                     .ranged = true},
                              shape_column,
                              set_column,
                              source_column,
                              year_column,
                              confidence_column,
                              note_column};
constexpr std::array residuals{id_column,     name_column, intensity,         basis,      shape_column, set_column,
                               source_column, year_column, confidence_column, note_column};
constexpr Column peak_at(std::string_view name) {
  return {
      .name = name, .kind = number, .unit = "TFLOP/s", .dim = dim::flop_rate, .doc = "dense peak, never with sparsity"};
}
constexpr std::array accelerators{
    id_column,
    Column{.name = "aliases", .doc = "short names, separated by spaces"},
    name_column,
    Column{.name = "vendor", .doc = "maker"},
    year_column,
    Column{.name = "tdp_w", .kind = number, .unit = "W", .dim = dim::device_power, .doc = "rated power of one"},
    Column{.name = "idle_w", .kind = number, .unit = "W", .dim = dim::device_power, .doc = "power of one, idle"},
    Column{.name = "memory_gb", .kind = number, .unit = "GB", .dim = dim::memory, .doc = "memory of one"},
    Column{.name = "memory_type", .doc = "HBM3, GDDR6, ..."},
    Column{.name = "memory_bandwidth_gb_per_s",
           .kind = number,
           .unit = "GB/s",
           .dim = dim::bandwidth,
           .doc = "memory bandwidth"},
    peak_at("fp32_tflops"),
    peak_at("tf32_tflops"),
    peak_at("bf16_tflops"),
    peak_at("fp8_tflops"),
    peak_at("fp4_tflops"),
    peak_at("int8_tops"),
    Column{.name = "die_area_mm2", .kind = number, .unit = "1", .doc = "mm2 of silicon"},
    Column{.name = "process_nm", .kind = number, .unit = "1", .doc = "node name"},
    Column{.name = "mass_kg", .kind = number, .unit = "kg", .dim = dim::mass, .doc = "mass of one"},
    Column{.name = "embodied_kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e_per_device,
           .doc = "CO2e of making one",
           .ranged = true},
    Column{.name = "embodied_boundary", .doc = "chip, card, board (a share of it)"},
    Column{.name = "embodied_holds", .doc = "further stages inside the figure"},
    shape_column,
    set_column,
    Column{.name = "embodied_source", .doc = "id in sources.json"},
    source_column,
    confidence_column,
    note_column};
constexpr std::array servers{
    id_column,
    Column{.name = "aliases", .doc = "short names, separated by spaces"},
    name_column,
    Column{.name = "vendor", .doc = "maker"},
    Column{.name = "kind", .doc = "cpu-server or accelerator-server"},
    Column{.name = "accelerator", .doc = "row of accelerators"},
    Column{.name = "accelerators", .kind = number, .unit = "1", .dim = dim::device, .doc = "how many"},
    Column{.name = "power_w", .kind = number, .unit = "W", .dim = dim::power, .doc = "rated power"},
    Column{.name = "idle_w", .kind = number, .unit = "W", .dim = dim::power, .doc = "power, idle"},
    Column{.name = "embodied_kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of making one node",
           .ranged = true},
    Column{.name = "embodied_boundary", .doc = "node"},
    Column{.name = "embodied_holds", .doc = "further stages inside the figure"},
    Column{.name = "transport_kg", .kind = number, .unit = "kg", .dim = dim::co2e, .doc = "CO2e of transport"},
    Column{.name = "end_of_life_kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of end-of-life treatment"},
    Column{.name = "mass_kg", .kind = number, .unit = "kg", .dim = dim::mass, .doc = "mass"},
    Column{.name = "lifetime_years",
           .kind = number,
           .unit = "years",
           .dim = dim::time,
           .doc = "life assumed by the maker"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};
constexpr std::array construction{
    id_column,
    name_column,
    Column{.name = "per_kw_kg",
           .kind = number,
           .unit = "kg/kW",
           .dim = dim::co2e_per_power,
           .doc = "CO2e of building one kW of IT",
           .ranged = true},
    Column{.name = "basis", .doc = "nameplate_kw, mean_it_kw or m2"},
    Column{.name = "lifetime_years", .kind = number, .unit = "years", .dim = dim::time, .doc = "life"},
    Column{.name = "scope", .doc = "what is inside"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};
constexpr std::array transport_modes{id_column,
                                     name_column,
                                     Column{.name = "kg_per_tkm",
                                            .kind = number,
                                            .unit = "kg/tkm",
                                            .dim = dim::freight,
                                            .doc = "CO2e of a tonne-kilometre",
                                            .ranged = true},
                                     shape_column,
                                     set_column,
                                     source_column,
                                     year_column,
                                     confidence_column,
                                     note_column};
constexpr std::array end_of_life{id_column,
                                 name_column,
                                 Column{.name = "kg_per_kg",
                                        .kind = number,
                                        .unit = "kg/kg",
                                        .dim = dim::co2e_per_mass,
                                        .doc = "CO2e of treating a kg",
                                        .ranged = true},
                                 Column{.name = "treatment", .doc = "route"},
                                 shape_column,
                                 set_column,
                                 source_column,
                                 year_column,
                                 confidence_column,
                                 note_column};
constexpr std::array providers{id_column,   name_column,       pue,        wue, shape_column, set_column, source_column,
                               year_column, confidence_column, note_column};
constexpr std::array defaults{
    id_column,
    Column{.name = "value", .kind = number, .doc = "in the row's unit", .required = true, .ranged = true},
    Column{.name = "unit", .doc = "unit of the value", .required = true},
    Column{
        .name = "floor", .kind = number, .unit = "1", .doc = "floor of the quantity, from which its range is measured"},
    shape_column,
    set_column,
    Column{.name = "proxy", .doc = "yes when a figure of something else stands in"},
    source_column,
    year_column,
    confidence_column,
    note_column};

constexpr Column of_a_wafer(std::string_view name, std::string_view unit, Dim dim, std::string_view doc) {
  return {.name = name, .kind = number, .unit = unit, .dim = dim, .doc = doc, .required = true, .ranged = true};
}
constexpr std::array fab_nodes{
    id_column,
    name_column,
    of_a_wafer("energy_kwh_per_cm2", "kWh/cm2", dim::energy / dim::area, "electricity of the fab on an area of wafer"),
    of_a_wafer("gas95_g_per_cm2", "g/cm2", dim::co2e / dim::area, "process gases on an area, 95 % abated"),
    of_a_wafer("gas99_g_per_cm2", "g/cm2", dim::co2e / dim::area, "process gases on an area, 99 % abated"),
    of_a_wafer("materials_g_per_cm2", "g/cm2", dim::co2e / dim::area, "raw materials on an area"),
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};
constexpr std::array parts{
    id_column,
    name_column,
    Column{.name = "kind", .doc = "what a bill asks for: hbm3, ssd, board, ...", .required = true},
    Column{.name = "per", .doc = "what the kg are for: unit, GB, kg, cm2, m2, kWh", .required = true},
    Column{.name = "kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of making that much of it",
           .required = true,
           .ranged = true},
    Column{.name = "boundary", .doc = "what is inside: die, stack, module, drive, package, populated, ..."},
    Column{.name = "default", .doc = "yes for the row a kind stands for when no part is named"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    Column{.name = "proxy", .doc = "yes when a figure of something else stands in"},
    note_column};
constexpr std::array bills{
    id_column,
    Column{.name = "bill", .doc = "the machine: an id of accelerators, or board/…, node/…, server/…", .required = true},
    Column{.name = "name", .doc = "of the part in the bill", .required = true},
    Column{.name = "kind", .doc = "die, package-2.5d, package-3d, bill, or a kind of parts", .required = true},
    Column{.name = "part", .doc = "row of parts, or for the kind bill another bill; empty: the default of the kind"},
    Column{.name = "count", .kind = whole, .unit = "1", .doc = "how many in the machine", .required = true},
    Column{.name = "amount",
           .kind = number,
           .dim = dim::mass,
           .doc = "of each, in the row's unit; empty: by unit, or unknown"},
    Column{.name = "unit", .doc = "unit of the amount"},
    Column{.name = "process", .doc = "row of fab_nodes, of a die"},
    Column{.name = "holds", .doc = "names of parts bonded in a package, separated by spaces"},
    Column{.name = "side", .doc = "accelerator or host"},
    source_column,
    confidence_column,
    Column{.name = "note", .doc = "begins with \"unknown: \" when nothing was published to count with"}};

constexpr Column part_of(std::string_view name, std::string_view doc) {
  return {.name = name, .kind = number, .unit = "kg", .dim = dim::co2e, .doc = doc};
}
constexpr std::array published_footprints{
    id_column,
    Column{.name = "machine", .doc = "a bill, or a row of accelerators or servers", .required = true},
    Column{.name = "model", .doc = "who says it, for people", .required = true},
    Column{.name = "kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of making one, as published",
           .required = true,
           .ranged = true},
    part_of("memory_kg", "of it memory, where the figure is split"),
    part_of("chips_kg", "of it chips without memory"),
    Column{.name = "boundary", .doc = "chip, card, board (of an accelerator: a share of it) or node", .required = true},
    Column{.name = "holds", .doc = "further stages inside the figure"},
    Column{.name = "because", .doc = "why it differs from a count of parts, separated by semicolons"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

constexpr Column share_of(std::string_view name, std::string_view doc, bool ranged) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .ranged = ranged};
}
constexpr std::array rooflines{
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
constexpr Column text_of(std::string_view name, std::string_view doc, bool required = false) {
  return {.name = name, .doc = doc, .required = required};
}
constexpr Column figure(std::string_view name, std::string_view doc, bool required = false) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .required = required};
}
constexpr Column ratio(std::string_view name, std::string_view doc, bool required = false) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .required = required, .ranged = true};
}
constexpr Column validation_point = text_of("point", "point of validation the figure is, or is implied by");
constexpr std::array mfu{
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
constexpr Column of_a_model(std::string_view name, std::string_view doc, ColumnKind kind = whole) {
  return {.name = name, .kind = kind, .unit = "1", .doc = doc};
}
constexpr std::array models{
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
constexpr std::array mfu_published{id_column,
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
constexpr std::array techniques{id_column,
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
constexpr std::array measured_inference{
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

constexpr TableRow all[] = {
    {"accelerators", "accelerators: power, memory, peak rates, footprint where one is published", accelerators},
    {"bills", "bills of materials: dies, packages, memory, boards and machines", bills},
    {"cloud_regions", "cloud regions: place, grid, PUE, WUE", cloud_regions},
    {"construction", "published footprints of datacenter construction", construction},
    {"defaults", "values of the default rules", defaults},
    {"end_of_life", "end-of-life treatment", end_of_life},
    {"fab_nodes", "wafers by logic node: electricity, gases, materials", fab_nodes},
    {"grids", "electricity of countries, US subregions and world regions", grids},
    {"losses", "losses between generation and delivery", losses},
    {"models", "AI models: weights and architecture, each from its configuration or card", models},
    {"measured_inference", "measured energy of one answer, to show beside predictions; never counted with",
     measured_inference},
    {"mfu",
     "FLOP utilization in training: median, P5 and P95; of under 5 values 0.8 x lowest, 1.2 x highest, at most 0.95",
     mfu},
    {"mfu_published", "published FLOP utilizations, one by one; mfu is made of them", mfu_published},
    {"parts", "published footprints of parts; several studies of one kind side by side", parts},
    {"providers", "fleet averages of providers", providers},
    {"published_footprints", "what others say of a machine, side by side; never counted with", published_footprints},
    {"residuals", "residual mixes (none may be shipped; for overlays)", residuals},
    {"rooflines", "what a server of language models reaches of its device; power by batch", rooflines},
    {"servers", "published footprints and ratings of servers", servers},
    {"techniques", "what saves energy, or costs it, as measured beside a named baseline", techniques},
    {"transport_modes", "freight", transport_modes},
    {"upstream", "fuel supply and plants of a country's electricity", upstream},
};

}  // namespace

std::span<const TableRow> tables() { return all; }

const TableRow* find_table(std::string_view name) {
  const auto* found = std::ranges::find(all, name, &TableRow::name);
  return found == std::end(all) ? nullptr : found;
}

const Column* find_column(const TableRow& table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &Column::name);
  return found == table.columns.end() ? nullptr : &*found;
}

std::string catalog_schema() {
  json::Writer w;
  w.begin_object();
  w.key("$schema");
  w.text("https://json-schema.org/draft/2020-12/schema");
  w.key("$id");
  w.text("aicarbon.catalog/1");
  w.key("title");
  w.text("A row of each catalog table of aicarbon, as the CSV files in data/ hold them");
  w.key("$defs");
  w.begin_object();
  for (const TableRow& table : all) {
    w.key(table.name);
    w.begin_object();
    w.key("description");
    w.text(table.doc);
    w.key("type");
    w.text("object");
    w.key("properties");
    w.begin_object();
    const auto property = [&](const std::string& name, const Column& column) {
      w.key(name);
      w.begin_object();
      w.key("description");
      w.text(column.doc);
      w.key("type");
      w.text(column.kind == ColumnKind::text ? "string" : column.kind == ColumnKind::whole ? "integer" : "number");
      w.end_object();
    };
    for (const Column& column : table.columns) {
      property(std::string(column.name), column);
      if (!column.ranged) continue;
      property(std::string(column.name) + "_low", column);
      property(std::string(column.name) + "_high", column);
    }
    w.end_object();
    w.key("required");
    w.begin_list();
    for (const Column& column : table.columns)
      if (column.required) w.text(column.name);
    w.end_list();
    w.end_object();
  }
  w.end_object();
  w.end_object();
  return w.finish();
}

}  // namespace aicarbon::catalog
