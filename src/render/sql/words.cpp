// See words.hpp.
#include "render/sql/words.hpp"

#include "render/sql/names.hpp"
#include "sheet/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aicarbon::render::query {

using rows::sql::Plan;
using sheet::at;

bool is_joined(std::size_t k, const LastRead& read) {
  const std::string prefix = class_name("", k);
  return std::ranges::any_of(read, [&](const auto& column) { return column.first.starts_with(prefix); });
}

std::vector<WordColumn> word_columns(const Plan& plan, std::size_t k, const LastRead& read, const Dialect& dialect) {
  const auto& words = plan.words[k];
  std::vector<WordColumn> columns{{"word", {}, "Nullable(String)"}};
  for (const std::string& word : words.words) columns[0].values.push_back(dialect.string(word));
  const auto numbers = [&](std::string name, const auto& of_word) {
    if (!read.contains(name)) return;
    WordColumn c{std::move(name), {}, "Nullable(Int32)"};
    for (const std::size_t x : of_word) c.values.push_back(fmt::format("{}", x));
    columns.push_back(std::move(c));
  };
  for (std::size_t f = 0; f < words.figures.size(); ++f) {
    WordColumn c{figure_name(plan.cells[at(words.figures[f].cell)]), {}, "Nullable(Float64)"};
    if (!read.contains(c.name)) continue;
    for (const double x : words.figures[f].of_word) c.values.push_back(literal(x, dialect));
    columns.push_back(std::move(c));
  }
  for (const auto& choice : words.choices) numbers(choice_name(plan.cells[at(choice.cell)]), choice.of_word);
  for (const auto& [what, label] :
       {std::pair("basis", &plan.basis), std::pair("complete", &plan.complete), std::pair("warned", &plan.warned)})
    for (std::size_t c = 0; c < label->columns.size(); ++c)
      if (label->columns[c] == k) numbers(class_name(what, k), label->classes[c]);
  return columns;
}

namespace {

// The table of words of a text column, as a common table expression.
std::string word_table(const Plan& plan, std::size_t k, const LastRead& read, const Dialect& dialect) {
  const auto columns = word_columns(plan, k, read, dialect);
  std::vector<std::string> names, typed, rows;
  for (const WordColumn& c : columns) {
    names.push_back(c.name);
    typed.push_back(fmt::format("{} {}", c.name, c.type));
  }
  for (std::size_t w = 0; w < plan.words[k].words.size(); ++w) {
    std::vector<std::string> cells;
    for (const WordColumn& c : columns) cells.push_back(c.values[w]);
    rows.push_back("  (" + joined(cells, ", ") + ")");
  }
  const std::string values = joined(rows, ",\n");
  return dialect.typed_values
             ? fmt::format("words_{} AS (SELECT * FROM values('{}',\n{}))", k + 1, joined(typed, ", "), values)
             : fmt::format("words_{}({}) AS (VALUES\n{})", k + 1, joined(names, ", "), values);
}

}  // namespace

std::string word_tables(const Plan& plan, const LastRead& read, const Dialect& dialect) {
  std::vector<std::string> tables;
  for (std::size_t k = 0; k < plan.words.size(); ++k)
    if (is_joined(k, read)) tables.push_back(word_table(plan, k, read, dialect));
  return tables.empty() ? std::string() : "WITH\n" + joined(tables, ",\n") + "\n";
}

}  // namespace aicarbon::render::query
