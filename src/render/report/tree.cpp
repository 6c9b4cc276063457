// The table with --all: the total, the tree of phases, stages and sources, figures per functional unit, derived time
// and energy, every assumption and warning, and what the total does not include.
#include "lifecycle/source/source.hpp"
#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "render/report/formats.hpp"
#include "render/report/grid.hpp"
#include "render/report/work.hpp"
#include "render/text.hpp"
#include "report/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render {
namespace {

constexpr std::size_t amount_width = 10;
constexpr std::size_t range_width = 22;
constexpr std::size_t bar_width = 12;
constexpr std::size_t share_width = 6;
constexpr std::size_t width_for_bars = 88;
constexpr std::size_t width_for_ranges = 64;
constexpr std::size_t shown_assumptions = 5;

class Page {
 public:
  Page(const Report& report, const RenderOptions& options)
      : r_(report), o_(options), g_(glyphs(options.ascii)), width_(screen_width(options)) {
    bar_width_ = width_ >= width_for_bars ? bar_width : 0;
    range_width_ = width_ >= width_for_ranges ? range_width : 0;
    label_width_ = std::min<std::size_t>(56, width_ - amount_width - range_width_ - bar_width_ - share_width - 3);
  }

  std::string print() {
    head();
    tree();
    stages();
    credits();
    units();
    work();
    amortized();
    assumptions();
    warnings();
    not_in_total();
    sharpen();
    return finished(out_, o_);
  }

 private:
  void line(std::string_view text = {}) {
    out_ += text;
    out_ += '\n';
  }
  void heading(std::string_view text) {
    line();
    line(bold(text, o_.colour));
  }
  void entry(std::string_view label, std::string_view text) {
    constexpr std::size_t indent = 16;
    line(fmt::format("  {}{}", pad_right(label, indent - 2), wrap(text, width_ - indent, indent)));
  }

  std::string with_range(Dim dim, const Figure& f) const {
    const std::string spread = range(dim, f, g_);
    return spread.empty() ? amount(dim, f) : fmt::format("{}   ({})", amount(dim, f), spread);
  }

  // A headline with its range, as for one unit: "median 51 mg CO2e   (32 – 89 mg); at best values 46 mg".
  std::string headline(const Figure& f, std::string_view of) const {
    const HeadlineText text = headline_text(dim::co2e, f, r_.complete, g_);
    std::string out = fmt::format("{}{}", text.total, of);
    if (!text.range.empty()) out += fmt::format("   ({})", text.range);
    return joined(std::move(out), "; ", text.at_best);
  }

  void head() {
    line(bold(r_.name, o_.colour));
    if (r_.total.co2e_kg) {
      const HeadlineText total = total_headline(r_, g_);
      std::string text = joined(bold(total.total + " CO2e", o_.colour), "   90 % range ", total.range);
      if (const auto n = lines_not_estimated(r_); n > 0)
        text += fmt::format("   ({} line{} not estimated)", n, n == 1 ? "" : "s");
      line(fmt::format("  {}{}", pad_right("total", 14), text));
      if (total.is_median()) entry("", total.at_best + std::string(sum_of_parts));
    } else {
      entry("total", fmt::format("not estimated: {}", why_no_total(r_)));
    }
    market();
    if (r_.total.energy_kwh)
      entry("energy", fmt::format("{}, of which IT {}", with_range(dim::energy, *r_.total.energy_kwh),
                                  amount(dim::energy, *r_.total.it_energy_kwh)));
    else if (r_.energy_reason) entry("energy", "not available: " + *r_.energy_reason);
    if (const auto grids = grid_texts(r_, g_); !grids.empty()) entry("grid", grids.front());
    water();
  }

  void market() {
    if (r_.total.co2e_market_kg && (draws_electricity(r_) || r_.lines.empty()))
      entry("market-based", headline(*r_.total.co2e_market_kg, ""));
    else if (r_.co2e_market_reason && (draws_electricity(r_) || r_.lines.empty()))  // a report on records has no lines
      entry("market-based", "not available: " + *r_.co2e_market_reason);
  }

  void water() {
    if (r_.total.water_l) return entry("water", with_range(dim::volume, *r_.total.water_l));
    std::string text = "not available: " + r_.water_reason.value_or("");
    if (r_.total.water_offsite_l)
      text =
          fmt::format("grid {}; {}", with_range(dim::volume, *r_.total.water_offsite_l), r_.water_reason.value_or(""));
    entry("water", text);
  }

