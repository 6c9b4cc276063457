// See plan.hpp.
#include "rows/sql/plan.hpp"

#include "diag/codes.hpp"
#include "json/value.hpp"
#include "sheet/columns.hpp"
#include "sheet/operation.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace aicarbon::rows::sql {
namespace {

using From = PlanCell::From;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double least_number = 1e-30;  // of a column; what is nearer to zero, but is not, is unknown
constexpr double most_number = 1e30;
constexpr std::size_t most_words = 2'000;
constexpr std::size_t most_columns = 64;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

void refuse(Diagnostics& out, std::string says, std::string help) {
  out.push_back(diag::make(diag::no_sql, std::move(says), std::move(help)));
}

// --- the job, formulated -----------------------------------------------------------------------------------------------------------

bool in_window(double value, const json::Field& f) {
  const bool tiny = value != 0 && std::abs(value) < least_number;
  return !tiny && value >= f.minimum && value <= std::min(f.maximum, most_number) &&
         !(f.positive && value <= f.minimum);
}

std::string number_json(double value, const json::Field& field) {
  return workload::as_json(units::shortest(value), field);
}

// What a number may be formulated with: what is known of its column, then values that most fields take.
std::vector<std::string> number_texts(const DescribedColumn& column, const json::Field& field) {
  std::vector<std::string> texts;
  const auto put = [&](double value) {
    if (!in_window(value, field)) return;
    std::string text = number_json(value, field);
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
  };
  for (const double value : column.values) put(value);
  for (const double value : {1.0, 0.5, 1.25, 2.0, 8.0, 40.0}) put(value);
  return texts;
}

// The job as a template of the query: its columns as variables, and the words that it cannot be formulated with.
struct Formulations {
  Formulated base;
  std::vector<Variable> variables;
  std::vector<std::vector<Formulated>> of_words;
  std::vector<std::vector<std::string>> words, left_out;  // of each variable
};

class Formulator {
 public:
  Formulator(const SourceText& job, const Catalog& catalog, std::span<const DescribedColumn> columns)
      : job_(job), catalog_(catalog), columns_(columns) {}

  std::optional<Formulations> all(Diagnostics& out) {
    Formulations f;
    if (!instance({}, out)) return std::nullopt;  // the job alone must be sound
    for (const DescribedColumn& column : columns_) {
      const json::Field& field = *workload::field_at(column.bound.path);
      f.variables.push_back({column.bound.path, column.bound.number, {}});
      f.words.push_back(column.words);
      f.left_out.emplace_back();
      texts_.push_back(column.bound.number ? number_texts(column, field) : std::vector<std::string>{});
      for (const std::string& word : column.words) texts_.back().push_back(workload::as_json(word, field));
      if (!begin(column, out)) return std::nullopt;
    }
    auto base = instance(edits_, out);
    if (!base) return std::nullopt;
    f.base = std::move(*base);
    for (std::size_t v = 0; v < columns_.size(); ++v) further(f, v);
    return f;
  }

 private:
  std::optional<Formulated> instance(std::span<const workload::Edit> edits, Diagnostics& out) {
    auto made = instantiate(job_, catalog_, edits, out);
    if (made) made->model.lines.clear();
    return made;
  }

  // The first value that the job takes, those of the columns before it in place.
  bool begin(const DescribedColumn& column, Diagnostics& out) {
    auto& texts = texts_.back();
    edits_.push_back({column.bound.path, {}});
    Diagnostics first;
    for (std::size_t w = 0; w < texts.size(); ++w) {
      Diagnostics found;
      edits_.back().json = texts[w];
      first_.push_back(w);
      if (instance(edits_, found)) return true;
      first_.pop_back();
      if (w == 0) first = std::move(found);
    }
    refuse(out, fmt::format("no value of column \"{}\" can be at {}", column.bound.name, column.bound.path),
           first.empty() ? "give a file of records: --columns FILE.csv" : first.front().message);
    return false;
  }

