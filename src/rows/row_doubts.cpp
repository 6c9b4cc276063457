// See row_doubts.hpp.
#include "rows/row_doubts.hpp"

#include "sheet/operation.hpp"
#include "table/chunks.hpp"

#include <algorithm>
#include <numeric>

namespace aicarbon::rows {
namespace {

// The inputs of a sheet on which a cell depends; none if there is no cell.
std::vector<bool> inputs_below(const Sheet& sheet, std::int32_t cell) {
  std::vector<bool> inputs(sheet.inputs().size()), seen(sheet.nodes().size());
  std::vector<std::int32_t> waiting;
  const auto reach = [&](std::int32_t next) {
    if (next < 0 || seen[sheet::at(next)]) return;
    seen[sheet::at(next)] = true;
    waiting.push_back(next);
  };
  reach(cell);
  while (!waiting.empty()) {
    const Node& node = sheet.nodes()[sheet::at(waiting.back())];
    waiting.pop_back();
    if (node.op == Op::input) inputs[sheet::at(node.args[0])] = true;
    for (int k = 0; k < sheet::row(node.op).arity; ++k) reach(node.args[sheet::at(k)]);
    if (node.op == Op::pick)
      for (const auto entry : sheet.table(node)) reach(entry);
  }
  return inputs;
}

}  // namespace

RowDoubts RowDoubts::of(const Formulated& base, std::span<const Variable> variables,
                        const std::vector<std::vector<Formulated>>& of_words) {
  RowDoubts d;
  std::vector<std::string> keys;
  const auto collect = [&](const Formulated& job) {
    for (const lifecycle::Doubt& doubt : job.doubts) {
      if (std::ranges::find(keys, doubt.key) != keys.end()) continue;
      keys.push_back(doubt.key);
      d.doubts_.push_back(doubt);
    }
  };
  collect(base);
  for (const auto& jobs : of_words)
    for (const Formulated& job : jobs) collect(job);
  if (keys.empty()) return d;
  auto merged = merge(base, variables, of_words, keys);
  if (!merged || std::ranges::find(merged->as_word, true) != merged->as_word.end()) return {};
  d.merged_ = std::move(*merged);
  d.evaluation_ = std::make_shared<const sheet::Evaluation>(d.merged_.sheet, d.merged_.present(), d.merged_.varies(),
                                                            table::rows_of_a_chunk);
  for (const auto output : d.merged_.outputs) d.reads_.push_back(inputs_below(d.merged_.sheet, output));
  return d;
}

bool RowDoubts::reads(std::size_t variable, std::span<const std::size_t> doubts) const {
  return reads(variable) &&
         std::ranges::any_of(doubts, [&](std::size_t d) { return reads_[d][*merged_.inputs[variable]]; });
}

std::vector<std::size_t> RowDoubts::possible(std::span<const Variable> variables,
                                             const std::function<Range(std::size_t variable)>& range) const {
  constexpr std::size_t most = 256;  // combinations of texts, far fewer than a chunk has rows
  std::vector<std::size_t> found;
  if (empty()) return found;
  std::size_t combinations = 1;
  for (std::size_t v = 0; v < variables.size() && combinations <= most; ++v)
    if (reads(v) && !variables[v].number) combinations *= variables[v].words.size();
  if (combinations > most) {
    found.resize(doubts_.size());
    std::iota(found.begin(), found.end(), std::size_t{0});
    return found;
  }
  const auto of_group = [&](std::size_t v, std::size_t group) -> Range {
    if (variables[v].number) return range(v);
    for (std::size_t before = 0; before < v; ++before)
      if (reads(before) && !variables[before].number) group /= variables[before].words.size();
    const auto word = static_cast<double>(group % variables[v].words.size());
    return {word, word};
  };
  try_ends(variables, combinations, of_group, [&](std::size_t, std::size_t doubt) {
    if (found.empty() || found.back() != doubt) found.push_back(doubt);
  });
  return found;
}

std::vector<std::uint8_t>
RowDoubts::risky(std::span<const Variable> variables, std::size_t groups,
                 const std::function<Range(std::size_t variable, std::size_t group)>& range) const {
  std::vector<std::uint8_t> found(groups);
  try_ends(variables, groups, range, [&](std::size_t group, std::size_t) { found[group] = 1; });
  return found;
}

// Calls `holds` for each group and doubt that holds at some ends of the ranges of the group.
void RowDoubts::try_ends(std::span<const Variable> variables, std::size_t groups,
                         const std::function<Range(std::size_t variable, std::size_t group)>& range,
                         const Holds& holds) const {
  std::vector<std::size_t> digit(variables.size());  // of each number, which bit of a trial selects an end of its range
  std::size_t ends = 1;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (!reads(v) || !variables[v].number) continue;
    digit[v] = ends;
    ends *= 2;
  }
  const auto fill = [&](std::size_t v, std::size_t first, std::span<double> out) {
    for (std::size_t t = 0; t < out.size(); ++t) {
      const Range both = range(v, (first + t) / ends);
      out[t] = ((first + t) % ends & digit[v]) != 0 ? both.most : both.least;
    }
  };
  each(groups * ends, fill, [&](std::size_t trial, const lifecycle::Doubt& doubt, double) {
    holds(trial / ends, static_cast<std::size_t>(&doubt - doubts_.data()));
  });
}

void RowDoubts::each(
    std::size_t rows, const Fill& fill,
    const std::function<void(std::size_t row, const lifecycle::Doubt& doubt, double value)>& take) const {
  if (empty()) return;
  sheet::Columns columns(merged_.present().size(), rows);
  evaluation_->rows(0, rows, columns, 0, merged_.columns(fill));
  std::size_t next = 0;
  for (std::size_t k = 0; k < doubts_.size(); ++k) {
    if (merged_.outputs[k] < 0) continue;
    const auto column = columns[next++];
    for (std::size_t r = 0; r < rows; ++r)
      if (doubts_[k].holds(column[r])) take(r, doubts_[k], column[r]);
  }
}

}  // namespace aicarbon::rows
