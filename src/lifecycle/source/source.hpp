// Emission sources: each is one file and one row of the registry. A row lists what the formula needs; when a need is missing the
// formula is not called and the line says why. Ids are permanent; a changed formula counts its method up.
#pragma once

#include "lifecycle/cells.hpp"
#include "lifecycle/source/stage.hpp"

#include <span>
#include <string_view>

namespace aicarbon::lifecycle {

/// Something a formula reads: nullptr when the phase has it, else why not.
using Need = const Missing* (*)(const PhaseCells&);

struct Source {
  std::string_view id;
  Stage stage;
  int method;
  std::string_view title;
  std::string_view formula;  ///< in words and symbols
  std::string_view symbols;  ///< their meaning and units
  std::string_view citation;
  std::string_view leaves_out;
  bool electric;  ///< made of electricity: takes part in the market-based total
  std::span<const Need> needs;
  Cell<dim::co2e> (*formula_of)(const PhaseCells&);  ///< nullptr: not computed yet
  /// What the line is the sum of; where there is none, formula_of alone tells it.
  std::vector<Part> (*parts_of)(const PhaseCells&) = nullptr;
  /// Whether a phase speaks of it; where none does, the source is not covered and has no line.
  bool (*spoken_of)(const PhaseFacts&) = nullptr;
  /// The source whose scope it has in this phase, where that is not always its own.
  std::string_view (*reported_as)(const PhaseCells&) = nullptr;
};

/// Whether the source has lines in a job.
bool covered(const Source& source, const Inventory& inventory);

/// All sources, in the order of a life.
std::span<const Source> sources();
const Source* find_source(std::string_view id);

/// Stages and source ids: what `only` and `except` may name.
std::span<const std::string_view> boundary_names();

// Facility energy and its water, shared by sources and totals.
Cell<dim::energy> all_it_energy(const PhaseCells& p);  ///< of all that stands in the facility; needs one of its terms
Cell<dim::energy> facility_energy(const PhaseCells& p);
/// kW of IT times time that a phase takes of its site: rated power, or mean power where the site says so.
Cell<dim::energy> it_power_time(const PhaseCells& p);
Cell<dim::volume> water_on_site(const PhaseCells& p);
Cell<dim::volume> water_of_grid(const PhaseCells& p);

}  // namespace aicarbon::lifecycle
