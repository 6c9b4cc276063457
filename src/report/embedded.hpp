// Embeds JSON, such as a report, in an HTML page, and extracts it again.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// JSON as a data block of an HTML page. No text in the JSON can end the block.
std::string as_data_block(std::string json);

/// The JSON in an HTML page of aicarbon; nothing if the text is not such a page. The text before the JSON is replaced
/// by spaces and line ends, so that messages point to locations in the page, and the text after it is removed.
std::optional<SourceText> embedded(const SourceText& source);

}  // namespace aicarbon::report
