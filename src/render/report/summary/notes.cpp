// See notes.hpp.
#include "render/report/summary/notes.hpp"

#include "diag/codes.hpp"
#include "render/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aicarbon::render::summary {
namespace {

std::vector<std::string> in_words(const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(words(id));
  return names;
}

constexpr std::size_t shown_names = 6;

// What the job excludes: "all except electricity" or "construction".
std::string left_out_by(const std::vector<std::string>& only, const std::vector<std::string>& except) {
  return only.empty() ? list(in_words(except), shown_names) : "all except " + list(in_words(only), shown_names);
}

// Whose estimate a size is must be on every page: the shortest wording still names them.
bool is_estimate_of_others(const Remark& remark) { return remark.warning->code.number == diag::estimate_of_others; }

// Wordings of a warning: its message, or only the title of its code, in the end without the number of places.
std::vector<std::string> wordings(const Remark& remark) {
  const int code = remark.warning->code.number;
  const std::string places = remark.paths.size() > 1 ? fmt::format(" (in {} places)", remark.paths.size()) : "";
  std::vector<std::string> texts{fmt::format("{} {}{}", code_name(code), remark.warning->message, places)};
  if (is_estimate_of_others(remark)) {
    const std::string& message = remark.warning->message;
    texts.push_back(fmt::format("{} {}", code_name(code), message.substr(0, message.find("): ") + 1)));
    return texts;
  }
  if (const auto* row = diag::find(code); row != nullptr)
    for (const std::string& where : {places, std::string()})
      texts.push_back(fmt::format("{} {}{}", code_name(code), row->title, where));
  return texts;
}

// Wordings that state what is outside the total: all names, fewer and fewer names, or only their number.
std::vector<std::string> left_out_wordings(const std::vector<std::string>& not_covered,
                                           const std::vector<std::string>& by_the_job) {
  const std::string begin = "Not included: ";
  if (not_covered.empty())
    return {fmt::format("Excluded by the job: {}", fmt::join(by_the_job, ", ")),
            "Some sources are excluded by the job"};
  const std::string also = by_the_job.empty() ? "" : "; the job excludes more";
  std::vector<std::string> texts;
  if (!by_the_job.empty())
    texts.push_back(
        fmt::format("{}{}; excluded by the job: {}", begin, fmt::join(not_covered, ", "), fmt::join(by_the_job, ", ")));
  for (std::size_t shown = not_covered.size(); shown > 0; --shown)
    texts.push_back(begin + list(not_covered, shown) + also);
  texts.push_back(fmt::format("{}{} items", begin, not_covered.size()));
  return texts;
}

std::size_t estimated(const Report& r) {
  return static_cast<std::size_t>(
      std::ranges::count_if(r.lines, [](const LineReport& l) { return l.state != LineState::not_applicable; }));
}

}  // namespace

Lines warning_lines(const Report& r, const Screen& s, NotesDetail detail) {
  if (r.warnings.empty()) return {};
  std::vector<Remark> all = remarks(r.warnings);
  const auto is_note = [](const Remark& remark) { return remark.warning->severity == "note"; };
  std::ranges::stable_sort(all, {}, [&](const Remark& remark) {
    return std::pair(is_note(remark), is_note(remark) && !is_estimate_of_others(remark));
  });
  const auto notes = static_cast<std::size_t>(std::ranges::count_if(all, is_note));
  const std::size_t warnings = all.size() - notes;
  std::string title = warnings > 0 ? fmt::format("Warnings ({})", warnings) : std::string{};
  if (notes > 0) title += fmt::format("{} ({})", warnings > 0 ? ", notes" : "Notes", notes);
  Lines out{bold(title, s.colour)};
  const std::size_t shown = std::min(detail.warnings, all.size());
  for (std::size_t k = 0; k < shown; ++k) add(out, fitting(s, wordings(all[k]), {2, 4}, detail.lines_per_warning));
  if (shown < all.size()) out.push_back(fmt::format("  and {} more", all.size() - shown));
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
      by_the_job.push_back(fmt::format("more in {} other phase{}", r.boundary.phases.size() - 1,
                                       r.boundary.phases.size() == 2 ? "" : "s"));
  }
  std::vector<std::string> not_covered = in_words(r.not_covered);
  if (!not_covered.empty()) not_covered.emplace_back("offsets");
  if (std::ranges::any_of(r.credits, [](const CreditReport& c) { return c.state != LineState::not_applicable; }))
    not_covered.emplace_back("credits for recycling");
  if (not_covered.empty() && by_the_job.empty()) return {};
  return fitting(s, left_out_wordings(not_covered, by_the_job), {0, 2}, most);
}

Lines more_lines(const Report& r, const Screen& s, std::size_t most) {
  std::string text = "More: --all";
  if (const std::size_t lines = estimated(r); lines > 0)
    text += fmt::format(" ({} line{}, {} assumption{})", lines, lines == 1 ? "" : "s", r.assumptions.size(),
                        r.assumptions.size() == 1 ? "" : "s");
  text += ", --format html, aicarbon explain";
  return fitting(s, {text, "More: --all, --format html, explain"}, {0, 2}, most);
}

Lines run_lines(const ReportFile& file, const Screen& s, std::size_t most) {
  Lines out = wrapped(s, about_run(file), {0, 2}, most);
  for (std::string& line : out) line = dim_text(line, s.colour);
  return out;
}

}  // namespace aicarbon::render::summary
