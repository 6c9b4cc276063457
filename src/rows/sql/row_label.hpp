// Row labels: texts that depend on the values of some text columns (basis, completeness), as a small table.
#pragma once

#include "rows/sql/formulations.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace aicarbon::rows::sql {

/// Texts of one column with equal marks form a class. `text` makes the label, given the index of a text for each
/// variable.
template <class Mark, class Text>
RowLabel row_label(const Formulations& f, const Mark& mark, const Text& text) {
  RowLabel s;
  std::vector<std::size_t> variables;
  std::vector<std::vector<std::uint32_t>> first;  // for each of `variables`, the first text of each class
  std::size_t column = 0;
  for (std::size_t v = 0; v < f.variables.size(); ++v) {
    if (f.variables[v].number) continue;
    std::vector<decltype(mark(v, std::size_t{}))> marks;
    std::vector<std::size_t> classes;
    std::vector<std::uint32_t> words;
    for (std::size_t w = 0; w < f.words[v].size(); ++w) {
      const auto own = mark(v, w);
      const auto found = std::ranges::find(marks, own);
      classes.push_back(static_cast<std::size_t>(found - marks.begin()));
      if (found != marks.end()) continue;
      marks.push_back(own);
      words.push_back(static_cast<std::uint32_t>(w));
    }
    if (marks.size() > 1) {
      s.columns.push_back(column);
      s.sizes.push_back(marks.size());
      s.classes.push_back(std::move(classes));
      variables.push_back(v);
      first.push_back(std::move(words));
    }
    ++column;
  }
  std::size_t combinations = 1;
  for (const std::size_t size : s.sizes) combinations *= size;
  for (std::size_t c = 0; c < combinations; ++c) {
    std::vector<std::uint32_t> words(f.variables.size());
    std::size_t rest = c;
    for (std::size_t k = s.sizes.size(); k-- > 0; rest /= s.sizes[k]) words[variables[k]] = first[k][rest % s.sizes[k]];
    s.texts.push_back(text(words));
  }
  return s;
}

}  // namespace aicarbon::rows::sql
