// See planned_work.hpp.
#include "inventory/planned_work.hpp"

#include "inventory/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace aicarbon::inventory {

std::string path_of(const Planning& p, std::string_view field) {
  return fmt::format("/phases/{}/activity/{}", p.use, field);
}

namespace {

// Notes of what a throughput without a number of devices is, on a machine that is known to have several.
void note_rate_of_device(const Planning& p) {
  const HardwareFacts& h = p.hardware;
  if (!p.work.throughput || p.work.devices || !h.present || h.share || h.vcpus) return;
  if (!h.devices || h.devices.input->origin == Origin::assumed || h.devices.best() <= 1) return;
  p.context.note(
      diag::rate_of_device,
      fmt::format("the throughput is taken as that of one device, and a node has {:g}", h.devices.best()),
      fmt::format("add \"devices\": {:g} if it is that of a whole node, or \"devices\": 1", h.devices.best()),
      p.work.throughput->at);
}

// What an activity delivers, as its throughput counts it.
struct Deliverable {
  std::string_view key;  ///< of the activity
  std::string_view one, many;
  bool tokens = false;  ///< whether a throughput in tokens is meant, or may be
  bool things = true;   ///< whether a throughput in things is
};
constexpr Deliverable deliverables[] = {
    {"tokens", "token", "tokens", true, false},
    {"requests", "request", "requests", true},
    {"images", "image", "images"},
    {"videos", "video", "videos"},
    {"samples", "sample", "samples"},
    {"queries", "query", "queries"},
    {"items", "item", "items"},
};

// The thing that a rate counts, without a prefix: "image" of "4 image/s"; empty if it is none of the list.
const Deliverable* counted_in(std::string_view rate) {
  rate = rate.substr(0, rate.find('/'));
  const auto is = [&](const Deliverable& d) { return rate.ends_with(d.one) || rate.ends_with(d.many); };
  const auto found = std::ranges::find_if(deliverables, is);
  return found == std::end(deliverables) ? nullptr : &*found;
}

// Refuses a throughput in another quantity than that of the activity, which would be ignored. Samples, images and the
// rest may be called items; a request of a language model is none, because an item may be a token.
void check_rate(const Planning& p) {
  const auto own = std::ranges::find(deliverables, p.key, &Deliverable::key);
  if (!p.work.throughput || own == std::end(deliverables)) return;
  const auto& [tokens, things, at] = *p.work.throughput;
  const std::string& written = tokens ? tokens->written : things->written;
  const Deliverable* counted = counted_in(written);
  const bool is_item = counted != nullptr && counted->key == "items" && !own->tokens;
  const bool is_other = things && counted != nullptr && counted != &*own && !is_item;
  if ((tokens && own->tokens) || (things && own->things && !is_other)) return;
  p.error(diag::wrong_dimension, fmt::format("\"throughput\" is {}, but the activity counts {}", written, own->many),
          fmt::format("state the throughput in {}{}/s", own->tokens && own->things ? "token/s or " : "", own->one), at);
}

}  // namespace

PlannedFacts planned_facts(const Planning& p) {
  check_rate(p);
  note_rate_of_device(p);
  PlannedFacts f;
  f.model = resolve_model(p);
  if (p.work.precision) f.precision = p.work.precision->value;
  f.bytes_per_weight = row_of(f.precision).bytes;
  f.device = resolve_device(p, f.precision);
  if (p.work.throughput) {
    f.token_rate = stated(p.work.throughput->tokens, p.use);
    f.rate = stated(p.work.throughput->things, p.use);
  }
  return f;
}

}  // namespace aicarbon::inventory
