// Units: the table of their names, for parsing, printing, schema and documentation, and the conversion from text to
// base units and back.
#pragma once

#include <aicarbon/quantity.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::units {

/// A name of a unit. One unit is numerator / denominator base units. Both numbers are exact, so that "400 W" and "0.4
/// kW" give the same bits. Fields for CO2e also accept mass units.
struct Atom {
  std::string_view name;
  Dim dim;
  double numerator;
  double denominator;
  std::string_view prefixes = {};  ///< letters of the SI prefixes that the unit takes; u is µ
};

std::span<const Atom> atoms();

/// A name with or without a prefix ("MWh"), the name of its unit ("Wh"), and the power of ten between them.
struct UnitName {
  std::string name;
  const Atom* unit;
  int power;
};

/// All names of units with their prefixes; µ is written as u.
std::vector<UnitName> unit_names();

/// A unit expression such as "g/kWh", "kg/kW/year" or "device*h".
struct Unit {
  Dim dim;
  double numerator = 1;
  double denominator = 1;

  double to_base(double value) const { return value * numerator / denominator; }
  double from_base(double value) const { return value * denominator / numerator; }
};

/// Parses a unit with an expected dimension. The first mass unit in the numerator counts as CO2e if CO2e is expected,
/// and the device may be omitted if the expected dimension contains it. The dimension of the result may still differ
/// from the expected one; the caller reports it. Nothing is returned if a name is unknown or missing.
std::optional<Unit> parse(std::string_view expression, Dim expected);

/// Parses a unit literal of the program; throws std::logic_error if it is invalid.
Unit known(std::string_view expression, Dim expected);

/// Reads a number with digits, point, exponent and sign; nothing for any other text, such as "inf" and "nan". The result
/// does not depend on the locale.
std::optional<double> parse_number(std::string_view text);

/// Reads a count with an optional k, M, B or T: "8B", "1.5 M", "230768".
std::optional<double> parse_count(std::string_view text);

/// The first unknown name in an expression, for which a message can suggest another; empty if all names are known.
std::string_view unknown_name(std::string_view expression);

/// The name of a dimension, for messages: "an energy", "a power", "CO2e per energy".
std::string describe(Dim dim);

/// The base unit of a dimension, as an expression that can be parsed again: "kgCO2e/kWh", "device*h".
std::string base_unit(Dim dim);

/// The suffix of keys for a unit: "g/kWh" → "g_per_kwh", "GCD-h" → "gcd_h".
std::string suffix(std::string_view unit);

/// Prints the shortest text that reads back to the same double.
std::string shortest(double value);

/// Prints `digits` significant digits, without an exponent below 1e15: 50.5, 1,290, 0.0123. Trailing zeros are kept.
std::string significant(double value, int digits);

/// The number of significant digits that a range supports: 2 if it is wider than ± 10 %, otherwise 3; 4 if the value
/// is exact or zero, or has no range.
int digits_for(double best, std::optional<double> low, std::optional<double> high);

/// A readable scale: a unit, and its size in base units.
struct Scale {
  std::string_view unit;
  double base;
};
Scale scale_for(Dim dim, double magnitude);

/// Prints a value in a readable unit: "50.5 t", "1.29 GWh".
std::string human(Dim dim, double base_value, int digits);

}  // namespace aicarbon::units
