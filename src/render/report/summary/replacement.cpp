// What to type to replace an assumption: a key with the assumed value, and the object of the job that it belongs to.
#include "render/report/summary/assumptions.hpp"

#include "inventory/defaults.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render::summary {
namespace {

// Rules for parameters inside a model. A job cannot state such a parameter; the field at the path of the assumption
// replaces the whole model.
constexpr std::string_view inside_a_model[] = {
    "rooflines/",
    "training/idle_fraction",
    "training/power_fraction",
    "training/fp8_gain",
    "serving/memory_share",
    "serving/most_sequences",
    "serving/prefill_power",
    "serving/idle_power_loaded",
    "media/several_devices",
};

bool is_inside_a_model(std::string_view rule) {
  return std::ranges::any_of(inside_a_model, [&](std::string_view one) { return rule.starts_with(one); });
}

std::string_view last_key(std::string_view path) { return path.substr(path.rfind('/') + 1); }
std::string_view parent(std::string_view path) { return path.substr(0, path.rfind('/')); }

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

std::string quantity(const Value& v) { return v.unit.empty() ? v.number : fmt::format("\"{} {}\"", v.number, v.unit); }

// The index of the input cell of an assumption; -1 if there is none, or if several cells have its path and its rule.
std::int32_t cell_of(const AssumptionReport& a, const Sheet& sheet) {
  std::int32_t found = -1;
  for (std::size_t k = 0; k < sheet.nodes().size(); ++k) {
    const Node& node = sheet.nodes()[k];
    if (node.op != Op::input) continue;
    const Input& input = sheet.inputs()[static_cast<std::size_t>(node.args[0])];
    if (input.path != a.path || input.rule != a.rule) continue;
    if (found >= 0) return -1;
    found = static_cast<std::int32_t>(k);
  }
  return found;
}

// Converts a share into an amount in the requested unit: the value of the product that has the share as a factor.
// Nothing if there is no such product, if any of these products has another dimension than the unit, or if their values
// differ.
std::optional<Value> amount_of_share(const AssumptionReport& a, const Sheet& sheet, std::string_view unit) {
  const auto parsed = units::parse(unit, dim::co2e);
  const std::int32_t cell = cell_of(a, sheet);
  if (!parsed || cell < 0) return std::nullopt;
  std::optional<double> found;
  for (const Node& node : sheet.nodes()) {
    if (node.op != Op::mul || (node.args[0] != cell && node.args[1] != cell)) continue;
    if (node.dim != parsed->dim || (found && *found != node.value)) return std::nullopt;
    found = node.value;
  }
  if (!found) return std::nullopt;
  std::string number = trimmed(units::significant(parsed->from_base(*found), 4));
  std::erase(number, ',');
  return Value{std::move(number), std::string(unit)};
}

// Fills in the form that a rule gives, such as `"network": "… kg" of one node`, if the form asks for one value in a
// known unit; otherwise returns nothing.
std::optional<std::string> filled(std::string_view form, const AssumptionReport& a, const Sheet& sheet) {
  constexpr std::string_view gap = "\"… ";
  const auto at = form.find(gap);
  if (at == std::string_view::npos || form.find("…", at + gap.size()) < form.find(',', at)) return std::nullopt;
  const auto end = form.find('"', at + gap.size());
  if (form.find(gap, end) != std::string_view::npos) return std::nullopt;
  const std::string_view unit = form.substr(at + gap.size(), end - at - gap.size());
  std::optional<Value> value = value_of(a.value);
  if (value->unit != unit) value = value->unit.empty() ? amount_of_share(a, sheet, unit) : std::nullopt;
  if (!value) return std::nullopt;
  auto rest = form.substr(end + 1);  // only the closing braces of this are kept
  const auto open = std::ranges::count(form.substr(0, at), '{');
  std::size_t close = 0;
  for (auto k = open; k > 0; --k) close = rest.find('}', close) + 1;
  return std::string(form.substr(0, at)) + quantity(*value) + std::string(rest.substr(0, close));
}

bool states_inside(const Report& report, const std::string& path) {
  return std::ranges::any_of(report.typed, [&](const auto& t) { return t.first.starts_with(path + "/"); });
}

bool states(const Report& report, const std::string& path) {
  return std::ranges::any_of(report.typed, [&](const auto& t) { return t.first == path; });
}

// Adds the key of the object around the replacement if the job does not state that object yet. Returns nothing if the
// job has a name in place of the object ("site": "FR"), or if more than one object would be new: the assumption is then
// inside a machine of the catalog.
std::optional<Replacement> in_its_object(Replacement r, const Report& report) {
  constexpr std::ptrdiff_t top = 2;  // an object such as /sites/main always exists
  if (std::ranges::count(r.where, '/') <= top || states_inside(report, r.where)) return r;
  const std::string outside(parent(r.where));
  const bool known = std::ranges::count(outside, '/') <= top || states_inside(report, outside);
  if (states(report, r.where) || !known) return std::nullopt;
  return Replacement{fmt::format("\"{}\": {{{}}}", last_key(r.where), r.json), outside};
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

std::optional<Replacement> replacement(const AssumptionReport& a, const Report& report) {
  if (a.path.empty() || is_inside_a_model(a.rule)) return std::nullopt;
  const auto* rule = std::ranges::find(inventory::rules, a.rule, &inventory::Rule::id);
  if (rule == std::end(inventory::rules) || rule->type.empty()) {
    const std::string key(last_key(a.path));
    return in_its_object({fmt::format("\"{}\": {}", key, quantity(value_of(a.value))), std::string(parent(a.path))},
                         report);
  }
  // the form begins with a key of the path, so it belongs in the object that contains this key
  const std::string key(rule->type.substr(0, rule->type.find('"', 1) + 1));
  const auto at = a.path.find("/" + key.substr(1, key.size() - 2));
  if (at == std::string::npos) return std::nullopt;
  const auto json = filled(rule->type, a, report.calculation.sheet);
  if (!json) return Replacement{key, a.path.substr(0, at)};
  const std::string object = a.path.substr(0, at) + "/" + key.substr(1, key.size() - 2);
  if (!states_inside(report, object)) return in_its_object({*json, a.path.substr(0, at)}, report);
  // the job states the object already, so only the content of the form is typed; nothing can replace an assumption
  // about a building that the job describes by its parts
  const auto open = json->find('{');
  if (a.rule.starts_with("construction/") || open == std::string::npos) return std::nullopt;
  return Replacement{json->substr(open + 1, json->rfind('}') - open - 1), object};
}

}  // namespace aicarbon::render::summary
