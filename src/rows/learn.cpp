// Learning: shapes and texts that did not occur in an earlier chunk are formulated and compared with single jobs. See
// rows.hpp.
#include "rows/agreement.hpp"
#include "rows/grouping.hpp"
#include "rows/period_key.hpp"
#include "rows/shape.hpp"

#include <fmt/format.h>

#include <numeric>

namespace aicarbon::rows {
namespace {

// Another value that the field accepts, to find out whether the value of the field changes formulas.
std::optional<double> neighbour(double value, const json::Field& field) {
  for (const double other : {value * 1.25, value * 0.8, value + 1})
    if (other != value && in_domain(other, field)) return other;
  return std::nullopt;
}

}  // namespace

bool Rows::knows(const table::ChunkColumns& chunk) const {
  std::vector<const Shape*> shapes;
  const auto meets = [&](const ShapeKey& key) {
    const auto found = shapes_.find(key);
    if (found == shapes_.end()) return false;
    if (std::ranges::find(shapes, found->second.get()) == shapes.end()) shapes.push_back(found->second.get());
    return true;
  };
  if (const auto common = common_key(chunk)) {
    if (chunk.rows > 0 && !meets(*common)) return false;
  } else {
    const auto faulty = faulty_rows(chunk);
    const auto keys = keys_of(chunk);
    for (std::size_t row = 0; row < chunk.rows; ++row) {
      if (faulty[row] || (row > 0 && !faulty[row - 1] && keys[row] == keys[row - 1])) continue;
      if (!meets(keys[row])) return false;
    }
  }
  const auto is_learnt = [](const Word& word) { return word.number != not_learnt || !word.fault.empty(); };
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    if (bound_[b].number || is_period(b)) continue;
    const auto& texts = chunk.columns[bound_[b].column].words.all();
    for (std::size_t k = 1; k < texts.size(); ++k) {
      const auto known = words_[b].find(texts[k]);
      if (known == words_[b].end()) return false;
      for (const Shape* shape : shapes) {
        if (!shape->fault.empty() || !shape->variable_of[b]) continue;
        if (known->second >= shape->words[b].size() || !is_learnt(shape->words[b][known->second])) return false;
      }
    }
  }
  return !has_untried(chunk);
}

// Prepares the sheet of a shape for the evaluation of rows.
void Rows::prepare(Shape& shape) {
  const MergedSheet& merged = *shape.merged;
  shape.evaluation = std::make_unique<const sheet::Evaluation>(merged.sheet, merged.present(), merged.varies(),
                                                               table::rows_of_a_chunk);
}

// One row for each combination of texts that occurs in the given rows of a shape.
std::vector<std::size_t> Rows::rows_of_words(const Shape& shape, const Sorted& sorted,
                                             std::span<const std::size_t> rows) {
  Keys keys;
  for (std::size_t v = 0; v < shape.variables.size(); ++v) {
    if (shape.variables[v].number) continue;
    keys.columns.emplace_back(sorted.words[shape.bound[v]]);
    keys.sizes.push_back(shape.variables[v].words.size());
  }
  std::vector<std::size_t> found = group(keys, rows).first;
  for (std::size_t& row : found) row = rows[row];
  return found;
}

// Whether rows combine texts in a way that has not been compared with a single job. The texts of the chunk must have
// been learned.
bool Rows::has_untried(const table::ChunkColumns& chunk) const {
  if (std::ranges::none_of(shapes_, [](const auto& entry) { return entry.second->is_open(); })) return false;
  if (const auto common = common_key(chunk)) {  // fast path: all rows have one shape, so they need not be sorted by it
    const auto found = shapes_.find(*common);
    return found != shapes_.end() && found->second->is_open() && has_untried(*found->second, chunk);
  }
  const Sorted sorted = sort(chunk);
  for (const auto& entry : by_shape(sorted, chunk.rows)) {
    const Shape& shape = *entry.first;
    if (!shape.is_open()) continue;
    for (const std::size_t row : rows_of_words(shape, sorted, entry.second))
      if (!shape.tried.contains(words_of(shape, sorted, row))) return true;
  }
  return false;
}

bool Rows::has_untried(const Shape& shape, const table::ChunkColumns& chunk) const {
  Keys keys;
  for (const std::size_t b : shape.bound) {
    if (bound_[b].number) continue;
    const auto& column = chunk.columns[bound_[b].column];
    keys.columns.emplace_back(column.keys);
    keys.sizes.push_back(column.words.all().size());
  }
  std::vector<std::size_t> rows(chunk.rows);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  for (const std::size_t row : group(keys, rows).first) {
    std::vector<std::uint32_t> words(shape.variables.size());
    bool is_fault = false;  // whether a text is invalid by itself
    for (std::size_t v = 0; v < words.size(); ++v) {
      const std::size_t b = shape.bound[v];
      if (bound_[b].number) continue;
      const auto& column = chunk.columns[bound_[b].column];
      const Word& word = shape.words[b][words_[b].find(column.words.all()[column.keys[row]])->second];
      is_fault = is_fault || word.number < 0;
      words[v] = static_cast<std::uint32_t>(std::max<std::int64_t>(word.number, 0));
    }
    if (!is_fault && !shape.tried.contains(words)) return true;
  }
  return false;
}

