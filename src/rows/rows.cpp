// Figures of rows: the sheet of their shape over columns. See rows.hpp; rows_learn.cpp makes the sheets, rows_sort.cpp the columns.
#include "rows/shape.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace aicarbon::rows {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Whether no word changes what a row says of itself.
bool same_everywhere(const MergedSheet& s) {
  const auto none = [](const auto& of_words) {
    return std::ranges::all_of(of_words, [](std::uint64_t bits) { return bits == 0; });
  };
  return std::ranges::all_of(s.more_incomplete, none) && std::ranges::all_of(s.less_incomplete, none) &&
         std::ranges::all_of(s.bases, [&](const auto& of_words) {
           return std::ranges::all_of(of_words, [&](const std::string& basis) { return basis == s.base_basis; });
         });
}

}  // namespace

Rows::Rows(SourceText job, const Catalog& catalog, std::vector<Bound> bound, std::vector<std::string> keys,
           bool empty_is_template)
    : job_(std::move(job)), catalog_(catalog), bound_(std::move(bound)), keys_(std::move(keys)),
      empty_is_template_(empty_is_template), words_(bound_.size()), texts_(bound_.size()) {}
Rows::~Rows() = default;

bool Rows::open(Diagnostics& out) {
  Diagnostics found;
  std::vector<workload::Edit> edits;  // a place that leads nowhere is found before the first row
  for (const Bound& b : bound_) edits.push_back({b.path, "null"});
  const bool sound =
      instantiate(job_, catalog_, {}, found).has_value() && workload::edited(job_, edits, found).has_value();
  if (!sound) out.insert(out.end(), found.begin(), found.end());
  return sound;
}

Rows::Columns Rows::columns(const Shape& shape) {
  Columns c{&*shape.merged, {}, {}};
  c.number_input.resize(shape.variable_of.size());
  c.key_input.resize(shape.variable_of.size());
  for (std::size_t b = 0; b < shape.variable_of.size(); ++b) {
    if (!shape.variable_of[b]) continue;
    const std::size_t v = *shape.variable_of[b];
    (shape.variables[v].number ? c.number_input : c.key_input)[b] = shape.merged->inputs[v];
  }
  return c;
}

std::vector<std::pair<const Rows::Shape*, std::shared_ptr<const MergedSheet>>> Rows::sheets() const {
  std::vector<std::pair<const Shape*, std::shared_ptr<const MergedSheet>>> all;
  for (const auto& [mask, shape] : shapes_)
    if (shape->merged && shape->fault.empty()) all.emplace_back(shape.get(), shape->merged);
  return all;
}

std::vector<std::uint32_t> Rows::by_variable(const Shape& shape, std::span<const std::uint32_t> words) {
  std::vector<std::uint32_t> by(shape.variables.size());
  for (std::size_t v = 0; v < by.size(); ++v)
    if (!shape.variables[v].number) by[v] = words[shape.bound[v]];
  return by;
}

std::vector<std::uint32_t> Rows::words_of(const Shape& shape, const Sorted& sorted, std::size_t row) {
  std::vector<std::uint32_t> words(shape.variables.size());
  for (std::size_t v = 0; v < shape.variables.size(); ++v)
    if (!shape.variables[v].number) words[v] = sorted.words[shape.bound[v]][row];
  return words;
}

RowFigures Rows::figures(const table::ChunkColumns& chunk) const {
  RowFigures f;
  Sorted sorted = sort(chunk);
  f.outputs.assign(keys_.size(), std::vector<double>(chunk.rows, unknown));
  f.complete.assign(chunk.rows, 0);
  f.basis.assign(chunk.rows, 0);
  f.bases.emplace_back();
  for (const auto& [shape, rows] : by_shape(sorted, chunk.rows)) {
    const MergedSheet& merged = *shape->merged;
    const std::vector<std::size_t>& bound_of = shape->bound_of;
    const std::vector<std::size_t>& of = rows;
    const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
      if (merged.unknown == input) {
        std::ranges::fill(out, unknown);
        return;
      }
      const std::size_t b = bound_of[input];
      for (std::size_t r = 0; r < out.size(); ++r) {
        const std::size_t row = of[first + r];
        out[r] = bound_[b].number ? sorted.numbers[b][row] : static_cast<double>(sorted.words[b][row]);
      }
    };
    sheet::Columns columns(merged.present().size(), rows.size());
    shape->evaluation->rows(0, rows.size(), columns, 0, fill);
    std::size_t next = 0;
    for (std::size_t k = 0; k < merged.outputs.size(); ++k) {
      if (merged.outputs[k] < 0) continue;
      const auto column = columns[next++];
      for (std::size_t r = 0; r < rows.size(); ++r) f.outputs[k][rows[r]] = column[r];
    }
    describe(*shape, sorted, rows, f);
  }
  f.rejects = std::move(sorted.rejects);
  return f;
}

// Basis and completeness of rows: the same for rows of the same words.
void Rows::describe(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows, RowFigures& f) {
  const MergedSheet& merged = *shape.merged;
  const auto index_of = [&](const std::string& basis) {
    const auto found = std::ranges::find(f.bases, basis);
    if (found == f.bases.end()) f.bases.push_back(basis);
    return static_cast<std::uint32_t>(std::ranges::find(f.bases, basis) - f.bases.begin());
  };
  if (same_everywhere(merged)) {
    const std::uint32_t basis = index_of(merged.base_basis);
    const bool complete = merged.complete(std::vector<std::uint32_t>(shape.variables.size()));
    for (const std::size_t row : rows) {
      f.complete[row] = complete ? 1 : 0;
      f.basis[row] = basis;
    }
    return;
  }
  // Rows of the same words say the same: each set of words is asked once.
  std::unordered_map<std::uint64_t, std::pair<std::uint8_t, std::uint32_t>> known;
  std::pair<std::uint8_t, std::uint32_t> last{};
  std::uint64_t last_key = ~std::uint64_t{0};
  for (const std::size_t row : rows) {
    std::uint64_t key = 0;
    for (std::size_t v = 0; v < shape.variables.size(); ++v)
      if (!shape.variables[v].number) key = key * shape.variables[v].words.size() + sorted.words[shape.bound[v]][row];
    if (key != last_key) {
      const auto [found, is_new] = known.emplace(key, std::pair<std::uint8_t, std::uint32_t>{});
      if (is_new) {
        const auto words = words_of(shape, sorted, row);
        found->second = {static_cast<std::uint8_t>(merged.complete(words) ? 1 : 0), index_of(merged.basis(words))};
      }
      last = found->second;
      last_key = key;
    }
    f.complete[row] = last.first;
    f.basis[row] = last.second;
  }
}

}  // namespace aicarbon::rows
