// See feasible.hpp. The limits are computed with the formulas of the estimate: for a single job on trial sheets, for
// the rows of a batch on their sheet (docs/adr/0017). Those of fleets are in overdrawn.cpp.
//
//   room = context of the model / (input tokens + output tokens)
//   room = devices x usable memory / (weights + cache of one sequence)
//   room = 3 x largest batch / batch
//   room = devices x memory / weights, if the throughput is measured
//   room = devices x memory / (weights, gradients and optimizer state of a training run)
//   room = parameters / active parameters, and alike for each part of a model that cannot exceed its whole
//   room = tokens of the prompts of a bill / those of them that were cached
//   room = tokens written on a bill / those that a request is stated to write
//   room = replicas / replicas that keep up with the arrivals
//   room = vCPUs of a machine / reserved vCPUs
//   room = p99 / p50
//   room = 1 / sum of the shares of contracts, and their sum / 1
//
// For a single job, the limits of models, vCPUs, percentiles and contracts are checked when the job is read and resolved.
#include "lifecycle/feasible.hpp"

#include "diag/codes.hpp"
#include "lifecycle/activity/activity.hpp"
#include "lifecycle/model/model.hpp"
#include "lifecycle/overdrawn.hpp"
#include "lifecycle/phase.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <vector>

namespace aicarbon::lifecycle {
namespace {

using Room = Cell<dim::one>;

bool is_tight(Room room) { return room && room.best() < 1; }

// Whether a bill states the length of its answers. Lengths by default say nothing of single requests.
bool states_lengths(const ServingFacts& w) { return w.prompt_tokens && w.completion_per_request && !w.longest_prompt; }

Room context_room(Sheet& sheet, const PhaseFacts& phase) {
  const auto* w = phase.activity.as<ServingFacts>();
  if (w == nullptr || !w->model.context) return {};
  if (!states_lengths(*w) && (!w->input_tokens || !w->output_tokens)) return {};
  const work::Request request = work::request_of(sheet, *w);
  return cell(sheet, w->model.context) * sheet.constant<dim::tokens_per_request>(1) / (request.prompt + request.output);
}

// The requests of a bill by the stated length of its answers.
Room answer_room(Sheet& sheet, const PhaseFacts& phase) {
  const auto* w = phase.activity.as<ServingFacts>();
  if (w == nullptr || !states_lengths(*w)) return {};
  const auto one = sheet.constant<dim::one>(1);
  const auto rounding = sheet.constant<dim::one>(1 + 1e-9);
  const auto requests =
      cell(sheet, w->completion_tokens) / cell(sheet, w->completion_per_request) / sheet.constant<dim::request>(1);
  return select(less(sheet.constant<dim::token>(0), cell(sheet, w->completion_tokens)), requests * rounding, one);
}

// A served model in the memory of one replica.
struct Memory {
  work::Language model;
  Cell<dim::data / dim::request> cache;
  Cell<dim::memory> usable;
  Cell<dim::device> devices;
  Cell<dim::request> largest;
  Room room, batch_room;
};

// The largest batch that is stated, in batches that fit. The scheduler lets the others wait (doubts.cpp): measured
// configurations state up to 2.4 times what fits (ML.ENERGY).
constexpr double most_batches = 3;

// The facts of a serving phase whose time is modeled, not measured, on devices with a known memory size; nullptr for
// any other phase.
const ServingFacts* with_known_memory(const PhaseFacts& phase) {
  const auto* w = phase.activity.as<ServingFacts>();
  return w != nullptr && w->roofline.memory_share && w->device.memory ? w : nullptr;
}

// The weights of a served model whose throughput is measured, and the memory of the devices that are stated, or else of
// all devices of a node. A measured run may leave less room for the cache than the estimate does, so only the weights
// count.
struct MeasuredMemory {
  Cell<dim::device> devices;
  Cell<dim::data> weights;
  Cell<dim::memory> of_device;
  Room room;
};

std::optional<MeasuredMemory> measured_memory_of(Sheet& sheet, const PhaseFacts& phase) {
  const auto* w = phase.activity.as<ServingFacts>();
  if (w == nullptr || (!w->token_rate && !w->rate) || !w->device.memory || !w->model.parameters) return std::nullopt;
  const auto& of_node = phase.hardware->devices;
  const bool is_known = of_node && of_node.input->origin != Origin::assumed;
  if (!w->devices && !is_known) return std::nullopt;
  MeasuredMemory m;
  m.devices = cell(sheet, w->devices ? w->devices : of_node);
  m.weights = work::language(sheet, *w).weights;
  m.of_device = cell(sheet, w->device.memory);
  m.room = m.devices * m.of_device / m.weights;
  return m;
}

Memory memory_of(Sheet& sheet, const ServingFacts& w) {
  Memory h;
  h.model = work::language(sheet, w);
  h.cache = work::cache_of_sequence(sheet, w);
  h.usable = cell(sheet, w.device.memory) * cell(sheet, w.roofline.memory_share);
  const auto one = sheet.constant<dim::request>(1);
  h.devices = work::devices_of_replica(sheet, w, h.model.weights, h.cache, h.usable);
  h.room = h.devices * h.usable / (h.model.weights + one * h.cache);
  h.largest = work::largest_batch(h.model.weights, h.cache, h.devices, h.usable);
  if (const auto share = work::share_of_batch(sheet, w)) h.batch_room = sheet.constant<dim::one>(most_batches) * share;
  return h;
}

// A training run in the memory of its devices.
struct TrainingMemory {
  Cell<dim::one> bytes;  // per parameter
  Cell<dim::data> needed;
  Cell<dim::memory> of_device;
  Room room;
};

// Empty unless the phase trains a model, its time is modeled, not measured, and its devices are stated and have a known
// memory size.
std::optional<TrainingMemory> training_memory_of(Sheet& sheet, const PhaseFacts& phase) {
  const auto* w = phase.activity.as<TrainingFacts>();
  if (w == nullptr || w->energy_per_token || w->token_rate) return std::nullopt;
  if (!w->devices || !w->device.memory || !w->model.parameters) return std::nullopt;
  TrainingMemory m;
  m.bytes = work::training_bytes(sheet, *w);
  m.needed = work::training_memory(sheet, *w);
  m.of_device = cell(sheet, w->device.memory);
  m.room = cell(sheet, w->devices) * m.of_device / m.needed;
  return m;
}

std::string_view in_words(TrainingMethod method) {
  switch (method) {
  case TrainingMethod::pretraining: return "pre-training";
  case TrainingMethod::full: return "full fine-tuning";
  case TrainingMethod::lora: return "LoRA fine-tuning";
  case TrainingMethod::qlora: return "QLoRA fine-tuning";
  }
  return "";
}

// What to state instead of more devices.
std::string_view other_remedy(const TrainingFacts& w) {
  if (w.bytes_per_parameter) return "a smaller \"bytes_per_parameter\"";
  switch (w.method) {
  case TrainingMethod::pretraining:
    return "\"method\": \"full\", \"lora\" or \"qlora\" if the model is fine-tuned, or \"bytes_per_parameter\" for another optimizer or offloading";
  case TrainingMethod::full:
    return "\"method\": \"lora\" or \"qlora\", or \"bytes_per_parameter\" for another optimizer or offloading";
  case TrainingMethod::lora: return "\"method\": \"qlora\", or \"bytes_per_parameter\" if weights are offloaded";
  case TrainingMethod::qlora: return "\"bytes_per_parameter\" if weights are offloaded";
  }
  return "";
}

// The flows of a phase, computed from other facts than those of its activity.
Flows flows_with(Sheet& sheet, const PhaseFacts& facts, const ServingFacts& in_place) {
  const SiteCells site = site_cells(sheet, *facts.site);
  const HardwareCells hardware = hardware_cells(sheet, *facts.hardware);
  return flows_of({sheet, facts, site, hardware, nullptr, {}}, in_place);
}

// The number of replicas that the arrivals need; empty if the phase states no replicas or has no arrivals.
Room needed_replicas(Sheet& sheet, const PhaseFacts& phase, const ServingFacts& w) {
  if (!w.replicas || w.serving != Serving::poisson) return {};
  ServingFacts free = w;
  free.replicas = {};
  for (const Derived& d : flows_with(sheet, phase, free).derived)
    if (d.key == "replicas") return Room{&sheet, d.cell};
  return {};
}

// The sum of the shares of the contracts of a site; empty unless the site lists contracts.
Cell<dim::one> contract_shares(Sheet& sheet, const SiteFacts& site) {
  Cell<dim::one> sum;
  for (const ContractFacts& contract : site.contracts) add_to(sum, cell(sheet, contract.share));
  return sum;
}

// A part of a model and the whole that it cannot exceed.
struct PartOfModel {
  std::string_view what, is, whole;
  Fact<dim::one> ModelFacts::*part;
  Fact<dim::one> ModelFacts::*of;
};
constexpr PartOfModel parts_of_model[] = {
    {"active", "the active parameters are", "the parameters of the model", &ModelFacts::active_parameters,
     &ModelFacts::parameters},
    {"expert_parameters", "the parameters of the experts are", "the parameters of the model",
     &ModelFacts::expert_parameters, &ModelFacts::parameters},
    {"experts", "the experts of a token are", "the experts of a layer", &ModelFacts::experts_per_token,
     &ModelFacts::experts},
    {"heads", "the key-value heads are", "the attention heads", &ModelFacts::kv_heads, &ModelFacts::heads},
};

// The language model of a phase; null if it has none.
const ModelFacts* model_of(const PhaseFacts& phase) {
  if (const auto* w = phase.activity.as<TrainingFacts>()) return &w->model;
  if (const auto* w = phase.activity.as<ServingFacts>()) return &w->model;
  return nullptr;
}

std::string gigabytes(double value) { return units::significant(value, 3) + " GB"; }

class Trial {
 public:
  explicit Trial(const Inventory& inventory) : inventory_(inventory) {}

