// Rows that the field tables of several kinds of activity share. Each row is written once, and every table that has the
// field uses it.
#pragma once

#include <aicarbon/activity_facts.hpp>

#include "workload/activity/kinds.hpp"
#include "workload/codecs.hpp"
#include "workload/facts.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon::workload::rows {

using json::Field;
using json::field;
using workload::value;

template <std::size_t... N>
constexpr auto joined(const std::array<Field, N>&... groups) {
  std::array<Field, (N + ...)> all{};
  auto at = all.begin();
  ((at = std::ranges::copy(groups, at).out), ...);
  return all;
}

/// The row of a field, marked as required.
constexpr Field needed(Field row) {
  row.required = true;
  return row;
}

/// The row of a field that may not be zero.
constexpr Field positive(Field row) {
  row.positive = true;
  return row;
}

template <class T>
inline constexpr Field energy = value<&T::energy, &T::Facts::energy, T, typename T::Facts>(
    {.name = "energy",
     .doc = "measured energy of what \"energy_boundary\" covers; of a fleet, that of all its hours",
     .unit = "kWh",
     .example = "\"1.3 GWh\""});

template <class T>
inline constexpr Field energy_boundary = field<&T::energy_boundary, T>(
    {.name = "energy_boundary",
     .doc =
         "what a stated \"energy\" or \"device_power\" covers: \"accelerators\" (hosts are added by a default rule), \"it\" (the whole server) or \"facility\" (divided by PUE); \"it\" if absent, but required with a measured energy per token, request or item"});

template <class T>
inline constexpr Field device_power = value<&T::device_power, &T::Facts::device_power, T, typename T::Facts>(
    {.name = "device_power",
     .doc =
         "mean power of one device; if absent, computed from the TDP and what such work draws of it, or from the rated power and a stated \"load\"; for tokens from TDP and \"power_fraction\"",
     .unit = "W",
     .example = "\"400 W\""});

template <class T>
inline constexpr Field load = field<&T::load, T>(
    {.name = "load",
     .doc =
         "mean power as a share of rated power during the hours of this phase; for a fleet, during the hours that no phase uses; for hardware with a \"power_curve\", a position on the curve (utilization)",
     .unit = "1",
     .example = "0.7",
     .maximum = 1});

template <class T>
inline constexpr Field duration = value<&T::duration, &T::Facts::duration, T, typename T::Facts>(
    {.name = "duration",
     .doc = "how long the fleet is owned, or the data is stored",
     .unit = "h",
     .example = "\"1 year\""});

template <class T>
inline constexpr Field epochs = value<&T::epochs, &T::Facts::epochs, T, typename T::Facts>(
    {.name = "epochs",
     .doc = "number of passes through the training data; 1 if absent",
     .unit = "1",
     .example = "1",
     .positive = true});

template <class T>
inline constexpr Field
    energy_per_token = value<&T::energy_per_token, &T::Facts::energy_per_token, T, typename T::Facts>(
        {.name = "energy_per_token",
         .doc = "measured energy per training token, or per output token including prefill; needs \"energy_boundary\"",
         .unit = "J/token",
         .example = "\"0.8 J/token\""});

template <class T>
inline constexpr Field energy_per_item = value<&T::energy_per_item, &T::Facts::energy_per_item, T, typename T::Facts>(
    {.name = "energy_per_item",
     .doc = "measured energy per item, image, video, sample or query; needs \"energy_boundary\"",
     .unit = "Wh/item",
     .example = "\"2.2 Wh/item\""});

template <class T>
inline constexpr Field batch = field<&T::batch, T>(
    {.name = "batch",
     .doc =
         "number of sequences in flight in one replica; for images and videos, the number that is generated at once, which matters on several devices; for items, the number that is processed at once, 1 if absent",
     .unit = "request",
     .example = "64",
     .positive = true});

template <class T>
inline constexpr Field model = field<&T::model, T>(
    {.name = "model",
     .doc =
         "model that is trained or served: a name in \"models\" of the job, an id in the catalog's models table, or an object",
     .example = "\"llama-3.1-70b\""});

template <class T>
inline constexpr Field precision = field<&T::precision, T>(
    {.name = "precision",
     .doc =
         "precision of weights and arithmetic: fp32, tf32, bf16 (the default), fp16, fp8, int8, fp4, or of weights only: mxfp4, int4"});

/// Help for a fractional number of devices.
inline constexpr std::string_view part_of_a_device =
    "part of a device, also a MIG instance or a virtual GPU, is a \"share\" of the hardware, with \"device_time\" or measured values";

template <class T>
inline constexpr Field devices = value<&T::devices, &T::Facts::devices, T, typename T::Facts>(
    {.name = "devices",
     .doc =
         "number of accelerators of the run, or of one replica; for requests, if absent, derived from the memory that the model and its cache need",
     .unit = "1",
     .example = "8",
     .positive = true,
     .whole = part_of_a_device});

template <class T>
inline constexpr Field peak = field<&T::peak, T>(
    {.name = "peak",
     .doc = "peak rate of one device at the stated precision, dense, never with sparsity; if absent, from the catalog",
     .unit = "TFLOP/s",
     .example = "\"989 TFLOP/s\"",
     .positive = true});

template <class T>
inline constexpr Field power_fraction = value<&T::power_fraction, &T::Facts::power_fraction, T, typename T::Facts>(
    {.name = "power_fraction",
     .doc = "mean power of an accelerator, as a share of its TDP",
     .unit = "1",
     .example = "0.85",
     .maximum = 1,
     .positive = true});

template <class T>
inline constexpr Field throughput = field<&T::throughput, T>(
    {.name = "throughput",
     .doc =
         "measured throughput of all devices of the run or replica together: token/s, request/s, image/s …; of one device if \"devices\" is absent",
     .unit = "token/s",
     .example = "\"2511 token/s\"",
     .positive = true});

template <class T>
inline constexpr Field
    width = value<&T::width, &T::Facts::width, T, typename T::Facts>({.name = "width",
                                                                      .doc = "width of an image or frame, in pixels",
                                                                      .unit = "1",
                                                                      .counts = true,
                                                                      .example = "1024",
                                                                      .positive = true});

template <class T>
inline constexpr Field height =
    value<&T::height, &T::Facts::height, T, typename T::Facts>({.name = "height",
                                                                .doc = "height of an image or frame, in pixels",
                                                                .unit = "1",
                                                                .counts = true,
                                                                .example = "1024",
                                                                .positive = true});

template <class T>
inline constexpr Field steps = field<&T::steps, T>({.name = "steps",
                                                    .doc = "number of denoising steps; if absent, that of the model",
                                                    .unit = "1",
                                                    .counts = true,
                                                    .example = "50",
                                                    .positive = true});

template <class T>
inline constexpr Field guidance = field<&T::guidance, T>(
    {.name = "guidance",
     .doc = "guidance: cfg (two passes per step) or distilled (one); if absent, that of the model"});

/// Fields shared by the kinds that are stated in device time.
template <class T>
inline constexpr std::array device_hours{device_power<T>, energy_boundary<T>, load<T>};

/// Fields shared by all kinds of planned work, except the model, which some kinds do not have.
template <class T>
inline constexpr std::array planned_work{precision<T>,      devices<T>,         peak<T>,
                                         power_fraction<T>, energy_boundary<T>, throughput<T>};

/// Fields shared by images and videos.
template <class T>
inline constexpr std::array pictures{width<T>, height<T>, steps<T>, guidance<T>, batch<T>, energy_per_item<T>};

}  // namespace aicarbon::workload::rows
