// Text → Workload.
#pragma once

#include <aicarbon/workload.hpp>

#include <optional>

namespace aicarbon::workload {

/// Reads a job. All faults of a text that parses are found. With faults the workload is what could be understood; nothing when the
/// text is no JSON object.
std::optional<Workload> read(const SourceText& source, Diagnostics& out);

}  // namespace aicarbon::workload
