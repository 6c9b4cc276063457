// See formulate.hpp. Each source that the job covers gives a line per phase; totals of CO2e are sums of lines, in the
// order of the lines.
#include "lifecycle/formulate.hpp"

#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/amortize.hpp"
#include "lifecycle/cells.hpp"
#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/phase.hpp"
#include "lifecycle/site/contracts.hpp"
#include "lifecycle/source/needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace aicarbon::lifecycle {
namespace {

// A sum that exists only if every term is known; otherwise, `missing` is the reason why the first unknown term is
// missing.
template <Dim D>
struct Tally {
  Cell<D> sum;
  std::string missing;
  void add(Cell<D> term) { add_to(sum, term); }
  void miss(std::string reason) {
    if (missing.empty()) missing = std::move(reason);
  }
  explicit operator bool() const { return static_cast<bool>(sum) && missing.empty(); }
};

// Why the electricity of a site has no market-based figure; empty if it has one.
std::string contracts_missing(const SiteFacts& site) {
  if (site.contracts.empty())
    return site.name.empty() ? "the site states no \"market_based\""
                             : fmt::format("{} states no \"market_based\"", site.in_words());
  const Missing* unknown = unknown_contract(site);
  return unknown == nullptr ? std::string{} : unknown->reason;
}

class Formulation {
 public:
  explicit Formulation(const Inventory& inventory)
      : inventory_(inventory), phases_(phase_cells(sheet_, inventory)), phase_co2e_(inventory.phases.size()),
        scopes_(inventory.perspective) {
    for (const Source& source : sources())
      if (covered(source, inventory)) covered_.push_back(&source);
  }

  Model run() {
    for (std::size_t i = 0; i < phases_.size(); ++i) {
      phase_ = i;
      lines_of(i);
    }
    for (std::size_t i = 0; i < phases_.size(); ++i) {
      phase_ = i;
      energy_and_water(i);
    }
    phase_.reset();
    totals();
    units();
    amortized();
    finish();
    return std::move(model_);
  }

 private:
  void output(std::string key, std::int32_t node) { outputs_.push_back({std::move(key), node, phase_}); }
  template <Dim D>
  void output(std::string key, Cell<D> cell) {
    if (cell) output(std::move(key), cell.index);
  }

  static const Missing* missing_of(const Source& source, const PhaseCells& p) {
    for (const Need need : written(source.needs))
      if (const Missing* missing = need(p)) return missing;
    return nullptr;
  }

  static LinePart part_of(const Part& part, std::string id) {
    if (part.co2e) return {part.name, LineState::estimated, {}, std::move(id)};
    return {part.name, part.co2e.missing.state, part.co2e.missing.reason, std::move(id)};
  }

  // The CO2e of a line: the sum of its known parts, each of which becomes an output, or, without parts, the value of
  // its formula. If no part is known, the line states the reason of the first required part, or of the first part if
  // none is required.
  Cell<dim::co2e> co2e_of(Line& line, const Source& source, const PhaseCells& p) {
    std::vector<Part> parts;
    if (source.parts_of != nullptr) parts = source.parts_of(p);
    if (parts.empty()) return named(line.id, source.formula_of(p));
    for (const Part& part : parts) {
      line.parts.push_back(part_of(part, fmt::format("{}/{}", line.id, part.name)));
      if (part.co2e) output(line.parts.back().id, named(line.parts.back().id, part.co2e.cell));
    }
    const auto sum = sum_of(parts);
    if (sum) return parts.size() == 1 ? sum : named(line.id, sum);
    const auto needed = std::ranges::find(line.parts, LineState::not_estimated, &LinePart::state);
    const LinePart& why = needed == line.parts.end() ? line.parts.front() : *needed;
    line.state = why.state;
    line.reason = fmt::format("for \"{}\", {}", why.name, why.reason);
    return {};
  }

