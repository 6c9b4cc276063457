// Writes and reads the sheet in a report. A saved sheet is checked like any user input: it must have known operations,
// arguments that are earlier cells, valid units, finite values, and ranges that contain their best values.
#include "report/report_fields.hpp"

#include "sheet/operation.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace aicarbon::json {
namespace {

// The sheet as written in the file: its inputs, its cells, and its outputs.
struct SavedInput {
  std::string id, unit, shown;
  double best = 0, low = 0, high = 0, floor = 0;
  std::string shape;
  bool uniform = false;
  std::string origin, path, rule, citation, set;
  std::vector<std::string> also;
};

struct SavedCell {
  std::string op;
  std::vector<int> args;
  std::optional<double> value;
  std::string name, unit;
};

struct SavedSheet {
  std::vector<SavedInput> inputs;
  std::vector<SavedCell> cells;
  NamedList<int> outputs;
};

constexpr std::string_view shape_names[] = {"range", "bounds"};

}  // namespace

template <>
struct Table<SavedInput> {
  static constexpr bool row = true;
  static std::span<const Field> fields() {
    static constexpr std::array table{
        field<&SavedInput::id>({.name = "id", .doc = "id of the input", .required = true}),
        field<&SavedInput::unit>({.name = "unit", .doc = "base unit of the values", .required = true}),
        field<&SavedInput::shown>({.name = "shown", .doc = "unit for display"}),
        field<&SavedInput::best>({.name = "best", .doc = "best value", .required = true, .minimum = any_low}),
        field<&SavedInput::low>({.name = "low", .doc = "P5, or the hard minimum", .minimum = any_low}),
        field<&SavedInput::high>({.name = "high", .doc = "P95, or the hard maximum", .minimum = any_low}),
        field<&SavedInput::shape>(
            {.name = "shape", .doc = "shape of the distribution: `range` or `bounds`", .choices = shape_names}),
        field<&SavedInput::uniform>(
            {.name = "uniform",
             .doc = "true if values within `bounds` are equally likely; otherwise `best` is the likeliest"}),
        field<&SavedInput::floor>(
            {.name = "floor", .doc = "lower limit of the value, from which the range is measured", .minimum = any_low}),
        field<&SavedInput::origin>({.name = "origin", .doc = "origin of the value", .choices = sheet::origin_names}),
        field<&SavedInput::path>({.name = "path", .doc = "path where the user can state the value"}),
        field<&SavedInput::rule>({.name = "rule", .doc = "id of the default rule", .omit_empty = true}),
        field<&SavedInput::citation>({.name = "citation", .doc = "source of the value", .omit_empty = true}),
        field<&SavedInput::set>({.name = "set", .doc = "how the range was set", .omit_empty = true}),
        field<&SavedInput::also>({.name = "also", .doc = "further paths where the value is used", .omit_empty = true}),
    };
    return table;
  }
};

template <>
struct Table<SavedCell> {
  static constexpr bool row = true;
  static std::span<const Field> fields() {
    static constexpr std::array table{
        field<&SavedCell::op>({.name = "op", .doc = "the operation", .required = true}),
        field<&SavedCell::args>(
            {.name = "args",
             .doc = "indices of the arguments, all before this cell; inputs are counted first, then cells",
             .omit_empty = true}),
        field<&SavedCell::value>(
            {.name = "value", .doc = "value of a constant", .minimum = any_low, .omit_empty = true}),
        field<&SavedCell::name>({.name = "name", .doc = "name for explanations", .omit_empty = true}),
        field<&SavedCell::unit>({.name = "unit", .doc = "base unit of the value", .required = true}),
    };
    return table;
  }
};

template <>
struct Table<SavedSheet> {
  static std::span<const Field> fields() {
    static constexpr std::array table{
        field<&SavedSheet::inputs>({.name = "inputs", .doc = "inputs of the formulas", .required = true}),
        field<&SavedSheet::cells>({.name = "cells", .doc = "formulas", .required = true}),
        field<&SavedSheet::outputs>(
            {.name = "outputs", .doc = "cells by name: lines, totals, stages, phases, units", .required = true}),
    };
    return table;
  }
};

namespace {

SavedInput saved_input(const Input& i, Dim dim) {
  return {i.id,
          units::base_unit(dim),
          i.unit,
          i.value.best,
          i.value.low,
          i.value.high,
          i.value.floor,
          std::string(shape_names[static_cast<std::size_t>(i.value.shape)]),
          i.value.uniform,
          std::string(sheet::origin_names[static_cast<std::size_t>(i.origin)]),
          i.path,
          i.rule,
          i.citation,
          i.set,
          i.also};
}

SavedCell saved_cell(const Sheet& sheet, const Node& node) {
  SavedCell cell{
      std::string(sheet::row(node.op).name), {}, {}, std::string(sheet.name_of(node)), units::base_unit(node.dim)};
  for (int k = 0; k < sheet::row(node.op).arity; ++k) cell.args.push_back(node.args[static_cast<std::size_t>(k)]);
  if (node.op == Op::pick)
    for (const auto entry : sheet.table(node)) cell.args.push_back(entry);
  if (node.op == Op::constant) cell.value = node.value;
  return cell;
}

}  // namespace

