// See column_unit.hpp.
#include "rows/column_unit.hpp"

#include "diag/codes.hpp"
#include "units/device_part.hpp"
#include "units/suffixes.hpp"
#include "units/text.hpp"
#include "units/units.hpp"
#include "workload/edit.hpp"
#include "workload/hour_of.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

Diagnostic bad(std::string message, std::string help = {}) {
  return diag::make(diag::bad_binding, std::move(message), std::move(help));
}

// The dimension of the field that a unit has; nothing if the unit is unknown or of another dimension.
std::optional<Dim> dimension(const json::Field& field, std::string_view unit) {
  if (field.counts && unit == "%") return std::nullopt;
  for (const Dim dim : field.dims)
    if (const auto known = units::parse(unit, dim); known && known->dim == dim) return dim;
  return std::nullopt;
}

bool same_size(std::string_view a, std::string_view b, Dim dim) {
  const auto x = units::parse(a, dim);
  const auto y = units::parse(b, dim);
  return x && y && units::part_in(a) == units::part_in(b) &&
         x->numerator * y->denominator == y->numerator * x->denominator;
}

// Whether two units of a field contradict each other. What hours are of may be added to plain hours.
bool contradict(std::string_view a, std::string_view b, const json::Field& field) {
  const auto of_a = dimension(field, a);
  const auto of_b = dimension(field, b);
  if (!of_a || !of_b) return false;
  const HourOf hour_a = workload::hour_of(a), hour_b = workload::hour_of(b);
  const auto is_of_devices = [](HourOf of) { return of == HourOf::device || of == HourOf::product; };
  const bool are_said = hour_a != HourOf::unstated && hour_b != HourOf::unstated;
  const bool are_alike = (hour_a == hour_b && units::part_in(a) == units::part_in(b)) ||
                         (is_of_devices(hour_a) && is_of_devices(hour_b)) ||
                         (hour_a == HourOf::product && hour_b == HourOf::part);  // a GPU of a scheduler may be a part
  if (are_said && !are_alike) return true;
  const auto x = units::parse(a, *of_a);
  const auto y = units::parse(b, *of_b);
  return x && y && x->numerator * y->denominator != y->numerator * x->denominator;
}

// Whether a suffix is certainly a unit: a single letter may be the end of a word, and tokens and requests are words.
bool is_of_meter(std::string_view suffix) {
  constexpr Dim meters[] = {dim::energy,    dim::power, dim::time, dim::device_time, dim::node_time,
                            dim::part_time, dim::co2e,  dim::mass, dim::volume,      dim::intensity};
  const auto unit = suffix.size() > 1 ? units::parse(suffix, dim::energy) : std::nullopt;
  return unit && std::ranges::find(meters, unit->dim) != std::end(meters);
}

std::string ambiguous(const units::NameWithUnit& name) {
  return fmt::format("the unit in \"{}\" may be {} or {}", name.name, name.unit, name.other);
}

// The field of a path, whose last key may have a unit suffix.
Result<StatedField> field_of_path(std::string_view path) {
  const auto unknown = [&] {
    return bad(fmt::format("a job has no field {}", path), "use a path such as /phases/run/activity/device_time");
  };
  if (!path.starts_with('/')) return unknown();
  const auto slash = path.rfind('/') + 1;
  const std::string_view last = path.substr(slash);
  if (const json::Field* field = workload::field_at(path)) {
    StatedField found{workload::plain_path(path), field};
    if (field->has_suffix && last != field->name) found.unit = field->unit;
    return found;
  }
  const auto split = units::split_name(last);
  const std::string plain = std::string(path.substr(0, slash)) + split.name;
  const json::Field* field = workload::field_at(plain);
  if (split.unit.empty() || field == nullptr || !dimension(*field, split.unit)) return unknown();
  if (!split.other.empty())
    return bad(ambiguous({std::string(last), split.unit, split.other}),
               fmt::format("write {} {} or {} {}", plain, split.unit, plain, split.other));
  return StatedField{plain, field, split.unit};
}

}  // namespace

