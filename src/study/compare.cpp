// See compare.hpp. For each term, the cells of the two sheets are merged into one sheet: where they agree, they become
// one cell, and where they differ, a `select` between the two. The switch of the responsible player controls the
// `select`. A player of Shapley's rule is here a change that may be responsible for differences, such as a changed
// input. A hybrid, with some players as in head and the others as in base, is then a row of switches, and one
// evaluation computes all hybrids of a term.
#include "study/compare.hpp"

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"
#include "sheet/operation.hpp"
#include "sheet/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace aicarbon::study {
namespace {

// The number of hybrids doubles with each player of a term. If there are more players than this, those with the
// smallest effects are combined.
constexpr std::size_t most_players = 14;

using sheet::at;

// Merges the two sheets for one term at a time, so that the merged sheet does not grow with the number of terms.
class Overlay {
 public:
  Overlay(const Sheet& base, const Sheet& head, std::span<const std::size_t> player_of)
      : base_(base), head_(head), player_of_(player_of) {
    for (const Input& input : base.inputs()) inputs_[input.id].first = &input;
    for (const Input& input : head.inputs()) inputs_[input.id].second = &input;
    for (const Sheet* side : {&base, &head})
      for (const Node& cell : side->nodes())
        if (cell.op == Op::input) dim_of_[&side->inputs()[at(cell.args[0])]] = cell.dim;
  }

  // Replaces the contents of the sheet with the cells of this term.
  void lay(std::size_t number, const Term& term) {
    term_ = number;
    sheet = {};
    switches_of_term_.clear();
    both_.clear();
    copies_[0].clear();
    copies_[1].clear();
    node = term.base >= 0 && term.head >= 0 ? both(term.base, term.head) : one_sided(term);
    players.clear();
    for (const auto& [player, input] : switches_of_term_) players.push_back({player, input});
  }

  struct Switch {
    std::size_t player;
    std::size_t input;  // index of an input of the sheet
  };
  Sheet sheet;
  std::int32_t node = -1;         // cell of the term
  std::vector<Switch> players;    // players of the term
  std::vector<Difference> found;  // differences of all terms so far

 private:
  const Node& base(std::int32_t i) const { return base_.nodes()[at(i)]; }
  const Node& head(std::int32_t i) const { return head_.nodes()[at(i)]; }
  const Input& base_input(const Node& n) const { return base_.inputs()[at(n.args[0])]; }
  const Input& head_input(const Node& n) const { return head_.inputs()[at(n.args[0])]; }

  static bool same(const Input& a, const Input& b) { return a.id == b.id && a.value.best == b.value.best; }

  std::int32_t one_sided(const Term& term) {
    const bool added = term.head >= 0;
    const Sheet& present = added ? head_ : base_;
    const std::int32_t index = added ? term.head : term.base;
    const std::int32_t on = choose(parting(term.base, term.head));
    const Dim dim = present.nodes()[at(index)].dim;
    const std::int32_t nothing = sheet.add(Op::constant, dim, {-1, -1, -1}, 0);
    const std::int32_t there = copy(added ? 1 : 0, index);
    return sheet.add(Op::select, dim, added ? std::array{on, there, nothing} : std::array{on, nothing, there});
  }

  std::int32_t both(std::int32_t a, std::int32_t b) {
    const auto key = std::pair(a, b);
    if (const auto known = both_.find(key); known != both_.end()) return known->second;
    return both_[key] = make_both(a, b);
  }

  std::int32_t make_both(std::int32_t a, std::int32_t b) {
    const Node& x = base(a);
    const Node& y = head(b);
    if (x.op == Op::input && y.op == Op::input) return inputs(x, y);
    if (x.op == y.op && x.op == Op::constant && x.value == y.value) return value(x.dim, x.value);
    if (x.op == y.op && x.op != Op::constant && x.dim == y.dim) {
      std::array<std::int32_t, 3> args{-1, -1, -1};
      for (std::size_t k = 0; k < static_cast<std::size_t>(sheet::row(x.op).arity); ++k)
        args[k] = both(x.args[k], y.args[k]);
      return sheet.add(x.op, x.dim, args);
    }
    const std::int32_t on = choose(parting(a, b));
    const std::int32_t from = copy(0, a);
    const std::int32_t to = copy(1, b);
    return sheet.add(Op::select, x.dim, {on, to, from});
  }

  std::int32_t inputs(const Node& x, const Node& y) {
    const Input& a = base_input(x);
    const Input& b = head_input(y);
    if (same(a, b)) return value(x.dim, x.value);
    const std::int32_t on = choose({term_, {&a}, {&b}});
    const std::int32_t from = value(x.dim, x.value);
    const std::int32_t to = value(y.dim, y.value);
    return sheet.add(Op::select, x.dim, {on, to, from});
  }

