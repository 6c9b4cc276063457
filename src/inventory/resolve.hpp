// Resolves a job, given as a text or a workload, into an inventory.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>
#include <aicarbon/workload.hpp>

namespace aicarbon::inventory {

/// Resolves a workload. Resolving continues after an error where it can, so that one run reports as many errors as
/// possible.
Result<Inventory> resolved(const Workload& workload, const Catalog& catalog);

/// Reads a text and resolves it. If the text has errors, its names are still resolved, so that unknown names are
/// reported in the same run.
Result<Inventory> resolved(const SourceText& job, const Catalog& catalog);

}  // namespace aicarbon::inventory
