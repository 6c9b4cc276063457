// A sweep as a table with the best point marked, and as a map of two paths with results as shades.
#include "render/sweep/formats.hpp"

#include "render/phrases.hpp"
#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

constexpr std::size_t most_rows = 200;
constexpr std::size_t widest_value = 32;

std::string_view short_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// The digits that the range of the job supports, as on the other screens.
int digits_of(const Sweep& s) {
  const auto& job = s.unchanged;
  return job ? units::digits_for(job->best, job->low, job->high) : units::digits_for(0, {}, {});
}

// "≥ 79 t": the total of a point with a source that is not estimated is a lower bound.
std::string amount_of(const Sweep& s, const std::optional<double>& x, bool complete) {
  if (!x) return "not estimated";
  const bool at_least = !complete && counts_all_lines(s.objective, s.objective_unit);
  return (at_least ? "≥ " : "") + amount_in(s.objective_unit, *x, digits_of(s));
}

// "+1.2 %": by how much a point is above the least one.
std::string above_least(const Sweep& s, const SweepRow& row) {
  constexpr int digits = 2;
  if (!row.objective || !s.best || !s.best->objective || *s.best->objective <= 0) return {};
  const double share = *row.objective / *s.best->objective - 1;
  return share <= 0 ? "least" : fmt::format("+{} %", units::significant(share * 100, digits));
}

bool any_incomplete(const Sweep& s) { return !std::ranges::all_of(s.rows, &SweepRow::complete); }

std::string head(const Sweep& s, const RenderOptions& o) {
  std::string out = bold(s.job, o.colour) + "\n";
  for (const WarningReport& w : s.warnings)
    out += fmt::format("  warning[{}]: {}\n    {}\n", code_name(w.code.number), plain(w.message, o.ascii),
                       plain(w.help, o.ascii));
  const auto point = [&](std::string_view what, const std::optional<SweepRow>& row) {
    if (!row) return;
    std::string values;
    for (std::size_t v = 0; v < row->values.size(); ++v)
      values += fmt::format("{}{} = {}", v == 0 ? "" : ", ", short_name(s.vary[v].path), row->values[v]);
    out += fmt::format("  {}  {}  at {}{}\n", pad_right(what, 6), amount_of(s, row->objective, row->complete), values,
                       row->complete ? "" : "  (incomplete)");
  };
  out += fmt::format("  {:.0f} points, {} at best values\n", s.points, s.objective);
  if (s.unchanged) {
    const auto unit = units::parse(s.objective_unit, dim::co2e);
    const std::string spread = range(unit ? unit->dim : Dim{}, *s.unchanged, glyphs(o.ascii));
    out += fmt::format("  as is   {}{}\n", amount_of(s, s.unchanged->best, s.unchanged_complete),
                       spread.empty() ? "" : fmt::format("   90 % range {}", spread));
  }
  point("least", s.best);
  point("most", s.worst);
  return out + "\n";
}

}  // namespace

