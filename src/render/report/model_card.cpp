// A Hugging Face model card: the metadata block `co2_eq_emissions`, then a paragraph to paste.
//
// Keys follow huggingface.co/docs/hub/model-cards-co2 (huggingface/hub-docs, docs/hub/model-cards-co2.md): emissions
// ("number (in grams of CO2)"), source, training_type ("pre-training or fine-tuning"), geographical_location,
// hardware_used. A key without information in the report is omitted.
//
// `emissions` is the headline of the total: the best value, or the median if the best value is not in the middle of the
// samples; `source` states which.
//
// A card describes how the model was made, so its figure does not include inference or fleet phases; the paragraph
// lists the phases that are not included.
#include "render/escape.hpp"
#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "render/report/formats.hpp"
#include "report/headline.hpp"
#include "report/unknown.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

using Texts = std::vector<std::string>;

std::string listed(const Texts& texts, std::string_view between) {
  return fmt::format("{}", fmt::join(texts, between));
}

bool makes_the_model(const PhaseReport& p) { return p.kind != "inference" && p.kind != "fleet"; }

// The phases of a job that make the model, and their figure. If the job has other phases, the figure is a sum of best
// values without a range, because ranges do not add up.
struct Making {
  std::vector<const PhaseReport*> phases;
  bool whole_job = false;
  bool complete = false;
  std::optional<Figure> co2e_kg;
};

Making making_of(const Report& r) {
  Making m;
  for (const PhaseReport& p : r.phases)
    if (makes_the_model(p)) m.phases.push_back(&p);
  const auto counts = [&](const LineReport& l) {
    return std::ranges::any_of(m.phases, [&](const PhaseReport* p) { return p->name == l.phase; });
  };
  m.whole_job = m.phases.size() == r.phases.size();
  m.complete = std::ranges::none_of(r.lines, [&](const LineReport& l) { return report::has_unknowns(l) && counts(l); });
  if (m.whole_job) m.co2e_kg = r.total.co2e_kg;
  else
    for (const PhaseReport* p : m.phases)
      if (p->co2e_kg) m.co2e_kg = Figure{(m.co2e_kg ? m.co2e_kg->best : 0) + p->co2e_kg->best, {}, {}, {}};
  return m;
}

// The number of digits of the headline: two for a sum of best values, because most ranges support no more.
int digits_of(const Making& m) {
  const double value = report::headline(*m.co2e_kg).value;
  return m.whole_job ? units::digits_for(value, m.co2e_kg->low, m.co2e_kg->high) : 2;
}

std::string total_of(const Making& m, const Glyphs& g) {
  if (!m.whole_job)
    return fmt::format("{}{} CO2e", m.complete ? "" : std::string(g.at_least) + " ",
                       units::human(dim::co2e, m.co2e_kg->best, digits_of(m)));
  const HeadlineText text = headline_text(dim::co2e, *m.co2e_kg, m.complete, g);
  return joined(joined(text.total + " CO2e", ", 90 % range ", text.range), ", ", text.at_best);
}

// A number without thousands separators, as YAML requires.
std::string bare(double value, int digits) {
  std::string text = units::significant(value, digits);
  std::erase(text, ',');
  return text;
}

// The stages that have a figure: "the whole life cycle: manufacturing, …" if all have one, otherwise "only …".
std::string boundary_of(const Report& r, const Making& m) {
  Texts stages;
  std::size_t all = 0;
  for (const auto& entry : m.phases.front()->by_stage) {
    const std::string& name = entry.first;
    ++all;
    const auto counted = [&](const PhaseReport* p) {
      const auto stage = std::ranges::find(p->by_stage, name, [](const auto& s) { return s.first; });
      return stage != p->by_stage.end() && stage->second.co2e_kg;
    };
    if (std::ranges::any_of(m.phases, counted)) stages.push_back(words(name));
  }
  const bool narrowed = !r.boundary.only.empty() || !r.boundary.except.empty() || !r.boundary.phases.empty();
  return (stages.size() == all ? fmt::format("the whole life cycle ({})", listed(stages, ", "))
                               : "only " + listed(stages, ", ")) +
         (narrowed ? ", except what the job excludes" : "");
}

// The place of each phase, in the order of the phases and without repetitions. A site that is stated inside a phase has
// no name of its own.
Texts places_of(const Making& m) {
  Texts all;
  for (const PhaseReport* p : m.phases) {
    const bool named = p->site != "of " + p->name && !p->place.starts_with(p->site);
    std::string text = !named ? p->place : p->place.empty() ? p->site : fmt::format("{} ({})", p->site, p->place);
    if (!text.empty() && std::ranges::find(all, text) == all.end()) all.push_back(std::move(text));
  }
  return all;
}

Texts machines_of(const Making& m) {
  std::vector<std::pair<std::string, double>> hours;
  for (const PhaseReport* p : m.phases) {
    if (p->device.empty() || !p->device_time_h) continue;
    const auto found = std::ranges::find(hours, p->device, [](const auto& entry) { return entry.first; });
    if (found == hours.end()) hours.emplace_back(p->device, p->device_time_h->best);
    else found->second += p->device_time_h->best;
  }
  Texts all;
  for (const auto& [device, sum] : hours) all.push_back(fmt::format("{} device-hours on {}", whole_text(sum), device));
  return all;
}

