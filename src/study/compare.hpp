// Compares two sheets: where they differ, which part of the change each difference causes, and paired samples.
#pragma once

#include <aicarbon/sheet.hpp>

#include "sheet/columns.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace aicarbon::study {

/// A term of a total: a cell of both sheets, or of one only (-1).
struct Term {
  std::int32_t base = -1;
  std::int32_t head = -1;
};

/// A position where the two formulas of a term differ: another input, or a formula of another form. `base` and `head`
/// are the inputs below it on one side only; of another input, that input.
struct Difference {
  std::size_t term = 0;
  std::vector<const Input*> base, head;
};

/// All places where the terms differ, in a fixed order.
std::vector<Difference> differences(const Sheet& base, const Sheet& head, std::span<const Term> terms);

/// How much of sum(head) - sum(base) each player causes, by Shapley's rule, term by term. `player_of[k]` is the player
/// responsible for differences()[k], a number below `players`. The shares add up to the change whatever the numbering.
/// The rule and its cost: docs/adr/0013-attribution.md.
std::vector<double> attribute(const Sheet& base, const Sheet& head, std::span<const Term> terms,
                              std::span<const std::size_t> player_of, std::size_t players);

/// The samples of cells. A fact that two sheets share is drawn alike in both: rows of equal number are pairs.
sheet::Columns draws(const Sheet& sheet, std::span<const std::int32_t> outputs, const Options& options);

/// The same for one of several jobs that are summed: its stated values are separate facts, even if another job has the
/// same path.
sheet::Columns draws_of_job(const Sheet& sheet, std::span<const std::int32_t> outputs, std::string_view job,
                            const Options& options);

}  // namespace aicarbon::study
