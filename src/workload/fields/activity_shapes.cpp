// Which fields of an activity may stand together, by the key that tells its kind. The fields themselves are in activity.cpp.
#include "workload/fields.hpp"

namespace aicarbon::workload {
namespace {

// The keys in the order in which they claim an activity: a co2e may carry an energy, device_time a measured energy.
constexpr std::string_view beside_ratio[] = {"water"};
constexpr std::string_view beside_runs[] = {"device_time_per_run", "device_power", "energy_boundary", "load", "water"};
constexpr std::string_view needed_runs[] = {"device_time_per_run"};
constexpr std::string_view beside_online[] = {"device_power", "energy_boundary", "load", "water"};
constexpr std::string_view beside_storage[] = {"duration",       "replication",   "medium",          "ingested",
                                               "transfer",       "storage_power", "transfer_energy", "drive_embodied",
                                               "drive_lifetime", "water"};
constexpr std::string_view needed_storage[] = {"duration", "medium"};
constexpr std::string_view beside_co2e[] = {"energy", "energy_boundary", "water"};
constexpr std::string_view beside_machines[] = {"duration", "load", "water"};
constexpr std::string_view needed_machines[] = {"duration"};
constexpr std::string_view beside_device_time[] = {"device_power", "energy", "energy_boundary", "load", "water"};
constexpr std::string_view beside_energy[] = {"energy_boundary", "load", "water"};
constexpr std::string_view beside_tokens[] = {
    "model",        "epochs",          "sequence_length",  "precision",  "method",         "recompute",
    "mfu",          "goodput",         "run_mfu",          "peak",       "power_fraction", "devices",
    "device_power", "energy_boundary", "energy_per_token", "throughput", "water"};
constexpr std::string_view beside_requests[] = {"model",
                                                "input_tokens",
                                                "output_tokens",
                                                "devices",
                                                "replicas",
                                                "precision",
                                                "kv_precision",
                                                "batch",
                                                "arrivals",
                                                "serving",
                                                "cache_hit",
                                                "peak",
                                                "power_fraction",
                                                "energy_boundary",
                                                "energy_per_token",
                                                "energy_per_request",
                                                "throughput",
                                                "water"};
constexpr std::string_view beside_images[] = {
    "model", "width",          "height",  "steps",           "guidance",        "batch",      "precision",
    "peak",  "power_fraction", "devices", "energy_boundary", "energy_per_item", "throughput", "water"};
constexpr std::string_view beside_videos[] = {
    "model", "width",          "height",  "frames",          "steps",           "guidance",   "batch", "precision",
    "peak",  "power_fraction", "devices", "energy_boundary", "energy_per_item", "throughput", "water"};
constexpr std::string_view beside_samples[] = {"model",          "epochs",  "precision",       "peak",
                                               "power_fraction", "devices", "energy_boundary", "energy_per_item",
                                               "throughput",     "water"};
constexpr std::string_view beside_queries[] = {"model",           "precision",  "peak",
                                               "power_fraction",  "devices",    "energy_boundary",
                                               "energy_per_item", "throughput", "water"};
constexpr std::string_view beside_items[] = {"flop_per_item",   "precision",  "peak",
                                             "power_fraction",  "devices",    "energy_boundary",
                                             "energy_per_item", "throughput", "water"};
constexpr std::string_view needed_tokens[] = {"model"};
constexpr ActivityShape shapes[] = {
    {"tokens", beside_tokens, needed_tokens},
    {"requests", beside_requests, {}},
    {"images", beside_images, {}},
    {"videos", beside_videos, {}},
    {"samples", beside_samples, {}},
    {"queries", beside_queries, {}},
    {"items", beside_items, {}},
    {"ratio_of", beside_ratio, {}},
    {"runs", beside_runs, needed_runs},
    {"online", beside_online, {}},
    {"storage", beside_storage, needed_storage},
    {"co2e", beside_co2e, {}},
    {"machines", beside_machines, needed_machines},
    {"device_time", beside_device_time, {}},
    {"energy", beside_energy, {}},
};

}  // namespace

std::span<const ActivityShape> activity_shapes() { return shapes; }

}  // namespace aicarbon::workload
