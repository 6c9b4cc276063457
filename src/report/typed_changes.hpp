// The differences between the typed values of two jobs, in a readable form. Paths use names:
// "/phases/run/activity/load".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::report {

/// The values of a job by path.
using Typed = std::map<std::string, std::string>;

/// A changed value as typed in each job; absent if not stated.
struct Entry {
  std::string path;
  std::optional<std::string> from, to;
};

/// The changes between two jobs. An added or removed phase, site or hardware object is one entry, as is an activity
/// that is stated in another way, or a grid that is a name in one job and an object in the other.
std::vector<Entry> entries(const Typed& base, const Typed& head);

/// The names that a path consists of.
std::vector<std::string> segments(std::string_view path);
/// The site, hardware or phase that a path belongs to, which is its first two names: "/sites/main", "/hardware/node",
/// "/phases/run".
std::string owner(std::string_view path);
/// Whether a path equals another path or is below it.
bool within(std::string_view path, std::string_view whole);

}  // namespace aicarbon::report
