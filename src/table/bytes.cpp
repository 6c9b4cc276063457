// See bytes.hpp. The format is recognized by the first bytes, not by the name of the file.
#include "table/unpack.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace aicarbon::table {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  Decoder decoder = nullptr;
  std::string_view refusal;  // why the format cannot be read
};

// The first bytes of a format: RFC 1952 section 2.3.1; RFC 8878 sections 3.1.1 and 3.1.2 (skippable frames begin with
// 184D2A50 to 184D2A5F: see `is_skippable`). The rejected formats begin with bytes that no CSV or JSON text begins
// with.
constexpr Signature signatures[] = {
    {"\x1F\x8B"sv, gzip_text, {}},
    {"\x28\xB5\x2F\xFD"sv, zstd_text, {}},
    {"\xFD\x37\x7A\x58\x5A\0"sv, nullptr, "the file is compressed with xz; only gzip and zstd are supported"},
    {"PK\x03\x04"sv, nullptr, "the file is a zip archive; only gzip and zstd are supported"},
    {"\xFF\xFE"sv, nullptr, "the file is UTF-16 text; save it as UTF-8"},
    {"\xFE\xFF"sv, nullptr, "the file is UTF-16 text; save it as UTF-8"},
};

bool is_skippable(std::string_view start) {
  return start.size() >= 4 && (static_cast<unsigned char>(start[0]) & 0xF0U) == 0x50 &&
         start.substr(1, 3) == "\x2A\x4D\x18"sv;
}

struct Start {
  std::array<char, 6> bytes{};
  std::size_t size = 0;
};

// Delivers the bytes that were inspected, and after them the remaining bytes.
ReadBytes from_start(const Start& start, ReadBytes raw) {
  return [start, given = std::size_t{0}, raw = std::move(raw)](char* out, std::size_t size) mutable -> std::ptrdiff_t {
    if (given == start.size) return raw(out, size);
    const std::size_t n = std::min(size, start.size - given);
    std::memcpy(out, start.bytes.data() + given, n);
    given += n;
    return static_cast<std::ptrdiff_t>(n);
  };
}

ReadBytes open(ReadBytes raw, std::string& fault, bool& failed) {
  Start start;
  while (start.size < start.bytes.size()) {
    const std::ptrdiff_t n = raw(start.bytes.data() + start.size, start.bytes.size() - start.size);
    failed = n < 0;
    if (n <= 0) break;
    start.size += static_cast<std::size_t>(n);
  }
  const std::string_view seen(start.bytes.data(), start.size);
  ReadBytes all = from_start(start, std::move(raw));
  if (is_skippable(seen)) return ahead(zstd_text, std::move(all), fault);
  for (const Signature& s : signatures) {
    if (!seen.starts_with(s.bytes)) continue;
    if (s.decoder != nullptr) return ahead(s.decoder, std::move(all), fault);
    fault = s.refusal;
    failed = true;
  }
  return all;
}

}  // namespace

ReadBytes unpacked(ReadBytes raw, std::string& fault) {
  // Nothing is read until the first byte is requested.
  return [raw = std::move(raw), &fault, read = ReadBytes{}, failed = false](char* out, std::size_t size) mutable {
    if (!read) read = open(std::move(raw), fault, failed);
    return failed ? std::ptrdiff_t{-1} : read(out, size);
  };
}

}  // namespace aicarbon::table
