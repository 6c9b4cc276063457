// Texts that all readable formats share: the figures from which device time and energy are derived if work is stated by
// count, the effect of techniques, the growth of demand and efficiency, and training spread over use.
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

/// The figures derived from a count, followed by the energy of accelerators, of IT and of the facility. Empty for a
/// phase that is not stated by count.
std::vector<WorkFigure> derived_figures(const PhaseReport& phase, const Glyphs& glyphs);

/// A technique that was applied: its multipliers on energy and time, and the IT energy that is left after it.
struct LadderStep {
  std::string name, energy, time, left, share;  ///< `share` is the remaining share of the original energy
  std::string basis;                            ///< baseline and citation of the technique
};
std::vector<LadderStep> ladder(const PhaseReport& phase);

struct GrowthStep {
  std::string period, demand, efficiency, energy, spread;
};
std::vector<GrowthStep> growth_steps(const PhaseReport& phase, const Glyphs& glyphs);
/// Whether demand grows faster than efficiency; empty if there are fewer than two periods, or if a factor is unknown.
std::string growth_verdict(const PhaseReport& phase);

/// The figures of training spread over use; empty if the job does not state `amortize`.
std::vector<WorkFigure> amortized_figures(const Report& report, const Glyphs& glyphs);

}  // namespace aicarbon::render
