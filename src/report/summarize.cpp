// See summarize.hpp. Samples the outputs of the model and arranges all figures as a report.
#include "report/summarize.hpp"
#include "report/advice.hpp"
#include "report/figures.hpp"
#include "report/precision.hpp"
#include "report/scopes.hpp"
#include "sheet/draw.hpp"
#include "sheet/operation.hpp"

#include "diag/codes.hpp"
#include "lifecycle/activity/derived.hpp"
#include "units/units.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::report {
namespace {

using lifecycle::Model;

class Summary {
 public:
  Summary(const Inventory& inventory, Model model, const study::Options& options,
          std::optional<std::size_t> ranged_phases)
      : inventory_(inventory), model_(std::move(model)), figures_(model_, inventory.phases.size()) {
    const std::vector<bool> ranged = largest_phases(ranged_phases.value_or(inventory.phases.size()));
    std::vector<std::size_t> sampled;
    std::vector<std::int32_t> nodes;
    for (std::size_t k = 0; k < model_.outputs.size(); ++k) {
      const auto& output = model_.outputs[k];
      if ((output.phase && !ranged[*output.phase]) || !is_ranged(model_, output)) continue;
      sampled.push_back(k);
      nodes.push_back(output.node);
    }
    const auto estimates = study::sample(model_.sheet, nodes, options);
    for (std::size_t k = 0; k < sampled.size(); ++k) figures_.set(sampled[k], estimates[k]);
  }

  Report run() {
    Report r;
    r.name = inventory_.name;
    r.typed = inventory_.typed;
    r.perspective = inventory_.perspective;
    r.complete = std::ranges::none_of(model_.lines, lifecycle::incomplete);
    r.total = {figure("total/co2e"),         figure("total/co2e_market"), figure("total/energy"),
               figure("total/it_energy"),    figure("total/water"),       figure("total/water_onsite"),
               figure("total/water_offsite")};
    r.by_stage = stages("by_stage/", [&](const std::string& key) { return figure(key); });
    if (!r.total.co2e_market_kg) r.co2e_market_reason = model_.market_missing;
    if (!r.total.energy_kwh)
      r.energy_reason = model_.energy_missing.empty() ? "no phase draws electricity" : model_.energy_missing;
    if (!r.total.water_l)
      r.water_reason = model_.water_missing.empty() ? "no phase draws electricity" : model_.water_missing;
    r.grids = grids();
    r.boundary = {inventory_.only, inventory_.except, {}};
    for (const PhaseFacts& phase : inventory_.phases)
      if (phase.own_boundary)
        r.boundary.phases.push_back({phase.name,
                                     {phase.boundary.only.begin(), phase.boundary.only.end()},
                                     {phase.boundary.except.begin(), phase.boundary.except.end()}});
    for (const auto& source : lifecycle::sources())
      if (!lifecycle::covered(source, inventory_)) r.not_covered.emplace_back(source.id);
    for (const Diagnostic& d : inventory_.notes)
      r.warnings.push_back({{d.code}, d.severity == Severity::note ? "note" : "warning", d.message, d.help, d.at.path});
    for (const auto& source : lifecycle::sources())
      if (auto f = figure(fmt::format("by_source/{}", source.id))) r.by_source.emplace_back(source.id, StageFigure{f});
    add_scopes(r, model_.scopes, figures_);
    units(r);
    amortized(r);
    effects(r);  // before the lists below, which are large, so that the memory that it needs temporarily is free again
    phases(r);
    lines(r);
    credits(r);
    best_outside(r);
    r.calculation.outputs.reserve(model_.outputs.size());
    for (auto& output : model_.outputs) r.calculation.outputs.emplace_back(std::move(output.key), output.node);
    r.calculation.sheet = std::move(model_.sheet);
    return r;
  }

