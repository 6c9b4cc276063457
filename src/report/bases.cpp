// See bases.hpp.
#include "report/bases.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

namespace aicarbon::report {

std::optional<WarningReport> different_bases(std::set<std::string> bases, std::string_view what) {
  bases.erase("");
  if (bases.size() < 2) return std::nullopt;
  return WarningReport{
      {diag::rows_of_bases},
      "warning",
      fmt::format("the {} use electricity intensities with different bases: {}", what, fmt::join(bases, ", ")),
      fmt::format("compare {} with the same basis; a default rule adds upstream emissions to a direct intensity", what),
      ""};
}

}  // namespace aicarbon::report
