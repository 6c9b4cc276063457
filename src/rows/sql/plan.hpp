// Plans a job as an SQL query over record columns: what depends on no column is a number, what depends on one word (a grid, a device)
// is a column of a table of words, and the rest are formulas in levels, each of which uses only the levels below it.
// job + bindings (binding.hpp) → sheet of all rows (merge.hpp) → Plan → text of a dialect (render/sql.hpp)
#pragma once

#include "rows/merge.hpp"
#include "rows/rows.hpp"
#include "rows/sql/range.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows::sql {

/// A bound column, and what is known of it before any record is read.
struct DescribedColumn {
  Bound bound;
  std::vector<std::string> words;  ///< its possible words
  std::vector<double> values;      ///< for a number, values to formulate the job with; in the unit of the field
};

/// A column of numbers. A value outside the window is unknown.
struct NumberColumn {
  std::string name, path;
  double low = 0, high = 0;  ///< inside, except for low if `above`
  bool above = false;
  bool zero = false;                      ///< or exactly zero
  double numerator = 1, denominator = 1;  ///< of its unit
};

/// A column of words, joined with a table of what depends on it alone.
struct WordColumn {
  std::string name, path;
  std::vector<std::string> words;
  std::vector<std::string> left_out;  ///< words that the job cannot be formulated with: unknown
  struct Figure {
    std::int32_t cell;
    std::vector<double> of_word;  ///< NaN: unknown
  };
  std::vector<Figure> figures;
  struct Choice {
    std::int32_t cell;  ///< a pick between formulas
    std::vector<std::size_t> of_word;
  };
  std::vector<Choice> choices;
};

/// Where the value of a cell is in the query.
struct PlanCell {
  enum class From { nowhere, literal, number, word, formula };
  From from = From::nowhere;
  double literal = 0;
  std::size_t column = 0;  ///< of numbers, of words
  std::size_t figure = 0;  ///< of words
  Guards guards;
  std::vector<std::int32_t> branches;  ///< for a pick between formulas
  std::size_t choice = 0;
  bool stored = false;  ///< a formula that is used more than once: a column of its level
  int level = 0;        ///< the level whose columns hold it; 0 is the join, 1 the numbers, formulas follow
};

/// Row label, derived from the words of some columns.
struct RowLabel {
  std::vector<std::size_t> columns;  ///< of words; none: always `texts[0]`
  std::vector<std::vector<std::size_t>>
      classes;                     ///< for each of these columns, by word: words of one class have the same label
  std::vector<std::size_t> sizes;  ///< number of classes of each
  std::vector<std::string> texts;  ///< for every combination, the last column fastest
};

struct Plan {
  Sheet sheet;
  std::vector<std::int32_t> outputs;  ///< cells; -1: never estimated
  std::vector<NumberColumn> numbers;
  std::vector<WordColumn> words;
  std::vector<PlanCell> cells;  ///< by cell of the sheet
  int top = 2;                  ///< the level of the outputs, above all others
  RowLabel basis, complete;
};

/// `keys`: outputs of the sheet. An error if no query could give the same bits.
Result<Plan> plan(const SourceText& job, const Catalog& catalog, std::span<const DescribedColumn> columns,
                  std::span<const std::string> keys);

}  // namespace aicarbon::rows::sql
