// Work told by its count: which model, on which device, with which constants. What the job leaves out comes from the catalog or a
// default rule; nothing is computed here.
#include "inventory/context.hpp"
#include "inventory/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace aicarbon::inventory {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

bool has_word(std::string_view words, std::string_view wanted) {
  std::istringstream in{std::string(words)};
  for (std::string word; in >> word;)
    if (word == wanted) return true;
  return false;
}

// Whether a row of a table of classes is for this accelerator: one of its words stands in the id, or it is for any.
bool is_for(std::string_view families, std::string_view accelerator) {
  std::istringstream in{std::string(families)};
  for (std::string word; in >> word;)
    if (word == "*" || accelerator.find(word) != std::string_view::npos) return true;
  return false;
}

// Plain numbers of a model, by their key: in the job and in the table.
struct Number {
  std::string_view key;
  std::optional<Stated<dim::one>> StatedModel::*stated;
  Fact<dim::one> ModelFacts::*fact;
};
constexpr Number numbers[] = {
    {"parameters", &StatedModel::parameters, &ModelFacts::parameters},
    {"active_parameters", &StatedModel::active_parameters, &ModelFacts::active_parameters},
    {"layers", &StatedModel::layers, &ModelFacts::layers},
    {"hidden", &StatedModel::hidden, &ModelFacts::hidden},
    {"heads", &StatedModel::heads, &ModelFacts::heads},
    {"kv_heads", &StatedModel::kv_heads, &ModelFacts::kv_heads},
    {"head_dim", &StatedModel::head_dim, &ModelFacts::head_dim},
    {"context", &StatedModel::context, &ModelFacts::context},
    {"experts", &StatedModel::experts, &ModelFacts::experts},
    {"experts_per_token", &StatedModel::experts_per_token, &ModelFacts::experts_per_token},
    {"expert_parameters", &StatedModel::expert_parameters, &ModelFacts::expert_parameters},
    {"window", &StatedModel::window, &ModelFacts::window},
    {"window_layers", &StatedModel::window_layers, &ModelFacts::window_layers},
    {"kv_bytes_per_token", &StatedModel::kv_bytes_per_token, &ModelFacts::kv_bytes_per_token},
    {"token_parameters", &StatedModel::token_parameters, &ModelFacts::token_parameters},
    {"attention_width", &StatedModel::attention_width, &ModelFacts::attention_width},
    {"patch", &StatedModel::patch, &ModelFacts::patch},
    {"text_tokens", &StatedModel::text_tokens, &ModelFacts::text_tokens},
    {"frame_stride", &StatedModel::frame_stride, &ModelFacts::frame_stride},
    {"frame_patch", &StatedModel::frame_patch, &ModelFacts::frame_patch},
    {"lookups", &StatedModel::lookups, &ModelFacts::lookups},
    {"embedding_dim", &StatedModel::embedding_dim, &ModelFacts::embedding_dim},
};

class Work {
 public:
  Work(const Context& context, const Phase& phase, const HardwareFacts& hardware)
      : c_(context), a_(*phase.activity), hardware_(hardware), use_(phase.name.value),
        path_(fmt::format("/phases/{}/activity", phase.name.value)) {}

  WorkFacts facts(const std::optional<Stated<dim::time>>& fleet_duration) {
    model();
    precision();
    take(f_.devices, a_.devices);
    measured();
    if (a_.kind == "tokens") training();
    else if (a_.kind == "requests") serving(fleet_duration);
    else things();
    return std::move(f_);
  }

 private:
  std::string path(std::string_view field) const { return fmt::format("{}/{}", path_, field); }
  template <Dim D>
  void take(Fact<D>& fact, const std::optional<Stated<D>>& value) {
    if (value) fact = stated(*value, use_);
  }
  template <Dim D>
  void take(Fact<D>& fact, const std::optional<Stated<D>>& value, std::string_view rule, std::string_view field) {
    fact = value ? stated(*value, use_) : assumed<D>(c_, rule, path(field));
  }
  void error(diag::Code code, std::string message, std::string help, const Location& at) {
    c_.error(code, std::move(message), std::move(help), at);
  }

