// Sensitivity of a metric to the inputs of a report.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/sensitivity.hpp>

#include "report/metric.hpp"
#include "study/study.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// The methods, the first the default.
std::span<const std::string_view> sensitivity_methods();

/// With `until`, as many samples as that precision of the metric needs. Nothing and a message if the job has no such
/// metric, nothing in it is estimated, or the method needs samples and has none.
Result<SensitivityStudy> sensitivity(const Compared& job, const Metric& target, std::string_view method,
                                     const study::Options& options, std::optional<double> until);

std::string to_json(const SensitivityStudy& study);
std::string sensitivity_schema();

}  // namespace aicarbon::report
