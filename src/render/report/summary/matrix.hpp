// The matrix on the first screen: a row per stage, a column per phase, and a column of totals. Phases for which the
// screen has no space are summed in one column.
#pragma once

#include <aicarbon/report.hpp>

#include "render/report/summary/lines.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aicarbon::render::summary {

/// What is known about a stage in a phase. A stage without a figure is not estimated if `missing` is true, and
/// otherwise not applicable.
struct Cell {
  std::optional<Figure> co2e_kg;
  bool missing = false;  ///< whether a line of the stage is not estimated
};

struct Column {
  std::string name;
  std::size_t phases = 1;  ///< number of phases that the column sums
  Cell total;
};

struct Row {
  std::string stage;
  std::vector<Cell> cells;  ///< one entry per column
  Cell total;
};

struct Matrix {
  std::vector<Column> columns;  ///< phases in the order of the job
  std::vector<Row> rows;        ///< stages, largest first
  Cell total;
};

/// The whole matrix, with a column per phase. The run time is linear in the number of lines and phases.
Matrix matrix_of(const Report& report);

/// The matrix with `shown` columns for the largest phases, and one column for the sum of all others.
Matrix folded(const Matrix& matrix, std::size_t shown);

/// A header, a line per stage and, if there are several columns and several stages, a line of totals.
Lines matrix_lines(const Matrix& matrix, const Screen& screen);

}  // namespace aicarbon::render::summary