  // --- the model -----------------------------------------------------------------------------------------------------------------

  void model() {
    if (!a_.model) return;
    if (a_.model->object) return model_of(*a_.model->object, "the model", a_.model->at);
    const Text& name = *a_.model->text;
    for (const auto& [own, model] : c_.job.models)
      if (own == name.value) return model_of(model, own, model.at);
    const CatalogTable& table = c_.catalog.table("models");
    const std::string wanted = lower(name.value);
    const CatalogRow* row = table.find(wanted);
    for (std::size_t i = 0; row == nullptr && i < table.rows.size(); ++i)
      if (has_word(table.text(table.rows[i], "aliases"), wanted)) row = &table.rows[i];
    if (row == nullptr) return unknown_model(name);
    f_.model.name = row->id();
    for (const Number& n : numbers)
      if (auto value = from_catalog(c_.catalog, "models", row->id(), n.key, model_path(n.key)))
        f_.model.*n.fact = known<dim::one>(std::move(*value));
    if (auto value = from_catalog(c_.catalog, "models", row->id(), "steps", path("steps")))
      f_.model.steps = known<dim::one>(std::move(*value));
    if (auto value = from_catalog(c_.catalog, "models", row->id(), "flop_per_step_tflop", model_path("flop_per_step")))
      f_.model.flop_per_step = known<dim::flop>(std::move(*value));
    if (auto value =
            from_catalog(c_.catalog, "models", row->id(), "attention_per_step_tflop", model_path("flop_per_step")))
      f_.model.attention_per_step = known<dim::flop>(std::move(*value));
    if (auto value = from_catalog(c_.catalog, "models", row->id(), "flop_per_step_size", model_path("flop_per_step")))
      f_.model.flop_per_step_size = known<dim::one>(std::move(*value));
    f_.model.guidance = table.text(*row, "guidance");
  }

  std::string model_path(std::string_view key) const { return fmt::format("{}/model/{}", path_, key); }

  void unknown_model(const Text& name) {
    std::vector<std::string_view> names;
    for (const auto& [own, model] : c_.job.models) names.push_back(own);
    for (const CatalogRow& row : c_.catalog.table("models").rows) names.push_back(row.cell(0));
    std::string help = diag::did_you_mean(name.value, names);
    if (help.empty()) help = "`aicarbon catalog list models` shows all; or describe it: {\"parameters\": \"7B\", …}";
    error(diag::unknown_model, fmt::format("unknown model \"{}\"", name.value), help, name.at);
  }

  void model_of(const StatedModel& m, std::string name, const Location& at) {
    f_.model.name = std::move(name);
    for (const Number& n : numbers)
      if (m.*n.stated) f_.model.*n.fact = stated(*(m.*n.stated), use_);
    take(f_.model.flop_per_step, m.flop_per_step);
    const auto above = [&](const std::optional<Stated<dim::one>>& part, const std::optional<Stated<dim::one>>& whole,
                           std::string_view says) {
      if (part && whole && part->value.best > whole->value.best)
        error(diag::bad_model, fmt::format("{}: {} of {}", says, part->written, whole->written),
              "the part cannot be larger than the whole", part->at);
    };
    above(m.active_parameters, m.parameters, "more active parameters than there are");
    above(m.experts_per_token, m.experts, "a token is sent to more experts than there are");
    above(m.expert_parameters, m.parameters, "the experts have more weights than the model");
    above(m.kv_heads, m.heads, "more heads of keys and values than heads");
    if (m.experts.has_value() != m.experts_per_token.has_value())
      error(diag::missing_field, "experts and experts_per_token belong together",
            fmt::format("add \"{}\"", m.experts ? "experts_per_token" : "experts"), at);
    if (m.experts && !m.active_parameters && !m.expert_parameters)
      error(diag::missing_field, "a mixture of experts needs active_parameters or expert_parameters",
            "add \"active_parameters\": the weights that one token is multiplied by", at);
  }

