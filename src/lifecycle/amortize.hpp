// Spreads the CO2e of training over the use of the model.
#pragma once

#include "lifecycle/cells.hpp"

#include <span>

namespace aicarbon::lifecycle {

/// Results; a figure that could not be computed is empty.
struct Amortized {
  Cell<dim::co2e> training, use;
  Cell<dim::request> count;       ///< deliveries that training is spread over
  Cell<dim::co2e> per_thousand;   ///< life cycle per thousand deliveries
  Cell<dim::one> training_share;  ///< share of training in the life cycle
  Cell<dim::co2e> per_token;      ///< life cycle per output token
  Cell<dim::co2e> per_user_year;
  Cell<dim::request> break_even;
};

/// `co2e`: the CO2e of each phase, empty if nothing is estimated.
Amortized amortize(Sheet& sheet, const AmortizeFacts& facts, std::span<const PhaseCells> phases,
                   std::span<const Cell<dim::co2e>> co2e);

}  // namespace aicarbon::lifecycle