 private:
  // For each phase, whether it is one of the `count` phases with the largest totals at best values.
  std::vector<bool> largest_phases(std::size_t count) const {
    std::vector<std::pair<double, std::size_t>> by_total;
    for (std::size_t i = 0; i < inventory_.phases.size(); ++i) {
      const auto total = figures_.of_phase(i, fmt::format("phases/{}/co2e", inventory_.phases[i].name));
      by_total.emplace_back(total ? -total->best : 0, i);
    }
    std::ranges::sort(by_total);
    std::vector<bool> chosen(by_total.size());
    for (std::size_t k = 0; k < std::min(count, by_total.size()); ++k) chosen[by_total[k].second] = true;
    return chosen;
  }

  std::optional<Figure> figure(std::string_view key, double scale = 1) const { return figures_.of_job(key, scale); }

  // The figure of each stage. `figure_of` looks up a figure by its key: `prefix` followed by the name of the stage.
  static NamedList<StageFigure> stages(const std::string& prefix, const auto& figure_of) {
    NamedList<StageFigure> list;
    for (const auto name : stage_names) list.emplace_back(name, StageFigure{figure_of(prefix + std::string(name))});
    return list;
  }

  void units(Report& r) const {
    for (const UnitFacts& unit : inventory_.units) {
      const std::string prefix = fmt::format("per_unit/{}/", unit.name);
      constexpr double grams = 1000;
      r.per_unit.push_back({unit.name, units::base_unit(unit.dim), figure(prefix + "count"), figure(prefix + "co2e"),
                            figure(prefix + "co2e_market"), figure(prefix + "energy"), figure(prefix + "it_energy"),
                            figure(prefix + "water"), figure(prefix + "sci", grams)});
    }
  }

  void amortized(Report& r) const {
    if (!inventory_.amortize) return;
    const auto names = [&](const std::vector<std::size_t>& phases) {
      std::vector<std::string> list;
      for (const std::size_t i : phases) list.push_back(inventory_.phases[i].name);
      return list;
    };
    const auto of_one = [&](const std::string& key) {
      const auto f = figure(key);
      return f ? std::optional(StageFigure{f}) : std::nullopt;
    };
    r.amortized = AmortizedReport{names(inventory_.amortize->training),
                                  names(inventory_.amortize->use),
                                  figure("amortized/training"),
                                  figure("amortized/use"),
                                  figure("amortized/count"),
                                  {figure("amortized/per_thousand"), figure("amortized/training_share")},
                                  of_one("amortized/per_token"),
                                  of_one("amortized/per_user_year"),
                                  figure("amortized/break_even")};
  }

  // The grids of the phases that draw electricity, each once.
  std::vector<GridReport> grids() const {
    std::vector<GridReport> all;
    for (std::size_t i = 0; i < inventory_.phases.size(); ++i) {
      const PhaseFacts& phase = inventory_.phases[i];
      const SiteFacts& site = *phase.site;
      if (!site.grid.intensity || !figures_.of_phase(i, fmt::format("phases/{}/energy", phase.name))) continue;
      constexpr double grams = 1000;
      const Uncertain& v = site.grid.intensity.input->value;
      const std::string_view place = !site.place.empty()  ? std::string_view(site.place)
                                     : !site.name.empty() ? std::string_view(site.name)
                                                          : "stated";
      GridReport grid{std::string(place), {}, {}, {v.best * grams, {}, {}, {}, {}, {}}};
      if (v.low != v.high) {
        grid.intensity_g_per_kwh.low = v.low * grams;
        grid.intensity_g_per_kwh.high = v.high * grams;
      }
      if (site.basis) grid.basis = word(*site.basis);
      if (site.year > 0) grid.year = site.year;
      if (site.first_year < site.year) grid.first_year = site.first_year;
      const auto same = [&](const GridReport& other) {
        return other.place == grid.place && other.year == grid.year && other.first_year == grid.first_year &&
               other.intensity_g_per_kwh.best == grid.intensity_g_per_kwh.best;
      };
      if (std::ranges::none_of(all, same)) all.push_back(std::move(grid));
    }
    return all;
  }

