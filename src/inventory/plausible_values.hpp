// The table of plausible values. The limits are conventions of this program, an order of magnitude or more beyond
// published values.
#pragma once

#include <aicarbon/quantity.hpp>

#include <limits>
#include <string_view>

namespace aicarbon::inventory {

/// A part of a job, wherever it is described: in a list by name, or within a phase.
enum class PartOfJob : unsigned char { site, hardware, model, phase, activity, amortize };

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

/// The plausible values of the fields of this name in this part of a job, in this unit. `field` is the end of a path: a
/// key, or several with slashes between them; with a slash before it, it is the whole path within the part. Zero is only
/// suspicious if `zero` says so. `kind` is the key of the activity, if the row is only for one.
struct Plausible {
  PartOfJob part;
  std::string_view field;
  Dim dim;
  std::string_view unit;
  double least, most;
  bool zero = false;
  std::string_view kind = {};
};

/// The first row that matches a value has its limits.
inline constexpr Plausible plausible[] = {
    // --- hardware ---
    {PartOfJob::hardware, "utilization", dim::one, "1", 0.01, no_limit, true},
    {PartOfJob::hardware, "lifetime", dim::time, "years", 0, 30},
    {PartOfJob::hardware, "prior_life", dim::time, "years", 0, 30},
    {PartOfJob::hardware, "second_life", dim::time, "years", 0, 30},
    {PartOfJob::hardware, "accelerators", dim::device, "1", 0, 128},
    {PartOfJob::hardware, "/power", dim::power, "kW", 0.0001, 2000},
    {PartOfJob::hardware, "/idle_power", dim::power, "kW", 1e-6, 1000},
    {PartOfJob::hardware, "embodied", dim::co2e, "kg", 0.1, 100000},
    {PartOfJob::hardware, "value", dim::co2e, "kg", 0, 100000},
    {PartOfJob::hardware, "accelerator", dim::co2e_per_device, "kg/device", 0.01, 5000},
    {PartOfJob::hardware, "host", dim::co2e, "kg", 0.1, 100000},
    {PartOfJob::hardware, "host_memory", dim::data, "GB", 16, 32768},
    {PartOfJob::hardware, "host_drives", dim::data, "GB", 100, 1000000},
    {PartOfJob::hardware, "network", dim::co2e, "kg", 0, 20000},
    {PartOfJob::hardware, "switch", dim::co2e, "kg", 0.1, 50000},
    {PartOfJob::hardware, "optic", dim::co2e, "kg", 0.001, 1000},
    {PartOfJob::hardware, "cable", dim::co2e, "kg", 0.001, 1000},
    {PartOfJob::hardware, "transport", dim::co2e, "kg", 0, 20000},
    {PartOfJob::hardware, "/mass", dim::mass, "kg", 0.01, 5000},
    {PartOfJob::hardware, "distance", dim::length, "km", 0.1, 50000},
    {PartOfJob::hardware, "per_kg", dim::co2e_per_mass, "kg/kg", 0.0005, 100},
    {PartOfJob::hardware, "/failures", dim::one, "1", 0, 4},
    {PartOfJob::hardware, "failures/value", dim::one, "1", 0, 4},
    // --- sites ---
    {PartOfJob::site, "generator_tests/intensity", dim::intensity, "g/kWh", 1, 10000},
    {PartOfJob::site, "generator_tests/hours", dim::time, "h", 0, 1000},
    {PartOfJob::site, "intensity", dim::intensity, "g/kWh", 1, no_limit},
    {PartOfJob::site, "wue", dim::water_intensity, "L/kWh", 0.0005, 20},
    {PartOfJob::site, "grid_water", dim::water_intensity, "L/kWh", 0.002, 500},
    {PartOfJob::site, "per_kw", dim::co2e_per_power, "kg/kW", 1, 20000},
    {PartOfJob::site, "per_m2", dim::co2e_per_area, "kg/m2", 1, 20000},
    {PartOfJob::site, "area_per_kw", dim::area_per_power, "m2/kW", 0.005, 50},
    {PartOfJob::site, "it_power", dim::power, "kW", 0.5, 2e7},
    {PartOfJob::site, "lifetime", dim::time, "years", 0.5, 100},
    {PartOfJob::site, "charge", dim::mass_per_power, "kg/kW", 0.0005, 20},
    {PartOfJob::site, "gwp", dim::co2e_per_mass, "kg/kg", 0, 50000},
    // --- models ---
    {PartOfJob::model, "active_parameters", dim::one, "1", 1e6, 1e14},
    {PartOfJob::model, "parameters", dim::one, "1", 1000, 1e15},
    // --- activities in hours, energy or CO2e ---
    {PartOfJob::activity, "load", dim::one, "1", 0.03, no_limit},
    {PartOfJob::activity, "power_fraction", dim::one, "1", 0.03, no_limit, true},
    {PartOfJob::activity, "energy", dim::energy, "kWh", 0, 1e10},
    // The largest device is a rack of accelerators that is sold as one server: 132 kW.
    {PartOfJob::activity, "device_power", dim::device_power, "kW", 1e-5, 150},
    {PartOfJob::activity, "co2e", dim::co2e, "t", 0, 1e8},
    {PartOfJob::activity, "ratio", dim::one, "1", 1e-6, 50, true},
    // --- storage ---
    {PartOfJob::activity, "drive_lifetime", dim::time, "years", 0.5, 30},
    {PartOfJob::activity, "storage_power", dim::power_per_data, "W/TB", 0.005, 100, true},
    {PartOfJob::activity, "transfer_energy", dim::energy_per_data, "kWh/GB", 5e-6, 10},
    {PartOfJob::activity, "drive_embodied", dim::co2e_per_data, "kg/TB", 0.02, 1600},
    // --- planned work ---
    {PartOfJob::activity, "mfu", dim::one, "1", 0.005, no_limit},
    {PartOfJob::activity, "run_mfu", dim::one, "1", 0.005, no_limit},
    {PartOfJob::activity, "busy_share", dim::one, "1", 0.01, no_limit},
    {PartOfJob::activity, "goodput", dim::one, "1", 0.1, no_limit},
    {PartOfJob::activity, "epochs", dim::one, "1", 0.01, 1e5},
    {PartOfJob::activity, "per_day", dim::request, "1", 0, 1e5},
    {PartOfJob::activity, "arrivals", dim::request_rate, "request/s", 1e-7, 1e7},
    {PartOfJob::activity, "energy_per_token", dim::energy_per_token, "J/token", 0.0001, 200, true},
    {PartOfJob::activity, "energy_per_request", dim::energy_per_request, "Wh/request", 0.00001, 100, true},
    {PartOfJob::activity, "energy_per_item", dim::energy_per_request, "Wh/item", 0.0005, 1000, true, "images"},
    {PartOfJob::activity, "energy_per_item", dim::energy_per_request, "Wh/item", 0.001, 1e5, true, "videos"},
    {PartOfJob::activity, "energy_per_item", dim::energy_per_request, "Wh/item", 1e-9, 10, true, "samples"},
    {PartOfJob::activity, "energy_per_item", dim::energy_per_request, "Wh/item", 1e-9, 10, true, "queries"},
    {PartOfJob::activity, "energy_per_item", dim::energy_per_request, "Wh/item", 1e-9, 1e5, true},
    {PartOfJob::activity, "flop_per_item", dim::flop_per_request, "TFLOP/item", 1e-9, 1e6},
    {PartOfJob::activity, "input_tokens", dim::tokens_per_request, "token/request", 1, 1e7},
    {PartOfJob::activity, "output_tokens", dim::tokens_per_request, "token/request", 1, 1e7},
    {PartOfJob::activity, "sequence_length", dim::tokens_per_request, "token/request", 1, 1e7},
    {PartOfJob::activity, "devices", dim::device, "1", 0, 512, false, "requests"},
    {PartOfJob::activity, "batch", dim::request, "1", 1, 16384, true},
    {PartOfJob::activity, "width", dim::one, "1", 16, 65536, true},
    {PartOfJob::activity, "height", dim::one, "1", 16, 65536, true},
    {PartOfJob::activity, "steps", dim::one, "1", 1, 10000, true},
    // --- techniques, growth, amortization ---
    {PartOfJob::phase, "energy", dim::one, "1", 0.001, 5, true},
    {PartOfJob::phase, "time", dim::one, "1", 0.001, 5, true},
    {PartOfJob::phase, "growth/demand", dim::one, "1", 0.1, 10, true},
    {PartOfJob::phase, "growth/efficiency", dim::one, "1", 0.1, 10, true},
    {PartOfJob::amortize, "over", dim::request, "1", 1, no_limit},
    {PartOfJob::amortize, "requests_per_user_day", dim::one, "1", 0.0001, 1e5, true},
};

}  // namespace aicarbon::inventory
