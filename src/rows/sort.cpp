// Sorting: finds the shape of each row of a chunk, its texts and numbers in terms of the sheet, and why a row is
// rejected. See rows.hpp.
#include "rows/period_key.hpp"
#include "rows/shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace aicarbon::rows {
namespace {

// Whether the field accepts all values. The loop has no branches, so that the compiler can vectorize it.
bool all_in_domain(std::span<const double> values, const json::Field& f) {
  const double least = f.positive ? std::nextafter(f.minimum, largest_number) : f.minimum;
  const double most = std::min(f.maximum, largest_number);
  if (!f.whole.empty()) return std::ranges::all_of(values, [&](double x) { return in_domain(x, f); });
  std::size_t outside = 0;
  for (const double x : values)
    outside += static_cast<std::size_t>(!(x >= least)) + static_cast<std::size_t>(!(x <= most));
  return outside == 0;
}

}  // namespace

// Fast path for a chunk in which no bound cell is empty and no row is rejected. Returns nothing if the chunk may not be
// one.
std::optional<Rows::Sorted> Rows::alike(const table::ChunkColumns& chunk) const {
  const auto common = common_key(chunk);
  if (chunk.rows == 0 || !common) return std::nullopt;
  const auto found = shapes_.find(*common);
  if (found == shapes_.end() || !found->second->fault.empty() || !found->second->refused.empty()) return std::nullopt;
  const Shape& shape = *found->second;
  Sorted s;
  s.one = &shape;
  s.words.resize(bound_.size());
  s.numbers.resize(bound_.size());
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    const auto& column = chunk.columns[bound_[b].column];
    bool sound = true;
    if (bound_[b].number) {
      const json::Field& field = bound_[b].field();
      const units::Unit unit = shape.unit[b];
      s.numbers[b].resize(chunk.rows);
      sound = all_in_domain(column.numbers, field);
      if (unit.numerator == 1 && unit.denominator == 1) std::ranges::copy(column.numbers, s.numbers[b].begin());
      else
        for (std::size_t row = 0; row < chunk.rows; ++row) s.numbers[b][row] = unit.to_base(column.numbers[row]);
    } else if (is_period(b)) {
      s.words[b].assign(chunk.rows, 0);
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
  const auto faulty = faulty_rows(chunk);
  const auto keys = keys_of(chunk);
  const auto reject = [&](std::size_t row, std::optional<std::size_t> b, std::string reason) {
    s.shape[row] = nullptr;
    s.rejects.push_back({row, b ? bound_[*b].column : 0, b.has_value(), std::move(reason)});
  };
  std::vector<bool> rejected(chunk.rows);
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    if (faulty[row]) continue;
    const auto found = shapes_.find(keys[row]);
    if (found != shapes_.end() && found->second->fault.empty()) s.shape[row] = found->second.get();
    else if (found != shapes_.end()) {
      reject(row, std::nullopt, found->second->fault);
      rejected[row] = true;
    }
  }
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    const auto& column = chunk.columns[bound_[b].column];
    const json::Field& field = bound_[b].field();
    if (bound_[b].number) {
      s.numbers[b].assign(column.numbers.begin(), column.numbers.end());
      for (std::size_t row = 0; row < chunk.rows; ++row) {
        double& x = s.numbers[b][row];
        if (faulty[row] || std::isnan(x)) continue;
        if (!in_domain(x, field)) {
          if (!rejected[row])
            reject(row, b, fmt::format("{:.15g} is invalid; the value must be {}", x, workload::domain_text(field)));
          rejected[row] = true;
          continue;
        }
        if (s.shape[row] != nullptr) x = s.shape[row]->unit[b].to_base(x);
      }
      continue;
    }
    s.words[b].assign(chunk.rows, 0);
    if (is_period(b)) continue;
    const auto& texts = column.words.all();
    std::vector<std::uint32_t> numbers(texts.size());
    for (std::size_t k = 1; k < texts.size(); ++k) numbers[k] = words_[b].find(texts[k])->second;
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
      reject(of[broken.row], std::nullopt, shape->limits.describe(broken));
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

// The reason for rejecting a row without a shape: its own values are invalid, so no shape could be made from it.
std::string Rows::why_no_shape(const table::ChunkColumns& chunk, std::size_t row) const {
  std::vector<workload::Edit> edits;
  for (const Bound& b : bound_) {
    const json::Field& field = b.field();
    const auto& column = chunk.columns[b.column];
    if (!is_there(chunk, b, row)) {
      if (!empty_is_template_) edits.push_back({b.path, std::nullopt});
    } else if (b.number) {
      edits.push_back({b.path, number_json(column.numbers[row], field)});
    } else {
      const auto& text = column.words.all()[column.keys[row]];
      edits.push_back({b.path, workload::as_json(b.path.ends_with("/period") ? period_key(text) : text, field)});
    }
  }
  const auto alone = formulated(job_, catalog_, edits);
  return alone ? "no job could be made from the cells of this row" : first_error(alone.notes);
}

}  // namespace aicarbon::rows
