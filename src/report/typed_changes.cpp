// See typed_changes.hpp.
#include "report/typed_changes.hpp"

#include "workload/activity/kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aicarbon::report {

std::vector<std::string> segments(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty()) {
    path.remove_prefix(path.front() == '/' ? 1 : 0);
    const auto slash = path.find('/');
    out.emplace_back(path.substr(0, slash));
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash);
  }
  return out;
}

namespace {

std::string first_segments(std::string_view path, std::size_t count) {
  std::string out;
  const auto all = segments(path);
  for (std::size_t i = 0; i < std::min(count, all.size()); ++i) out += "/" + all[i];
  return out;
}

}  // namespace

std::string owner(std::string_view path) { return first_segments(path, 2); }

bool within(std::string_view path, std::string_view whole) {
  return path == whole || (path.starts_with(whole) && path.substr(whole.size()).starts_with('/'));
}

namespace {

std::optional<std::string> find(const Typed& typed, const std::string& path) {
  const auto found = typed.find(path);
  return found == typed.end() ? std::nullopt : std::optional(found->second);
}

// A short description of a value or an object: for an object, its most characteristic value, or "an object" if it has
// no such value.
std::optional<std::string> in_words(const Typed& typed, const std::string& path) {
  for (const char* key :
       {"", "/kind", "/intensity", "/grid", "/grid/intensity", "/accelerator", "/server", "/instance", "/cpu"})
    if (auto value = find(typed, path + key)) return value;
  const auto first = typed.lower_bound(path + "/");
  if (first != typed.end() && within(first->first, path)) return "an object";
  return std::nullopt;
}

// The keys below a path with their values, on one line: "device_time 1000 h, device_power 400 W".
std::optional<std::string> keys_of(const Typed& typed, const std::string& path) {
  std::string out;
  for (auto it = typed.lower_bound(path + "/"); it != typed.end() && within(it->first, path); ++it)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", it->first.substr(path.size() + 1), it->second);
  return out.empty() ? std::nullopt : std::optional(out);
}

std::set<std::string> below(const Typed& typed, const std::string& path) {
  std::set<std::string> keys;
  for (auto it = typed.lower_bound(path + "/"); it != typed.end() && within(it->first, path); ++it)
    keys.insert(it->first);
  return keys;
}

constexpr std::string_view nothing_in_it = "{}";

bool is_there(const Typed& typed, const std::string& path) { return find(typed, path) || !below(typed, path).empty(); }
bool is_text(const Typed& typed, const std::string& path) {
  const auto value = find(typed, path);
  return value && *value != nothing_in_it;
}

// The path of the entry for a changed value. An object that is a name in one of the jobs, such as a grid, is one entry:
// the shortest path that has a text in one of the jobs. Otherwise, the path of the value itself.
std::string shortest_named(const std::string& path, const Typed& base, const Typed& head) {
  for (std::size_t end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1)) {
    std::string whole = path.substr(0, end);
    if (is_text(base, whole) || is_text(head, whole)) return whole;
  }
  return path;
}

}  // namespace

std::vector<Entry> entries(const Typed& base, const Typed& head) {
  std::map<std::string, Entry> found;
  std::set<std::string> changed;
  for (const auto& [path, value] : base)
    if (find(head, path) != value) changed.insert(path);
  for (const auto& [path, value] : head)
    if (find(base, path) != value) changed.insert(path);
  for (const std::string& path : changed) {
    const bool only_described = (find(base, path) == nothing_in_it && !head.contains(path) && is_there(head, path)) ||
                                (find(head, path) == nothing_in_it && !base.contains(path) && is_there(base, path));
    if (only_described) continue;  // an object that is empty in one job and has content in the other
    const std::string whole = owner(path);
    const bool object = path.starts_with("/phases/") || path.starts_with("/sites/") || path.starts_with("/hardware/");
    if (object && is_there(base, whole) != is_there(head, whole)) {
      found[whole] = {whole, in_words(base, whole), in_words(head, whole)};
      continue;
    }
    const std::string activity = first_segments(path, 3);
    if (path.starts_with("/phases/") && activity.ends_with("/activity")) {
      const auto before = below(base, activity);
      const auto after = below(head, activity);
      const auto stated_differently = [&](const std::set<std::string>& keys, const std::set<std::string>& others) {
        return std::ranges::any_of(workload::activity_kinds(), [&](const auto& kind) {
          const std::string key = fmt::format("{}/{}", activity, kind.key);
          return keys.contains(key) && !others.contains(key);
        });
      };
      const bool another = stated_differently(before, after) || stated_differently(after, before);
      if (another) {
        found[activity] = {activity, keys_of(base, activity), keys_of(head, activity)};
        continue;
      }
    }
    const std::string part = shortest_named(path, base, head);
    found[part] = {part, in_words(base, part), in_words(head, part)};
  }
  std::vector<Entry> list;
  for (auto& [path, entry] : found) list.push_back(std::move(entry));
  return list;
}

}  // namespace aicarbon::report