Result<StatedField> stated_field(std::string_view text) {
  text = units::trimmed(text);
  auto whole = field_of_path(text);
  if (whole) return whole;
  std::optional<StatedField> without_unit;
  for (auto space = text.find(' '); space != std::string_view::npos; space = text.find(' ', space + 1)) {
    auto field = field_of_path(text.substr(0, space));
    if (!field) continue;
    const std::string_view unit = text.substr(text.find_first_not_of(' ', space));
    without_unit = *field;
    if (!dimension(*field->field, unit)) continue;
    if (!field->unit.empty() && !same_size(field->unit, unit, *dimension(*field->field, unit)))
      return bad(fmt::format("{} states two units, {} and {}", text, field->unit, unit), "remove one of them");
    field->unit = unit;
    field->after_the_path = true;
    return field;
  }
  if (!without_unit) return whole;
  const json::Field& field = *without_unit->field;
  const std::string_view rest = text.substr(std::min(without_unit->path.size() + 1, text.size()));
  if (field.dims.empty()) return bad(fmt::format("{} takes a text, so it has no unit", without_unit->path));
  return bad(fmt::format("\"{}\" is not a unit of {}", rest, without_unit->path),
             field.unit.empty() || field.unit == "1"
                 ? "it is a plain number; remove the unit"
                 : fmt::format("it is {}; write a unit such as {}", units::describe(field.dims.front()), field.unit));
}

bool field_of_suffixed(std::string_view name, const json::Field& field) {
  if (!field.has_suffix) return false;
  if (json::needs_unit(field) && json::is_suffixed_name(field, name)) return true;
  const auto split = units::split_name(name);
  return split.name == field.name && !split.unit.empty() && dimension(field, split.unit).has_value();
}

namespace {

// The unit of a name that is that of the field with a unit, except for upper and lower case: "Energy (kWh)",
// "energy_MWh", "Device_Time_H".
std::string unit_in_other_case(std::string_view column, const json::Field& field) {
  const auto split = units::split_name(column);
  const auto is_name = [&](std::string_view name) { return units::lower_case(std::string(name)) == field.name; };
  if (is_name(split.name) && !split.unit.empty() && split.other.empty() && dimension(field, split.unit))
    return split.unit;
  const bool has_suffix = column.size() > field.name.size() + 1 && column[field.name.size()] == '_' &&
                          is_name(column.substr(0, field.name.size()));
  if (!has_suffix) return {};
  std::string suffix(column.substr(field.name.size() + 1));
  if (suffix.size() > 1 && dimension(field, suffix)) return suffix;
  const std::string small = units::lower_case(std::string(column));
  if (small == column || !field_of_suffixed(small, field)) return {};
  return json::is_suffixed_name(field, small) ? std::string(field.unit) : units::split_name(small).unit;
}

}  // namespace

std::string unit_meant(std::string_view column, const json::Field& field) {
  if (!json::needs_unit(field) || field_of_suffixed(column, field)) return {};
  if (std::string unit = unit_in_other_case(column, field); !unit.empty()) return unit;
  const auto split = units::split_name(column);
  std::string rest = split.name == field.name ? split.unit : std::string{};  // in brackets, or a suffix of another unit
  if (column.size() > field.name.size() + 1 && column.starts_with(field.name) && column[field.name.size()] == '_')
    rest = column.substr(field.name.size() + 1);
  if (rest.empty()) return {};
  // Letters that are no suffix because they are also something else, or abbreviations of which each program has its own.
  constexpr std::pair<std::string_view, std::string_view> meant[] = {
      {"d", "days"}, {"m", "min"},   {"hr", "h"},     {"hrs", "h"},   {"mins", "min"},
      {"secs", "s"}, {"y", "years"}, {"yr", "years"}, {"joule", "J"}, {"joules", "J"}};
  const auto* const known = std::ranges::find(meant, rest, &std::pair<std::string_view, std::string_view>::first);
  const auto by_suffix = units::split_name("x_" + rest).unit;
  const bool is_count = by_suffix == "%" || by_suffix == "token" || by_suffix == "device";
  std::string unit = known != std::end(meant) ? std::string(known->second) : is_count ? std::string{} : by_suffix;
  if (unit.empty() && rest != split.unit) return {};  // "energy_source"
  const auto per = field.unit.find('/');
  if (!dimension(field, unit) && per != std::string_view::npos) unit += field.unit.substr(per);  // J of J/request
  return dimension(field, unit) ? unit : std::string(field.unit);
}

