// See formulated.hpp.
#include "lifecycle/formulated.hpp"

#include "workload/read.hpp"

#include <set>
#include <utility>

namespace aicarbon::lifecycle {
namespace {

std::string basis_of(const Inventory& inventory) {
  std::set<std::string> bases;
  for (const PhaseFacts& phase : inventory.phases)
    if (phase.site.grid.intensity && phase.site.basis) bases.insert(std::string(word(*phase.site.basis)));
  std::string joined;
  for (const std::string& basis : bases) joined += (joined.empty() ? "" : "+") + basis;
  return joined;
}

std::vector<std::string> incomplete_in(const Model& model) {
  std::vector<std::string> ids;
  for (const Line& line : model.lines) {
    if (line.state == LineState::not_estimated) ids.push_back(line.id);
    for (const LinePart& part : line.parts)
      if (part.state == LineState::not_estimated) ids.push_back(part.id);
  }
  return ids;
}

}  // namespace

Result<Resolved> resolved(const SourceText& job, const Catalog& catalog) {
  Diagnostics found;
  auto workload = workload::read(job, found);
  if (!workload) return found;
  if (has_errors(found)) {
    look_up(*workload, catalog, boundary_names(), found);
    return found;
  }
  auto inventory = resolve(*workload, catalog, boundary_names(), found);
  if (!inventory || has_errors(found)) return found;
  return {{std::move(*workload), std::move(*inventory)}, std::move(found)};
}

Diagnostics infeasibility(const Workload& workload, const Inventory& inventory) {
  Diagnostics found;
  check_feasible(workload, inventory, found);
  return found;
}

Result<Formulated> formulated(const SourceText& job, const Catalog& catalog) {
  auto resolved_job = resolved(job, catalog);
  if (!resolved_job) return std::move(resolved_job.notes);
  const Inventory& inventory = resolved_job->inventory;
  Formulated f{.name = inventory.name, .model = formulate(inventory), .basis = basis_of(inventory)};
  f.incomplete = incomplete_in(f.model);
  f.limits = limits(f.model.sheet, inventory);
  for (const Limit& limit : f.limits) f.model.outputs.push_back({limit.key, limit.room});
  f.infeasible = infeasibility(resolved_job->workload, inventory);
  f.notes = std::move(resolved_job->inventory.notes);
  return {std::move(f), std::move(resolved_job.notes)};
}

}  // namespace aicarbon::lifecycle
