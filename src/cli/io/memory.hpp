// Controls how much memory the process keeps.
#pragma once

namespace aicarbon::cli {

/// Returns freed memory to the system, because the C library may otherwise keep it. Called after each job is estimated,
/// so that the memory that estimating it needed does not add to that of the next step.
void release_freed_memory();

}  // namespace aicarbon::cli
