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
#include <string>

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

}  // namespace

Diagnostics lint_defaults(const Catalog& catalog) {
  Diagnostics found;
  const CatalogTable& table = catalog.table("defaults");
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
