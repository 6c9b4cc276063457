// What two jobs type differently, as people say it. Paths are of names: "/phases/run/activity/load".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::report {

/// What a job says, by path.
using Typed = std::map<std::string, std::string>;

/// A change of what was typed; absent where it was not said.
struct Entry {
  std::string path;
  std::optional<std::string> from, to;
};

/// A phase, site or hardware that is new or gone is one entry; so is an activity told another way, and a grid that is a name in one job
/// and described in the other.
std::vector<Entry> entries(const Typed& base, const Typed& head);

/// The names of a path.
std::vector<std::string> segments(std::string_view path);
/// "/sites/main", "/hardware/node", "/phases/run": what a path belongs to.
std::string owner(std::string_view path);
/// Whether a path is another, or lies below it.
bool within(std::string_view path, std::string_view whole);

}  // namespace aicarbon::report
