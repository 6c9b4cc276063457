// What hours are of, by their unit.
#pragma once

#include <aicarbon/activity.hpp>

#include <string_view>

namespace aicarbon::workload {

/// What a unit of hours counts, or the unit in a text such as "16000 GCD-h".
HourOf hour_of(std::string_view text);

}  // namespace aicarbon::workload
