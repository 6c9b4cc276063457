// The number of requests or other items of an activity: a count, or users and their requests.
#include "inventory/context.hpp"

namespace aicarbon::inventory {

DeliveryFacts delivery_facts(const StatedDeliveries& d, std::string_view use) {
  return {stated(d.value, use), stated(d.users, use), stated(d.per_day, use), stated(d.during, use)};
}

const StatedDeliveries* users_at(const Workload& job, std::string_view path) {
  for (const Phase& phase : job.phases) {
    const auto* deliveries = phase.activity ? activity::stated_deliveries(phase.activity->kind) : nullptr;
    if (deliveries != nullptr && deliveries->users && deliveries->at.path == path) return deliveries;
  }
  return nullptr;
}

}  // namespace aicarbon::inventory