// The type of training. The documentation allows only one of the two types; empty if the job has both or neither.
std::string training_type_of(const Making& m) {
  const auto has = [&](std::string_view kind) {
    return std::ranges::any_of(m.phases, [&](const PhaseReport* p) { return p->kind == kind; });
  };
  if (has("training") == has("fine-tuning")) return {};
  return has("training") ? "pre-training" : "fine-tuning";
}

std::string metadata(const Report& r, const Making& m, const Tool& tool, const Glyphs& g) {
  std::string out = fmt::format("---\nco2_eq_emissions:\n  emissions: {}\n",
                                bare(report::headline(*m.co2e_kg).value * 1000, digits_of(m)));
  const auto key = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("  {}: {}\n", name, yaml_text(value));
  };
  key("source",
      fmt::format("estimated with aicarbon {}: {}{}{}; {}", tool.version, total_of(m, g),
                  m.whole_job ? "" : ", a sum of best values", m.complete ? "" : ", a lower bound", boundary_of(r, m)));
  key("training_type", training_type_of(m));
  key("geographical_location", listed(places_of(m), "; "));
  key("hardware_used", listed(machines_of(m), "; "));
  return out + "---\n\n";
}

std::string paragraph(const Report& r, const Making& m, const Glyphs& g) {
  std::string out =
      m.whole_job && report::headline(*m.co2e_kg).is_median
          ? fmt::format("The footprint of making {} is estimated as **{}**. ", markdown_text(r.name), total_of(m, g))
          : fmt::format("Making {} caused an estimated **{}**. ", markdown_text(r.name), total_of(m, g));
  if (!m.complete) out += "This figure is a lower bound: some sources are not estimated. ";
  if (!m.whole_job)
    out +=
        "The figure is a sum of best values and has no range; a job with only the phases that make the model has a range. ";
  out += fmt::format("Included: {}. ", boundary_of(r, m));
  const bool stated = std::ranges::any_of(
      r.lines, [](const LineReport& l) { return l.source == "stated" && l.state == LineState::estimated; });
  out +=
      stated
          ? "At least part of the CO2e of operation is a figure stated in the job, on the accounting basis that its author used"
          : "Electricity is counted location-based, with the average intensity of the grid";
  if (m.whole_job && r.total.co2e_market_kg) {
    const HeadlineText market = headline_text(dim::co2e, *r.total.co2e_market_kg, m.complete, g);
    out += joined("; the market-based total is " + market.total, ", ", market.at_best);
  } else if (m.whole_job && r.co2e_market_reason) {
    out += fmt::format("; the market-based total is not available: {}", markdown_text(*r.co2e_market_reason));
  }
  out += ". ";
  if (m.whole_job && r.total.energy_kwh)
    out += fmt::format("Energy used: {}. ", amount(dim::energy, *r.total.energy_kwh));
  Texts counted;
  Texts others;
  for (const PhaseReport& p : r.phases)
    (makes_the_model(p) ? counted : others).push_back(fmt::format("{} ({})", p.name, p.kind));
  out += fmt::format("Phases: {}", markdown_text(listed(counted, ", ")));
  if (!others.empty())
    out += fmt::format("; not part of making the model, and not included: {}", markdown_text(listed(others, ", ")));
  return out +
         fmt::format(
             ". Number of values assumed by default rules: {}; `aicarbon estimate --all` lists each with its source.\n",
             r.assumptions.size());
}

std::string card(const Report& r, const ReportFile& file, const RenderOptions& o) {
  const Glyphs& g = glyphs(o.ascii);
  const Making m = making_of(r);
  const std::string heading = "## Environmental impact\n\n";
  if (m.phases.empty()) return heading + markdown_text(r.name) + ": the job has no phase that makes a model.\n";
  if (!m.co2e_kg)
    return heading +
           fmt::format("The CO2e of {} is not estimated: {}.\n", markdown_text(r.name), markdown_text(why_no_total(r)));
  std::string out = metadata(r, m, file.tool, g) + heading + paragraph(r, m, g) + "\nNot in this figure:\n\n";
  for (const auto& [label, text] : left_out(r, o.all)) out += fmt::format("- {}: {}\n", label, markdown_text(text));
  return out + fmt::format("\n<sub>aicarbon {}; {}</sub>\n", file.tool.version, markdown_text(about_run(file)));
}

}  // namespace

// A card describes one model, so several jobs give several cards, which the user pastes separately.
std::string model_card(const ReportFile& file, const RenderOptions& options) {
  std::string out;
  for (std::size_t i = 0; i < file.reports.size(); ++i) {
    if (file.reports.size() > 1)
      out += fmt::format("{}<!-- card {} of {} -->\n", i > 0 ? "\n" : "", i + 1, file.reports.size());
    out += card(file.reports[i], file, options);
  }
  return plain(out, options.ascii);
}

}  // namespace aicarbon::render