  // Copies a formula of one sheet. An input that has different values in the two sheets becomes a `select` between
  // them.
  std::int32_t copy(std::size_t side, std::int32_t index) {
    if (const auto known = copies_[side].find(index); known != copies_[side].end()) return known->second;
    const Node& n = side == 0 ? base(index) : head(index);
    std::int32_t made = -1;
    if (n.op == Op::input) {
      const Input& own = side == 0 ? base_input(n) : head_input(n);
      const auto& [in_base, in_head] = inputs_.at(own.id);
      if (in_base != nullptr && in_head != nullptr && are_one(in_base, in_head) && !same(*in_base, *in_head)) {
        const std::int32_t on = choose({term_, {in_base}, {in_head}});
        const std::int32_t from = value(n.dim, in_base->value.best);
        const std::int32_t to = value(n.dim, in_head->value.best);
        made = sheet.add(Op::select, n.dim, {on, to, from});
      } else {
        made = value(n.dim, n.value);
      }
    } else if (n.op == Op::constant) {
      made = value(n.dim, n.value);
    } else {
      std::array<std::int32_t, 3> args{-1, -1, -1};
      for (std::size_t k = 0; k < static_cast<std::size_t>(sheet::row(n.op).arity); ++k)
        args[k] = copy(side, n.args[k]);
      made = sheet.add(n.op, n.dim, args);
    }
    return copies_[side][index] = made;
  }

  std::int32_t value(Dim dim, double best) { return sheet.add(Op::constant, dim, {-1, -1, -1}, best); }

  // Records a difference and returns the switch of the player responsible for it.
  std::int32_t choose(Difference difference) {
    const std::size_t player = player_of_.empty() ? 0 : player_of_[found.size()];
    found.push_back(std::move(difference));
    Input input;
    input.id = fmt::format("{}", player);
    input.value = {0, 0, 1, Shape::bounds, false, 0};
    const std::int32_t cell = sheet.add_input(std::move(input), dim::one);
    switches_of_term_[player] = at(sheet.nodes()[at(cell)].args[0]);
    return cell;
  }

  // The difference between two formulas: the inputs on which only one side depends. If the other sheet lacks some of
  // these inputs, only those count.
  Difference parting(std::int32_t a, std::int32_t b) const {
    const auto of_base = below(base_, a);
    const auto of_head = below(head_, b);
    Difference d{term_, only_in(of_base, of_head), only_in(of_head, of_base)};
    const auto foreign = [&](const Input* input) {
      const auto& [in_base, in_head] = inputs_.at(input->id);
      return in_base == nullptr || in_head == nullptr || !are_one(in_base, in_head);
    };
    if (std::ranges::any_of(d.base, foreign) || std::ranges::any_of(d.head, foreign))
      for (auto* list : {&d.base, &d.head}) std::erase_if(*list, [&](const Input* input) { return !foreign(input); });
    return d;
  }

  using Facts = std::map<std::string_view, const Input*>;

  std::vector<const Input*> only_in(const Facts& these, const Facts& others) const {
    std::vector<const Input*> list;
    for (const auto& [id, input] : these)
      if (const auto other = others.find(id); other == others.end() || !are_one(input, other->second))
        list.push_back(input);
    return list;
  }

  // Whether two inputs with one id have one dimension: hours of devices and of machines are stated at the same path.
  bool are_one(const Input* a, const Input* b) const {
    const auto of_a = dim_of_.find(a);
    const auto of_b = dim_of_.find(b);
    return a == b || of_a == dim_of_.end() || of_b == dim_of_.end() || of_a->second == of_b->second;
  }

  static Facts below(const Sheet& sheet, std::int32_t from) {
    Facts facts;
    std::set<std::int32_t> seen;
    std::vector<std::int32_t> todo;
    if (from >= 0) todo.push_back(from);
    while (!todo.empty()) {
      const std::int32_t index = todo.back();
      todo.pop_back();
      if (!seen.insert(index).second) continue;
      const Node& n = sheet.nodes()[at(index)];
      if (n.op == Op::input) {
        const Input& input = sheet.inputs()[at(n.args[0])];
        facts.emplace(input.id, &input);
        continue;
      }
      for (int k = 0; k < sheet::row(n.op).arity; ++k) todo.push_back(n.args[static_cast<std::size_t>(k)]);
    }
    return facts;
  }

  const Sheet& base_;
  const Sheet& head_;
  std::span<const std::size_t> player_of_;
  std::unordered_map<std::string_view, std::pair<const Input*, const Input*>> inputs_;
  std::unordered_map<const Input*, Dim> dim_of_;
  std::size_t term_ = 0;
  std::map<std::size_t, std::size_t> switches_of_term_;  // for each player, the index of the input that is its switch
  std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> both_;
  std::map<std::int32_t, std::int32_t> copies_[2];
};

using Group = std::vector<Overlay::Switch>;

// Evaluates a term at rows of switches.
class Hybrids {
 public:
  explicit Hybrids(const Overlay& o)
      : node_(o.node), planner_(o.sheet, std::vector<bool>(o.sheet.inputs().size(), true), false), desk_(planner_),
        bit_of_(o.sheet.inputs().size(), off) {}

