// Effects of techniques and of growth on energy and device time.
//
//   after technique i   energy = energy x e_i                                    in the order of the job
//                       device time = device time x t_i
//   over all periods    energy = energy x sum over k of (d f)^k                  k = 0 ... periods - 1
//                       device time = device time x sum over k of (d f)^k
//
//   e, t   multipliers of a technique (table techniques, which gives the baseline and condition of each)
//   d      demand in a period / demand in the previous period
//   f      energy per unit of work in a period / energy per unit of work in the previous period
//
// There is a rebound if d f > f: growing demand takes back part of the gain in efficiency (Wu et al. 2024). Multipliers
// from two studies may be combined only if their techniques save different resources; two techniques that save the same
// resource give a warning. A multiplier also scales the energy of replicas while they wait, so instead of a technique
// that changes the batch size, the batch itself should be stated.
#include "lifecycle/technique.hpp"

#include <fmt/format.h>

namespace aicarbon::lifecycle {
namespace {

template <Dim D>
void scale(Flow<D>& flow, Cell<dim::one> by, std::string_view name) {
  if (flow) flow.cell = named(name, flow.cell * by);
}

void scale(Flows& flows, Cell<dim::one> energy, Cell<dim::one> time, std::string_view what) {
  scale(flows.accelerator_energy, energy, fmt::format("accelerator energy, {}", what));
  scale(flows.it_energy, energy, fmt::format("IT energy, {}", what));
  scale(flows.unallocated_energy, energy, fmt::format("unallocated energy, {}", what));
  scale(flows.storage_energy, energy, fmt::format("storage energy, {}", what));
  scale(flows.transfer_energy, energy, fmt::format("transfer energy, {}", what));
  scale(flows.stored, time, fmt::format("data stored, {}", what));
  scale(flows.device_time, time, fmt::format("device time, {}", what));
  scale(flows.owned_time, time, fmt::format("owned time, {}", what));
}

}  // namespace

std::vector<AppliedTechnique> apply_techniques(Sheet& sheet, const PhaseFacts& phase, Flows& flows) {
  std::vector<AppliedTechnique> applied;
  for (const TechniqueFacts& t : phase.techniques) {
    const auto energy = cell(sheet, t.energy);
    const auto time = cell(sheet, t.time);
    scale(flows, energy, time, fmt::format("with {}", t.name));
    applied.push_back({energy, time, flows.it_energy.cell, flows.device_time.cell});
  }
  return applied;
}

std::vector<Period> grow(Sheet& sheet, const PhaseFacts& phase, Flows& flows) {
  std::vector<Period> periods;
  if (!phase.growth) return periods;
  const auto demand = cell(sheet, phase.growth->demand);
  const auto efficiency = cell(sheet, phase.growth->efficiency);
  auto d = sheet.constant<dim::one>(1);
  auto f = d;
  Cell<dim::one> sum;
  for (int k = 0; k < phase.growth->periods; ++k) {
    const auto work = d * f;
    sum = sum ? sum + work : work;
    periods.push_back({d, f, flows.it_energy ? flows.it_energy.cell * work : Cell<dim::energy>{}});
    d = d * demand;
    f = f * efficiency;
  }
  scale(flows, sum, sum, "over all periods");
  return periods;
}

}  // namespace aicarbon::lifecycle
