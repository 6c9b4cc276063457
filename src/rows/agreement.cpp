// See agreement.hpp.
#include "rows/agreement.hpp"

#include "diag/codes.hpp"
#include "rows/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace aicarbon::rows {

std::optional<std::string> differs(const MergedSheet& merged, std::span<const Variable> variables,
                                   std::span<const std::uint32_t> words, const lifecycle::Formulated& alone,
                                   std::span<const std::string> keys) {
  std::vector<bool> varies = merged.varies();
  for (std::size_t v = 0; v < variables.size(); ++v)
    if (merged.inputs[v] && variables[v].number) varies[*merged.inputs[v]] = false;
  const auto of_words = [&](std::size_t v, std::size_t, std::span<double> out) {
    std::ranges::fill(out, static_cast<double>(words[v]));
  };
  const auto columns = sheet::evaluate(merged.sheet, merged.present(), 1, varies, merged.columns(of_words), 1);
  std::size_t next = 0;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const double of_row = merged.outputs[k] < 0 ? sheet::unknown : columns[next++][0];
    const auto* own = alone.model.find(keys[k]);
    const bool same =
        own == nullptr ? of_row != of_row : of_row == alone.model.sheet.nodes()[sheet::at(own->node)].value;
    if (!same) return keys[k];
  }
  return std::nullopt;
}

Diagnostics disagreement(const MergedSheet& merged, const SourceText& job, const Catalog& catalog,
                         std::span<const workload::Edit> base, std::span<const Variable> variables,
                         std::span<const std::string> keys) {
  constexpr std::size_t most_tries = 24;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < variables.size(); ++a)
    for (std::size_t b = a + 1; b < variables.size(); ++b)
      if (!variables[a].number && !variables[b].number && variables[a].words.size() > 1 &&
          variables[b].words.size() > 1)
        pairs.emplace_back(a, b);
  for (const auto& pair : pairs) {
    const std::size_t a = pair.first;
    const std::size_t b = pair.second;
    const std::size_t more_a = variables[a].words.size() - 1;
    const std::size_t more_b = variables[b].words.size() - 1;
    const std::size_t tries = std::min(most_tries, more_a * more_b);
    for (std::size_t t = 0; t < tries; ++t) {
      const std::size_t which = t * (more_a * more_b) / tries;
      std::vector<std::uint32_t> words(variables.size(), 0);
      words[a] = static_cast<std::uint32_t>(1 + which % more_a);
      words[b] = static_cast<std::uint32_t>(1 + which / more_a);
      std::vector<workload::Edit> edits(base.begin(), base.end());
      for (auto& edit : edits)
        for (const std::size_t v : {a, b})
          if (edit.path == variables[v].path) edit.json = variables[v].words[words[v]];
      const auto alone = formulated(job, catalog, edits);
      if (!alone) continue;  // the job rejects this pair of texts, so there is nothing to compare
      if (const auto figure = differs(merged, variables, words, *alone, keys))
        return {diag::make(diag::conflict,
                           fmt::format("the effects of {} and {} on {} cannot be separated", variables[a].path,
                                       variables[b].path, *figure),
                           "vary one of them at a time", {})};
    }
  }
  return {};
}

}  // namespace aicarbon::rows
