// See deliveries.hpp.
//
//   requests = users x requests of a user per day x duration / 1 day
//
// This is arithmetic, without a source. Each of the three is an input of its own, with its own range. Users and their
// requests are means over the duration; growth of demand is stated as "growth" of the phase.
#include "lifecycle/activity/deliveries.hpp"

namespace aicarbon::lifecycle {

Cell<dim::request> count_of(Sheet& sheet, const DeliveryFacts& facts) {
  if (facts.count) return cell(sheet, facts.count);
  constexpr double hours_per_day = 24;
  const auto day = sheet.constant<dim::time>(hours_per_day);
  return named("requests of all users",
               cell(sheet, facts.users) * cell(sheet, facts.per_day) * (cell(sheet, facts.during) / day));
}

}  // namespace aicarbon::lifecycle
