// Texts about planned work that all readable formats share: the intermediate results between a count and device time
// and energy, the effect of techniques, demand against efficiency, and training spread over use.
#pragma once

#include <aicarbon/report.hpp>

#include "render/text.hpp"

#include <string>
#include <vector>

namespace aicarbon::render {

/// A figure with its description: best value and range, with units.
struct WorkFigure {
  std::string words, best, spread;
};

/// Derived figures, followed by the energy of accelerators, IT and facility. Empty for a phase that is not stated by
/// count.
std::vector<WorkFigure> derived_figures(const PhaseReport& phase, const Glyphs& glyphs);

/// A technique that was applied: its multipliers, and the energy after it.
struct LadderStep {
  std::string name, energy, time, left, share;  ///< share: remaining energy / energy without techniques
  std::string basis;                            ///< baseline and citation of the technique
};
std::vector<LadderStep> ladder(const PhaseReport& phase);

struct GrowthStep {
  std::string period, demand, efficiency, energy, spread;
};
std::vector<GrowthStep> growth_steps(const PhaseReport& phase, const Glyphs& glyphs);
/// Whether demand grows faster than efficiency; empty if there are fewer than two periods, or if a factor is unknown.
std::string growth_verdict(const PhaseReport& phase);

/// Training spread over use, row by row; empty if the job does not state it.
std::vector<WorkFigure> amortized_figures(const Report& report, const Glyphs& glyphs);

}  // namespace aicarbon::render
