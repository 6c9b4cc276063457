// The figures of France in the built-in catalog, for tests that compute with its electricity.
#pragma once

#include <aicarbon/catalog.hpp>

namespace aicarbon::test {

/// Life-cycle intensity of the newest year, in kg CO2e/kWh.
inline double intensity_of_france() {
  return builtin_catalog().number("grids", "FRA", "intensity_g_per_kwh")->value.best;
}

/// The share of fuel supply and power plants in it.
inline double supply_of_france() {
  const Catalog catalog = builtin_catalog();
  const double upstream = catalog.number("upstream", "FRA", "upstream_g_per_kwh")->value.best;
  return upstream / (upstream + catalog.number("upstream", "FRA", "direct_g_per_kwh")->value.best);
}

}  // namespace aicarbon::test
