// See sql.hpp.
#include "render/sql/sql.hpp"

#include "diag/codes.hpp"
#include "render/sql/expressions.hpp"
#include "render/sql/names.hpp"
#include "render/sql/words.hpp"
#include "sheet/cells.hpp"
#include "sheet/operation.hpp"
#include "table/absent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace aicarbon::render::query {
namespace {

using rows::sql::Plan;
using rows::sql::PlanCell;
using From = rows::sql::PlanCell::From;

using sheet::at;

// The code of a row with a text that the query does not know. Such a record is rejected by `aicarbon batch`.
std::string code_of_unknown() { return code_name(diag::bad_record); }

class Printer {
 public:
  Printer(const Plan& query, const SqlText& text, const Dialect& dialect) : q_(query), t_(text), d_(dialect) {}

  std::string print() {
    std::string out = comment(t_.about);
    for (const auto& column : q_.words)
      if (!column.left_out.empty())
        out += comment(fmt::format("values of {} that give unknown results, because the job is invalid with them: {}",
                                   column.name, joined(column.left_out, ", ")));
    const std::string select = top();
    out += d_.chained ? chained(select) : nested(select);
    out += ending();
    while (out.ends_with('\n')) out.pop_back();
    return out + ";\n";
  }

 private:
  // Writes the levels as nested SELECTs.
  std::string nested(const std::string& select) {
    std::string out = word_tables(q_, last_read_, d_) + select;
    for (int level = q_.top - 1; level >= 1; --level) {
      out += fmt::format("{}FROM (\n", indent(q_.top - 1 - level));
      out += select_of(level);
    }
    out += fmt::format("{}FROM (\n", indent(q_.top - 1)) + join() + fmt::format("{}) AS level_0\n", indent(q_.top - 1));
    for (int level = 1; level < q_.top; ++level)
      out += fmt::format("{}) AS level_{}\n", indent(q_.top - 1 - level), level);
    return out;
  }

  // Writes the same SELECTs as common table expressions, each of which reads the previous one. They are materialized:
  // if the engine inlined them, it would compute shared cells again at every use, recursively.
  std::string chained(const std::string& select) {
    std::string out = word_tables(q_, last_read_, d_);
    const auto add = [&](int level, const std::string& body) {
      if (out.ends_with('\n')) out.pop_back();
      out +=
          fmt::format("{}level_{} AS MATERIALIZED (\n{})", out.empty() ? "WITH\n" : ",\n", level, without_indent(body));
    };
    add(0, join());
    for (int level = 1; level < q_.top; ++level)
      add(level, select_of(level) + fmt::format("FROM level_{}\n", level - 1));
    return out + "\n" + select + fmt::format("FROM level_{}\n", q_.top - 1);
  }

  // --- expressions: each function returns a text and notes the columns of a lower level that the text reads ---
  void reads(std::string name, int level) {
    auto& last = last_read_[std::move(name)];
    last = std::max(last, level);
  }

  std::string name_of(std::int32_t cell, int level) {
    const PlanCell& c = q_.cells[at(cell)];
    std::string name;
    switch (c.from) {
    case From::literal: return literal(c.literal, d_);
    case From::number: name = number_name(c.column); break;
    case From::word: name = figure_name(c); break;
    case From::formula:
      if (!c.stored) return formula(cell, level);
      name = cell_name(at(cell), std::string(q_.sheet.name_of(q_.sheet.nodes()[at(cell)])));
      break;
    case From::nowhere: return null(d_);
    }
    reads(name, level);
    return name;
  }

