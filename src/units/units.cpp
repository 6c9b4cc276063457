// See units.hpp. Sizes: 1 year = 8,766 h, 1 GB = 10^9 bytes, 1 t = 1,000 kg.
#include "units/units.hpp"

#include "units/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace aicarbon::units {
namespace {

using namespace dim;
inline constexpr Dim data_size{.data = 1};

// An SI prefix: its power of ten is a multiple of three.
struct Prefix {
  std::string_view text;
  char letter;  // in Atom::prefixes
  int power;
};
constexpr Prefix prefixes[] = {{"\u00b5", 'u', -6}, {"\u03bc", 'u', -6}, {"u", 'u', -6}, {"m", 'm', -3},
                               {"k", 'k', 3},       {"M", 'M', 6},       {"G", 'G', 9},  {"T", 'T', 12},
                               {"P", 'P', 15},      {"E", 'E', 18}};
constexpr std::string_view any_prefix = "umkMGTP";

constexpr Atom table[] = {
    {"h", dim::time, 1, 1},
    {"hour", dim::time, 1, 1},
    {"hours", dim::time, 1, 1},
    {"min", dim::time, 1, 60},
    {"minutes", dim::time, 1, 60},
    {"s", dim::time, 1, 3600, any_prefix},
    {"seconds", dim::time, 1, 3600},
    {"day", dim::time, 24, 1},
    {"days", dim::time, 24, 1},
    {"week", dim::time, 168, 1},
    {"weeks", dim::time, 168, 1},
    {"month", dim::time, 8766, 12},
    {"months", dim::time, 8766, 12},
    {"year", dim::time, 8766, 1},
    {"years", dim::time, 8766, 1},
    {"device-h", device_time, 1, 1},
    {"device-hours", device_time, 1, 1},
    {"GPU-h", device_time, 1, 1},
    {"GPU-hours", device_time, 1, 1},
    {"TPU-h", device_time, 1, 1},
    {"TPU-hours", device_time, 1, 1},
    {"device-s", device_time, 1, 3600},
    {"device-min", device_time, 1, 60},
    {"GPU-s", device_time, 1, 3600},
    {"GPU-min", device_time, 1, 60},
    {"TPU-s", device_time, 1, 3600},
    {"TPU-min", device_time, 1, 60},
    {"device-days", device_time, 24, 1},
    {"GPU-days", device_time, 24, 1},
    {"TPU-days", device_time, 24, 1},
    {"node-h", node_time, 1, 1},
    {"node-hours", node_time, 1, 1},
    {"node-s", node_time, 1, 3600},
    {"node-min", node_time, 1, 60},
    {"node-days", node_time, 24, 1},
    {"instance-h", node_time, 1, 1},
    {"instance-hours", node_time, 1, 1},
    {"instance-s", node_time, 1, 3600},
    {"instance-min", node_time, 1, 60},
    {"instance-days", node_time, 24, 1},
    {"GCD-h", part_time, 1, 1},
    {"GCD-hours", part_time, 1, 1},
    {"GCD-s", part_time, 1, 3600},
    {"GCD-min", part_time, 1, 60},
    {"GCD-days", part_time, 24, 1},
    {"TPU-core-h", part_time, 1, 1},
    {"TPU-core-hours", part_time, 1, 1},
    {"TPU-core-s", part_time, 1, 3600},
    {"TPU-core-min", part_time, 1, 60},
    {"TPU-core-days", part_time, 24, 1},
    {"Wh", energy, 1, 1000, any_prefix},
    {"J", energy, 1, 3.6e6, any_prefix},
    {"W", power, 1, 1000, any_prefix},
    {"g", mass, 1, 1000, any_prefix},
    {"t", mass, 1000, 1, "kMG"},
    {"lb", mass, 0.45359237, 1},
    {"gCO2e", co2e, 1, 1000, any_prefix},
    {"tCO2e", co2e, 1000, 1, "kMG"},
    {"tkm", mass* length, 1000, 1},
    {"m", length, 1, 1000, any_prefix},
    {"mm2", area, 1, 1e6},
    {"cm2", area, 1, 1e4},
    {"m2", area, 1, 1},
    {"L", volume, 1, 1, any_prefix},
    {"m3", volume, 1000, 1},
    {"byte", data_size, 1, 1e9},
    {"bytes", data_size, 1, 1e9},
    {"B", data_size, 1, 1e9, "kMGTP"},
    {"device", device, 1, 1},
    {"node", dim::node, 1, 1},
    {"part", dim::part, 1, 1},
    {"GCD", dim::part, 1, 1},
    {"TPU-core", dim::part, 1, 1},
    {"request", dim::request, 1, 1},
    {"image", dim::request, 1, 1},
    {"video", dim::request, 1, 1},
    {"query", dim::request, 1, 1},
    {"sample", dim::request, 1, 1},
    {"item", dim::request, 1, 1},
    {"token", dim::token, 1, 1},
    {"FLOP", dim::flop, 1, 1, "kMGTPE"},
    {"%", one, 1, 100},
    {"1", one, 1, 1},
};

// The unit with a prefix. Powers of ten are cancelled first, so that the numbers of "kWh" are 1 and 1, and not 1000 and
// 1000, and stay exact.
Atom scaled(Atom atom, int power) {
  for (; power < 0; power += 3) atom.denominator *= 1000;
  for (; power > 0; power -= 3) {
    if (atom.denominator >= 1000) atom.denominator /= 1000;
    else atom.numerator *= 1000;
  }
  return atom;
}

std::optional<Atom> find(std::string_view name) {
  const auto* whole = std::ranges::find(table, name, &Atom::name);
  if (whole != std::end(table)) return *whole;
  for (const Prefix& prefix : prefixes) {
    if (!name.starts_with(prefix.text)) continue;
    const auto* unit = std::ranges::find(table, name.substr(prefix.text.size()), &Atom::name);
    if (unit != std::end(table) && unit->prefixes.find(prefix.letter) != std::string_view::npos)
      return scaled(*unit, prefix.power);
  }
  return std::nullopt;
}

// Calls f(name, divides) for each name of an expression, and returns false as soon as f does or a name is empty.
// "CO2e" after a mass unit is part of its name.
template <class F>
bool for_each_name(std::string_view expression, F&& f) {
  bool divides = expression.starts_with('/');  // "/cm2" is a count per cm2
  if (divides) expression.remove_prefix(1);
  while (true) {
    const auto sign = expression.find_first_of("/*");
    const std::string_view name = trimmed(expression.substr(0, sign));
    if (name.empty() || !f(name, divides)) return false;
    if (sign == std::string_view::npos) return true;
    divides = expression[sign] == '/';
    expression.remove_prefix(sign + 1);
  }
}

// Removes "CO2e", "CO2" or "CO2-eq" from a name that is written with a space, such as "kg CO2e". Returns whether there
// was one.
bool split_co2(std::string_view& name) {
  for (const std::string_view tail : {" CO2e", " CO2", " CO2-eq"})
    if (name.ends_with(tail)) {
      name = trimmed(name.substr(0, name.size() - tail.size()));
      return true;
    }
  return false;
}

}  // namespace

