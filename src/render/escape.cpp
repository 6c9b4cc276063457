// See escape.hpp.
#include "render/escape.hpp"

#include <algorithm>
#include <cstddef>

namespace aicarbon::render {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// One line: a control character is a blank.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(out, is_control, ' ');
  return out;
}

std::string_view entity(char c) {
  switch (c) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  case '\'': return "&#39;";
  default: return {};
  }
}

}  // namespace

std::string markdown_text(std::string_view text) {
  constexpr std::string_view marks = "\\`*_[]|~#$";
  const std::string line = one_line(text);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool inside_word = c == '_' && i > 0 && i + 1 < line.size() && is_word(line[i - 1]) &&
                             is_word(line[i + 1]);  // means nothing there
    if (marks.find(c) != std::string_view::npos && !inside_word) out += '\\';
    if (c != '"' && c != '\'' && !entity(c).empty()) out += entity(c);
    else out += c;
    if (c == '@') out += "&#8203;";  // a blank without width: the name behind it is not notified
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  std::string inside;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : one_line(text)) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (c == '|') inside += '\\';  // a table looks for its cells before it looks for code
    inside += c;
  }
  const std::string fence(longest + 1, '`');
  const std::string_view pad = longest > 0 ? " " : "";
  return fence + std::string(pad) + inside + std::string(pad) + fence;
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (const auto name = entity(c); !name.empty()) out += name;
    else out += c;
  }
  return out;
}

std::string yaml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : one_line(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace aicarbon::render
