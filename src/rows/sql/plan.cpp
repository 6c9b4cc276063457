// See plan.hpp.
#include "rows/sql/plan.hpp"

#include "rows/agreement.hpp"
#include "rows/sql/formulations.hpp"
#include "rows/sql/row_checks.hpp"
#include "rows/sql/row_label.hpp"
#include "sheet/operation.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace aicarbon::rows::sql {
namespace {

using sheet::at;
using From = PlanCell::From;

constexpr std::size_t most_columns = 64;

// The columns that each cell depends on, as a bit mask.
std::vector<std::uint64_t> dependencies(const MergedSheet& merged) {
  const Sheet& sheet = merged.sheet;
  std::vector<std::uint64_t> bits(sheet.nodes().size());
  for (std::size_t i = 0; i < bits.size(); ++i) {
    const Node& n = sheet.nodes()[i];
    if (n.op == Op::input)
      for (std::size_t v = 0; v < merged.inputs.size(); ++v)
        if (merged.inputs[v] == at(n.args[0])) bits[i] |= std::uint64_t{1} << v;
    for (int k = 0; k < sheet::row(n.op).arity; ++k) bits[i] |= bits[at(n.args[at(k)])];
    if (n.op == Op::pick)
      for (const auto entry : sheet.table(n)) bits[i] |= bits[at(entry)];
  }
  return bits;
}

/// The values of cells for each text of one column, or for a single row if there is no key.
std::vector<std::vector<double>> over_words(const MergedSheet& merged, std::span<const std::int32_t> cells,
                                            std::optional<std::size_t> key, std::size_t words) {
  if (cells.empty()) return {};
  std::vector<bool> varies(merged.sheet.inputs().size());
  if (key) varies[*key] = true;
  if (merged.unknown) varies[*merged.unknown] = true;
  const auto number = [](std::size_t, std::size_t first, std::span<double> out) {
    for (std::size_t r = 0; r < out.size(); ++r) out[r] = static_cast<double>(first + r);
  };
  const auto columns = sheet::evaluate(merged.sheet, cells, words, varies, merged.columns(number), 1);
  std::vector<std::vector<double>> result;
  for (std::size_t k = 0; k < cells.size(); ++k) result.emplace_back(columns[k].begin(), columns[k].end());
  return result;
}

class Planner {
 public:
  Planner(Plan& q, const MergedSheet& merged, const Formulations& f, std::span<const DescribedColumn> columns)
      : q_(q), merged_(merged), f_(f), columns_(columns), depends_(dependencies(merged)) {}

  /// Returns an error if the query could not give the same bits as `aicarbon batch`.
  Diagnostics plan() {
    q_.cells.resize(nodes().size());
    ranges_.resize(nodes().size());
    open_columns();
    find_frontier();
    fill_tables();
    for (std::size_t i = 0; i < nodes().size(); ++i)
      if (q_.cells[i].from == From::formula)
        if (auto fault = formula(i)) return {std::move(*fault)};
    store();
    return {};
  }

 private:
  const std::vector<Node>& nodes() const { return q_.sheet.nodes(); }
  bool is_word(std::size_t v) const { return !f_.variables[v].number; }

  // The variable of a cell that depends on one text column and on nothing else.
  std::optional<std::size_t> only_word(std::size_t cell) const {
    for (std::size_t v = 0; v < columns_.size(); ++v)
      if (depends_[cell] == std::uint64_t{1} << v && is_word(v)) return v;
    return std::nullopt;
  }

  void open_columns() {
    column_of_.resize(columns_.size());
    for (std::size_t v = 0; v < columns_.size(); ++v) {
      const Bound& bound = columns_[v].bound;
      if (is_word(v)) {
        column_of_[v] = q_.words.size();
        q_.words.push_back({bound.name, bound.path, f_.words[v], f_.left_out[v], {}, {}});
        continue;
      }
      const json::Field& field = bound.field();
      NumberColumn n{bound.name, bound.path};
      const bool from_zero = field.minimum >= 0 && field.minimum < least_number;
      n.zero = field.minimum < 0 || (field.minimum == 0 && !field.positive);
      n.low = from_zero ? least_number : field.minimum;
      n.high = std::min(field.maximum, most_number);
      n.above = field.positive && !from_zero;
      n.whole = !field.whole.empty();
      if (merged_.inputs[v])
        if (const auto unit = units::parse(field.unit, merged_.dims[v])) {
          n.numerator = unit->numerator;
          n.denominator = unit->denominator;
        }
      column_of_[v] = q_.numbers.size();
      q_.numbers.push_back(std::move(n));
    }
  }

