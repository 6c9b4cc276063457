// See unit_help.hpp.
#include "workload/unit_help.hpp"

#include "diag/codes.hpp"
#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace aicarbon::workload {
namespace {

using units::UnitName;

// Writes µ and μ as u, so that names can be compared in ASCII.
std::string with_u(std::string_view name) {
  std::string text(name);
  for (const std::string_view micro : {"\u00b5", "\u03bc"})
    if (const auto at = text.find(micro); at != std::string::npos) text.replace(at, micro.size(), "u");
  return text;
}

// "MWh" (10^6 Wh). The prefix k has no twin in the other case and needs no size.
std::string shown(const UnitName& s, bool always_with_size) {
  if (s.power == 0 || (s.power == 3 && !always_with_size)) return fmt::format("\"{}\"", s.name);
  return fmt::format("\"{}\" (10^{} {})", s.name, s.power, s.unit->name);
}

std::string digits_of(std::string_view name) {
  std::string digits;
  std::ranges::copy_if(name, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string listed(const std::vector<const UnitName*>& names, bool always_with_size) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += shown(*names[i], always_with_size);
  }
  return fmt::format("did you mean {}?", text);
}

// "1 MWh is 10^9 mWh", for two names of the same unit; empty for others.
std::string factor_between(const std::vector<const UnitName*>& names) {
  if (names.size() != 2 || names[0]->unit != names[1]->unit) return {};
  const auto [small, large] = std::ranges::minmax(names, {}, [](const UnitName* s) { return s->power; });
  return fmt::format(" 1 {} is 10^{} {}", large->name, large->power - small->power, small->name);
}

// Words and abbreviations for units that have another name here.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"d", "days"},       {"hr", "h"},     {"hrs", "h"},       {"mins", "min"},          {"sec", "s"},
    {"secs", "s"},       {"wk", "weeks"}, {"y", "years"},     {"yr", "years"},          {"yrs", "years"},
    {"watt", "W"},       {"watts", "W"},  {"kilowatt", "kW"}, {"kilowatts", "kW"},      {"megawatt", "MW"},
    {"megawatts", "MW"}, {"joule", "J"},  {"joules", "J"},    {"kilowatt-hour", "kWh"}, {"kilowatt-hours", "kWh"},
    {"kilograms", "kg"}, {"gram", "g"},   {"grams", "g"},     {"tonne", "t"},           {"tonnes", "t"},
    {"tons", "t"},       {"liters", "L"}, {"litres", "L"}};

// What a number with a word for thousands, millions or billions means; nothing if the text is none.
std::optional<double> count_meant(std::string_view number, std::string_view scale) {
  struct Scale {
    std::string_view words;  // separated by spaces
    double factor;
  };
  constexpr Scale scales[] = {{"k K thousand thousands", 1e3},
                              {"m M mm MM mn mio million millions", 1e6},
                              {"b B bn Bn BN g G billion billions", 1e9},
                              {"t T tn trillion trillions", 1e12}};
  const auto value = units::parse_number(number);
  if (!value || scale.empty()) return std::nullopt;
  for (const Scale& one : scales)
    for (std::string_view rest = one.words; !rest.empty();) {
      const auto end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == scale) return *value * one.factor;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  return std::nullopt;
}

std::string in_letters(double count) {
  constexpr std::pair<double, char> letters[] = {{1e12, 'T'}, {1e9, 'B'}, {1e6, 'M'}, {1e3, 'k'}};
  for (const auto& [factor, letter] : letters)
    if (count >= factor) return fmt::format("{}{}", units::shortest(count / factor), letter);
  return units::shortest(count);
}

// The hours of "d-hh:mm:ss" or "hh:mm:ss".
std::optional<double> hours_of_clock(std::string_view text) {
  double days = 0;
  if (const auto dash = text.find('-'); dash != std::string_view::npos) {
    const auto number = units::parse_number(text.substr(0, dash));
    if (!number) return std::nullopt;
    days = *number;
    text.remove_prefix(dash + 1);
  }
  double seconds = 0;
  int parts = 0;
  for (; parts < 3; ++parts) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto number = units::parse_number(text.substr(0, colon));
    if (!number) return std::nullopt;
    seconds = seconds * 60 + *number;
    if (colon == text.size()) break;
    text.remove_prefix(colon + 1);
  }
  return parts == 2 ? std::optional(days * 24 + seconds / 3600) : std::nullopt;
}

}  // namespace

std::string count_help(std::string_view number, std::string_view unit) {
  const auto space = std::min(unit.find(' '), unit.size());
  const auto count = count_meant(number, unit.substr(0, space));
  return count ? fmt::format("did you mean \"{}\"? It is {}", in_letters(*count), units::shortest(*count))
               : std::string{};
}

std::string range_help(std::string_view text) {
  for (const std::string_view between : {" - ", "-", "\u2013", " to "}) {
    const auto at = text.find(between, 1);
    if (at == std::string_view::npos) continue;
    const auto low = units::parse_number(units::trimmed(text.substr(0, at)));
    const std::string_view rest = units::trimmed(text.substr(at + between.size()));
    const auto end = std::min(rest.find_first_not_of("0123456789."), rest.size());
    const auto high = units::parse_number(rest.substr(0, end));
    if (!low || !high || *low >= *high) continue;
    const std::string_view unit = units::trimmed(rest.substr(end));
    const auto stated = [&](double value) {
      return unit.empty() ? units::shortest(value) : fmt::format("\"{} {}\"", units::shortest(value), unit);
    };
    return fmt::format("write a range as {{\"low\": {}, \"best\": {}, \"high\": {}}}", stated(*low),
                       stated((*low + *high) / 2), stated(*high));
  }
  return {};
}

std::string clock_help(std::string_view text) {
  const auto hours = hours_of_clock(text);
  return hours ? fmt::format("write \"{} h\"", units::shortest(*hours)) : std::string{};
}

std::string unit_help(std::string_view unknown, std::optional<Dim> dim) {
  const std::string wanted = with_u(unknown);
  std::vector<UnitName> all = units::unit_names();
  const auto* const other =
      std::ranges::find(other_names, wanted, &std::pair<std::string_view, std::string_view>::first);
  if (other != std::end(other_names))
    if (const auto unit = units::parse(other->second, dim.value_or(dim::one)); unit && (!dim || unit->dim == *dim))
      return fmt::format("did you mean \"{}\"?", other->second);
  if (dim)
    std::erase_if(all, [&](const UnitName& s) {
      const auto unit = units::parse(s.name, *dim);
      return !unit || unit->dim != *dim;
    });
  std::vector<const UnitName*> found;
  for (const UnitName& s : all)
    if (units::lower_case(s.name) == units::lower_case(wanted)) found.push_back(&s);
  if (!found.empty()) return listed(found, false) + factor_between(found);
  std::vector<std::string_view> names;
  for (const UnitName& s : all)
    if (!wanted.empty() && s.name.front() == wanted.front() && digits_of(s.name) == digits_of(wanted))
      names.push_back(s.name);
  for (const std::string& near : diag::nearest_names(wanted, names, 3))
    found.push_back(&*std::ranges::find(all, near, &UnitName::name));
  return found.empty() ? std::string{} : listed(found, true);
}

}  // namespace aicarbon::workload
