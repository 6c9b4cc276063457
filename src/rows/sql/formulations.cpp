// See formulations.hpp.
#include "rows/sql/formulations.hpp"

#include "diag/codes.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace aicarbon::rows::sql {
namespace {

bool in_window(double value, const json::Field& f) {
  const bool tiny = value != 0 && std::abs(value) < least_number;
  return !tiny && value >= f.minimum && value <= std::min(f.maximum, most_number) &&
         !(f.positive && value <= f.minimum);
}

// Values to formulate the job with: first the values that the column is known to have, then values that most fields
// accept.
std::vector<std::string> number_texts(const DescribedColumn& column, const json::Field& field) {
  std::vector<std::string> texts;
  const auto put = [&](double value) {
    if (!in_window(value, field)) return;
    std::string text = workload::as_json(units::shortest(value), field);
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
  };
  for (const double value : column.values) put(value);
  for (const double value : {1.0, 0.5, 1.25, 2.0, 8.0, 40.0}) put(value);
  return texts;
}

class Formulator {
 public:
  Formulator(const SourceText& job, const Catalog& catalog, std::span<const DescribedColumn> columns)
      : job_(job), catalog_(catalog), columns_(columns) {}

  Result<Formulations> all() {
    Diagnostics found;
    Formulations f;
    if (!with({}).noted_in(found)) return found;  // the job by itself must be valid
    for (const DescribedColumn& column : columns_) {
      const json::Field& field = column.bound.field();
      f.variables.push_back({column.bound.path, column.bound.number, {}});
      f.words.push_back(column.words);
      f.left_out.emplace_back();
      texts_.push_back(column.bound.number ? number_texts(column, field) : std::vector<std::string>{});
      for (const std::string& word : column.words) texts_.back().push_back(workload::as_json(word, field));
      if (auto fault = begin(column)) {
        found.push_back(std::move(*fault));
        return found;
      }
    }
    auto base = with(edits_).noted_in(found);
    if (!base) return found;
    f.base = std::move(*base);
    for (std::size_t v = 0; v < columns_.size(); ++v) further(f, v);
    return {std::move(f), std::move(found)};
  }

 private:
  Result<Formulated> with(std::span<const workload::Edit> edits) {
    auto made = formulated(job_, catalog_, edits);
    if (made) made->model.lines.clear();
    return made;
  }

  // Finds the first value that the job accepts, given the values chosen for the previous columns. If the job accepts
  // none, that is an error.
  std::optional<Diagnostic> begin(const DescribedColumn& column) {
    auto& texts = texts_.back();
    edits_.push_back({column.bound.path, {}});
    Diagnostics first;
    for (std::size_t w = 0; w < texts.size(); ++w) {
      edits_.back().json = texts[w];
      first_.push_back(w);
      auto made = with(edits_);
      if (made) return std::nullopt;
      first_.pop_back();
      if (w == 0) first = std::move(made.notes);
    }
    return no_query(
        fmt::format("none of the values tried for column \"{}\" is valid at {}", column.bound.name, column.bound.path),
        first.empty() ? "give a file of records: --columns FILE.csv" : first.front().message);
  }

  // Formulates the job with each further text of a column, or with a few further numbers of it, while every other
  // column has its first value.
  void further(Formulations& f, std::size_t v) {
    Variable& variable = f.variables[v];
    const auto& texts = texts_[v];
    constexpr std::size_t most_numbers = 6;
    std::vector<std::string> words{variable.number ? std::string{} : f.words[v][first_[v]]};
    variable.words.push_back(texts[first_[v]]);
    f.of_words.emplace_back();
    auto edits = edits_;
    for (std::size_t w = 0; w < texts.size() && !(variable.number && w >= most_numbers); ++w) {
      if (w == first_[v]) continue;
      edits[v].json = texts[w];
      auto made = with(edits);
      if (made) {
        f.of_words.back().push_back(std::move(*made));
        variable.words.push_back(texts[w]);
        if (!variable.number) words.push_back(f.words[v][w]);
      } else if (!variable.number) {
        f.left_out[v].push_back(f.words[v][w]);
      }
    }
    f.words[v] = std::move(words);
  }

  const SourceText& job_;
  const Catalog& catalog_;
  std::span<const DescribedColumn> columns_;
  std::vector<std::vector<std::string>> texts_;
  std::vector<std::size_t> first_;
  std::vector<workload::Edit> edits_;
};

}  // namespace

Result<Formulations> formulations(const SourceText& job, const Catalog& catalog,
                                  std::span<const DescribedColumn> columns) {
  return Formulator(job, catalog, columns).all();
}

Diagnostic no_query(std::string says, std::string help) {
  return diag::make(diag::no_sql, std::move(says), std::move(help));
}

}  // namespace aicarbon::rows::sql
