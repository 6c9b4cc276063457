// Where bytes come from: a function that the program hands in, for the core opens no files; and the text of an archive.
// bytes → chunks (chunks.hpp) → columns (columns_of.hpp)
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace aicarbon::table {

/// Writes at most `size` bytes to `out` and tells how many: 0 at the end, -1 when the source failed.
using ReadBytes = std::function<std::ptrdiff_t(char* out, std::size_t size)>;

/// The bytes of `raw` as they are, or what they hold when they begin like a gzip or zstd archive: every member, every frame.
/// An archive that is broken or cut off is -1, with `fault` in words; `fault` stays empty when it was the source that failed.
/// Archives are unpacked by a thread that runs a few blocks ahead. The result's last copy joins it: `raw` must return by then.
ReadBytes unpacked(ReadBytes raw, std::string& fault);

}  // namespace aicarbon::table
