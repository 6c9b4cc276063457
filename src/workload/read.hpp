// Text → Workload.
#pragma once

#include <aicarbon/workload.hpp>

namespace aicarbon::workload {

/// Reads a job, and finds all faults if the text is valid JSON. With faults, the workload contains everything that
/// could be read. Nothing if the text is not a JSON object.
Reading<Workload> read(const SourceText& source);

}  // namespace aicarbon::workload
