// Columns of the tables about electricity and the sites that use it: grids, losses, upstream, residuals, cloud regions,
// providers, construction. tables.cpp lists the tables.
#pragma once

#include "catalog/tables/columns.hpp"

#include <array>

namespace aicarbon::catalog::columns {

inline constexpr Column intensity{.name = "intensity_g_per_kwh",
                                  .kind = number,
                                  .unit = "g/kWh",
                                  .dim = dim::intensity,
                                  .doc = "CO2e per kWh",
                                  .ranged = true};
inline constexpr Column basis{.name = "basis",
                              .doc = "what the intensity includes: life-cycle, direct or unspecified",
                              .words = "life-cycle direct unspecified"};
inline constexpr Column method{.name = "method", .doc = "accounting method; always location", .words = "location"};
inline constexpr Column point{.name = "point",
                              .doc = "where the electricity is metered: generation or delivered",
                              .words = "generation delivered"};

inline constexpr std::array grids{
    id_column,
    name_column,
    Column{
        .name = "aliases",
        .doc =
            "other names, separated by spaces, with - for a space within a name; those of countries are from ISO 3166-1 (iso-3166-1)"},
    Column{.name = "iso2", .doc = "two-letter country code"},
    Column{
        .name = "kind", .doc = "kind of area: country, us-subregion or region", .words = "country us-subregion region"},
    Column{.name = "country", .doc = "three-letter country code (ISO 3166-1 alpha-3)"},
    intensity,
    basis,
    method,
    point,
    Column{.name = "finer", .doc = "pattern of the ids of finer grids within this one"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array losses{id_column,
                                   name_column,
                                   Column{.name = "loss",
                                          .kind = number,
                                          .unit = "1",
                                          .doc = "share of generation lost before delivery",
                                          .ranged = true,
                                          .most = 1},
                                   shape_column,
                                   set_column,
                                   source_column,
                                   year_column,
                                   confidence_column,
                                   note_column};

inline constexpr std::array upstream{
    id_column,
    name_column,
    Column{.name = "upstream_g_per_kwh",
           .kind = number,
           .unit = "g/kWh",
           .dim = dim::intensity,
           .doc = "CO2e of fuel supply and power plants, which a direct intensity leaves out",
           .ranged = true},
    Column{.name = "direct_g_per_kwh",
           .kind = number,
           .unit = "g/kWh",
           .dim = dim::intensity,
           .doc = "CO2e of generation by the same mix; with upstream_g_per_kwh it splits a life-cycle intensity"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array residuals{id_column,         name_column, intensity,     basis,
                                      shape_column,      set_column,  source_column, year_column,
                                      confidence_column, note_column};

inline constexpr Column pue{.name = "pue",
                            .kind = number,
                            .unit = "1",
                            .doc = "facility energy divided by IT energy",
                            .ranged = true,
                            .floor = 1,
                            .most = 10};
inline constexpr Column wue{.name = "wue_l_per_kwh",
                            .kind = number,
                            .unit = "L/kWh",
                            .dim = dim::water_intensity,
                            .doc = "on-site water per kWh of IT energy",
                            .ranged = true};

inline constexpr std::array cloud_regions{
    id_column,
    name_column,
    Column{.name = "country", .doc = "three-letter country code (ISO 3166-1 alpha-3)"},
    Column{.name = "aliases", .doc = "other names, separated by spaces, with - for a space within a name"},
    Column{.name = "grid", .doc = "id in the grids table, if the intensity is that of a grid"},
    Column{.name = "zone",
           .doc =
               "zone of the electricity market that it lies in, if the mean of the zone differs from that of the grid"},
    Column{.name = "zone_differs", .doc = "which way it differs: below or above", .words = "below above"},
    Column{.name = "zone_source", .doc = "who publishes the figure of the zone, and where"},
    intensity,
    basis,
    method,
    point,
    pue,
    Column{.name = "pue_year", .kind = whole, .doc = "year of the PUE"},
    Column{.name = "pue_kind",
           .doc = "what the PUE is: measured in the region, a design value, or the mean of the provider's fleet; empty "
                  "means measured",
           .words = "measured design fleet"},
    wue,
    Column{.name = "wue_year", .kind = whole, .doc = "year of the WUE"},
    shape_column,
    set_column,
    source_column,
    Column{.name = "pue_source", .doc = "id in sources.json of the source of pue and wue"},
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array providers{id_column,         name_column, pue,           wue,
                                      shape_column,      set_column,  source_column, year_column,
                                      confidence_column, note_column};

inline constexpr std::array construction{
    id_column,
    name_column,
    Column{.name = "per_kw_kg",
           .kind = number,
           .unit = "kg/kW",
           .dim = dim::co2e_per_power,
           .doc = "CO2e of construction per kW of IT power",
           .ranged = true},
    Column{.name = "basis",
           .doc = "basis of the kW: nameplate_kw (rated IT power) or mean_it_kw (mean IT power)",
           .words = "nameplate_kw mean_it_kw"},
    Column{.name = "lifetime_years",
           .kind = number,
           .unit = "years",
           .dim = dim::time,
           .doc = "lifetime of the building",
           .positive = true},
    Column{.name = "scope", .doc = "what the figure includes"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
