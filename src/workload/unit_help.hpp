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

}  // namespace aicarbon::workload
