// See places.hpp.
#include "rows/places.hpp"

#include "rows/merge.hpp"
#include "rows/shape.hpp"

#include <utility>

namespace aicarbon::rows {
namespace {

// For each field, its first text with which the otherwise unchanged job is valid, or else its first text.
std::vector<workload::Edit> valid_words(const SourceText& job, const Catalog& catalog,
                                        std::span<const Variable> variables) {
  std::vector<workload::Edit> edits = first_words(variables);
  for (std::size_t v = 0; v < variables.size(); ++v)
    for (const std::string& word : variables[v].words) {
      const workload::Edit edit{variables[v].path, word};
      if (!formulated(job, catalog, std::span(&edit, 1))) continue;
      edits[v].json = word;
      break;
    }
  return edits;
}

// Whether the job with a text that it refuses becomes valid with another text of one of the other fields. Then the text
// is refused at some points only, which the merged sheet cannot tell.
bool valid_beside_another(const SourceText& job, const Catalog& catalog, std::span<const Variable> variables,
                          std::vector<workload::Edit> edits, std::size_t refused) {
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (v == refused) continue;
    const auto before = edits[v].json;
    for (const std::string& word : variables[v].words) {
      edits[v].json = word;
      if (formulated(job, catalog, edits)) return true;
    }
    edits[v].json = before;
  }
  return false;
}

}  // namespace

Result<FormulatedPlaces> formulate_places(const SourceText& job, const Catalog& catalog,
                                          std::vector<Variable>& variables) {
  Diagnostics found, of_first;
  std::vector<workload::Edit> edits = first_words(variables);
  auto base = formulated(job, catalog, edits).noted_in(of_first);
  if (base) {
    found += std::move(of_first);
  } else {
    edits = valid_words(job, catalog, variables);
    Diagnostics ignored;
    base = formulated(job, catalog, edits).noted_in(ignored);
    if (!base) return of_first;
    found += std::move(ignored);
  }
  FormulatedPlaces all{std::move(*base), {}, {}, {}};
  for (std::size_t v = 0; v < variables.size(); ++v) {
    const std::vector<std::string> words = std::exchange(variables[v].words, std::vector{*edits[v].json});
    all.of_words.emplace_back();
    auto& refused = all.refused.emplace_back(words.size());
    auto& word_of = all.word_of.emplace_back(words.size());
    for (std::size_t w = 0; w < words.size(); ++w) {
      if (words[w] == variables[v].words.front()) continue;
      edits[v].json = words[w];
      auto with_word = formulated(job, catalog, edits);
      if (!with_word) {
        if (valid_beside_another(job, catalog, variables, edits, v)) return std::move(with_word.notes);
        refused[w] = first_error(with_word.notes);
        continue;
      }
      word_of[w] = static_cast<std::uint32_t>(variables[v].words.size());
      variables[v].words.push_back(words[w]);
      all.of_words.back().push_back(*std::move(with_word).noted_in(found));
    }
    edits[v].json = variables[v].words.front();
  }
  return {std::move(all), std::move(found)};
}

}  // namespace aicarbon::rows
