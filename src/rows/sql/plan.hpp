// Plans a job as an SQL query over columns of records. A cell that depends on no column becomes a number. A cell that
// depends only on one text column (a grid, a device) becomes a column of a table with a row per text. The input of a
// column of numbers becomes that column, in base units. All other cells become formulas in levels, each of which uses
// only lower levels.
//
// job + bindings (binding.hpp) → sheet of all rows (merge.hpp) → Plan → text of a dialect (render/sql/sql.hpp)
#pragma once

#include "rows/merge.hpp"
#include "rows/rows.hpp"
#include "rows/sql/range.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows::sql {

/// The most texts of one column, because the job is formulated for each of them.
inline constexpr std::size_t most_words = 2'000;

/// A bound column, and what is known about it before the query runs.
struct DescribedColumn {
  Bound bound;
  std::vector<std::string> words;  ///< possible texts
  std::vector<double> values;      ///< for a number, values to formulate the job with, in the unit of the field
};

/// A column of numbers. A value outside the window from `low` to `high` gives unknown results.
struct NumberColumn {
  std::string name, path;
  double low = 0, high = 0;  ///< limits of the window; `low` is excluded if `above` is set
  bool above = false;
  bool zero = false;                      ///< whether exactly zero is allowed as well
  bool whole = false;                     ///< whether only whole numbers are allowed
  double numerator = 1, denominator = 1;  ///< size of the unit in base units, as a fraction
};

/// A text column, which is joined with a table of everything that depends on it alone.
struct WordColumn {
  std::string name, path;
  std::vector<std::string> words;
  std::vector<std::string> left_out;  ///< texts with which the job cannot be formulated; their results are unknown
  struct Figure {
    std::int32_t cell;
    std::vector<double> of_word;  ///< value for each text; NaN if unknown
  };
  std::vector<Figure> figures;
  struct Choice {
    std::int32_t cell;  ///< the `pick` cell that selects between formulas
    std::vector<std::size_t> of_word;
  };
  std::vector<Choice> choices;
};

/// Where a query finds the value of a cell.
struct PlanCell {
  enum class From { nowhere, literal, number, word, formula };
  From from = From::nowhere;
  double literal = 0;
  std::size_t column = 0;  ///< index among the number columns or the text columns
  std::size_t figure = 0;  ///< index of the figure in the table of the text column
  Guards guards;
  std::vector<std::int32_t> branches;  ///< cells that a pick selects from
  std::size_t choice = 0;
  bool stored = false;  ///< whether a formula is a column of its level, because it is used more than once
  int level = 0;        ///< level of the column: 0 is the join, 1 has the numbers, and formulas follow
};

/// A row label, derived from the values of some text columns.
struct RowLabel {
  std::vector<std::size_t> columns;  ///< text columns that it depends on; if none, the label is `texts[0]`
  std::vector<std::vector<std::size_t>>
      classes;  ///< for each of these columns, the class of each text; texts of a class give the same label
  std::vector<std::size_t> sizes;  ///< number of classes of each column
  std::vector<std::string> texts;  ///< label for each combination; the last column varies fastest
};

/// Values of a cell of which a query warns.
struct CellCheck {
  std::int32_t cell;
  double from, to;
  std::string code;
};
/// Values of a column of numbers, in base units, of which a query warns.
struct NumberCheck {
  std::size_t column;
  double from, to;
  std::string code;
};
/// The warnings of rows with some texts.
struct JobWarnings {
  std::vector<std::string> codes;
  std::vector<NumberCheck> numbers;
};

struct Plan {
  Sheet sheet;
  std::vector<std::int32_t> outputs;  ///< cells; -1 if never estimated
  std::vector<NumberColumn> numbers;
  std::vector<WordColumn> words;
  std::vector<PlanCell> cells;  ///< one per cell of the sheet
  int top = 2;                  ///< level of the outputs, above all others
  RowLabel basis, complete;
  std::vector<CellCheck> checks;
  std::vector<JobWarnings> warnings;
  RowLabel warned;       ///< its texts are indices of `warnings`
  Diagnostics readings;  ///< amounts that can be read in another way on the hardware of some row
};

/// `keys` are the requested outputs. Returns an error if no query could give the same bits as `aicarbon batch`.
Result<Plan> plan(const SourceText& job, const Catalog& catalog, std::span<const DescribedColumn> columns,
                  std::span<const std::string> keys);

}  // namespace aicarbon::rows::sql
