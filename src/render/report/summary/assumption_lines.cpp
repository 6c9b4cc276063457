// The assumptions as text: a table if the width allows, otherwise one assumption below the other.
#include "render/report/summary/assumptions.hpp"

#include "render/phrases.hpp"
#include "report/advice.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render::summary {
namespace {

struct Line {
  std::string name, value, effect, replace;
};

std::string_view last_piece(std::string_view path) { return path.substr(path.rfind('/') + 1); }

Line line_of(const AssumptionReport& a, const Screen& s) {
  const RuleName* name = rule_name(a.rule);
  constexpr std::size_t longest = 200;  // a longer text would be truncated, and could then not be typed; --all shows it
  std::string typed = report::in_words(a.replace);
  if (typed.size() > longest) typed.clear();
  return {shown(s, name == nullptr ? words(last_piece(a.path)) : std::string(name->name)), shown(s, assumed_value(a)),
          shown(s, effect_text(a.effect_kg, s.g)), shown(s, typed)};
}

std::size_t widest(const std::vector<Line>& lines, std::string Line::*field) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, width_of(line.*field));
  return width;
}

// Appends `before`, followed by a text that begins at `column` and takes as many lines as it needs.
void beside(Lines& out, std::string before, std::string_view text, std::size_t column, const Screen& s) {
  std::string all = fitted(wrap(text, s.width - column, 0), s.width - column);
  std::string_view rest = all;
  for (;;) {
    const auto end = rest.find('\n');
    out.push_back(before + std::string(rest.substr(0, end)));
    if (end == std::string_view::npos) return;
    rest.remove_prefix(end + 1);
    before = std::string(column, ' ');
  }
}

}  // namespace

Lines assumption_lines(const Report& r, const Screen& s, std::size_t most) {
  std::vector<Line> lines;
  for (const AssumptionReport& a : r.assumptions) {
    if (lines.size() == most) break;
    if (a.effect_kg.low != 0 || a.effect_kg.high != 0) lines.push_back(line_of(a, s));
  }
  if (lines.empty()) return {};
  const std::string heading = fmt::format("Largest assumptions ({} in all)", r.assumptions.size());
  constexpr std::string_view effect_heading = "effect on total";
  constexpr std::size_t gap = 3, least_for_replace = 30, most_lines = 3;
  const std::size_t name = widest(lines, &Line::name);
  const std::size_t value = widest(lines, &Line::value);
  const std::size_t effect = std::max(widest(lines, &Line::effect), effect_heading.size());
  const std::size_t first = std::max(2 + name + gap + value, width_of(heading)) + gap;
  Lines out;
  if (first + effect + gap + least_for_replace <= s.width) {
    const std::size_t column = first + effect + gap;
    out.push_back(
        bold(fmt::format("{}{}{}", pad_right(heading, first), pad_right(effect_heading, effect + gap), "replacement"),
             s.colour));
    for (const Line& l : lines)
      beside(out,
             pad_right(fmt::format("  {}{}", pad_right(l.name, name + gap), l.value), first) +
                 pad_right(l.effect, effect + gap),
             l.replace.empty() ? s.g.range : std::string_view(l.replace), column, s);
    return out;
  }
  const bool one_line = 2 + name + gap + value + gap + effect <= s.width;
  out.push_back(bold(
      one_line ? pad_right(heading, 2 + name + gap + value + gap) + std::string(effect_heading) : heading, s.colour));
  for (const Line& l : lines) {
    if (one_line)
      out.push_back(fmt::format("  {}{}{}", pad_right(l.name, name + gap), pad_right(l.value, value + gap), l.effect));
    else
      add(out, fitting(s,
                       {fmt::format("{}: {}; effect {}", l.name, l.value, bound(l.effect)),
                        fmt::format("{}; effect {}", l.name, bound(l.effect))},
                       {2, 4}, most_lines));
    if (!l.replace.empty()) beside(out, "    ", l.replace, 4, s);
  }
  return out;
}

}  // namespace aicarbon::render::summary