  void phases(Report& r) const {
    r.phases.reserve(inventory_.phases.size());
    for (std::size_t i = 0; i < inventory_.phases.size(); ++i) {
      const PhaseFacts& phase = inventory_.phases[i];
      const std::string prefix = fmt::format("phases/{}/", phase.name);
      const auto figure = [&](const std::string& key) { return figures_.of_phase(i, prefix + key); };
      r.phases.push_back({phase.name, std::string(word(phase.kind)), phase.site->name,
                          phase.hardware->present ? phase.hardware->name : std::string{}, figure("co2e"),
                          figure("energy"), figure("it_energy"), figure("accelerator_energy"), figure("device_time"),
                          figure("owned_time"), figure("water"), stages("by_stage/", figure), phase.site->place,
                          phase.hardware->device, derived(i, prefix), techniques(phase, figure),
                          growth(phase, figure)});
    }
  }

  NamedList<Figure> derived(std::size_t phase, const std::string& prefix) const {
    NamedList<Figure> list;
    for (const auto& row : lifecycle::derived_keys) {
      const double scale = units::known(row.unit, row.dim).from_base(1);
      if (const auto f = figures_.of_phase(phase, fmt::format("{}derived/{}", prefix, row.key), scale))
        list.emplace_back(row.key, *f);
    }
    return list;
  }

  static std::vector<TechniqueReport> techniques(const PhaseFacts& phase, const auto& figure) {
    std::vector<TechniqueReport> list;
    for (std::size_t k = 0; k < phase.techniques.size(); ++k) {
      const TechniqueFacts& t = phase.techniques[k];
      const std::string at = fmt::format("techniques/{}/", k);
      list.push_back({t.name, t.baseline, t.citation, figure(at + "energy_factor"), figure(at + "time_factor"),
                      figure(at + "it_energy"), figure(at + "device_time")});
    }
    return list;
  }

  static std::vector<PeriodReport> growth(const PhaseFacts& phase, const auto& figure) {
    std::vector<PeriodReport> list;
    for (int k = 0; phase.growth && k < phase.growth->periods; ++k) {
      const std::string at = fmt::format("growth/{}/", k);
      list.push_back({k + 1, figure(at + "demand"), figure(at + "efficiency"), figure(at + "it_energy")});
    }
    return list;
  }

  static std::optional<std::string> reason(const auto& line) {
    return line.state == LineState::estimated ? std::nullopt : std::optional(line.reason);
  }

  void credits(Report& r) const {
    for (const auto& credit : model_.credits) {
      const lifecycle::LinePart& m = credit.material;
      r.credits.push_back({m.id, inventory_.phases[credit.phase].name, m.name, m.state,
                           figures_.of_phase(credit.phase, m.id), reason(m)});
    }
  }

  // Takes the ids from the model, whose lines are not needed afterwards.
  void lines(Report& r) {
    r.lines.reserve(model_.lines.size());
    for (auto& line : model_.lines) {
      LineReport l;
      l.phase = inventory_.phases[line.phase].name;
      l.stage = name(line.source->stage);
      l.source = line.source->id;
      l.state = line.state;
      l.co2e_kg = figures_.of_phase(line.phase, line.id);
      l.reason = reason(line);
      l.scope = scope_number(line.scope.scope);
      l.category = scope_number(line.scope.category);
      l.fuel_supply_co2e_kg = figures_.of_phase(line.phase, line.id + "/fuel_supply");
      for (const auto& part : line.parts)
        l.parts.push_back({part.name, part.state, figures_.of_phase(line.phase, part.id), reason(part)});
      l.id = std::move(line.id);
      r.lines.push_back(std::move(l));
    }
    model_.lines = {};
  }

