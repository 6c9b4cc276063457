// A sweep as a table in which the best point is marked, and as a map of two paths in which shades show the results.
#include "render/sweep/formats.hpp"

#include "render/columns.hpp"
#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "render/text.hpp"
#include "report/headline.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

constexpr std::size_t most_rows = 200;
constexpr std::size_t widest_value = 32;

std::string_view short_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// The number of digits that the range of the unchanged job supports, as on other screens.
int digits_of(const Sweep& s) {
  const auto& job = s.unchanged;
  return job ? units::digits_for(job->best, job->low, job->high) : units::digits_for(0, {}, {});
}

// The objective of a point: "79 t", or "≥ 79 t" for a total that is a lower bound because a source is not estimated.
std::string amount_of(const Sweep& s, const std::optional<double>& x, bool complete) {
  if (!x) return "not estimated";
  const bool at_least = !complete && counts_all_lines(s.objective, s.objective_unit);
  return (at_least ? "≥ " : "") + amount_in(s.objective_unit, *x, digits_of(s));
}

// How far the value of a point is above the least value: "+1.2 %"; "least" for the point with that value; empty if
// either value is unknown, or if the least value is not positive.
std::string above_least(const Sweep& s, const SweepRow& row) {
  constexpr int digits = 2;
  if (!row.objective || !s.best || !s.best->objective || *s.best->objective <= 0) return {};
  const double share = *row.objective / *s.best->objective - 1;
  return share <= 0 ? "least" : fmt::format("+{} %", units::significant(share * 100, digits));
}

HeadlineText headline_of_unchanged(const Sweep& s, const Glyphs& g) {
  const bool complete = s.unchanged_complete || !counts_all_lines(s.objective, s.objective_unit);
  return headline_text_in(s.objective_unit, *s.unchanged, complete, g);
}

// Whether the job as it is has the median as its headline; the points, which are not sampled, are at best values.
bool is_median(const Sweep& s) { return s.unchanged && report::headline(*s.unchanged).is_median; }

bool any_incomplete(const Sweep& s) {
  return std::ranges::any_of(s.rows, [](const SweepRow& row) { return !row.complete && row.reason.empty(); });
}

// A line such as "  as is   79 t   90 % range 68 – 95 t". On a narrow screen, the text after the amount is on a
// separate line.
std::string entry(std::string_view what, const std::string& amount, std::string_view rest, const RenderOptions& o) {
  constexpr std::size_t label = 8, indent = 4;
  const std::string begin = fmt::format("  {}{}", pad_right(what, label), amount);
  const std::size_t width = screen_width(o);
  if (width_of(begin) + width_of(rest) <= width) return fmt::format("{}{}\n", begin, rest);
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return fmt::format("{}\n{}{}\n", begin, std::string(indent, ' '), wrap(rest, width - indent, indent));
}

std::string values_of(const Sweep& s, const SweepRow& row) {
  std::string values;
  for (std::size_t v = 0; v < row.values.size(); ++v)
    values += fmt::format("{}{} = {}", v == 0 ? "" : ", ", short_name(s.vary[v].path), row.values[v]);
  return fmt::format("  at {}{}", values, row.complete ? "" : "  (incomplete)");
}

std::string head(const Sweep& s, const RenderOptions& o) {
  std::string out = bold(s.job, o.colour) + "\n";
  for (const WarningReport& w : s.warnings)
    out += fmt::format("  {}[{}]: {}\n    {}\n", w.severity, code_name(w.code.number), plain(w.message, o.ascii),
                       plain(w.help, o.ascii));
  out += fmt::format("  {:.0f} point{}, {} at best values\n", s.points, s.points == 1 ? "" : "s", s.objective);
  if (s.unchanged) {
    const HeadlineText as_is = headline_of_unchanged(s, glyphs(o.ascii));
    std::string rest;
    if (!as_is.range.empty()) rest = fmt::format("   90 % range {}", as_is.range);
    if (as_is.is_median()) rest += fmt::format("; {}, as all points below", as_is.at_best);
    out += entry("as is", as_is.total, rest, o);
  }
  if (s.best) out += entry("least", amount_of(s, s.best->objective, s.best->complete), values_of(s, *s.best), o);
  if (s.worst) out += entry("most", amount_of(s, s.worst->objective, s.worst->complete), values_of(s, *s.worst), o);
  return out + "\n";
}

