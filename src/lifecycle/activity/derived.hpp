// The table of `derived` values of a phase: intermediate results between a count and its device time and energy.
#pragma once

#include <aicarbon/quantity.hpp>

#include <string_view>

namespace aicarbon::lifecycle {

struct DerivedKey {
  std::string_view key;   ///< key in the report
  std::string_view unit;  ///< unit of the value
  Dim dim;
  std::string_view words;  ///< readable name
};

inline constexpr DerivedKey derived_keys[] = {
    {"flop", "FLOP", dim::flop, "FLOPs of the model"},
    {"mfu", "1", dim::one, "MFU of a training step"},
    {"run_mfu", "1", dim::one, "MFU of the whole run"},
    {"batch", "request", dim::request, "sequences in flight per replica"},
    {"devices", "device", dim::device, "devices of the run or of a replica"},
    {"replicas", "1", dim::one, "replicas"},
    {"busy_share", "1", dim::one, "share of the time that a replica is busy"},
    {"step_time_ms", "ms", dim::time, "time of a decode step"},
    {"tokens_per_s", "token/s", dim::token_rate, "tokens per second of the run or of a busy replica"},
    {"device_time_per_run_h", "device*h", dim::device_time, "mean device time of a run"},
    {"storage_energy_kwh", "kWh", dim::energy, "energy of drives"},
    {"transfer_energy_kwh", "kWh", dim::energy, "energy of data transfer"},
    {"accelerator_power_w", "W/device", dim::device_power, "mean power of an accelerator"},
    {"accelerator_over_published", "1", dim::one, "footprint of an accelerator, by its parts, over a published one"},
    {"experts_read", "1", dim::one, "experts per layer that a decode step reads"},
    {"prefill_energy_kwh", "kWh", dim::energy, "energy of the accelerators during prefill"},
    {"decode_energy_kwh", "kWh", dim::energy, "energy of the accelerators during decode"},
    {"idle_energy_kwh", "kWh", dim::energy, "energy of the accelerators while waiting"},
};

}  // namespace aicarbon::lifecycle
