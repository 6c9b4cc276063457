// See utf8.hpp. The table of well-formed sequences is that of RFC 3629 section 4.
#include "table/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace aicarbon::table {
namespace {

// The number of bytes of the first character; 0 if it is invalid.
std::size_t character(std::string_view text) {
  const auto byte = [text](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
  const auto tail = [byte](std::size_t k) { return byte(k) >= 0x80 && byte(k) <= 0xBF; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < lowest || byte(1) > highest) return 0;
  if (first >= 0xE0 && first <= 0xEF) return tail(2) ? 3 : 0;
  if (first >= 0xF0 && first <= 0xF4) return tail(2) && tail(3) ? 4 : 0;
  return 0;
}

}  // namespace

std::size_t utf8_end(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    if (at + 8 <= text.size()) {
      std::memcpy(&eight, text.data() + at, 8);
      if ((eight & 0x8080808080808080U) == 0) {
        at += 8;
        continue;
      }
    }
    const std::size_t bytes = character(text.substr(at));
    if (bytes == 0) return at;
    at += bytes;
  }
  return at;
}

std::string excerpt_of(std::string_view text, std::size_t bytes) {
  std::string excerpt;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t wide = character(text.substr(at));
    if (excerpt.size() + wide > bytes) return excerpt + "…";
    const bool control = wide == 1 && (static_cast<unsigned char>(text[at]) < 0x20 || text[at] == 0x7F);
    if (wide == 0 || control) excerpt += '?';
    else excerpt += text.substr(at, wide);
    at += wide == 0 ? 1 : wide;
  }
  return excerpt;
}

}  // namespace aicarbon::table