  // Walks from the outputs down to the cells that need no formula.
  void find_frontier() {
    for (const auto output : q_.outputs)
      if (output >= 0) reach(output);
    for (const CellCheck& check : q_.checks) reach(check.cell);
  }

  void reach(std::int32_t cell) {
    PlanCell& c = q_.cells[at(cell)];
    if (c.from != From::nowhere) return;
    const Node& n = nodes()[at(cell)];
    if (depends_[at(cell)] == 0) {
      c.from = From::literal;
      literals_.push_back(cell);
    } else if (const auto v = only_word(at(cell))) {
      c.from = From::word;
      c.column = column_of_[*v];
      c.figure = q_.words[c.column].figures.size();
      q_.words[c.column].figures.push_back({cell, {}});
    } else if (n.op == Op::input) {
      c.from = From::number;
      for (std::size_t k = 0; k < columns_.size(); ++k)
        if (merged_.inputs[k] == at(n.args[0])) c.column = column_of_[k];
      c.level = 1;
    } else {
      c.from = From::formula;
      if (n.op == Op::pick) return branch(cell);
      for (int k = 0; k < sheet::row(n.op).arity; ++k) reach(n.args[at(k)]);
    }
  }

  // A pick between formulas; the table of the text column states which one applies.
  void branch(std::int32_t cell) {
    const Node& n = nodes()[at(cell)];
    const auto key = only_word(at(n.args[0]));
    if (!key) return;  // formula() reports the error
    WordColumn& words = q_.words[column_of_[*key]];
    const auto entries = q_.sheet.table(n);
    const std::int32_t keys[] = {n.args[0]};
    const auto index = over_words(merged_, keys, merged_.inputs[*key], words.words.size());
    std::vector<std::int32_t> branches;
    WordColumn::Choice choice{cell, {}};
    for (const double which : index[0]) {
      const std::int32_t entry = entries[static_cast<std::size_t>(which)];
      const auto found = std::ranges::find(branches, entry);
      choice.of_word.push_back(static_cast<std::size_t>(found - branches.begin()));
      if (found == branches.end()) branches.push_back(entry);
    }
    PlanCell& c = q_.cells[at(cell)];
    c.column = column_of_[*key];
    c.choice = words.choices.size();
    c.branches = branches;
    words.choices.push_back(std::move(choice));
    for (const auto entry : branches) reach(entry);
  }

  void fill_tables() {
    const auto values = over_words(merged_, literals_, std::nullopt, 1);
    for (std::size_t k = 0; k < literals_.size(); ++k) {
      q_.cells[at(literals_[k])].literal = values[k][0];
      ranges_[at(literals_[k])] = range_of(values[k][0]);
    }
    for (std::size_t v = 0; v < columns_.size(); ++v) {
      if (!is_word(v)) continue;
      auto& column = q_.words[column_of_[v]];
      std::vector<std::int32_t> cells;
      for (const auto& figure : column.figures) cells.push_back(figure.cell);
      auto figures = over_words(merged_, cells, merged_.inputs[v], column.words.size());
      for (std::size_t k = 0; k < cells.size(); ++k) {
        std::optional<Range> r;
        for (const double x : figures[k])
          if (!std::isnan(x)) r = r ? hull(*r, range_of(x)) : range_of(x);
        ranges_[at(cells[k])] = r.value_or(Range{});
        column.figures[k].of_word = std::move(figures[k]);
      }
    }
    for (std::size_t i = 0; i < nodes().size(); ++i)
      if (q_.cells[i].from == From::number) ranges_[i] = range_of_column(q_.numbers[q_.cells[i].column]);
  }

  static Range range_of_column(const NumberColumn& n) {
    const auto base = [&](double x) { return x * n.numerator / n.denominator; };
    Range r{base(n.low), base(n.high), std::ilogb(base(least_number))};
    if (n.low > 0) r.smallest = std::ilogb(r.low);
    if (n.zero) r.low = std::min(r.low, 0.0);
    return r;
  }

