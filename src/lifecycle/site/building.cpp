// A building by parts, per kW of IT power. Each part is computed in the first of these ways that the facts allow:
//
//   per kW = as stated                                   [kg CO2e/kW]
//   per kW = footprint per m2 x area per kW
//   per kW = share x whole building
//
//   area per kW   as stated, or area of the building / its rated IT power [m2/kW]
//   share         plant: 0.6 of the upfront footprint (MECLA: up to 60 %; 14 % in other buildings); shell: what remains
//   whole         982.8 kg/kW (180 ... 2,000), as for a building that is stated as a whole (source/construction.cpp)
//   racks         25 kg/kW (7.5 ... 33.3): 500 kg per rack (GreenSKU 2024; 150 if empty, Boavizta) / 15 to 20 kW
//
// Each part is spread over its own life, so replacements during the life of the building are included: the share per
// year is per kW / life, whatever the study period. No publication gives CO2e per m2 of a data center or splits its
// plant into electrical and mechanical plant, so the user has to state these figures. Left out: the land, and
// demolition.
#include "lifecycle/site/building.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::area_per_power> area_per_kw(Sheet& sheet, const SiteFacts& s) {
  if (s.area_per_kw) return cell(sheet, s.area_per_kw);
  return named("area per kW", cell(sheet, s.area) / cell(sheet, s.building_power));
}

Cell<dim::co2e_per_power> per_kw(Sheet& sheet, const BuildingPartFacts& part, const SiteFacts& s) {
  if (part.per_m2) return cell(sheet, part.per_m2) * area_per_kw(sheet, s);
  const auto kg = cell(sheet, part.per_kw);
  if (part.share) return cell(sheet, part.share) * kg;
  if (part.all_but) return (1 - cell(sheet, part.all_but)) * kg;
  return kg;
}

}  // namespace

std::vector<BuildingPart> building_parts(Sheet& sheet, const SiteFacts& s) {
  std::vector<BuildingPart> parts;
  for (const BuildingPartFacts& part : s.building_parts) {
    if (!part.per_kw && !part.per_m2)
      parts.push_back({part.name, no_flow<dim::co2e_per_power>(part.per_kw.missing), {}});
    else
      parts.push_back({part.name, flow(named("construction per kW: " + part.name, per_kw(sheet, part, s))),
                       cell(sheet, part.life)});
  }
  return parts;
}

}  // namespace aicarbon::lifecycle
