// The help for an unknown unit.
#pragma once

#include <aicarbon/quantity.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::workload {

/// Suggests units for an unknown one: those that differ only in upper and lower case, or else the nearest ones that begin
/// with the same letter. A suggestion states its size if it has a prefix, because "mWh" and "MWh" differ by 10^9. Empty if
/// no unit is near. If `wanted` is given, the unit stands alone, and only units of this dimension are suggested.
std::string unit_help(std::string_view unknown, std::optional<Dim> wanted = {});

/// For a number and a word for thousands, millions or billions in another spelling: "8" and "bn", "1" and "M requests".
/// Empty if it is none.
std::string count_help(std::string_view number, std::string_view unit);
/// For two numbers with one unit, such as "400-620 W": the object that states a range. Empty for other texts.
std::string range_help(std::string_view text);
/// For a time such as "9-00:00:00": the same time in hours. Empty for other texts.
std::string clock_help(std::string_view text);

}  // namespace aicarbon::workload
