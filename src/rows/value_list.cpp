// See value_list.hpp.
#include "rows/value_list.hpp"

#include "catalog/name_words.hpp"
#include "catalog/names.hpp"
#include "diag/codes.hpp"
#include "rows/column_unit.hpp"
#include "units/text.hpp"
#include "units/units.hpp"
#include "workload/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace aicarbon::rows {
namespace {

constexpr std::int64_t most_values = 10'000'000;

// A decimal number as digits: 0.25 is 25 with two decimals.
struct Digits {
  std::int64_t digits = 0;
  int decimals = 0;
};

std::optional<Digits> digits_of(std::string_view text) {
  Digits d;
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  bool point = false;
  std::size_t figures = 0;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    constexpr std::size_t most_figures = 15;
    if (c < '0' || c > '9' || ++figures > most_figures) return std::nullopt;
    d.digits = d.digits * 10 + (c - '0');
    d.decimals += point ? 1 : 0;
  }
  if (figures == 0) return std::nullopt;
  if (minus) d.digits = -d.digits;
  return d;
}

std::string text_of(Digits d) {
  std::string digits = fmt::format("{}", d.digits < 0 ? -d.digits : d.digits);
  const auto decimals = static_cast<std::size_t>(d.decimals);
  if (decimals > 0) {
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, ".");
    while (digits.ends_with('0')) digits.pop_back();
    if (digits.ends_with('.')) digits.pop_back();
  }
  return d.digits < 0 ? "-" + digits : digits;
}

// Splits a text into a number and what follows it.
std::pair<std::string_view, std::string_view> number_and_unit(std::string_view text) {
  const auto end = std::min(text.find_first_not_of("+-0123456789.eE"), text.size());
  return {units::trimmed(text.substr(0, end)), units::trimmed(text.substr(end))};
}

std::string with_unit(std::string_view number, std::string_view unit) {
  return unit.empty() ? std::string(number) : fmt::format("{} {}", number, unit);
}

Diagnostic bad_list(std::string says, std::string help) {
  return diag::make(diag::bad_values, std::move(says), std::move(help));
}

// The error for a number whose unit is stated nowhere.
Diagnostic no_unit(std::string_view number, const StatedField& field) {
  const std::string_view unit = field.field->unit;
  return bad_list(fmt::format("\"{}\" has no unit", number),
                  fmt::format("write the unit after the last value (… {}), or in the path ({}_{})", unit, field.path,
                              units::suffix(unit)));
}

Result<std::vector<std::string>> stepped(std::string_view text, const StatedField& field) {
  const auto first = text.find(':');
  const auto second = text.find(':', first + 1);
  if (second == std::string_view::npos)
    return bad_list(fmt::format("invalid range \"{}\"", text), "write START:STOP:STEP, for example 3:8:1 years");
  const auto [step_text, own_unit] = number_and_unit(units::trimmed(text.substr(second + 1)));
  const std::string_view unit = own_unit.empty() ? field.unit : own_unit;
  if (unit.empty() && json::needs_unit(*field.field)) return no_unit(text, field);
  auto start = digits_of(units::trimmed(text.substr(0, first)));
  auto stop = digits_of(units::trimmed(text.substr(first + 1, second - first - 1)));
  auto step = digits_of(step_text);
  if (!start || !stop || !step)
    return bad_list(fmt::format("\"{}\" is not a range of decimal numbers", text),
                    "write START:STOP:STEP with up to 15 digits, followed by the unit");
  const int decimals = std::max({start->decimals, stop->decimals, step->decimals});
  for (auto* d : {&*start, &*stop, &*step})
    for (; d->decimals < decimals; ++d->decimals) d->digits *= 10;
  if (step->digits == 0 || (stop->digits - start->digits) / step->digits < 0)
    return bad_list(fmt::format("\"{}\" never reaches its end", text),
                    "the step must point from start to stop and must not be 0");
  const std::int64_t count = (stop->digits - start->digits) / step->digits + 1;
  Diagnostics notes;
  if (const Digits last{start->digits + (count - 1) * step->digits, decimals}; last.digits != stop->digits)
    notes.push_back(diag::make(
        diag::values_in_doubt,
        fmt::format("the range {} ends at {}, and does not reach {}", text, text_of(last), text_of(*stop)),
        "the third number is the step: use one that divides the range, or list the values, separated by commas"));
  if (count > most_values)
    return bad_list(fmt::format("\"{}\" has {} values", text, count), "the maximum is ten million");
  std::vector<std::string> texts;
  for (std::int64_t i = 0; i < count; ++i)
    texts.push_back(with_unit(text_of({start->digits + i * step->digits, decimals}), unit));
  return {std::move(texts), std::move(notes)};
}

bool matches(std::string_view glob, std::string_view text) {
  if (glob.empty()) return text.empty();
  if (glob.front() == '*') return matches(glob.substr(1), text) || (!text.empty() && matches(glob, text.substr(1)));
  return !text.empty() && glob.front() == text.front() && matches(glob.substr(1), text.substr(1));
}

std::vector<std::string_view> tables_for(std::string_view field) {
  if (field == "grid" || field == "site" || field == "fab") return {"grids", "cloud_regions"};
  if (field == "accelerator") return {"accelerators"};
  if (field == "server") return {"servers"};
  if (field == "instance") return {"instances"};
  if (field == "cpu") return {"cpus"};
  if (field == "hardware") return {"accelerators", "servers"};  // instances are too many for one query; see globs
  if (field == "model") return {"models"};
  return {};
}

}  // namespace