  std::string formula(std::int32_t cell, int level) {
    const Node& n = q_.sheet.nodes()[at(cell)];
    const PlanCell& c = q_.cells[at(cell)];
    if (n.op == Op::pick) return branches(c, level);
    std::string args[3];
    for (int k = 0; k < sheet::row(n.op).arity; ++k) args[k] = name_of(n.args[at(k)], level);
    const auto& [a, b, e] = args;
    const std::string zero = d_.literal(0);
    std::string text;
    switch (n.op) {
    case Op::add: text = fmt::format("({} + {})", a, b); break;
    case Op::sub: text = fmt::format("({} - {})", a, b); break;
    case Op::mul: text = fmt::format("({} * {})", a, b); break;
    case Op::div: text = c.guards.zero_divisor ? guarded_quotient(a, b, d_) : fmt::format("({} / {})", a, b); break;
    case Op::min: text = fmt::format("CASE WHEN {0} < {1} THEN {0} WHEN {0} >= {1} THEN {1} END", a, b); break;
    case Op::max: text = fmt::format("CASE WHEN {0} > {1} THEN {0} WHEN {0} <= {1} THEN {1} END", a, b); break;
    case Op::less:
      text = fmt::format("CASE WHEN {0} < {1} THEN {2} WHEN {0} >= {1} THEN {3} END", a, b, d_.literal(1), zero);
      break;
    case Op::select:
      text = fmt::format("CASE WHEN {0} <> {3} THEN {1} WHEN {0} = {3} THEN {2} END", a, b, e, zero);
      break;
    case Op::ceil: text = fmt::format("{}{}{}", d_.ceil_begin, a, d_.ceil_end); break;
    case Op::sqrt:
      text = c.guards.negative_root ? fmt::format("CASE WHEN {0} >= {1} THEN sqrt({0}) END", a, zero)
                                    : fmt::format("sqrt({})", a);
      break;
    default: text = null(d_); break;  // a plan contains no other operation
    }
    if (c.guards.not_a_number) text = fmt::format("NULLIF({}, {})", text, not_a_number(d_));
    std::string inside = c.guards.first_bounded ? bounded(a, d_) : std::string{};
    if (c.guards.second_bounded) inside += (inside.empty() ? "" : " AND ") + bounded(b, d_);
    return inside.empty() ? text : fmt::format("CASE WHEN {} THEN {} END", inside, text);
  }

  std::string branches(const PlanCell& c, int level) {
    reads(choice_name(c), level);
    std::string text = "CASE " + choice_name(c);
    for (std::size_t k = 0; k < c.branches.size(); ++k)
      text += fmt::format(" WHEN {} THEN {}", k, name_of(c.branches[k], level));
    return text + " END";
  }

  // --- levels ---
  std::string number_text(std::size_t k) {
    const auto& n = q_.numbers[k];
    const std::string raw = number_raw(k);
    std::string value = raw;
    if (n.numerator != 1) value = fmt::format("({} * {})", value, d_.literal(n.numerator));
    if (n.denominator != 1) value = fmt::format("({} / {})", value, d_.literal(n.denominator));
    return fmt::format("CASE WHEN {} THEN {} END", allowed(raw, n, d_), value);
  }

  // Writes the columns of each level, from the top down, and collects the columns that they read.
  std::string top() {
    std::vector<std::string> items;
    for (std::size_t k = 0; k < t_.keys.size(); ++k) {
      reads(key_name(k), q_.top);
      items.push_back(fmt::format("{} AS {}", key_name(k), d_.identifier(name_of_key(t_.keys[k]))));
    }
    const std::string known = all_words_known();
    const auto if_known = [&known](const std::string& text) {
      return known.empty() ? text : fmt::format("CASE WHEN {} THEN {} END", known, text);
    };
    std::vector<std::string> figures;
    for (const auto output : q_.outputs) figures.push_back(output < 0 ? null(d_) : if_known(name_of(output, q_.top)));
    const std::string complete = complete_text(figures.front());
    if (t_.totals) {
      totals(figures, complete, items);
    } else {
      for (std::size_t k = 0; k < figures.size(); ++k)
        items.push_back(fmt::format("{} AS {}", figures[k], d_.identifier(t_.columns[k])));
      items.push_back(fmt::format("{} AS {}", if_known(basis_text()), d_.identifier("basis")));
      items.push_back(fmt::format("{} AS {}", complete, d_.identifier("complete")));
      items.push_back(fmt::format("{} AS {}", warnings_text(), d_.identifier("warnings")));
    }
    for (int level = q_.top - 1; level >= 1; --level) make(level);
    return "SELECT\n  " + joined(items, ",\n  ") + "\n";
  }

