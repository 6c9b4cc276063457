// The matrix of the first screen: a row per stage, a column per phase as far as the width allows, the others summed in
// one, and the total.
#pragma once

#include <aicarbon/report.hpp>

#include "render/report/summary/lines.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aicarbon::render::summary {

/// What is known of a stage in a phase. Without a figure: not applicable, or not estimated if something is missing.
struct Cell {
  std::optional<Figure> co2e_kg;
  bool missing = false;  ///< a line in it is not estimated
};

struct Column {
  std::string name;
  std::size_t phases = 1;  ///< how many are summed in it
  Cell total;
};

struct Row {
  std::string stage;
  std::vector<Cell> cells;  ///< one per column
  Cell total;
};

struct Matrix {
  std::vector<Column> columns;  ///< in the order of the job
  std::vector<Row> rows;        ///< largest first
  Cell total;
};

/// The whole matrix, a column per phase. Linear in lines and phases.
Matrix matrix_of(const Report& report);

/// With `shown` columns, of the largest phases, and one more that is the sum of the others.
Matrix folded(const Matrix& matrix, std::size_t shown);

/// Header, a line per stage and, when there is more than one column, a line of totals.
Lines matrix_lines(const Matrix& matrix, const Screen& screen);

}  // namespace aicarbon::render::summary
