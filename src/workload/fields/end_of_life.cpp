// The fields of a machine's end of life: routes of treatment, and recycled materials. See fields.hpp.
#include "workload/codecs.hpp"
#include "workload/faults.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array route_fields{
    field<&Route::route>({.name = "route",
                          .doc = "name of the treatment: an id in the end_of_life table, or any other name",
                          .example = "\"recycling\"",
                          .required = true}),
    field<&Route::share>({.name = "share",
                          .doc = "share of the mass of the node; the shares of all routes add up to 1",
                          .unit = "1",
                          .example = "0.8",
                          .required = true,
                          .maximum = 1}),
    field<&Route::per_kg>({.name = "per_kg",
                           .doc = "CO2e of this treatment per kg; if absent, taken from the end_of_life table",
                           .unit = "kg/kg",
                           .example = "\"0.9 kg/kg\""}),
};

constexpr std::array material_fields{
    field<&Material::name>(
        {.name = "name", .doc = "name of the material", .example = "\"aluminium\"", .required = true}),
    field<&Material::mass>({.name = "mass",
                            .doc = "mass of the material in one node",
                            .unit = "kg",
                            .example = "\"20 kg\"",
                            .required = true,
                            .positive = true}),
    field<&Material::allocation_factor>(
        {.name = "allocation_factor",
         .doc = "factor A of the Circular Footprint Formula; only with allocation \"cff\"",
         .unit = "1",
         .example = "0.2",
         .maximum = 1}),
    field<&Material::recycled>({.name = "recycled",
                                .doc = "R2: share recycled at the end of life",
                                .unit = "1",
                                .example = "0.9",
                                .maximum = 1}),
    field<&Material::recycling>({.name = "recycling",
                                 .doc = "CO2e of recycling one kg at the end of life",
                                 .unit = "kg/kg",
                                 .example = "\"0.5 kg/kg\""}),
    field<&Material::replaces>({.name = "replaces",
                                .doc = "E*v: CO2e of the virgin material that one kg of recycled material replaces",
                                .unit = "kg/kg",
                                .example = "\"15.1 kg/kg\""}),
    field<&Material::quality>(
        {.name = "quality",
         .doc = "Qs/Qp of the outgoing material: quality of the recycled material, divided by that of virgin material",
         .unit = "1",
         .example = "1",
         .maximum = 1}),
    field<&Material::recycled_content>({.name = "recycled_content",
                                        .doc = "R1: recycled content, as a share",
                                        .unit = "1",
                                        .example = "0",
                                        .maximum = 1}),
    field<&Material::virgin>({.name = "virgin",
                              .doc = "Ev: CO2e of one kg of virgin material",
                              .unit = "kg/kg",
                              .example = "\"15.1 kg/kg\""}),
    field<&Material::from_recycled>({.name = "from_recycled",
                                     .doc = "CO2e of producing one kg of the recycled content",
                                     .unit = "kg/kg",
                                     .example = "\"0.6 kg/kg\""}),
    field<&Material::content_quality>(
        {.name = "content_quality",
         .doc = "Qs/Qp of the incoming material: quality of the recycled content, divided by that of virgin material",
         .unit = "1",
         .example = "1",
         .maximum = 1}),
};

constexpr std::array end_of_life_fields{
    field<&StatedEndOfLife::value>({.name = "value",
                                    .doc = "CO2e of treating one node at its end of life, without credits",
                                    .unit = "kg",
                                    .example = "\"15 kg\""}),
    field<&StatedEndOfLife::per_kg>({.name = "per_kg",
                                     .doc = "CO2e of treatment per kg; needs the mass of the hardware",
                                     .unit = "kg/kg",
                                     .example = "\"1.4 kg/kg\""}),
    field<&StatedEndOfLife::routes>(
        {.name = "routes",
         .doc = "list of {route, share, per_kg}; needs the mass of the hardware",
         .example = "[{\"route\": \"recycling\", \"share\": 1, \"per_kg\": \"0.9 kg/kg\"}]"}),
    field<&StatedEndOfLife::materials>({.name = "materials",
                                        .doc = "list of recycled materials, for allocation rules other than cut-off",
                                        .example = "[{\"name\": \"aluminium\", \"mass\": \"20 kg\", …}]"}),
    field<&StatedEndOfLife::allocation>(
        {.name = "allocation",
         .doc =
             "how recycling is allocated between successive lives of a material: cut-off (the default: recycling is charged to the user of the recycled material), 50:50, recycling (end-of-life recycling) or cff (Circular Footprint Formula)"}),
};

}  // namespace

