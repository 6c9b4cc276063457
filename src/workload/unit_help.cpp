// See unit_help.hpp.
#include "workload/unit_help.hpp"

#include "diag/codes.hpp"
#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
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

}  // namespace

std::string unit_help(std::string_view unknown, std::optional<Dim> dim) {
  const std::string wanted = with_u(unknown);
  std::vector<UnitName> all = units::unit_names();
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
