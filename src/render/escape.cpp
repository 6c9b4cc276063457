// See escape.hpp.
#include "render/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace aicarbon::render {
namespace {

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The number of bytes of the character at `i` if it is a control character, U+FFFE or U+FFFF; otherwise 0. XML or YAML
// forbids most of these characters.
std::size_t unprintable(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
  if (byte(i) < 0x20U || byte(i) == 0x7fU) return 1;
  if (byte(i) == 0xC2U && byte(i + 1) < 0xA0U) return 2;
  if (byte(i) == 0xEFU && byte(i + 1) == 0xBFU && byte(i + 2) >= 0xBEU) return 3;
  return 0;
}

// Turns a text into one line: unprintable characters, including line ends, become spaces.
std::string without_line_ends(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = unprintable(text, i);
    out += bytes > 0 ? ' ' : text[i];
    i += bytes > 0 ? bytes : 1;
  }
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
  const std::string line = without_line_ends(text);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool inside_word = c == '_' && i > 0 && i + 1 < line.size() && is_word(line[i - 1]) &&
                             is_word(line[i + 1]);  // Markdown ignores an underscore inside a word
    if (marks.find(c) != std::string_view::npos && !inside_word) out += '\\';
    if (c != '"' && c != '\'' && !entity(c).empty()) out += entity(c);
    else out += c;
    if (c == '@') out += "&#8203;";  // a zero-width space, so that GitHub notifies no user of that name
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  std::string inside;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : without_line_ends(text)) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (c == '|') inside += '\\';  // tables are split into cells before code spans are recognized
    inside += c;
  }
  const std::string fence(longest + 1, '`');
  const std::string_view pad = longest > 0 ? " " : "";
  return fence + std::string(pad) + inside + std::string(pad) + fence;
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : without_line_ends(text)) {
    if (const auto name = entity(c); !name.empty()) out += name;
    else out += c;
  }
  return out;
}

std::string yaml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : without_line_ends(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

namespace {

// Escapes the characters in `marks`. In the GitHub Actions toolkit, escapeData replaces %, CR and LF, and
// escapeProperty also : and , (actions/toolkit, packages/core/src/command.ts, commit a944251). All other control
// characters become spaces.
std::string workflow_escaped(std::string_view text, std::string_view marks) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool mark = marks.find(text[i]) != std::string_view::npos;
    const std::size_t blank = mark ? 0 : unprintable(text, i);
    if (mark) out += fmt::format("%{:02X}", static_cast<unsigned char>(text[i]));
    else out += blank > 0 ? ' ' : text[i];
    i += std::max(blank, std::size_t{1});
  }
  return out;
}

}  // namespace

std::string workflow_data(std::string_view text) { return workflow_escaped(text, "%\r\n"); }
std::string workflow_property(std::string_view text) { return workflow_escaped(text, "%\r\n:,"); }

std::string uri_of_path(std::string_view path) {
  constexpr std::string_view plain_marks = "-._~/";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_word(c) || plain_marks.find(c) != std::string_view::npos) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace aicarbon::render
