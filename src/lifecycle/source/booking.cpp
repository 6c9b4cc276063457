// See booking.hpp.
//
//   fuel supply = line x share of fuel supply            scope 3, category 3 for an owner
//   generation  = line - fuel supply                     scope 2 for an owner
//
// Citation: GHG Protocol Scope 2 Guidance (2015): scope 2 holds the emissions of generation; upstream emissions of
// electricity are reported in scope 3, category 3 (Corporate Value Chain Standard, chapter 5). Both second-hand.
#include "lifecycle/source/booking.hpp"

#include "lifecycle/source/catalogue.hpp"

namespace aicarbon::lifecycle {

Scope scope_in(const Source& source, const PhaseCells& phase, Perspective perspective) {
  return scope_of(source.reported_as != nullptr ? source.reported_as(phase) : source.id, perspective);
}

bool is_purchased(const Source& source, const PhaseCells& phase) {
  return source.electric && scope_in(source, phase, Perspective::owner) == scope::electricity;
}

Booking booked(const Source& source, const PhaseCells& phase, Cell<dim::co2e> line) {
  if (!is_purchased(source, phase)) return {.generation = {}, .fuel_supply = {}, .other = line};
  if (!phase.site.fuel_supply) return {.generation = line, .fuel_supply = {}, .other = {}};
  const auto supply = named("fuel supply within the intensity", line * phase.site.fuel_supply);
  return {.generation = named("generation", line - supply), .fuel_supply = supply, .other = {}};
}

Scope fuel_supply_scope(Perspective perspective) { return upstream_source.scopes.in(perspective); }

}  // namespace aicarbon::lifecycle
