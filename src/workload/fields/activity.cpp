// An activity of the job: what was done, or is to be. Which of its fields may stand together is in activity_shapes.cpp. Part of the
// ONE table of fields (fields.hpp).
#include "workload/codecs.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array ratio_fields{
    field<&RatioOf::phase>(
        {.name = "phase", .doc = "the phase it is a multiple of", .example = "\"final run\"", .required = true}),
    field<&RatioOf::ratio>(
        {.name = "ratio",
         .doc = "device time and IT energy as a multiple of that phase's; 1 when absent and repeated",
         .unit = "1",
         .example = "0.7"}),
    field<&RatioOf::every>({.name = "every",
                            .doc = "repeated: once in this time, such as 1 h, 1 day, 1 week, 1 months",
                            .unit = "days",
                            .example = "\"1 week\"",
                            .positive = true}),
    field<&RatioOf::during>({.name = "during",
                             .doc = "how long it is repeated for",
                             .unit = "days",
                             .example = "\"1 years\"",
                             .positive = true}),
};

constexpr std::array run_time_fields{
    field<&StatedRunTime::value>(
        {.name = "value", .doc = "mean device time of a run", .unit = "h", .example = "\"3 h\"", .positive = true}),
    field<&StatedRunTime::p50>({.name = "p50",
                                .doc = "half of the runs take less; with p99, the mean of a lognormal",
                                .unit = "h",
                                .example = "\"36 h\"",
                                .positive = true}),
    field<&StatedRunTime::p99>(
        {.name = "p99", .doc = "99 of 100 runs take less", .unit = "h", .example = "\"576 h\"", .positive = true}),
};

constexpr std::array online_fields{
    field<&StatedOnline::devices>({.name = "devices",
                                   .doc = "devices that train all the time",
                                   .unit = "1",
                                   .example = "16",
                                   .required = true,
                                   .positive = true}),
    field<&StatedOnline::during>(
        {.name = "during", .doc = "for how long", .unit = "days", .example = "\"30 days\"", .required = true}),
};

constexpr std::string_view energy_boundaries[] = {"accelerators", "it", "facility"};
constexpr std::string_view precisions[] = {"fp32", "tf32", "bf16", "fp16", "fp8", "int8", "fp4", "mxfp4", "int4"};
constexpr std::string_view train_methods[] = {"pretraining", "full", "lora", "qlora"};
constexpr std::string_view recomputes[] = {"none", "full"};
constexpr std::string_view servings[] = {"single-stream", "fixed-batch", "poisson", "offline"};
constexpr std::string_view guidances[] = {"cfg", "distilled"};
constexpr std::string_view media[] = {"hdd", "ssd"};
constexpr std::string_view transfers[] = {"datacenter", "internet"};

