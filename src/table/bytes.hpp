// Sources of bytes: a function that the program passes in, because the library opens no files, or the decompressed text
// of an archive. bytes → chunks (chunks.hpp) → columns (columns_of.hpp)
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace aicarbon::table {

/// Writes at most `size` bytes to `out` and returns their number: 0 at the end, -1 if the source failed.
using ReadBytes = std::function<std::ptrdiff_t(char* out, std::size_t size)>;

/// The bytes of `raw` as they are or, if they begin like a gzip or zstd archive, their decompressed content, with all
/// members or frames of the archive. A damaged, truncated or unsupported file gives -1, with the reason in `fault`;
/// `fault` remains empty if the source failed. A thread decompresses a few blocks ahead. The destructor of the last
/// copy of the result waits for that thread, so `raw` must not block then.
ReadBytes unpacked(ReadBytes raw, std::string& fault);

}  // namespace aicarbon::table
