// All steps from the text of a job to its calculation sheet: read, resolve, formulate, check feasibility. Sweeps and
// batches of rows use this function; the public functions of the library call the steps themselves.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>

#include "lifecycle/doubts.hpp"
#include "lifecycle/feasible.hpp"
#include "lifecycle/formulate.hpp"

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A formulated job, and what a row reports in addition to its outputs.
struct Formulated {
  std::string name;  ///< name of the job
  Model model;
  std::string basis;  ///< basis of the grid intensity: life-cycle, direct or unspecified; joined by + if sites differ
  std::vector<std::string> incomplete;       ///< lines and parts that are not estimated
  std::vector<Limit> limits;                 ///< also outputs of the model, each under its key
  std::vector<Doubt> doubts;                 ///< also outputs of the model, each under its key
  Diagnostics infeasible;                    ///< limits that this job exceeds at best values
  Diagnostics notes;                         ///< notes of its inventory, for a report
  Diagnostics readings;                      ///< amounts that can be read in another way
  std::vector<SuspiciousValues> suspicious;  ///< values of its fields that other notes are about
};

/// Formulates an infeasible job as well: in a sheet of many rows, the columns decide which rows are feasible.
Formulated formulated(const Inventory& inventory);
/// Reads and resolves the job first.
Result<Formulated> formulated(const SourceText& job, const Catalog& catalog);

}  // namespace aicarbon::lifecycle