void Rows::try_words(const table::ChunkColumns& chunk) {
  if (!has_untried(chunk)) return;
  const Sorted sorted = sort(chunk);
  for (const auto& entry : by_shape(sorted, chunk.rows)) {
    Shape& shape = *shapes_.find(entry.first->key)->second;
    if (!shape.is_open()) continue;
    for (const std::size_t row : rows_of_words(shape, sorted, entry.second)) {
      const auto words = words_of(shape, sorted, row);
      if (!shape.is_open() || !shape.tried.insert(words).second) continue;
      if (std::ranges::count(words, 0U) + 1 >= std::ssize(words))
        continue;  // at most one text differs from the base, and that job was formulated already
      auto edits = shape.edits;
      for (std::size_t v = 0; v < words.size(); ++v)
        if (!shape.variables[v].number)
          std::ranges::find(edits, shape.variables[v].path, &workload::Edit::path)->json =
              shape.variables[v].words[words[v]];
      const auto alone = formulated(job_, catalog_, edits);
      if (alone) shape.notes_of.emplace(words, Shape::Notes{alone->notes, alone->suspicious});
      if (!alone) {
        shape.refused.emplace(words, first_error(alone.notes));
      } else if (const auto figure = differs(*shape.merged, shape.variables, words, *alone, keys_)) {
        shape.combines = true;
        shape.refused.emplace(
            words,
            fmt::format(
                "{} depends on the combination of several text values; state in the template what they decide together, such as the \"class\" of the hardware or the \"pue\" and \"wue\" of the site, or estimate this record as a job of its own",
                *figure));
      }
    }
  }
}

// Parts the rows by the kind of their place from now on, if a shape refuses texts that decide formulas together. Returns
// false if they are already, or if no column holds places.
bool Rows::part_by_place() {
  if (by_place_ || std::ranges::none_of(shapes_, [](const auto& entry) { return entry.second->combines; }))
    return false;
  for (std::size_t b = 0; b < bound_.size(); ++b)
    if (!bound_[b].number && (bound_[b].path.ends_with("/grid") || bound_[b].path.ends_with("/site")))
      parting_.push_back(b);
  by_place_ = true;
  return parting_.size() > periods_.size();
}

void Rows::learn(const table::ChunkColumns& chunk) {
  learn_parts(chunk);
  std::vector<Shape*> shapes;
  const auto meet = [&](const ShapeKey& key, std::size_t row) {
    Shape* shape = shape_of(key, chunk, row);
    if (shape != nullptr && shape->fault.empty() && std::ranges::find(shapes, shape) == shapes.end())
      shapes.push_back(shape);
  };
  const bool alike = common_key(chunk).has_value();
  const auto faulty = faulty_rows(chunk);
  const auto keys = keys_of(chunk);
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    if (faulty[row]) continue;
    const auto known = shapes_.find(keys[row]);
    const bool met = known != shapes_.end() && std::ranges::find(shapes, known->second.get()) != shapes.end();
    if (!met) meet(keys[row], row);
    if (alike && !shapes.empty()) break;
  }
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    if (bound_[b].number || is_period(b)) continue;
    const auto& texts = chunk.columns[bound_[b].column].words.all();
    std::vector<std::uint32_t> numbers(texts.size());
    for (std::size_t k = 1; k < texts.size(); ++k) {
      const auto [found, is_new] = words_[b].emplace(texts[k], static_cast<std::uint32_t>(texts_[b].size()));
      if (is_new) texts_[b].push_back(texts[k]);
      numbers[k] = found->second;
    }
    for (Shape* shape : shapes) learn_words(*shape, b, texts, numbers);
  }
  for (Shape* shape : shapes) {
    if (shape->merged) continue;
    auto merged = merge(shape->base, shape->variables, shape->of_words, keys_);
    auto limits = Limits::of(shape->base, shape->variables, shape->of_words);
    if (merged && limits) {
      shape->merged = std::make_shared<const MergedSheet>(std::move(*merged));
      shape->limits = std::move(*limits);
      shape->doubts = RowDoubts::of(shape->base, shape->variables, shape->of_words);
    } else {
      shape->fault = first_error(merged ? limits.notes : merged.notes);
      continue;
    }
    for (std::size_t v = 0; v < shape->variables.size(); ++v) {
      const std::size_t b = shape->bound[v];
      if (shape->merged->as_word[v] || shape->limits.as_word(v))
        shape->fault = fmt::format(
            "the value of {} determines which formulas are used, so it cannot come from a column", bound_[b].path);
      if (bound_[b].number)
        shape->unit[b] =
            units::parse(bound_[b].field().unit, shape->limits.dim(v, *shape->merged)).value_or(units::Unit{});
    }
    prepare(*shape);
  }
  try_words(chunk);
  if (part_by_place()) learn(chunk);
}

