// Text → Workload.
#pragma once

#include <aicarbon/workload.hpp>

#include <optional>

namespace aicarbon::workload {

/// Reads a job, and finds all faults if the text is valid JSON. With faults, the workload contains everything that
/// could be read. Nothing if the text is not a JSON object.
std::optional<Workload> read(const SourceText& source, Diagnostics& out);

}  // namespace aicarbon::workload
