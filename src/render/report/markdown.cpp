// Markdown for a step summary or a pull-request comment: a marker that identifies the comment, the result in a
// sentence, and tables. Rows that do not fit are omitted and counted.
#include "render/comment.hpp"
#include "render/escape.hpp"
#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "render/report/formats.hpp"
#include "render/report/grid.hpp"
#include "render/report/work.hpp"
#include "report/phase_lines.hpp"
#include "report/unknown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

// This marker never changes, because tools that update a comment in place search for it.
constexpr std::string_view marker = "<!-- aicarbon:report -->\n";

constexpr std::size_t assumptions_in_comment = 5;

class Job {
 public:
  Job(const Report& report, const RenderOptions& options) : r_(report), o_(options), g_(glyphs(options.ascii)) {}

  std::string row_among_jobs() const {
    return fmt::format("| {} | {} | {} | {} | {} |\n", markdown_text(r_.name),
                       r_.total.co2e_kg ? with_best(r_.total.co2e_kg) : "not estimated",
                       headline_range(r_.total.co2e_kg), with_best(r_.total.co2e_market_kg),
                       plain_amount(dim::energy, r_.total.energy_kwh));
  }

  void print(Comment& comment, bool alone) const {
    comment.add({fmt::format("\n{} {}\n", alone ? "## Carbon footprint of" : "###", markdown_text(r_.name)),
                 {"\n" + answer() + "\n"},
                 ""});
    const report::PhaseLines phase_lines(r_);
    Block phases{"\n| phase | CO2e | 90 % range | share | energy |\n|---|--:|---|--:|--:|\n", {}, ""};
    for (const PhaseReport& p : r_.phases)
      phases.rows.push_back(fmt::format("| {} ({}) | {} | {} | {} | {} |\n", markdown_text(p.name),
                                        markdown_text(p.kind), sum(p.co2e_kg, whole(phase_lines.of(p.name))),
                                        ranged(p.co2e_kg), share(p.co2e_kg), plain_amount(dim::energy, p.energy_kwh)));
    comment.add(phases);
    Block stages{"\n| stage | CO2e | 90 % range | share |\n|---|--:|---|--:|\n", {}, ""};
    for (const auto& [name, stage] : r_.by_stage)
      stages.rows.push_back(fmt::format("| {} | {} | {} | {} |\n", words(name),
                                        sum(stage.co2e_kg, whole(&LineReport::stage, name)), ranged(stage.co2e_kg),
                                        share(stage.co2e_kg)));
    comment.add(stages);
    if (o_.all) comment.add(lines());
    comment.add(units());
    for (const PhaseReport& p : r_.phases) work(p, comment);
    comment.add(figures("training spread over use, at best values", amortized_figures(r_, g_), {}));
    comment.add(left_out_rows());
    comment.add(warnings());
    comment.add(assumptions());
  }

 private:
  // A sum that lacks a line is a lower bound.
  std::string sum(const std::optional<Figure>& f, bool whole) const {
    if (!f) return whole ? "–" : "not estimated";
    return sum_text(dim::co2e, *f, whole, g_);
  }
  static bool whole(const std::vector<const LineReport*>& lines) {
    return std::ranges::none_of(lines, [](const LineReport* l) { return report::has_unknowns(*l); });
  }
  bool whole(std::string LineReport::*part, std::string_view name) const {
    return std::ranges::none_of(r_.lines,
                                [&](const LineReport& l) { return l.*part == name && report::has_unknowns(l); });
  }
  // The headline of the whole job or of one unit, which is a lower bound if the job is incomplete; a dash if it is
  // unknown.
  std::string with_best(const std::optional<Figure>& f) const {
    if (!f) return "–";
    const HeadlineText text = headline_text(dim::co2e, *f, r_.complete, g_);
    return joined(text.total, ", ", text.at_best);
  }
  std::string headline_range(const std::optional<Figure>& f) const {
    return f ? headline_text(dim::co2e, *f, r_.complete, g_).range : std::string{};
  }
  static std::string plain_amount(Dim dim, const std::optional<Figure>& f) { return f ? amount(dim, *f) : "–"; }
  std::string ranged(const std::optional<Figure>& f) const { return f ? range(dim::co2e, *f, g_) : std::string{}; }
  std::string share(const std::optional<Figure>& f) const {
    if (!f || !r_.total.co2e_kg || r_.total.co2e_kg->best <= 0) return {};
    return share_text(f->best / r_.total.co2e_kg->best);
  }

