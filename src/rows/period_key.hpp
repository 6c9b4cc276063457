// The periods of records, reduced to what a result depends on.
#pragma once

#include <string>
#include <string_view>

namespace aicarbon::rows {

/// The year of a period or of a time ("2021-03-04", "2021-03-04T05:06:07Z", "2021-03-04 05:06"), because the intensity of
/// a grid is that of a year. A period over several years and a text that is not a period are returned as they are.
std::string period_key(std::string_view text);

}  // namespace aicarbon::rows
