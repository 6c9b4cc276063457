// Reads the text of a job into a workload.
#pragma once

#include <aicarbon/workload.hpp>

namespace aicarbon::workload {

/// Reads a job, and finds all faults of its text if the text is valid JSON. If there are faults, the workload contains
/// what could be read. There is no workload if the text is not a JSON object.
Reading<Workload> read(const SourceText& source);

}  // namespace aicarbon::workload
