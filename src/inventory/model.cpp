// Resolves the model of planned work, which is described in the job or is a row of the catalog. See planned_work.hpp.
#include "inventory/planned_work.hpp"

#include "catalog/names.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace aicarbon::inventory {
namespace {

// A plain number of a model. Its key is the same in the job and in the models table.
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

bool chooses_experts(const ModelFacts& m) {
  return m.experts && m.experts_per_token && m.experts.best() > m.experts_per_token.best();
}

ModelFacts of_catalog(const Planning& p, const CatalogTable& table, const CatalogRow& row) {
  ModelFacts m;
  m.name = row.id();
  const auto read = [&](auto& fact, std::string_view column, std::string path) {
    if (auto value = from_catalog(p.context.catalog, "models", row.id(), column, std::move(path)))
      fact = {std::make_shared<const Input>(std::move(*value)), {}};
  };
  const auto in_model = [&](std::string_view key) { return path_of(p, fmt::format("model/{}", key)); };
  for (const Number& n : numbers) read(m.*n.fact, n.key, in_model(n.key));
  read(m.steps, "steps", path_of(p, "steps"));
  read(m.flop_per_step, "flop_per_step_tflop", in_model("flop_per_step"));
  read(m.attention_per_step, "attention_per_step_tflop", in_model("flop_per_step"));
  read(m.flop_per_step_size, "flop_per_step_size", in_model("flop_per_step"));
  m.guidance = from_word<Guidance>(table.text(row, "guidance"));
  m.mixture = chooses_experts(m);  // T5 has fewer active weights because a token passes one of two halves
  return m;
}

ModelFacts of_job(const Planning& p, const StatedModel& m, std::string name, const Location& at) {
  ModelFacts f;
  f.name = std::move(name);
  for (const Number& n : numbers) f.*n.fact = stated(m.*n.stated, p.use);
  f.flop_per_step = stated(m.flop_per_step, p.use);
  const bool skips = f.active_parameters && f.parameters && f.active_parameters.best() < f.parameters.best();
  f.mixture = chooses_experts(f) || skips;
  const auto above = [&](const std::optional<Stated<dim::one>>& part, const std::optional<Stated<dim::one>>& whole,
                         std::string_view message) {
    if (part && whole && part->value.best > whole->value.best)
      p.error(diag::bad_model, fmt::format("{}: {} of {}", message, part->written, whole->written),
              "the part cannot be larger than the whole", part->at);
  };
  above(m.active_parameters, m.parameters, "there are more active parameters than parameters in total");
  above(m.experts_per_token, m.experts, "a token is sent to more experts than a layer has");
  above(m.expert_parameters, m.parameters, "the experts have more parameters than the whole model");
  above(m.kv_heads, m.heads, "there are more key-value heads than attention heads");
  if (m.experts.has_value() != m.experts_per_token.has_value())
    p.error(diag::missing_field, "\"experts\" and \"experts_per_token\" must be given together",
            fmt::format("add \"{}\"", m.experts ? "experts_per_token" : "experts"), at);
  if (m.experts && !m.active_parameters && !m.expert_parameters)
    p.error(diag::missing_field, "a mixture of experts needs \"active_parameters\" or \"expert_parameters\"",
            "add \"active_parameters\", the number of weights that each token is multiplied by", at);
  return f;
}

// The digits of a name: another number is another model.
std::string digits_of(std::string_view name) {
  std::string digits;
  std::ranges::copy_if(name, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

// Names that a typing error may stand for, as a question; empty if there is none. A name with other numbers is never
// suggested. Without numbers, only the name of a family has suggestions: any other would be a model of another size.
std::string near_model(const Planning& p, std::string_view wanted) {
  const std::string digits = digits_of(wanted);
  catalog::UnknownName unknown{wanted, {}, {}, {}};
  const bool is_family = wanted.find_first_of(" -_/.:@") == std::string_view::npos;
  if (!digits.empty() || is_family) unknown.tables.emplace_back("models");
  for (const auto& [own, model] : p.context.job.models) unknown.own.push_back(own);
  std::string open = catalog::name_help(p.context.catalog, unknown);
  if (!open.empty() || digits.empty()) return open;
  std::vector<std::string_view> closed;
  for (const CatalogRow& row : p.context.catalog.table("closed_models").rows) {
    const std::string_view id = row.cell(0);
    const std::string_view own = id.substr(id.find('/') + 1);
    if (digits_of(own) == digits) closed.push_back(own);
  }
  return diag::did_you_mean(wanted, closed);
}

ModelFacts unknown_model(const Planning& p, const Text& name) {
  std::string near = near_model(p, name.value);
  if (!near.empty()) near += near.ends_with('?') ? " otherwise " : "; ";
  const bool writes = p.key == activity::Requests::key || p.key == activity::Bill::key;
  p.error(
      diag::unknown_model, fmt::format("unknown model \"{}\"", name.value),
      near + (writes ? "`aicarbon catalog list models` and `… closed_models` list all names; a model whose size nobody "
                       "has estimated is described in \"models\" of the job, with a range: {\"parameters\": \"400B\", "
                       "\"active_parameters\": {\"best\": \"100B\", \"low\": \"40B\", \"high\": \"200B\"}}; or leave "
                       "\"model\" out and state a measured \"energy_per_token\""
                     : "`aicarbon catalog list models` lists all models; or describe the model: {\"parameters\": "
                       "\"7B\", …}"),
      name.at);
  return {};
}

// The name without what a gateway puts around it: "claude-opus-4-5" of "openrouter/anthropic/claude-opus-4-5:thinking".
// Any other word after a colon is part of the name, such as the size in "mistral:22b".
std::string_view without_route(std::string_view name) {
  constexpr std::string_view of_a_gateway[] = {":beta", ":exacto", ":extended", ":floor",
                                               ":free", ":nitro",  ":online",   ":thinking"};
  name = name.substr(name.rfind('/') + 1);
  for (const std::string_view variant : of_a_gateway)
    if (name.ends_with(variant)) name.remove_suffix(variant.size());
  return name;
}

// An estimate of one figure alone, widened to the range that the estimates of several people have.
Fact<dim::one> widened(const Planning& p, Fact<dim::one> fact, double least) {
  if (!fact || !fact.input->value.exact()) return fact;
  const Input spread = assume(p.context.catalog, "closed_model/spread", fact.input->path);
  Input wide = *fact.input;
  wide.value.low = std::max(wide.value.best * spread.value.low, std::min(least, wide.value.best));
  wide.value.high = wide.value.best * spread.value.high;
  wide.value.shape = spread.value.shape;
  wide.set = spread.set;
  wide.citation += "; range: " + spread.citation;
  return known<dim::one>(std::move(wide));
}

// Who estimated the size of a closed model, and when: "2026: EcoLogits 0.11.3, Li 2026". The note of a row names
// them, each before what they estimated: "Li 2026: 892B".
std::string guessed_by(const CatalogTable& table, const CatalogRow& row) {
  std::string who;
  std::string_view note = table.text(row, "note");
  while (!note.empty()) {
    const auto end = std::min(note.find("; "), note.size());
    const auto part = note.substr(0, end);
    note.remove_prefix(std::min(end + 2, note.size()));
    const auto colon = part.find(':');
    const bool is_name = colon != std::string_view::npos && part.front() >= 'A' && part.front() <= 'Z';
    const std::string name(is_name ? part.substr(0, colon) : std::string_view{});
    if (is_name && who.find(name) == std::string::npos) who += (who.empty() ? "" : ", ") + name;
  }
  if (who.empty()) who = table.text(row, "guess_source");
  return fmt::format("{}: {}", table.text(row, "guess_year"), who);
}

// A model behind an API: its size as others have estimated it. A model with as many active weights as weights is dense.
ModelFacts of_closed(const Planning& p, const CatalogRow& row, const Text& name) {
  const CatalogTable& table = p.context.catalog.table("closed_models");
  ModelFacts m;
  m.name = row.id();
  const auto read = [&](std::string_view column) -> Fact<dim::one> {
    auto value = from_catalog(p.context.catalog, "closed_models", row.id(), column, path_of(p, "model"));
    return value ? known<dim::one>(std::move(*value)) : Fact<dim::one>{};
  };
  const auto active = read("active_parameters");
  m.parameters = widened(p, read("parameters"), active ? active.input->value.low : 0);
  if (active && m.parameters && active.best() < m.parameters.best()) m.active_parameters = widened(p, active, 0);
  m.mixture = m.active_parameters ? true : false;
  const auto billions = [](double number) { return units::significant(number / 1e9, 3); };
  const auto size = [&](const Fact<dim::one>& fact) {
    return fmt::format("{} ({} … {}) billion", billions(fact.best()), billions(fact.input->value.low),
                       billions(fact.input->value.high));
  };
  if (m.parameters)
    p.context.note(
        diag::estimate_of_others,
        fmt::format("the size of {} is an estimate of others ({}): {} parameters{}", table.text(row, "name"),
                    guessed_by(table, row), size(m.parameters),
                    m.active_parameters ? fmt::format(", {} active", size(m.active_parameters)) : ""),
        "its provider has published none; state another size in \"models\", or a measured \"energy_per_token\"",
        name.at);
  return m;
}

// Defaults by the size of a model for what is unknown of its architecture: all of it for a model that states none, and
// the experts of a mixture that states no number of them.
void by_size(const Planning& p, ModelFacts& m) {
  if (!m.parameters || m.token_parameters || m.flop_per_step || m.lookups) return;
  const auto rule = [&](std::string_view id) { return assumed<dim::one>(p.context, id, path_of(p, "model")); };
  const bool bare = !m.layers && !m.hidden && !m.heads && !m.kv_heads && !m.head_dim && !m.kv_bytes_per_token;
  if (bare && p.key != activity::Tokens::key) {
    m.layers_by_size = rule("closed_model/layers");
    m.width_by_size = rule("closed_model/width");
    m.cache_per_layer = rule("closed_model/cache_per_layer");
  }
  if (m.mixture && !m.experts && m.active_parameters && p.key != activity::Tokens::key)
    m.expert_use = rule("closed_model/expert_use");
}

// A row by one of its names, as typed or without the route of a gateway. A note says which row another name than the id
// refers to.
const CatalogRow* row_named(const Planning& p, std::string_view table_name, const Text& name) {
  const CatalogTable& table = p.context.catalog.table(table_name);
  catalog::Named named = catalog::find_named(table, name.value);
  const bool as_typed = named.row != nullptr;
  if (!as_typed) named = catalog::find_named(table, without_route(name.value));
  const bool is_id = as_typed && named.spelling.empty();
  const bool names_estimate = as_typed && table_name == "closed_models";  // its own note has the name
  if (named.row != nullptr && !is_id && !names_estimate)
    p.context.note(diag::commonest_form, fmt::format("\"{}\" is interpreted as {}", name.value, named.row->id()), {},
                   name.at);
  return named.row;
}

ModelFacts named_model(const Planning& p) {
  const auto& stated_model = p.work.model;
  if (!stated_model) return {};
  if (stated_model->object) return of_job(p, *stated_model->object, "the model", stated_model->at);
  const Text& name = *stated_model->text;
  for (const auto& [own, model] : p.context.job.models)
    if (own == name.value) return of_job(p, model, fmt::format("model \"{}\"", own), model.at);
  if (const CatalogRow* row = row_named(p, "models", name))
    return of_catalog(p, p.context.catalog.table("models"), *row);
  if (const CatalogRow* row = row_named(p, "closed_models", name)) return of_closed(p, *row, name);
  return unknown_model(p, name);
}

}  // namespace

const CatalogRow* closed_model(const Catalog& catalog, std::string_view name) {
  const auto found = [&](const CatalogTable& table) {
    const CatalogRow* row = catalog::find_named(table, name).row;
    return row != nullptr ? row : catalog::find_named(table, without_route(name)).row;
  };
  return found(catalog.table("models")) != nullptr ? nullptr : found(catalog.table("closed_models"));
}

ModelFacts resolve_model(const Planning& p) {
  ModelFacts m = named_model(p);
  by_size(p, m);
  return m;
}

bool has_model(const Planning& p, const ModelFacts& model) {
  if (p.work.model) return !model.name.empty();
  p.error(diag::missing_field, fmt::format("\"{}\" needs \"model\"", p.key),
          "state a name in \"models\" or an id from `aicarbon catalog list models`; or state a measured energy", p.at);
  return false;
}

void needs(const Planning& p, const ModelFacts& model, const Fact<dim::one>& fact, std::string_view key) {
  if (fact) return;
  const auto& stated_model = p.work.model;
  p.error(diag::model_lacks,
          fmt::format("{} states no \"{}\"", stated_model ? model.name : std::string("the activity"), key),
          fmt::format("describe the model in the job, with \"{}\"; or state a measured energy", key),
          stated_model ? stated_model->at : p.at);
}

bool writes_text(const Planning& p, const ModelFacts& model, std::string_view instead) {
  const bool pictures = model.token_parameters || model.flop_per_step;
  if (!pictures && !model.lookups) return true;
  p.error(
      diag::bad_model,
      fmt::format("{} is a model for {}, not for text", model.name, pictures ? "images or videos" : "recommendations"),
      fmt::format("state {} instead of \"{}\", or name a language model", instead, p.key), p.work.model->at);
  return false;
}

std::string_view kind_of(const ModelFacts& model) { return model.mixture ? "moe" : "dense"; }

}  // namespace aicarbon::inventory
