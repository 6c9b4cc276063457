// See rows.hpp.
#include "study/rows.hpp"

#include "sheet/columns.hpp"
#include "study/grouping.hpp"
#include "study/limits.hpp"
#include "units/units.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <unordered_map>

namespace aicarbon::study {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t not_learnt = -1;

// A word as a shape knows it: its number in the shape's variable, or why it cannot be.
struct Word {
  std::int64_t number = not_learnt;
  std::string fault;
};

std::string first_error(const Diagnostics& found) {
  for (const Diagnostic& d : found)
    if (d.severity == Severity::error) return d.help.empty() ? d.message : d.message + ": " + d.help;
  return "the job is not sound";
}

// A number of the file in the field's own unit.
constexpr double largest = 1e30;
bool in_domain(double value, const json::Field& f) {
  return value >= f.minimum && value <= std::min(f.maximum, largest) && !(f.positive && value <= f.minimum);
}

// Without a branch, so that the loop is made wide.
bool all_in_domain(std::span<const double> values, const json::Field& f) {
  const double least = f.positive ? std::nextafter(f.minimum, largest) : f.minimum;
  const double most = std::min(f.maximum, largest);
  std::size_t outside = 0;
  for (const double x : values)
    outside += static_cast<std::size_t>(!(x >= least)) + static_cast<std::size_t>(!(x <= most));
  return outside == 0;
}

std::string number_json(double value, const json::Field& field) {
  return workload::as_json(units::shortest(value), field);
}

// Another value of the field, to see whether its values change formulas.
std::optional<double> neighbour(double value, const json::Field& field) {
  for (const double other : {value * 1.25, value * 0.8, value + 1})
    if (other != value && in_domain(other, field)) return other;
  return std::nullopt;
}

// Whether no word changes what a row says of itself.
bool same_everywhere(const Spread& s) {
  const auto none = [](const auto& of_words) {
    return std::ranges::all_of(of_words, [](std::uint64_t bits) { return bits == 0; });
  };
  return std::ranges::all_of(s.more_incomplete, none) && std::ranges::all_of(s.less_incomplete, none) &&
         std::ranges::all_of(s.bases, [&](const auto& of_words) {
           return std::ranges::all_of(of_words, [&](const std::string& basis) { return basis == s.base_basis; });
         });
}

}  // namespace

struct Rows::Shape {
  std::vector<workload::Edit> edits;  // that make the base: numbers of a first row, empty places taken out
  std::vector<std::size_t> bound;     // of each variable: which bound column
  std::vector<std::optional<std::size_t>> variable_of;  // of each bound column
  std::vector<Variable> variables;
  Instance base;
  std::vector<std::vector<Instance>> of_words;
  std::vector<std::vector<Word>> words;  // of each bound column, by the number of its text
  std::shared_ptr<const Spread> spread;
  Limits limits;
  std::vector<std::size_t> bound_of;  // of each input of the sheet that is a column: which bound column
  std::unique_ptr<const sheet::Evaluation> evaluation;  // of the outputs that the sheet has
  std::vector<units::Unit> unit;                        // of each bound column that is a number
  std::string fault;                                    // why no row of this shape can be
  // Words together, by variable: the sheet is made of each word alone, and held against the job alone where rows have several.
  std::set<std::vector<std::uint32_t>> tried;
  std::map<std::vector<std::uint32_t>, std::string> refused;  // and why
  std::uint64_t mask = 0;                                     // which bound cells its rows have

  // Whether more of them are to be tried: after so many, others are taken to come together as well.
  bool is_open() const {
    constexpr std::size_t most = 4096;
    return spread && fault.empty() && tried.size() < most &&
           std::ranges::count(variables, false, &Variable::number) > 1;
  }
};

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

// --- learning --------------------------------------------------------------------------------------------------------------------

