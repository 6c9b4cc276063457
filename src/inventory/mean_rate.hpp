// The mean rate of the requests of users.
#pragma once

#include <string>

namespace aicarbon::inventory {

/// The mean rate at which users send their requests, as a value to type: "115.7 request/s".
std::string mean_rate(double users, double requests_per_day);

}  // namespace aicarbon::inventory
