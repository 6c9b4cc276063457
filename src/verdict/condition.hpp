// A condition on a change, as `--fail-on` gives it: read, and judged for two jobs.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/diagnostic.hpp>

#include "report/metric.hpp"
#include "study/study.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::verdict {

/// A condition of --fail-on, read.
struct Condition {
  std::string text;
  report::Metric metric;
  std::string_view op;  ///< > >= < <=
  std::string limit;    ///< as typed; its unit is read when the metric's dimension is known
};

std::optional<Condition> condition(std::string_view text, Diagnostics& out);

/// Whether a condition holds for the change from base to head: at best values, or, given a confidence, in at least that share of
/// paired draws. Nothing and a message when the metric or the unit does not fit the job.
std::optional<Gate> judge(const Condition& condition, const Compared& base, const Compared& head,
                          std::optional<double> confidence, const study::Options& options, Diagnostics& out);

}  // namespace aicarbon::verdict
