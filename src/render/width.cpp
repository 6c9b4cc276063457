// See width.hpp.
#include "render/width.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace aicarbon::render {
namespace {

struct Range {
  std::uint32_t first, last;
};

// Marks that are drawn over the character before them, and characters that draw nothing: the most common ones of the
// Unicode categories Mn, Me and Cf.
constexpr Range no_columns[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x05BF, 0x05BF},   {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
    {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F},   {0x0670, 0x0670},   {0x06D6, 0x06DC}, {0x06DF, 0x06E4},
    {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0711, 0x0711},   {0x0730, 0x074A},   {0x0900, 0x0902}, {0x093A, 0x093A},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},   {0x0951, 0x0957},   {0x0962, 0x0963}, {0x09BC, 0x09BC},
    {0x09C1, 0x09C4}, {0x09CD, 0x09CD}, {0x0A3C, 0x0A3C},   {0x0A41, 0x0A51},   {0x0ABC, 0x0ABC}, {0x0AC1, 0x0AC8},
    {0x0ACD, 0x0ACD}, {0x0B3C, 0x0B3C}, {0x0B4D, 0x0B4D},   {0x0BC0, 0x0BC0},   {0x0BCD, 0x0BCD}, {0x0C3E, 0x0C40},
    {0x0C46, 0x0C56}, {0x0CBC, 0x0CBC}, {0x0CCC, 0x0CCD},   {0x0D41, 0x0D44},   {0x0D4D, 0x0D4D}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1},   {0x0EB4, 0x0EBC},   {0x0EC8, 0x0ECE}, {0x0F18, 0x0F19},
    {0x0F71, 0x0F7E}, {0x0F80, 0x0F84}, {0x102D, 0x1030},   {0x1032, 0x1037},   {0x1039, 0x103A}, {0x135D, 0x135F},
    {0x17B4, 0x17B5}, {0x17B7, 0x17BD}, {0x17C6, 0x17C6},   {0x17C9, 0x17D3},   {0x180B, 0x180F}, {0x1AB0, 0x1ACE},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},   {0x2060, 0x2064},   {0x2066, 0x206F}, {0x20D0, 0x20F0},
    {0x302A, 0x302D}, {0x3099, 0x309A}, {0xA66F, 0xA672},   {0xFB1E, 0xFB1E},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0001, 0xE007F}, {0xE0100, 0xE01EF},
};

// Wide and full-width characters (Unicode Standard Annex 11, W and F). Some ranges also contain characters of normal
// width.
constexpr Range two_columns[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},   {0xFE30, 0xFE6B},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF},
    {0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F265}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FC}, {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

template <std::size_t N>
bool is_in(const Range (&ranges)[N], std::uint32_t c) {
  const Range* after = std::ranges::upper_bound(ranges, c, {}, &Range::first);
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

std::size_t columns_of(std::uint32_t c) {
  if (c < 0x0300) return 1;
  return is_in(no_columns, c) ? 0 : is_in(two_columns, c) ? 2 : 1;
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The length in bytes of a color code at the beginning of a text; 0 if there is none.
std::size_t colour_code(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const auto end = text.find_first_not_of("0123456789;", 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

// The next piece of a text: a color code, which takes no column, or a character.
Character next_piece(std::string_view text) {
  const std::size_t code = colour_code(text);
  return code > 0 ? Character{code, 0} : first_character(text);
}

// Where the last part of a path begins on the last line of a text; the end of the text if that line contains no path.
std::size_t last_piece(std::string_view text, std::size_t indent) {
  const std::size_t line = text.rfind('\n') + 1 + indent;  // npos + 1 is 0
  const std::size_t slash = text.rfind('/');
  return slash == std::string_view::npos || slash <= line ? text.size() : slash + 1;
}

// Wraps one line to a width, and appends it to `out`.
void fit(std::string_view line, std::size_t width, std::string& out) {
  const auto blank = line.find_first_not_of(' ');
  const std::size_t indent = std::min(blank == std::string_view::npos ? 0 : blank, width / 2);
  std::size_t column = 0;
  std::size_t break_at = std::string::npos;  // position in `out` of the last space after the indent
  std::size_t after_break = 0;               // columns after that space
  while (!line.empty()) {
    const Character c = next_piece(line);
    if (column + c.columns > width) {
      if (line.front() == ' ') {  // the line ends at this space
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (line.empty()) break;
        out += '\n' + std::string(indent, ' ');
        column = indent;
      } else if (break_at != std::string::npos) {
        while (break_at > 0 && out[break_at - 1] == ' ') out.erase(--break_at, 1);
        out.replace(break_at, 1, '\n' + std::string(indent, ' '));
        column = indent + after_break;
      } else {
        const std::size_t begin = last_piece(out, indent);  // a path is broken after a slash, any other word anywhere
        column = indent + width_of(std::string_view(out).substr(begin));
        out.insert(begin, '\n' + std::string(indent, ' '));
      }
      break_at = std::string::npos;
      continue;
    }
    if (line.front() == ' ' && column > indent) {
      break_at = out.size();
      after_break = 0;
    } else {
      after_break += c.columns;
    }
    out += line.substr(0, c.bytes);
    column += c.columns;
    line.remove_prefix(c.bytes);
  }
}

}  // namespace

Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t c = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= text.size() || !continues(text[i])) return {i, 1};
    c = c << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {length, columns_of(c)};
}

std::size_t width_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Character c = next_piece(text);
    columns += c.columns;
    text.remove_prefix(c.bytes);
  }
  return columns;
}

std::size_t characters(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(
      out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return out;
}

std::string fitted(std::string_view text, std::size_t width) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (width_of(line) <= width) out += line;
    else fit(line, width, out);
    if (end == std::string_view::npos) break;
    out += '\n';
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace aicarbon::render
