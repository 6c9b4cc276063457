// The tables of words that a query joins, one per text column of the records. A table has a row for each text ("word")
// that the job knows, with the figures, choices and classes of that word.
#pragma once

#include "render/sql/dialects.hpp"
#include "rows/sql/plan.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::render::query {

/// A column of a table of words, with its value for each word.
struct WordColumn {
  std::string name;
  std::vector<std::string> values;
  std::string_view type;  ///< used only by a dialect with `typed_values`
};

/// The names of the columns that the levels of a query read, each with the highest level that reads it.
using LastRead = std::map<std::string, int>;

/// Whether the query reads a column of table number `k`.
bool is_joined(std::size_t k, const LastRead& read);

/// The column of words of table number `k`, and the other columns of this table that the query reads.
std::vector<WordColumn> word_columns(const rows::sql::Plan& plan, std::size_t k, const LastRead& read,
                                     const Dialect& dialect);

/// All joined tables as a WITH clause; empty if there are none.
std::string word_tables(const rows::sql::Plan& plan, const LastRead& read, const Dialect& dialect);

}  // namespace aicarbon::render::query
