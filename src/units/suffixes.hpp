// Units in the names of columns: "energy_j", "power.draw [W]", "Energy (kWh)". Every program that writes a log has its
// own spelling, so the suffixes are a closed list in lower case, and a suffix with two possible sizes has both.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace aicarbon::units {

/// A suffix of names, and its unit as an expression that `parse` reads.
struct Suffix {
  std::string_view suffix;
  std::string_view unit;
  std::string_view other = {};  ///< if the suffix is ambiguous, the other unit that it may mean
};

std::span<const Suffix> suffixes();

/// A name without its unit, and the unit; both `unit` and `other` are empty if the name contains no unit.
struct NameWithUnit {
  std::string name;
  std::string unit;
  std::string other;  ///< the other unit that an ambiguous suffix may mean: "MW" and "mW" for "_mw"
};

/// Splits the name of a column. A unit is in brackets or parentheses at the end, in exact case ("power.draw [W]"), or a
/// suffix in lower case ("energy_j", "intensity_g_per_kwh").
NameWithUnit split_name(std::string_view name);

}  // namespace aicarbon::units