// Writes what Codec<SavedSheet> would write, but one cell at a time, because a copy of all cells would take more memory
// than the sheet.
void Codec<Calculation>::write(Writer& w, const Field& f, const Calculation& calculation) {
  const Sheet& sheet = calculation.sheet;
  const auto fields = Table<SavedSheet>::fields();
  w.begin_object();
  w.key(fields[0].name);
  w.begin_list();
  for (const Node& node : sheet.nodes())
    if (node.op == Op::input)
      Codec<SavedInput>::write(w, f, saved_input(sheet.inputs()[static_cast<std::size_t>(node.args[0])], node.dim));
  w.end_list();
  w.key(fields[1].name);
  w.begin_list();
  for (const Node& node : sheet.nodes())
    if (node.op != Op::input) Codec<SavedCell>::write(w, f, saved_cell(sheet, node));
  w.end_list();
  w.key(fields[2].name);
  Codec<NamedList<int>>::write(w, f, calculation.outputs);
  w.end_object();
}

void Codec<Calculation>::schema(Writer& w, const Field& f, Spelling s) { Codec<SavedSheet>::schema(w, f, s); }

namespace {

std::size_t index_of(std::span<const std::string_view> names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin()) % names.size();
}

// Checks a saved sheet and rebuilds it. Returns the first fault, or nothing if there is none.
std::optional<std::string> rebuild(const SavedSheet& saved, Sheet& sheet) {
  for (const SavedInput& i : saved.inputs) {
    const auto unit = units::parse(i.unit, dim::one);
    if (!unit) return fmt::format("input \"{}\" has the invalid unit \"{}\"", i.id, i.unit);
    if (!std::isfinite(i.best) || !std::isfinite(i.low) || !std::isfinite(i.high) || i.best < i.low || i.best > i.high)
      return fmt::format("the best value of input \"{}\" lies outside low … high", i.id);
    Input input{
        i.id,       {i.best, i.low, i.high, static_cast<Shape>(index_of(shape_names, i.shape)), i.uniform, i.floor},
        i.shown,    static_cast<Origin>(index_of(sheet::origin_names, i.origin)),
        i.path,     i.rule,
        i.citation, i.set,
        Role::fact, i.also};
    const auto before = sheet.inputs().size();
    sheet.add_input(std::move(input), unit->dim);
    if (sheet.inputs().size() == before) return fmt::format("input \"{}\" is defined twice", i.id);
  }
  for (std::size_t k = 0; k < saved.cells.size(); ++k) {
    const SavedCell& c = saved.cells[k];
    const auto* row = std::ranges::find(sheet::op_table, c.op, &sheet::OpRow::name);
    const auto unit = units::parse(c.unit, dim::one);
    if (row == std::end(sheet::op_table) || row->op == Op::input)
      return fmt::format("cell {} has the unknown operation \"{}\"", k, c.op);
    if (!unit) return fmt::format("cell {} has the invalid unit \"{}\"", k, c.unit);
    const bool pick = row->op == Op::pick;
    if (pick ? c.args.size() < 2 : static_cast<std::size_t>(row->arity) != c.args.size())
      return fmt::format("the number of arguments of cell {} is {}, but must be {} for {}", k, c.args.size(),
                         pick ? "at least 2" : fmt::format("{}", row->arity), c.op);
    std::array<std::int32_t, 3> args{-1, -1, -1};
    for (std::size_t a = 0; a < c.args.size(); ++a) {
      if (c.args[a] < 0 || c.args[a] >= static_cast<int>(sheet.nodes().size()))
        return fmt::format("cell {} refers to {}, which is not an earlier cell", k, c.args[a]);
      if (!pick) args[a] = c.args[a];
    }
    if (row->op == Op::constant && !c.value) return fmt::format("cell {} is a constant without a value", k);
    try {
      const std::vector<std::int32_t> cells(c.args.begin(), c.args.end());
      const auto index = pick ? sheet.add_pick(unit->dim, cells.front(), std::span(cells).subspan(1))
                              : sheet.add(row->op, unit->dim, args, c.value.value_or(0));
      sheet.name(index, c.name);
    } catch (const std::domain_error&) {
      return fmt::format("the value of cell {} is not finite", k);
    }
  }
  return std::nullopt;
}

}  // namespace

void Codec<Calculation>::read(Reader& r, const Value& v, const Field& f, Spelling s, Calculation& out) {
  SavedSheet saved;
  Codec<SavedSheet>::read(r, v, f, s, saved);
  const auto damaged = [&](const std::string& what) {
    r.error(diag::bad_report, "the saved sheet is damaged: " + what, "estimate the job again", r.at(v));
  };
  if (const auto fault = rebuild(saved, out.sheet)) return damaged(*fault);  // all outputs after it lack their cells
  std::vector<std::string_view> lost;
  for (const auto& [name, node] : saved.outputs)
    if (node < 0 || node >= static_cast<int>(out.sheet.nodes().size())) lost.emplace_back(name);
  if (!lost.empty())
    damaged(fmt::format("output \"{}\"{} not refer to a cell", lost.front(),
                        lost.size() == 1 ? " does" : fmt::format(" and {} more do", lost.size() - 1)));
  out.outputs = std::move(saved.outputs);
}

}  // namespace aicarbon::json
