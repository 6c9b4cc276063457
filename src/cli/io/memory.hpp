// Memory of the process.
#pragma once

namespace aicarbon::cli {

/// Returns the memory that has been freed to the system, which a C library may otherwise keep: to be called between two
/// steps of a large job, so that its memory is that of the larger step and not of both.
void release_freed_memory();

}  // namespace aicarbon::cli