namespace {

std::vector<bool> faulty_rows(const table::ChunkColumns& chunk) {
  std::vector<bool> faulty(chunk.rows);
  for (const auto& fault : chunk.faults) faulty[fault.row] = true;
  return faulty;
}

bool is_there(const table::ChunkColumns& chunk, const Bound& b, std::size_t row) {
  const auto& column = chunk.columns[b.column];
  return b.number ? !std::isnan(column.numbers[row]) : column.keys[row] != 0;
}

// Which bound cells of a row are there, as bits.
std::uint64_t mask_of(const table::ChunkColumns& chunk, std::span<const Bound> bound, std::size_t row) {
  std::uint64_t mask = 0;
  for (std::size_t b = 0; b < bound.size(); ++b)
    if (is_there(chunk, bound[b], row)) mask |= std::uint64_t{1} << b;
  return mask;
}

bool all_there(const table::ChunkColumns& chunk, std::span<const Bound> bound) {
  return chunk.faults.empty() &&
         std::ranges::all_of(bound, [&](const Bound& b) { return chunk.columns[b.column].empty == 0; });
}

std::uint64_t full_mask(std::size_t bound) { return bound == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bound) - 1; }

}  // namespace

bool Rows::knows(const table::ChunkColumns& chunk) const {
  std::vector<const Shape*> shapes;
  std::uint64_t last = 0;
  const bool full = all_there(chunk, bound_);
  const auto faulty = faulty_rows(chunk);
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    if (faulty[row]) continue;
    const std::uint64_t mask = full ? full_mask(bound_.size()) : mask_of(chunk, bound_, row);
    if (!shapes.empty() && mask == last) continue;
    const auto found = shapes_.find(mask);
    if (found == shapes_.end()) return false;
    last = mask;
    if (std::ranges::find(shapes, found->second.get()) == shapes.end()) shapes.push_back(found->second.get());
    if (full) break;
  }
  const auto is_learnt = [](const Word& word) { return word.number != not_learnt || !word.fault.empty(); };
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    if (bound_[b].number) continue;
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

// The sheet of a shape made ready for rows.
void Rows::prepare(Shape& shape) {
  const Spread& spread = *shape.spread;
  const std::size_t inputs = spread.sheet.inputs().size();
  std::vector<bool> varies(inputs);
  shape.bound_of.assign(inputs, 0);
  for (std::size_t v = 0; v < shape.variables.size(); ++v)
    if (const auto& input = spread.inputs[v]) {
      varies[*input] = true;
      shape.bound_of[*input] = shape.bound[v];
    }
  if (spread.unknown) varies[*spread.unknown] = true;
  constexpr std::size_t rows_of_a_chunk = 10'000;  // about: an evaluation is prepared for many
  shape.evaluation = std::make_unique<const sheet::Evaluation>(spread.sheet, spread.present(), varies, rows_of_a_chunk);
}

// Which words the rows of a shape have together; one row for each.
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

// Whether rows have words together that were not tried.
bool Rows::has_untried(const table::ChunkColumns& chunk) const {
  if (std::ranges::none_of(shapes_, [](const auto& entry) { return entry.second->is_open(); })) return false;
  const Sorted sorted = sort(chunk);
  for (const auto& entry : by_shape(sorted, chunk.rows)) {
    const Shape& shape = *entry.first;
    if (!shape.is_open()) continue;
    for (const std::size_t row : rows_of_words(shape, sorted, entry.second))
      if (!shape.tried.contains(words_of(shape, sorted, row))) return true;
  }
  return false;
}

void Rows::try_words(const table::ChunkColumns& chunk) {
  if (!has_untried(chunk)) return;
  const Sorted sorted = sort(chunk);
  for (const auto& entry : by_shape(sorted, chunk.rows)) {
    Shape& shape = *shapes_.find(entry.first->mask)->second;
    if (!shape.is_open()) continue;
    for (const std::size_t row : rows_of_words(shape, sorted, entry.second)) {
      const auto words = words_of(shape, sorted, row);
      if (!shape.is_open() || !shape.tried.insert(words).second) continue;
      auto edits = shape.edits;
      for (std::size_t v = 0; v < words.size(); ++v)
        if (!shape.variables[v].number)
          std::ranges::find(edits, shape.variables[v].path, &workload::Edit::path)->json =
              shape.variables[v].words[words[v]];
      Diagnostics found;
      const auto alone = instantiate(job_, catalog_, edits, found);
      if (!alone) shape.refused.emplace(words, first_error(found));
      else if (const auto figure = differs(*shape.spread, shape.variables, words, *alone, keys_))
        shape.refused.emplace(words, fmt::format("its words decide on {} together: estimate this job alone", *figure));
    }
  }
}

