// The sensitivity of a metric to the inputs of a report.
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

/// The methods; the first is the default.
std::span<const std::string_view> sensitivity_methods();

/// With `until`, draws as many samples as that precision of the metric needs. Returns nothing and adds a message if the
/// job has no such metric, if nothing in the metric is estimated, or if the method needs samples and there are none.
Result<SensitivityStudy> sensitivity(const Compared& job, const Metric& target, std::string_view method,
                                     const study::Options& options, std::optional<double> until);

std::string to_json(const SensitivityStudy& study);
std::string sensitivity_schema();

}  // namespace aicarbon::report