  std::string row(std::string_view label, const std::optional<Figure>& f) const {
    if (!f) return fmt::format("{}{}", pad_right(label, label_width_), pad_left("not estimated", amount_width));
    std::string text = pad_right(cut(label, label_width_, o_.ascii), label_width_) +
                       pad_left(amount(dim::co2e, *f), amount_width) + "   " +
                       (range_width_ > 0 ? pad_right(range(dim::co2e, *f, g_), range_width_) : "");
    if (r_.total.co2e_kg && r_.total.co2e_kg->best > 0) {
      const double share = f->best / r_.total.co2e_kg->best;
      std::string bar;
      const auto blocks =
          static_cast<std::size_t>(std::llround(std::clamp(share, 0.0, 1.0) * static_cast<double>(bar_width_)));
      for (std::size_t i = 0; i < blocks; ++i) bar += g_.block;
      text += pad_right(bar, bar_width_) + pad_left(share_text(share), share_width);
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
  }

  void tree() {
    if (r_.phases.empty()) return;  // a report on a batch of records has no phases
    heading(pad_right("phase / stage / source", label_width_) + pad_left("CO2e", amount_width) + "   " +
            pad_right(range_width_ > 0 ? "90 % range" : "", range_width_) +
            pad_left("share", bar_width_ + share_width));
    for (std::size_t i = 0; i < r_.phases.size(); ++i) {
      const PhaseReport& p = r_.phases[i];
      const bool last_phase = i + 1 == r_.phases.size();
      std::string label = fmt::format("{} ({})", p.name, p.kind);
      const bool nothing = !p.co2e_kg && std::ranges::none_of(r_.lines, [&](const LineReport& l) {
        return l.phase == p.name && l.state == LineState::not_estimated;
      });
      std::string text =
          nothing ? fmt::format("{}{}", last_phase ? g_.elbow : g_.tee, label + ": nothing inside the boundary")
                  : row(std::string(last_phase ? g_.elbow : g_.tee) + label, p.co2e_kg);
      line(text);
      stages_of(p, last_phase ? g_.blank : g_.pipe);
    }
  }

  void stages_of(const PhaseReport& p, std::string_view trunk) {
    std::vector<std::pair<std::string, std::vector<const LineReport*>>> shown;
    for (const auto& [name, stage] : p.by_stage) {
      std::vector<const LineReport*> lines;
      for (const LineReport& l : r_.lines)
        if (l.phase == p.name && l.stage == name && (l.state != LineState::not_applicable) &&
            !(l.co2e_kg && l.co2e_kg->best == 0))
          lines.push_back(&l);
      if (!lines.empty()) shown.emplace_back(name, std::move(lines));
    }
    for (std::size_t s = 0; s < shown.size(); ++s) {
      const auto& [name, lines] = shown[s];
      const bool last_stage = s + 1 == shown.size();
      const auto stage = std::ranges::find(p.by_stage, name, [](const auto& pair) { return pair.first; });
      line(row(fmt::format("{}{}{}", trunk, last_stage ? g_.elbow : g_.tee, words(name)), stage->second.co2e_kg));
      const std::string below = fmt::format("{}{}", trunk, last_stage ? g_.blank : g_.pipe);
      if (lines.size() == 1 && words(lines.front()->source) == words(name)) {
        parts_of(*lines.front(), below);
        continue;
      }
      for (std::size_t k = 0; k < lines.size(); ++k) {
        const bool last = k + 1 == lines.size();
        line(row(fmt::format("{}{}{}", below, last ? g_.elbow : g_.tee, words(lines[k]->source)), lines[k]->co2e_kg));
        parts_of(*lines[k], below + std::string(last ? g_.blank : g_.pipe));
      }
    }
  }

  void parts_of(const LineReport& l, std::string_view trunk) {
    std::vector<const PartReport*> shown;
    for (const PartReport& part : l.parts)
      if (part.state != LineState::not_applicable) shown.push_back(&part);
    if (l.state == LineState::not_estimated) return;
    for (const PartReport* part : shown)
      line(row(fmt::format("{}{}{}", trunk, part == shown.back() ? g_.elbow : g_.tee, part->name), part->co2e_kg));
  }

  void credits() {
    if (std::ranges::none_of(r_.credits, [](const CreditReport& c) { return c.state != LineState::not_applicable; }))
      return;
    heading("credits, not included in any total");
    for (const CreditReport& c : r_.credits) {
      const std::string label = fmt::format("  {}: {} recycled", c.phase, c.name);
      if (c.co2e_kg) {
        const std::string spread = range(dim::co2e, *c.co2e_kg, g_);
        line(pad_right(cut(label, label_width_, o_.ascii), label_width_) +
             pad_left(amount(dim::co2e, *c.co2e_kg), amount_width) + (spread.empty() ? "" : "   " + spread));
      } else {
        line(wrap(fmt::format("{} ({})", label, c.reason.value_or("")), width_, 4));
      }
    }
  }

  void stages() {
    if (r_.phases.size() == 1) return;  // the tree already shows the stages of the only phase
    heading("by stage");
    for (const auto& [name, stage] : r_.by_stage)
      if (stage.co2e_kg) line(row("  " + words(name), stage.co2e_kg));
  }

  void units() {
    if (r_.per_unit.empty()) return;
    heading("per functional unit");
    std::size_t name_width = 12;
    for (const UnitReport& u : r_.per_unit)
      name_width = std::max(name_width, std::min<std::size_t>(width_of(u.name), 32));
    for (const UnitReport& u : r_.per_unit) {
      std::string text = u.co2e_kg ? headline(*u.co2e_kg, " CO2e") : std::string("CO2e not estimated");
      if (u.co2e_market_kg && draws_electricity(r_))
        text += fmt::format("; market-based {}", headline_text(dim::co2e, *u.co2e_market_kg, r_.complete, g_).total);
      if (u.energy_kwh) text += fmt::format("; {}", amount(dim::energy, *u.energy_kwh));
      if (u.water_l) text += fmt::format("; {} water", amount(dim::volume, *u.water_l));
      if (u.sci_g) text += "; SCI " + sci_text(u, r_.complete, g_);
      line(fmt::format("  {}  {}", pad_right(cut(u.name, name_width, o_.ascii), name_width),
                       wrap(text, width_ - name_width - 4, name_width + 4)));
    }
  }

  void figures(const std::vector<WorkFigure>& list) {
    std::size_t words_width = 0;
    for (const WorkFigure& f : list) words_width = std::max(words_width, width_of(f.words));
    words_width = std::min(words_width, room_beside(amount_width + range_width_ + 10));
    for (const WorkFigure& f : list) {
      const std::string spread = f.spread.empty() ? "" : "   " + f.spread;
      line(fmt::format("  {}  {}{}", pad_right(cut(f.words, words_width, o_.ascii), words_width),
                       pad_left(f.best, amount_width + 4), spread));
    }
  }

  void work() {
    for (const PhaseReport& p : r_.phases) {
      if (const auto list = derived_figures(p, g_); !list.empty()) {
        heading(fmt::format("{}: how time and energy are derived", p.name));
        figures(list);
      }
      if (const auto steps = ladder(p); !steps.empty()) techniques(p, steps);
      if (const auto steps = growth_steps(p, g_); !steps.empty()) growth(p, steps);
    }
  }

  // The width that the figures of a row leave for text, but at least 12 columns. A row that is then too wide is
  // wrapped.
  std::size_t room_beside(std::size_t figures) const {
    constexpr std::size_t least = 12;
    return width_ > figures + least ? width_ - figures : least;
  }

  static constexpr std::size_t factor_width = 10;

  void techniques(const PhaseReport& p, const std::vector<LadderStep>& steps) {
    const std::size_t name_width = room_beside(2 * factor_width + amount_width + share_width + 4);
    heading(fmt::format("{}{}{}{}{}", pad_right(p.name + ": techniques, applied in order", name_width),
                        pad_left("energy ×", factor_width), pad_left("time ×", factor_width),
                        pad_left("IT energy", amount_width + 2), pad_left("left", share_width + 2)));
    for (const LadderStep& s : steps) {
      line(fmt::format("  {}{}{}{}{}", pad_right(cut(s.name, name_width - 2, o_.ascii), name_width - 2),
                       pad_left(s.energy, factor_width), pad_left(s.time, factor_width),
                       pad_left(s.left, amount_width + 2), pad_left(s.share, share_width + 2)));
      if (!s.basis.empty()) line(dim_text(fmt::format("    {}", wrap(s.basis, width_ - 4, 4)), o_.colour));
    }
  }

  void growth(const PhaseReport& p, const std::vector<GrowthStep>& steps) {
    const std::size_t name_width = room_beside(2 * factor_width + amount_width + range_width_ + 5);
    heading(fmt::format("{}{}{}{}", pad_right(p.name + ": growth by period", name_width),
                        pad_left("demand ×", factor_width), pad_left("per unit ×", factor_width),
                        pad_left("IT energy", amount_width + 2)));
    for (const GrowthStep& s : steps)
      line(fmt::format("  {}{}{}{}{}", pad_right(s.period, name_width - 2), pad_left(s.demand, factor_width),
                       pad_left(s.efficiency, factor_width), pad_left(s.energy, amount_width + 2),
                       s.spread.empty() ? "" : "   " + s.spread));
    if (const std::string verdict = growth_verdict(p); !verdict.empty()) line("  " + wrap(verdict, width_ - 2, 2));
  }

  void amortized() {
    const auto list = amortized_figures(r_, g_);
    if (list.empty()) return;
    heading("training spread over use, at best values");
    figures(list);
  }

  void assumptions() {
    if (r_.assumptions.empty()) return;
    heading("assumed, because the job does not state a value (largest effect first)");
    std::size_t shown = 0;
    for (const AssumptionReport& a : r_.assumptions) {
      if (!o_.all && shown++ == shown_assumptions) break;
      constexpr std::size_t effect_width = 22;
      const std::size_t column = width_ - effect_width - 2;
      line(fmt::format("  {}{}", pad_right(effect_text(a.effect_kg, g_), effect_width),
                       wrap(fmt::format("{} = {}", a.rule, a.value), column, effect_width + 2)));
      line(dim_text(fmt::format("  {}{}", std::string(effect_width, ' '), wrap(a.citation, column, effect_width + 2)),
                    o_.colour));
      if (!a.replace.empty())
        line(dim_text(fmt::format("  {}{}", std::string(effect_width, ' '),
                                  wrap(report::in_words(a.replace), column, effect_width + 2)),
                      o_.colour));
    }
    if (!o_.all && r_.assumptions.size() > shown_assumptions)
      line(fmt::format("  and {} more: --all", r_.assumptions.size() - shown_assumptions));
  }

  void warnings() {
    if (r_.warnings.empty()) return;
    heading("warnings");
    for (const auto& [warning, paths] : remarks(r_.warnings)) {
      const WarningReport& w = *warning;
      line(fmt::format("  {}", wrap(fmt::format("{} {}: {}{}", code_name(w.code.number), w.severity, w.message,
                                                paths.empty() ? "" : fmt::format(" (at {})", fmt::join(paths, ", "))),
                                    width_ - 4, 4)));
      if (!w.help.empty()) line(dim_text(fmt::format("    {}", wrap(w.help, width_ - 4, 4)), o_.colour));
    }
  }

  void not_in_total() {
    const auto all = left_out(r_, o_.all);
    if (all.empty()) return;
    heading("not in this total");
    for (const auto& [label, text] : all) entry(label, text);
  }

  void sharpen() {
    if (r_.sensitivity.empty()) return;
    const SensitivityReport& s = r_.sensitivity.front();
    if (s.effect_kg.low == 0 && s.effect_kg.high == 0) return;
    const auto assumed = std::ranges::find_if(r_.assumptions, [&](const AssumptionReport& a) {
      return s.id == a.rule || s.id.find(fmt::format("/{}/", a.rule)) != std::string::npos;
    });
    const bool stated = s.origin == "stated";
    std::string text =
        fmt::format("{}{}: its uncertainty alone changes the total by {}", stated ? "narrow the range of " : "",
                    stated ? s.path : s.id, effect_text(s.effect_kg, g_));
    if (!stated && assumed != r_.assumptions.end() && !assumed->replace.empty())
      text += fmt::format("; to state it, {}", report::in_words(assumed->replace));
    heading("largest uncertainty");
    line(fmt::format("  {}", wrap(text, width_ - 2, 2)));
  }

  const Report& r_;
  const RenderOptions& o_;
  const Glyphs& g_;
  std::size_t width_;
  std::size_t bar_width_ = 0;
  std::size_t range_width_ = 0;
  std::size_t label_width_ = 0;
  std::string out_;
};

}  // namespace

std::string tree(const ReportFile& file, const RenderOptions& options) {
  std::string out;
  for (const Report& report : file.reports) {
    if (!out.empty()) out += "\n";
    out += Page(report, options).print();
  }
  return out + "\n" + dim_text(finished(about_run(file), options), options.colour) + "\n";
}

}  // namespace aicarbon::render
