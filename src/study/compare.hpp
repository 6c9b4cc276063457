// Compares two sheets: where they differ, what share of the change each difference causes, and paired samples.
#pragma once

#include <aicarbon/sheet.hpp>

#include "sheet/columns.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace aicarbon::study {

/// A term of a total: a cell in each sheet, or in only one of them (-1 for the other).
struct Term {
  std::int32_t base = -1;
  std::int32_t head = -1;
};

/// A position at which the two formulas of a term differ: in an input, or in the form of the formula. `base` and `head`
/// list the inputs on which only that side depends, or the differing input itself.
struct Difference {
  std::size_t term = 0;
  std::vector<const Input*> base, head;
};

/// All positions at which the terms differ, in a fixed order.
std::vector<Difference> differences(const Sheet& base, const Sheet& head, std::span<const Term> terms);

/// How much of sum(head) - sum(base) each player causes, by Shapley's rule, term by term. `player_of[k]`, a number
/// below `players`, is the player responsible for differences()[k]. The shares add up to the change, however the
/// players are numbered. docs/adr/0013-attribution.md describes the rule and its cost.
std::vector<double> attribute(const Sheet& base, const Sheet& head, std::span<const Term> terms,
                              std::span<const std::size_t> player_of, std::size_t players);

/// Samples of the outputs. A fact that two sheets share has the same draws in both, so that rows with the same number
/// are pairs.
sheet::Columns draws(const Sheet& sheet, std::span<const std::int32_t> outputs, const Options& options);

/// Samples of the outputs of one of several jobs that are summed. Values that this job states are drawn separately from
/// those of other jobs, even at the same path.
sheet::Columns draws_of_job(const Sheet& sheet, std::span<const std::int32_t> outputs, std::string_view job,
                            const Options& options);

}  // namespace aicarbon::study
