// The number of requests, images, videos, queries or items of an activity, stated by its users.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array delivery_fields{
    field<&StatedDeliveries::users>({.name = "users",
                                     .doc = "number of users",
                                     .unit = "1",
                                     .counts = true,
                                     .example = "1000000",
                                     .required = true,
                                     .positive = true}),
    field<&StatedDeliveries::per_day>({.name = "per_day",
                                       .doc = "mean number of requests or other items of one user per day",
                                       .unit = "request",
                                       .example = "12",
                                       .required = true,
                                       .positive = true}),
    field<&StatedDeliveries::during>({.name = "during",
                                      .doc = "how long the users make these requests",
                                      .unit = "days",
                                      .example = "\"90 days\"",
                                      .required = true,
                                      .positive = true}),
};

}  // namespace

std::span<const json::Field> json::Table<StatedDeliveries>::fields() { return delivery_fields; }

}  // namespace aicarbon
