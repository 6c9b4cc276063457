// Training told by its tokens: the share of the peak it reaches comes from the job, else from the table of published ones.
// See work.hpp.
#include "inventory/work/work.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace aicarbon::inventory {
namespace {

// The table counts over the peak at 16 bit, whatever precision is trained in (docs/methodology/mfu.md): over that of FP8, twice as
// high, its shares would promise twice the speed. What FP8 gains is a factor of its own.
void as_in_the_table(Work& w) {
  WorkFacts& f = w.facts;
  if (f.precision == "fp8") f.fp8_gain = assumed<dim::one>(w.context, "training/fp8_gain", path_of(w, "precision"));
  if (w.activity.peak) return;
  auto peak = dense_peak(w, "bf16");
  if (peak && f.device.peak && peak.best() < f.device.peak.best()) f.device.peak = std::move(peak);
}

double active_parameters(const ModelFacts& model) {
  return model.active_parameters ? model.active_parameters.best() : model.parameters ? model.parameters.best() : 0;
}

// The row of the table mfu for this device, kind, size and sequence: the first that fits.
Fact<dim::one> published_mfu(const Work& w, std::string_view scope) {
  const Catalog& catalog = w.context.catalog;
  const CatalogTable& table = catalog.table("mfu");
  for (const CatalogRow& row : table.rows) {
    const auto limit = [&](std::string_view column, double value) {
      const auto most = catalog.number("mfu", row.cell(0), column);
      return !most || value <= most->value.best;
    };
    if (table.text(row, "scope") == scope && table.text(row, "kind") == kind_of(w.facts.model) &&
        is_for(table.text(row, "families"), w.hardware.device) &&
        limit("most_parameters", active_parameters(w.facts.model)) &&
        limit("longest_sequence", w.facts.sequence ? w.facts.sequence.best() : 0))
      return known<dim::one>(
          assume_row(catalog, "mfu", row.cell(0), "mfu", path_of(w, scope == "run" ? "run_mfu" : "mfu")));
  }
  throw std::logic_error("the table mfu has no row for any device");
}

void above_published(const Work& w, const Stated<dim::one>& mfu, std::string_view scope) {
  const CatalogTable& table = w.context.catalog.table("mfu_published");
  double most = 0;
  std::string of;
  for (const CatalogRow& row : table.rows) {
    if (table.text(row, "scope") != scope || table.text(row, "device") != w.hardware.device) continue;
    if ((table.text(row, "precision") == "fp8") != (w.facts.precision == "fp8"))
      continue;  // one peak for both in the table
    const auto value = w.context.catalog.number("mfu_published", row.cell(0), "mfu");
    if (!value || value->value.best <= most) continue;
    most = value->value.best;
    of = fmt::format("{}, {}", table.text(row, "model"), value->citation);
  }
  if (most > 0 && mfu.value.best > most)
    w.context.note(diag::mfu_above_published,
                   fmt::format("{} is above every published MFU of {}: {:.3g} at most ({})", mfu.written,
                               w.hardware.device, most, of),
                   "is it HFU, which counts recomputed FLOPs, or over another peak?", mfu.at);
}

void look_at_tokens_per_parameter(const Work& w) {
  const Activity& a = w.activity;
  const bool pretraining = !a.method || a.method->value == "pretraining";
  if (!pretraining || !w.facts.model.parameters) return;
  const double ratio = a.tokens->value.best / w.facts.model.parameters.best();
  if (ratio < 0.1 || ratio > 100'000)
    w.context.note(
        diag::tokens_per_parameter,
        fmt::format("{:.3g} tokens for each parameter is far from any published pre-training", ratio),
        "compute-optimal is about 20 (Hoffmann et al. 2022), Llama 3 8B 1,900; is a suffix wrong (k, M, B, T)?",
        a.tokens->at);
}

void look_for_attention(const Work& w) {
  const ModelFacts& model = w.facts.model;
  if (model.layers && w.facts.sequence) return;
  w.context.note(diag::no_attention,
                 model.layers ? "the length of the training sequences is not told: FLOPs of attention are not counted"
                              : fmt::format("{} tells no layers: FLOPs of attention are not counted", model.name),
                 model.layers ? "add \"sequence_length\"" : "add \"layers\" and \"hidden\" to the model",
                 w.activity.at);
}

}  // namespace

void resolve_training(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  f.tokens = stated(*a.tokens, w.use);
  take(w, f.epochs, a.epochs);
  if (a.sequence_length) f.sequence = stated(*a.sequence_length, w.use);
  else f.sequence = unknown<dim::tokens_per_request>("the length of the training sequences is not told");
  f.low_rank = a.method && (a.method->value == "lora" || a.method->value == "qlora");
  if (!has_model(w)) return;
  needs(w, f.model.parameters, "parameters");
  take(w, f.power_fraction, a.power_fraction, "training/power_fraction", "power_fraction");
  f.idle_fraction = assumed<dim::one>(w.context, "training/idle_fraction", path_of(w, "power_fraction"));
  if (energy_is_measured(a) || f.token_rate) return;
  needs_peak(w);
  const bool from_table = a.run_mfu ? a.run_mfu->published.has_value() : !a.mfu.has_value();
  if (from_table) as_in_the_table(w);
  look_at_tokens_per_parameter(w);
  look_for_attention(w);
  if (a.run_mfu) {
    take(w, f.run_mfu, a.run_mfu->value);
    if (a.run_mfu->value) above_published(w, *a.run_mfu->value, "run");
    if (a.run_mfu->published) f.run_mfu = published_mfu(w, "run");
    return;
  }
  if (a.mfu) {
    f.mfu = stated(*a.mfu, w.use);
    above_published(w, *a.mfu, "step");
  } else {
    f.mfu = published_mfu(w, "step");
  }
  take(w, f.goodput, a.goodput, "training/goodput", "goodput");
}

}  // namespace aicarbon::inventory
