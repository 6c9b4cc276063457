// See default_limits.hpp.
#include "inventory/default_limits.hpp"

#include "catalog/numbers.hpp"
#include "catalog/place.hpp"
#include "diag/codes.hpp"
#include "inventory/defaults.hpp"
#include "units/units.hpp"
#include "workload/edit.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace aicarbon::inventory {
namespace {

// The field that the rule stands for, with the dimension that it has in common with the row; null if the field takes
// another quantity, such as kg where the rule is a share, or an object of which the rule is one value.
struct Stands {
  const json::Field* field = nullptr;
  Dim dim;
};

// Whether the field may be an object with values of its own, such as a yield with a density of defects.
bool may_be_object(const json::Field& field) {
  const std::string end = fmt::format("/{}", field.name);
  return std::ranges::any_of(workload::parts(), [&](const workload::Part& part) { return part.where.ends_with(end); });
}

Stands field_of(const Rule& rule, std::string_view unit) {
  if (!rule.type.empty()) return {};
  for (const std::string_view object : {"/sites/x/", "/hardware/x/", "/phases/x/activity/", "/phases/x/"}) {
    const json::Field* field = workload::field_at(fmt::format("{}{}", object, rule.field));
    if (field == nullptr || may_be_object(*field)) continue;
    for (const Dim& dim : field->dims)
      if (const auto parsed = units::parse(unit, dim); parsed && parsed->dim == dim) return {field, dim};
  }
  return {};
}

// A row that no rule reads has no effect, and a value far from the built-in one may have another unit.
Diagnostics unlike_builtin(const CatalogTable& table, const CatalogTable& builtin) {
  constexpr double far = 10;
  Diagnostics found;
  for (const CatalogRow& row : table.rows) {
    const auto at = catalog::place(row.origin, row.line);
    const CatalogRow* own = builtin.find(row.id());
    if (own == nullptr) {
      if (std::ranges::find(rules, row.id(), &Rule::id) != std::ranges::end(rules)) continue;
      std::vector<std::string> ids;
      for (const CatalogRow& one : builtin.rows) ids.push_back(one.id());
      const std::string near = diag::did_you_mean(row.id(), std::vector<std::string_view>(ids.begin(), ids.end()));
      found.push_back(diag::make(diag::catalog_lint, fmt::format("defaults/{}: no rule has this id", row.id()),
                                 near.empty() ? "`aicarbon catalog list defaults` lists them" : near, at));
      continue;
    }
    const auto value = [](const CatalogTable& of, const CatalogRow& in) -> std::optional<double> {
      const auto number = units::parse_number(of.text(in, "value"));
      const auto unit = units::parse(of.text(in, "unit"), {});
      return number && unit && *number > 0 ? std::optional(unit->to_base(*number)) : std::nullopt;
    };
    const auto mine = value(table, row);
    const auto usual = value(builtin, *own);
    if (!mine || !usual || (*mine <= far * *usual && *mine * far >= *usual)) continue;
    found.push_back(diag::make(
        diag::catalog_doubt,
        fmt::format("defaults/{}: value {} {} is {} times the built-in value, {} {}: check the unit", row.id(),
                    table.text(row, "value"), table.text(row, "unit"), units::significant(*mine / *usual, 2),
                    builtin.text(*own, "value"), builtin.text(*own, "unit")),
        {}, at));
  }
  return found;
}

}  // namespace

Diagnostics lint_defaults(const Catalog& catalog) {
  const CatalogTable& table = catalog.table("defaults");
  const Catalog builtin = builtin_catalog();
  Diagnostics found = unlike_builtin(table, builtin.table("defaults"));
  for (const Rule& rule : rules) {
    const CatalogRow* row = table.find(rule.id);
    if (row == nullptr) continue;
    const std::string_view unit = table.text(*row, "unit");
    const auto [field, dim] = field_of(rule, unit);
    if (field == nullptr) continue;
    const auto own = units::parse(unit, dim);
    const auto typed = units::known(field->unit, dim);
    for (const std::string_view column : {"value", "value_low", "value_high"}) {
      const std::string_view text = table.text(*row, column);
      const auto number = units::parse_number(text);
      if (!number) continue;
      const double stated = typed.from_base(own->to_base(*number));
      const std::string wanted = catalog::beyond(stated, {field->minimum, field->maximum, field->positive});
      if (wanted.empty() || *number < 0) continue;  // a negative number is an error of every column
      found.push_back(
          diag::make(diag::catalog_lint,
                     fmt::format("defaults/{}: {} {} {}{}, because it stands for \"{}\" of a job", rule.id, column,
                                 text, wanted, field->unit == "1" ? "" : fmt::format(" {}", field->unit), field->name),
                     {}, catalog::place(row->origin, row->line)));
    }
  }
  return found;
}

}  // namespace aicarbon::inventory
