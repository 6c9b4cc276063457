// See merge.hpp.
#include "rows/merge.hpp"

#include "diag/codes.hpp"
#include "rows/formula_pool.hpp"
#include "sheet/operation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace aicarbon::rows {
namespace {

using sheet::at;

// The formula that a text of a variable uses in place of a formula of the base.
struct Deviation {
  std::size_t variable;
  std::size_t word;
  std::int32_t formula;  // index in the pool; -1 if the output is not estimated with this text
  auto operator<=>(const Deviation&) const = default;
};
using Deviations = std::vector<Deviation>;

// Merges in two passes: the first finds which formulas of the base are changed by which texts; the second creates the
// cells. A formula that occurs only with one text may contain a formula that other variables change, and is then merged
// too.
class Merger {
 public:
  using Known = std::map<std::int32_t, Deviations>;  // formula of the base → its variants by text

  Merger(const FormulaPool& pool, std::span<const Variable> variables, const Known& known, MergedSheet& into)
      : pool_(pool), variables_(variables), known_(known), into_(into), keys_(variables.size(), -1) {}

  std::int32_t merged(std::int32_t base, const Deviations& deviations) {
    if (deviations.empty()) return copy(base);
    if (Deviations& seen = found[base]; deviations.size() > seen.size()) seen = deviations;
    auto key = std::tuple(base, deviations, settled_);
    if (const auto known = made_.find(key); known != made_.end()) return known->second;
    const std::int32_t made = merge(base, deviations);
    made_.emplace(std::move(key), made);
    return made;
  }

  Known found;

 private:
  bool alike(std::int32_t a, std::int32_t b) const {
    if (a < 0 || b < 0) return false;
    const auto& x = pool_[a];
    const auto& y = pool_[b];
    return x.op == y.op && x.op != Op::input && x.op != Op::constant && x.dim == y.dim;
  }

  std::int32_t merge(std::int32_t base, const Deviations& deviations) {
    std::set<std::size_t> parting;
    for (const Deviation& d : deviations)
      if (!alike(base, d.formula)) parting.insert(d.variable);
    if (parting.empty()) {
      const auto& f = pool_[base];
      std::array<std::int32_t, 3> args{-1, -1, -1};
      for (std::size_t k = 0; k < f.args.size(); ++k) {
        Deviations below;
        for (const Deviation& d : deviations)
          if (pool_[d.formula].args[k] != f.args[k]) below.push_back({d.variable, d.word, pool_[d.formula].args[k]});
        args[k] = merged(f.args[k], below);
      }
      return named(into_.sheet.add(f.op, f.dim, args), f);
    }
    // If several variables change this formula, their picks are nested. agreement.hpp finds rows where the nested picks
    // differ from the single job.
    return choice(base, deviations, *parting.begin());
  }

  // Inserts a pick where the texts of one variable lead to different formulas; the other variables are handled below
  // it.
  std::int32_t choice(std::int32_t base, const Deviations& deviations, std::size_t variable) {
    Deviations others;
    for (const Deviation& d : deviations)
      if (d.variable != variable) others.push_back(d);
    const std::uint64_t outer = std::exchange(settled_, settled_ | (std::uint64_t{1} << (variable % 64)));
    const std::int32_t of_base = base < 0 ? unknown() : merged(base, others);
    std::vector<std::int32_t> entries(variables_[variable].words.size(), of_base);
    for (const Deviation& d : deviations)
      if (d.variable == variable) entries[d.word] = d.formula < 0 ? unknown() : of_word(d.formula);
    settled_ = outer;
    const Dim dim = base >= 0 ? pool_[base].dim : pool_[deviations.front().formula].dim;
    return into_.sheet.add_pick(dim, key_of(variable), entries);
  }

