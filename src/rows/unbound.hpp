// Columns that are not bound although what they contain counts: measured values, and the steps of Slurm jobs.
#pragma once

#include "rows/binding.hpp"

#include <optional>
#include <span>
#include <string>

namespace aicarbon::rows {

/// Whether a column is the JobID of sacct, whose steps repeat their jobs. It is not if `--bind JobID=` leaves it unbound.
bool names_slurm_jobs(std::string_view column, std::span<const Binding> stated);

/// A warning about a column that has the name and the unit of a measured value, but for which the template has no place.
/// The help names the phase of the columns that are bound.
std::optional<Diagnostic> measured_but_unbound(const ColumnUse& use, std::span<const Binding> stated,
                                               std::span<const Bound> bound);

}  // namespace aicarbon::rows
