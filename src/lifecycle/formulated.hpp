// The main flow, once: text → read → resolve → feasible → formulate. The public functions of the library use the first
// half of this flow, and rows use all of it.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>
#include <aicarbon/workload.hpp>

#include "lifecycle/feasible.hpp"
#include "lifecycle/formulate.hpp"

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A job that was read and resolved. It may still be infeasible.
struct Resolved {
  Workload workload;
  Inventory inventory;
};

/// If the text has errors, its names are still resolved, so that all errors are found in one run.
Result<Resolved> resolved(const SourceText& job, const Catalog& catalog);

/// Why a resolved job is infeasible; empty if it is feasible.
Diagnostics infeasibility(const Workload& workload, const Inventory& inventory);

/// A formulated job, with what a row reports in addition to its outputs.
struct Formulated {
  std::string name;  ///< name of the job
  Model model;
  std::string basis;  ///< basis of its electricity: life-cycle, direct, unspecified; joined by + if sites differ
  std::vector<std::string> incomplete;  ///< lines and parts that are not estimated
  std::vector<Limit> limits;            ///< also outputs of the model, each under its key
  Diagnostics infeasible;               ///< limits that this job breaks at best values
  Diagnostics notes;                    ///< notes of its inventory, for a report
};

/// Formulates an infeasible job as well: in a sheet of many rows, the columns decide which rows are feasible.
Result<Formulated> formulated(const SourceText& job, const Catalog& catalog);

}  // namespace aicarbon::lifecycle
