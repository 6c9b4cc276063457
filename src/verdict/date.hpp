// Dates of exceptions: year-month-day, compared as texts.
#pragma once

#include <string_view>

namespace aicarbon::verdict {

/// Whether a text is a valid calendar day: 2027-03-31.
bool is_date(std::string_view text);

}  // namespace aicarbon::verdict
