// The key-value cache, and the number of devices whose memory holds it.
//
//   cache per token    = 2 L h_kv d b [bytes], or the figure that the model states at 16 bits x b / 2, or L k b / 2
//   cache per sequence = cache per token x (prompt + output / 2)
//   devices            = smallest of 1, 2, 4, 8, 16, 24 ... with weights + sequences x cache <= devices x usable memory
//   batch             <= (devices x usable memory - weights) / cache per sequence; the other sequences wait
//
//   L         layers                            b               bytes per number
//   k         bytes per token and layer at 16 bits, by default of a model of unknown architecture
//   h_kv, d   key and value heads, their width  usable memory   0.9 of a device's memory (default of vLLM)
//
// A sequence is counted at its mean length during decode, but in layers with an attention window, at no more than the
// length of the window. Citation: Ainslie et al. 2023 for grouped heads; Kwon et al. 2023 for a paged cache without
// fragmentation. Left out: activations, and pages that are only partly full.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {

Cell<dim::data_per_token> cache_of_token(Sheet& sheet, const ServingFacts& w) {
  const ModelFacts& m = w.model;
  if (m.kv_bytes_per_token)
    return named("cache per token",
                 cell(sheet, m.kv_bytes_per_token) *
                     sheet.constant<dim::data_per_token>(w.bytes_per_cached / 2 * gigabytes_per_byte));
  if (m.cache_per_layer)
    return named("cache per token",
                 layers_of(sheet, m) * cell(sheet, m.cache_per_layer) *
                     sheet.constant<dim::data_per_token>(w.bytes_per_cached / 2 * gigabytes_per_byte));
  const auto heads = cell(sheet, m.kv_heads ? m.kv_heads : m.heads);
  const auto width = m.head_dim ? cell(sheet, m.head_dim) : cell(sheet, m.hidden) / cell(sheet, m.heads);
  return named("cache per token", cell(sheet, m.layers) * heads * width *
                                      sheet.constant<dim::data_per_token>(2 * w.bytes_per_cached * gigabytes_per_byte));
}

}  // namespace

Cell<dim::data / dim::request> cache_of_sequence(Sheet& sheet, const ServingFacts& w) {
  const Request request = request_of(sheet, w);
  auto length = named("mean length of a sequence", request.prompt + sheet.constant<dim::one>(0.5) * request.output);
  if (w.model.window) {
    const auto window = sheet.constant<dim::tokens_per_request>(1) * cell(sheet, w.model.window);
    const auto looked_back = min(length, window);
    if (w.model.window_layers) {
      const auto share = cell(sheet, w.model.window_layers) / cell(sheet, w.model.layers);
      length = length * (1 - share) + looked_back * share;
    } else {
      length = looked_back;
    }
    length = named("tokens of a sequence in the cache", length);
  }
  return named("cache per sequence", cache_of_token(sheet, w) * length);
}

Cell<dim::device> usual_number(Cell<dim::device> needed) {
  Sheet& sheet = *needed.sheet;
  const auto number = [&](double n) { return sheet.constant<dim::device>(n); };
  const auto eights = number(8) * ceil(needed / number(8));
  const auto up_to_four =
      select(less(number(2), needed), number(4), select(less(number(1), needed), number(2), number(1)));
  return named("devices", select(less(number(4), needed), eights, up_to_four));
}

Cell<dim::device> devices_to_hold(Cell<dim::data> weights, Cell<dim::data / dim::request> cache,
                                  Cell<dim::request> sequences, Cell<dim::memory> usable) {
  return usual_number(named("memory needed, in devices", (weights + sequences * cache) / usable));
}

Cell<dim::device> devices_of_replica(Sheet& sheet, const ServingFacts& w, Cell<dim::data> weights,
                                     Cell<dim::data / dim::request> cache, Cell<dim::memory> usable) {
  if (w.devices) return cell(sheet, w.devices);
  const auto hold = [&](Cell<dim::request> sequences) { return devices_to_hold(weights, cache, sequences, usable); };
  if (w.batch) return hold(cell(sheet, w.batch));
  const auto one = hold(sheet.constant<dim::request>(1));
  if (w.serving == Serving::single_stream) return one;
  const auto node = sheet.constant<dim::device>(8);
  return named("devices", max(one, min(hold(cell(sheet, w.roofline.most_sequences)), node)));
}

Cell<dim::request> largest_batch(Cell<dim::data> weights, Cell<dim::data / dim::request> cache,
                                 Cell<dim::device> devices, Cell<dim::memory> usable) {
  const auto room = devices * usable - weights;
  return named("largest batch", max(room / cache, weights.sheet->constant<dim::request>(1)));
}

Cell<dim::one> share_of_batch(Sheet& sheet, const ServingFacts& w) {
  if (!w.batch || !w.roofline.memory_share || !w.device.memory) return {};
  const auto usable = cell(sheet, w.device.memory) * cell(sheet, w.roofline.memory_share);
  const auto weights = language(sheet, w).weights;
  const auto cache = cache_of_sequence(sheet, w);
  const auto devices = devices_of_replica(sheet, w, weights, cache, usable);
  return largest_batch(weights, cache, devices, usable) / cell(sheet, w.batch);
}

}  // namespace aicarbon::lifecycle::work
