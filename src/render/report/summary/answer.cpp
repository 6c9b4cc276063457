// See answer.hpp.
#include "render/report/summary/answer.hpp"

#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "report/unknown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace aicarbon::render::summary {
namespace {

// Two wordings of a reason: with the names of up to four sources, or of only one, which leaves more space for the text
// of the reason.
std::vector<std::string> wordings(const Reason& reason, bool several_phases) {
  std::vector<std::string> texts;
  for (const std::size_t shown_sources : {std::size_t{4}, std::size_t{1}}) {
    const std::string in = several_phases ? " in " + list(reason.phases, 1) : "";
    texts.push_back(fmt::format("{}{}: {}", list(reason.sources, shown_sources), in, reason.why));
  }
  return texts;
}

// The name, the total and its range.
Lines headline_lines(const Report& r, const Screen& s) {
  const std::string name = shown(s, r.name);
  const HeadlineText headline = total_headline(r, s.g);
  const std::string total = plain(headline.total.empty() ? "not estimated" : headline.total + " CO2e", s.ascii);
  const std::string spread =
      plain(headline.range.empty() ? "" : fmt::format("   {} (90 % range)", headline.range), s.ascii);
  constexpr std::size_t gap = 3, usual_column = 45;
  const std::size_t width = width_of(total) + width_of(spread);
  const std::string answer = bold(total, s.colour) + spread;
  if (width_of(name) + gap + width > s.width)
    return width + 2 <= s.width ? Lines{bold(cut(name, s.width, s.ascii), s.colour), "  " + answer}
                                : Lines{bold(cut(name, s.width, s.ascii), s.colour), "  " + bold(total, s.colour),
                                        cut(spread.substr(1), s.width, s.ascii)};
  const std::size_t column = std::max(width_of(name) + gap, std::min(usual_column, s.width - width));
  return {pad_right(bold(name, s.colour), column) + answer};
}

}  // namespace

std::vector<Reason> reasons_of(const Report& r) {
  std::vector<Reason> reasons;
  std::unordered_map<std::string, std::size_t> at;
  std::unordered_set<std::string> sources;  // sources that are already in the list of a reason
  for (const LineReport& line : r.lines)
    for (const report::Unknown& unknown : report::unknowns(line)) {
      const auto [found, is_new] = at.emplace(unknown.reason, reasons.size());
      if (is_new) reasons.push_back({unknown.reason, {}, {}});
      Reason& reason = reasons[found->second];
      const bool whole = unknown.id.size() == line.id.size();
      const std::string source =
          whole ? words(line.source)
                : fmt::format("{} ({})", words(line.source), unknown.id.substr(line.id.size() + 1));
      if (sources.insert(fmt::format("{} {}", found->second, source)).second) reason.sources.push_back(source);
      // lines are ordered by phase
      if (reason.phases.empty() || reason.phases.back() != line.phase) reason.phases.push_back(line.phase);
    }
  return reasons;
}

Lines answer_lines(const Report& r, const Screen& s) {
  Lines lines = headline_lines(r, s);
  const HeadlineText headline = total_headline(r, s.g);
  if (headline.is_median())
    add(lines, fitting(s, {headline.at_best + std::string(sum_of_parts), headline.at_best}, {2, 4}, 1));
  return lines;
}

Lines missing_lines(const Report& r, const std::vector<Reason>& reasons, const Screen& s, MissingDetail detail) {
  if (reasons.empty() && r.total.co2e_kg && !r.complete)  // a report on a batch of records has no lines
    return wrapped(s, "A lower bound, because some rows have a source that is not estimated.", {0, 2}, 2);
  if (reasons.empty())
    return r.total.co2e_kg ? Lines{} : wrapped(s, "nothing is inside the boundary", {2, 2}, detail.lines_per_reason);
  Lines out =
      r.total.co2e_kg
          ? fitting(s, {"A lower bound, because these sources are not estimated:", "A lower bound; not estimated:"},
                    {0, 2}, detail.reasons)
          : Lines{"These sources are not estimated:"};
  for (std::size_t k = 0; k < std::min(detail.reasons, reasons.size()); ++k)
    add(out, fitting(s, wordings(reasons[k], r.phases.size() > 1), {2, 4}, detail.lines_per_reason));
  if (reasons.size() > detail.reasons)
    out.push_back(fmt::format("  and more, for {} other reason{}", reasons.size() - detail.reasons,
                              reasons.size() - detail.reasons == 1 ? "" : "s"));
  return out;
}

}  // namespace aicarbon::render::summary
