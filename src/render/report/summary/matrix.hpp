// The matrix on the first screen: a row per stage and a column per phase. Phases that the width does not allow are
// summed in one column, followed by the total.
#pragma once

#include <aicarbon/report.hpp>

#include "render/report/summary/lines.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aicarbon::render::summary {

/// What is known of a stage in a phase. If there is no figure, it is not applicable, or not estimated if something is
/// missing.
struct Cell {
  std::optional<Figure> co2e_kg;
  bool missing = false;  ///< whether a line in it is not estimated
};

struct Column {
  std::string name;
  std::size_t phases = 1;  ///< number of phases that are summed in it
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

/// The whole matrix, with a column per phase. The cost is linear in lines and phases.
Matrix matrix_of(const Report& report);

/// The matrix with `shown` columns for the largest phases, and one more that is the sum of the others.
Matrix folded(const Matrix& matrix, std::size_t shown);

/// A header, a line per stage and, if there are several columns and several stages, a line of totals.
Lines matrix_lines(const Matrix& matrix, const Screen& screen);

}  // namespace aicarbon::render::summary
