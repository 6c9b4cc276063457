// Finds the typed inputs that caused a difference between two sheets. The inputs of a sheet have paths in the job, and
// reports contain the typed values by path, so a change in a sheet is traced to a change in the typed values.
#include "report/comparison.hpp"
#include "report/typed_changes.hpp"
#include "study/compare.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace aicarbon::report {
namespace {

class Tracing {
 public:
  Tracing(const Compared& base, const Compared& head)
      : base_(base), head_(head), typed_{{base.report.typed.begin(), base.report.typed.end()},
                                         {head.report.typed.begin(), head.report.typed.end()}},
        entries_(entries(typed_[0], typed_[1])) {
    for (std::size_t i = 0; i < entries_.size(); ++i) at_.emplace(entries_[i].path, i);
    for (const Report* r : {&base.report, &head.report})
      for (const PhaseReport& p : r->phases) phases_[p.name].push_back(&p);
  }

  std::vector<Because> run() {
    pair_lines();
    const Sheet& base = base_.report.calculation.sheet;
    const Sheet& head = head_.report.calculation.sheet;
    const auto differences = study::differences(base, head, terms_);
    std::vector<std::set<std::size_t>> answerable;
    for (const auto& d : differences) answerable.push_back(who(d));
    join(answerable);
    gather();
    std::vector<std::size_t> player_of;
    for (const auto& set : answerable) player_of.push_back(leader(*set.begin()));
    const auto shares = study::attribute(base, head, terms_, player_of, entries_.size());
    std::vector<Because> result;
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (leader(i) == i && shares[i] != 0) result.push_back(entry_of(i, shares[i]));
    std::ranges::stable_sort(result, [](const Because& a, const Because& b) {
      const double x = std::abs(a.co2e_kg);
      const double y = std::abs(b.co2e_kg);
      return x != y ? x > y : a.path < b.path;
    });
    return result;
  }

 private:
  void pair_lines() {
    std::unordered_map<std::string_view, std::int32_t> of_head;
    for (const auto& [key, node] : head_.report.calculation.outputs) of_head.emplace(key, node);
    std::unordered_map<std::string_view, std::int32_t> of_base;
    for (const auto& [key, node] : base_.report.calculation.outputs) of_base.emplace(key, node);
    const Lines lines[] = {Lines(base_.report), Lines(head_.report)};
    std::unordered_set<std::string_view> seen;
    const auto add = [&](const LineReport& line) {
      if (!seen.insert(line.id).second) return;
      const auto b = of_base.find(line.id);
      const auto h = of_head.find(line.id);
      if (b == of_base.end() && h == of_head.end()) return;
      terms_.push_back({b == of_base.end() ? -1 : b->second, h == of_head.end() ? -1 : h->second});
      phase_of_term_.push_back(line.phase);
      of_grid_.push_back(line.source == "grid_losses" || line.source == "upstream");
      outside_.push_back(boundary_leaves(lines[0], line.id) || boundary_leaves(lines[1], line.id));
    };
    for (const LineReport& line : base_.report.lines) add(line);
    for (const LineReport& line : head_.report.lines) add(line);
  }

  // The lines of a report by id, and the boundaries of phases by name. If a name occurs twice, the first one counts.
  struct Lines {
    explicit Lines(const Report& report) : r(report) {
      for (const LineReport& line : r.lines) by_id.emplace(line.id, &line);
      for (const PhaseBoundary& own : r.boundary.phases) boundaries.emplace(own.phase, &own);
    }
    const Report& r;
    std::unordered_map<std::string_view, const LineReport*> by_id;
    std::unordered_map<std::string_view, const PhaseBoundary*> boundaries;
  };

  static bool boundary_leaves(const Lines& lines, std::string_view id) {
    const auto found = lines.by_id.find(id);
    if (found == lines.by_id.end() || found->second->state != LineState::not_applicable) return false;
    const LineReport& line = *found->second;
    const auto names = [&](const std::vector<std::string>& list) {
      return std::ranges::find(list, line.stage) != list.end() || std::ranges::find(list, line.source) != list.end();
    };
    const auto own = lines.boundaries.find(line.phase);
    const auto& only = own != lines.boundaries.end() ? own->second->only : lines.r.boundary.only;
    const auto& except = own != lines.boundaries.end() ? own->second->except : lines.r.boundary.except;
    return (!only.empty() && !names(only)) || names(except);
  }

  // --- which entries are responsible for a difference