  // The name of a passed column: another one if a column of the query has it.
  std::string name_of_key(const std::string& key) const {
    constexpr std::string_view of_rows[] = {"basis", "complete", "warnings"};
    constexpr std::string_view of_totals[] = {"rows", "rows_incomplete", "rows_warned"};
    const std::span<const std::string_view> own = t_.totals ? std::span(of_totals) : std::span(of_rows);
    const auto is_taken = [&](const std::string& name) {
      return std::ranges::find(own, name) != own.end() || std::ranges::find(t_.columns, name) != t_.columns.end() ||
             (name != key && std::ranges::find(t_.keys, name) != t_.keys.end());
    };
    std::string name = key;
    while (is_taken(name)) name.insert(0, "input_");
    return name;
  }

  // The condition that every text of a row is in the tables. Without it, a row of another text would have the figures of
  // the texts in the tables wherever these are alike.
  std::string all_words_known() {
    std::vector<std::string> known;
    for (std::size_t k = 0; k < q_.words.size(); ++k) {
      reads(word_name(k), q_.top);
      known.push_back(word_name(k) + " IS NOT NULL");
    }
    return joined(known, " AND ");
  }

  void totals(std::span<const std::string> figures, const std::string& complete, std::vector<std::string>& items) {
    items.push_back(fmt::format("COUNT(*) AS {}", d_.identifier("rows")));
    for (std::size_t k = 0; k < figures.size(); ++k) {
      items.push_back(fmt::format("SUM({}) AS {}", figures[k], d_.identifier(t_.columns[k])));
      items.push_back(fmt::format("COUNT(*) - COUNT({}) AS {}", figures[k], d_.identifier(t_.columns[k] + "_unknown")));
    }
    items.push_back(
        fmt::format("SUM(CASE WHEN {} THEN 0 ELSE 1 END) AS {}", complete, d_.identifier("rows_incomplete")));
    items.push_back(
        fmt::format("SUM(CASE WHEN {} <> '' THEN 1 ELSE 0 END) AS {}", warnings_text(), d_.identifier("rows_warned")));
    for (std::size_t k = 0; k < q_.words.size(); ++k) unknown_in(word_name(k), q_.words[k].name, items);
    for (std::size_t k = 0; k < q_.numbers.size(); ++k) unknown_in(number_name(k), q_.numbers[k].name, items);
  }

  void unknown_in(const std::string& name, const std::string& column, std::vector<std::string>& items) {
    reads(name, q_.top);
    items.push_back(fmt::format("COUNT(*) - COUNT({}) AS {}", name, d_.identifier(column + " unknown")));
  }

  std::string label_text(const rows::sql::RowLabel& s, std::string_view what, const auto& text_of) {
    if (s.columns.empty()) return text_of(s.texts[0]);
    std::string text = "CASE";
    for (std::size_t c = 0; c < s.texts.size(); ++c) {
      std::string when;
      std::size_t rest = c;
      for (std::size_t k = s.columns.size(); k-- > 0; rest /= s.sizes[k]) {
        const std::string name = class_name(what, s.columns[k]);
        reads(name, q_.top);
        when = fmt::format("{} = {}{}{}", name, rest % s.sizes[k], when.empty() ? "" : " AND ", when);
      }
      text += fmt::format(" WHEN {} THEN {}", when, text_of(s.texts[c]));
    }
    return text + " END";
  }