  Diagnostics run() && {
    for (const PhaseFacts& phase : inventory_.phases) {
      training(phase);
      const auto* w = phase.activity.as<ServingFacts>();
      if (w == nullptr) continue;
      answer(phase, *w);
      context(phase, *w);
      measured(phase, *w);
      if (with_known_memory(phase) != nullptr) serving(phase, *w);
    }
    if (has_errors(faults_)) return std::move(faults_);
    faults_ += overdrawn(inventory_);
    return std::move(faults_);
  }

 private:
  void error(diag::Code code, std::string message, std::string help, const Location& at) {
    faults_.push_back(diag::make(code, std::move(message), std::move(help), at));
  }

  void answer(const PhaseFacts& phase, const ServingFacts& w) {
    Sheet sheet;
    if (!is_tight(answer_room(sheet, phase))) return;
    error(diag::conflict,
          fmt::format("an answer of {:.0f} tokens is longer than all {:.0f} that were written",
                      w.completion_per_request.best(), w.completion_tokens.best()),
          "\"completion_per_request\" is the tokens written divided by the number of requests", w.input_tokens_at);
  }

  void context(const PhaseFacts& phase, const ServingFacts& w) {
    Sheet sheet;
    const Room room = context_room(sheet, phase);
    if (!is_tight(room)) return;
    error(diag::beyond_context,
          fmt::format("{:.0f} input and output tokens exceed the context of {}, which is {:.0f} tokens",
                      w.model.context.best() / room.best(), w.model.name, w.model.context.best()),
          states_lengths(w) ? "state fewer \"completion_per_request\": the tokens written over the number of requests"
                            : "state fewer \"input_tokens\" or \"output_tokens\"",
          w.input_tokens_at);
  }

