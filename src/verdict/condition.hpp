// Parses and evaluates conditions on the change between two jobs, as given by `--fail-on`.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/diagnostic.hpp>

#include "report/metric.hpp"
#include "study/study.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::verdict {

/// A parsed condition of --fail-on.
struct Condition {
  std::string text;
  report::Metric metric;
  std::string_view op;  ///< one of >, >=, < and <=
  std::string limit;    ///< as typed; its unit is parsed once the dimension of the metric is known
};

/// Parses a condition. If it is invalid, the result has no condition, only messages.
Result<Condition> condition(std::string_view text);

/// Whether the change from base to head meets a condition, at best values or, with a confidence, in at least that share
/// of paired draws. The result has only messages if a job does not have the metric, if the limit is not valid for
/// the metric, or if a confidence is given but no samples are drawn.
Result<Gate> judge(const Condition& condition, const Compared& base, const Compared& head,
                   std::optional<double> confidence, const study::Options& options);

}  // namespace aicarbon::verdict