  std::string paths_below(std::size_t cell) const {
    std::string paths;
    for (std::size_t v = 0; v < columns_.size(); ++v)
      if ((depends_[cell] >> v & 1U) != 0) paths += (paths.empty() ? "" : ", ") + columns_[v].bound.path;
    return paths;
  }

  // The range and the guards of a formula whose arguments have been processed. It is an error if a query cannot contain
  // the formula.
  std::optional<Diagnostic> formula(std::size_t i) {
    const Node& n = nodes()[i];
    PlanCell& c = q_.cells[i];
    if (n.op == Op::exp || n.op == Op::log)
      return no_query(
          fmt::format("results depend on {} through the function {}, which database engines round differently",
                      paths_below(i), sheet::row(n.op).name),
          "remove the column, or use `aicarbon batch`");
    if (n.op == Op::pick) {
      if (c.branches.empty())
        return no_query(fmt::format("which formula is used depends on {}", paths_below(at(n.args[0]))),
                        "remove the column");
      ranges_[i] = ranges_[at(c.branches.front())];
      for (const auto branch : c.branches) ranges_[i] = hull(ranges_[i], ranges_[at(branch)]);
    } else {
      std::vector<Range> args;
      for (int k = 0; k < sheet::row(n.op).arity; ++k) args.push_back(ranges_[at(n.args[at(k)])]);
      ranges_[i] = range_of(n.op, args, c.guards);
    }
    if (ranges_[i].fits) return std::nullopt;
    return no_query(
        fmt::format(
            "results could leave the range of 64-bit floating-point numbers, because any value from {} to {} that the field accepts is possible in {}",
            units::shortest(least_number), units::shortest(most_number), paths_below(i)),
        "remove one of the columns, or use `aicarbon batch`");
  }

  // The arguments of a formula, each repeated as often as the SQL text of the formula names it.
  std::vector<std::int32_t> named_by(std::size_t i) const {
    const Node& n = nodes()[i];
    const PlanCell& c = q_.cells[i];
    if (n.op == Op::pick) return c.branches;
    std::vector<std::int32_t> names;
    for (int k = 0; k < sheet::row(n.op).arity; ++k) names.push_back(n.args[at(k)]);
    if (n.op == Op::min || n.op == Op::max || n.op == Op::less || c.guards.zero_divisor) {
      names.push_back(n.args[0]);
      names.push_back(n.args[1]);
    }
    if (c.guards.first_bounded) names.push_back(n.args[0]);
    if (c.guards.second_bounded) names.push_back(n.args[1]);
    if (n.op == Op::select || c.guards.negative_root) names.push_back(n.args[0]);
    return names;
  }

  // Decides which formulas are columns, and on which level.
  void store() {
    std::vector<int> uses(nodes().size());
    for (const auto output : q_.outputs)
      if (output >= 0) uses[at(output)] += 2;
    for (const CellCheck& check : q_.checks) uses[at(check.cell)] += 2;
    for (std::size_t i = nodes().size(); i-- > 0;)
      if (q_.cells[i].from == From::formula)
        for (const auto arg : named_by(i)) ++uses[at(arg)];
    std::vector<int> reads(nodes().size(), 1);  // lowest level that can contain the SQL text of a cell
    for (std::size_t i = 0; i < nodes().size(); ++i) {
      PlanCell& c = q_.cells[i];
      if (c.from != From::formula) continue;
      int needs = 2;
      for (const auto arg : named_by(i)) {
        const PlanCell& a = q_.cells[at(arg)];
        if (a.from == From::formula) needs = std::max(needs, a.stored ? a.level + 1 : reads[at(arg)]);
      }
      c.stored = uses[i] > 1;
      c.level = reads[i] = needs;
      q_.top = std::max(q_.top, needs + 1);
    }
  }