  // --- the device ----------------------------------------------------------------------------------------------------------------

  bool on_accelerator() const {
    return hardware_.present && !hardware_.device.empty() &&
           c_.catalog.find("accelerators", hardware_.device) != nullptr;
  }
  template <Dim D>
  Fact<D> of_device(std::string_view column, std::string_view what) const {
    if (!on_accelerator())
      return unknown<D>(fmt::format("{} of the device is not known: name an accelerator of the catalog", what));
    if (auto value = from_catalog(c_.catalog, "accelerators", hardware_.device, column, "/hardware"))
      return known<D>(std::move(*value));
    return unknown<D>(fmt::format("{} of {} is not published", what, hardware_.device));
  }

  void precision() {
    if (a_.precision) f_.precision = a_.precision->value;
    const Precision& p = inventory::precision(f_.precision);
    f_.bytes_per_weight = p.bytes;
    f_.bytes_per_cached = inventory::precision(a_.kv_precision    ? std::string_view(a_.kv_precision->value)
                                               : p.cached.empty() ? p.name
                                                                  : p.cached)
                              .bytes;
    f_.device.bandwidth = of_device<dim::bandwidth>("memory_bandwidth_gb_per_s", "the memory bandwidth");
    f_.device.memory = of_device<dim::memory>("memory_gb", "the memory");
    f_.device.peak = of_device<dim::flop_rate>(p.peak, fmt::format("the dense peak at {}", f_.precision));
    if (a_.peak) {
      if (f_.device.peak) sparse(*a_.peak, f_.device.peak.best());
      f_.device.peak = stated(*a_.peak, use_);
    }
  }

  void sparse(const Stated<dim::flop_rate>& peak, double dense) {
    const double over = peak.value.best / dense;
    if (over >= 1.8 && over <= 2.2)
      c_.note(diag::sparse_peak,
              fmt::format("the peak is {:.2g} times the dense one of {}: with sparsity?", over, hardware_.device),
              "state the dense peak: no published MFU counts sparsity", peak.at);
  }

  // A peak is asked for: none at this precision is an error, never another precision's.
  void needs_peak() {
    if (f_.device.peak) return;
    if (!on_accelerator()) {
      error(diag::needs_hardware,
            fmt::format("\"{}\" is computed from what the device can do, and no accelerator is named", a_.kind),
            "add \"hardware\": an accelerator of the catalog; or state \"peak\", or a measured energy", a_.at);
      return;
    }
    error(diag::no_peak, fmt::format("no dense peak of {} at {} is known", hardware_.device, f_.precision),
          "another precision's is not taken: state \"peak\", or another \"precision\"",
          a_.precision ? a_.precision->at : a_.at);
  }

  void needs(const Fact<dim::one>& fact, std::string_view key) {
    if (fact) return;
    error(diag::model_lacks, fmt::format("{} tells no {}", a_.model ? f_.model.name : std::string("the activity"), key),
          fmt::format("describe the model in \"models\", with \"{}\"; or state a measured energy", key),
          a_.model ? a_.model->at : a_.at);
  }

  bool has_model() {
    if (a_.model) return !f_.model.name.empty();
    error(diag::missing_field, fmt::format("\"{}\" needs \"model\"", a_.kind),
          "a name in models, an id of `aicarbon catalog list models`, or a measured energy", a_.at);
    return false;
  }

  // --- measured ------------------------------------------------------------------------------------------------------------------

  bool energy_is_measured() const { return a_.energy_per_token || a_.energy_per_request || a_.energy_per_item; }

  void measured() {
    take(f_.energy_per_token, a_.energy_per_token);
    take(f_.energy_per_item, a_.energy_per_request);
    if (a_.energy_per_item) take(f_.energy_per_item, a_.energy_per_item);
    if (a_.throughput) {
      take(f_.token_rate, a_.throughput->tokens);
      take(f_.rate, a_.throughput->things);
    }
  }

  // --- training ------------------------------------------------------------------------------------------------------------------