  // The formula of a text, unchanged except where it contains a formula that depends on variables whose text has not
  // been chosen yet.
  std::int32_t of_word(std::int32_t formula) {
    const auto key = std::pair(formula, settled_);
    if (const auto done = of_words_.find(key); done != of_words_.end()) return done->second;
    Deviations others;
    if (const auto known = known_.find(formula); known != known_.end())
      for (const Deviation& d : known->second)
        if ((settled_ >> (d.variable % 64) & 1U) == 0) others.push_back(d);
    const auto& f = pool_[formula];
    std::int32_t made = -1;
    if (!others.empty()) {
      made = merged(formula, others);
    } else if (f.args.empty()) {
      made = copy(formula);
    } else {
      std::array<std::int32_t, 3> args{-1, -1, -1};
      for (std::size_t k = 0; k < f.args.size(); ++k) args[k] = of_word(f.args[k]);
      made = named(into_.sheet.add(f.op, f.dim, args), f);
    }
    return of_words_[key] = made;
  }

  std::int32_t copy(std::int32_t formula) {
    if (const auto known = copies_.find(formula); known != copies_.end()) return known->second;
    const auto& f = pool_[formula];
    std::int32_t made = -1;
    if (f.op == Op::input) {
      Input input = *f.input;
      made = into_.sheet.add_input(input, f.dim);
      if (into_.sheet.inputs()[at(into_.sheet.nodes()[at(made)].args[0])].value.best != input.value.best) {
        input.id += fmt::format(" = {}", input.value.best);  // the same fact with a different value, from another text
        made = into_.sheet.add_input(std::move(input), f.dim);
      }
    } else if (f.op == Op::constant) {
      made = into_.sheet.add(Op::constant, f.dim, {-1, -1, -1}, f.value);
    } else {
      std::array<std::int32_t, 3> args{-1, -1, -1};
      for (std::size_t k = 0; k < f.args.size(); ++k) args[k] = copy(f.args[k]);
      made = named(into_.sheet.add(f.op, f.dim, args), f);
    }
    return copies_[formula] = made;
  }

  std::int32_t named(std::int32_t cell, const FormulaPool::Formula& f) {
    into_.sheet.name(cell, f.name);
    return cell;
  }

  std::int32_t key_of(std::size_t variable) {
    if (keys_[variable] < 0) {
      Input key;
      key.id = "key of " + variables_[variable].path;
      key.role = Role::key;
      key.path = variables_[variable].path;
      keys_[variable] = into_.sheet.add_input(std::move(key), dim::one);
    }
    return keys_[variable];
  }

  std::int32_t unknown() {
    Input input;
    input.id = "unknown";
    input.role = Role::unknown;
    return into_.sheet.add_input(std::move(input), dim::one);
  }

  const FormulaPool& pool_;
  std::span<const Variable> variables_;
  const Known& known_;
  MergedSheet& into_;
  std::vector<std::int32_t> keys_;
  std::uint64_t settled_ = 0;  // bit mask of the variables whose text has been chosen on this path
  std::map<std::tuple<std::int32_t, Deviations, std::uint64_t>, std::int32_t> made_;
  std::map<std::pair<std::int32_t, std::uint64_t>, std::int32_t> of_words_;
  std::map<std::int32_t, std::int32_t> copies_;
};

// Numbers the lines that are not estimated in some job, and gives those of each job as a bit mask.
class Incomplete {
 public:
  std::uint64_t of(const Formulated& job) {
    std::uint64_t bits = 0;
    for (const std::string& line : job.incomplete) {
      constexpr std::size_t last = 63;  // from this line on, all lines share the last bit
      const auto bit = number_.emplace(line, std::min(number_.size(), last)).first->second;
      bits |= std::uint64_t{1} << bit;
    }
    return bits;
  }

 private:
  std::map<std::string, std::size_t> number_;
};

std::int32_t output_of(const Formulated& job, FormulaPool& pool, const std::string& key) {
  const auto* output = job.model.find(key);
  return output == nullptr ? -1 : pool.add(job.model.sheet, output->node);
}

}  // namespace

