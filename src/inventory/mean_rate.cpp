// See mean_rate.hpp.
#include "inventory/mean_rate.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {

std::string mean_rate(double requests_per_hour) {
  const double rate = units::known("request/s", dim::request_rate).from_base(requests_per_hour);
  return fmt::format("{} request/s", units::shortest(*units::parse_number(fmt::format("{:.4g}", rate))));
}

}  // namespace aicarbon::inventory
