// Units: ONE table of unit names, for parsing, printing, schema and docs. Text in, base units out, and back.
#pragma once

#include <aicarbon/quantity.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::units {

/// A unit name people write. One of it is numerator / denominator base units (two exact numbers, so that "400 W" and "0.4 kW" are
/// the same bits). Mass units also serve for CO2e where the field is one of CO2e.
struct Atom {
  std::string_view name;
  Dim dim;
  double numerator;
  double denominator;
};

std::span<const Atom> atoms();

/// A unit expression such as "g/kWh", "kg/kW/year" or "device*h".
struct Unit {
  Dim dim;
  double numerator = 1;
  double denominator = 1;

  double to_base(double value) const { return value * numerator / denominator; }
  double from_base(double value) const { return value * denominator / numerator; }
};

/// The unit, read towards an expected dimension: a mass unit in front counts as CO2e when CO2e is expected, and a field whose name
/// says "per device" may leave the device out. The result's dimension may still differ from the expected one: the caller says so.
std::optional<Unit> parse(std::string_view expression, Dim expected);

/// A unit known to be right (a literal of ours): throws std::logic_error otherwise.
Unit known(std::string_view expression, Dim expected);

/// A number in a text: digits, point, exponent, sign; nothing else. Independent of locale.
std::optional<double> parse_number(std::string_view text);

/// A count with an optional k, M, B, T: "8B", "1.5 M", "230768".
std::optional<double> parse_count(std::string_view text);

/// The first unknown name in an expression, for a suggestion; empty when all names are known.
std::string_view unknown_name(std::string_view expression);

/// "energy", "power", "co2e per energy": for messages.
std::string describe(Dim dim);

/// The base unit of a dimension, as an expression that parses back to it: "kgCO2e/kWh", "device*h".
std::string base_unit(Dim dim);

/// The key suffix of a unit: "g/kWh" → "g_per_kwh".
std::string suffix(std::string_view unit);

/// The one number printer: shortest text that reads back to the same double.
std::string shortest(double value);

/// `digits` significant digits, never an exponent below 1e15: 50.5, 1,290, 0.0123. Trailing zeros are kept.
std::string significant(double value, int digits);

/// Significant digits that a range supports: 2 when it is wider than ± 10 %, else 3, up to 4 for exact values.
int digits_for(double best, std::optional<double> low, std::optional<double> high);

/// A scale for people: the unit and how many base units one of it is.
struct Scale {
  std::string_view unit;
  double base;
};
Scale scale_for(Dim dim, double magnitude);

/// "50.5 t", "1.29 GWh".
std::string human(Dim dim, double base_value, int digits);

}  // namespace aicarbon::units