  // A value with its P5 and P95, for which its effect is stated, in the display unit: "1.54 (1.3 … 1.79)".
  static std::string value_text(const Input& input, Dim dim) {
    const auto unit = units::parse(input.unit, dim);
    const auto text = [&](double base) { return units::significant(unit ? unit->from_base(base) : base, 4); };
    const auto plain = [&](std::string number) {
      if (number.find('.') == std::string::npos) return number;
      while (number.back() == '0') number.pop_back();
      if (number.back() == '.') number.pop_back();
      return number;
    };
    std::string out = plain(text(input.value.best));
    if (!input.value.exact())
      out += fmt::format(" ({} … {})", plain(text(sheet::p5(input.value))), plain(text(sheet::p95(input.value))));
    if (input.unit != "1") out += " " + input.unit;
    return out;
  }

  void effects(Report& r) const {
    const auto* total = model_.find("total/co2e");
    const auto effects = total != nullptr ? study::tornado(model_.sheet, total->node)
                                          : std::vector<study::Effect>(model_.sheet.inputs().size());
    std::vector<Dim> dims(effects.size());
    for (const Node& node : model_.sheet.nodes())
      if (node.op == Op::input) dims[static_cast<std::size_t>(node.args[0])] = node.dim;
    std::vector<std::size_t> order(effects.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      const double ea = effects[a].largest();
      const double eb = effects[b].largest();
      return ea != eb ? ea > eb : model_.sheet.inputs()[a].id < model_.sheet.inputs()[b].id;
    });
    for (const std::size_t i : order) {
      const Input& input = model_.sheet.inputs()[i];
      const EffectFigure effect{effects[i].low, effects[i].high};
      if (input.origin == Origin::assumed) assume(r, i, value_text(input, dims[i]), effect);
      if (!input.value.exact())
        r.sensitivity.push_back(
            {input.id, input.path, std::string(sheet::origin_names[static_cast<std::size_t>(input.origin)]), effect});
      else if (input.origin == Origin::stated) ++r.exact_stated;
    }
  }

  void assume(Report& r, std::size_t index, std::string value, EffectFigure effect) const {
    const Input& input = model_.sheet.inputs()[index];
    auto replace = replacements(model_.sheet, index, input.value.best, r.typed);
    std::string json = replace.empty() ? std::string{} : replace.front().json;
    r.assumptions.push_back({input.id, input.path, input.rule, std::move(value), std::move(json), input.citation,
                             input.set, effect, std::move(replace)});
  }

  static bool outside(const std::optional<Figure>& f) {
    return f && f->low && (f->best < *f->low || f->best > *f->high);
  }

  // Adds a note if the best value of the total or of a line lies outside its range.
  void best_outside(Report& r) const {
    std::vector<std::string> where;
    if (outside(r.total.co2e_kg)) where.emplace_back("total");
    for (const LineReport& line : r.lines)
      if (outside(line.co2e_kg)) where.push_back(line.id);
    if (where.empty()) return;
    const auto* row = diag::find(diag::best_outside_samples);
    r.warnings.push_back(
        {{row->code},
         "note",
         fmt::format("the best value lies outside P5 … P95 of the samples for: {}", fmt::join(where, ", ")),
         "ranges of inputs are skewed to one side, so the median and the range say more than the best value",
         ""});
  }

  const Inventory& inventory_;
  Model model_;
  Figures figures_;
};

}  // namespace

Report summarize(const Inventory& inventory, Model model, const study::Options& options,
                 std::optional<std::size_t> ranged_phases) {
  return Summary(inventory, std::move(model), options, ranged_phases).run();
}

ReportFile file_of(std::vector<Report> reports, const Catalog& catalog, const study::Options& options) {
  ReportFile file;
  file.tool = {std::string(version), catalog.version, catalog.sha256, catalog.overlays, {}};
  for (const auto& source : lifecycle::sources())
    if (source.formula_of != nullptr) file.tool.methods.emplace_back(source.id, source.method);
  file.uncertainty = uncertainty_of(options);
  file.reports = std::move(reports);
  return file;
}

}  // namespace aicarbon::report
