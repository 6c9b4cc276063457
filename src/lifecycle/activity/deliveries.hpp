// The number of requests or other items of an activity.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// The number as stated, or that of all users.
Cell<dim::request> count_of(Sheet& sheet, const DeliveryFacts& facts);

}  // namespace aicarbon::lifecycle