  // The other words, each with the first ones of the other columns.
  void further(Formulations& f, std::size_t v) {
    Variable& variable = f.variables[v];
    const auto& texts = texts_[v];
    constexpr std::size_t most_numbers = 6;
    std::vector<std::string> words{variable.number ? std::string{} : f.words[v][first_[v]]};
    variable.words.push_back(texts[first_[v]]);
    f.of_words.emplace_back();
    auto edits = edits_;
    for (std::size_t w = 0; w < texts.size() && !(variable.number && w >= most_numbers); ++w) {
      if (w == first_[v]) continue;
      edits[v].json = texts[w];
      Diagnostics found;
      auto made = instance(edits, found);
      if (made) {
        f.of_words.back().push_back(std::move(*made));
        variable.words.push_back(texts[w]);
        if (!variable.number) words.push_back(f.words[v][w]);
      } else if (!variable.number) {
        f.left_out[v].push_back(f.words[v][w]);
      }
    }
    f.words[v] = std::move(words);
  }

  const SourceText& job_;
  const Catalog& catalog_;
  std::span<const DescribedColumn> columns_;
  std::vector<std::vector<std::string>> texts_;
  std::vector<std::size_t> first_;
  std::vector<workload::Edit> edits_;
};

// --- what depends on what ----------------------------------------------------------------------------------------------------------

// The columns that each cell depends on, as bits.
std::vector<std::uint64_t> dependencies(const Sheet& sheet, const MergedSheet& merged) {
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

/// Cells of a sheet over the words of one column, or (no input) over one row.
std::vector<std::vector<double>> over_words(const Sheet& sheet, const MergedSheet& merged,
                                            std::span<const std::int32_t> cells, std::optional<std::size_t> key,
                                            std::size_t words) {
  if (cells.empty()) return {};
  std::vector<bool> varies(sheet.inputs().size());
  if (key) varies[*key] = true;
  if (merged.unknown) varies[*merged.unknown] = true;
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> values) {
    for (std::size_t r = 0; r < values.size(); ++r)
      values[r] = merged.unknown == input ? unknown : static_cast<double>(first + r);
  };
  const auto columns = sheet::evaluate(sheet, cells, words, varies, fill, 1);
  std::vector<std::vector<double>> result;
  for (std::size_t k = 0; k < cells.size(); ++k) result.emplace_back(columns[k].begin(), columns[k].end());
  return result;
}

class Planner {
 public:
  Planner(Plan& q, const MergedSheet& merged, const Formulations& f, std::span<const DescribedColumn> columns,
          Diagnostics& out)
      : q_(q), merged_(merged), f_(f), columns_(columns), out_(out), depends_(dependencies(q.sheet, merged)) {}

  bool plan() {
    q_.cells.resize(nodes().size());
    ranges_.resize(nodes().size());
    open_columns();
    find_frontier();
    fill_tables();
    for (std::size_t i = 0; i < nodes().size(); ++i)
      if (q_.cells[i].from == From::formula && !formula(i)) return false;
    store();
    return true;
  }

 private:
  const std::vector<Node>& nodes() const { return q_.sheet.nodes(); }
  bool is_word(std::size_t v) const { return !f_.variables[v].number; }

