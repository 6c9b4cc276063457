// Formulates the job of a query with the values that its columns may have.
#pragma once

#include "rows/merge.hpp"
#include "rows/sql/plan.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows::sql {

// Limits for the numbers of a column. A value above `most_number` gives unknown results, and so does a nonzero value
// that is nearer to zero than `least_number`.
inline constexpr double least_number = 1e-30;
inline constexpr double most_number = 1e30;

/// The columns as variables, the job as formulated with each of their texts, and the texts with which it cannot be
/// formulated.
struct Formulations {
  Formulated base;
  std::vector<Variable> variables;
  std::vector<std::vector<Formulated>> of_words;
  std::vector<std::vector<std::string>> words, left_out;  ///< for each variable, its texts, and those that are left out
};

Result<Formulations> formulations(const SourceText& job, const Catalog& catalog,
                                  std::span<const DescribedColumn> columns);

/// The error that a job cannot be expressed as a query.
Diagnostic no_query(std::string says, std::string help);

}  // namespace aicarbon::rows::sql
