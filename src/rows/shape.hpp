// The shape of a record, and helpers for chunks and fields that rows.cpp, learn.cpp and sort.cpp share.
#pragma once

#include "rows/limits.hpp"
#include "rows/rows.hpp"

#include "sheet/columns.hpp"
#include "units/units.hpp"
#include "workload/fields.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace aicarbon::rows {

inline constexpr std::int64_t not_learnt = -1;

// A text value in a shape: its index in the variable of the shape, or the reason why the job does not accept it.
struct Word {
  std::int64_t number = not_learnt;
  std::string fault;
};

struct Rows::Shape {
  std::vector<workload::Edit> edits;  // edits of the base: values of a first row, and empty fields removed
  std::vector<std::size_t> bound;     // bound column of each variable
  std::vector<std::optional<std::size_t>> variable_of;  // variable of each bound column
  std::vector<Variable> variables;
  Formulated base;
  std::vector<std::vector<Formulated>> of_words;
  std::vector<std::vector<Word>> words;  // for each bound column, its texts, in the order of Rows::texts_
  std::shared_ptr<const MergedSheet> merged;
  Limits limits;
  RowDoubts doubts;
  // What is noted of a job.
  struct Notes {
    Diagnostics notes;
    std::vector<SuspiciousValues> suspicious;
  };
  std::map<std::vector<std::uint32_t>, Notes> notes_of;  // of jobs that combine several other texts
  std::unique_ptr<const sheet::Evaluation> evaluation;   // evaluates outputs that are estimated in some row
  std::vector<units::Unit> unit;                         // unit of each bound column of numbers
  std::string fault;                                     // why no row of this shape can have a result
  // Combinations of texts, indexed by variable, that have been compared with the single job. The comparison is
  // necessary because the sheet is merged from jobs that differ from the base in only one text.
  std::set<std::vector<std::uint32_t>> tried;
  std::map<std::vector<std::uint32_t>, std::string> refused;  // combinations that are rejected, each with the reason
  bool combines = false;                                      // whether one is refused because texts decide together
  ShapeKey key;                                               // of its rows

  // Whether further combinations have to be compared. Once `most` combinations have been, the others are assumed to
  // agree.
  bool is_open() const {
    constexpr std::size_t most = 4096;
    return merged && fault.empty() && tried.size() < most &&
           std::ranges::count(variables, false, &Variable::number) > 1;
  }
};

// --- fields ----------------------------------------------------------------------------------------------------------------------

inline std::string first_error(const Diagnostics& found) {
  for (const Diagnostic& d : found)
    if (d.severity == Severity::error) return d.help.empty() ? d.message : d.message + "; " + d.help;
  return "the job is invalid";
}

// The largest number that is accepted in a file, even if the field has no maximum.
inline constexpr double largest_number = 1e30;
// Whether the field accepts this value, which is in the unit of the field.
inline bool in_domain(double value, const json::Field& f) {
  return value >= f.minimum && value <= std::min(f.maximum, largest_number) && !(f.positive && value <= f.minimum) &&
         !workload::is_broken(value, f);
}

inline std::string number_json(double value, const json::Field& field) {
  return workload::as_json(units::shortest(value), field);
}

// --- chunks ----------------------------------------------------------------------------------------------------------------------

inline std::vector<bool> faulty_rows(const table::ChunkColumns& chunk) {
  std::vector<bool> faulty(chunk.rows);
  for (const auto& fault : chunk.faults) faulty[fault.row] = true;
  return faulty;
}

inline bool is_there(const table::ChunkColumns& chunk, const Bound& b, std::size_t row) {
  const auto& column = chunk.columns[b.column];
  return b.number ? !std::isnan(column.numbers[row]) : column.keys[row] != 0;
}

// Which bound cells of a row are not empty, as a bit mask.
inline std::uint64_t mask_of(const table::ChunkColumns& chunk, std::span<const Bound> bound, std::size_t row) {
  std::uint64_t mask = 0;
  for (std::size_t b = 0; b < bound.size(); ++b)
    if (is_there(chunk, bound[b], row)) mask |= std::uint64_t{1} << b;
  return mask;
}

inline bool all_there(const table::ChunkColumns& chunk, std::span<const Bound> bound) {
  return chunk.faults.empty() &&
         std::ranges::all_of(bound, [&](const Bound& b) { return chunk.columns[b.column].empty == 0; });
}

inline std::uint64_t full_mask(std::size_t bound) {
  return bound == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bound) - 1;
}

}  // namespace aicarbon::rows
