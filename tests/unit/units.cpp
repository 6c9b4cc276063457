// Parsing unit names, converting to base units and back, and printing numbers.
#include "units/units.hpp"
#include "units/suffixes.hpp"
#include "workload/unit_help.hpp"

#include <catch2/catch.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

using namespace aicarbon;

namespace {

double base(std::string_view number, std::string_view unit, Dim dim) {
  const auto parsed = units::parse(unit, dim);
  REQUIRE(parsed);
  CHECK(parsed->dim == dim);
  return parsed->to_base(*units::parse_number(number));
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace

TEST_CASE("the same value in two units has the same bits", "[unit]") {
  CHECK(same_bits(base("1", "MWh", dim::energy), base("1000", "kWh", dim::energy)));
  CHECK(same_bits(base("1.3", "GWh", dim::energy), base("1300000", "kWh", dim::energy)));
  CHECK(same_bits(base("400", "W", dim::power), base("0.4", "kW", dim::power)));
  CHECK(same_bits(base("57", "g/kWh", dim::intensity), base("0.057", "kg/kWh", dim::intensity)));
  CHECK(same_bits(base("57", "g/kWh", dim::intensity), base("57", "kg/MWh", dim::intensity)));
  CHECK(same_bits(base("1", "years", dim::time), 8766));
  CHECK(same_bits(base("12", "months", dim::time), 8766));
  CHECK(same_bits(base("90", "min", dim::time), 1.5));
  CHECK(same_bits(base("85", "%", dim::one), 0.85));
  CHECK(same_bits(base("3.6", "MJ", dim::energy), 1));
  CHECK(same_bits(base("9", "t", dim::co2e), base("9000", "kg CO2e", dim::co2e)));
}

TEST_CASE("a mass unit means CO2e only where CO2e is expected", "[unit]") {
  CHECK(units::parse("kg", dim::co2e)->dim == dim::co2e);
  CHECK(units::parse("kg", dim::mass)->dim == dim::mass);
  CHECK(units::parse("kg", dim::energy)->dim == dim::mass);
  CHECK(units::parse("kg/kg", dim::co2e_per_mass)->dim == dim::co2e_per_mass);
  CHECK(units::parse("g CO2/kWh", dim::intensity)->dim == dim::intensity);
  CHECK(units::parse("kgCO2e/kWh", dim::one)->dim == dim::intensity);
  CHECK(units::parse("kg/tkm", dim::freight)->dim == dim::freight);
  CHECK_FALSE(units::parse("kWh CO2e", dim::co2e));
}

TEST_CASE("the unit of a field per device may omit the device", "[unit]") {
  CHECK(units::parse("W", dim::device_power)->dim == dim::device_power);
  CHECK(units::parse("h", dim::device_time)->dim == dim::device_time);
  CHECK(units::parse("GPU-h", dim::device_time)->dim == dim::device_time);
  CHECK(units::parse("GPU-h", dim::time)->dim != dim::time);
  CHECK(units::parse("h", dim::time)->dim == dim::time);
}

TEST_CASE("an invalid unit expression is rejected", "[unit]") {
  for (const char* text :
       {"", "/", "kWh/", "/kWh", "g//kWh", "furlong", "g/furlong", "kwh", "KWH", "g kWh", "g/kWh*", "g·kWh"}) {
    INFO(text);
    CHECK_FALSE(units::parse(text, dim::intensity));
  }
  CHECK(units::unknown_name("g/furlong") == "furlong");
  CHECK(units::unknown_name("g/kWh").empty());
  CHECK_THROWS_AS(units::known("g/kWh", dim::energy), std::logic_error);
}

TEST_CASE("every unit of the table can be parsed, and every base unit reads back unchanged", "[unit]") {
  for (const auto& atom : units::atoms()) {
    INFO(atom.name);
    const auto unit = units::parse(atom.name, atom.dim);
    REQUIRE(unit);
    CHECK(unit->dim == atom.dim);
    CHECK(unit->from_base(unit->to_base(7)) == Approx(7));
    const std::string written = units::base_unit(atom.dim);
    INFO(written);
    const auto again = units::parse(written, dim::one);
    REQUIRE(again);
    CHECK(again->dim == atom.dim);
    CHECK(again->to_base(1) == 1);
  }
  for (const Dim d : {dim::one, dim::intensity, dim::device_power, dim::co2e_per_power / dim::time, dim::freight,
                      dim::one / dim::time, dim::power * dim::power, dim::co2e_per_device}) {
    const auto again = units::parse(units::base_unit(d), dim::one);
    REQUIRE(again);
    CHECK(again->dim == d);
  }
}

TEST_CASE("SI prefixes scale units exactly", "[unit]") {
  struct Exact {
    std::string_view name;
    Dim dim;
    double numerator, denominator;
  };
  const Dim data{.data = 1};
  const Exact rows[] = {{"kWh", dim::energy, 1, 1},
                        {"MWh", dim::energy, 1000, 1},
                        {"GWh", dim::energy, 1e6, 1},
                        {"TWh", dim::energy, 1e9, 1},
                        {"PWh", dim::energy, 1e12, 1},
                        {"mWh", dim::energy, 1, 1e6},
                        {"µWh", dim::energy, 1, 1e9},
                        {"uWh", dim::energy, 1, 1e9},
                        {"\u03bcWh", dim::energy, 1, 1e9},
                        {"kJ", dim::energy, 1, 3600},
                        {"MJ", dim::energy, 1, 3.6},
                        {"GJ", dim::energy, 1000, 3.6},
                        {"TJ", dim::energy, 1e6, 3.6},
                        {"PJ", dim::energy, 1e9, 3.6},
                        {"mJ", dim::energy, 1, 3.6e9},
                        {"kW", dim::power, 1, 1},
                        {"MW", dim::power, 1000, 1},
                        {"GW", dim::power, 1e6, 1},
                        {"mW", dim::power, 1, 1e6},
                        {"ug", dim::mass, 1, 1e9},
                        {"µg", dim::mass, 1, 1e9},
                        {"mg", dim::mass, 1, 1e6},
                        {"kg", dim::mass, 1, 1},
                        {"Gg", dim::mass, 1e6, 1},
                        {"kt", dim::mass, 1e6, 1},
                        {"Mt", dim::mass, 1e9, 1},
                        {"Gt", dim::mass, 1e12, 1},
                        {"kgCO2e", dim::co2e, 1, 1},
                        {"mgCO2e", dim::co2e, 1, 1e6},
                        {"ktCO2e", dim::co2e, 1e6, 1},
                        {"MtCO2e", dim::co2e, 1e9, 1},
                        {"ms", dim::time, 1, 3.6e6},
                        {"mm", dim::length, 1, 1e6},
                        {"km", dim::length, 1, 1},
                        {"mL", dim::volume, 1, 1000},
                        {"kL", dim::volume, 1000, 1},
                        {"ML", dim::volume, 1e6, 1},
                        {"B", data, 1, 1e9},
                        {"kB", data, 1, 1e6},
                        {"MB", data, 1, 1000},
                        {"GB", data, 1, 1},
                        {"TB", data, 1000, 1},
                        {"PB", data, 1e6, 1},
                        {"GFLOP", dim::flop, 1e9, 1},
                        {"TFLOP", dim::flop, 1e12, 1},
                        {"PFLOP", dim::flop, 1e15, 1},
                        {"EFLOP", dim::flop, 1e18, 1}};
  for (const Exact& row : rows) {
    INFO(row.name);
    const auto unit = units::parse(row.name, row.dim);
    REQUIRE(unit);
    CHECK(unit->dim == row.dim);
    CHECK(same_bits(unit->numerator, row.numerator));
    CHECK(same_bits(unit->denominator, row.denominator));
  }
  // Prefixes that no one means: a millitonne is a mistyped tonne or megatonne, and a millibyte is a megabyte.
  for (const char* text : {"mt", "ut", "mB", "mFLOP", "mh", "kmin", "kkWh", "Mkg", "mm3", "kdevice", "KWh", "Kg"}) {
    INFO(text);
    CHECK_FALSE(units::parse(text, dim::energy));
  }
}

TEST_CASE("every name of a unit is its own and reads as its unit times a power of ten", "[unit]") {
  std::set<std::string> seen;
  for (const auto& name : units::unit_names()) {
    INFO(name.name);
    CHECK(seen.insert(name.name).second);
    const auto unit = units::parse(name.name, name.unit->dim);
    const auto bare = units::parse(name.unit->name, name.unit->dim);
    REQUIRE(unit);
    CHECK(unit->dim == bare->dim);
    CHECK(unit->to_base(1) == Approx(bare->to_base(std::pow(10.0, name.power))));
  }
}

TEST_CASE("the help for a unit states the size of what it suggests", "[unit]") {
  using workload::unit_help;
  CHECK(unit_help("mwh") == "did you mean \"mWh\" (10^-3 Wh) or \"MWh\" (10^6 Wh)? 1 MWh is 10^9 mWh");
  CHECK(unit_help("MWH") == unit_help("mwh"));
  CHECK(unit_help("KWH") == "did you mean \"kWh\"?");
  CHECK(unit_help("Kg") == "did you mean \"kg\"?");
  CHECK(unit_help("gwh") == "did you mean \"GWh\" (10^9 Wh)?");
  CHECK(unit_help("mt") == "did you mean \"Mt\" (10^6 t)?");
  CHECK(unit_help("ml") == "did you mean \"mL\" (10^-3 L) or \"ML\" (10^6 L)? 1 ML is 10^9 mL");
  CHECK(unit_help("kWhh") == "did you mean \"kWh\" (10^3 Wh)?");
  CHECK(unit_help("\u00b5wh") == "did you mean \"uWh\" (10^-6 Wh)?");
  CHECK(unit_help("parsec").empty());
  CHECK(unit_help("").empty());
}

TEST_CASE("a unit gives the suffix of a key", "[unit]") {
  CHECK(units::suffix("g/kWh") == "g_per_kwh");
  CHECK(units::suffix("h") == "h");
  CHECK(units::suffix("kg/kW") == "kg_per_kw");
  CHECK(units::suffix("L/kWh") == "l_per_kwh");
  CHECK(units::suffix("GCD-h") == "gcd_h");
  for (const std::string unit : {"device-h", "node-h", "GPU-h", "TPU-h", "GCD-h", "TPU-core-h"}) {
    const auto split = units::split_name("device_time_" + units::suffix(unit));
    CHECK(split.name == "device_time");
    CHECK(split.unit == unit);
    CHECK(units::parse(split.unit, dim::device_time));
  }
}

TEST_CASE("valid numbers and counts are parsed, and others are rejected", "[unit]") {
  CHECK(units::parse_number("1082990") == 1082990.0);
  CHECK(units::parse_number(" +1.3e6 ") == 1.3e6);
  CHECK(units::parse_number("-0.5") == -0.5);
  for (const char* text : {"",    " ",   "+",   "-",    "1,000", "1.5x",     "0x10", "1e",   "one", "1 2",
                           "+-1", "--1", "inf", "-inf", "+inf",  "infinity", "nan",  "-nan", "NaN", "nan(1)"}) {
    INFO(text);
    CHECK_FALSE(units::parse_number(text));
  }
  CHECK(units::parse_count("8B") == 8e9);
  CHECK(units::parse_count("15T") == 15e12);
  CHECK(units::parse_count("1.5 M") == 1.5e6);
  CHECK(units::parse_count("20k") == 20e3);
  CHECK(units::parse_count("230768") == 230768.0);
  CHECK_FALSE(units::parse_count("8G"));
  CHECK_FALSE(units::parse_count("B"));
  CHECK_FALSE(units::parse_count("8BB"));
}

TEST_CASE("the shortest text of a number reads back to the same bits", "[unit]") {
  for (const double value :
       {0.1, 1.0 / 3, 1e21, 5e-324, 1.7976931348623157e308, 123456789.123, -2.5, 0.0, 1e15, 8766.0}) {
    const std::string text = units::shortest(value);
    INFO(text);
    CHECK(same_bits(std::strtod(text.c_str(), nullptr), value));
  }
  CHECK(units::shortest(0.1) == "0.1");
  CHECK(units::shortest(1300) == "1300");
}

TEST_CASE("numbers are rounded to significant digits", "[unit]") {
  CHECK(units::significant(50.46, 3) == "50.5");
  CHECK(units::significant(1293.7, 3) == "1,290");
  CHECK(units::significant(0.012345, 3) == "0.0123");
  CHECK(units::significant(9.96, 2) == "10");
  CHECK(units::significant(99.96, 3) == "100");
  CHECK(units::significant(0.0999, 2) == "0.10");
  CHECK(units::significant(999999, 3) == "1,000,000");
  CHECK(units::significant(5, 3) == "5.00");
  CHECK(units::significant(-1234.5, 2) == "-1,200");
  CHECK(units::significant(0, 3) == "0");
  CHECK(units::significant(123456789012.0, 4) == "123,500,000,000");
  CHECK(units::significant(1, 1) == "1");
  CHECK(units::significant(1000, 4) == "1,000");
  CHECK(units::significant(2.5e-7, 2) == "0.00000025");
}

TEST_CASE("the number of digits depends on the range, and the unit on the size", "[unit]") {
  CHECK(units::digits_for(100, 50, 150) == 2);
  CHECK(units::digits_for(100, 99, 101) == 3);
  CHECK(units::digits_for(100, 100, 100) == 4);
  CHECK(units::digits_for(100, std::nullopt, std::nullopt) == 4);
  CHECK(units::human(dim::co2e, 50460, 3) == "50.5 t");
  CHECK(units::human(dim::energy, 1.29e6, 3) == "1.29 GWh");
  CHECK(units::human(dim::co2e, 0.25, 2) == "250 g");
  CHECK(units::human(dim::co2e, 999.7, 3) == "1.00 t");
  CHECK(units::human(dim::power, 0.7, 3) == "700 W");
  CHECK(units::human(dim::co2e, 0, 3) == "0 kg");
}