std::vector<std::string> ids_for(std::string_view field, const Catalog& catalog) {
  std::vector<std::string> ids;
  for (const auto table : tables_for(field))
    for (const CatalogRow& row : catalog.table(table).rows) ids.push_back(row.id());
  return ids;
}

std::vector<std::string> spellings_for(std::string_view field, const Catalog& catalog) {
  std::vector<std::string> usual, further;
  std::set<std::string> seen;
  for (const auto name : tables_for(field)) {
    const CatalogTable& table = catalog.table(name);
    if (std::ranges::find(table.columns, "aliases") == table.columns.end()) continue;
    for (const CatalogRow& row : table.rows) {
      const auto add = [&](std::vector<std::string>& to, std::string text) {
        if (text.empty() || text == row.id() || catalog::find_named(table, text).row != &row) return;
        if (seen.insert(text).second) to.push_back(std::move(text));
      };
      if (name == "grids") {
        const std::string code(table.text(row, "iso2"));
        add(usual, code);
        add(usual, units::lower_case(code));
      }
      add(usual, std::string(catalog::name_of(table, row)));
      add(usual, units::lower_case(row.id()));
      catalog::for_each_alias(table, row, [&](std::string_view alias) {
        add(further, std::string(alias));
        add(further, units::upper_case(std::string(alias)));
      });
    }
  }
  usual.insert(usual.end(), std::make_move_iterator(further.begin()), std::make_move_iterator(further.end()));
  return usual;
}

std::string catalog_id(std::string_view field, const std::string& text, const Catalog& catalog) {
  constexpr std::string_view fields[] = {"grid", "accelerator", "server", "instance", "cpu"};
  if (std::ranges::find(fields, field) == std::end(fields)) return text;
  if (field == "grid" && catalog.find("cloud_regions", text) != nullptr) return text;
  const CatalogRow* row = catalog::find_named(catalog.table(tables_for(field).front()), text).row;
  return row == nullptr ? text : row->id();
}

Result<ValueList> value_list_of(std::string_view text, const Catalog& catalog) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || !text.starts_with('/'))
    return bad_list(fmt::format("\"{}\" is not of the form /PATH=VALUES", text),
                    "write /PATH=VALUES, for example /sites/main/pue=1.1:1.5:0.1 or /sites/main/grid=FR,SE");
  const std::string_view path = units::trimmed(text.substr(0, equals));
  const auto stated = stated_field(path);
  if (!stated || stated->after_the_path)
    return bad_list(fmt::format("a job has no field \"{}\"", path.substr(path.rfind('/') + 1)),
                    "`aicarbon reference job` lists all fields");
  ValueList v{stated->path, {}};
  const json::Field* field = stated->field;
  const std::string_view list = units::trimmed(text.substr(equals + 1));
  if (field->has_suffix && list.find(':') != std::string_view::npos && list.find(',') == std::string_view::npos) {
    auto texts = stepped(list, *stated);
    if (!texts) return std::move(texts.notes);
    v.texts = std::move(*texts);
    return {std::move(v), std::move(texts.notes)};
  }
  if (field->has_suffix && list.find(':') != std::string_view::npos)
    return bad_list(
        fmt::format("\"{}\" is a list, because of its commas, and a range, because of its colons", list),
        "write numbers with a decimal point: 1.1:1.5:0.1; or list values, separated by commas: 1.1,1.3,1.5");
  const auto last_comma = list.rfind(',');
  auto unit =
      number_and_unit(units::trimmed(list.substr(last_comma == std::string_view::npos ? 0 : last_comma + 1))).second;
  // k, M, B and T are part of a number, and not of the unit that applies to all values.
  std::string_view suffix;
  if (field->has_suffix && !unit.empty() && std::string_view("kMBT").find(unit.front()) != std::string_view::npos &&
      (unit.size() == 1 || unit[1] == ' ')) {
    suffix = unit.substr(0, 1);
    unit = units::trimmed(unit.substr(1));
  }
  if (unit.empty()) unit = stated->unit;
  for (std::string_view rest = list; !rest.empty();) {
    const auto comma = rest.find(',');
    const std::string_view one = units::trimmed(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    if (one.empty()) return bad_list(fmt::format("\"{}\" has an empty value", text), "remove the comma");
    if (one.find('*') != std::string_view::npos) {
      const auto before = v.texts.size();
      std::vector<std::string> ids = ids_for(field->name, catalog);
      if (field->name == "hardware") std::ranges::move(ids_for("instance", catalog), std::back_inserter(ids));
      for (std::string& id : ids)
        if (matches(one, id)) v.texts.push_back(std::move(id));
      if (v.texts.size() == before)
        return bad_list(
            fmt::format("nothing in the catalog matches \"{}\"", one),
            "globs match ids of grids, cloud regions, accelerators, servers, instances, processors and models");
      continue;
    }
    const bool is_number = field->has_suffix && units::parse_number(one).has_value();
    if (is_number && !suffix.empty())
      return bad_list(fmt::format("\"{}\" has the suffix {} after its last value, but not after {}", list, suffix, one),
                      fmt::format("write it after each value that it applies to: {}{}, or write {} with its zeros", one,
                                  suffix, one));
    const bool bare = is_number || (json::needs_unit(*field) && field->has_suffix && units::parse_count(one));
    if (bare && unit.empty() && json::needs_unit(*field)) return no_unit(one, *stated);
    v.texts.push_back(bare ? with_unit(one, unit) : std::string(one));
  }
  if (v.texts.empty()) return bad_list(fmt::format("\"{}\" has no values", text), "write the values after the =");
  return v;
}

}  // namespace aicarbon::rows