  std::set<std::size_t> who(const study::Difference& d) {
    const std::string& phase = phase_of_term_[d.term];
    const study::Term& term = terms_[d.term];
    if (const auto whole = entry_at("/phases/" + phase)) return {*whole};
    std::set<std::size_t> found;
    const bool one_fact = d.base.size() == 1 && d.head.size() == 1 && d.base[0]->id == d.head[0]->id;
    for (const auto* list : {&d.base, &d.head})
      for (const Input* input : *list) {
        if (one_fact && input->origin != Origin::stated) return {named("catalog")};
        const auto more = of_path(input->path.empty() ? input->id : input->path, phase);
        found.insert(more.begin(), more.end());
      }
    const bool one_sided = term.base < 0 || term.head < 0;
    if (one_sided && outside_[d.term]) found = boundary(term.base < 0 ? base_.report : head_.report, phase);
    found = one_sided && of_grid_[d.term] ? narrowed(found, {"site", "hardware", "activity"})
                                          : narrowed(found, {"activity", "hardware", "site"});
    if (found.empty()) found = choices_of_phase(phase);
    if (found.empty() && one_fact) found = {stated_fact(*d.base[0], *d.head[0])};
    if (found.empty()) found = {rest()};
    return found;
  }

  std::set<std::size_t> of_path(const std::string& path, const std::string& phase) {
    const std::string own = owner(path);
    for (const auto& [kind, key] : {std::pair{"/sites/", "site"}, {"/hardware/", "hardware"}}) {
      if (!own.starts_with(kind)) continue;
      for (const char* by : {key, "runs_on"})
        if (const auto entry = entry_at(fmt::format("/phases/{}/{}", phase, by));
            entry && entries_[*entry].from && entries_[*entry].to)
          return {*entry};
    }
    std::set<std::size_t> found = entries_within(path);
    for (std::size_t end = path.size(); end != std::string::npos; end = end == 0 ? end - 1 : path.rfind('/', end - 1))
      if (const auto entry = entry_at(std::string_view(path).substr(0, end))) found.insert(*entry);
    return found.empty() ? choices(own, path) : found;
  }

  // Whether an entry determines values at other paths. A text does, such as the name of a grid or an accelerator, and
  // so does an entry that was added or removed. A changed number affects only the value at its own path.
  static bool chooses(const Entry& entry) {
    const auto is_text = [](const std::optional<std::string>& value) {
      return value && !value->empty() && value->find_first_of("0123456789.+-(") != 0;
    };
    return is_text(entry.from) || is_text(entry.to) || !entry.from || !entry.to;
  }

  // Changed entries that determine values at other paths of the same owner, limited to those nearest to the path.
  std::set<std::size_t> choices(const std::string& own, const std::string& path) const {
    const bool activity = within(path, own + "/activity");
    const auto here = segments(path);
    std::map<std::size_t, std::set<std::size_t>> by_nearness;
    for (const std::size_t i : entries_within(own)) {
      const std::string& at = entries_[i].path;
      if (!chooses(entries_[i]) || within(at, own + "/market_based")) continue;
      if (activity && !within(at, own + "/activity") && at != own + "/kind") continue;
      const auto there = segments(at);
      const auto shared = std::ranges::mismatch(here, there).in1 - here.begin();
      by_nearness[path.empty() ? 0 : static_cast<std::size_t>(shared)].insert(i);
    }
    return by_nearness.empty() ? std::set<std::size_t>{} : by_nearness.rbegin()->second;
  }

  std::set<std::size_t> choices_of_phase(const std::string& phase) {
    std::set<std::size_t> found = choices("/phases/" + phase, {});
    if (const auto named = phases_.find(phase); named != phases_.end())
      for (const PhaseReport* p : named->second)
        for (const std::string& own : {"/sites/" + p->site, "/hardware/" + p->hardware}) {
          const auto more = choices(own, {});
          found.insert(more.begin(), more.end());
        }
    return found;
  }

  // The subject of an entry: site, hardware or activity.
  std::string_view about(std::size_t entry) const {
    const std::string& path = entries_[entry].path;
    const auto parts = segments(path);
    if (path.starts_with("/sites/") || (parts.size() > 2 && parts[2] == "site")) return "site";
    if (path.starts_with("/hardware/") || (parts.size() > 2 && parts[2] == "hardware")) return "hardware";
    return "activity";
  }

  // Among several candidates, those whose subject comes first in `order`.
  std::set<std::size_t> narrowed(const std::set<std::size_t>& found,
                                 std::initializer_list<std::string_view> order) const {
    for (const std::string_view what : order) {
      std::set<std::size_t> some;
      for (const std::size_t entry : found)
        if (about(entry) == what) some.insert(entry);
      if (!some.empty()) return some;
    }
    return found;
  }

  // The boundary lists that exclude a line, in the job that lacks the line: those of the phase if it has its own
  // boundary, and otherwise those of the job.
  std::set<std::size_t> boundary(const Report& lacking, const std::string& phase) const {
    const bool own =
        std::ranges::find(lacking.boundary.phases, phase, &PhaseBoundary::phase) != lacking.boundary.phases.end();
    const std::string prefix = own ? "/phases/" + phase : std::string{};
    std::set<std::size_t> found;
    for (const char* list : {"/only", "/except"})
      if (const auto entry = entry_at(prefix + list)) found.insert(*entry);
    return found;
  }

