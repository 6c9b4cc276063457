// See dictionary.hpp.
#include "table/dictionary.hpp"

#include <bit>

namespace aicarbon::table {

namespace {
constexpr std::size_t first_slots = 256;
}

void Dictionary::clear() {
  static_assert(std::endian::native == std::endian::little, "bytes_of requires little-endian byte order");
  slots_.assign(first_slots, Slot{});
  mask_ = first_slots - 1;
  all_.clear();
  constexpr char nothing[8] = {};
  number_of(nothing, 0);
}

std::uint32_t Dictionary::add(std::size_t slot, const Bytes& bytes, const char* begin, std::size_t size) {
  const auto number = static_cast<std::uint32_t>(all_.size());
  slots_[slot] = {bytes, static_cast<std::uint32_t>(size + 1), number};
  all_.emplace_back(begin, size);
  if (all_.size() * 2 <= slots_.size()) return number;
  std::vector<Slot> wider(slots_.size() * 2);
  mask_ = wider.size() - 1;
  for (const Slot& old : slots_) {
    if (old.size == 0) continue;
    std::size_t k = old.bytes.hash() & mask_;
    while (wider[k].size != 0) k = (k + 1) & mask_;
    wider[k] = old;
  }
  slots_.swap(wider);
  return number;
}

}  // namespace aicarbon::table
