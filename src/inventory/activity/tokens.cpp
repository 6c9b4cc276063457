// Resolves training given as a number of tokens. The share of the peak that is reached is stated in the job, or else
// comes from the table of published values.
#include "inventory/planned_work.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace aicarbon::inventory {
namespace {

// The shares in the mfu table are relative to the 16-bit peak, whatever the precision of the training
// (docs/methodology/mfu.md). Applied to the FP8 peak, which is twice as high, they would give twice the speed. The gain
// of FP8 is a separate factor.
void as_in_the_table(const Planning& p, TrainingFacts& f) {
  if (f.precision == Precision::int8 || f.precision == Precision::fp4)
    p.error(
        diag::no_peak,
        fmt::format("no run in {} is published, and the MFU of runs at 16 bits is not used for it", word(f.precision)),
        fmt::format("state \"run_mfu\" relative to the peak at {0}; or \"precision\": \"bf16\", with \"method\": "
                    "\"qlora\" if only frozen weights have fewer bits",
                    word(f.precision)),
        p.work.precision->at);
  if (f.precision == Precision::fp8)
    f.fp8_gain = assumed<dim::one>(p.context, "training/fp8_gain", path_of(p, "precision"));
  if (p.work.peak) return;
  auto peak = dense_peak(p, Precision::bf16);
  if (peak && f.device.peak && peak.best() < f.device.peak.best()) f.device.peak = std::move(peak);
}

double active_parameters(const ModelFacts& model) {
  return model.active_parameters ? model.active_parameters.best() : model.parameters ? model.parameters.best() : 0;
}

// The MFU in the first row of the mfu table that matches the device, the sequence length, and the kind and size of the
// model.
Fact<dim::one> published_mfu(const Planning& p, const TrainingFacts& f, std::string_view scope) {
  const Catalog& catalog = p.context.catalog;
  const CatalogTable& table = catalog.table("mfu");
  for (const CatalogRow& row : table.rows) {
    const auto limit = [&](std::string_view column, double value) {
      const auto most = catalog.number("mfu", row.cell(0), column);
      return !most || value <= most->value.best;
    };
    if (table.text(row, "scope") == scope && table.text(row, "kind") == kind_of(f.model) &&
        is_for(table.text(row, "families"), p.hardware.device) &&
        limit("most_parameters", active_parameters(f.model)) &&
        limit("longest_sequence", f.sequence ? f.sequence.best() : 0))
      return known<dim::one>(
          assume_row(catalog, "mfu", row.cell(0), "mfu", path_of(p, scope == "step" ? "mfu" : "run_mfu")));
  }
  throw std::logic_error("the mfu table has no row that matches every device");
}

void above_published(const Planning& p, Precision precision, const Stated<dim::one>& mfu, std::string_view scope) {
  const CatalogTable& table = p.context.catalog.table("mfu_published");
  double most = 0;
  std::string of;
  for (const CatalogRow& row : table.rows) {
    if (table.text(row, "scope") != scope || table.text(row, "device") != p.hardware.device) continue;
    if ((table.text(row, "precision") == "fp8") != (precision == Precision::fp8))
      continue;  // FP8 is compared only with FP8, and other precisions with each other
    const auto value = p.context.catalog.number("mfu_published", row.cell(0), "mfu");
    if (!value || value->value.best <= most) continue;
    most = value->value.best;
    of = fmt::format("{}, {}", table.text(row, "model"), value->citation);
  }
  if (most <= 0) return;
  const auto says = [of, most, device = p.hardware.device, best = mfu.value.best, written = mfu.written,
                     at = mfu.at](double value) {
    return diag::make(
        diag::mfu_above_published,
        fmt::format("{} is above all comparable MFU values published for {}; the highest is {:.3g} ({})",
                    value == best ? written : units::shortest(value), device, most, of),
        "is it an HFU (hardware FLOPs utilization), which counts recomputed FLOPs, or is it relative to another peak?",
        at);
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  p.context.suspect(mfu.value.best, {mfu.at.path, std::nextafter(most, infinity), infinity, says});
}

// The method, as stated; otherwise, fine-tuning changes all weights, and any other kind of phase is pre-training.
TrainingMethod method_of(const activity::Tokens& a, PhaseKind kind) {
  if (a.method) return a.method->value;
  return kind == PhaseKind::fine_tuning ? TrainingMethod::full : TrainingMethod::pretraining;
}

void warn_of_tokens_per_parameter(const Planning& p, const activity::Tokens& a, const TrainingFacts& f) {
  if (f.method != TrainingMethod::pretraining || !f.model.parameters) return;
  const double parameters = f.model.parameters.best();
  const auto says = [parameters, at = a.tokens.at](double tokens) {
    return diag::make(
        diag::tokens_per_parameter,
        fmt::format("{:.3g} tokens per parameter is far from the ratio of any published pre-training run",
                    tokens / parameters),
        "the compute-optimal ratio is about 20 (Hoffmann et al. 2022), and Llama 3 8B used about 1,900; is a suffix wrong (k, M, B, T)? if the model is fine-tuned, set \"kind\": \"fine-tuning\" or state the \"method\"",
        at);
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double tokens = a.tokens.value.best;
  p.context.suspect(tokens, {a.tokens.at.path, 0, std::nextafter(0.1 * parameters, 0), says});
  p.context.suspect(tokens, {a.tokens.at.path, std::nextafter(100'000 * parameters, infinity), infinity, says});
}

void warn_of_no_attention(const Planning& p, const TrainingFacts& f) {
  if (f.model.layers && f.sequence) return;
  p.context.note(
      diag::no_attention,
      f.model.layers
          ? "the length of the training sequences is not stated: FLOPs of attention are not counted"
          : fmt::format("the number of layers of {} is not stated: FLOPs of attention are not counted", f.model.name),
      f.model.layers ? "add \"sequence_length\"" : "add \"layers\" and \"hidden\" to the model", p.at);
}

// Warns of training sequences of more than four times the context, a convention: a training may extend the context.
void warn_of_long_sequences(const Planning& p, const activity::Tokens& a, const TrainingFacts& f) {
  if (!a.sequence_length || !f.model.context) return;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double extension = 4;
  const double context = f.model.context.best();
  p.context.suspect(
      a.sequence_length->value.best,
      {a.sequence_length->at.path, std::nextafter(extension * context, infinity), infinity,
       [context, model = f.model.name, at = a.sequence_length->at](double tokens) {
         return diag::make(
             diag::implausible_value,
             fmt::format("training sequences of {:.0f} tokens are {} times the context of {}, which is {:.0f} tokens",
                         tokens, units::significant(tokens / context, 2), model, context),
             "check \"sequence_length\", which is not the number of tokens in a batch; if the training "
             "extends the context, describe the model with its new \"context\"",
             at);
       }});
}

// Resolves the share of the peak that is reached: as stated, otherwise that of published runs. A job that states what
// is known of steps alone, their MFU or their share of the hours, takes the other as published.
void efficiency(const Planning& p, const activity::Tokens& a, TrainingFacts& f) {
  if (a.run_mfu && a.run_mfu->value) {
    f.run_mfu = stated(a.run_mfu->value, p.use);
    above_published(p, f.precision, *a.run_mfu->value, "run");
    return;
  }
  const bool adapters = f.method == TrainingMethod::lora || f.method == TrainingMethod::qlora;
  if (!a.mfu && !a.goodput) {
    f.run_mfu = published_mfu(p, f, adapters ? "adapters" : "run");
    return;
  }
  if (a.mfu) {
    f.mfu = stated(*a.mfu, p.use);
    above_published(p, f.precision, *a.mfu, "step");
  } else {
    f.mfu = published_mfu(p, f, "step");
  }
  f.goodput = stated_or(p, a.goodput, "training/goodput", "goodput");
}

}  // namespace

template <>
TrainingFacts facts(const activity::Tokens& a, const ActivityInput& in) {
  const Planning p = planning(a, in);
  TrainingFacts f{planned_facts(p)};
  take_stated(a, f, in);
  f.tokens = stated(a.tokens, p.use);
  f.sequence = a.sequence_length
                   ? stated(*a.sequence_length, p.use)
                   : unknown<dim::tokens_per_request>("the length of the training sequences is not stated");
  f.method = method_of(a, in.phase.kind.value);
  f.devices_at = a.devices ? a.devices->at : p.at;
  if (!has_model(p, f.model)) return f;
  needs(p, f.model, f.model.parameters, "parameters");
  warn_of_long_sequences(p, a, f);
  f.power_fraction =
      stated_or(p, a.power_fraction,
                f.method == TrainingMethod::pretraining ? "training/power_fraction" : "fine_tuning/power_fraction",
                "power_fraction");
  if (f.energy_per_token || f.token_rate) return f;
  needs_peak(p, f);
  const bool from_table = a.run_mfu ? a.run_mfu->published.has_value() : !a.mfu.has_value();
  if (from_table) as_in_the_table(p, f);
  warn_of_tokens_per_parameter(p, a, f);
  warn_of_no_attention(p, f);
  efficiency(p, a, f);
  return f;
}

}  // namespace aicarbon::inventory
