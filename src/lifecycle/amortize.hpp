// Spreads the CO2e of training over the use of the model.
#pragma once

#include "lifecycle/cells.hpp"

#include <span>

namespace aicarbon::lifecycle {

/// The results. A figure that could not be computed is empty.
struct Amortized {
  Cell<dim::co2e> training, use;
  Cell<dim::request> count;       ///< deliveries that training is spread over
  Cell<dim::co2e> per_thousand;   ///< life-cycle CO2e per thousand deliveries
  Cell<dim::one> training_share;  ///< share of training in the life-cycle CO2e
  Cell<dim::co2e> per_token;      ///< life-cycle CO2e per output token
  Cell<dim::co2e> per_user_year;  ///< life-cycle CO2e per user and year
  Cell<dim::request> break_even;  ///< deliveries until use has emitted as much as training
};

/// `co2e` has a cell for each phase, which is empty if no line of the phase is estimated.
Amortized amortize(Sheet& sheet, const AmortizeFacts& facts, std::span<const PhaseCells> phases,
                   std::span<const Cell<dim::co2e>> co2e);

}  // namespace aicarbon::lifecycle
