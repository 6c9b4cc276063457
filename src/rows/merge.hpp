// Merging: a job is formulated once for each text of each varying field, and the sheets are merged into one. The code
// calls such a text a word. The input of a varying number becomes a column. For a varying text (a grid, a device, a
// model), `pick` cells select by the text wherever the sheets of two texts differ.
//
// Invariants:
//  1. A row of the merged sheet equals, to the bit, a single estimate of its job.
//  2. Every formula exists once: formulas are equal if they are the same operation on the same facts (formula_pool.hpp).
//  3. A formula that no text changes is copied. A formula in which texts change only arguments keeps its operation.
//  4. A `pick` has an entry per text of its variable, in order; texts that change nothing refer to the base's cell.
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

/// Formulates the job after the given edits.
Result<Formulated> formulated(const SourceText& job, const Catalog& catalog, std::span<const workload::Edit> edits);

/// The edits of the base: every variable has its first text.
std::vector<workload::Edit> first_words(std::span<const Variable> variables);

/// Merges the base and each text of each variable, formulated with the other variables at their first text, into one
/// sheet with an output per key. Returns an error if a merged formula has no finite best value.
Result<MergedSheet> merge(const Formulated& base, std::span<const Variable> variables,
                          const std::vector<std::vector<Formulated>>& of_words, std::span<const std::string> keys);

}  // namespace aicarbon::rows
