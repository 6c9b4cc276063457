// See lines.hpp.
#include "render/report/summary/lines.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace aicarbon::render::summary {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what)) {
    out += text.substr(0, at);
    out += by;
    text.remove_prefix(at + what.size());
  }
  return out.append(text);
}

// Like `shown`, but keeps the no-break spaces of the text.
std::string shown_bound(const Screen& s, std::string_view text) {
  std::string out;
  for (auto at = text.find(no_break_space); at != std::string_view::npos; at = text.find(no_break_space)) {
    out += shown(s, text.substr(0, at));
    out += no_break_space;
    text.remove_prefix(at + no_break_space.size());
  }
  return out + shown(s, text);
}

}  // namespace

Screen screen_of(const RenderOptions& o) { return {screen_width(o), o.ascii, o.colour, glyphs(o.ascii)}; }

std::string shown(const Screen& s, std::string_view text) { return plain(one_line(text), s.ascii); }

std::string bound(std::string_view text) { return replaced(text, " ", no_break_space); }

Lines wrapped(const Screen& s, std::string_view text, Indent indent, std::size_t most) {
  const std::size_t width = s.width - std::max(indent.first, indent.others);
  const std::string wrapped = std::string(indent.first, ' ') + wrap(shown_bound(s, text), width, indent.others);
  const std::string all = replaced(fitted(wrapped, s.width), no_break_space, " ");
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

Lines fitting(const Screen& s, const std::vector<std::string>& wordings, Indent indent, std::size_t most) {
  for (const std::string& text : wordings)
    if (Lines lines = wrapped(s, text, indent, most + 1); lines.size() <= most) return lines;
  return wrapped(s, wordings.back(), indent, most);
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