  // Bit k of a row is the switch of groups[k], which one or several players share. All other players are as in base.
  std::vector<double> operator()(std::span<const Group> groups, std::span<const std::size_t> rows) {
    for (std::size_t k = 0; k < groups.size(); ++k)
      for (const auto& player : groups[k]) bit_of_[player.input] = k;
    const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
      const std::size_t bit = bit_of_[input];
      for (std::size_t r = 0; r < out.size(); ++r)
        out[r] = bit == off ? 0 : static_cast<double>((rows[first + r] >> bit) & 1U);
    };
    const std::int32_t outputs[] = {node_};
    sheet::Columns columns(1, rows.size());
    sheet::Evaluation(planner_.plan(outputs, desk_)).rows(0, rows.size(), columns, 0, fill);
    for (const Group& group : groups)
      for (const auto& player : group) bit_of_[player.input] = off;
    const auto values = std::as_const(columns)[0];
    return {values.begin(), values.end()};
  }

 private:
  static constexpr std::size_t off = 64;
  std::int32_t node_;
  sheet::Planner planner_;
  sheet::Planner::Desk desk_;
  std::vector<std::size_t> bit_of_;
};

// The Shapley value of each group, from the value of every subset.
std::vector<double> shapley(std::size_t n, std::span<const double> value_of) {
  std::vector<double> weight(n);  // weight of a subset by its size s: s! (n - 1 - s)! / n!
  weight[0] = 1.0 / static_cast<double>(n);
  for (std::size_t s = 1; s < n; ++s) weight[s] = weight[s - 1] * static_cast<double>(s) / static_cast<double>(n - s);
  std::vector<double> share(n);
  for (std::size_t subset = 0; subset < value_of.size(); ++subset) {
    const auto size = static_cast<std::size_t>(__builtin_popcountll(subset));
    for (std::size_t k = 0; k < n; ++k)
      if ((subset >> k & 1U) == 0)
        share[k] += weight[size] * (value_of[subset | (std::size_t{1} << k)] - value_of[subset]);
  }
  return share;
}

// One group per player. If there are too many players, those with the smallest individual effects form one group.
std::vector<Group> groups_of(Hybrids& hybrids, std::span<const Overlay::Switch> players,
                             std::map<std::size_t, double>& alone) {
  std::vector<Group> groups;
  for (const auto& player : players) groups.push_back({player});
  if (groups.size() <= most_players) return groups;
  for (const auto& group : groups) {
    const std::size_t rows[] = {0, 1};
    const auto v = hybrids(std::span(&group, 1), rows);
    alone[group.front().player] = std::abs(v[1] - v[0]);
  }
  std::ranges::stable_sort(
      groups, [&](const auto& a, const auto& b) { return alone[a.front().player] > alone[b.front().player]; });
  for (std::size_t k = most_players; k < groups.size(); ++k) groups[most_players - 1].push_back(groups[k].front());
  groups.resize(most_players);
  return groups;
}

}  // namespace

std::vector<Difference> differences(const Sheet& base, const Sheet& head, std::span<const Term> terms) {
  Overlay o(base, head, {});
  for (std::size_t t = 0; t < terms.size(); ++t) o.lay(t, terms[t]);
  return std::move(o.found);
}

std::vector<double> attribute(const Sheet& base, const Sheet& head, std::span<const Term> terms,
                              std::span<const std::size_t> player_of, std::size_t players) {
  Overlay o(base, head, player_of);
  std::vector<double> shares(players);
  for (std::size_t t = 0; t < terms.size(); ++t) {
    o.lay(t, terms[t]);
    if (o.players.empty()) continue;
    Hybrids hybrids(o);
    std::map<std::size_t, double> alone;
    const auto groups = groups_of(hybrids, o.players, alone);
    std::vector<std::size_t> subsets(std::size_t{1} << groups.size());
    for (std::size_t s = 0; s < subsets.size(); ++s) subsets[s] = s;
    const auto of_group = shapley(groups.size(), hybrids(groups, subsets));
    for (std::size_t k = 0; k < groups.size(); ++k) {
      double all = 0;
      for (const auto& player : groups[k]) all += alone[player.player];
      for (const auto& [player, input] : groups[k])
        shares[player] += groups[k].size() == 1 ? of_group[k]
                          : all > 0             ? of_group[k] * alone[player] / all
                                                : of_group[k] / static_cast<double>(groups[k].size());
    }
  }
  return shares;
}

sheet::Columns draws(const Sheet& sheet, std::span<const std::int32_t> outputs, const Options& options) {
  return draws_of_job(sheet, outputs, {}, options);
}

sheet::Columns draws_of_job(const Sheet& sheet, std::span<const std::int32_t> outputs, std::string_view job,
                            const Options& options) {
  std::vector<bool> varies;
  for (const Input& input : sheet.inputs()) varies.push_back(!input.value.exact());
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    const Input& fact = sheet.inputs()[input];
    if (job.empty() || fact.origin != Origin::stated) return sheet::draw(fact, options.seed, first, out);
    Input own = fact;
    own.id = fmt::format("/{}{}", job, fact.id);
    sheet::draw(own, options.seed, first, out);
  };
  return sheet::evaluate(sheet, outputs, options.samples, varies, fill, options.threads);
}

}  // namespace aicarbon::study
