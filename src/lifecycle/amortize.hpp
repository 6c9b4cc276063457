// Training spread over what the model is used for.
#pragma once

#include "lifecycle/cells.hpp"

#include <span>

namespace aicarbon::lifecycle {

/// An empty figure could not be computed.
struct Amortized {
  Cell<dim::co2e> training, use;
  Cell<dim::request> count;       ///< over which training is spread
  Cell<dim::co2e> per_thousand;   ///< life cycle of a thousand deliveries
  Cell<dim::one> training_share;  ///< of it
  Cell<dim::co2e> per_token;      ///< life cycle of an output token
  Cell<dim::co2e> per_user_year;
  Cell<dim::request> break_even;
};

/// `co2e`: of each phase, empty if nothing is estimated.
Amortized amortize(Sheet& sheet, const AmortizeFacts& facts, std::span<const PhaseCells> phases,
                   std::span<const Cell<dim::co2e>> co2e);

}  // namespace aicarbon::lifecycle