std::span<const Field> Table<Route>::fields() { return route_fields; }
std::span<const Field> Table<Material>::fields() { return material_fields; }
std::span<const Field> Table<StatedEndOfLife>::fields() { return end_of_life_fields; }

}  // namespace aicarbon::json

namespace aicarbon::workload {
namespace {

void check_routes(const StatedEndOfLife& e, const Hardware& hardware, Faults& faults) {
  if (e.routes.empty()) return;
  if (!hardware.mass)
    faults.add(diag::missing_field, "routes need the mass of the hardware", "add \"mass\": \"130 kg\"", e.at);
  std::map<std::string, Location> seen;
  double sum = 0;
  for (const Route& route : e.routes) {
    check_name(route.route, seen, "route", faults);
    if (!route.share) return;  // already reported
    if (!route.share->value.exact())
      faults.add(diag::conflict, "the share of a route cannot have a range",
                 "state a single share; \"per_kg\" may have a range", route.share->at);
    sum += route.share->value.best;
  }
  constexpr double rounding = 1e-9;
  if (sum > 1 + rounding || sum < 1 - rounding)
    faults.add(diag::out_of_domain, fmt::format("the shares of the routes add up to {:.10g}, not to 1", sum),
               sum > 1 ? "lower a share: the shares divide the mass among the routes"
                       : "add the missing route, or raise a share: the whole mass needs a route",
               e.routes.back().share->at);
}

void check_materials(const StatedEndOfLife& e, Faults& faults) {
  const bool formula = e.allocation && e.allocation->known && e.allocation->value == Allocation::cff;
  if (e.allocation && e.allocation->known && e.allocation->value != Allocation::cut_off && e.materials.empty())
    faults.add(diag::missing_field,
               fmt::format("allocation \"{}\" needs the materials that are recycled", word(e.allocation->value)),
               "add \"materials\": [{\"name\": \"aluminium\", \"mass\": \"20 kg\", \"recycled\": 0.9, …}]",
               e.allocation->at);
  std::map<std::string, Location> seen;
  for (const Material& m : e.materials) {
    check_name(m.name, seen, "material", faults);
    if (!m.allocation_factor) continue;
    if (!formula)
      faults.add(diag::conflict, "\"allocation_factor\" is used only by the Circular Footprint Formula",
                 "set \"allocation\": \"cff\", or remove \"allocation_factor\": the other rules have a fixed factor",
                 m.allocation_factor->at);
    else if (!m.allocation_factor->value.exact())
      faults.add(diag::conflict, "\"allocation_factor\" is a methodological choice and cannot have a range",
                 "state a single number", m.allocation_factor->at);
  }
}

}  // namespace

void check(const StatedEndOfLife& e, const Hardware& hardware, Faults& faults) {
  const int forms = int{e.value.has_value()} + int{e.per_kg.has_value()} + int{!e.routes.empty()};
  if (forms > 1 || (forms == 0 && e.materials.empty() && !e.allocation))
    faults.add(diag::conflict, "\"end_of_life\" must be a value, {per_kg} or {routes}", "state exactly one of them",
               e.at);
  if (e.per_kg && !hardware.mass)
    faults.add(diag::missing_field, "\"per_kg\" needs the mass of the hardware", "add \"mass\": \"130 kg\"", e.at);
  check_routes(e, hardware, faults);
  check_materials(e, faults);
}

}  // namespace aicarbon::workload
