// See totals.hpp.
#include "rows/totals.hpp"

#include "rows/grouping.hpp"
#include "sheet/columns.hpp"
#include "sheet/draw.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace aicarbon::rows {
namespace {

void multiply(std::span<double> product, std::span<const double> by, int power) {
  for (; power > 0; --power)
    for (std::size_t r = 0; r < product.size(); ++r) product[r] *= by[r];
  for (; power < 0; ++power)
    for (std::size_t r = 0; r < product.size(); ++r) product[r] /= by[r];
}

}  // namespace

// The sheet of a shape, as it was when rows were summed.
struct Totals::Generation {
  std::shared_ptr<const MergedSheet> merged;
  Factorized parts;
  bool comes_apart = true;
  const Rows::Shape* shape = nullptr;
  std::vector<std::optional<std::size_t>> number_input, key_input;
  std::unique_ptr<const sheet::Evaluation> quantities;
};

void Totals::learn() {
  for (const auto& [shape, merged] : rows_.sheets()) {
    if (const auto known = latest_.find(shape); known != latest_.end() && generations_[known->second]->merged == merged)
      continue;
    auto g = std::make_shared<Generation>();
    g->merged = merged;
    g->shape = shape;
    const auto columns = Rows::columns(*shape);
    g->number_input = columns.number_input;
    g->key_input = columns.key_input;
    std::vector<bool> is_column(merged->sheet.inputs().size());
    for (const auto& input : g->number_input)
      if (input) is_column[*input] = true;
    const std::vector<std::int32_t> present = merged->present();
    if (auto parts = factorize(merged->sheet, present, is_column)) {
      g->parts = std::move(*parts);
    } else {  // no ranges: each figure, at best values, is a quantity of the row
      g->comes_apart = false;
      const std::int32_t one = g->parts.coefficients.add(Op::constant, dim::one, {-1, -1, -1}, 1);
      for (std::size_t k = 0; k < present.size(); ++k) {
        g->parts.quantities.push_back(present[k]);
        g->parts.products.push_back({{k, 1}});
        g->parts.outputs.push_back({{k, one}});
      }
    }
    g->quantities = std::make_unique<const sheet::Evaluation>(merged->sheet, g->parts.quantities, merged->varies(),
                                                              table::rows_of_a_chunk);
    latest_[shape] = generations_.size();
    generations_.push_back(std::move(g));
  }
}

bool Totals::has_ranges() const {
  return std::ranges::all_of(generations_, [](const auto& g) { return g->comes_apart; });
}

Totals::Part Totals::part(const table::ChunkColumns& chunk) const {
  Part part;
  auto sorted = rows_.sort(chunk);
  part.rejects = std::move(sorted.rejects);
  for (const auto& [shape, rows] : Rows::by_shape(sorted, chunk.rows)) {
    part.of_shapes[Rows::key_of(*shape)] += rows.size();
    const Grouping texts = Rows::by_texts(*shape, sorted, rows);
    sum(chunk, sorted, latest_.at(shape), rows, texts, part);
    rows_.say(*shape, sorted, rows, texts, part.messages);
  }
  return part;
}

// Groups rows by their texts and by the columns that group the totals.
Grouping Totals::by_columns(const table::ChunkColumns& chunk, std::span<const std::size_t> rows,
                            const Grouping& texts) const {
  std::vector<std::uint32_t> text_of(chunk.rows);
  for (std::size_t r = 0; r < rows.size(); ++r) text_of[rows[r]] = texts.group_of[r];
  Keys keys{{text_of}, {texts.first.size()}};
  for (const std::size_t column : by_) {
    keys.columns.emplace_back(chunk.columns[column].keys);
    keys.sizes.push_back(chunk.columns[column].words.all().size());
  }
  return group(keys, rows);
}

// Adds sums over the given rows, which have one shape, to `part`.
void Totals::sum(const table::ChunkColumns& chunk, const Rows::Sorted& sorted, std::size_t generation,
                 std::span<const std::size_t> rows, const Grouping& texts, Part& part) const {
  const Generation& g = *generations_[generation];
  const auto& bound = rows_.bound();
  const std::vector<std::size_t>& bound_of = Rows::bound_of(*g.shape);
  const auto fill = [&](std::size_t v, std::size_t first, std::span<double> out) {
    const std::size_t b = bound_of[v];
    if (sorted.one != nullptr && bound[b].number)
      return std::copy_n(sorted.numbers[b].data() + first, out.size(), out.data()), void();
    for (std::size_t r = 0; r < out.size(); ++r) {
      const std::size_t row = rows[first + r];
      out[r] = bound[b].number ? sorted.numbers[b][row] : static_cast<double>(sorted.words[b][row]);
    }
  };
  sheet::Columns quantities(g.parts.quantities.size(), rows.size());
  g.quantities->rows(0, rows.size(), quantities, 0, g.merged->columns(fill));

  const Grouping of_columns = by_.empty() ? Grouping{} : by_columns(chunk, rows, texts);
  const Grouping& grouping = by_.empty() ? texts : of_columns;

  const std::size_t base = part.sums.size();
  for (const std::size_t r : grouping.first) {
    Key key{generation, std::vector<std::uint32_t>(bound.size()), {}};
    for (std::size_t b = 0; b < bound.size(); ++b)
      if (g.key_input[b]) key.words[b] = sorted.words[b][rows[r]];
    for (const std::size_t column : by_)
      key.group.push_back(chunk.columns[column].words.all()[chunk.columns[column].keys[rows[r]]]);
    part.sums.push_back({key, {std::vector<double>(g.parts.products.size()), 0}});
  }
  std::vector<double> product(rows.size());
  std::vector<double> sums(grouping.first.size());
  for (std::size_t p = 0; p < g.parts.products.size(); ++p) {
    std::ranges::fill(product, 1.0);
    for (const auto& [quantity, power] : g.parts.products[p]) multiply(product, quantities[quantity], power);
    std::ranges::fill(sums, 0.0);
    for (std::size_t r = 0; r < rows.size(); ++r) sums[grouping.group_of[r]] += product[r];
    for (std::size_t k = 0; k < sums.size(); ++k) part.sums[base + k].second.products[p] = sums[k];
  }
  for (std::size_t k = 0; k < sums.size(); ++k) part.sums[base + k].second.rows = grouping.rows[k];
}

