// Text → Workload.
#pragma once

#include <aicarbon/workload.hpp>

#include <optional>

namespace aicarbon::workload {

/// Reads a job. All faults of a text that parses are found; nothing is returned when there is an error.
std::optional<Workload> read(const SourceText& source, Diagnostics& out);

}  // namespace aicarbon::workload
