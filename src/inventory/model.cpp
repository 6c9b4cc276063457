// Resolves the model of planned work, which is described in the job or is a row of the catalog. See planned_work.hpp.
#include "inventory/planned_work.hpp"

#include "catalog/names.hpp"

#include <fmt/format.h>

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

ModelFacts unknown_model(const Planning& p, const Text& name) {
  catalog::UnknownName unknown{
      name.value,
      {"models"},
      {},
      "`aicarbon catalog list models` lists all models; or describe the model: {\"parameters\": \"7B\", …}"};
  for (const auto& [own, model] : p.context.job.models) unknown.own.push_back(own);
  p.error(diag::unknown_model, fmt::format("unknown model \"{}\"", name.value),
          catalog::name_help(p.context.catalog, unknown), name.at);
  return {};
}

}  // namespace

ModelFacts resolve_model(const Planning& p) {
  const auto& stated_model = p.work.model;
  if (!stated_model) return {};
  if (stated_model->object) return of_job(p, *stated_model->object, "the model", stated_model->at);
  const Text& name = *stated_model->text;
  for (const auto& [own, model] : p.context.job.models)
    if (own == name.value) return of_job(p, model, fmt::format("model \"{}\"", own), model.at);
  const CatalogTable& table = p.context.catalog.table("models");
  const CatalogRow* row = catalog::find_named(table, name.value).row;
  return row == nullptr ? unknown_model(p, name) : of_catalog(p, table, *row);
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

void needs_experts(const Planning& p, const ModelFacts& model) {
  if (model.experts || !model.mixture) return;
  p.error(diag::model_lacks,
          fmt::format("{} has fewer active parameters than parameters, but states no \"experts\"", model.name),
          "add \"experts\" and \"experts_per_token\", on which the weights that a step reads depend; a dense model has "
          "no \"active_parameters\"",
          p.work.model->at);
}

}  // namespace aicarbon::inventory
