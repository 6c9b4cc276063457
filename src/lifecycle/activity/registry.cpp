// The registry of activities, in the order of workload::activity_shapes.
#include "lifecycle/activity/activity.hpp"

#include <algorithm>

namespace aicarbon::lifecycle {
namespace {

constexpr ActivityKind kinds[] = {
    {"tokens", "training of a model by its tokens", training_activity},
    {"requests", "inference of a language model by its requests", serving_activity},
    {"images", "images made", images_activity},
    {"videos", "videos made", videos_activity},
    {"samples", "samples a recommendation model is trained on", samples_activity},
    {"queries", "queries a recommendation model answers", queries_activity},
    {"items", "items by their FLOPs or measured energy", items_activity},
    {"ratio_of", "a multiple of another phase", ratio_activity},
    {"runs", "so many runs at a cost each", runs_activity},
    {"online", "training that goes on", online_activity},
    {"storage", "data kept, and moved to where it is kept", storage_activity},
    {"co2e", "operation as someone states it", stated_activity},
    {"machines", "a fleet: machines owned for a time", fleet_activity},
    {"device_time", "device-hours", device_time_activity},
    {"energy", "measured energy", energy_activity},
};

}  // namespace

std::span<const ActivityKind> activity_kinds() { return kinds; }

const ActivityKind* find_activity(std::string_view key) {
  const auto* found = std::ranges::find(kinds, key, &ActivityKind::key);
  return found == std::end(kinds) ? nullptr : found;
}

}  // namespace aicarbon::lifecycle
