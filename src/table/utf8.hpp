// Checks whether text is UTF-8 (RFC 3629). The texts of records may have any encoding, but are also written to JSON,
// which must be UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aicarbon::table {

/// The position of the first byte that is not valid UTF-8; the size of the text if all bytes are valid.
std::size_t utf8_end(std::string_view text);

/// The beginning of a text, for a message: at most `bytes` bytes, with control characters and invalid bytes replaced by
/// `?`. A longer text is cut between characters, and an ellipsis is appended.
std::string excerpt_of(std::string_view text, std::size_t bytes = 40);

}  // namespace aicarbon::table
