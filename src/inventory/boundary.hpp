// What is counted of a phase: all, only some stages and sources, or all but some.
#pragma once

#include "inventory/context.hpp"

#include <set>
#include <span>
#include <string>

namespace aicarbon::inventory {

class Boundaries {
 public:
  /// `names`: what `only` and `except` may name.
  Boundaries(const Context& context, std::span<const std::string_view> names) : context_(context), names_(names) {}

  BoundaryFacts of_job() { return facts(context_.job.only, context_.job.except); }
  /// Of a phase: its own in place of the job's.
  BoundaryFacts of(const Phase& phase);

 private:
  BoundaryFacts facts(const std::optional<TextList>& only, const std::optional<TextList>& except);
  std::set<std::string> take(const std::optional<TextList>& list);

  const Context& context_;
  std::span<const std::string_view> names_;
  std::set<std::string> reported_;  ///< paths of names that are not known
};

}  // namespace aicarbon::inventory
