// See page.hpp. A screen has as much detail as its maximum number of lines allows: it is composed with all details
// first, and then with fewer and fewer until it fits.
#include "render/report/summary/page.hpp"

#include "render/report/summary/answer.hpp"
#include "render/report/summary/assumptions.hpp"
#include "render/report/summary/figures.hpp"
#include "render/report/summary/matrix.hpp"
#include "render/report/summary/notes.hpp"

#include <algorithm>

namespace aicarbon::render::summary {
namespace {

// Where blank lines are printed: between all parts, between all parts except before the notes, or nowhere.
enum class Blanks { all, fewer, none };

/// How much of each part is shown.
struct Detail {
  MissingDetail missing;
  std::size_t lines_per_figure;
  std::size_t assumptions;
  NotesDetail warnings;
  std::size_t lines_at_the_end;
  Blanks blanks;
};

constexpr Detail details[] = {
    {{3, 6}, 3, 3, {3, 6}, 4, Blanks::all},   {{3, 6}, 3, 3, {3, 6}, 4, Blanks::fewer},
    {{2, 5}, 3, 3, {3, 6}, 3, Blanks::fewer}, {{2, 5}, 2, 3, {3, 4}, 2, Blanks::fewer},
    {{2, 5}, 2, 3, {3, 2}, 2, Blanks::fewer}, {{2, 5}, 2, 3, {3, 1}, 2, Blanks::fewer},
    {{2, 5}, 2, 3, {3, 1}, 1, Blanks::fewer}, {{2, 5}, 1, 3, {3, 1}, 1, Blanks::fewer},
    {{2, 4}, 1, 3, {2, 1}, 1, Blanks::none},  {{1, 4}, 1, 3, {1, 1}, 1, Blanks::none},
    {{1, 3}, 1, 2, {1, 1}, 1, Blanks::none},  {{1, 1}, 1, 1, {0, 1}, 1, Blanks::none},
    {{1, 1}, 1, 0, {0, 1}, 1, Blanks::none},
};

class Page {
 public:
  Page(const Report& r, const Screen& s)
      : r_(r), s_(s), reasons_(reasons_of(r)), matrix_(matrix_lines(matrix_of(r), s)),
        assumptions_(assumption_lines(r, s, details[0].assumptions)) {}

  Lines with(const Detail& d) const {
    Lines out = answer_lines(r_, s_);
    add(out, missing_lines(r_, reasons_, s_, d.missing));
    const bool blank = d.blanks != Blanks::none;
    part(out, matrix_, blank);
    part(out, figure_lines(r_, s_, d.lines_per_figure), blank);
    part(out, d.assumptions == details[0].assumptions ? assumptions_ : assumption_lines(r_, s_, d.assumptions), blank);
    Lines end = warning_lines(r_, s_, d.warnings);
    add(end, not_included_lines(r_, s_, d.lines_at_the_end));
    add(end, more_lines(r_, s_, d.lines_at_the_end > 2 ? d.lines_at_the_end : 1));
    part(out, std::move(end), d.blanks == Blanks::all);
    return out;
  }

 private:
  static void part(Lines& out, Lines lines, bool blank) {
    if (lines.empty()) return;
    if (blank) out.emplace_back();
    add(out, std::move(lines));
  }

  const Report& r_;
  const Screen& s_;
  std::vector<Reason> reasons_;
  Lines matrix_, assumptions_;
};

}  // namespace

std::size_t most_lines(std::size_t width) {
  constexpr std::size_t wide = 100, wide_lines = 30, narrow = 40, narrow_lines = 40;
  if (width >= wide) return wide_lines;
  return narrow_lines - (width - narrow) * (narrow_lines - wide_lines) / (wide - narrow);
}

Lines page(const Report& r, const Screen& s, std::size_t kept) {
  const std::size_t most = most_lines(s.width) - std::min(kept, most_lines(s.width));
  const Page page(r, s);
  Lines lines;
  for (const Detail& detail : details) {
    lines = page.with(detail);
    if (lines.size() <= most) break;
  }
  return lines;
}

}  // namespace aicarbon::render::summary