  void credits_of(std::size_t i) {
    const PhaseCells& p = phases_[i];
    if (!p.flows.owned_time || !p.facts->boundary.holds("end_of_life", "end_of_life")) return;
    const auto used = lives(p.flows.owned_time.cell, p.hardware);
    for (const Part& part : scaled(used, p.hardware.credits)) {
      Credit credit{i, part_of(part, fmt::format("{}/credits/recycling_credit/{}", p.facts->name, part.name))};
      if (part.co2e) output(credit.material.id, named(credit.material.id, part.co2e.cell));
      model_.credits.push_back(std::move(credit));
    }
  }

  void lines_of(std::size_t i) {
    const PhaseCells& p = phases_[i];
    Cell<dim::co2e> phase_sum;
    std::map<Stage, Cell<dim::co2e>> stage_sums;
    bool electric = false;
    scopes_.enter(p);
    for (const Source* covered : covered_) {
      const Source& source = *covered;
      Line line{
          i, &source, LineState::estimated, {}, fmt::format("{}/{}/{}", p.facts->name, name(source.stage), source.id)};
      line.scope = scope_in(source, p, inventory_.perspective);
      const Missing* missing = missing_of(source, p);
      if (!p.facts->boundary.holds(name(source.stage), source.id)) {
        line.state = LineState::not_applicable;
        line.reason = "outside the boundary of the phase";
      } else if (missing != nullptr) {
        line.state = missing->state;
        line.reason = missing->reason;
      } else if (const auto co2e = co2e_of(line, source, p)) {
        output(line.id, co2e);
        add_to(phase_sum, co2e);
        add_to(stage_sums[source.stage], co2e);
        add_to(stages_[source.stage], co2e);
        add_to(by_source_[source.id], co2e);
        const Booking booking = booked(source, p, co2e);
        output(line.id + "/fuel_supply", booking.fuel_supply);
        scopes_.add(source, line.scope, booking);
        add_to(generation_, booking.generation);
        electric = electric || booking.generation;
        add_to(total_, co2e);
        if (source.stage == Stage::manufacturing || source.stage == Stage::transport ||
            source.stage == Stage::end_of_life)
          add_to(sci_, co2e);
        if (source.electric) add_to(sci_, co2e);
        if (source.id == stated_id) stated_ = true;
      }
      if (incomplete(line)) scopes_.miss(source, line.scope);
      model_.lines.push_back(std::move(line));
    }
    if (p.facts->hardware->present) credits_of(i);
    if (electric) contracts_of(p);
    const std::string prefix = fmt::format("phases/{}/", p.facts->name);
    output(prefix + "co2e", phase_sum);
    phase_co2e_[i] = phase_sum;
    for (const auto& [stage, sum] : stage_sums) output(prefix + "by_stage/" + std::string(name(stage)), sum);
    output(prefix + "device_time", p.flows.device_time.cell);
    output(prefix + "owned_time", p.flows.owned_time.cell);
    output(prefix + "accelerator_energy", p.flows.accelerator_energy.cell);
    output(prefix + "derived/accelerator_over_published", p.hardware.over_published);
    for (const Derived& d : p.flows.derived) output(fmt::format("{}derived/{}", prefix, d.key), d.cell);
    for (std::size_t k = 0; k < p.techniques.size(); ++k) {
      const AppliedTechnique& t = p.techniques[k];
      const std::string at = fmt::format("{}techniques/{}/", prefix, k);
      output(at + "energy_factor", t.energy_factor);
      output(at + "time_factor", t.time_factor);
      output(at + "it_energy", t.it_energy);
      output(at + "device_time", t.device_time);
    }
    for (std::size_t k = 0; k < p.periods.size(); ++k) {
      const std::string at = fmt::format("{}growth/{}/", prefix, k);
      output(at + "demand", p.periods[k].demand);
      output(at + "efficiency", p.periods[k].efficiency);
      output(at + "it_energy", p.periods[k].it_energy);
    }
  }

