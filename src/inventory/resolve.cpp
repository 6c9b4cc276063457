// Resolves a workload, with a catalog, into an inventory: finds the site, hardware and activity of every phase, and the
// references between phases.
#include "inventory/resolve.hpp"

#include "inventory/activity/activity.hpp"
#include "inventory/boundary.hpp"
#include "inventory/consistency.hpp"
#include "inventory/references.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

void check_catalog_pin(const Context& c) {
  if (c.job.catalog && c.job.catalog->value != c.catalog.version)
    c.error(
        diag::catalog_pin,
        fmt::format("the job requires version {} of the catalog, but this release of aicarbon has version {}",
                    c.job.catalog->value, c.catalog.version),
        "use the release of aicarbon with the required catalog, or change \"catalog\" and check how the results differ",
        c.job.catalog->at);
}

// Resolves each phase by itself, with its boundary.
std::vector<PhaseFacts> phases_of(const Context& c, Boundaries& boundaries) {
  std::vector<PhaseFacts> phases;
  phases.reserve(c.job.phases.size());
  for (const Phase& phase : c.job.phases) {
    phases.push_back(resolve_phase(c, phase));
    phases.back().boundary = boundaries.of(phase);
  }
  return phases;
}

// A phase that states no site or hardware of its own takes it from the phase that it depends on.
void borrow(const Context& c, const References& references, Inventory& inventory) {
  for (const std::size_t i : inventory.order) {
    inventory.phases[i].runs_on = references.fleet[i];
    const auto other = references.of(i);
    if (!other) continue;
    if (!c.job.phases[i].site) inventory.phases[i].site = inventory.phases[*other].site;
    if (!c.job.phases[i].hardware) inventory.phases[i].hardware = inventory.phases[*other].hardware;
  }
}

void activities(const Context& c, const References& references, Inventory& inventory) {
  for (const std::size_t i : inventory.order) {
    const Phase& phase = c.job.phases[i];
    if (!phase.activity) continue;
    const auto* fleet = references.fleet[i]
                            ? std::get_if<activity::Machines>(&c.job.phases[*references.fleet[i]].activity->kind)
                            : nullptr;
    inventory.phases[i].activity =
        resolve_activity({c, phase, *phase.activity, *inventory.phases[i].hardware,
                          fleet != nullptr ? &fleet->duration : nullptr, references.ratio_of[i].value_or(0)});
  }
}

std::vector<UnitFacts> functional_units(const Context& c) {
  std::vector<UnitFacts> units;
  for (const FunctionalUnit& unit : c.job.functional_units) {
    UnitFacts f{unit.name.value, {}, dim::one};
    if (unit.count) {
      f.count = from_stated(*unit.count, unit.name.value);
      f.stated_at = unit.count->at;
    } else if (const auto* users = unit.pointer ? users_at(c.job, unit.pointer->value) : nullptr) {
      f.by_users = delivery_facts(*users, unit.name.value);
      f.dim = dim::request;
    } else if (unit.pointer) {
      const auto found = pointed_at(c, *unit.pointer);
      if (!found) continue;
      f.count = from_stated(*found->value, unit.name.value);
      f.dim = found->dim;
    }
    units.push_back(std::move(f));
  }
  return units;
}

// Notes that sites of one job have intensities of different years, unless the job states the period of each phase.
void note_unlike_years(const Context& c, const std::vector<PhaseFacts>& phases) {
  const SiteFacts* first = nullptr;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const SiteFacts& site = *phases[i].site;
    if (!site.grid.intensity || site.year == 0 || c.job.phases[i].period) continue;
    if (first == nullptr) first = &site;
    if (site.year == first->year && site.first_year == first->first_year) continue;
    c.note(diag::unlike_years,
           fmt::format("the intensity of {} is from {}, and that of {} from {}", first->in_words(), first->year,
                       site.in_words(), site.year),
           c.job.period ? "the catalog has no row of the same year for both; state an intensity to compare them"
                        : "state \"period\", such as \"2023\": each grid is then taken in that year, or in the nearest",
           c.job.phases[i].at);
    return;
  }
}

void warnings(const Context& c, const std::vector<PhaseFacts>& phases) {
  note_unlike_years(c, phases);
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const Phase& phase = c.job.phases[i];
    warn_of_suspicious(c, phase, phases[i], phase.period ? phase.period : c.job.period);
    warn_of_odd_values(c, phase, phases[i]);
  }
}

Inventory headed(const Workload& job, const Catalog& catalog) {
  Inventory inventory;
  inventory.name = job.name.value;
  inventory.typed = job.typed;
  if (job.perspective) inventory.perspective = job.perspective->value;
  inventory.catalog_version = catalog.version;
  inventory.catalog_sha256 = catalog.sha256;
  inventory.overlays = catalog.overlays;
  return inventory;
}

// For a workload that already has errors: reports unknown names, but no errors that those earlier errors may have
// caused.
Diagnostics unknown_names(const Workload& job, const Catalog& catalog) {
  static constexpr int of_names[] = {diag::unknown_hardware, diag::unknown_site,   diag::unknown_grid,
                                     diag::unknown_phase,    diag::unknown_choice, diag::self_reference};
  Diagnostics errors;
  Diagnostics notes;
  const Context c{job, catalog, errors, notes};
  Boundaries boundaries(c);
  phases_of(c, boundaries);
  references(c);
  std::erase_if(errors, [](const Diagnostic& d) { return std::ranges::find(of_names, d.code) == std::end(of_names); });
  return errors;
}

}  // namespace

Result<Inventory> resolved(const Workload& job, const Catalog& catalog) {
  Diagnostics errors;
  Inventory found = headed(job, catalog);
  const Context c{job, catalog, errors, found.notes};
  const auto sound = [&] { return !has_errors(errors); };
  check_catalog_pin(c);
  Boundaries boundaries(c);
  found.phases = phases_of(c, boundaries);
  const References links = references(c);
  found.order = dependency_order(c, links);
  if (sound()) borrow(c, links, found);
  if (sound()) outside_data_center(c, found.phases);
  if (sound()) activities(c, links, found);
  if (sound()) check_hardware_of_activities(c, found.phases);
  if (sound()) check_fleets(c, found.phases);
  if (sound()) found.beside_fleets = beside_fleets(c, found.phases);
  check_descriptions(c, found.phases);
  found.units = functional_units(c);
  if (sound()) found.amortize = resolve_amortize(c, found.phases);
  const BoundaryFacts boundary = boundaries.of_job();
  found.only.assign(boundary.only.begin(), boundary.only.end());
  found.except.assign(boundary.except.begin(), boundary.except.end());
  if (sound()) warnings(c, found.phases);
  if (sound()) warn_of_implausible(c);
  diag::sort(found.notes);
  found.suspicious = std::move(c.known->suspicious);
  if (!sound()) return errors;
  return {std::move(found), std::move(errors)};
}

Result<Inventory> resolved(const SourceText& text, const Catalog& catalog) {
  Diagnostics found;
  const auto job = workload::read(text).noted_in(found);
  if (!job) return found;
  if (has_errors(found)) {
    found += unknown_names(*job, catalog);
    return found;
  }
  auto inventory = resolved(*job, catalog).noted_in(found);
  if (!inventory) return found;
  return {std::move(*inventory), std::move(found)};
}

}  // namespace aicarbon::inventory