std::string sweep_table(const Sweep& s, const RenderOptions& o) {
  std::string out = head(s, o);
  const std::size_t shown = std::min(s.rows.size(), most_rows);
  std::vector<std::size_t> widths;
  for (std::size_t v = 0; v < s.vary.size(); ++v) {
    std::size_t width = width_of(short_name(s.vary[v].path));
    for (std::size_t r = 0; r < shown; ++r) width = std::max(width, width_of(s.rows[r].values[v]));
    widths.push_back(std::min(width, widest_value));
  }
  constexpr std::size_t figure_width = 14;
  constexpr std::size_t basis_width = 26;
  constexpr std::size_t share_width = 11;
  std::size_t used = 2 + 2 + figure_width + 2 + share_width;
  for (const std::size_t width : widths) used += width + 2;
  const bool with_stages = used + 2 * (2 + figure_width) + basis_width <= screen_width(o);
  const auto figure = [&](std::string_view text) { return "  " + pad_left(text, figure_width); };
  out += "  ";
  for (std::size_t v = 0; v < s.vary.size(); ++v) out += pad_right(short_name(s.vary[v].path), widths[v]) + "  ";
  out += figure(s.objective) + "  " + pad_left("above least", share_width) +
         (with_stages ? figure("manufacturing") + figure("operation") : "") + "  basis\n";
  for (std::size_t r = 0; r < shown; ++r) {
    const SweepRow& row = s.rows[r];
    const bool best = s.best && row.values == s.best->values;
    std::string line = best ? "* " : "  ";
    for (std::size_t v = 0; v < s.vary.size(); ++v)
      line += pad_right(cut(row.values[v], widths[v], o.ascii), widths[v]) + "  ";
    const auto kg = [&](const std::optional<double>& x) {
      return x ? units::human(dim::co2e, *x, digits_of(s)) : std::string("-");
    };
    line += figure(amount_of(s, row.objective, row.complete)) + "  " + pad_left(above_least(s, row), share_width);
    if (with_stages) line += figure(kg(row.manufacturing_co2e_kg)) + figure(kg(row.operation_co2e_kg));
    line += "  " + row.basis + (row.complete ? "" : " (incomplete)");
    out += bold(line, best && o.colour) + "\n";
  }
  if (s.rows.size() > shown) out += fmt::format("  and {} more: --format csv, or --top N\n", s.rows.size() - shown);
  if (any_incomplete(s))
    out +=
        "  incomplete: a source of the job is not estimated, and the total is a lower bound; `aicarbon explain` with "
        "these values names it\n";
  return finished(out, o);
}

std::string sweep_map(const Sweep& s, const RenderOptions& o) {
  std::string out = head(s, o);
  const bool whole =
      s.vary.size() == 2 && !s.zipped && s.rows.size() == s.vary[0].values.size() * s.vary[1].values.size();
  if (!whole)
    return finished(out + "  a map shows all combinations of two paths: use --vary twice, without --zip and --top\n",
                    o);
  static constexpr std::string_view shades[] = {" ", "░", "▒", "▓", "█"};
  static constexpr std::string_view ascii_shades[] = {".", ":", "+", "#", "@"};
  const double low = s.best && s.best->objective ? *s.best->objective : 0;
  const double high = s.worst && s.worst->objective ? *s.worst->objective : 0;
  const auto& down = s.vary[0].values;
  const auto& across = s.vary[1].values;
  std::size_t width = width_of(short_name(s.vary[0].path));
  for (const std::string& value : down) width = std::max(width, std::min(width_of(value), widest_value));
  std::size_t cell = 3;
  const std::size_t room =
      static_cast<std::size_t>(o.width) > width + 4 ? static_cast<std::size_t>(o.width) - width - 4 : 0;
  for (const std::string& value : across) cell = std::max(cell, width_of(value) + 1);
  if (cell * across.size() > room) cell = std::max<std::size_t>(1, room / std::max<std::size_t>(1, across.size()));
  out += fmt::format("  {} down, {} across\n", short_name(s.vary[0].path), short_name(s.vary[1].path));
  out += "  " + std::string(width + 2, ' ');
  for (const std::string& value : across) out += pad_right(cut(value, cell > 1 ? cell - 1 : 1, o.ascii), cell);
  out += "\n";
  for (std::size_t i = 0; i < down.size(); ++i) {
    out += "  " + pad_right(cut(down[i], width, o.ascii), width) + "  ";
    for (std::size_t k = 0; k < across.size(); ++k) {
      const auto& x = s.rows[i * across.size() + k].objective;
      std::string_view shade = "?";
      if (x) {
        const double share = high > low ? (*x - low) / (high - low) : 0;
        const auto level = std::min<std::size_t>(static_cast<std::size_t>(share * 5), 4);
        shade = o.ascii ? ascii_shades[level] : shades[level];
      }
      for (std::size_t c = 0; c < cell; ++c) out += shade;
    }
    out += "\n";
  }
  out += fmt::format("  {} {}  …  {} {}\n", o.ascii ? ascii_shades[0] : "(blank)", amount_of(s, low, true),
                     o.ascii ? ascii_shades[4] : shades[4], amount_of(s, high, true));
  return finished(out, o);
}

}  // namespace aicarbon::render