  bool mixture() const { return f_.model.experts && f_.model.experts.best() > f_.model.experts_per_token.best(); }
  std::string_view kind() const { return mixture() ? "moe" : "dense"; }

  void training() {
    f_.tokens = stated(*a_.tokens, use_);
    take(f_.epochs, a_.epochs);
    if (a_.sequence_length) f_.sequence = stated(*a_.sequence_length, use_);
    else f_.sequence = unknown<dim::tokens_per_request>("the length of the training sequences is not told");
    f_.low_rank = a_.method && (a_.method->value == "lora" || a_.method->value == "qlora");
    if (!has_model()) return;
    needs(f_.model.parameters, "parameters");
    take(f_.power_fraction, a_.power_fraction, "training/power_fraction", "power_fraction");
    f_.idle_fraction = assumed<dim::one>(c_, "training/idle_fraction", path("power_fraction"));
    if (energy_is_measured() || f_.token_rate) return;
    needs_peak();
    const bool from_table = a_.run_mfu ? a_.run_mfu->published.has_value() : !a_.mfu.has_value();
    if (from_table) as_in_the_table();
    tokens_per_parameter();
    if (!f_.model.layers || !f_.sequence)
      c_.note(diag::no_attention,
              f_.model.layers ? "the length of the training sequences is not told: FLOPs of attention are not counted"
                              : fmt::format("{} tells no layers: FLOPs of attention are not counted", f_.model.name),
              f_.model.layers ? "add \"sequence_length\"" : "add \"layers\" and \"hidden\" to the model", a_.at);
    if (a_.run_mfu) {
      take(f_.run_mfu, a_.run_mfu->value);
      if (a_.run_mfu->value) above_published(*a_.run_mfu->value, "run");
      if (a_.run_mfu->published) f_.run_mfu = published_mfu("run");
      return;
    }
    if (a_.mfu) {
      f_.mfu = stated(*a_.mfu, use_);
      above_published(*a_.mfu, "step");
    } else {
      f_.mfu = published_mfu("step");
    }
    take(f_.goodput, a_.goodput, "training/goodput", "goodput");
  }

  double active() const {
    return f_.model.active_parameters ? f_.model.active_parameters.best()
           : f_.model.parameters      ? f_.model.parameters.best()
                                      : 0;
  }

  // The table counts over the peak at 16 bit, whatever precision is trained in (docs/methodology/mfu.md): over that of FP8, twice as
  // high, its shares would promise twice the speed. What FP8 gains is a factor of its own.
  void as_in_the_table() {
    if (f_.precision == "fp8") f_.fp8_gain = assumed<dim::one>(c_, "training/fp8_gain", path("precision"));
    if (a_.peak) return;
    auto peak = of_device<dim::flop_rate>(inventory::precision("bf16").peak, "the dense peak at bf16");
    if (peak && f_.device.peak && peak.best() < f_.device.peak.best()) f_.device.peak = std::move(peak);
  }

  // The row of the table mfu for this device, kind, size and sequence: the first that fits.
  Fact<dim::one> published_mfu(std::string_view scope) {
    const CatalogTable& table = c_.catalog.table("mfu");
    for (const CatalogRow& row : table.rows) {
      const auto limit = [&](std::string_view column, double value) {
        const auto most = c_.catalog.number("mfu", row.cell(0), column);
        return !most || value <= most->value.best;
      };
      if (table.text(row, "scope") == scope && table.text(row, "kind") == kind() &&
          is_for(table.text(row, "families"), hardware_.device) && limit("most_parameters", active()) &&
          limit("longest_sequence", f_.sequence ? f_.sequence.best() : 0))
        return known<dim::one>(
            assume_row(c_.catalog, "mfu", row.cell(0), "mfu", path(scope == "run" ? "run_mfu" : "mfu")));
    }
    throw std::logic_error("the table mfu has no row for any device");
  }

