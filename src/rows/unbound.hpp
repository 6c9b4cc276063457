// What is not bound although it counts: amounts of work, measured values, and the steps of Slurm jobs.
#pragma once

#include "rows/binding.hpp"

#include <optional>
#include <span>
#include <string>

namespace aicarbon::rows {

/// Whether a column is the JobID or the JobIDRaw of sacct, whose steps repeat their jobs. Only the letters of the name
/// count, in any case, because other programs write "job_id" or "Job ID". It is not if `--bind JobID=` leaves it unbound.
bool names_slurm_jobs(std::string_view column, std::span<const Binding> stated);

/// What is to be said of amounts of work that come from the template: a warning if no column is bound to an amount, or
/// else one that names the phases of whose amounts none is bound, because each row counts them in full. A phase that is a
/// multiple of another one follows it. `fields` are the paths of the fields that the template states.
Diagnostics amounts_of_template(std::span<const Bound> bound, std::span<const std::string> fields);

/// A warning about a column that has the name of a field with a unit that does not bind by itself, or the unit of a
/// measured value for which the template has no place. The help names the phase of the columns that are bound. `fields`
/// are the paths of the fields that the template states: beside a stated power, no energy can be bound.
std::optional<Diagnostic> measured_but_unbound(const ColumnUse& use, std::span<const Binding> stated,
                                               std::span<const Bound> bound, std::span<const std::string> fields);

}  // namespace aicarbon::rows