  std::string basis_text() {
    return label_text(q_.basis, "basis", [&](const std::string& text) { return d_.string(text); });
  }

  // A row with an unknown total is not complete, whatever the states of its lines.
  std::string complete_text(const std::string& total) {
    const auto word = [&](const std::string& text) { return std::string(text == "true" ? d_.yes : d_.no); };
    const std::string text = label_text(q_.complete, "complete", word);
    return fmt::format("CASE WHEN {} IS NULL THEN {} ELSE {} END", total, d_.no, text);
  }

  // The codes of the warnings of a row, separated by spaces; empty if there are none.
  std::string warnings_text() {
    std::vector<CodeCondition> of_cells;
    for (const auto& check : q_.checks)
      of_cells.push_back({check.code, within(name_of(check.cell, q_.top), check.from, check.to, d_)});
    const std::string of_job = label_text(q_.warned, "warned", [&](const std::string& index) {
      const auto& warnings = q_.warnings[std::stoul(index)];
      std::vector<CodeCondition> of_numbers;
      for (const auto& check : warnings.numbers) {
        reads(number_name(check.column), q_.top);
        of_numbers.push_back({check.code, within(number_name(check.column), check.from, check.to, d_)});
      }
      std::string codes;
      for (const std::string& code : warnings.codes) codes += " " + code;
      std::vector<std::string> parts = codes_if(of_numbers, d_);
      if (!codes.empty() || parts.empty()) parts.insert(parts.begin(), d_.string(codes));
      return joined(parts, " || ");
    });
    for (std::size_t k = 0; k < q_.words.size(); ++k) {
      reads(word_given(k), q_.top);
      of_cells.push_back({code_of_unknown(), fmt::format("{} IS NULL AND {} = 1", word_name(k), word_given(k))});
    }
    const bool varies = !q_.warned.columns.empty();
    std::vector<std::string> parts = codes_if(of_cells, d_);
    if (varies) parts.push_back(fmt::format("COALESCE({}, '')", of_job));  // NULL for a text that is not in the tables
    else if (of_job != d_.string("") || parts.empty()) parts.push_back(of_job);
    return parts.size() == 1 && parts.front() == d_.string("") ? parts.front()
                                                               : fmt::format("TRIM({})", joined(parts, " || "));
  }

  void make(int level) {
    auto& made = made_[level];
    for (std::size_t i = 0; i < q_.cells.size(); ++i) {
      const PlanCell& c = q_.cells[i];
      if (c.from != From::formula || !c.stored || c.level != level) continue;
      const std::string name = cell_name(i, std::string(q_.sheet.name_of(q_.sheet.nodes()[i])));
      made.push_back({name, formula(static_cast<std::int32_t>(i), level)});
    }
    if (level != 1) return;
    for (std::size_t k = 0; k < q_.numbers.size(); ++k)
      if (last_read_.contains(number_name(k))) {
        made.push_back({number_name(k), number_text(k)});
        reads(number_raw(k), 1);
      }
  }

  // The SELECT of a level: the columns that it passes on from below to a higher level, and those that it computes.
  std::string select_of(int level) {
    const std::string in = indent(q_.top - level);
    std::vector<std::string> items;
    if (level == 1) return select_numbers(in);
    std::set<std::string> own;
    for (int above = level; above < q_.top; ++above)
      for (const Made& m : made_[above]) own.insert(m.name);
    for (const auto& [name, last] : last_read_)
      if (last > level && !own.contains(name)) items.push_back(name);
    for (const Made& m : made_[level]) items.push_back(fmt::format("{} AS {}", m.text, m.name));
    return fmt::format("{}SELECT\n{}  {}\n", in, in, joined(items, ",\n" + in + "  "));
  }

