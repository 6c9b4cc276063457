// See text.hpp.
#include "render/text.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace aicarbon::render {

const Glyphs& glyphs(bool ascii) {
  static constexpr Glyphs drawn{"├─ ", "└─ ", "│  ", "   ", "█", "–", "…", "≥", "·", "−"};
  static constexpr Glyphs typed{"|- ", "`- ", "|  ", "   ", "#", "-", "..", ">=", "-", "-"};
  return ascii ? typed : drawn;
}

std::string pad_right(std::string_view text, std::size_t width) {
  std::string out(text);
  if (const auto w = width_of(text); w < width) out.append(width - w, ' ');
  return out;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const auto w = width_of(text);
  return (w < width ? std::string(width - w, ' ') : std::string{}) + std::string(text);
}

std::string cut(std::string_view text, std::size_t width, bool ascii) {
  if (width_of(text) <= width) return std::string(text);
  std::size_t bytes = 0;
  for (std::size_t columns = 1;;) {  // width of the ellipsis
    const Character c = first_character(text.substr(bytes));
    if (columns + c.columns > width) break;
    columns += c.columns;
    bytes += c.bytes;
  }
  return std::string(text.substr(0, bytes)) + (ascii ? "~" : "…");
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    auto space = text.find(' ');
    while (space != std::string_view::npos && text.substr(space + 1).starts_with('%'))
      space = text.find(' ', space + 1);
    const std::string_view word = text.substr(0, space);
    const auto w = width_of(word);
    if (column > 0 && column + 1 + w > width) {
      out += '\n';
      out.append(indent, ' ');
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += w;
    if (space == std::string_view::npos) break;
    text.remove_prefix(space + 1);
  }
  return out;
}

std::string plain(std::string_view text, bool ascii) {
  if (!ascii) return std::string(text);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> swaps{{{"…", ".."},
                                                                                        {"≥", ">="},
                                                                                        {"·", "-"},
                                                                                        {"−", "-"},
                                                                                        {"×", "x"},
                                                                                        {"÷", "/"},
                                                                                        {"±", "+-"},
                                                                                        {"–", "-"},
                                                                                        {"’", "'"},
                                                                                        {"→", "->"},
                                                                                        {"Σ", "sum"},
                                                                                        {"│", "|"},
                                                                                        {"µ", "u"}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    const auto* swap = std::ranges::find_if(swaps, [&](const auto& s) { return rest.starts_with(s.first); });
    if (swap != swaps.end()) {
      out += swap->second;
      i += swap->first.size();
    } else if (static_cast<unsigned char>(text[i]) < 0x80U) {
      out += text[i++];
    } else {
      out += '?';
      ++i;
      while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) ++i;
    }
  }
  return out;
}

std::size_t screen_width(const RenderOptions& o) {
  constexpr int narrowest = 40;
  constexpr int widest = 200;
  return static_cast<std::size_t>(std::clamp(o.width, narrowest, widest));
}

std::string finished(std::string_view screen, const RenderOptions& o) {
  return fitted(plain(screen, o.ascii), screen_width(o));
}

std::string bold(std::string_view text, bool on) {
  return on ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}
std::string dim_text(std::string_view text, bool on) {
  return on ? fmt::format("\x1b[2m{}\x1b[0m", text) : std::string(text);
}

std::string amount(Dim dim, const Figure& f) {
  return units::human(dim, f.best, units::digits_for(f.best, f.low, f.high));
}

std::string range(Dim dim, const Figure& f, const Glyphs& g) {
  if (!f.low || !f.high || *f.low == *f.high) return {};
  const auto scale = units::scale_for(dim, f.best);
  const int digits = std::max(2, units::digits_for(f.best, f.low, f.high));
  return fmt::format("{} {} {}{}{}", units::significant(*f.low / scale.base, digits), *f.low < 0 ? g.span : g.range,
                     units::significant(*f.high / scale.base, digits), scale.unit.empty() ? "" : " ", scale.unit);
}

std::string sum_text(Dim dim, const Figure& f, bool complete, const Glyphs& g) {
  return (complete ? "" : std::string(g.at_least) + " ") + amount(dim, f);
}

std::string amount_in(std::string_view unit, double value, int digits) {
  for (const Dim dim : {dim::co2e, dim::energy, dim::volume})
    if (units::base_unit(dim) == unit) {
      const std::string text = units::human(dim, std::abs(value), digits);
      return value < 0 ? "−" + text : text;
    }
  return fmt::format("{}{} {}", value < 0 ? "−" : "", units::significant(std::abs(value), digits), unit);
}

std::string share_text(double share) {
  const double percent = share * 100;
  return percent > 0 && percent < 1 ? "< 1 %" : fmt::format("{:.0f} %", percent);
}

std::string whole_text(double number) {
  const double size = std::abs(number);
  const int digits = size < 1 ? 1 : size < 100 ? 2 : size < 1000 ? 3 : 4;
  return trimmed(units::significant(number, digits));
}

std::string trimmed(std::string number) {
  if (number.find('.') == std::string::npos) return number;
  while (number.back() == '0') number.pop_back();
  if (number.back() == '.') number.pop_back();
  return number;
}

}  // namespace aicarbon::render