void Rows::learn(const table::ChunkColumns& chunk) {
  std::vector<Shape*> shapes;
  const auto meet = [&](std::uint64_t mask, std::size_t row) {
    Shape* shape = shape_of(mask, chunk, row);
    if (shape != nullptr && shape->fault.empty() && std::ranges::find(shapes, shape) == shapes.end())
      shapes.push_back(shape);
  };
  const bool full = all_there(chunk, bound_);
  const auto faulty = faulty_rows(chunk);
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    if (faulty[row]) continue;
    const std::uint64_t mask = full ? full_mask(bound_.size()) : mask_of(chunk, bound_, row);
    const auto known = shapes_.find(mask);
    const bool met = known != shapes_.end() && std::ranges::find(shapes, known->second.get()) != shapes.end();
    if (!met) meet(mask, row);
    if (full && !shapes.empty()) break;
  }
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    if (bound_[b].number) continue;
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
    if (shape->spread) continue;
    Diagnostics found;
    auto merged = spread(shape->base, shape->variables, shape->of_words, keys_, found);
    auto limits = Limits::of(shape->base, shape->variables, shape->of_words, found);
    if (merged && limits && verified(*merged, job_, catalog_, shape->edits, shape->variables, keys_, found)) {
      shape->spread = std::make_shared<const Spread>(std::move(*merged));
      shape->limits = std::move(*limits);
    } else {
      shape->fault = first_error(found);
      continue;
    }
    for (std::size_t v = 0; v < shape->variables.size(); ++v) {
      const std::size_t b = shape->bound[v];
      if (shape->spread->as_word[v])
        shape->fault = fmt::format("values of {} change formulas: it cannot be a column", bound_[b].path);
      if (bound_[b].number)
        shape->unit[b] =
            units::parse(workload::field_at(bound_[b].path)->unit, shape->spread->dims[v]).value_or(units::Unit{});
    }
    prepare(*shape);
  }
  try_words(chunk);
}

Rows::Shape* Rows::shape_of(std::uint64_t mask, const table::ChunkColumns& chunk, std::size_t row) {
  if (const auto known = shapes_.find(mask); known != shapes_.end()) return known->second.get();
  auto shape = std::make_unique<Shape>();
  shape->mask = mask;
  shape->variable_of.resize(bound_.size());
  shape->words.resize(bound_.size());
  shape->unit.resize(bound_.size());
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    const Bound& bound = bound_[b];
    const json::Field& field = *workload::field_at(bound.path);
    if ((mask >> b & 1U) == 0) {
      if (!empty_is_template_) shape->edits.push_back({bound.path, std::nullopt});
      continue;
    }
    shape->variable_of[b] = shape->variables.size();
    shape->bound.push_back(b);
    Variable v{bound.path, bound.number, {}};
    if (bound.number) {
      const double value = chunk.columns[bound.column].numbers[row];
      if (!in_domain(value, field)) return nullptr;  // another row may begin the shape
      v.words.push_back(number_json(value, field));
      shape->edits.push_back({bound.path, v.words.front()});
    } else {
      const auto& column = chunk.columns[bound.column];
      v.words.push_back(workload::as_json(column.words.all()[column.keys[row]], field));
      shape->edits.push_back({bound.path, v.words.front()});
    }
    shape->variables.push_back(std::move(v));
  }
  Diagnostics found;
  auto base = instantiate(job_, catalog_, shape->edits, found);
  if (!base) {
    // Is it the shape that cannot be, or a word of this row? With the template's own words it is the shape.
    std::vector<workload::Edit> without;
    for (const workload::Edit& edit : shape->edits) {
      const auto of = std::ranges::find(bound_, edit.path, &Bound::path);
      if (!edit.json || of->number) without.push_back(edit);
    }
    Diagnostics own;
    if (instantiate(job_, catalog_, without, own)) return nullptr;
    shape->fault = first_error(found);
    return shapes_.emplace(mask, std::move(shape)).first->second.get();
  }
  base->model.lines.clear();
  shape->base = std::move(*base);
  shape->of_words.resize(shape->variables.size());
  for (std::size_t v = 0; v < shape->variables.size(); ++v) {
    const std::size_t b = shape->bound[v];
    const auto& column = chunk.columns[bound_[b].column];
    if (!bound_[b].number) {  // the base's word is learnt
      const std::string& text = column.words.all()[column.keys[row]];
      const auto [known, is_new] = words_[b].emplace(text, static_cast<std::uint32_t>(texts_[b].size()));
      if (is_new) texts_[b].push_back(text);
      shape->words[b].resize(std::max<std::size_t>(shape->words[b].size(), known->second + 1));
      shape->words[b][known->second].number = 0;
      continue;
    }
    const json::Field& field = *workload::field_at(bound_[b].path);
    const auto other = neighbour(column.numbers[row], field);
    if (!other) continue;
    auto edits = shape->edits;
    std::ranges::find(edits, bound_[b].path, &workload::Edit::path)->json = number_json(*other, field);
    Diagnostics ignored;
    if (auto instance = instantiate(job_, catalog_, edits, ignored)) {
      instance->model.lines.clear();
      shape->variables[v].words.push_back(number_json(*other, field));
      shape->of_words[v].push_back(std::move(*instance));
    }
  }
  return shapes_.emplace(mask, std::move(shape)).first->second.get();
}

