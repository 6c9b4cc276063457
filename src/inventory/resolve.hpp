// Text or workload, with a catalog → inventory.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>
#include <aicarbon/workload.hpp>

namespace aicarbon::inventory {

/// Resolves a workload. All errors of the job are found in one run.
Result<Inventory> resolved(const Workload& workload, const Catalog& catalog);

/// Also reads the text. Even if it has errors, its names are resolved, so that all errors are found in one run.
Result<Inventory> resolved(const SourceText& job, const Catalog& catalog);

}  // namespace aicarbon::inventory
