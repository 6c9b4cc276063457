// Emission sources: each has one file and one row in the registry. A row lists what the formula needs; if a need is not
// met, the formula is not called and the line states the reason. Ids are permanent. A change of the formula increments
// `method`, the version of the method.
#pragma once

#include "emission_sources.hpp"
#include "lifecycle/cells.hpp"
#include "lifecycle/source/scope.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::lifecycle {

/// A need of a formula: nullptr if the phase meets it, otherwise the reason why it does not.
using Need = const Missing* (*)(const PhaseCells&);

/// A formula as text, with the operators × ÷ + − and parentheses. A test evaluates the text and compares the result
/// with the sheet.
struct FormulaText {
  std::string_view text;
  std::string_view when = {};  ///< condition in words; empty for the formula that applies when no other does
  bool (*applies)(const PhaseCells&) = nullptr;  ///< the condition; nullptr if `when` is empty
};

/// A symbol in the text of a formula.
struct Symbol {
  std::string_view name;                         ///< name as it appears in the formula
  std::string_view unit;                         ///< "1" if it has no unit
  std::string_view meaning;                      ///< meaning in words
  std::string_view page;                         ///< page in docs/methodology with details; empty if there is none
  double (*value)(const PhaseCells&) = nullptr;  ///< best value, in base units
};

/// The row of a source. Lists are filled from the front; the remaining entries are empty.
struct Source {
  std::string_view id;
  Stage stage;
  int method;
  std::string_view title;
  FormulaText formulas[3];  ///< formulas, the most common one first
  Symbol symbols[9];
  std::string_view citation;
  std::string_view leaves_out;
  /// Whether the line is for electricity. Contracts change its generation in the market-based total (booking.hpp).
  bool electric;
  Scopes scopes;
  Need needs[4];
  Cell<dim::co2e> (*formula_of)(const PhaseCells&);  ///< nullptr if the source is not computed yet
  /// The parts whose sum is the line; without parts, formula_of gives the line.
  std::vector<Part> (*parts_of)(const PhaseCells&) = nullptr;
  /// Whether a phase provides data for the source. If no phase does, the source is not covered and has no line. nullptr
  /// if the source needs no such check.
  bool (*has_data)(const PhaseFacts&) = nullptr;
  /// The id of the source whose scope applies in a phase; nullptr if that is always this source.
  std::string_view (*reported_as)(const PhaseCells&) = nullptr;
};

constexpr bool is_written(const FormulaText& formula) { return !formula.text.empty(); }
constexpr bool is_written(const Symbol& symbol) { return !symbol.name.empty(); }
constexpr bool is_written(Need need) { return need != nullptr; }

/// The filled entries of a list in the row of a source.
template <class T, std::size_t N>
std::span<const T> written(const T (&list)[N]) {
  std::size_t count = 0;
  while (count < N && is_written(list[count])) ++count;
  return {list, count};
}

/// The formula that applies to a phase.
const FormulaText& formula_in(const Source& source, const PhaseCells& phase);

/// The symbols in words: "IT energy: kWh; PUE: facility energy divided by IT energy".
std::string symbols_in_words(const Source& source);

/// Whether the source has lines in a job.
bool covered(const Source& source, const Inventory& inventory);

/// All sources, in life-cycle order.
std::span<const Source> sources();
const Source* find_source(std::string_view id);

/// The scope of a source from a perspective; unknown if there is no such source.
Scope scope_of(std::string_view source, Perspective perspective);

// Energy and water of a phase, which sources and totals share.
/// All IT energy in the facility; at least one of its terms must be known.
Cell<dim::energy> all_it_energy(const PhaseCells& p);
Cell<dim::energy> facility_energy(const PhaseCells& p);
/// IT power times the time for which a phase uses its site. The power is rated power, or mean power if the construction
/// of the site is allocated by mean power.
Cell<dim::energy> it_power_time(const PhaseCells& p);
Cell<dim::volume> water_on_site(const PhaseCells& p);
Cell<dim::volume> water_of_grid(const PhaseCells& p);

}  // namespace aicarbon::lifecycle
