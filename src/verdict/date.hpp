// Dates of exceptions, in the form year-month-day, so that they can be compared as texts.
#pragma once

#include <string_view>

namespace aicarbon::verdict {

/// Whether a text is a valid calendar day, such as 2027-03-31.
bool is_date(std::string_view text);

}  // namespace aicarbon::verdict
