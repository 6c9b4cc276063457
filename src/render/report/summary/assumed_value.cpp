// The value of an assumption in words, with its range.
#include "render/report/summary/assumptions.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render::summary {
namespace {

// The best value of an assumption and its unit, such as "0.15" and "kg" for "0.15 (0.02 … 1.3) kg". The number has no
// thousands separators, so that it is valid JSON.
struct Value {
  std::string number, unit;
};
Value value_of(std::string_view text) {
  Value v{std::string(text.substr(0, text.find(' '))), {}};
  std::erase(v.number, ',');
  const auto close = text.find(')');
  const auto space = text.find(' ', close == std::string_view::npos ? 0 : close);
  if (space != std::string_view::npos) v.unit = text.substr(space + 1);
  return v;
}

}  // namespace

std::string assumed_value(const AssumptionReport& a) {
  const RuleName* name = rule_name(a.rule);
  const std::string_view of = name == nullptr ? std::string_view{} : name->percent_of;
  Value v = value_of(a.value);
  const auto text = [&](std::string_view number) {
    std::string plain(number);
    std::erase(plain, ',');
    const auto value = units::parse_number(plain);
    if (!value) return std::string(number);
    constexpr int digits = 3;
    return trimmed(units::significant(of.empty() ? *value : *value * 100, digits));
  };
  std::string out = text(v.number);
  if (!of.empty()) out += fmt::format(" % of {}", of);
  else if (!v.unit.empty()) out += " " + v.unit;
  const auto open = a.value.find('(');
  if (open == std::string::npos) return out;
  constexpr std::string_view between = " … ";
  const auto middle = a.value.find(between, open);
  const auto close = a.value.find(')', open);
  const std::string_view all = a.value;
  return out + fmt::format(" ({} – {}{})", text(all.substr(open + 1, middle - open - 1)),
                           text(all.substr(middle + between.size(), close - middle - between.size())),
                           of.empty() ? "" : " %");
}

}  // namespace aicarbon::render::summary
