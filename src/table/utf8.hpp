// Whether bytes are UTF-8 (RFC 3629). Texts of records come from many hands, and go out into JSON, which must be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aicarbon::table {

/// Where the first byte that is not UTF-8 stands; the text's size when all is.
std::size_t utf8_end(std::string_view text);

/// The text's beginning for a message: whole characters, at most `bytes` of them, control characters as `?`.
std::string excerpt_of(std::string_view text, std::size_t bytes = 40);

}  // namespace aicarbon::table
