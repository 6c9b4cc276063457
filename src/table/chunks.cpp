// See chunks.hpp.
#include "table/chunks.hpp"

#include "table/record_boundary.hpp"
#include "table/utf8.hpp"

#include <algorithm>
#include <cstring>

namespace aicarbon::table {

Chunk::Chunk(std::string_view text, bool is_ended) : ended(is_ended) {
  std::memcpy(make_room(text.size()), text.data(), text.size());
  set_size(text.size());
}

char* Chunk::make_room(std::size_t bytes) {
  if (buffer_.size() < bytes + 2 * margin) buffer_.resize(bytes + 2 * margin);
  return buffer_.data() + margin;
}

void Chunk::set_size(std::size_t size) {
  size_ = size;
  buffer_[margin + size] = '\n';
}

// Reads `wanted` bytes, or fewer only at the end, because results must not depend on how the source splits its output.
bool ChunkReader::fill(char* out, std::size_t& size, std::size_t wanted) {
  while (size < wanted && !exhausted_) {
    const std::ptrdiff_t n = read_(out + size, wanted - size);
    if (n < 0) return false;
    exhausted_ = n == 0;
    size += static_cast<std::size_t>(n);
  }
  return true;
}

ChunkReader::Result ChunkReader::next(Chunk& chunk) {
  chunk.index = index_;
  chunk.first_record = record_;
  chunk.first_line = line_;
  chunk.ended = false;
  std::size_t target = std::max(options_.target, carry_.size());
  std::size_t size = carry_.size();
  std::memcpy(chunk.make_room(target), carry_.data(), size);
  while (true) {
    if (!fill(chunk.make_room(target), size, target)) return Result::source_failed;
    chunk.set_size(size);
    RecordBoundary cut = find_record_boundary(chunk.text(), header_.format, header_.delimiter);
    if (exhausted_) {
      chunk.ended = true;
      if (size == 0) return Result::end;
      cut.end = size;
    }
    if (cut.end > 0) {
      carry_.assign(chunk.text().substr(cut.end));
      chunk.set_size(cut.end);
      ++index_;
      record_ += cut.records;
      line_ += cut.lines;
      return Result::chunk;
    }
    if (target >= options_.largest) return Result::record_too_long;
    target = std::min(target * 2, options_.largest);
  }
}

}  // namespace aicarbon::table
