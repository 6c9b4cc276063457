// See merge.hpp.
#include "rows/merge.hpp"

#include "lifecycle/feasible.hpp"
#include "lifecycle/source/source.hpp"
#include "sheet/columns.hpp"
#include "sheet/operation.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace aicarbon::rows {
namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

// --- instances -------------------------------------------------------------------------------------------------------------------

std::string basis_of(const Inventory& inventory) {
  std::set<std::string> bases;
  for (const PhaseFacts& phase : inventory.phases)
    if (phase.site.grid.intensity && phase.site.basis) bases.insert(std::string(word(*phase.site.basis)));
  std::string joined;
  for (const std::string& basis : bases) joined += (joined.empty() ? "" : "+") + basis;
  return joined;
}

// --- the merged sheet ------------------------------------------------------------------------------------------------------------

// Formulas of all instances, each kept once: two that are the same operation of the same facts are one.
class Pool {
 public:
  struct Formula {
    Op op;
    Dim dim;
    std::vector<std::int32_t> args;
    double value;
    const Input* input;
    const std::string* name;
  };

  explicit Pool(std::span<const Variable> variables) {
    for (const Variable& v : variables)
      if (v.number) columns_.insert(v.path);
  }

  /// The formula of a cell; call for cells of one sheet after the other.
  std::int32_t add(const Sheet& sheet, std::int32_t cell) {
    if (sheet_ != &sheet) {
      sheet_ = &sheet;
      known_.assign(sheet.nodes().size(), -1);
    }
    if (known_[at(cell)] >= 0) return known_[at(cell)];
    const Node& n = sheet.nodes()[at(cell)];
    Formula f{n.op, n.dim, {}, n.value, nullptr, &n.name};
    std::string key(1, static_cast<char>(n.op));
    const auto put = [&](std::uint64_t bits) { key.append(reinterpret_cast<const char*>(&bits), sizeof bits); };
    if (n.op == Op::input) {
      f.input = &sheet.inputs()[at(n.args[0])];
      key += f.input->id;
      if (!columns_.contains(f.input->id))
        for (const double x : {f.input->value.best, f.input->value.low, f.input->value.high})
          put(std::bit_cast<std::uint64_t>(x));
    } else if (n.op == Op::constant) {
      put(std::bit_cast<std::uint64_t>(n.value));
      for (const auto exponent : std::bit_cast<std::array<signed char, sizeof(Dim)>>(n.dim))
        key += static_cast<char>(exponent);
    } else {
      for (int k = 0; k < sheet::row(n.op).arity; ++k) {
        f.args.push_back(add(sheet, n.args[static_cast<std::size_t>(k)]));
        put(static_cast<std::uint64_t>(f.args.back()));
      }
    }
    const auto [found, is_new] = index_.emplace(std::move(key), static_cast<std::int32_t>(formulas_.size()));
    if (is_new) formulas_.push_back(std::move(f));
    return known_[at(cell)] = found->second;
  }

  const Formula& operator[](std::int32_t index) const { return formulas_[at(index)]; }

 private:
  std::set<std::string, std::less<>> columns_;
  const Sheet* sheet_ = nullptr;
  std::vector<std::int32_t> known_;
  std::vector<Formula> formulas_;
  std::unordered_map<std::string, std::int32_t> index_;
};

// What a variable's word puts in place of the base's formula.
struct Deviation {
  std::size_t variable;
  std::size_t word;
  std::int32_t formula;  // -1: nothing is estimated
  auto operator<=>(const Deviation&) const = default;
};
using Deviations = std::vector<Deviation>;

// Two passes: the first finds out, wherever sheets can be compared, which of the base's formulas which words change; the second makes
// the cells. A word's own formula, which the base does not have, may hold a formula that other variables change: it is then merged too.
class Merge {
 public:
  using Known = std::map<std::int32_t, Deviations>;  // base's formula → all that words make of it

  Merge(const Pool& pool, std::span<const Variable> variables, const Known& known, MergedSheet& into)
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
    // Where several part at once, one after the other; `verified` tells when that is not what their jobs say.
    return choice(base, deviations, *parting.begin());
  }

  // Where one variable's words part, a pick; below it the other variables go on.
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

  // A word's formula: as it is, but where it holds one that variables not settled yet change.
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
        input.id += fmt::format(" = {}", input.value.best);  // the same fact with another value: of another word
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

  std::int32_t named(std::int32_t cell, const Pool::Formula& f) {
    into_.sheet.name(cell, *f.name);
    return cell;
  }

  std::int32_t key_of(std::size_t variable) {
    if (keys_[variable] < 0) {
      Input key;
      key.id = "key of " + variables_[variable].path;
      key.path = variables_[variable].path;
      keys_[variable] = into_.sheet.add_input(std::move(key), dim::one);
    }
    return keys_[variable];
  }

  std::int32_t unknown() {
    Input input;
    input.id = "unknown";
    return into_.sheet.add_input(std::move(input), dim::one);
  }

  const Pool& pool_;
  std::span<const Variable> variables_;
  const Known& known_;
  MergedSheet& into_;
  std::vector<std::int32_t> keys_;
  std::uint64_t settled_ = 0;  // variables whose word is chosen on the way here
  std::map<std::tuple<std::int32_t, Deviations, std::uint64_t>, std::int32_t> made_;
  std::map<std::pair<std::int32_t, std::uint64_t>, std::int32_t> of_words_;
  std::map<std::int32_t, std::int32_t> copies_;
};

