// See lines.hpp.
#include "render/report/summary/lines.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace aicarbon::render::summary {

Screen screen_of(const RenderOptions& o) { return {screen_width(o), o.ascii, o.colour, glyphs(o.ascii)}; }

std::string shown(const Screen& s, std::string_view text) { return plain(one_line(text), s.ascii); }

Lines wrapped(const Screen& s, std::string_view text, Indent indent, std::size_t most) {
  const std::string all = std::string(indent.first, ' ') +
                          fitted(wrap(shown(s, text), s.width - indent.others, indent.others), s.width - indent.first);
  Lines lines;
  std::string_view rest = all;
  while (lines.size() < most) {
    const auto end = rest.find('\n');
    lines.emplace_back(rest.substr(0, end));
    if (end == std::string_view::npos) return lines;
    rest.remove_prefix(end + 1);
  }
  const std::string more = lines.back() + (s.ascii ? " ~" : " …");
  lines.back() = width_of(more) <= s.width ? more : cut(more, s.width, s.ascii);
  return lines;
}

void add(Lines& lines, Lines more) { std::ranges::move(more, std::back_inserter(lines)); }

std::string list(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t count = names.size() <= most ? names.size() : most;
  std::string text =
      fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count), ", "));
  if (count < names.size()) text += fmt::format(" and {} more", names.size() - count);
  return text;
}

std::string with_range(Dim dim, const Figure& f, const Glyphs& g) {
  std::string spread = range(dim, f, g);
  if (spread.empty()) return amount(dim, f);
  if (const auto& unit = units::scale_for(dim, f.best).unit; !unit.empty())
    spread.resize(spread.size() - unit.size() - 1);
  return fmt::format("{} ({})", amount(dim, f), spread);
}

}  // namespace aicarbon::render::summary