  // Adds the market-based generation of the electricity of a phase: the same formulas, with the contracts of its site
  // instead of the grid.
  void contracts_of(const PhaseCells& p) {
    if (auto missing = contracts_missing(*p.facts->site); !missing.empty()) {
      if (model_.market_missing.empty()) model_.market_missing = std::move(missing);
      return;
    }
    PhaseCells contracts = p;
    contracts.site = with_contracts(sheet_, *p.facts->site, p.site);
    for (const Source* covered : covered_) {
      const Source& source = *covered;
      if (!is_purchased(source, contracts) || !p.facts->boundary.holds(name(source.stage), source.id) ||
          missing_of(source, contracts) != nullptr)
        continue;
      const auto generation = booked(source, contracts, source.formula_of(contracts)).generation;
      add_to(bought_generation_, generation);
      scopes_.add_bought(source, scope_in(source, p, inventory_.perspective), generation);
    }
  }

  void energy_and_water(std::size_t i) {
    const PhaseCells& p = phases_[i];
    const std::string prefix = fmt::format("phases/{}/", p.facts->name);
    const bool inside = std::ranges::any_of(sources(), [&](const Source& s) {
      return (s.electric || s.id == stated_id) && p.facts->boundary.holds(name(s.stage), s.id);
    });
    Cell<dim::energy> it;
    Cell<dim::energy> facility;
    if (p.flows.stated) {
      it = p.flows.stated_energy.cell;
      if (it) facility = it * p.site.pue;
      else if (inside) energy_.miss(fmt::format("phase \"{}\" states no energy", p.facts->name));
    } else if (const Missing* missing = needs::electricity(p)) {
      if (inside && missing->state == LineState::not_estimated)
        energy_.miss(fmt::format("the energy of phase \"{}\" is unknown, because {}", p.facts->name, missing->reason));
    } else {
      it = all_it_energy(p);
      facility = facility_energy(p);
    }
    if (inside && it) {
      output(prefix + "it_energy", it);
      output(prefix + "energy", facility);
      energy_.add(facility);
      add_to(it_energy_, it);
    }
    water(p, prefix, inside);
  }

  void water(const PhaseCells& p, const std::string& prefix, bool inside) {
    if (p.flows.stated_water) {
      output(prefix + "water", p.flows.stated_water.cell);
      water_.add(p.flows.stated_water.cell);
      const std::string reason = fmt::format("phase \"{}\" states only its total water", p.facts->name);
      water_onsite_.miss(reason);
      water_offsite_.miss(reason);
      return;
    }
    if (!inside) return;
    if (p.flows.stated || needs::electricity(p) != nullptr) {
      const bool nothing = !p.flows.stated && needs::electricity(p)->state == LineState::not_applicable;
      if (nothing) return;
      const std::string why =
          fmt::format("phase \"{}\" states no water, and none is computed from its energy", p.facts->name);
      water_.miss(why);
      water_onsite_.miss(why);
      water_offsite_.miss(why);
      return;
    }
    Cell<dim::volume> onsite;
    Cell<dim::volume> offsite;
    if (p.site.wue) onsite = water_on_site(p);
    else {
      water_onsite_.miss(p.facts->site->wue.missing.reason);
      water_.miss("the on-site water is unknown, because " + p.facts->site->wue.missing.reason);
    }
    if (p.site.grid_water) offsite = water_of_grid(p);
    else {
      water_offsite_.miss(p.facts->site->grid_water.missing.reason);
      water_.miss("the water of the grid is unknown, because " + p.facts->site->grid_water.missing.reason);
    }
    if (onsite) water_onsite_.add(onsite);
    if (offsite) water_offsite_.add(offsite);
    if (onsite && offsite) {
      const auto both = onsite + offsite;
      output(prefix + "water", both);
      water_.add(both);
    }
  }

  void totals() {
    output("total/co2e", total_);
    market();
    if (energy_) {
      output("total/energy", energy_.sum);
      output("total/it_energy", it_energy_);
    }
    if (water_) output("total/water", water_.sum);
    if (water_onsite_) output("total/water_onsite", water_onsite_.sum);
    if (water_offsite_) output("total/water_offsite", water_offsite_.sum);
    model_.energy_missing = energy_.missing;
    model_.water_missing = water_.missing;
    for (const auto& [stage, sum] : stages_) output(fmt::format("by_stage/{}", name(stage)), sum);
    for (const Source& source : sources())
      if (const auto found = by_source_.find(source.id); found != by_source_.end())
        output(fmt::format("by_source/{}", source.id), found->second);
    scopes_.write(static_cast<bool>(market_),
                  [&](std::string key, std::int32_t node) { output(std::move(key), node); });
    model_.scopes = scopes_.lists();
  }

