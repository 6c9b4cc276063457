// See matrix.hpp.
#include "render/report/summary/matrix.hpp"

#include "render/phrases.hpp"
#include "report/unknown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace aicarbon::render::summary {
namespace {

double best_of(const Cell& cell) { return cell.co2e_kg ? cell.co2e_kg->best : 0; }

// Adds a cell to a sum, which has only a best value, because ranges do not add up.
void add_to(Cell& sum, const Cell& cell) {
  if (cell.co2e_kg) sum.co2e_kg = Figure{best_of(sum) + cell.co2e_kg->best, {}, {}, {}};
  sum.missing = sum.missing || cell.missing;
}

bool blank(const Cell& cell) { return !cell.missing && best_of(cell) == 0; }

// The combinations of phase and stage in which a line is not estimated.
class Missing {
 public:
  explicit Missing(const Report& r) {
    for (std::size_t k = 0; k < r.by_stage.size(); ++k) stages_.emplace(r.by_stage[k].first, k);
    for (std::size_t i = 0; i < r.phases.size(); ++i) phases_.emplace(r.phases[i].name, i);
    cells_.assign(stages_.size() * (r.phases.size() + 1), false);
    for (const LineReport& line : r.lines) {
      const auto stage = stages_.find(line.stage);
      const auto phase = phases_.find(line.phase);
      if (stage == stages_.end() || phase == phases_.end() || !report::has_unknowns(line)) continue;
      cells_[at(phase->second, stage->second)] = true;
      cells_[at(r.phases.size(), stage->second)] = true;
    }
  }
  bool in(std::size_t phase, std::size_t stage) const { return cells_[at(phase, stage)]; }

 private:
  std::size_t at(std::size_t phase, std::size_t stage) const { return phase * stages_.size() + stage; }
  std::unordered_map<std::string_view, std::size_t> stages_, phases_;
  std::vector<bool> cells_;  // one row of stages per phase; the last row covers all phases
};

}  // namespace

Matrix matrix_of(const Report& r) {
  const Missing missing(r);
  Matrix m;
  m.total = {r.total.co2e_kg, !r.complete};
  const std::size_t stages = r.by_stage.size();
  m.rows.resize(stages);
  for (std::size_t k = 0; k < stages; ++k) {
    m.rows[k].stage = words(r.by_stage[k].first);
    m.rows[k].total = {r.by_stage[k].second.co2e_kg, missing.in(r.phases.size(), k)};
    m.rows[k].cells.reserve(r.phases.size());
  }
  m.columns.reserve(r.phases.size());
  for (std::size_t i = 0; i < r.phases.size(); ++i) {
    const PhaseReport& phase = r.phases[i];
    bool any_missing = false;
    for (std::size_t k = 0; k < stages; ++k) {
      const bool known = k < phase.by_stage.size();
      m.rows[k].cells.push_back({known ? phase.by_stage[k].second.co2e_kg : std::optional<Figure>{}, missing.in(i, k)});
      any_missing = any_missing || missing.in(i, k);
    }
    m.columns.push_back({phase.name, 1, {phase.co2e_kg, any_missing}});
  }
  std::erase_if(m.rows, [](const Row& row) { return blank(row.total) && std::ranges::all_of(row.cells, blank); });
  std::ranges::stable_sort(m.rows, std::ranges::greater{}, [](const Row& row) { return best_of(row.total); });
  return m;
}

Matrix folded(const Matrix& m, std::size_t shown) {
  if (m.columns.size() <= shown + 1) return m;
  std::vector<std::size_t> order(m.columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto last = order.begin() + static_cast<std::ptrdiff_t>(shown);
  std::ranges::partial_sort(order, last, [&](std::size_t a, std::size_t b) {
    const double larger = best_of(m.columns[a].total);
    const double smaller = best_of(m.columns[b].total);
    return larger != smaller ? larger > smaller : a < b;
  });
  std::sort(order.begin(), last);
  Matrix out;
  out.total = m.total;
  Column rest{fmt::format("and {} more", m.columns.size() - shown), m.columns.size() - shown, {}};
  for (auto at = last; at != order.end(); ++at) add_to(rest.total, m.columns[*at].total);
  for (auto at = order.begin(); at != last; ++at) out.columns.push_back(m.columns[*at]);
  out.columns.push_back(std::move(rest));
  for (const Row& row : m.rows) {
    Row part{row.stage, {}, row.total};
    Cell others;
    for (auto at = last; at != order.end(); ++at) add_to(others, row.cells[*at]);
    for (auto at = order.begin(); at != last; ++at) part.cells.push_back(row.cells[*at]);
    part.cells.push_back(others);
    out.rows.push_back(std::move(part));
  }
  return out;
}

}  // namespace aicarbon::render::summary