  std::string select_numbers(const std::string& in) {
    std::set<std::string> own;
    for (const auto& [level, all] : made_)
      for (const Made& m : all) own.insert(m.name);
    std::vector<std::string> items;
    for (const auto& [name, last] : last_read_)
      if (last > 1 && !own.contains(name)) items.push_back(name);
    for (const Made& m : made_[1]) items.push_back(fmt::format("{} AS {}", m.text, m.name));
    if (items.empty()) items.emplace_back("1 AS nothing");
    return fmt::format("{}SELECT\n{}  {}\n", in, in, joined(items, ",\n" + in + "  "));
  }

  // A column of numbers of the records. A text in it is unknown, unless the engine itself converts it to an equal number.
  std::string number_of_records(std::size_t k) const {
    const std::string column = fmt::format("records.{}", d_.identifier(q_.numbers[k].name));
    const std::string number = fmt::format("CAST({} AS {})", column, d_.number);
    return d_.holds_texts
               ? fmt::format("CASE WHEN typeof({0}) IN ('integer', 'real') OR {1} = {0} THEN {1} END", column, number)
               : number;
  }

  // 1 if a cell of text is not empty, nor a word that means the same.
  std::string is_given(std::size_t k) const {
    std::vector<std::string> absent{d_.string("")};
    for (const table::AbsentWord& one : table::absent_words) absent.push_back(d_.string(one.word));
    return fmt::format("CASE WHEN CAST(records.{} AS {}) NOT IN ({}) THEN 1 ELSE 0 END",
                       d_.identifier(q_.words[k].name), d_.text, joined(absent, ", "));
  }

  // The innermost SELECT, which joins the records with the tables of words.
  std::string join() {
    const std::string in = indent(q_.top);
    std::vector<std::string> items;
    for (std::size_t k = 0; k < t_.keys.size(); ++k)
      items.push_back(fmt::format("records.{} AS {}", d_.identifier(t_.keys[k]), key_name(k)));
    for (std::size_t k = 0; k < q_.numbers.size(); ++k)
      if (last_read_.contains(number_raw(k)))
        items.push_back(fmt::format("{} AS {}", number_of_records(k), number_raw(k)));
    std::string joins;
    for (std::size_t k = 0; k < q_.words.size(); ++k) {
      if (!is_joined(k, last_read_)) continue;
      const std::string table = fmt::format("words_{}", k + 1);
      if (last_read_.contains(word_given(k))) items.push_back(fmt::format("{} AS {}", is_given(k), word_given(k)));
      joins += fmt::format("{}LEFT JOIN {} ON {}.word = CAST(records.{} AS {})\n", in, table, table,
                           d_.identifier(q_.words[k].name), d_.text);
      for (const WordColumn& c : word_columns(q_, k, last_read_, d_))
        items.push_back(c.name == "word" ? fmt::format("{}.word AS {}", table, word_name(k))
                                         : fmt::format("{}.{}", table, c.name));
    }
    if (items.empty()) items.emplace_back("1 AS nothing");
    return fmt::format("{}SELECT\n{}  {}\n{}FROM {} AS records\n{}", in, in, joined(items, ",\n" + in + "  "), in,
                       table_name(t_.table, d_), joins);
  }

  std::string ending() const {
    if (!t_.totals || t_.keys.empty()) return {};
    std::vector<std::string> keys;
    for (std::size_t k = 0; k < t_.keys.size(); ++k) keys.push_back(key_name(k));
    const std::string list = joined(keys, ", ");
    return fmt::format("GROUP BY {}\nORDER BY {}\n", list, list);
  }

  struct Made {
    std::string name, text;
  };
  const Plan& q_;
  const SqlText& t_;
  const Dialect& d_;
  LastRead last_read_;
  std::map<int, std::vector<Made>> made_;
};

}  // namespace
}  // namespace aicarbon::render::query

namespace aicarbon::render {

std::string sql(const rows::sql::Plan& plan, const SqlText& text, const Dialect& dialect) {
  return query::Printer(plan, text, dialect).print();
}

}  // namespace aicarbon::render
