// How a line is booked in scopes: what the site buys as electricity is generation, and all else keeps the scope of its
// source.
#pragma once

#include "lifecycle/source/source.hpp"

#include <string_view>

namespace aicarbon::lifecycle {

/// The two terms of a line; an empty cell is a term that the line does not have.
struct Booking {
  Cell<dim::co2e> generation;  ///< generation of purchased electricity, which contracts can change
  Cell<dim::co2e>
      fuel_supply;        ///< fuel supply and power plants, within the life-cycle intensity of purchased electricity
  Cell<dim::co2e> other;  ///< the line itself, if it is not purchased electricity
};

/// The scope of a line from a perspective.
Scope scope_in(const Source& source, const PhaseCells& phase, Perspective perspective);

/// Whether a line is electricity that the site buys: scope 2 for an owner.
bool is_purchased(const Source& source, const PhaseCells& phase);

/// Splits a line by the share of fuel supply in the intensity of its site. The terms add up to the line.
Booking booked(const Source& source, const PhaseCells& phase, Cell<dim::co2e> line);

/// Scope of fuel supply from a perspective: that of the source `upstream`.
Scope fuel_supply_scope(Perspective perspective);

}  // namespace aicarbon::lifecycle
