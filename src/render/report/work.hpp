// What every format for people says of work planned before it runs, in the same words: the figures on the way from a count to device
// time and energy, what techniques leave of it, demand against efficiency, and training spread over use.
#pragma once

#include <aicarbon/report.hpp>

#include "render/text.hpp"

#include <string>
#include <vector>

namespace aicarbon::render {

/// A figure with its words: best and range, with units.
struct WorkFigure {
  std::string words, best, spread;
};

/// Derived figures, then energy of accelerators, IT and facility, each on its own. Empty of a phase that is not told by its count.
std::vector<WorkFigure> derived_figures(const PhaseReport& phase, const Glyphs& glyphs);

/// A technique as it was applied: multipliers, and energy after it.
struct LadderStep {
  std::string name, energy, time, left, share;  ///< share: of the phase without techniques
  std::string basis;                            ///< baseline and citation
};
std::vector<LadderStep> ladder(const PhaseReport& phase);

struct GrowthStep {
  std::string period, demand, efficiency, energy, spread;
};
std::vector<GrowthStep> growth_steps(const PhaseReport& phase, const Glyphs& glyphs);
/// Whether demand outgrows efficiency; empty without growth.
std::string growth_verdict(const PhaseReport& phase);

/// Training spread over use, row by row; empty when the job does not ask for it.
std::vector<WorkFigure> amortized_figures(const Report& report, const Glyphs& glyphs);

}  // namespace aicarbon::render