std::span<const Atom> atoms() { return table; }

std::vector<UnitName> unit_names() {
  std::vector<UnitName> all;
  for (const Atom& unit : table) {
    all.push_back({std::string(unit.name), &unit, 0});
    for (const Prefix& prefix : prefixes)
      if (prefix.text.size() == 1 && unit.prefixes.find(prefix.letter) != std::string_view::npos)
        all.push_back({std::string(prefix.text) + std::string(unit.name), &unit, prefix.power});
  }
  return all;
}

std::optional<Unit> parse(std::string_view expression, Dim expected) {
  Unit unit;
  if (expression.find('%') != std::string_view::npos)  // a share of one, never part of another unit
    return expression == "%" ? std::optional(Unit{one, 1, 100}) : std::nullopt;
  bool co2e_left = expected.co2e == 1;
  if (expression.starts_with('/') && co2e_left) return std::nullopt;  // "/kWh" has no numerator
  const bool understood = for_each_name(expression, [&](std::string_view name, bool divides) {
    const bool is_co2 = split_co2(name);
    const auto atom = find(name);
    if (!atom || (is_co2 && atom->dim != mass)) return false;
    Dim d = atom->dim;
    if (d == mass && !divides && (is_co2 || co2e_left)) {
      d = co2e;
      co2e_left = false;
    }
    if (divides) {
      unit.dim = unit.dim / d;
      unit.numerator *= atom->denominator;
      unit.denominator *= atom->numerator;
    } else {
      unit.dim = unit.dim * d;
      unit.numerator *= atom->numerator;
      unit.denominator *= atom->denominator;
    }
    return true;
  });
  if (!understood) return std::nullopt;
  if (unit.dim.device == 0) unit.dim.device = expected.device;  // the device may be omitted if it is expected
  return unit;
}

