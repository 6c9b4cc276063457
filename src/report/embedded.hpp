// A report inside an HTML page, out and in.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// JSON as a block of data in an HTML page; whatever its texts say, it cannot end the block.
std::string as_data_block(std::string_view json);

/// The JSON in an HTML page of aicarbon; nothing when the text is no such page. What stands around it is blank, so that a message
/// names the place in the page.
std::optional<SourceText> embedded(const SourceText& source);

}  // namespace aicarbon::report