  std::string answer() const {
    if (!r_.total.co2e_kg) return fmt::format("**Not estimated**: {}.", markdown_text(why_no_total(r_)));
    const HeadlineText total = total_headline(r_, g_);
    std::string first = total.total;
    if (total.is_median()) first.front() = 'M';  // it begins the sentence
    std::string out = joined(fmt::format("**{} CO2e**", first), ", 90 % range ", total.range) + ", location-based";
    if (total.is_median()) out += fmt::format("; {}{}", total.at_best, sum_of_parts);
    out += ".";
    if (const auto n = lines_not_estimated(r_); n > 0)
      out += fmt::format(" It is a lower bound: {} line{} not estimated.", n, n == 1 ? " is" : "s are");
    if (r_.total.co2e_market_kg) out += fmt::format(" Market-based: {}.", with_best(r_.total.co2e_market_kg));
    else if (r_.co2e_market_reason)
      out += fmt::format(" No market-based total: {}.", markdown_text(*r_.co2e_market_reason));
    if (r_.total.energy_kwh) out += fmt::format(" Energy: {}.", amount(dim::energy, *r_.total.energy_kwh));
    if (const auto grids = grid_texts(r_, g_); !grids.empty())
      out += fmt::format(" Grid: {}.", markdown_text(grids.front()));
    if (r_.total.water_l) out += fmt::format(" Water: {}.", amount(dim::volume, *r_.total.water_l));
    return out;
  }

  Block lines() const {
    Block b{"\n<details><summary>Every line</summary>\n\n| line | state | CO2e | 90 % range |\n|---|---|--:|---|\n",
            {},
            "\n</details>\n"};
    for (const LineReport& l : r_.lines)
      b.rows.push_back(fmt::format("| {} | {} | {} | {} |\n", markdown_text(l.id), words(word(l.state)),
                                   plain_amount(dim::co2e, l.co2e_kg), ranged(l.co2e_kg)));
    return b;
  }