std::string ways_to_state_unit(std::string_view column, std::string_view path) {
  const std::string_view unit = workload::field_at(path)->unit;
  const auto slash = path.rfind('/') + 1;
  const std::string suffixed = fmt::format("{}_{}", path.substr(slash), units::suffix(unit));
  return fmt::format(
      "state the unit after the path (--bind '{}={} {}'), by the suffix of the path ({}{}), in the name of the column "
      "({}), or in its cells (1 {})",
      column, path, unit, path.substr(0, slash), suffixed, suffixed, unit);
}

Result<ColumnQuantity> quantity_of(const StatedField& stated, std::string_view column, Cells cells) {
  const json::Field& field = *stated.field;
  ColumnQuantity q{std::make_shared<const std::string>(field.unit), field, {}, false};
  if (field.dims.empty()) return q;
  std::string unit = stated.unit;
  const bool is_plain = column.starts_with('/') || column == field.name;  // "per_day" is a name without a unit
  auto name = is_plain ? units::NameWithUnit{} : units::split_name(column);
  if (name.unit.empty() && json::needs_unit(field) && json::is_suffixed_name(field, column)) name.unit = field.unit;
  const auto of_name = dimension(field, name.unit);
  if (of_name && name.other.empty() && stated.after_the_path && contradict(name.unit, unit, field))
    return bad(
        fmt::format("column \"{}\" states two units, {} in its name and {} after the path", column, name.unit, unit),
        "remove one of them; a unit that is wrong in the name of a column is corrected there");
  const bool brackets = column.ends_with(']') || column.ends_with(')');
  if (!name.unit.empty() && !stated.after_the_path) {
    const bool is_unit = brackets || is_of_meter(name.unit);
    if (!of_name && is_unit && units::unknown_name(name.unit).empty())
      return bad(fmt::format("column \"{}\" is in {}, but {} is {}", column, name.unit, stated.path,
                             units::describe(field.dims.front())),
                 "bind it to another field, or state the unit after the path");
    if (of_name && !name.other.empty() && unit.empty())
      return bad(ambiguous({std::string(column), name.unit, name.other}),
                 fmt::format("use --bind '{}={} {}' or --bind '{}={} {}'", column, stated.path, name.unit, column,
                             stated.path, name.other));
    if (of_name && name.other.empty() && !unit.empty() && !same_size(unit, name.unit, *of_name))
      return bad(fmt::format("column \"{}\" is in {}, but the path {}_{} is in {}", column, name.unit, stated.path,
                             units::suffix(unit), unit),
                 fmt::format("use --bind '{}={}', or rename the column", column, stated.path));
    if (of_name && unit.empty()) unit = name.unit;
  }
  if (unit.empty() && json::needs_unit(field)) {
    q.in_cells = true;
    q.dim = field.dims.front();
    if (cells == Cells::numbers)
      return bad(fmt::format("the unit of column \"{}\" is not stated", column),
                 ways_to_state_unit(column, stated.path));
    unit = units::base_unit(q.dim);
  }
  if (unit.empty()) unit = field.unit.empty() ? "1" : std::string(field.unit);
  q.dim = dimension(field, unit).value_or(field.dims.front());
  const auto old = units::parse(field.unit.empty() ? "1" : field.unit, q.dim);
  const units::Unit own = units::known(unit, q.dim);
  if (old && old->dim == q.dim && !same_size(field.unit.empty() ? "1" : field.unit, unit, q.dim)) {
    constexpr double no_limit = 1e299;
    q.field.minimum = own.from_base(old->to_base(field.minimum));
    if (field.maximum < no_limit) q.field.maximum = own.from_base(old->to_base(field.maximum));
  }
  q.unit = std::make_shared<const std::string>(std::move(unit));
  q.field.unit = *q.unit;
  return q;
}

}  // namespace aicarbon::rows