Unit known(std::string_view expression, Dim expected) {
  const auto unit = parse(expression, expected);
  if (!unit || unit->dim != expected) throw std::logic_error("invalid unit literal: " + std::string(expression));
  return *unit;
}

std::optional<double> parse_number(std::string_view text) {
  text = trimmed(text);
  const std::string_view whole = text;
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with('-') && text.data() != whole.data()) return std::nullopt;  // "+-1"
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  if (first < text.size() && text[first] != '.' && (text[first] < '0' || text[first] > '9')) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<double> parse_count(std::string_view text) {
  text = trimmed(text);
  double factor = 1;
  if (!text.empty()) {
    constexpr std::array<std::pair<char, double>, 4> suffixes{{{'k', 1e3}, {'M', 1e6}, {'B', 1e9}, {'T', 1e12}}};
    for (const auto& [letter, scale] : suffixes)
      if (text.back() == letter) factor = scale;
    if (factor != 1) text.remove_suffix(1);
  }
  const auto number = parse_number(text);
  return number ? std::optional(*number * factor) : std::nullopt;
}

std::string_view unknown_name(std::string_view expression) {
  std::string_view unknown;
  for_each_name(expression, [&](std::string_view name, bool) {
    split_co2(name);
    if (!find(name)) unknown = name;
    return unknown.empty();
  });
  return unknown;
}

std::string describe(Dim dim) {
  struct Known {
    Dim dim;
    std::string_view words;
  };
  static constexpr Known words[] = {{dim::one, "a plain number"},
                                    {dim::time, "a time"},
                                    {dim::energy, "an energy"},
                                    {dim::co2e, "a mass of CO2e"},
                                    {dim::mass, "a mass"},
                                    {dim::length, "a length"},
                                    {dim::area, "an area"},
                                    {dim::volume, "a volume"},
                                    {dim::power, "a power"},
                                    {dim::device_time, "a number of device-hours"},
                                    {dim::node_time, "a number of node-hours"},
                                    {dim::part_time, "a number of GCD-hours or TPU-core-hours"},
                                    {dim::device_power, "a power per device"},
                                    {dim::co2e_per_device, "a mass of CO2e per device"},
                                    {dim::intensity, "CO2e per energy"},
                                    {dim::water_intensity, "water per energy"},
                                    {dim::co2e_per_power, "CO2e per power"},
                                    {dim::co2e_per_mass, "CO2e per mass"},
                                    {dim::co2e_per_area, "CO2e per area"},
                                    {dim::co2e_per_data, "CO2e per amount of data"},
                                    {dim::power_per_data, "a power per amount of data"},
                                    {dim::energy_per_data, "an energy per amount of data"},
                                    {dim::energy_per_area, "an energy per area"},
                                    {dim::area_per_power, "an area per power"},
                                    {dim::mass_per_power, "a mass per power"},
                                    {dim::data_per_area, "an amount of data per area"},
                                    {dim::per_area, "a number per area"},
                                    {dim::freight, "CO2e per tonne-kilometer"},
                                    {dim::device, "a number of devices"},
                                    {dim::part, "a number of GCDs or TPU cores"},
                                    {data_size, "an amount of data"},
                                    {dim::request, "a number of requests"},
                                    {dim::token, "a number of tokens"},
                                    {dim::flop, "a number of FLOPs"},
                                    {dim::tokens_per_request, "tokens per request"},
                                    {dim::flop_per_request, "FLOPs per request"},
                                    {dim::flop_rate, "FLOPs per time and device"},
                                    {dim::token_rate, "tokens per time"},
                                    {dim::request_rate, "requests per time"},
                                    {dim::energy_per_token, "an energy per token"},
                                    {dim::energy_per_request, "an energy per request"}};
  const auto* found = std::ranges::find(words, dim, &Known::dim);
  return found == std::end(words) ? "another quantity" : std::string(found->words);
}