  Block units() const {
    Block b{"\n| per unit | CO2e | 90 % range | market-based | energy | water | SCI |\n|---|--:|---|--:|--:|--:|--:|\n",
            {},
            ""};
    for (const UnitReport& u : r_.per_unit) {
      b.rows.push_back(fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", markdown_text(u.name),
                                   u.co2e_kg ? with_best(u.co2e_kg) : "not estimated", headline_range(u.co2e_kg),
                                   with_best(u.co2e_market_kg), plain_amount(dim::energy, u.energy_kwh),
                                   plain_amount(dim::volume, u.water_l), u.sci_g ? sci_text(u, r_.complete, g_) : "–"));
    }
    return b;
  }

  static Block figures(const std::string& head, const std::vector<WorkFigure>& list, const std::string& after) {
    Block b{fmt::format("\n| {} | | 90 % range |\n|---|--:|---|\n", markdown_text(head)), {}, after};
    for (const WorkFigure& f : list)
      b.rows.push_back(fmt::format("| {} | {} | {} |\n", markdown_text(f.words), f.best, f.spread));
    return b;
  }

  void work(const PhaseReport& p, Comment& comment) const {
    Block derived = figures(p.name, derived_figures(p, g_), "\n</details>\n");
    derived.before =
        fmt::format("\n<details><summary>{}: how time and energy are derived</summary>\n", markdown_text(p.name)) +
        derived.before;
    comment.add(derived);
    Block steps{
        fmt::format(
            "\n| {}: techniques, applied in order | energy × | time × | IT energy | left | basis |\n|---|--:|--:|--:|--:|---|\n",
            markdown_text(p.name)),
        {},
        ""};
    for (const LadderStep& s : ladder(p))
      steps.rows.push_back(fmt::format("| {} | {} | {} | {} | {} | {} |\n", markdown_text(s.name), s.energy, s.time,
                                       s.left, s.share, markdown_text(s.basis)));
    comment.add(steps);
    Block periods{
        fmt::format("\n| {}: period | demand × | energy per unit × | IT energy | 90 % range |\n|--:|--:|--:|--:|---|\n",
                    markdown_text(p.name)),
        {},
        fmt::format("\n{}\n", growth_verdict(p))};
    for (const GrowthStep& s : growth_steps(p, g_))
      periods.rows.push_back(
          fmt::format("| {} | {} | {} | {} | {} |\n", s.period, s.demand, s.efficiency, s.energy, s.spread));
    comment.add(periods);
  }

  Block left_out_rows() const {
    Block b{"\nNot in this total:\n\n", {}, ""};
    for (const auto& [label, text] : left_out(r_, o_.all))
      b.rows.push_back(fmt::format("- {}: {}\n", label, markdown_text(text)));
    return b;
  }

  Block warnings() const {
    Block b{"\nWarnings:\n\n", {}, ""};
    for (const WarningReport& w : r_.warnings)
      b.rows.push_back(fmt::format("- {} {}: {}{}\n", code_name(w.code.number), w.severity, markdown_text(w.message),
                                   w.path.empty() ? "" : " (at " + markdown_code(w.path) + ")"));
    return b;
  }

  Block assumptions() const {
    const std::size_t shown = o_.all ? r_.assumptions.size() : std::min(r_.assumptions.size(), assumptions_in_comment);
    const std::string which = shown < r_.assumptions.size()
                                  ? fmt::format("the {} with the largest effect; --all shows all", shown)
                                  : std::string("largest effect first");
    Block b{
        fmt::format(
            "\n<details><summary>{} assumption{}: values that the job does not state ({})</summary>\n\n| effect | rule | value | source | state instead | in |\n|---|---|---|---|---|---|\n",
            r_.assumptions.size(), r_.assumptions.size() == 1 ? "" : "s", which),
        {},
        "\n</details>\n"};
    for (std::size_t i = 0; i < shown; ++i) {
      const AssumptionReport& a = r_.assumptions[i];
      b.rows.push_back(fmt::format("| {} | {} | {} | {} | {} | {} |\n", effect_text(a.effect_kg, g_),
                                   markdown_text(a.rule), markdown_text(a.value), markdown_text(a.citation),
                                   each(a, &Replacement::json), each(a, &Replacement::at)));
    }
    return b;
  }

  // One field of all replacements of an assumption, as code; a dash if the job cannot state it.
  static std::string each(const AssumptionReport& a, std::string Replacement::*field) {
    std::string out;
    for (const Replacement& one : a.replace) out += (out.empty() ? "" : ", ") + markdown_code(one.*field);
    return out.empty() ? "–" : out;
  }

  const Report& r_;
  const RenderOptions& o_;
  const Glyphs& g_;
};

}  // namespace

std::string markdown(const ReportFile& file, const RenderOptions& options) {
  Comment comment(marker);
  const bool alone = file.reports.size() == 1;
  if (!alone) {
    Block jobs{
        fmt::format(
            "\n## Carbon footprint of {} jobs\n\nThe jobs are never summed.\n\n| job | CO2e | 90 % range | market-based | energy |\n|---|--:|---|--:|--:|\n",
            file.reports.size()),
        {},
        ""};
    for (const Report& r : file.reports) jobs.rows.push_back(Job(r, options).row_among_jobs());
    comment.add(jobs);
  }
  for (const Report& r : file.reports) Job(r, options).print(comment, alone);
  return plain(comment.finish(fmt::format("aicarbon {}; {}", file.tool.version, markdown_text(about_run(file)))),
               options.ascii);
}

}  // namespace aicarbon::render
