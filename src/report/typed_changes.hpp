// The differences between the typed values of two jobs, in readable form. Paths use names: "/phases/run/activity/load".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::report {

/// The values of a job, by path.
using Typed = std::map<std::string, std::string>;

/// A change of what was typed; absent if it was not stated.
struct Entry {
  std::string path;
  std::optional<std::string> from, to;
};

/// An added or removed phase, site or hardware is one entry; so is an activity stated in another way, and a grid that
/// is a name in one job and an object in the other.
std::vector<Entry> entries(const Typed& base, const Typed& head);

/// The names of a path.
std::vector<std::string> segments(std::string_view path);
/// "/sites/main", "/hardware/node", "/phases/run": the owner of a path.
std::string owner(std::string_view path);
/// Whether a path equals another one or is below it.
bool within(std::string_view path, std::string_view whole);

}  // namespace aicarbon::report
