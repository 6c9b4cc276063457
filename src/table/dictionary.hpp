// The distinct texts of one column in one chunk, called words. Each new word gets the next number, so that the numbers
// depend only on the chunk. The dictionary is a hash table with open addressing, and compares words of up to 32 bytes
// without a function call.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::table {

class Dictionary {
 public:
  Dictionary() { clear(); }

  /// Removes all words except number 0, which is the empty word. The given words, of at most 32 bytes, mean the same; they
  /// must outlive the dictionary. If there are any, spaces around a word do not count.
  void clear(std::span<const std::string> like_empty = {});
  /// The number of a word, which is added if it is new. Eight bytes from `begin` on must be readable, whatever the size
  /// of the word.
  std::uint32_t number_of(const char* begin, std::size_t size) {
    const Bytes bytes = bytes_of(begin, size);
    for (std::size_t k = bytes.hash() & mask_;; k = (k + 1) & mask_) {
      const Slot& slot = slots_[k];
      if (slot.size == size + 1 && slot.bytes.equal(bytes) &&
          (size <= most_compared || std::memcmp(all_[slot.number].data(), begin, size) == 0))
        return slot.number;
      if (slot.size == 0) return add(k, bytes, begin, size);
    }
  }

  const std::vector<std::string>& all() const { return all_; }

 private:
  // Four groups of eight bytes of a word: the first, the second, the last but one and the last. They overlap and cover
  // words of up to 32 bytes.
  struct Bytes {
    std::uint64_t front = 0;
    std::uint64_t second = 0;
    std::uint64_t last_but_one = 0;
    std::uint64_t back = 0;

    bool equal(const Bytes& b) const {
      return ((front ^ b.front) | (second ^ b.second) | (last_but_one ^ b.last_but_one) | (back ^ b.back)) == 0;
    }
    std::size_t hash() const {
      const std::uint64_t mixed = (front ^ ((back << 29U) | (back >> 35U)) ^ last_but_one) * 0x9E3779B97F4A7C15U;
      return mixed ^ (mixed >> 32U);
    }
  };
  static constexpr std::size_t most_compared = 32;  // bytes
  struct Slot {
    Bytes bytes;
    std::uint32_t size = 0;  // size plus one; 0 marks a free slot
    std::uint32_t number = 0;
  };

  // Reads the groups of bytes of a word. There is no branch, because the sizes of words follow no pattern that a
  // processor could predict.
  static Bytes bytes_of(const char* begin, std::size_t size) {
    static constexpr std::array<std::uint64_t, 9> masks{
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ~std::uint64_t{0}};
    const std::uint64_t mask = masks[std::min<std::size_t>(size, 8)];
    const std::size_t back = std::max<std::size_t>(size, 8) - 8;
    const auto from = [&](std::size_t offset) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, begin + offset, 8);
      return eight & mask;  // little endian, so this removes the bytes after a short word
    };
    return {from(0), from(std::min<std::size_t>(back, 8)), from(std::max<std::size_t>(size, 16) - 16), from(back)};
  }

  std::uint32_t add(std::size_t slot, const Bytes& bytes, const char* begin, std::size_t size);
  std::uint32_t add_trimmed(const Bytes& bytes, const char* begin, std::size_t size);
  void add_alias(const Bytes& bytes, std::size_t size, std::uint32_t number);
  void make_room();

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::size_t used_ = 0;  // number of slots that are not free
  std::span<const std::string>
      like_empty_;  // words that get a slot when they occur, so as not to be in the way of others
  std::vector<std::string> all_;
};

}  // namespace aicarbon::table