std::string base_unit(Dim dim) {
  struct Base {
    int exponent;
    std::string_view name;
  };
  const Base bases[] = {{dim.co2e, "kgCO2e"}, {dim.energy, "kWh"},      {dim.mass, "kg"},     {dim.length, "km"},
                        {dim.area, "m2"},     {dim.volume, "L"},        {dim.data, "GB"},     {dim.device, "device"},
                        {dim.time, "h"},      {dim.request, "request"}, {dim.token, "token"}, {dim.flop, "FLOP"},
                        {dim.node, "node"},   {dim.part, "part"}};
  std::string above;
  std::string below;
  for (const Base& base : bases) {
    for (int k = 0; k < base.exponent; ++k) above += (above.empty() ? "" : "*") + std::string(base.name);
    for (int k = 0; k > base.exponent; --k) below += "/" + std::string(base.name);
  }
  return (above.empty() ? "1" : above) + below;
}

std::string suffix(std::string_view unit) {
  std::string result;
  for (const char c : unit) {
    if (c == '/') result += "_per_";
    else if (c == '-') result += '_';
    else if (c >= 'A' && c <= 'Z') result += static_cast<char>(c - 'A' + 'a');
    else result += c;
  }
  return result;
}

std::string shortest(double value) { return fmt::format("{}", value); }

std::string significant(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return fmt::format("{}", value);
  if (std::abs(value) >= 1e15) return fmt::format("{:.{}e}", value, digits - 1);
  // fmt rounds in decimal, exactly and in the same way on every machine. "1.23e+05" contains the digits and the
  // exponent.
  const std::string scientific = fmt::format("{:.{}e}", std::abs(value), digits - 1);
  const auto e = scientific.find('e');
  const int exponent = static_cast<int>(*parse_number(std::string_view(scientific).substr(e + 1)));
  std::string figures = scientific.substr(0, e);
  std::erase(figures, '.');
  std::string text;
  if (exponent < 0) {
    text = "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + figures;
  } else {
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (figures.size() < whole) figures.append(whole - figures.size(), '0');
    text = figures.substr(0, whole);
    for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
    if (figures.size() > whole) text += "." + figures.substr(whole);
  }
  return value < 0 ? "-" + text : text;
}

int digits_for(double best, std::optional<double> low, std::optional<double> high) {
  if (!low || !high || *low == *high || best == 0) return 4;
  const double width = (*high - *low) / std::abs(best);
  return width > 0.2 ? 2 : 3;
}

Scale scale_for(Dim dim, double magnitude) {
  const double m = std::abs(magnitude);
  const auto pick = [m](std::initializer_list<Scale> scales) {
    Scale best = *scales.begin();
    for (const Scale& scale : scales)
      if (m >= scale.base * 0.9995) best = scale;  // with three digits, 999.7 kg is 1.00 t, not 1,000 kg
    return best;
  };
  if (dim == dim::co2e)
    return m == 0 ? Scale{"kg", 1}
                  : pick({{"µg", 1e-9}, {"mg", 1e-6}, {"g", 1e-3}, {"kg", 1}, {"t", 1e3}, {"kt", 1e6}, {"Mt", 1e9}});
  if (dim == dim::energy)
    return m == 0 ? Scale{"kWh", 1}
                  : pick({{"mWh", 1e-6}, {"Wh", 1e-3}, {"kWh", 1}, {"MWh", 1e3}, {"GWh", 1e6}, {"TWh", 1e9}});
  if (dim == dim::volume) return m == 0 ? Scale{"L", 1} : pick({{"mL", 1e-3}, {"L", 1}, {"m3", 1e3}, {"ML", 1e6}});
  if (dim == dim::time || dim == dim::device_time) return {"h", 1};
  if (dim == dim::power || dim == dim::device_power) return pick({{"W", 1e-3}, {"kW", 1}, {"MW", 1e3}});
  return {"", 1};
}

std::string human(Dim dim, double base_value, int digits) {
  const Scale scale = scale_for(dim, base_value);
  std::string text = significant(base_value / scale.base, digits);
  if (!scale.unit.empty()) text += " " + std::string(scale.unit);
  return text;
}

}  // namespace aicarbon::units