bool is_best(const Sweep& s, const SweepRow& row) { return s.best && row.values == s.best->values; }

// A header and a row for each of the first `shown` points. `with_stages` adds columns for manufacturing and operation.
std::vector<Cells> rows_of(const Sweep& s, std::size_t shown, bool with_stages, bool ascii) {
  std::vector<Cells> rows(1);
  for (const SweepVariable& variable : s.vary) rows[0].emplace_back(short_name(variable.path));
  rows[0].insert(rows[0].end(), {s.objective + (is_median(s) ? " at best" : ""), "above least"});
  if (with_stages) rows[0].insert(rows[0].end(), {"manufacturing", "operation"});
  rows[0].emplace_back("basis");
  const auto kg = [&](const std::optional<double>& x, bool complete) {
    return x ? (complete ? "" : "≥ ") + units::human(dim::co2e, *x, digits_of(s)) : std::string("-");
  };
  for (std::size_t r = 0; r < shown; ++r) {
    const SweepRow& row = s.rows[r];
    Cells cells;
    for (const std::string& value : row.values) cells.push_back(cut(value, widest_value, ascii));
    const bool has_result = row.reason.empty();
    cells.insert(cells.end(), {has_result ? amount_of(s, row.objective, row.complete) : "no result",
                               has_result ? above_least(s, row) : std::string{}});
    if (with_stages)
      cells.insert(cells.end(), {kg(row.manufacturing_co2e_kg, row.complete), kg(row.operation_co2e_kg, row.complete)});
    cells.push_back(!has_result ? std::string{} : row.basis + (row.complete ? "" : " (incomplete)"));
    rows.push_back(std::move(cells));
  }
  for (std::size_t r = 0; r < rows.size(); ++r)
    rows[r].front().insert(0, r > 0 && is_best(s, s.rows[r - 1]) ? "* " : "  ");
  return rows;
}

// Why points have no result: each reason once, with the first of its points.
std::string reasons(const Sweep& s, std::size_t shown, const RenderOptions& o) {
  constexpr std::size_t most = 5, indent = 4;
  std::vector<std::string_view> seen;
  std::string out;
  for (std::size_t r = 0; r < shown; ++r) {
    const std::string& reason = s.rows[r].reason;
    if (reason.empty() || std::ranges::find(seen, reason) != seen.end()) continue;
    seen.push_back(reason);
    if (seen.size() > most) continue;
    std::string values;
    for (std::size_t v = 0; v < s.vary.size(); ++v)
      values += fmt::format("{}{} = {}", v == 0 ? "" : ", ", short_name(s.vary[v].path), s.rows[r].values[v]);
    out += fmt::format("  {}\n",
                       wrap(fmt::format("no result at {}: {}", values, reason), screen_width(o) - indent, indent));
  }
  if (seen.size() > most) out += fmt::format("  and {} more reasons: --format csv\n", seen.size() - most);
  return out;
}

// The unit in which all values end, such as "years"; empty if they have no common unit.
std::string unit_of(const std::vector<std::string>& values) {
  const auto unit = [](const std::string& value) {
    const auto space = value.rfind(' ');
    return space == std::string::npos ? std::string{} : value.substr(space + 1);
  };
  const std::string first = values.empty() ? std::string{} : unit(values.front());
  return std::ranges::all_of(values, [&](const std::string& value) { return unit(value) == first; }) ? first
                                                                                                     : std::string{};
}

std::size_t widest(const std::vector<std::string>& values) {
  std::size_t width = 0;
  for (const std::string& value : values) width = std::max(width, width_of(value));
  return width;
}

// The values across a map. If there is no space for their common unit in each of them, it is moved to `unit`.
struct Across {
  std::vector<std::string> values;
  std::string unit;
  std::size_t cell = 0;  ///< width of a value in screen columns
};

Across across_in(std::vector<std::string> values, std::size_t room) {
  constexpr std::size_t least = 3;
  const auto cell = [&] { return std::max(least, widest(values) + 1); };
  Across out;
  if (cell() * values.size() > room) {
    out.unit = unit_of(values);
    if (!out.unit.empty())
      for (std::string& value : values) value.resize(value.size() - out.unit.size() - 1);
  }
  out.cell = std::min(cell(), room / values.size());
  out.values = std::move(values);
  return out;
}

