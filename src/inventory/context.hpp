// What the resolving functions share: the job, the catalog, and the list of messages.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/inventory.hpp>
#include <aicarbon/workload.hpp>

#include "diag/codes.hpp"
#include "inventory/defaults.hpp"
#include "inventory/named_row.hpp"
#include "workload/visit.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace aicarbon::inventory {

/// What has been resolved and reported so far.
struct Known {
  /// Sites and hardware of the job by name, each resolved once for all phases that use it.
  std::map<std::string, std::shared_ptr<const SiteFacts>, std::less<>> sites;
  std::map<std::string, std::shared_ptr<const HardwareFacts>, std::less<>> hardware;
  std::map<std::string, std::shared_ptr<const HardwareFacts>, std::less<>> hardware_in_cloud_regions;
  /// Whether the catalog also has the name that the job gives to a site or hardware, by path in the job.
  std::map<std::string, bool, std::less<>> in_catalog;
  /// Paths of the sites and hardware with an `independent` value, which is sampled separately for each phase. Found at
  /// first use.
  std::optional<std::set<std::string, std::less<>>> independent;
  NamedRows named_rows;
  const CatalogRow* highest_grid = nullptr;  ///< the grid of the catalog with the highest intensity. Found at first use
  std::vector<SuspiciousValues> suspicious;
  std::set<std::pair<std::string, double>> suspected;        ///< path and least value of each entry of `suspicious`
  std::set<std::tuple<int, std::string, std::string>> said;  ///< code, path and message of each note and error so far
};

struct Context {
  const Workload& job;
  const Catalog& catalog;
  Diagnostics& errors;
  Diagnostics& notes;
  std::shared_ptr<Known> known = std::make_shared<Known>();

  void error(diag::Code code, std::string message, std::string help, Location at) const {
    if (!known->said.emplace(code, at.path, message).second) return;
    errors.push_back(diag::make(code, std::move(message), std::move(help), std::move(at)));
  }
  /// Adds a warning or a note, unless the same message has already been added at this path.
  void note(diag::Code code, std::string message, std::string help, Location at) const {
    if (!known->said.emplace(code, at.path, message).second) return;
    notes.push_back(diag::make(code, std::move(message), std::move(help), std::move(at)));
  }
  /// Where the job states an input; an empty location if it does not.
  Location place_of(const Input& input) const {
    for (const auto& stated_value : workload::stated_values(job))
      if (stated_value.value->at.path == input.path) return stated_value.value->at;
    return {};
  }
  /// Keeps the suspicious values of a field, and adds what they say if `value`, which the job states, is one of them.
  void suspect(double value, SuspiciousValues values) const {
    if (!known->suspected.emplace(values.path, values.from).second) return;
    if (values.contain(value)) {
      Diagnostic d = values.says(value);
      note(static_cast<diag::Code>(d.code), std::move(d.message), std::move(d.help), std::move(d.at));
    }
    known->suspicious.push_back(std::move(values));
  }
};

/// Whether the catalog also has the name that the job gives to a site or hardware, or another question of this kind.
/// `find` is called once per path.
template <class F>
bool in_catalog(const Context& c, const std::string& path, F&& find) {
  const auto [known, is_new] = c.known->in_catalog.try_emplace(path);
  if (is_new) known->second = find();
  return known->second;
}

/// The facts of a named site or hardware: those already resolved, or the result of `resolve`. The result is kept for
/// the next phase unless resolving it found errors, or it has an `independent` value.
template <class Facts, class F>
std::shared_ptr<const Facts> resolved_once(const Context& c,
                                           std::map<std::string, std::shared_ptr<const Facts>, std::less<>>& kept,
                                           const std::string& name, const std::string& path, F&& resolve) {
  if (const auto found = kept.find(name); found != kept.end()) return found->second;
  auto& independent = c.known->independent;
  if (!independent) {
    independent.emplace();
    for (const auto& stated : workload::stated_values(c.job))
      if (const std::string& at = stated.value->at.path; stated.value->independent)
        independent->insert(at.substr(0, at.find('/', at.find('/', 1) + 1)));
  }
  const std::size_t faults = c.errors.size();
  auto facts = std::make_shared<const Facts>(resolve());
  if (c.errors.size() == faults && !independent->contains(path)) kept.emplace(name, facts);
  return facts;
}