void Rows::learn_words(Shape& shape, std::size_t b, std::span<const std::string> texts,
                       std::span<const std::uint32_t> numbers) {
  if (!shape.variable_of[b]) return;
  const std::size_t v = *shape.variable_of[b];
  auto& known = shape.words[b];
  known.resize(std::max(known.size(), texts_[b].size()));
  const json::Field& field = *workload::field_at(bound_[b].path);
  for (std::size_t k = 1; k < texts.size(); ++k) {
    Word& word = known[numbers[k]];
    if (word.number != not_learnt || !word.fault.empty()) continue;
    auto edits = shape.edits;
    std::ranges::find(edits, bound_[b].path, &workload::Edit::path)->json = workload::as_json(texts[k], field);
    Diagnostics found;
    auto instance = instantiate(job_, catalog_, edits, found);
    if (!instance) {
      word.fault = first_error(found);
      continue;
    }
    instance->model.lines.clear();
    word.number = static_cast<std::int64_t>(shape.variables[v].words.size());
    shape.variables[v].words.push_back(workload::as_json(texts[k], field));
    shape.of_words[v].push_back(std::move(*instance));
    shape.spread.reset();
  }
}

// --- reading ---------------------------------------------------------------------------------------------------------------------

// All rows of one shape and every value sound, as most chunks are: without a question a row. Nothing when a row is to be told of.
std::optional<Rows::Sorted> Rows::alike(const table::ChunkColumns& chunk) const {
  const auto found = shapes_.find(full_mask(bound_.size()));
  if (chunk.rows == 0 || !all_there(chunk, bound_) || found == shapes_.end() || !found->second->fault.empty() ||
      !found->second->refused.empty())
    return std::nullopt;
  const Shape& shape = *found->second;
  Sorted s;
  s.one = &shape;
  s.words.resize(bound_.size());
  s.numbers.resize(bound_.size());
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    const auto& column = chunk.columns[bound_[b].column];
    bool sound = true;
    if (bound_[b].number) {
      const json::Field& field = *workload::field_at(bound_[b].path);
      const units::Unit unit = shape.unit[b];
      s.numbers[b].resize(chunk.rows);
      sound = all_in_domain(column.numbers, field);
      for (std::size_t row = 0; row < chunk.rows; ++row) s.numbers[b][row] = unit.to_base(column.numbers[row]);
    } else {
      const auto& texts = column.words.all();
      std::vector<std::uint32_t> of_text(texts.size());
      for (std::size_t k = 1; k < texts.size(); ++k) {
        const Word& word = shape.words[b][words_[b].find(texts[k])->second];
        sound = sound && word.number >= 0;
        of_text[k] = static_cast<std::uint32_t>(word.number);
      }
      s.words[b].resize(chunk.rows);
      for (std::size_t row = 0; row < chunk.rows; ++row) s.words[b][row] = of_text[column.keys[row]];
    }
    if (!sound) return std::nullopt;
  }
  const auto values = [&](std::size_t v, std::size_t first, std::span<double> out) {
    const std::size_t b = shape.bound[v];
    for (std::size_t r = 0; r < out.size(); ++r)
      out[r] = bound_[b].number ? s.numbers[b][first + r] : static_cast<double>(s.words[b][first + r]);
  };
  if (!shape.limits.broken(chunk.rows, values).empty()) return std::nullopt;
  return s;
}

