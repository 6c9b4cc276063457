// A job as a template: the same job with other values at some of its places, as one sheet over columns.
//
// Numbers that vary are columns of their input. Words (a grid, a device, a model) are `pick` cells: the job is formulated once for
// each word, and where the sheets part, a pick by the word's key stands in the merged one. Each row is then, to the bit, what a
// single estimate of that job gives. sweep, batch and sql are three ways to fill and read the columns.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

#include "lifecycle/feasible.hpp"
#include "lifecycle/formulate.hpp"
#include "workload/edit.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// A job formulated with edits, and what a row says of itself beside its figures.
struct Formulated {
  std::string name;  ///< of the job
  lifecycle::Model model;
  std::string basis;  ///< of its electricity: life-cycle, direct, unspecified; joined by + where sites differ
  std::vector<std::string> incomplete;   ///< lines and parts not estimated
  std::vector<lifecycle::Limit> limits;  ///< outputs of the model too, by their keys
  Diagnostics infeasible;                ///< those that this job, at best, does not keep
  Diagnostics notes;
};
/// A job that breaks a limit is an instance all the same: whether rows of other numbers do is for their columns to say (limits.hpp).
std::optional<Formulated> instantiate(const SourceText& job, const Catalog& catalog,
                                      std::span<const workload::Edit> edits, Diagnostics& out);

/// A place that varies: a number, or one of some words (JSON texts, the first stands in the base).
struct Variable {
  std::string path;
  bool number = false;
  std::vector<std::string> words;  ///< of a number: one or two of its values, to formulate with
};

/// The sheet of all rows.
struct MergedSheet {
  Sheet sheet;
  std::vector<std::int32_t> outputs;  ///< one for each key asked for; -1: nothing of it is estimated in any row
  std::vector<std::optional<std::size_t>>
      inputs;                          ///< of each variable: its column, or its key's; nothing: no figure hangs on it
  std::optional<std::size_t> unknown;  ///< an input that is to be filled with unknown
  std::vector<Dim> dims;               ///< of each variable that is a number
  std::vector<bool> as_word;           ///< a number whose values change formulas: it is treated as words

  /// Outputs that are estimated in some row.
  std::vector<std::int32_t> present() const;
  /// What a row says of itself; `words` holds the number of each variable's word.
  bool complete(std::span<const std::uint32_t> words) const;
  std::string basis(std::span<const std::uint32_t> words) const;

  // by variable and word
  std::uint64_t base_incomplete = 0;
  std::vector<std::vector<std::uint64_t>> more_incomplete, less_incomplete;
  std::vector<std::vector<std::string>> bases;
  std::string base_basis;
};

/// Instances of the base and of each variable's words, the other variables at their first, laid into one sheet. Nothing and a message
/// when two words act on the same cell in ways that do not come apart.
std::optional<MergedSheet> merge(const Formulated& base, std::span<const Variable> variables,
                                 const std::vector<std::vector<Formulated>>& of_words,
                                 std::span<const std::string> keys, Diagnostics& out);

/// The first figure in which the sheet at these words, numbers at best, is not that of the job alone; nothing when all agree.
std::optional<std::string> differs(const MergedSheet& merged, std::span<const Variable> variables,
                                   std::span<const std::uint32_t> words, const Formulated& alone,
                                   std::span<const std::string> keys);

/// Tries so many pairs of words of different variables, spread evenly, each against its job alone: nothing and a message when one differs.
bool verified(const MergedSheet& merged, const SourceText& job, const Catalog& catalog,
              std::span<const workload::Edit> base, std::span<const Variable> variables,
              std::span<const std::string> keys, Diagnostics& out);

}  // namespace aicarbon::rows
