// Merging: a job that is formulated once for each word of each varying field becomes one sheet. Varying numbers are
// columns of their input. Varying words (a grid, a device, a model) are `pick` cells: where the sheets of two words
// differ, the merged sheet selects by the word.
//
// Invariants:
//  1. A row of the merged sheet equals, to the bit, a single estimate of its job.
//  2. Every formula exists once: formulas are equal if they are the same operation on the same facts (formula_pool.hpp).
//  3. A formula that no word changes is copied as it is. A formula in which words change only arguments keeps its operation.
//  4. A `pick` has an entry for each word of its variable, in order; words that change nothing refer to the cell of the base.
//  5. If several variables change one formula, their picks are nested, and no path contains a variable twice.
//  6. What nesting cannot express is found by comparison with single jobs (agreement.hpp) and never becomes a result.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

#include "lifecycle/formulated.hpp"
#include "rows/merged_sheet.hpp"
#include "workload/edit.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

using lifecycle::Formulated;

/// Formulates the job with other values for some fields.
Result<Formulated> formulated(const SourceText& job, const Catalog& catalog, std::span<const workload::Edit> edits);

/// The edits of the base: every variable has its first word.
std::vector<workload::Edit> first_words(std::span<const Variable> variables);

/// Merges the base and each word of each variable, formulated with the other variables at their first word, into one
/// sheet with an output per key. It is an error if two words affect the same cell in ways that cannot be separated.
Result<MergedSheet> merge(const Formulated& base, std::span<const Variable> variables,
                          const std::vector<std::vector<Formulated>>& of_words, std::span<const std::string> keys);

}  // namespace aicarbon::rows