Rows::Shape* Rows::shape_of(const ShapeKey& key, const table::ChunkColumns& chunk, std::size_t row) {
  if (const auto known = shapes_.find(key); known != shapes_.end()) return known->second.get();
  auto shape = std::make_unique<Shape>();
  shape->key = key;
  shape->variable_of.resize(bound_.size());
  shape->words.resize(bound_.size());
  shape->unit.resize(bound_.size());
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    const Bound& bound = bound_[b];
    const json::Field& field = bound.field();
    if ((key.mask >> b & 1U) == 0) {
      if (!empty_is_template_) shape->edits.push_back({bound.path, std::nullopt});
      continue;
    }
    if (is_period(b)) {
      const auto& column = chunk.columns[bound.column];
      shape->edits.push_back({bound.path, workload::as_json(period_key(column.words.all()[column.keys[row]]), field)});
      continue;
    }
    shape->variable_of[b] = shape->variables.size();
    shape->bound.push_back(b);
    Variable v{bound.path, bound.number, {}};
    if (bound.number) {
      const double value = chunk.columns[bound.column].numbers[row];
      if (!in_domain(value, field))
        return nullptr;  // this value is invalid, and another row may become the base of the shape
      v.words.push_back(number_json(value, field));
      shape->edits.push_back({bound.path, v.words.front()});
    } else {
      const auto& column = chunk.columns[bound.column];
      v.words.push_back(workload::as_json(column.words.all()[column.keys[row]], field));
      shape->edits.push_back({bound.path, v.words.front()});
    }
    shape->variables.push_back(std::move(v));
  }
  auto base = formulated(job_, catalog_, shape->edits);
  if (!base) {
    // Finds out whether the shape or a text of this row is invalid. It is the shape if the job is also invalid with the
    // texts of the template.
    std::vector<workload::Edit> without;
    for (const workload::Edit& edit : shape->edits) {
      const auto of = std::ranges::find(bound_, edit.path, &Bound::path);
      if (!edit.json || of->number) without.push_back(edit);
    }
    if (formulated(job_, catalog_, without)) return nullptr;
    // Or the numbers of this row are, such as more cached tokens than tokens: another row may become the base.
    std::vector<workload::Edit> with_own_numbers;
    for (const workload::Edit& edit : shape->edits)
      if (!edit.json || !std::ranges::find(bound_, edit.path, &Bound::path)->number) with_own_numbers.push_back(edit);
    if (formulated(job_, catalog_, with_own_numbers)) return nullptr;
    shape->fault = first_error(base.notes);
    return shapes_.emplace(key, std::move(shape)).first->second.get();
  }
  base->model.lines.clear();
  shape->base = std::move(*base);
  shape->of_words.resize(shape->variables.size());
  for (std::size_t v = 0; v < shape->variables.size(); ++v) {
    const std::size_t b = shape->bound[v];
    const auto& column = chunk.columns[bound_[b].column];
    if (!bound_[b].number) {  // the base has this text, and is formulated already
      const std::string& text = column.words.all()[column.keys[row]];
      const auto [known, is_new] = words_[b].emplace(text, static_cast<std::uint32_t>(texts_[b].size()));
      if (is_new) texts_[b].push_back(text);
      shape->words[b].resize(std::max<std::size_t>(shape->words[b].size(), known->second + 1));
      shape->words[b][known->second].number = 0;
      continue;
    }
    const json::Field& field = bound_[b].field();
    const auto other = neighbour(column.numbers[row], field);
    if (!other) continue;
    auto edits = shape->edits;
    std::ranges::find(edits, bound_[b].path, &workload::Edit::path)->json = number_json(*other, field);
    if (auto neighbouring = formulated(job_, catalog_, edits)) {
      neighbouring->model.lines.clear();
      shape->variables[v].words.push_back(number_json(*other, field));
      shape->of_words[v].push_back(std::move(*neighbouring));
    }
  }
  return shapes_.emplace(key, std::move(shape)).first->second.get();
}

void Rows::learn_words(Shape& shape, std::size_t b, std::span<const std::string> texts,
                       std::span<const std::uint32_t> numbers) {
  if (!shape.variable_of[b]) return;
  const std::size_t v = *shape.variable_of[b];
  auto& known = shape.words[b];
  known.resize(std::max(known.size(), texts_[b].size()));
  const json::Field& field = bound_[b].field();
  for (std::size_t k = 1; k < texts.size(); ++k) {
    Word& word = known[numbers[k]];
    if (word.number != not_learnt || !word.fault.empty()) continue;
    auto edits = shape.edits;
    std::ranges::find(edits, bound_[b].path, &workload::Edit::path)->json = workload::as_json(texts[k], field);
    auto with_word = formulated(job_, catalog_, edits);
    if (!with_word) {
      word.fault = first_error(with_word.notes);
      continue;
    }
    with_word->model.lines.clear();
    word.number = static_cast<std::int64_t>(shape.variables[v].words.size());
    shape.variables[v].words.push_back(workload::as_json(texts[k], field));
    shape.of_words[v].push_back(std::move(*with_word));
    shape.merged.reset();
  }
}

}  // namespace aicarbon::rows
