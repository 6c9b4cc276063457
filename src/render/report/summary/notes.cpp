// See notes.hpp.
#include "render/report/summary/notes.hpp"

#include "render/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render::summary {
namespace {

std::vector<std::string> in_words(const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(words(id));
  return names;
}

constexpr std::size_t shown_names = 6;

// What the job includes: "all except electricity" or "construction".
std::string left_out_by(const std::vector<std::string>& only, const std::vector<std::string>& except) {
  return only.empty() ? list(in_words(except), shown_names) : "all except " + list(in_words(only), shown_names);
}

std::size_t estimated(const Report& r) {
  return static_cast<std::size_t>(
      std::ranges::count_if(r.lines, [](const LineReport& l) { return l.state != LineState::not_applicable; }));
}

}  // namespace

Lines warning_lines(const Report& r, const Screen& s, NotesDetail detail) {
  if (r.warnings.empty()) return {};
  const bool only_notes = std::ranges::all_of(r.warnings, [](const WarningReport& w) { return w.severity == "note"; });
  // warnings come before notes, each in their own order
  std::vector<const WarningReport*> order;
  for (const bool notes : {false, true})
    for (const WarningReport& w : r.warnings) {
      if (order.size() == detail.warnings) break;
      if ((w.severity == "note") == notes) order.push_back(&w);
    }
  const std::string heading = fmt::format("{} ({})", only_notes ? "Notes" : "Warnings", r.warnings.size());
  Lines out{bold(heading, s.colour)};
  for (const WarningReport* w : order)
    add(out, wrapped(s, fmt::format("{} {}", code_name(w->code.number), w->message), {2, 4}, detail.lines_per_warning));
  if (order.size() < r.warnings.size()) out.push_back(fmt::format("  and {} more", r.warnings.size() - order.size()));
  return out;
}

Lines not_included_lines(const Report& r, const Screen& s, std::size_t most) {
  std::vector<std::string> by_the_job;
  if (!r.boundary.only.empty() || !r.boundary.except.empty())
    by_the_job.push_back(left_out_by(r.boundary.only, r.boundary.except));
  if (!r.boundary.phases.empty()) {
    const PhaseBoundary& b = r.boundary.phases.front();
    by_the_job.push_back(fmt::format("{} in {}", left_out_by(b.only, b.except), b.phase));
    if (r.boundary.phases.size() > 1)
      by_the_job.push_back(fmt::format("others in {} more phases", r.boundary.phases.size() - 1));
  }
  std::vector<std::string> not_covered = in_words(r.not_covered);
  if (!not_covered.empty()) not_covered.emplace_back("offsets");
  if (std::ranges::any_of(r.credits, [](const CreditReport& c) { return c.state != LineState::not_applicable; }))
    not_covered.emplace_back("credits for recycling");
  std::string text = "Not included: ";
  if (!not_covered.empty()) text += fmt::format("{}", fmt::join(not_covered, ", "));
  if (!by_the_job.empty())
    text +=
        fmt::format("{}by the job's own boundary, {}", not_covered.empty() ? "" : "; ", fmt::join(by_the_job, ", "));
  if (not_covered.empty() && by_the_job.empty()) return {};
  return wrapped(s, text, {0, 2}, most);
}

Lines more_lines(const Report& r, const Screen& s, std::size_t most) {
  std::string text = "More: --all";
  if (const std::size_t lines = estimated(r); lines > 0)
    text += fmt::format(" ({} line{}, {} assumption{})", lines, lines == 1 ? "" : "s", r.assumptions.size(),
                        r.assumptions.size() == 1 ? "" : "s");
  text += ", --format html, aicarbon explain";
  return wrapped(s, text, {0, 2}, most);
}

Lines run_lines(const ReportFile& file, const Screen& s, std::size_t most) {
  Lines out = wrapped(s, about_run(file), {0, 2}, most);
  for (std::string& line : out) line = dim_text(line, s.colour);
  return out;
}

}  // namespace aicarbon::render::summary
