// The job as the template of a query, formulated with the values its columns may hold.
#pragma once

#include "rows/merge.hpp"
#include "rows/sql/plan.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows::sql {

// Numbers of a column: a value nearer to zero than the least, but not zero, is unknown, and so is one above the most.
inline constexpr double least_number = 1e-30;
inline constexpr double most_number = 1e30;

/// The columns as variables, the job formulated with each of their words, and the words that it cannot be formulated with.
struct Formulations {
  Formulated base;
  std::vector<Variable> variables;
  std::vector<std::vector<Formulated>> of_words;
  std::vector<std::vector<std::string>> words, left_out;  ///< for each variable
};

Result<Formulations> formulations(const SourceText& job, const Catalog& catalog,
                                  std::span<const DescribedColumn> columns);

/// "this query is not possible": the one diagnostic of this folder.
Diagnostic no_query(std::string says, std::string help);

}  // namespace aicarbon::rows::sql
