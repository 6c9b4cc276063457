// The sensitivity of a metric to the inputs of a report.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/sensitivity.hpp>

#include "report/metric.hpp"
#include "study/study.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// With `until`, draws as many samples as the metric needs to reach that precision. It is an error if the job has no
/// such metric, if nothing in the metric is estimated, or if the method needs samples and there are none.
Result<SensitivityStudy> sensitivity(const Compared& job, const Metric& target, SensitivityMethod method,
                                     const study::Options& options, std::optional<double> until);

std::string to_json(const SensitivityStudy& study);
std::string sensitivity_schema();

}  // namespace aicarbon::report
