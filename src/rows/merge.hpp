// Merging: a job, formulated once for each word of each place that varies, becomes one sheet. Numbers that vary are
// columns of their input. Words (a grid, a device, a model) are `pick` cells: where the sheets of two words differ, the
// merged one picks by the word.
//
// Invariants:
//  1. A row of the merged sheet equals, to the bit, a single estimate of its job.
//  2. Every formula is kept once: formulas are the same when they are the same operation of the same facts (formula_pool.hpp).
//  3. A formula that no word changes is copied as it is. One that words change in its arguments only keeps its operation.
//  4. A `pick` has an entry for each word of its variable, in their order; words that change nothing have the base's cell.
//  5. Where several variables change one formula, their picks nest, one variable at a time, and no path meets a variable twice.
//  6. What nesting cannot express is found by comparison with jobs alone (agreement.hpp), never left in a result.
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

/// The job with other values at some places, formulated.
Result<Formulated> formulated(const SourceText& job, const Catalog& catalog, std::span<const workload::Edit> edits);

/// The edits of the base: every variable at its first word.
std::vector<workload::Edit> first_words(std::span<const Variable> variables);

/// The base and the words of each variable, formulated with the other variables at their first word, as one sheet with
/// an output for each key. An error if two words act on the same cell in ways that cannot be separated.
Result<MergedSheet> merge(const Formulated& base, std::span<const Variable> variables,
                          const std::vector<std::vector<Formulated>>& of_words, std::span<const std::string> keys);

}  // namespace aicarbon::rows
