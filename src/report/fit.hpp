// What would fit: single inputs that would bring a metric down to its limit, in words.
#pragma once

#include <aicarbon/aicarbon.hpp>
#include <aicarbon/budget.hpp>

#include "study/solve.hpp"

#include <string_view>
#include <vector>

namespace aicarbon::report {

/// The few least moves. `job` stands in front of paths when not empty.
std::vector<Fit> would_fit(const Report& report, const study::Ceiling& ceiling, const Catalog& catalog,
                           std::string_view job, const study::Options& options);

}  // namespace aicarbon::report