  std::optional<std::size_t> entry_at(std::string_view path) const {
    const auto found = at_.find(path);
    return found == at_.end() ? std::nullopt : std::optional(found->second);
  }

  // Entries at a path or below it.
  std::set<std::size_t> entries_within(const std::string& path) const {
    std::set<std::size_t> found;
    if (const auto entry = entry_at(path)) found.insert(*entry);
    const std::string below = path + "/";
    for (auto it = at_.lower_bound(below); it != at_.end() && it->first.starts_with(below); ++it)
      found.insert(it->second);
    return found;
  }

  std::size_t add(Entry entry) {
    if (const auto known = entry_at(entry.path)) return *known;
    at_.emplace(entry.path, entries_.size());
    entries_.push_back(std::move(entry));
    return entries_.size() - 1;
  }

  std::size_t named(const std::string& what) {
    const auto version = [&](const Tool& t) {
      if (what == "catalog") return fmt::format("{} ({})", t.catalog, t.catalog_sha256.substr(0, 12));
      return t.version;
    };
    return add({what, version(base_.tool), version(head_.tool)});
  }

  std::size_t stated_fact(const Input& from, const Input& to) {
    return add({from.path, units::shortest(from.value.best) + " " + from.unit,
                units::shortest(to.value.best) + " " + to.unit});
  }

  std::size_t rest() {
    // the intensity of a grid is that of the period, which is no input by itself
    const auto period = std::ranges::find_if(entries_, [](const Entry& e) { return e.path.ends_with("/period"); });
    if (period != entries_.end()) return static_cast<std::size_t>(period - entries_.begin());
    if (!same_methods(base_.tool, head_.tool)) return named("methods");
    return named(base_.tool.catalog_sha256 != head_.tool.catalog_sha256 ? "catalog" : "version");
  }

  // --- merging of entries that are responsible for the same difference

  void join(const std::vector<std::set<std::size_t>>& sets) {
    leader_.resize(entries_.size());
    std::iota(leader_.begin(), leader_.end(), std::size_t{0});
    for (const auto& set : sets)
      for (const std::size_t i : set) unite(*set.begin(), i);
    // merges groups whose labels are equal, or of which one label is a path below the other
    for (bool again = true; again;) {
      again = false;
      gather();
      for (const auto& [first, list] : members_)
        if (list.size() > 1)
          for (const std::size_t other : entries_within(label(first)))
            if (leader(other) != leader(first)) {
              unite(first, other);
              again = true;
            }
    }
  }

  void gather() {
    members_.clear();
    for (std::size_t i = 0; i < entries_.size(); ++i) members_[leader(i)].push_back(i);
  }

  void unite(std::size_t i, std::size_t j) {
    const std::size_t a = leader(i);
    const std::size_t b = leader(j);
    leader_[std::max(a, b)] = std::min(a, b);
  }

  // The members of the group with this leader, as of the last call of `gather`.
  const std::vector<std::size_t>& members(std::size_t head) const { return members_.at(head); }

  // The common path of the entries of a group.
  std::string label(std::size_t head) const {
    std::string path = entries_[head].path;
    for (const std::size_t i : members(head))
      while (!within(entries_[i].path, path)) path = path.substr(0, path.rfind('/'));
    return path;
  }

  std::size_t leader(std::size_t i) const {
    while (leader_[i] != i) i = leader_[i];
    return i;
  }

  Because entry_of(std::size_t head, double share) const {
    const auto& list = members(head);
    if (list.size() == 1) return {entries_[head].path, entries_[head].from, entries_[head].to, share};
    const std::string path = label(head);
    Because all{path.empty() ? "/" : path, {}, {}, share};
    for (const std::size_t i : list) {
      const std::string key = entries_[i].path.substr(std::min(entries_[i].path.size(), path.size() + 1));
      const auto append = [&](std::optional<std::string>& text, const std::optional<std::string>& value) {
        if (value) text = fmt::format("{}{}{} {}", text.value_or(""), text ? ", " : "", key, *value);
      };
      append(all.from, entries_[i].from);
      append(all.to, entries_[i].to);
    }
    return all;
  }

  const Compared& base_;
  const Compared& head_;
  Typed typed_[2];
  std::vector<Entry> entries_;
  std::vector<study::Term> terms_;
  std::vector<std::string> phase_of_term_;
  std::vector<bool> of_grid_;  // for each term, whether the catalog row of the grid decides if its line exists
  std::vector<bool> outside_;  // for each term, whether the boundary of one job excludes its line
  std::vector<std::size_t> leader_;
  std::map<std::size_t, std::vector<std::size_t>> members_;                       // members of each group, by leader
  std::map<std::string, std::size_t, std::less<>> at_;                            // entries by path
  std::unordered_map<std::string_view, std::vector<const PhaseReport*>> phases_;  // phases of both reports, by name
};

}  // namespace

std::vector<Because> because(const Compared& base, const Compared& head) { return Tracing(base, head).run(); }

}  // namespace aicarbon::report
