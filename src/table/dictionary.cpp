// See dictionary.hpp.
#include "table/dictionary.hpp"

#include <algorithm>
#include <bit>
#include <string_view>

namespace aicarbon::table {

namespace {
constexpr std::size_t first_slots = 64;
}

void Dictionary::clear(std::span<const std::string> like_empty) {
  static_assert(std::endian::native == std::endian::little, "bytes_of requires little-endian byte order");
  slots_.assign(first_slots, Slot{});
  mask_ = first_slots - 1;
  all_.clear();
  used_ = 0;
  like_empty_ = {};
  constexpr char nothing[8] = {};
  number_of(nothing, 0);
  like_empty_ = like_empty;
}

void Dictionary::add_alias(const Bytes& bytes, std::size_t size, std::uint32_t number) {
  std::size_t k = bytes.hash() & mask_;
  while (slots_[k].size != 0) k = (k + 1) & mask_;
  slots_[k] = {bytes, static_cast<std::uint32_t>(size + 1), number};
  ++used_;
  make_room();
}

// A word with spaces around it has the number of the word without them. A long one is looked up each time, because its
// bytes would be compared with those of the word.
std::uint32_t Dictionary::add_trimmed(const Bytes& bytes, const char* begin, std::size_t size) {
  const char* const end = begin + size;
  const char* first = begin;
  const char* last = end;
  while (first < last && *first == ' ') ++first;
  while (first < last && last[-1] == ' ') --last;
  const std::uint32_t number = number_of(first, static_cast<std::size_t>(last - first));
  if (size <= most_compared) add_alias(bytes, size, number);
  return number;
}

std::uint32_t Dictionary::add(std::size_t slot, const Bytes& bytes, const char* begin, std::size_t size) {
  if (!like_empty_.empty() && size > 0) {
    if (*begin == ' ' || begin[size - 1] == ' ') return add_trimmed(bytes, begin, size);
    if (size <= most_compared && std::ranges::find(like_empty_, std::string_view(begin, size)) != like_empty_.end()) {
      add_alias(bytes, size, 0);
      return 0;
    }
  }
  const auto number = static_cast<std::uint32_t>(all_.size());
  slots_[slot] = {bytes, static_cast<std::uint32_t>(size + 1), number};
  all_.emplace_back(begin, size);
  ++used_;
  make_room();
  return number;
}

// Doubles the table if more than half of it is in use.
void Dictionary::make_room() {
  if (used_ * 2 <= slots_.size()) return;
  std::vector<Slot> wider(slots_.size() * 2);
  mask_ = wider.size() - 1;
  for (const Slot& old : slots_) {
    if (old.size == 0) continue;
    std::size_t k = old.bytes.hash() & mask_;
    while (wider[k].size != 0) k = (k + 1) & mask_;
    wider[k] = old;
  }
  slots_.swap(wider);
}

}  // namespace aicarbon::table
