// Resolves the facility of a site: generator tests, refrigerant and everything else with rows in src/workload/facility.
// Each value is stated, follows the default rule of its row, or is unknown.
#include "inventory/site/site.hpp"
#include "inventory/stated_facts.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

// The second-to-last key of a path: "refrigerant" in /sites/main/refrigerant/charge.
std::string_view object_of(std::string_view path) {
  path = path.substr(0, path.rfind('/'));
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

void resolve_facility(const SiteInput& in, SiteFacts& f, const Site& site) {
  Facility<Fact>& facts = f;
  for (const auto& pair : settled(in.context, site, facts, in.path, in.use))
    if (!*pair.fact)
      pair.fact->missing.reason = fmt::format("no figure is published for data centers: state \"{}\" of \"{}\"",
                                              pair.field->name, object_of(pair.path));
}

}  // namespace aicarbon::inventory
