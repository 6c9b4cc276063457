// Text → Workload.
#pragma once

#include <aicarbon/workload.hpp>

#include <optional>

namespace aicarbon::workload {

/// Reads a job. All faults of a text that parses are found. With faults, the workload contains what could be
/// understood; nothing if the text is not a JSON object.
std::optional<Workload> read(const SourceText& source, Diagnostics& out);

}  // namespace aicarbon::workload
