// What hours are of, by their unit.
#pragma once

#include <aicarbon/activity.hpp>

#include <string_view>

namespace aicarbon::workload {

/// What a unit of hours counts, or the unit in a text such as "16000 GCD-h".
HourOf hour_of(std::string_view text);

/// The ending of units of hours with the size of a unit of time: "s" for seconds, as in node-s; "min", "h" or "days";
/// empty for any other unit.
std::string_view hour_ending(std::string_view unit_of_time);

}  // namespace aicarbon::workload