void Totals::add(const Part& part) {
  for (const auto& [key, sums] : part.sums) {
    const auto [found, is_new] = sums_.emplace(key, sums);
    if (is_new) continue;
    for (std::size_t p = 0; p < sums.products.size(); ++p) found->second.products[p] += sums.products[p];
    found->second.rows += sums.rows;
  }
}

std::vector<GroupTotals> Totals::finish(const study::Options& options, const GroupName& name) const {
  struct Running {
    std::vector<double> best;
    std::vector<std::vector<double>> draws;
    std::vector<std::uint64_t> unknown_rows;
    std::uint64_t rows = 0, incomplete = 0;
    std::set<std::string> bases;
  };
  std::map<std::vector<std::string>, Running> groups;
  const std::size_t samples = has_ranges() ? options.samples : 0;
  for (const auto& entry : sums_) {
    const Key& key = entry.first;
    const Sums& sums = entry.second;
    const Generation& g = *generations_[key.generation];
    const std::size_t outputs = g.merged->outputs.size();
    std::vector<std::string> names;
    for (std::size_t by = 0; by < key.group.size(); ++by) names.push_back(name(by, key.group[by]));
    Running& group = groups[std::move(names)];
    if (group.best.empty()) {
      group.best.assign(outputs, 0);
      group.draws.assign(outputs, std::vector<double>(samples, 0));
      group.unknown_rows.assign(outputs, 0);
    }
    group.rows += sums.rows;
    const auto words = Rows::by_variable(*g.shape, key.words);
    if (!g.merged->complete(words)) group.incomplete += sums.rows;
    group.bases.insert(g.merged->basis(words));

    const auto& inputs = g.parts.coefficients.inputs();
    std::vector<bool> varies(inputs.size());
    std::vector<std::optional<double>> fixed(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      varies[i] = !inputs[i].value.exact();
      if (inputs[i].role == Role::unknown) {
        varies[i] = true;
        fixed[i] = sheet::unknown;
      }
      for (std::size_t b = 0; b < key.words.size(); ++b)
        if (g.key_input[b] && g.merged->sheet.inputs()[*g.key_input[b]].id == inputs[i].id) {
          varies[i] = true;
          fixed[i] = key.words[b];
        }
    }
    std::vector<std::int32_t> cells;
    for (const auto& terms : g.parts.outputs)
      for (const auto& term : terms) cells.push_back(term.coefficient);
    // the coefficients, first at best values and then drawn
    const auto at_best = sheet::evaluate(
        g.parts.coefficients, cells, 1, varies,
        [&](std::size_t input, std::size_t, std::span<double> out) {
          out[0] = fixed[input] ? *fixed[input] : inputs[input].value.best;
        },
        1);
    const auto drawn = sheet::evaluate(
        g.parts.coefficients, cells, samples, varies,
        [&](std::size_t input, std::size_t first, std::span<double> out) {
          if (fixed[input]) std::ranges::fill(out, *fixed[input]);
          else sheet::draw(inputs[input], options.seed, first, out);
        },
        options.threads);
    std::size_t cell = 0;
    std::size_t present = 0;
    for (std::size_t k = 0; k < outputs; ++k) {
      if (g.merged->outputs[k] < 0) {
        group.unknown_rows[k] += sums.rows;
        continue;
      }
      double best = 0;
      const auto& terms = g.parts.outputs[present++];
      for (std::size_t t = 0; t < terms.size(); ++t) best += sums.products[terms[t].product] * at_best[cell + t][0];
      if (std::isnan(best)) {
        group.unknown_rows[k] += sums.rows;
      } else {
        group.best[k] += best;
        for (std::size_t t = 0; t < terms.size(); ++t) {
          const double sum = sums.products[terms[t].product];
          const auto column = drawn[cell + t];
          for (std::size_t s = 0; s < samples; ++s) group.draws[k][s] += sum * column[s];
        }
      }
      cell += terms.size();
    }
  }
  std::vector<GroupTotals> result;
  for (auto& entry : groups) {
    Running& group = entry.second;
    GroupTotals t{entry.first, {}, group.unknown_rows, group.rows, group.incomplete, group.bases};
    for (std::size_t k = 0; k < group.best.size(); ++k) {
      t.outputs.push_back(study::estimate(group.best[k], group.draws[k]));
    }
    result.push_back(std::move(t));
  }
  return result;
}

}  // namespace aicarbon::rows
