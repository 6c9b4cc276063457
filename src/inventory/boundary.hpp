// What a phase includes: all stages and emission sources, only some of them, or all except some.
#pragma once

#include "inventory/context.hpp"

#include <set>
#include <string>

namespace aicarbon::inventory {

class Boundaries {
 public:
  explicit Boundaries(const Context& context) : context_(context) {}

  BoundaryFacts of_job() { return facts(context_.job.only, context_.job.except); }
  /// The boundary of a phase, or the boundary of the job if the phase states none.
  BoundaryFacts of(const Phase& phase);

 private:
  BoundaryFacts facts(const std::optional<TextList>& only, const std::optional<TextList>& except);
  std::set<std::string> take(const std::optional<TextList>& list);

  const Context& context_;
  std::set<std::string> reported_;  ///< paths of unknown names that have been reported
};

}  // namespace aicarbon::inventory
