// Memory of the process.
#pragma once

namespace aicarbon::cli {

/// Gives freed memory back to the system, which the C library may otherwise keep. To be called between two steps of a
/// large job, so that the process needs the memory of the larger step and not of both.
void release_freed_memory();

}  // namespace aicarbon::cli