constexpr std::array activity_fields{
    field<&Activity::energy>(
        {.name = "energy", .doc = "measured energy, at energy_boundary", .unit = "kWh", .example = "\"1.3 GWh\""}),
    field<&Activity::energy_boundary>({.name = "energy_boundary",
                                       .doc = "of a stated energy or device_power: accelerators (hosts are added by a "
                                              "default rule), it (the default), facility (divided by PUE)",
                                       .choices = energy_boundaries}),
    field<&Activity::device_time>(
        {.name = "device_time",
         .doc = "allocated device-hours: accelerators where the hardware has some, else servers",
         .unit = "h",
         .example = "\"1082990 h\""}),
    field<&Activity::device_power>({.name = "device_power",
                                    .doc = "mean power of one device; else the catalog's power times load",
                                    .unit = "W",
                                    .example = "\"400 W\""}),
    field<&Activity::machines>(
        {.name = "machines", .doc = "servers of a fleet, with their accelerators", .unit = "1", .example = "128"}),
    field<&Activity::duration>({.name = "duration",
                                .doc = "how long the fleet is owned, or the data kept",
                                .unit = "h",
                                .example = "\"1 years\""}),
    field<&Activity::load>(
        {.name = "load",
         .doc = "mean power over rated power, in the hours of this phase; of a fleet: in the hours no phase draws; of "
                "hardware with a power_curve: utilization, a place on it",
         .unit = "1",
         .example = "0.7",
         .maximum = 1}),
    field<&Activity::co2e>(
        {.name = "co2e", .doc = "operation as someone states it", .unit = "t", .example = "\"159 t\""}),
    field<&Activity::water>({.name = "water",
                             .doc = "water as someone states it, in place of WUE and the grid's",
                             .unit = "L",
                             .example = "\"843 kL\""}),
    field<&Activity::ratio_of>({.name = "ratio_of",
                                .doc = "a multiple of another phase: {phase, ratio}, repeated with {every, during}",
                                .example = "{\"phase\": \"final run\", \"ratio\": 0.7}"}),
    field<&Activity::runs>({.name = "runs",
                            .doc = "so many runs at a cost each: experiments, sweeps, evaluations",
                            .unit = "1",
                            .example = "4000"}),
    field<&Activity::device_time_per_run>({.name = "device_time_per_run",
                                           .doc = "device-hours of one run: the mean, or {p50, p99} of a lognormal",
                                           .unit = "h",
                                           .example = "\"3 h\""}),
    field<&Activity::online>({.name = "online",
                              .doc = "training that goes on: {devices, during}",
                              .example = "{\"devices\": 16, \"during\": \"30 days\"}"}),
    field<&Activity::storage>(
        {.name = "storage", .doc = "data kept, as allocated, of one copy", .unit = "TB", .example = "\"1 PB\""}),
    field<&Activity::replication>(
        {.name = "replication", .doc = "copies kept", .unit = "1", .example = "3", .minimum = 1}),
    field<&Activity::medium>({.name = "medium", .doc = "what it is kept on: hdd or ssd", .choices = media}),
    field<&Activity::ingested>(
        {.name = "ingested", .doc = "data moved to where it is kept or used", .unit = "TB", .example = "\"100 TB\""}),
    field<&Activity::transfer>(
        {.name = "transfer",
         .doc = "the way of what is ingested: datacenter (the provider's own network) or internet",
         .choices = transfers}),
    field<&Activity::storage_power>({.name = "storage_power",
                                     .doc = "mean power of a TB of drives; the medium's when absent",
                                     .unit = "W/TB",
                                     .example = "\"0.65 W/TB\"",
                                     .positive = true}),
    field<&Activity::transfer_energy>({.name = "transfer_energy",
                                       .doc = "electricity of moving a GB; that of the way when absent",
                                       .unit = "kWh/GB",
                                       .example = "\"0.001 kWh/GB\""}),
    field<&Activity::drive_embodied>({.name = "drive_embodied",
                                      .doc = "CO2e of making a TB of drives; the medium's when absent",
                                      .unit = "kg/TB",
                                      .example = "\"1.7 kg/TB\""}),
    field<&Activity::drive_lifetime>({.name = "drive_lifetime",
                                      .doc = "years a drive serves",
                                      .unit = "years",
                                      .example = "\"5 years\"",
                                      .positive = true}),
    field<&Activity::model>(
        {.name = "model",
         .doc = "what is trained or served: a name in models, an id of the table models, or an object",
         .example = "\"llama-3.1-70b\""}),
    field<&Activity::tokens>({.name = "tokens",
                              .doc = "training: tokens of the data, passed epochs times",
                              .unit = "token",
                              .example = "\"15T\"",
                              .positive = true}),
    field<&Activity::requests>({.name = "requests",
                                .doc = "inference of a language model: requests served",
                                .unit = "request",
                                .example = "\"1M\"",
                                .positive = true}),
    field<&Activity::images>(
        {.name = "images", .doc = "images made", .unit = "request", .example = "\"1M\"", .positive = true}),
    field<&Activity::videos>(
        {.name = "videos", .doc = "videos made", .unit = "request", .example = "\"1k\"", .positive = true}),
    field<&Activity::samples>({.name = "samples",
                               .doc = "recommendation: samples trained on",
                               .unit = "request",
                               .example = "\"1B\"",
                               .positive = true}),
    field<&Activity::queries>({.name = "queries",
                               .doc = "recommendation: items ranked for a query count one by one",
                               .unit = "request",
                               .example = "\"1B\"",
                               .positive = true}),
    field<&Activity::items>({.name = "items",
                             .doc = "anything else: texts, hours of speech, pictures classified",
                             .unit = "request",
                             .example = "\"1M\"",
                             .positive = true}),
    field<&Activity::precision>({.name = "precision",
                                 .doc = "of weights and arithmetic: fp32, tf32, bf16 (the default), fp16, fp8, int8, "
                                        "fp4, or of weights only: mxfp4, int4",
                                 .choices = precisions}),
    field<&Activity::devices>(
        {.name = "devices",
         .doc = "accelerators of the run, or of one replica; the fewest that hold model and cache when absent",
         .unit = "1",
         .example = "8",
         .positive = true}),
    field<&Activity::epochs>({.name = "epochs",
                              .doc = "how often the tokens are passed; 1 when absent",
                              .unit = "1",
                              .example = "1",
                              .positive = true}),
    field<&Activity::sequence_length>(
        {.name = "sequence_length",
         .doc = "tokens of a training sequence, for attention; the context of the model when absent",
         .unit = "token/request",
         .example = "8192",
         .positive = true}),
    field<&Activity::method>(
        {.name = "method",
         .doc = "pretraining (the default), full (fine-tuning of all weights), lora or qlora (low-rank)",
         .choices = train_methods}),
    field<&Activity::recompute>({.name = "recompute",
                                 .doc = "activations computed twice: none or full; said for the reader, it changes no "
                                        "figure: an MFU counts the FLOPs of the model alone",
                                 .choices = recomputes}),
    field<&Activity::mfu>({.name = "mfu",
                           .doc = "model FLOPs of a step over the dense peak",
                           .unit = "1",
                           .example = "0.40",
                           .maximum = 1,
                           .positive = true}),
    field<&Activity::goodput>(
        {.name = "goodput",
         .doc = "share of the hours that steps take: the rest goes to restarts, checkpoints and evaluation",
         .unit = "1",
         .example = "0.9",
         .maximum = 1,
         .positive = true}),
    field<&Activity::run_mfu>({.name = "run_mfu",
                               .doc =
                                   "model FLOPs of the whole run over the dense peak of all its hours, or "
                                   "\"published\": that of published runs on such devices; in place of mfu and goodput",
                               .unit = "1",
                               .example = "0.33",
                               .maximum = 1,
                               .positive = true}),
    field<&Activity::peak>(
        {.name = "peak",
         .doc = "dense peak of one device at the precision, never with sparsity; the catalog's when absent",
         .unit = "TFLOP/s",
         .example = "\"989 TFLOP/s\"",
         .positive = true}),
    field<&Activity::power_fraction>({.name = "power_fraction",
                                      .doc = "mean power of an accelerator over its TDP",
                                      .unit = "1",
                                      .example = "0.85",
                                      .maximum = 1,
                                      .positive = true}),
    field<&Activity::input_tokens>(
        {.name = "input_tokens", .doc = "of a request", .unit = "token/request", .example = "300"}),
    field<&Activity::output_tokens>(
        {.name = "output_tokens", .doc = "of a request", .unit = "token/request", .example = "350", .positive = true}),
    field<&Activity::replicas>({.name = "replicas",
                                .doc = "copies of the model that serve; as many as arrivals need when absent",
                                .unit = "1",
                                .example = "1",
                                .positive = true}),
    field<&Activity::kv_precision>({.name = "kv_precision",
                                    .doc = "of the cache of keys and values; that of the arithmetic when absent",
                                    .choices = precisions}),
    field<&Activity::batch>(
        {.name = "batch",
         .doc = "sequences in flight in one replica; of images and videos said for the reader: it changes no figure",
         .unit = "request",
         .example = "64",
         .positive = true}),
    field<&Activity::arrivals>({.name = "arrivals",
                                .doc = "mean rate of requests",
                                .unit = "request/s",
                                .example = "\"5 request/s\"",
                                .positive = true}),
    field<&Activity::serving>({.name = "serving",
                               .doc = "single-stream (one at a time), fixed-batch, poisson (by arrivals) or offline "
                                      "(the largest batch that fits)",
                               .choices = servings}),
    field<&Activity::cache_hit>({.name = "cache_hit",
                                 .doc = "share of input tokens found in a prefix cache; 0 when absent",
                                 .unit = "1",
                                 .example = "0.3",
                                 .maximum = 1}),
    field<&Activity::width>(
        {.name = "width", .doc = "of an image or frame, in pixels", .unit = "1", .example = "1024", .positive = true}),
    field<&Activity::height>(
        {.name = "height", .doc = "of an image or frame, in pixels", .unit = "1", .example = "1024", .positive = true}),
    field<&Activity::frames>({.name = "frames", .doc = "of a video", .unit = "1", .example = "81", .positive = true}),
    field<&Activity::steps>({.name = "steps",
                             .doc = "denoising steps; the model's own when absent",
                             .unit = "1",
                             .example = "50",
                             .positive = true}),
    field<&Activity::guidance>({.name = "guidance",
                                .doc = "cfg (two passes a step) or distilled (one); the model's own when absent",
                                .choices = guidances}),
    field<&Activity::flop_per_item>({.name = "flop_per_item",
                                     .doc = "FLOPs of one item",
                                     .unit = "TFLOP/item",
                                     .example = "\"2 TFLOP/item\"",
                                     .positive = true}),
    field<&Activity::energy_per_token>({.name = "energy_per_token",
                                        .doc = "measured, of one output token, prefill inside; needs energy_boundary",
                                        .unit = "J/token",
                                        .example = "\"0.8 J/token\""}),
    field<&Activity::energy_per_request>({.name = "energy_per_request",
                                          .doc = "measured, of one request; needs energy_boundary",
                                          .unit = "Wh/request",
                                          .example = "\"0.24 Wh/request\""}),
    field<&Activity::energy_per_item>(
        {.name = "energy_per_item",
         .doc = "measured, of one item, image, video, sample or query; needs energy_boundary",
         .unit = "Wh/item",
         .example = "\"2.2 Wh/item\""}),
    field<&Activity::throughput>({.name = "throughput",
                                  .doc = "measured, of all devices of the run or replica together: token/s, request/s, "
                                         "image/s …; of one when devices are absent",
                                  .unit = "token/s",
                                  .example = "\"2511 token/s\"",
                                  .positive = true}),
};

}  // namespace

std::span<const Field> Table<RatioOf>::fields() { return ratio_fields; }
std::span<const Field> Table<StatedRunTime>::fields() { return run_time_fields; }
std::span<const Field> Table<StatedOnline>::fields() { return online_fields; }
std::span<const Field> Table<Activity>::fields() { return activity_fields; }

}  // namespace aicarbon::json