Rows::Sorted Rows::sort(const table::ChunkColumns& chunk) const {
  if (auto all = alike(chunk)) return std::move(*all);
  Sorted s;
  s.shape.assign(chunk.rows, nullptr);
  s.words.resize(bound_.size());
  s.numbers.resize(bound_.size());
  const bool full = all_there(chunk, bound_);
  const auto faulty = faulty_rows(chunk);
  const auto reject = [&](std::size_t row, std::optional<std::size_t> b, std::string reason) {
    s.shape[row] = nullptr;
    s.rejects.push_back({row, b ? bound_[*b].column : 0, b.has_value(), std::move(reason)});
  };
  std::vector<bool> rejected(chunk.rows);
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    if (faulty[row]) continue;
    const auto found = shapes_.find(full ? full_mask(bound_.size()) : mask_of(chunk, bound_, row));
    if (found != shapes_.end() && found->second->fault.empty()) s.shape[row] = found->second.get();
    else if (found != shapes_.end()) {
      reject(row, std::nullopt, found->second->fault);
      rejected[row] = true;
    }
  }
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    const auto& column = chunk.columns[bound_[b].column];
    const json::Field& field = *workload::field_at(bound_[b].path);
    if (bound_[b].number) {
      s.numbers[b].assign(column.numbers.begin(), column.numbers.end());
      for (std::size_t row = 0; row < chunk.rows; ++row) {
        double& x = s.numbers[b][row];
        if (faulty[row] || std::isnan(x)) continue;
        if (!in_domain(x, field)) {
          if (!rejected[row])
            reject(row, b, fmt::format("{} cannot be: {}", units::shortest(x), workload::domain_text(field)));
          rejected[row] = true;
          continue;
        }
        if (s.shape[row] != nullptr) x = s.shape[row]->unit[b].to_base(x);
      }
      continue;
    }
    const auto& texts = column.words.all();
    std::vector<std::uint32_t> numbers(texts.size());
    for (std::size_t k = 1; k < texts.size(); ++k) numbers[k] = words_[b].find(texts[k])->second;
    s.words[b].assign(chunk.rows, 0);
    for (std::size_t row = 0; row < chunk.rows; ++row) {
      const Shape* shape = s.shape[row];
      if (shape == nullptr || column.keys[row] == 0) continue;
      const Word& word = shape->words[b][numbers[column.keys[row]]];
      if (word.number >= 0) s.words[b][row] = static_cast<std::uint32_t>(word.number);
      else if (!rejected[row]) {
        reject(row, b, word.fault);
        rejected[row] = true;
      }
    }
  }
  for (const auto& entry : by_shape(s, chunk.rows)) {
    const Shape* shape = entry.first;
    const std::vector<std::size_t>& of = entry.second;
    const auto values = [&](std::size_t v, std::size_t first, std::span<double> out) {
      const std::size_t b = shape->bound[v];
      for (std::size_t r = 0; r < out.size(); ++r)
        out[r] = bound_[b].number ? s.numbers[b][of[first + r]] : static_cast<double>(s.words[b][of[first + r]]);
    };
    for (const Limits::Broken& broken : shape->limits.broken(of.size(), values)) {
      reject(of[broken.row], std::nullopt, shape->limits.says(broken));
      rejected[of[broken.row]] = true;
    }
    if (shape->refused.empty()) continue;
    for (const std::size_t row : of) {
      const auto refused = shape->refused.find(words_of(*shape, s, row));
      if (refused == shape->refused.end() || rejected[row]) continue;
      reject(row, std::nullopt, refused->second);
      rejected[row] = true;
    }
  }
  for (std::size_t row = 0; row < chunk.rows; ++row)
    if (s.shape[row] == nullptr && !faulty[row] && !rejected[row]) reject(row, std::nullopt, why_no_shape(chunk, row));
  std::ranges::sort(s.rejects, {}, &Reject::row);
  return s;
}

