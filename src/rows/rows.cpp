// Computes figures of rows by evaluating the sheet of their shape over columns. See rows.hpp; learn.cpp makes the
// sheets, and sort.cpp the columns.
#include "rows/agreement.hpp"
#include "rows/shape.hpp"

#include <unordered_map>

namespace aicarbon::rows {

Rows::Rows(SourceText job, const Catalog& catalog, std::vector<Bound> bound, std::vector<std::string> keys,
           bool empty_is_template)
    : job_(std::move(job)), catalog_(catalog), bound_(std::move(bound)), keys_(std::move(keys)),
      empty_is_template_(empty_is_template), words_(bound_.size()), texts_(bound_.size()) {
  for (std::size_t b = 0; b < bound_.size(); ++b)
    if (bound_[b].path.ends_with("/period")) periods_.push_back(b);
  parting_ = periods_;
}
Rows::~Rows() = default;

Diagnostics Rows::faults() const {
  Diagnostics found = formulated(job_, catalog_, {}).notes;
  if (has_errors(found)) return found;
  // An edit fails if the job does not contain the object of its field, so the fault is found before the first row.
  std::vector<workload::Edit> edits;
  for (const Bound& b : bound_) edits.push_back({b.path, "null"});
  return workload::edited(job_, edits).notes;
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
  for (const auto& [key, shape] : shapes_)
    if (shape->merged && shape->fault.empty()) all.emplace_back(shape.get(), shape->merged);
  return all;
}

const std::vector<std::size_t>& Rows::bound_of(const Shape& shape) { return shape.bound; }

ShapeKey Rows::key_of(const Shape& shape) { return shape.key; }

// Whether a figure or a note depends on a variable. If a text never varies, the sheet has no input for it, so the job is
// formulated once more without its field.
bool Rows::reads(const Shape& shape, std::size_t variable) const {
  const MergedSheet& merged = *shape.merged;
  if (merged.inputs[variable] || shape.limits.reads(variable)) return true;
  const Variable& v = shape.variables[variable];
  if (v.number) return false;
  const auto says_other = [&](const Formulated& job) {
    return !std::ranges::equal(job.notes, shape.base.notes, {}, &Diagnostic::message, &Diagnostic::message);
  };
  if (v.words.size() > 1)
    return !merged.alike_everywhere() || std::ranges::any_of(shape.of_words[variable], says_other);
  auto edits = shape.edits;
  std::ranges::find(edits, v.path, &workload::Edit::path)->json = std::nullopt;
  const auto without = formulated(job_, catalog_, edits);
  const std::vector<std::uint32_t> base(shape.variables.size());
  return !without || says_other(*without) || differs(merged, shape.variables, base, *without, keys_).has_value();
}

std::vector<Readers> Rows::readers(const RowsOfShapes& rows) const {
  std::vector<Readers> all(bound_.size());
  for (const auto& [key, count] : rows) {
    const Shape& shape = *shapes_.at(key);
    for (const std::size_t b : periods_)
      if ((key.mask >> b & 1U) != 0) all[b] = {all[b].filled + count, all[b].read + count};
    for (std::size_t b = 0; b < bound_.size(); ++b) {
      if (!shape.variable_of[b]) continue;
      all[b].filled += count;
      if (reads(shape, *shape.variable_of[b])) all[b].read += count;
    }
  }
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
  f.outputs.assign(keys_.size(), std::vector<double>(chunk.rows, sheet::unknown));
  f.complete.assign(chunk.rows, 0);
  f.basis.assign(chunk.rows, 0);
  f.bases.emplace_back();
  for (const auto& [shape, rows] : by_shape(sorted, chunk.rows)) {
    f.of_shapes[shape->key] += rows.size();
    const MergedSheet& merged = *shape->merged;
    const Shape& of = *shape;
    const std::vector<std::size_t>& which = rows;
    const auto fill = [&](std::size_t v, std::size_t first, std::span<double> out) {
      const std::size_t b = of.bound[v];
      for (std::size_t r = 0; r < out.size(); ++r) {
        const std::size_t row = which[first + r];
        out[r] = bound_[b].number ? sorted.numbers[b][row] : static_cast<double>(sorted.words[b][row]);
      }
    };
    sheet::Columns columns(merged.present().size(), rows.size());
    shape->evaluation->rows(0, rows.size(), columns, 0, merged.columns(fill));
    std::size_t next = 0;
    for (std::size_t k = 0; k < merged.outputs.size(); ++k) {
      if (merged.outputs[k] < 0) continue;
      const auto column = columns[next++];
      for (std::size_t r = 0; r < rows.size(); ++r) f.outputs[k][rows[r]] = column[r];
    }
    describe(*shape, sorted, rows, f);
    say(*shape, sorted, rows, by_texts(*shape, sorted, rows), f.messages);
  }
  f.rejects = std::move(sorted.rejects);
  return f;
}

// Sets the basis and the completeness of rows, which depend only on their texts.
void Rows::describe(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows, RowFigures& f) {
  const MergedSheet& merged = *shape.merged;
  const auto index_of = [&](const std::string& basis) {
    const auto found = std::ranges::find(f.bases, basis);
    if (found == f.bases.end()) f.bases.push_back(basis);
    return static_cast<std::uint32_t>(std::ranges::find(f.bases, basis) - f.bases.begin());
  };
  if (merged.alike_everywhere()) {
    const std::uint32_t basis = index_of(merged.base_basis);
    const bool complete = merged.complete(std::vector<std::uint32_t>(shape.variables.size()));
    for (const std::size_t row : rows) {
      f.complete[row] = complete ? 1 : 0;
      f.basis[row] = basis;
    }
    return;
  }
  // Rows with the same texts have the same description, so each combination of texts is looked up once.
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
