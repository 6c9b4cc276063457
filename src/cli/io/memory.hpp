// Controls how much memory the process keeps.
#pragma once

namespace aicarbon::cli {

/// Returns freed memory to the system, because the C library may otherwise keep it. Called between two steps of a large
/// job, so that the process needs only the memory of the larger step, not of both.
void release_freed_memory();

}  // namespace aicarbon::cli