// Which lines are not estimated, as bits.
class Incomplete {
 public:
  std::uint64_t of(const Formulated& instance) {
    std::uint64_t bits = 0;
    for (const std::string& line : instance.incomplete) {
      constexpr std::size_t last = 63;  // beyond this many, one bit stands for the rest
      const auto bit = number_.emplace(line, std::min(number_.size(), last)).first->second;
      bits |= std::uint64_t{1} << bit;
    }
    return bits;
  }

 private:
  std::map<std::string, std::size_t> number_;
};

std::int32_t output_of(const Formulated& instance, Pool& pool, const std::string& key) {
  const auto* output = instance.model.find(key);
  return output == nullptr ? -1 : pool.add(instance.model.sheet, output->node);
}

}  // namespace

std::optional<Formulated> instantiate(const SourceText& job, const Catalog& catalog,
                                      std::span<const workload::Edit> edits, Diagnostics& out) {
  auto text = workload::edited(job, edits, out);
  if (!text) return std::nullopt;
  const SourceText source{job.name, std::move(*text)};
  Diagnostics found;
  const auto workload = workload::read(source, found);
  std::optional<Inventory> inventory;
  if (workload && !has_errors(found)) inventory = resolve(*workload, catalog, lifecycle::boundary_names(), found);
  const bool sound = inventory && !has_errors(found);
  out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  if (!sound) return std::nullopt;
  Formulated instance{
      .name = inventory->name, .model = lifecycle::formulate(*inventory), .basis = basis_of(*inventory)};
  instance.limits = lifecycle::limits(instance.model.sheet, *inventory);
  for (const lifecycle::Limit& limit : instance.limits) instance.model.outputs.push_back({limit.key, limit.room});
  lifecycle::check_feasible(*workload, *inventory, instance.infeasible);
  instance.notes = std::move(inventory->notes);
  for (const lifecycle::Line& line : instance.model.lines) {
    if (line.state == LineState::not_estimated) instance.incomplete.push_back(line.id);
    for (const lifecycle::LinePart& part : line.parts)
      if (part.state == LineState::not_estimated) instance.incomplete.push_back(part.id);
  }
  return instance;
}

std::optional<std::string> differs(const MergedSheet& s, std::span<const Variable> variables,
                                   std::span<const std::uint32_t> words, const Formulated& alone,
                                   std::span<const std::string> keys) {
  const auto& inputs = s.sheet.inputs();
  std::vector<bool> varies(inputs.size());
  std::vector<double> value(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) value[i] = inputs[i].value.best;
  for (std::size_t v = 0; v < variables.size(); ++v)
    if (s.inputs[v] && !variables[v].number) {
      varies[*s.inputs[v]] = true;
      value[*s.inputs[v]] = words[v];
    }
  if (s.unknown) {
    varies[*s.unknown] = true;
    value[*s.unknown] = std::numeric_limits<double>::quiet_NaN();
  }
  const std::vector<std::int32_t> present = s.present();
  const auto columns = sheet::evaluate(
      s.sheet, present, 1, varies,
      [&](std::size_t input, std::size_t, std::span<double> out) { out[0] = value[input]; }, 1);
  std::size_t next = 0;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const double merged = s.outputs[k] < 0 ? std::numeric_limits<double>::quiet_NaN() : columns[next++][0];
    const auto* own = alone.model.find(keys[k]);
    const bool same = own == nullptr ? merged != merged : merged == alone.model.sheet.nodes()[at(own->node)].value;
    if (!same) return keys[k];
  }
  return std::nullopt;
}

std::vector<std::int32_t> MergedSheet::present() const {
  std::vector<std::int32_t> there;
  for (const auto output : outputs)
    if (output >= 0) there.push_back(output);
  return there;
}

bool MergedSheet::complete(std::span<const std::uint32_t> words) const {
  std::uint64_t bits = base_incomplete;
  for (std::size_t v = 0; v < words.size(); ++v) bits |= more_incomplete[v][words[v]];
  for (std::size_t v = 0; v < words.size(); ++v) bits &= ~less_incomplete[v][words[v]];
  return bits == 0;
}

