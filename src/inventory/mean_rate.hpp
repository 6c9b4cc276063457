// The mean rate of requests, as a value to type.
#pragma once

#include <string>

namespace aicarbon::inventory {

/// A rate per hour in requests per second, with four digits: "115.7 request/s".
std::string mean_rate(double requests_per_hour);

}  // namespace aicarbon::inventory
