// Makes the report of a job from its inventory, its model and the options of the samples.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/inventory.hpp>
#include <aicarbon/report.hpp>

#include "lifecycle/formulate.hpp"
#include "study/study.hpp"

#include <vector>

namespace aicarbon::report {

/// Samples the model and makes the report of the job. `ranged_phases` is the number of phases with ranges, as in
/// EstimateOptions.
Report summarize(const Inventory& inventory, lifecycle::Model model, const study::Options& options,
                 std::optional<std::size_t> ranged_phases = {});

/// Makes the envelope for the reports of one run.
ReportFile file_of(std::vector<Report> reports, const Catalog& catalog, const study::Options& options);

}  // namespace aicarbon::report
