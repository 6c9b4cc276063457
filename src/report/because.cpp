// Which typed input is responsible for a difference between two sheets. Sheets identify facts by path, and reports
// contain the typed values by path; a change in one is traced to a change in the other.
#include "report/comparison.hpp"
#include "report/typed_changes.hpp"
#include "study/compare.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace aicarbon::report {
namespace {

class Tracing {
 public:
  Tracing(const Compared& base, const Compared& head)
      : base_(base), head_(head), typed_{{base.report.typed.begin(), base.report.typed.end()},
                                         {head.report.typed.begin(), head.report.typed.end()}},
        entries_(entries(typed_[0], typed_[1])) {}

  std::vector<Because> run() {
    pair_lines();
    const Sheet& base = base_.report.calculation.sheet;
    const Sheet& head = head_.report.calculation.sheet;
    const auto differences = study::differences(base, head, terms_);
    std::vector<std::set<std::size_t>> answerable;
    for (const auto& d : differences) answerable.push_back(who(d));
    join(answerable);
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
    std::map<std::string, std::int32_t> of_head;
    for (const auto& [key, node] : head_.report.calculation.outputs) of_head.emplace(key, node);
    std::map<std::string, std::int32_t> of_base;
    for (const auto& [key, node] : base_.report.calculation.outputs) of_base.emplace(key, node);
    std::set<std::string> seen;
    const auto add = [&](const LineReport& line) {
      if (!seen.insert(line.id).second) return;
      const auto b = of_base.find(line.id);
      const auto h = of_head.find(line.id);
      if (b == of_base.end() && h == of_head.end()) return;
      terms_.push_back({b == of_base.end() ? -1 : b->second, h == of_head.end() ? -1 : h->second});
      phase_of_term_.push_back(line.phase);
      of_grid_.push_back(line.source == "grid_losses" || line.source == "upstream");
      outside_.push_back(boundary_leaves(base_.report, line.id) || boundary_leaves(head_.report, line.id));
    };
    for (const LineReport& line : base_.report.lines) add(line);
    for (const LineReport& line : head_.report.lines) add(line);
  }

  static bool boundary_leaves(const Report& r, std::string_view id) {
    const auto line = std::ranges::find(r.lines, id, &LineReport::id);
    const auto names = [&](const std::vector<std::string>& list) {
      return std::ranges::find(list, line->stage) != list.end() || std::ranges::find(list, line->source) != list.end();
    };
    if (line == r.lines.end() || line->state != "not_applicable") return false;
    const auto own = std::ranges::find(r.boundary.phases, line->phase, &PhaseBoundary::phase);
    const auto& only = own != r.boundary.phases.end() ? own->only : r.boundary.only;
    const auto& except = own != r.boundary.phases.end() ? own->except : r.boundary.except;
    return (!only.empty() && !names(only)) || names(except);
  }

  // --- which entry is responsible
  // -----------------------------------------------------------------------------------------------------

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
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (within(path, entries_[i].path) || within(entries_[i].path, path)) found.insert(i);
    return found.empty() ? choices(own, path) : found;
  }

  // A text, such as the name of a grid or an accelerator, determines values at other paths, and so do added and removed
  // entries; a changed number affects only itself.
  static bool chooses(const Entry& entry) {
    const auto is_text = [](const std::optional<std::string>& value) {
      return value && !value->empty() && value->find_first_of("0123456789.+-(") != 0;
    };
    return is_text(entry.from) || is_text(entry.to) || !entry.from || !entry.to;
  }

  // Changed entries that determine values at other paths of the same owner; those nearest to the path.
  std::set<std::size_t> choices(const std::string& own, const std::string& path) const {
    const bool activity = within(path, own + "/activity");
    const auto here = segments(path);
    std::map<std::size_t, std::set<std::size_t>> by_nearness;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::string& at = entries_[i].path;
      if (!within(at, own) || !chooses(entries_[i]) || within(at, own + "/market_based")) continue;
      if (activity && !within(at, own + "/activity") && at != own + "/kind") continue;
      const auto there = segments(at);
      const auto shared = std::ranges::mismatch(here, there).in1 - here.begin();
      by_nearness[path.empty() ? 0 : static_cast<std::size_t>(shared)].insert(i);
    }
    return by_nearness.empty() ? std::set<std::size_t>{} : by_nearness.rbegin()->second;
  }

  std::set<std::size_t> choices_of_phase(const std::string& phase) {
    std::set<std::size_t> found = choices("/phases/" + phase, {});
    for (const Report* r : {&base_.report, &head_.report})
      for (const PhaseReport& p : r->phases)
        if (p.name == phase)
          for (const std::string& own : {"/sites/" + p.site, "/hardware/" + p.hardware}) {
            const auto more = choices(own, {});
            found.insert(more.begin(), more.end());
          }
    return found;
  }

  // The subject of an entry: site, hardware, activity.
  std::string_view about(std::size_t entry) const {
    const std::string& path = entries_[entry].path;
    const auto parts = segments(path);
    if (path.starts_with("/sites/") || (parts.size() > 2 && parts[2] == "site")) return "site";
    if (path.starts_with("/hardware/") || (parts.size() > 2 && parts[2] == "hardware")) return "hardware";
    return "activity";
  }

  // Of several candidates, those whose subject comes first in this list.
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

  // The list that excludes a line, in the job that lacks it: that of the phase, otherwise that of the job.
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
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (entries_[i].path == path) return i;
    return std::nullopt;
  }

  std::size_t add(Entry entry) {
    if (const auto known = entry_at(entry.path)) return *known;
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
    if (!same_methods(base_.tool, head_.tool)) return named("methods");
    return named(base_.tool.catalog_sha256 != head_.tool.catalog_sha256 ? "catalog" : "version");
  }

  // --- players that share responsibility are one
  // ---------------------------------------------------------------------------

  void join(const std::vector<std::set<std::size_t>>& sets) {
    leader_.resize(entries_.size());
    std::iota(leader_.begin(), leader_.end(), std::size_t{0});
    for (const auto& set : sets)
      for (const std::size_t i : set) unite(*set.begin(), i);
    // groups with the same name, or with one name inside the other, are merged
    for (bool again = true; again;) {
      again = false;
      for (std::size_t a = 0; a < entries_.size(); ++a)
        for (std::size_t b = 0; b < entries_.size(); ++b)
          if (leader(a) != leader(b) && members(a).size() > 1 && within(entries_[b].path, label(a))) {
            unite(a, b);
            again = true;
          }
    }
  }

  void unite(std::size_t i, std::size_t j) {
    const std::size_t a = leader(i);
    const std::size_t b = leader(j);
    leader_[std::max(a, b)] = std::min(a, b);
  }

  std::vector<std::size_t> members(std::size_t of) const {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (leader(i) == leader(of)) list.push_back(i);
    return list;
  }

  // The common path of a group.
  std::string label(std::size_t of) const {
    std::string path = entries_[leader(of)].path;
    for (const std::size_t i : members(of))
      while (!within(entries_[i].path, path)) path = path.substr(0, path.rfind('/'));
    return path;
  }

  std::size_t leader(std::size_t i) const {
    while (leader_[i] != i) i = leader_[i];
    return i;
  }

  Because entry_of(std::size_t head, double share) const {
    const auto list = members(head);
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
  std::vector<bool> of_grid_;  // the line exists or not depending on the row of the grid
  std::vector<bool> outside_;  // the boundary of one job excludes the line
  std::vector<std::size_t> leader_;
};

}  // namespace

std::vector<Because> because(const Compared& base, const Compared& head) { return Tracing(base, head).run(); }

}  // namespace aicarbon::report