  void training(const PhaseFacts& phase) {
    Sheet sheet;
    const auto m = training_memory_of(sheet, phase);
    if (!m || !is_tight(m->room)) return;
    const auto& w = *phase.activity.as<TrainingFacts>();
    const bool low_rank = w.method == TrainingMethod::lora || w.method == TrainingMethod::qlora;
    const bool frozen = low_rank && !w.bytes_per_parameter;
    error(diag::does_not_fit,
          fmt::format("{} of {} needs at least {} of memory for {}, {:g} bytes per parameter, but {:g} × {} has {}",
                      in_words(w.method), w.model.name, gigabytes(m->needed.best()),
                      frozen ? "the frozen weights" : "weights, gradients and optimizer state", m->bytes.best(),
                      w.devices.best(), phase.hardware->device, gigabytes(w.devices.best() * m->of_device.best())),
          fmt::format("state \"devices\": {:g} or more, or {}", work::usual_number(m->needed / m->of_device).best(),
                      other_remedy(w)),
          w.devices_at);
  }

  void measured(const PhaseFacts& phase, const ServingFacts& w) {
    Sheet sheet;
    const auto m = measured_memory_of(sheet, phase);
    if (!m || !is_tight(m->room)) return;
    error(diag::does_not_fit,
          fmt::format("the weights of {} at {} need {} of memory, but {:g} × {} has {}", w.model.name,
                      word(w.precision), gigabytes(m->weights.best()), m->devices.best(), phase.hardware->device,
                      gigabytes((m->devices * m->of_device).best())),
          fmt::format("state \"devices\": {:g} or more, all those that reach the throughput together, or the "
                      "\"precision\" of the weights",
                      work::usual_number(m->weights / m->of_device).best()),
          w.devices_at);
  }