constexpr std::string_view shades[] = {"·", "░", "▒", "▓", "█"};
constexpr std::string_view ascii_shades[] = {".", ":", "+", "#", "@"};

std::string_view shade(double share, bool ascii) {
  const auto level = std::min<std::size_t>(static_cast<std::size_t>(share * std::size(shades)), std::size(shades) - 1);
  return ascii ? ascii_shades[level] : shades[level];
}

// The map: a header with the values of the second path, followed by a row for each value of the first path.
std::string shaded(const Sweep& s, const Across& across, std::size_t label, double low, double high, bool ascii) {
  const auto text = [&](const std::string& value) {
    return pad_right(cut(value, std::max<std::size_t>(across.cell, 2) - 1, ascii), across.cell);
  };
  std::string out(label, ' ');
  for (const std::string& value : across.values) out += text(value);
  out.resize(out.find_last_not_of(' ') + 1);
  const auto& down = s.vary[0].values;
  for (std::size_t i = 0; i < down.size(); ++i) {
    out += "\n  " + pad_right(cut(down[i], label - 4, ascii), label - 2);
    for (std::size_t k = 0; k < across.values.size(); ++k) {
      const auto& x = s.rows[i * across.values.size() + k].objective;
      const std::string_view block = x ? shade(high > low ? (*x - low) / (high - low) : 0, ascii) : "?";
      for (std::size_t c = 0; c < across.cell; ++c) out += block;
    }
  }
  return out + "\n";
}

}  // namespace

std::string sweep_table(const Sweep& s, const RenderOptions& o) {
  std::string out = head(s, o);
  const std::size_t shown = std::min(s.rows.size(), most_rows);
  std::vector<Cells> rows = rows_of(s, shown, true, o.ascii);
  if (width_of_rows(rows) > screen_width(o)) rows = rows_of(s, shown, false, o.ascii);
  std::vector<Side> sides(rows[0].size(), Side::right);
  std::fill_n(sides.begin(), s.vary.size(), Side::left);
  sides.back() = Side::left;
  const std::vector<std::string> lines = in_columns(sides, rows, screen_width(o));
  for (std::size_t r = 0; r < lines.size(); ++r)
    out += bold(lines[r], o.colour && r > 0 && is_best(s, s.rows[r - 1])) + "\n";
  if (s.rows.size() > shown) out += fmt::format("  and {} more: --format csv, or --top N\n", s.rows.size() - shown);
  out += reasons(s, shown, o);
  if (any_incomplete(s))
    out +=
        "  incomplete: a source of the job is not estimated, and the total is a lower bound; `aicarbon estimate` of a "
        "job with these values names the source\n";
  return finished(out, o);
}

std::string sweep_map(const Sweep& s, const RenderOptions& o) {
  std::string out = head(s, o);
  const bool whole =
      s.vary.size() == 2 && !s.zipped && s.rows.size() == s.vary[0].values.size() * s.vary[1].values.size();
  if (!whole)
    return finished(
        out + "  a map shows all combinations of the values of two paths: use --vary twice, without --zip or --top\n",
        o);
  const std::string_view down = short_name(s.vary[0].path), across = short_name(s.vary[1].path);
  const std::size_t longest = screen_width(o) / 2;  // half of the width is for the map
  const std::size_t label = 4 + std::min({std::max(widest(s.vary[0].values), width_of(down)), widest_value, longest});
  const std::size_t room = screen_width(o) - label, count = s.vary[1].values.size();
  if (count > room)
    return finished(
        out + fmt::format("  a map of {} values across needs {} columns: use --width, or name {} in the first --vary\n",
                          count, count + label, across),
        o);
  const Across columns = across_in(s.vary[1].values, room);
  out += fmt::format("  {} down, {} across{}\n", down, across, columns.unit.empty() ? "" : ", in " + columns.unit);
  const auto value = [](const std::optional<SweepRow>& row) { return row ? row->objective.value_or(0) : 0; };
  const double low = value(s.best), high = value(s.worst);
  out += shaded(s, columns, label, low, high, o.ascii);
  out += fmt::format("  {} {}  …  {} {}\n", shade(0, o.ascii), amount_of(s, low, !s.best || s.best->complete),
                     shade(1, o.ascii), amount_of(s, high, !s.worst || s.worst->complete));
  return finished(out, o);
}

}  // namespace aicarbon::render