Result<Formulated> formulated(const SourceText& job, const Catalog& catalog, std::span<const workload::Edit> edits) {
  auto text = workload::edited(job, edits);
  if (!text) return std::move(text.notes);
  return lifecycle::formulated({job.name, std::move(*text)}, catalog);
}

std::vector<workload::Edit> first_words(std::span<const Variable> variables) {
  std::vector<workload::Edit> edits;
  for (const Variable& v : variables) edits.push_back({v.path, v.words.front()});
  return edits;
}

Result<MergedSheet> merge(const Formulated& base, std::span<const Variable> variables,
                          const std::vector<std::vector<Formulated>>& of_words, std::span<const std::string> keys) {
  MergedSheet s;
  FormulaPool pool(variables);
  std::vector<std::int32_t> of_base;
  for (const std::string& key : keys) of_base.push_back(output_of(base, pool, key));
  std::vector<Deviations> of_key(keys.size());
  s.as_word.assign(variables.size(), false);
  Incomplete incomplete;
  s.base_incomplete = incomplete.of(base);
  s.base_basis = base.basis;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    s.more_incomplete.emplace_back(variables[v].words.size(), 0);
    s.less_incomplete.emplace_back(variables[v].words.size(), 0);
    s.bases.emplace_back(variables[v].words.size(), base.basis);
    for (std::size_t w = 1; w < variables[v].words.size(); ++w) {
      const Formulated& word = of_words[v][w - 1];
      const std::uint64_t bits = incomplete.of(word);
      s.more_incomplete[v][w] = bits & ~s.base_incomplete;
      s.less_incomplete[v][w] = s.base_incomplete & ~bits;
      s.bases[v][w] = word.basis;
      for (std::size_t k = 0; k < keys.size(); ++k) {
        const std::int32_t own = output_of(word, pool, keys[k]);
        if (own == of_base[k]) continue;
        of_key[k].push_back({v, w, own});
        if (variables[v].number) s.as_word[v] = true;
      }
    }
  }
  try {
    MergedSheet scratch;
    const Merger::Known nothing;
    Merger first(pool, variables, nothing, scratch);
    for (std::size_t k = 0; k < keys.size(); ++k)
      if (of_base[k] >= 0 || !of_key[k].empty()) first.merged(of_base[k], of_key[k]);
    const Merger::Known known = std::move(first.found);
    Merger merger(pool, variables, known, s);
    for (std::size_t k = 0; k < keys.size(); ++k) {
      const bool never =
          of_base[k] < 0 && std::ranges::all_of(of_key[k], [](const Deviation& d) { return d.formula < 0; });
      s.outputs.push_back(never ? -1 : merger.merged(of_base[k], of_key[k]));
    }
  } catch (const std::domain_error& fault) {
    return diag::make(diag::conflict, fmt::format("the rows cannot be combined, because {}", fault.what()), {}, {});
  }
  std::vector<std::int32_t> present = s.present();
  s.sheet = std::move(s.sheet).compact(present);
  std::size_t next = 0;
  for (auto& output : s.outputs)
    if (output >= 0) output = present[next++];
  s.inputs.resize(variables.size());
  s.dims.resize(variables.size());
  for (const Node& node : s.sheet.nodes()) {
    if (node.op != Op::input) continue;
    const Input& input = s.sheet.inputs()[at(node.args[0])];
    if (input.role == Role::unknown) s.unknown = at(node.args[0]);
    for (std::size_t v = 0; v < variables.size(); ++v) {
      const Role role = variables[v].number ? Role::fact : Role::key;
      const std::string& identity = role == Role::key ? input.path : input.id;
      if (input.role != role || identity != variables[v].path) continue;
      s.inputs[v] = at(node.args[0]);
      s.dims[v] = node.dim;
    }
  }
  return s;
}

}  // namespace aicarbon::rows