  void serving(const PhaseFacts& phase, const ServingFacts& w) {
    Sheet sheet;
    const Memory h = memory_of(sheet, w);
    if (is_tight(h.room)) {
      const auto one = sheet.constant<dim::request>(1);
      const double fit = work::devices_to_hold(h.model.weights, h.cache, one, h.usable).best();
      error(diag::does_not_fit,
            fmt::format("{} at {} needs {} of memory with one sequence, but the usable memory of {:g} × {} is {}",
                        w.model.name, word(w.precision), gigabytes((h.model.weights + one * h.cache).best()),
                        h.devices.best(), phase.hardware->device, gigabytes((h.devices * h.usable).best())),
            fmt::format("state \"devices\": {:g}, which is enough, or a lower \"precision\"", fit), w.devices_at);
      return;
    }
    if (is_tight(h.batch_room))
      error(
          diag::batch_too_large,
          fmt::format(
              "the key-value cache of {} sequences, {} each, is more than three times the memory that the weights leave; the largest batch that fits is {:g}",
              w.batch_written.text, gigabytes(h.cache.best()), std::floor(h.largest.best())),
          "state a smaller batch, more devices, shorter sequences, or a lower \"kv_precision\"", w.batch_written.at);
    const Room needed = needed_replicas(sheet, phase, w);
    if (needed && is_tight(cell(sheet, w.replicas) / needed))
      error(diag::overloaded,
            fmt::format("\"replicas\" is {}, which is too few for the arrivals: {:g} are needed",
                        w.replicas_written.text, needed.best()),
            fmt::format("state \"replicas\": {:g}, or remove \"replicas\"", needed.best()), w.replicas_written.at);
  }

  const Inventory& inventory_;
  Diagnostics faults_;
};

}  // namespace

std::vector<Limit> limits(Sheet& sheet, const Inventory& inventory) {
  std::vector<Limit> list;
  const auto add = [&](const PhaseFacts& phase, std::string_view what, diag::Code code, std::string_view is,
                       std::string_view times_of, Room room) {
    if (!room) return;
    list.push_back({fmt::format("limits/{}/{}", phase.name, what), code, fmt::format("{}: {}", phase.name, is),
                    std::string(times_of), room.index});
  };
  for (const PhaseFacts& phase : inventory.phases) {
    if (phase.hardware->vcpus && phase.hardware->of_vcpus)
      add(phase, "vcpus", diag::out_of_domain, "the reserved vCPUs are", "those of the machine",
          cell(sheet, phase.hardware->of_vcpus) / cell(sheet, phase.hardware->vcpus));
    if (const auto* runs = phase.activity.as<RunsFacts>(); runs != nullptr && runs->p50)
      add(phase, "percentiles", diag::out_of_domain, "p50 is", "p99", cell(sheet, runs->p99) / cell(sheet, runs->p50));
    if (const ModelFacts* model = model_of(phase))
      for (const PartOfModel& p : parts_of_model)
        if (model->*p.part && model->*p.of)
          add(phase, p.what, diag::bad_model, p.is, p.whole, cell(sheet, model->*p.of) / cell(sheet, model->*p.part));
    if (const auto training = training_memory_of(sheet, phase))
      add(phase, "memory", diag::does_not_fit, "the training needs", "the memory of its devices", training->room);
    if (const auto shares = contract_shares(sheet, *phase.site)) {
      const auto whole = sheet.constant<dim::one>(1 + 1e-9);  // leaves room for rounding
      add(phase, "contracts", diag::out_of_domain, "the shares of the contracts are", "the electricity of the site",
          whole / shares);
      add(phase, "contracts_short", diag::out_of_domain, "the electricity of the site is",
          "the shares of its contracts", whole * shares);
    }
    if (const auto* bill = phase.activity.as<ServingFacts>(); bill != nullptr && bill->cached_tokens) {
      const auto none = sheet.constant<dim::token>(1e-9);
      add(phase, "cached", diag::conflict, "the cached tokens are", "the tokens of the prompts, which hold them",
          max(cell(sheet, bill->prompt_tokens), none) / max(cell(sheet, bill->cached_tokens), none));
    }
    add(phase, "answer", diag::conflict, "an answer is", "all tokens written", answer_room(sheet, phase));
    add(phase, "context", diag::beyond_context, "input and output tokens are", "the context of the model",
        context_room(sheet, phase));
    if (const auto measured = measured_memory_of(sheet, phase))
      add(phase, "memory", diag::does_not_fit, "the weights of the model need", "the memory of its devices",
          measured->room);
    const ServingFacts* w = with_known_memory(phase);
    if (w == nullptr) continue;
    const Memory h = memory_of(sheet, *w);
    add(phase, "memory", diag::does_not_fit, "the model with one sequence needs", "the usable memory of its devices",
        h.room);
    add(phase, "batch", diag::batch_too_large, "the batch is", "three times the largest batch whose cache fits",
        h.batch_room);
    if (const Room needed = needed_replicas(sheet, phase, *w))
      add(phase, "replicas", diag::overloaded, "the replicas needed are", "the replicas stated",
          cell(sheet, w->replicas) / needed);
  }
  for (Limit& limit : fleet_limits(sheet, inventory)) list.push_back(std::move(limit));
  return list;
}

Diagnostics infeasibility(const Inventory& inventory) { return Trial(inventory).run(); }

}  // namespace aicarbon::lifecycle
