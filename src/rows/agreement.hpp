// Whether a merged sheet agrees with the single jobs of its rows. Texts are merged one variable at a time, so rows in
// which several variables differ from the base have to be compared with their single jobs.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

#include "lifecycle/formulated.hpp"
#include "rows/merged_sheet.hpp"
#include "workload/edit.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace aicarbon::rows {

/// The key of the first output in which the merged sheet, at the texts `words` and at best values of all numbers,
/// differs from the single job `alone`; nothing if all outputs agree.
std::optional<std::string> differs(const MergedSheet& merged, std::span<const Variable> variables,
                                   std::span<const std::uint32_t> words, const lifecycle::Formulated& alone,
                                   std::span<const std::string> keys);

/// Compares the merged sheet with single jobs at pairs of texts of two variables, which are spread evenly over all
/// pairs. Returns an error if one differs. `base` contains the edit for the first text of every variable.
Diagnostics disagreement(const MergedSheet& merged, const SourceText& job, const Catalog& catalog,
                         std::span<const workload::Edit> base, std::span<const Variable> variables,
                         std::span<const std::string> keys);

}  // namespace aicarbon::rows
