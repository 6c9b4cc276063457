// The answer on the first screen: the name of the job, its total and its range and, if something is not estimated, what
// and why.
#pragma once

#include "render/report/summary/lines.hpp"

namespace aicarbon::render::summary {

/// The answer: "bloom-176b   79 t CO2e   68 – 95 t (90 % range)", on two or three lines if it does not fit on one. If the
/// headline is the median, a line with the best value follows.
Lines answer_lines(const Report& report, const Screen& screen);

/// How much detail is shown about sources that are not estimated.
struct MissingDetail {
  std::size_t reasons, lines_per_reason;
};

/// Sources that are not estimated for one reason, and the phases that lack them.
struct Reason {
  std::string why;
  std::vector<std::string> sources, phases;  ///< names, each once
};
std::vector<Reason> reasons_of(const Report& report);

/// The sources that are not estimated, by reason; empty if the job is complete.
Lines missing_lines(const Report& report, const std::vector<Reason>& reasons, const Screen& screen,
                    MissingDetail detail);

}  // namespace aicarbon::render::summary