  void above_published(const Stated<dim::one>& mfu, std::string_view scope) {
    const CatalogTable& table = c_.catalog.table("mfu_published");
    double most = 0;
    std::string of;
    for (const CatalogRow& row : table.rows) {
      if (table.text(row, "scope") != scope || table.text(row, "device") != hardware_.device) continue;
      if ((table.text(row, "precision") == "fp8") != (f_.precision == "fp8"))
        continue;  // one peak for both in the table
      const auto value = c_.catalog.number("mfu_published", row.cell(0), "mfu");
      if (!value || value->value.best <= most) continue;
      most = value->value.best;
      of = fmt::format("{}, {}", table.text(row, "model"), value->citation);
    }
    if (most > 0 && mfu.value.best > most)
      c_.note(diag::mfu_above_published,
              fmt::format("{} is above every published MFU of {}: {:.3g} at most ({})", mfu.written, hardware_.device,
                          most, of),
              "is it HFU, which counts recomputed FLOPs, or over another peak?", mfu.at);
  }

  void tokens_per_parameter() {
    const bool pretraining = !a_.method || a_.method->value == "pretraining";
    if (!pretraining || !f_.model.parameters) return;
    const double ratio = a_.tokens->value.best / f_.model.parameters.best();
    if (ratio < 0.1 || ratio > 100'000)
      c_.note(diag::tokens_per_parameter,
              fmt::format("{:.3g} tokens for each parameter is far from any published pre-training", ratio),
              "compute-optimal is about 20 (Hoffmann et al. 2022), Llama 3 8B 1,900; is a suffix wrong (k, M, B, T)?",
              a_.tokens->at);
  }

  // --- serving -------------------------------------------------------------------------------------------------------------------

  void serving(const std::optional<Stated<dim::time>>& fleet_duration) {
    f_.count = stated(*a_.requests, use_);
    take(f_.input_tokens, a_.input_tokens);
    take(f_.output_tokens, a_.output_tokens);
    take(f_.replicas, a_.replicas);
    take(f_.power_fraction, a_.power_fraction);
    if (a_.energy_per_request && a_.energy_per_token)
      error(diag::conflict, "energy_per_request and energy_per_token say the same thing", "keep one of them",
            a_.energy_per_token->at);
    if (a_.energy_per_request) return;
    const bool asks_tokens = !f_.rate;
    if (asks_tokens && !a_.output_tokens)
      error(diag::missing_field, "\"requests\" needs \"output_tokens\"", "add \"output_tokens\": 350", a_.at);
    if (energy_is_measured()) return;
    if (a_.throughput) return throughput_power();
    if (!a_.input_tokens)
      error(diag::missing_field, "\"requests\" needs \"input_tokens\"", "add \"input_tokens\": 300", a_.at);
    if (!has_model()) return;
    for (const auto& [fact, key] : {std::pair{&f_.model.parameters, "parameters"}, {&f_.model.layers, "layers"}})
      needs(*fact, key);
    if (!f_.model.kv_bytes_per_token && !f_.model.heads && !f_.model.kv_heads) needs(f_.model.heads, "heads");
    if (!f_.model.head_dim && !f_.model.hidden) needs(f_.model.hidden, "hidden");
    needs_peak();
    constants();
    scenario(fleet_duration);
    needs_memory();
  }

  // What a step reads is bandwidth; how many sequences are held is memory, which is asked for where the job leaves it open.
  void needs_memory() {
    if (!on_accelerator()) return;  // said already
    const bool tells_all =
        a_.devices && (f_.serving == Serving::single_stream || (f_.serving == Serving::fixed_batch && a_.batch));
    const auto lacks = [&](std::string_view what, std::string help) {
      error(diag::needs_hardware, fmt::format("the {} of {} is not published", what, hardware_.device), std::move(help),
            a_.at);
    };
    if (!f_.device.bandwidth)
      lacks("memory bandwidth", "name another accelerator, or state a measured energy or throughput");
    else if (!f_.device.memory && !tells_all)
      lacks("memory", "state \"devices\", and \"batch\" or \"serving\": \"single-stream\"; or a measured energy");
  }

  void throughput_power() {
    if (!f_.power_fraction) f_.power_fraction = assumed<dim::one>(c_, "load/inference", path("power_fraction"));
  }

  void constants() {
    const CatalogTable& table = c_.catalog.table("rooflines");
    const auto row = std::ranges::find_if(table.rows, [&](const CatalogRow& r) {
      return table.text(r, "kind") == kind() && is_for(table.text(r, "families"), hardware_.device);
    });
    if (row == table.rows.end()) throw std::logic_error("the table rooflines has no row for any device");
    const auto share = [&](std::string_view column) {
      return known<dim::one>(assume_row(c_.catalog, "rooflines", row->cell(0), column, path("throughput")));
    };
    RooflineFacts& r = f_.roofline;
    r.bandwidth_share = share("bandwidth_share");
    r.compute_share = share("compute_share");
    r.prefill_share = share("prefill_share");
    r.time_error = share("time_error");
    r.layer_time = known<dim::time>(*share("layer_ms").input);
    const std::pair<std::string_view, Fact<dim::one> RooflineFacts::*> powers[] = {
        {"one_small", &RooflineFacts::one_small},     {"one_medium", &RooflineFacts::one_medium},
        {"one_large", &RooflineFacts::one_large},     {"many_small", &RooflineFacts::many_small},
        {"many_medium", &RooflineFacts::many_medium}, {"many_large", &RooflineFacts::many_large}};
    for (const auto& [column, fact] : powers) r.*fact = share(column);
    r.prefill_power = assumed<dim::one>(c_, "serving/prefill_power", path("power_fraction"));
    r.idle_power = assumed<dim::one>(c_, "serving/idle_power_loaded", path("power_fraction"));
    r.memory_share = assumed<dim::one>(c_, "serving/memory_share", path("devices"));
    r.most_sequences = assumed<dim::request>(c_, "serving/most_sequences", path("batch"));
  }

  void scenario(const std::optional<Stated<dim::time>>& fleet_duration) {
    take(f_.cache_hit, a_.cache_hit);
    take(f_.batch, a_.batch);
    take(f_.arrivals, a_.arrivals);
    const std::string_view told = a_.serving ? std::string_view(a_.serving->value) : std::string_view{};
    f_.serving = told == "single-stream"                                                  ? Serving::single_stream
                 : told == "offline"                                                      ? Serving::offline
                 : told == "poisson" || (told.empty() && (a_.arrivals || fleet_duration)) ? Serving::poisson
                                                                                          : Serving::fixed_batch;
    if (f_.serving == Serving::poisson && !f_.arrivals) {
      if (!fleet_duration) {
        error(diag::missing_field, "\"serving\": \"poisson\" needs \"arrivals\"",
              "add \"arrivals\": \"5 request/s\", or run on a fleet with its duration", a_.serving->at);
        return;
      }
      Input rate = from_stated(*a_.requests, use_);  // as many as there are, evenly over the fleet's time
      rate.id = path("arrivals");
      rate.origin = Origin::derived;
      rate.unit = "request/s";
      const double hours = fleet_duration->value.best;
      for (double* x : {&rate.value.best, &rate.value.low, &rate.value.high}) *x /= hours;
      f_.arrivals = known<dim::request_rate>(std::move(rate));
    }
    if (f_.batch && f_.serving == Serving::poisson)
      error(diag::conflict, "batch follows from arrivals", "keep one of them, or set \"serving\": \"fixed-batch\"",
            a_.batch->at);
    if (f_.batch && f_.serving == Serving::single_stream)
      error(diag::conflict, "a single stream has a batch of one", "remove \"batch\"", a_.batch->at);
    if (f_.arrivals && f_.serving != Serving::poisson)
      error(diag::conflict, fmt::format("arrivals say nothing in \"{}\"", told),
            "remove \"arrivals\", or set \"serving\": \"poisson\"", a_.arrivals->at);
    if (f_.replicas && f_.serving != Serving::poisson)
      error(diag::conflict, "replicas go with arrivals: without them every device is full",
            "add \"arrivals\", or remove \"replicas\"", a_.replicas->at);
    if (!f_.batch && f_.serving == Serving::fixed_batch)
      f_.batch = assumed<dim::request>(c_, "serving/batch", path("batch"));
  }

  // --- images, videos, samples, queries, items -----------------------------------------------------------------------------------

  void things() {
    for (const auto* count : {&a_.images, &a_.videos, &a_.samples, &a_.queries, &a_.items}) take(f_.count, *count);
    take(f_.epochs, a_.epochs);
    const bool media = a_.kind == "images" || a_.kind == "videos";
    const bool ranking = a_.kind == "samples" || a_.kind == "queries";
    const std::string_view room = media ? "media" : ranking ? "recommendation" : "work";
    take(f_.power_fraction, a_.power_fraction, fmt::format("{}/power_fraction", room), "power_fraction");
    if (energy_is_measured() || f_.rate) return;
    if (media) return pictures();
    needs_peak();
    f_.compute_share = assumed<dim::one>(c_, fmt::format("{}/compute_share", room), path("throughput"));
    if (ranking) {
      f_.bandwidth_share = assumed<dim::one>(c_, "recommendation/bandwidth_share", path("throughput"));
      if (!has_model()) return;
      for (const auto& [fact, key] : {std::pair{&f_.model.parameters, "parameters"},
                                      {&f_.model.lookups, "lookups"},
                                      {&f_.model.embedding_dim, "embedding_dim"}})
        needs(*fact, key);
      return;
    }
    if (!a_.flop_per_item)
      error(diag::missing_field, "\"items\" needs \"flop_per_item\", or a measured energy_per_item",
            "add \"flop_per_item\": \"2 TFLOP/item\"", a_.at);
    take(f_.flop_per_item, a_.flop_per_item);
  }

  void pictures() {
    if (!has_model()) return;
    take(f_.width, a_.width);
    take(f_.height, a_.height);
    take(f_.frames, a_.frames);
    if (a_.steps) f_.steps = stated(*a_.steps, use_);
    else f_.steps = f_.model.steps;
    needs(f_.steps, "steps");
    const std::string guidance = a_.guidance ? a_.guidance->value : f_.model.guidance;
    if (guidance.empty())
      error(diag::model_lacks, fmt::format("{} tells no guidance", f_.model.name),
            "add \"guidance\": \"cfg\" or \"distilled\"", a_.at);
    f_.passes = guidance == "distilled" ? 1 : 2;
    f_.flop_per_energy = assumed<dim::flop_per_energy>(c_, "media/flop_per_joule", path("energy_per_item"));
    if (f_.devices && f_.devices.best() > 1)
      f_.several_devices = assumed<dim::one>(c_, "media/several_devices", path("devices"));
    const auto told = [&](const std::optional<Stated<dim::one>>& value, std::string_view key,
                          std::string_view example) {
      if (!value)
        error(diag::missing_field, fmt::format("\"{}\" needs \"{}\"", a_.kind, key),
              fmt::format("add \"{}\": {}", key, example), a_.at);
    };
    if (f_.model.flop_per_step && !f_.model.flop_per_step_size) return;
    told(a_.width, "width", "1024");
    told(a_.height, "height", "1024");
    if (f_.model.flop_per_step) return;
    needs(f_.model.token_parameters, "token_parameters");
    needs(f_.model.patch, "patch");
    needs(f_.model.layers, "layers");
    if (!f_.model.attention_width) needs(f_.model.hidden, "hidden");
    if (a_.kind == "videos") {
      told(a_.frames, "frames", "81");
      needs(f_.model.frame_stride, "frame_stride");
    }
  }

  const Context& c_;
  const Activity& a_;
  const HardwareFacts& hardware_;
  std::string_view use_;
  std::string path_;
  WorkFacts f_;
};

}  // namespace

WorkFacts resolve_work(const Context& context, const Phase& phase, const HardwareFacts& hardware,
                       const std::optional<Stated<dim::time>>& fleet_duration) {
  return Work(context, phase, hardware).facts(fleet_duration);
}

}  // namespace aicarbon::inventory