  Plan& q_;
  const MergedSheet& merged_;
  const Formulations& f_;
  std::span<const DescribedColumn> columns_;
  std::vector<std::uint64_t> depends_;
  std::vector<std::size_t> column_of_;  // for each variable, its index among the number columns or the text columns
  std::vector<std::int32_t> literals_;
  std::vector<Range> ranges_;
};

std::vector<std::string> keys_with(std::span<const std::string> keys, std::span<const OutputCheck> checks) {
  std::vector<std::string> all(keys.begin(), keys.end());
  for (const OutputCheck& check : checks) all.push_back(check.key);
  return all;
}

// The warnings that depend on texts, and on numbers by themselves.
void warn_of_jobs(Plan& q, const Formulations& f) {
  const auto in_plan = [&](const std::set<JobCheck>& checks) {
    JobWarnings warnings;
    for (const JobCheck& check : checks) {
      if (check.path.empty()) {
        warnings.codes.push_back(code_name(check.code));
        continue;
      }
      const auto column = std::ranges::find(q.numbers, check.path, &NumberColumn::path);
      warnings.numbers.push_back(
          {static_cast<std::size_t>(column - q.numbers.begin()), check.from, check.to, code_name(check.code)});
    }
    return warnings;
  };
  q.warned = row_label(
      f, [&](std::size_t v, std::size_t w) { return job_checks(f, v, w); },
      [&](std::span<const std::uint32_t> words) {
        q.warnings.push_back(in_plan(job_checks(f, words)));
        return std::to_string(q.warnings.size() - 1);
      });
}

}  // namespace

Result<Plan> plan(const SourceText& job, const Catalog& catalog, std::span<const DescribedColumn> columns,
                  std::span<const std::string> keys) {
  if (columns.empty() || columns.size() > most_columns)
    return no_query(
        columns.empty() ? "no column is bound to a field of the job" : "more than 64 columns are bound to the job",
        columns.empty()
            ? "--bind COLUMN binds a column that has the name of a field, and --bind 'COLUMN=/PATH UNIT' any other"
            : "remove some of these columns");
  for (const DescribedColumn& column : columns) {
    if (column.bound.number) continue;
    if (column.words.empty())
      return no_query(fmt::format("the possible text values of column \"{}\" are unknown", column.bound.name),
                      "give a file of records that contains them: --columns FILE.csv");
    if (column.words.size() > most_words)
      return no_query(
          fmt::format("column \"{}\" has {} text values", column.bound.name, column.words.size()),
          "the maximum is two thousand, because the job is formulated for each of them; a file that contains the "
          "texts of the table, --columns FILE.csv, may have fewer");
  }
  Diagnostics found;
  const auto f = formulations(job, catalog, columns).noted_in(found);
  if (!f) return found;
  const auto checks = output_checks(*f);
  const auto merged = merge(f->base, f->variables, f->of_words, keys_with(keys, checks)).noted_in(found);
  if (!merged) return found;
  found += disagreement(*merged, job, catalog, first_words(f->variables), f->variables, keys);
  if (has_errors(found)) return found;
  for (std::size_t v = 0; v < columns.size(); ++v)
    if (merged->as_word[v])
      found.push_back(no_query(fmt::format("the value of {} determines which formulas are used", columns[v].bound.path),
                               "remove the column, or use `aicarbon batch`"));
  if (has_errors(found)) return found;
  Plan q;
  q.sheet = merged->sheet;
  q.outputs.assign(merged->outputs.begin(), merged->outputs.begin() + static_cast<std::ptrdiff_t>(keys.size()));
  for (std::size_t k = 0; k < checks.size(); ++k)
    if (const auto cell = merged->outputs[keys.size() + k]; cell >= 0)
      q.checks.push_back({cell, checks[k].from, checks[k].to, code_name(checks[k].code)});
  found += Planner(q, *merged, *f, columns).plan();
  if (has_errors(found)) return found;
  q.basis = row_label(
      *f, [&](std::size_t v, std::size_t w) { return merged->bases[v][w]; },
      [&](std::span<const std::uint32_t> words) { return merged->basis(words); });
  q.complete = row_label(
      *f,
      [&](std::size_t v, std::size_t w) {
        return std::pair(merged->more_incomplete[v][w], merged->less_incomplete[v][w]);
      },
      [&](std::span<const std::uint32_t> words) { return std::string(merged->complete(words) ? "true" : "false"); });
  warn_of_jobs(q, *f);
  q.readings = readings_of(*f);
  return {std::move(q), std::move(found)};
}

}  // namespace aicarbon::rows::sql
