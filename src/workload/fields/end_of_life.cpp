// The end of a machine in the job: routes of treatment, materials won back. Part of the ONE table of fields (fields.hpp).
#include "workload/codecs.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array route_fields{
    field<&Route::route>({.name = "route",
                          .doc = "what is done: a row of end_of_life, or your own word",
                          .example = "\"recycling\"",
                          .required = true}),
    field<&Route::share>({.name = "share",
                          .doc = "of the node's mass; the shares of all routes add up to 1",
                          .unit = "1",
                          .example = "0.8",
                          .required = true,
                          .maximum = 1}),
    field<&Route::per_kg>({.name = "per_kg",
                           .doc = "CO2e of treating one kg so; else the row of end_of_life",
                           .unit = "kg/kg",
                           .example = "\"0.9 kg/kg\""}),
};

constexpr std::array material_fields{
    field<&Material::name>({.name = "name", .doc = "of the material", .example = "\"aluminium\"", .required = true}),
    field<&Material::mass>({.name = "mass",
                            .doc = "of it in one node",
                            .unit = "kg",
                            .example = "\"20 kg\"",
                            .required = true,
                            .positive = true}),
    field<&Material::allocation_factor>({.name = "allocation_factor",
                                         .doc = "A of the Circular Footprint Formula; with allocation \"cff\" only",
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
                                .doc = "E*v: CO2e of the new material that one kg of the recycled one replaces",
                                .unit = "kg/kg",
                                .example = "\"15.1 kg/kg\""}),
    field<&Material::quality>({.name = "quality",
                               .doc = "Qs/Qp of what leaves: quality of the recycled over the new material",
                               .unit = "1",
                               .example = "1",
                               .maximum = 1}),
    field<&Material::recycled_content>({.name = "recycled_content",
                                        .doc = "R1: share that was recycled when it came in",
                                        .unit = "1",
                                        .example = "0",
                                        .maximum = 1}),
    field<&Material::virgin>(
        {.name = "virgin", .doc = "Ev: CO2e of one kg of new material", .unit = "kg/kg", .example = "\"15.1 kg/kg\""}),
    field<&Material::from_recycled>({.name = "from_recycled",
                                     .doc = "CO2e of one kg of the recycled material that came in",
                                     .unit = "kg/kg",
                                     .example = "\"0.6 kg/kg\""}),
    field<&Material::content_quality>(
        {.name = "content_quality", .doc = "Qs/Qp of what came in", .unit = "1", .example = "1", .maximum = 1}),
};

constexpr std::array end_of_life_fields{
    field<&StatedEndOfLife::value>({.name = "value",
                                    .doc = "CO2e of treating one node at its end, without credits",
                                    .unit = "kg",
                                    .example = "\"15 kg\""}),
    field<&StatedEndOfLife::per_kg>({.name = "per_kg",
                                     .doc = "CO2e of treating one kg; needs the hardware's mass",
                                     .unit = "kg/kg",
                                     .example = "\"1.4 kg/kg\""}),
    field<&StatedEndOfLife::routes>(
        {.name = "routes",
         .doc = "list of {route, share, per_kg}; needs the hardware's mass",
         .example = "[{\"route\": \"recycling\", \"share\": 1, \"per_kg\": \"0.9 kg/kg\"}]"}),
    field<&StatedEndOfLife::materials>(
        {.name = "materials",
         .doc = "list of materials that are recycled, for the rules of allocation other than cut-off",
         .example = "[{\"name\": \"aluminium\", \"mass\": \"20 kg\", …}]"}),
    field<&StatedEndOfLife::allocation>(
        {.name = "allocation",
         .doc = "of recycling between lives: cut-off (the default: recycled material bears its own recycling), 50:50, "
                "recycling (end-of-life recycling) or cff (Circular Footprint Formula)",
         .choices = workload::allocations}),
};

}  // namespace

std::span<const Field> Table<Route>::fields() { return route_fields; }
std::span<const Field> Table<Material>::fields() { return material_fields; }
std::span<const Field> Table<StatedEndOfLife>::fields() { return end_of_life_fields; }

}  // namespace aicarbon::json
