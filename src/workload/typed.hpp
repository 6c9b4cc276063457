// The values of a job as typed, so that a comparison can name the inputs that changed.
#pragma once

#include "json/value.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::workload {

/// Every value of the document with its path, in which names replace positions. A number with its range is one value,
/// and so is a list of texts. `$schema`, `schema`, the name of the job and descriptions are left
/// out.
std::vector<std::pair<std::string, std::string>> typed(const json::Value& root, std::string_view text);

}  // namespace aicarbon::workload