std::string MergedSheet::basis(std::span<const std::uint32_t> words) const {
  std::string joined;
  for (std::size_t v = 0; v < words.size(); ++v)
    if (const std::string& own = bases[v][words[v]]; own != base_basis && joined.find(own) == std::string::npos)
      joined += (joined.empty() ? "" : "+") + own;
  return joined.empty() ? base_basis : joined;
}

std::optional<MergedSheet> merge(const Formulated& base, std::span<const Variable> variables,
                                 const std::vector<std::vector<Formulated>>& of_words,
                                 std::span<const std::string> keys, Diagnostics& out) {
  MergedSheet s;
  Pool pool(variables);
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
      const Formulated& instance = of_words[v][w - 1];
      const std::uint64_t bits = incomplete.of(instance);
      s.more_incomplete[v][w] = bits & ~s.base_incomplete;
      s.less_incomplete[v][w] = s.base_incomplete & ~bits;
      s.bases[v][w] = instance.basis;
      for (std::size_t k = 0; k < keys.size(); ++k) {
        const std::int32_t own = output_of(instance, pool, keys[k]);
        if (own == of_base[k]) continue;
        of_key[k].push_back({v, w, own});
        if (variables[v].number) s.as_word[v] = true;
      }
    }
  }
  try {
    MergedSheet scratch;
    const Merge::Known nothing;
    Merge first(pool, variables, nothing, scratch);
    for (std::size_t k = 0; k < keys.size(); ++k)
      if (of_base[k] >= 0 || !of_key[k].empty()) first.merged(of_base[k], of_key[k]);
    const Merge::Known known = std::move(first.found);
    Merge merge(pool, variables, known, s);
    for (std::size_t k = 0; k < keys.size(); ++k) {
      const bool never =
          of_base[k] < 0 && std::ranges::all_of(of_key[k], [](const Deviation& d) { return d.formula < 0; });
      s.outputs.push_back(never ? -1 : merge.merged(of_base[k], of_key[k]));
    }
  } catch (const std::domain_error& fault) {
    out.push_back(diag::make(diag::conflict, fmt::format("the rows do not come together: {}", fault.what()), {}, {}));
    return std::nullopt;
  }
  std::vector<std::int32_t> present = s.present();
  s.sheet = s.sheet.compact(present);
  std::size_t next = 0;
  for (auto& output : s.outputs)
    if (output >= 0) output = present[next++];
  s.inputs.resize(variables.size());
  s.dims.resize(variables.size());
  for (const Node& node : s.sheet.nodes()) {
    if (node.op != Op::input) continue;
    const Input& input = s.sheet.inputs()[at(node.args[0])];
    if (input.id == "unknown") s.unknown = at(node.args[0]);
    for (std::size_t v = 0; v < variables.size(); ++v) {
      const bool word = !variables[v].number;
      if (input.id != (word ? "key of " + variables[v].path : variables[v].path)) continue;
      s.inputs[v] = at(node.args[0]);
      s.dims[v] = node.dim;
    }
  }
  return s;
}

bool verified(const MergedSheet& merged, const SourceText& job, const Catalog& catalog,
              std::span<const workload::Edit> base, std::span<const Variable> variables,
              std::span<const std::string> keys, Diagnostics& out) {
  constexpr std::size_t most = 24;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < variables.size(); ++a)
    for (std::size_t b = a + 1; b < variables.size(); ++b)
      if (!variables[a].number && !variables[b].number && variables[a].words.size() > 1 &&
          variables[b].words.size() > 1)
        pairs.emplace_back(a, b);
  for (const auto& pair : pairs) {
    const std::size_t a = pair.first;
    const std::size_t b = pair.second;
    const std::size_t more_a = variables[a].words.size() - 1;
    const std::size_t more_b = variables[b].words.size() - 1;
    const std::size_t tries = std::min(most, more_a * more_b);
    for (std::size_t t = 0; t < tries; ++t) {
      const std::size_t which = t * (more_a * more_b) / tries;
      std::vector<std::uint32_t> words(variables.size(), 0);
      words[a] = static_cast<std::uint32_t>(1 + which % more_a);
      words[b] = static_cast<std::uint32_t>(1 + which / more_a);
      std::vector<workload::Edit> edits(base.begin(), base.end());
      for (auto& edit : edits)
        for (const std::size_t v : {a, b})
          if (edit.path == variables[v].path) edit.json = variables[v].words[words[v]];
      Diagnostics ignored;
      const auto alone = instantiate(job, catalog, edits, ignored);
      if (!alone) continue;  // the two words do not go together: their rows are the caller's to refuse
      if (const auto figure = differs(merged, variables, words, *alone, keys)) {
        out.push_back(
            diag::make(diag::conflict,
                       fmt::format("{} and {} decide on {} together", variables[a].path, variables[b].path, *figure),
                       "vary one of them at a time", {}));
        return false;
      }
    }
  }
  return true;
}

}  // namespace aicarbon::rows