  // One word column and nothing else: its variable.
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
      const json::Field& field = *workload::field_at(bound.path);
      NumberColumn n{bound.name, bound.path};
      const bool from_zero = field.minimum >= 0 && field.minimum < least_number;
      n.zero = field.minimum < 0 || (field.minimum == 0 && !field.positive);
      n.low = from_zero ? least_number : field.minimum;
      n.high = std::min(field.maximum, most_number);
      n.above = field.positive && !from_zero;
      if (merged_.inputs[v])
        if (const auto unit = units::parse(field.unit, merged_.dims[v])) {
          n.numerator = unit->numerator;
          n.denominator = unit->denominator;
        }
      column_of_[v] = q_.numbers.size();
      q_.numbers.push_back(std::move(n));
    }
  }

  // From the outputs down to what needs no formula.
  void find_frontier() {
    for (const auto output : q_.outputs)
      if (output >= 0) reach(output);
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

  // A pick between formulas: the word's table says which.
  void branch(std::int32_t cell) {
    const Node& n = nodes()[at(cell)];
    const auto key = only_word(at(n.args[0]));
    if (!key) return;  // refused when its turn comes
    WordColumn& words = q_.words[column_of_[*key]];
    const auto entries = q_.sheet.table(n);
    const std::int32_t keys[] = {n.args[0]};
    const auto index = over_words(q_.sheet, merged_, keys, merged_.inputs[*key], words.words.size());
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
    const auto values = over_words(q_.sheet, merged_, literals_, std::nullopt, 1);
    for (std::size_t k = 0; k < literals_.size(); ++k) {
      q_.cells[at(literals_[k])].literal = values[k][0];
      ranges_[at(literals_[k])] = range_of(values[k][0]);
    }
    for (std::size_t v = 0; v < columns_.size(); ++v) {
      if (!is_word(v)) continue;
      auto& column = q_.words[column_of_[v]];
      std::vector<std::int32_t> cells;
      for (const auto& figure : column.figures) cells.push_back(figure.cell);
      auto figures = over_words(q_.sheet, merged_, cells, merged_.inputs[v], column.words.size());
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

  // Range and guards of a formula; its arguments stand before it.
  bool formula(std::size_t i) {
    const Node& n = nodes()[i];
    PlanCell& c = q_.cells[i];
    if (n.op == Op::exp || n.op == Op::log) {
      refuse(out_,
             fmt::format("{} reaches {}, which every engine rounds its own way", paths_below(i), sheet::row(n.op).name),
             "leave the column out, or compute it with aicarbon batch");
      return false;
    }
    if (n.op == Op::pick) {
      if (c.branches.empty()) {
        refuse(out_, fmt::format("{} decides which figure is taken", paths_below(at(n.args[0]))),
               "leave the column out");
        return false;
      }
      ranges_[i] = ranges_[at(c.branches.front())];
      for (const auto branch : c.branches) ranges_[i] = hull(ranges_[i], ranges_[at(branch)]);
    } else {
      std::vector<Range> args;
      for (int k = 0; k < sheet::row(n.op).arity; ++k) args.push_back(ranges_[at(n.args[at(k)])]);
      ranges_[i] = range_of(n.op, args, c.guards);
    }
    if (ranges_[i].fits) return true;
    refuse(out_,
           fmt::format("with values from {} to {} in {}, figures could leave the range of a double",
                       units::shortest(least_number), units::shortest(most_number), paths_below(i)),
           "leave one of the columns out, or compute it with aicarbon batch");
    return false;
  }

  // Arguments of a formula, and how often its text names each.
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

  // Which formulas are columns, and of which level.
  void store() {
    std::vector<int> uses(nodes().size());
    for (const auto output : q_.outputs)
      if (output >= 0) uses[at(output)] += 2;
    for (std::size_t i = nodes().size(); i-- > 0;)
      if (q_.cells[i].from == From::formula)
        for (const auto arg : named_by(i)) ++uses[at(arg)];
    std::vector<int> reads(nodes().size(), 1);  // the level above which a text can stand
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
  Diagnostics& out_;
  std::vector<std::uint64_t> depends_;
  std::vector<std::size_t> column_of_;  // of each variable: of numbers, or of words
  std::vector<std::int32_t> literals_;
  std::vector<Range> ranges_;
};

// --- what a row says of itself -------------------------------------------------------------------------------------------------------

// Words of one column that say the same are one class, told by `mark`; `text` is asked for one word of each column.
template <class Mark, class Text>
RowLabel saying(const Formulations& f, const Mark& mark, const Text& text) {
  RowLabel s;
  std::vector<std::size_t> variables;
  std::vector<std::vector<std::uint32_t>> first;  // of each class, a word
  std::size_t column = 0;
  for (std::size_t v = 0; v < f.variables.size(); ++v) {
    if (f.variables[v].number) continue;
    std::vector<decltype(mark(v, std::size_t{}))> marks;
    std::vector<std::size_t> classes;
    std::vector<std::uint32_t> words;
    for (std::size_t w = 0; w < f.words[v].size(); ++w) {
      const auto own = mark(v, w);
      const auto found = std::ranges::find(marks, own);
      classes.push_back(static_cast<std::size_t>(found - marks.begin()));
      if (found != marks.end()) continue;
      marks.push_back(own);
      words.push_back(static_cast<std::uint32_t>(w));
    }
    if (marks.size() > 1) {
      s.columns.push_back(column);
      s.sizes.push_back(marks.size());
      s.classes.push_back(std::move(classes));
      variables.push_back(v);
      first.push_back(std::move(words));
    }
    ++column;
  }
  std::size_t combinations = 1;
  for (const std::size_t size : s.sizes) combinations *= size;
  for (std::size_t c = 0; c < combinations; ++c) {
    std::vector<std::uint32_t> words(f.variables.size());
    std::size_t rest = c;
    for (std::size_t k = s.sizes.size(); k-- > 0; rest /= s.sizes[k]) words[variables[k]] = first[k][rest % s.sizes[k]];
    s.texts.push_back(text(words));
  }
  return s;
}

}  // namespace

std::optional<Plan> plan(const SourceText& job, const Catalog& catalog, std::span<const DescribedColumn> columns,
                         std::span<const std::string> keys, Diagnostics& out) {
  if (columns.empty() || columns.size() > most_columns) {
    refuse(out, columns.empty() ? "no column binds to a place of the job" : "more than 64 columns bind to the job",
           "name columns by the fields of the job, or tell with --bind COLUMN=PATH");
    return std::nullopt;
  }
  for (const DescribedColumn& column : columns)
    if (!column.bound.number && (column.words.empty() || column.words.size() > most_words)) {
      refuse(out,
             column.words.empty() ? fmt::format("the words of column \"{}\" are not known", column.bound.name)
                                  : fmt::format("column \"{}\" has {} words", column.bound.name, column.words.size()),
             column.words.empty() ? "give a file of records that holds them: --columns FILE.csv"
                                  : "two thousand are the most: each formulates the job anew");
      return std::nullopt;
    }
  const auto formulated = Formulator(job, catalog, columns).all(out);
  if (!formulated) return std::nullopt;
  const auto merged = merge(formulated->base, formulated->variables, formulated->of_words, keys, out);
  if (!merged) return std::nullopt;
  std::vector<workload::Edit> first;
  for (const Variable& v : formulated->variables) first.push_back({v.path, v.words.front()});
  if (!verified(*merged, job, catalog, first, formulated->variables, keys, out)) return std::nullopt;
  bool sound = true;
  for (std::size_t v = 0; v < columns.size(); ++v)
    if (merged->as_word[v]) {
      refuse(out, fmt::format("values of {} change formulas", columns[v].bound.path),
             "leave the column out, or compute it with aicarbon batch");
      sound = false;
    }
  if (!sound) return std::nullopt;
  Plan q;
  q.sheet = merged->sheet;
  q.outputs = merged->outputs;
  if (!Planner(q, *merged, *formulated, columns, out).plan()) return std::nullopt;
  q.basis = saying(
      *formulated, [&](std::size_t v, std::size_t w) { return merged->bases[v][w]; },
      [&](std::span<const std::uint32_t> words) { return merged->basis(words); });
  q.complete = saying(
      *formulated,
      [&](std::size_t v, std::size_t w) {
        return std::pair(merged->more_incomplete[v][w], merged->less_incomplete[v][w]);
      },
      [&](std::span<const std::uint32_t> words) { return std::string(merged->complete(words) ? "true" : "false"); });
  return q;
}

}  // namespace aicarbon::rows::sql
