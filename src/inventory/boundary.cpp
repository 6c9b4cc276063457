// See boundary.hpp.
#include "inventory/boundary.hpp"

#include "emission_sources.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon {

bool BoundaryFacts::holds(std::string_view stage, std::string_view source) const {
  const auto in = [&](const std::set<std::string>& names) {
    return names.contains(std::string(stage)) || names.contains(std::string(source));
  };
  return only.empty() ? !in(except) : in(only);
}

namespace inventory {

BoundaryFacts Boundaries::of(const Phase& phase) {
  const bool own = phase.only || phase.except;
  return facts(own ? phase.only : context_.job.only, own ? phase.except : context_.job.except);
}

BoundaryFacts Boundaries::facts(const std::optional<TextList>& only, const std::optional<TextList>& except) {
  return {take(only), take(except)};
}

std::set<std::string> Boundaries::take(const std::optional<TextList>& list) {
  std::set<std::string> taken;
  if (!list) return taken;
  const auto names = boundary_names();
  for (const Text& name : list->items) {
    taken.insert(name.value);
    if (std::ranges::find(names, name.value) != names.end() || !reported_.insert(name.at.path).second) continue;
    std::string help = diag::did_you_mean(name.value, names);
    if (help.empty())
      for (const auto known_name : names)
        help += (help.empty() ? "stages and sources: " : ", ") + std::string(known_name);
    context_.error(diag::unknown_choice, fmt::format("\"{}\" is neither a stage nor an emission source", name.value),
                   help, name.at);
  }
  return taken;
}

}  // namespace inventory
}  // namespace aicarbon
