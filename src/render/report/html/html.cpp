// The HTML report: one self-contained file. The total comes first, followed by its breakdown, its basis, and what it
// does not include. The JSON report is at the end of the page, so that commands accept the page instead of a job.
#include "render/report/html/sections.hpp"

#include "render/headline.hpp"
#include "render/page.hpp"
#include "render/phrases.hpp"
#include "render/report/formats.hpp"
#include "render/report/grid.hpp"
#include "render/text.hpp"
#include "report/report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

using page::fact;

std::size_t count_of(const Report& r, LineState state) {
  return static_cast<std::size_t>(std::ranges::count(r.lines, state, &LineReport::state));
}

std::string lines_missing(const Report& r) {
  const auto n = lines_not_estimated(r);
  return n == 0 ? "" : fmt::format("{} line{} not estimated", n, n == 1 ? "" : "s");
}

// ---- the answer

Markup given(std::string_view term, Dim dim, const std::optional<Figure>& f, const std::string& more,
             const std::optional<std::string>& reason) {
  if (!f) return fact(term, "not available", reason.value_or(""));
  std::string below = range(dim, *f, page_glyphs());
  if (!more.empty()) below += (below.empty() ? "" : "; ") + more;
  return fact(term, amount(dim, *f), below);
}

// The market-based total, with its own headline.
Markup market(const Report& r) {
  if (!r.total.co2e_market_kg) return fact("Market-based", "not available", r.co2e_market_reason.value_or(""));
  const HeadlineText text = headline_text(dim::co2e, *r.total.co2e_market_kg, r.complete, page_glyphs());
  return fact("Market-based", text.total, joined(text.range, "; ", text.at_best));
}

Markup answer(const Place& p) {
  const Report& r = p.r;
  Markup out;
  if (r.total.co2e_kg) {
    const HeadlineText total = total_headline(r, page_glyphs());
    out += element("p", {{"class", "total"}}, text(total.total + " ") + element("span", {{"class", "unit"}}, "CO₂e"));
    std::string below;
    if (!total.range.empty()) below = "90 % range " + total.range;
    if (total.is_median()) below += fmt::format("; {}{}", total.at_best, sum_of_parts);
    if (const auto missing = lines_missing(r); !missing.empty()) below += (below.empty() ? "" : "; ") + missing;
    if (!below.empty()) out += element("p", {{"class", "range soft"}}, below);
  } else {
    out +=
        element("p", {{"class", "total"}}, "not estimated") + element("p", {{"class", "range soft"}}, why_no_total(r));
  }
  const std::string it_energy =
      r.total.it_energy_kwh ? "of which IT " + amount(dim::energy, *r.total.it_energy_kwh) : std::string{};
  Markup facts = market(r);
  facts += given("Energy", dim::energy, r.total.energy_kwh, it_energy, r.energy_reason);
  if (const auto grids = grid_texts(r, page_glyphs()); !grids.empty()) facts += fact("Grid", grids.front(), "");
  if (!r.total.water_l && r.total.water_offsite_l)
    facts += given("Grid water", dim::volume, r.total.water_offsite_l, r.water_reason.value_or(""), {});
  else facts += given("Water", dim::volume, r.total.water_l, "", r.water_reason);
  if (!r.lines.empty())
    facts += fact("Lines", fmt::format("{} estimated", count_of(r, LineState::estimated)),
                  fmt::format("{} not estimated, {} not applicable", lines_not_estimated(r),
                              count_of(r, LineState::not_applicable)));
  out += element("dl", {{"class", "facts"}}, facts);
  if (!r.warnings.empty())
    out += element("p", element("a", {{"href", "#" + p.id + "warnings"}},
                                r.warnings.size() == 1 ? std::string("One warning")
                                                       : fmt::format("{} warnings", r.warnings.size())));
  return element("div", {{"class", "answer"}}, out);
}

// ---- the page

Markup one(const Place& p) {
  Markup inside = page::heading(p.level, p.r.name) + answer(p) + by_phase_and_stage(p) + by_source(p) + by_unit(p) +
                  planned_work(p) + training_over_use(p) + every_line(p) + by_scope(p) + what_moves_it(p) + assumed(p) +
                  warnings(p) + not_in_total(p);
  if (p.level == 1) return inside;
  return element("section", {{"class", "report"}, {"id", p.id + "report"}}, std::move(inside));
}

std::string id_of(std::size_t index) { return fmt::format("r{}-", index + 1); }

// The list of reports at the top of a page with several reports, which are never summed.
Markup contents(const ReportFile& file) {
  Markup items;
  for (std::size_t i = 0; i < file.reports.size(); ++i) {
    const Report& r = file.reports[i];
    const std::string total = total_headline(r, page_glyphs()).total;
    items +=
        element("li", element("a", {{"href", "#" + id_of(i) + "report"}}, r.name) +
                          element("span", {{"class", "nowrap"}}, total.empty() ? "not estimated" : total + " CO₂e"));
  }
  return element("nav", {{"aria-label", "Reports"}}, element("ul", {{"class", "contents"}}, items));
}

}  // namespace

Markup section_of(const Place& p, std::string_view id, std::string_view words, Markup inside) {
  return page::section(p.level + 1, p.id + std::string(id), words, std::move(inside));
}

std::string html(const ReportFile& file, const RenderOptions&) {
  const bool single = file.reports.size() == 1;
  const std::string title = single ? file.reports.front().name : fmt::format("{} carbon reports", file.reports.size());
  Markup main = element("p", {{"class", "eyebrow"}}, "Life-cycle carbon footprint by aicarbon");
  if (!single) main += page::heading(1, title) + contents(file);
  for (std::size_t i = 0; i < file.reports.size(); ++i)
    main += one({file.reports[i], single ? 1 : 2, single ? std::string{} : id_of(i)});
  const Markup foot = page::section(2, "made-by", "How this was made", page::made_by(file.tool, file.uncertainty));
  return page::document(title, element("main", std::move(main)) + element("footer", foot), report::to_json(file));
}

}  // namespace aicarbon::render