  void market() {
    if (!total_) {
      model_.market_missing = "nothing is estimated";
    } else if (stated_) {
      if (model_.market_missing.empty())
        model_.market_missing = "operation stated as \"co2e\" does not specify how its electricity was bought";
    } else if (model_.market_missing.empty()) {
      market_ = total_;
      if (generation_) {
        market_ = total_ - generation_;
        if (bought_generation_) market_ = market_ + bought_generation_;
      }
      named(generation_ ? "total, market-based" : "total", market_);  // one cell if there is no electricity
      output("total/co2e_market", market_);
    }
  }

  void units() {
    for (const UnitFacts& unit : inventory_.units) {
      const std::string prefix = fmt::format("per_unit/{}/", unit.name);
      const std::int32_t count =
          unit.by_users ? count_of(sheet_, unit.by_users).index : sheet_.add_input(unit.count, unit.dim);
      output(prefix + "count", count);
      const auto per = [&](std::string_view what, std::int32_t node, Dim dim) {
        output(prefix + std::string(what), sheet_.add(Op::div, dim / unit.dim, {node, count, -1}));
      };
      if (total_) per("co2e", total_.index, dim::co2e);
      if (market_) per("co2e_market", market_.index, dim::co2e);
      if (energy_) {
        per("energy", energy_.sum.index, dim::energy);
        per("it_energy", it_energy_.index, dim::energy);
      }
      if (water_) per("water", water_.sum.index, dim::volume);
      if (sci_ && !stated_) per("sci", sci_.index, dim::co2e);
    }
  }

  void amortized() {
    if (!inventory_.amortize) return;
    const Amortized a = amortize(sheet_, *inventory_.amortize, phases_, phase_co2e_);
    output("amortized/training", a.training);
    output("amortized/use", a.use);
    output("amortized/count", a.count);
    output("amortized/per_thousand", a.per_thousand);
    output("amortized/training_share", a.training_share);
    output("amortized/per_token", a.per_token);
    output("amortized/per_user_year", a.per_user_year);
    output("amortized/break_even", a.break_even);
  }

  void finish() {
    std::vector<std::int32_t> nodes;
    for (const Output& o : outputs_) nodes.push_back(o.node);
    phases_ = {};  // frees memory before the sheet is compacted
    model_.sheet = std::move(sheet_).compact(nodes);
    for (std::size_t k = 0; k < nodes.size(); ++k) outputs_[k].node = nodes[k];
    model_.outputs = std::move(outputs_);
  }

  static constexpr std::string_view stated_id = "stated";

  const Inventory& inventory_;
  Sheet sheet_;
  std::vector<PhaseCells> phases_;
  std::vector<Cell<dim::co2e>> phase_co2e_;
  std::vector<const Source*> covered_;
  Model model_;
  std::vector<Output> outputs_;
  std::optional<std::size_t> phase_;  // the phase whose outputs are being added; empty for the whole job
  std::map<Stage, Cell<dim::co2e>> stages_;
  std::map<std::string_view, Cell<dim::co2e>> by_source_;
  ScopeSums scopes_;
  // generation of purchased electricity: location-based, and by contracts
  Cell<dim::co2e> generation_, bought_generation_;
  Cell<dim::co2e> total_, market_, sci_;
  Cell<dim::energy> it_energy_;
  Tally<dim::energy> energy_;
  Tally<dim::volume> water_, water_onsite_, water_offsite_;
  bool stated_ = false;
};

}  // namespace

bool incomplete(const Line& line) {
  return line.state == LineState::not_estimated ||
         std::ranges::find(line.parts, LineState::not_estimated, &LinePart::state) != line.parts.end();
}

const Output* Model::find(std::string_view key) const {
  const auto found = std::ranges::find(outputs, key, &Output::key);
  return found == outputs.end() ? nullptr : &*found;
}

Model formulate(const Inventory& inventory) { return Formulation(inventory).run(); }

}  // namespace aicarbon::lifecycle
