// See names.hpp.
#include "render/sql/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render::query {

std::string comment(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  return "-- " + out + "\n";
}

std::string joined(std::span<const std::string> parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : std::string(between)) + part;
  return text;
}

std::string indent(int depth) { return std::string(static_cast<std::size_t>(2 * depth), ' '); }

std::string without_indent(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
    const std::size_t first = std::min(text.find_first_not_of(' ', begin), end);
    out += "  " + text.substr(first, end + 1 - first);
    begin = end + 1;
  }
  return out;
}

std::string null(const Dialect& dialect) { return fmt::format("CAST(NULL AS {})", dialect.number); }
std::string literal(double value, const Dialect& dialect) {
  return std::isnan(value) ? null(dialect) : dialect.literal(value);
}

std::string cell_name(std::size_t cell, std::string_view words) {
  constexpr std::size_t longest = 40;
  std::string text = fmt::format("c{}_", cell);
  for (const char c : words.substr(0, longest)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain || text.back() != '_') text += plain ? c : '_';
  }
  while (text.ends_with('_')) text.pop_back();
  return text;
}

std::string number_name(std::size_t column) { return fmt::format("n{}", column + 1); }
std::string number_raw(std::size_t column) { return fmt::format("n{}_raw", column + 1); }
std::string key_name(std::size_t column) { return fmt::format("k{}", column + 1); }
std::string word_name(std::size_t column) { return fmt::format("w{}_known", column + 1); }
std::string word_given(std::size_t column) { return fmt::format("w{}_given", column + 1); }
std::string figure_name(const rows::sql::PlanCell& cell) {
  return fmt::format("w{}_f{}", cell.column + 1, cell.figure + 1);
}
std::string choice_name(const rows::sql::PlanCell& cell) {
  return fmt::format("w{}_way{}", cell.column + 1, cell.choice + 1);
}
std::string class_name(std::string_view what, std::size_t column) { return fmt::format("w{}_{}", column + 1, what); }

}  // namespace aicarbon::render::query