std::map<const Rows::Shape*, std::vector<std::size_t>> Rows::by_shape(const Sorted& sorted, std::size_t rows) {
  std::map<const Shape*, std::vector<std::size_t>> rows_of;
  if (sorted.one != nullptr && rows > 0) {
    auto& all = rows_of[sorted.one];
    all.resize(rows);
    std::iota(all.begin(), all.end(), std::size_t{0});
  } else {
    for (std::size_t row = 0; row < sorted.shape.size(); ++row)
      if (sorted.shape[row] != nullptr) rows_of[sorted.shape[row]].push_back(row);
  }
  return rows_of;
}

// A row that could not begin its shape: its own words are at fault.
std::string Rows::why_no_shape(const table::ChunkColumns& chunk, std::size_t row) const {
  std::vector<workload::Edit> edits;
  for (const Bound& b : bound_) {
    const json::Field& field = *workload::field_at(b.path);
    const auto& column = chunk.columns[b.column];
    if (!is_there(chunk, b, row)) {
      if (!empty_is_template_) edits.push_back({b.path, std::nullopt});
    } else if (b.number) {
      edits.push_back({b.path, number_json(column.numbers[row], field)});
    } else {
      edits.push_back({b.path, workload::as_json(column.words.all()[column.keys[row]], field)});
    }
  }
  Diagnostics found;
  if (instantiate(job_, catalog_, edits, found)) return "the shape of this row was not learnt";
  return first_error(found);
}

Rows::Columns Rows::columns(const Shape& shape) {
  Columns c{&*shape.spread, {}, {}};
  c.number_input.resize(shape.variable_of.size());
  c.key_input.resize(shape.variable_of.size());
  for (std::size_t b = 0; b < shape.variable_of.size(); ++b) {
    if (!shape.variable_of[b]) continue;
    const std::size_t v = *shape.variable_of[b];
    (shape.variables[v].number ? c.number_input : c.key_input)[b] = shape.spread->inputs[v];
  }
  return c;
}

std::vector<std::pair<const Rows::Shape*, std::shared_ptr<const Spread>>> Rows::sheets() const {
  std::vector<std::pair<const Shape*, std::shared_ptr<const Spread>>> all;
  for (const auto& [mask, shape] : shapes_)
    if (shape->spread && shape->fault.empty()) all.emplace_back(shape.get(), shape->spread);
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
    const Spread& spread = *shape->spread;
    const std::vector<std::size_t>& bound_of = shape->bound_of;
    const std::vector<std::size_t>& of = rows;
    const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
      if (spread.unknown == input) {
        std::ranges::fill(out, unknown);
        return;
      }
      const std::size_t b = bound_of[input];
      for (std::size_t r = 0; r < out.size(); ++r) {
        const std::size_t row = of[first + r];
        out[r] = bound_[b].number ? sorted.numbers[b][row] : static_cast<double>(sorted.words[b][row]);
      }
    };
    sheet::Columns columns(spread.present().size(), rows.size());
    shape->evaluation->rows(0, rows.size(), columns, 0, fill);
    std::size_t next = 0;
    for (std::size_t k = 0; k < spread.outputs.size(); ++k) {
      if (spread.outputs[k] < 0) continue;
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
  const Spread& spread = *shape.spread;
  const auto index_of = [&](const std::string& basis) {
    const auto found = std::ranges::find(f.bases, basis);
    if (found == f.bases.end()) f.bases.push_back(basis);
    return static_cast<std::uint32_t>(std::ranges::find(f.bases, basis) - f.bases.begin());
  };
  if (same_everywhere(spread)) {
    const std::uint32_t basis = index_of(spread.base_basis);
    const bool complete = spread.complete(std::vector<std::uint32_t>(shape.variables.size()));
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
        found->second = {static_cast<std::uint8_t>(spread.complete(words) ? 1 : 0), index_of(spread.basis(words))};
      }
      last = found->second;
      last_key = key;
    }
    f.complete[row] = last.first;
    f.basis[row] = last.second;
  }
}

}  // namespace aicarbon::study