template <Dim D>
Fact<D> stated(const Stated<D>& value, std::string_view use) {
  return known<D>(from_stated(value, use));
}
/// The stated value as a fact; an unknown fact if there is none.
template <Dim D>
Fact<D> stated(const std::optional<Stated<D>>& value, std::string_view use) {
  return value ? stated(*value, use) : Fact<D>{};
}
template <Dim D>
Fact<D> assumed(const Context& c, std::string_view rule, std::string path) {
  return known<D>(assume(c.catalog, rule, std::move(path)));
}

/// The number of deliveries of an activity, or its users, as facts.
DeliveryFacts delivery_facts(const StatedDeliveries& stated, std::string_view use);

/// The deliveries of a phase at a path, if they are stated by users; null if the path leads elsewhere.
const StatedDeliveries* users_at(const Workload& job, std::string_view path);

/// The value that the job states at a path. If there is none, reports an error with the nearest paths; a value of zero
/// is an error too.
std::optional<workload::StatedRef> pointed_at(const Context& context, const Text& pointer);

/// Which phases make the model, which use it, and over how many units, such as requests, the footprint of the former is
/// spread; nothing if the job states no "amortize". `phases` must be resolved.
std::optional<AmortizeFacts> resolve_amortize(const Context& context, const std::vector<PhaseFacts>& phases);

/// Resolves a phase by itself: site, hardware, techniques, growth.
PhaseFacts resolve_phase(const Context& context, const Phase& phase);

/// Resolves the site of a phase, which is given as a name, a catalog id or an object. An unknown name is an error.
std::shared_ptr<const SiteFacts> resolve_site(const Context& context, const Phase& phase);

/// Whether the site of a phase is a cloud region of the catalog.
bool is_in_cloud_region(const Context& context, const Phase& phase);

/// Takes the data center away from the sites of phases whose machine is outside one: PUE, on-site water and
/// construction, unless the job states them. A note names these machines.
void outside_data_center(const Context& context, std::vector<PhaseFacts>& phases);

/// Resolves the hardware of a phase, which is given as a name, a catalog id or an object. An unknown name is an error.
std::shared_ptr<const HardwareFacts> resolve_hardware(const Context& context, const Phase& phase);

/// An instance of the catalog by itself, outside a job.
HardwareFacts hardware_of_instance(const Context& context, const std::string& id);

std::vector<TechniqueFacts> resolve_techniques(const Context& context, const Phase& phase);

/// The intensity at a location of the catalog, for manufacturing there. An unknown location is an error.
Fact<dim::intensity> place_intensity(const Context& context, const Text& place, const std::string& path);

/// The parts of a bill of materials in the job, or of one in the catalog; empty if the catalog has no bill of that
/// name.
std::vector<PartFacts> resolve_parts(const Context& context, const std::vector<StatedPart>& parts,
                                     const std::string& path, std::string_view use);
std::vector<PartFacts> bill_parts(const Context& context, std::string_view bill, const std::string& path,
                                  std::string_view use);

/// The parts of a machine without accelerators, or of an instance of one: those of its processors and memory, and its
/// share of the rest of a host. `instance` and `cpu` are ids in the catalog, or empty.
std::vector<PartFacts> parts_of_processor(const Context& context, std::string_view instance, std::string_view cpu,
                                          const HardwareFacts& hardware, const std::string& path, std::string_view use);

/// Warns of values that are valid but suspicious.
void warn_of_suspicious(const Context& context, const Phase& phase, const PhaseFacts& facts,
                        const std::optional<Text>& period);
/// Warns of values that are implausible together, or that mean something else than they seem to.
void warn_of_odd_values(const Context& context, const Phase& phase, const PhaseFacts& facts);
/// Warns of values that are an order of magnitude beyond all that are published.
void warn_of_implausible(const Context& context);

}  // namespace aicarbon::inventory
