// The registry of emission sources.
#include "lifecycle/source/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::lifecycle {

std::span<const Source> sources() {
#define AICARBON_COPY(name) name##_source,
  static const Source all[] = {AICARBON_SOURCES(AICARBON_COPY)};
#undef AICARBON_COPY
  return all;
}

bool covered(const Source& source, const Inventory& inventory) {
  if (source.formula_of == nullptr || source.has_data == nullptr) return source.formula_of != nullptr;
  return std::ranges::any_of(inventory.phases, [&](const PhaseFacts& p) { return source.has_data(p); });
}

const Source* find_source(std::string_view id) {
  const auto found = std::ranges::find(sources(), id, &Source::id);
  return found == sources().end() ? nullptr : &*found;
}

Scope scope_of(std::string_view id, Perspective perspective) {
  const Source* source = find_source(id);
  return source == nullptr ? scope::unknown : source->scopes.in(perspective);
}

const FormulaText& formula_in(const Source& source, const PhaseCells& phase) {
  const auto formulas = written(source.formulas);
  const auto found = std::ranges::find_if(
      formulas, [&](const FormulaText& formula) { return formula.applies != nullptr && formula.applies(phase); });
  return found == formulas.end() ? formulas.front() : *found;
}

std::string symbols_in_words(const Source& source) {
  std::string text;
  for (const Symbol& symbol : written(source.symbols))
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", symbol.name,
                        symbol.unit == "1" ? symbol.meaning : symbol.unit);
  return text;
}

}  // namespace aicarbon::lifecycle
