// Columns of machines whole: accelerators, servers, how they travel and how they end. Listed in tables.cpp.
#pragma once

#include "catalog/tables/columns.hpp"

#include <array>

namespace aicarbon::catalog::columns {

constexpr Column peak_at(std::string_view name) {
  return {
      .name = name, .kind = number, .unit = "TFLOP/s", .dim = dim::flop_rate, .doc = "dense peak, never with sparsity"};
}

inline constexpr std::array accelerators{
    id_column,
    Column{.name = "aliases", .doc = "short names, separated by spaces"},
    name_column,
    Column{.name = "vendor", .doc = "maker"},
    year_column,
    Column{.name = "tdp_w", .kind = number, .unit = "W", .dim = dim::device_power, .doc = "rated power of one"},
    Column{.name = "idle_w", .kind = number, .unit = "W", .dim = dim::device_power, .doc = "power of one, idle"},
    Column{.name = "memory_gb", .kind = number, .unit = "GB", .dim = dim::memory, .doc = "memory of one"},
    Column{.name = "memory_type", .doc = "HBM3, GDDR6, ..."},
    Column{.name = "memory_bandwidth_gb_per_s",
           .kind = number,
           .unit = "GB/s",
           .dim = dim::bandwidth,
           .doc = "memory bandwidth"},
    peak_at("fp32_tflops"),
    peak_at("tf32_tflops"),
    peak_at("bf16_tflops"),
    peak_at("fp8_tflops"),
    peak_at("fp4_tflops"),
    peak_at("int8_tops"),
    Column{.name = "die_area_mm2", .kind = number, .unit = "1", .doc = "mm2 of silicon"},
    Column{.name = "process_nm", .kind = number, .unit = "1", .doc = "node name"},
    Column{.name = "mass_kg", .kind = number, .unit = "kg", .dim = dim::mass, .doc = "mass of one"},
    Column{.name = "embodied_kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e_per_device,
           .doc = "CO2e of making one",
           .ranged = true},
    Column{.name = "embodied_boundary", .doc = "chip, card, board (a share of it)"},
    Column{.name = "embodied_holds", .doc = "further stages inside the figure"},
    shape_column,
    set_column,
    Column{.name = "embodied_source", .doc = "id in sources.json"},
    source_column,
    confidence_column,
    note_column};

inline constexpr std::array servers{
    id_column,
    Column{.name = "aliases", .doc = "short names, separated by spaces"},
    name_column,
    Column{.name = "vendor", .doc = "maker"},
    Column{.name = "kind", .doc = "cpu-server or accelerator-server"},
    Column{.name = "accelerator", .doc = "row of accelerators"},
    Column{.name = "accelerators", .kind = number, .unit = "1", .dim = dim::device, .doc = "how many"},
    Column{.name = "power_w", .kind = number, .unit = "W", .dim = dim::power, .doc = "rated power"},
    Column{.name = "idle_w", .kind = number, .unit = "W", .dim = dim::power, .doc = "power, idle"},
    Column{.name = "embodied_kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of making one node",
           .ranged = true},
    Column{.name = "embodied_boundary", .doc = "node"},
    Column{.name = "embodied_holds", .doc = "further stages inside the figure"},
    Column{.name = "transport_kg", .kind = number, .unit = "kg", .dim = dim::co2e, .doc = "CO2e of transport"},
    Column{.name = "end_of_life_kg",
           .kind = number,
           .unit = "kg",
           .dim = dim::co2e,
           .doc = "CO2e of end-of-life treatment"},
    Column{.name = "mass_kg", .kind = number, .unit = "kg", .dim = dim::mass, .doc = "mass"},
    Column{.name = "lifetime_years",
           .kind = number,
           .unit = "years",
           .dim = dim::time,
           .doc = "life assumed by the maker"},
    shape_column,
    set_column,
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array transport_modes{id_column,
                                            name_column,
                                            Column{.name = "kg_per_tkm",
                                                   .kind = number,
                                                   .unit = "kg/tkm",
                                                   .dim = dim::freight,
                                                   .doc = "CO2e of a tonne-kilometre",
                                                   .ranged = true},
                                            shape_column,
                                            set_column,
                                            source_column,
                                            year_column,
                                            confidence_column,
                                            note_column};

inline constexpr std::array end_of_life{id_column,
                                        name_column,
                                        Column{.name = "kg_per_kg",
                                               .kind = number,
                                               .unit = "kg/kg",
                                               .dim = dim::co2e_per_mass,
                                               .doc = "CO2e of treating a kg",
                                               .ranged = true},
                                        Column{.name = "treatment", .doc = "route"},
                                        shape_column,
                                        set_column,
                                        source_column,
                                        year_column,
                                        confidence_column,
                                        note_column};

}  // namespace aicarbon::catalog::columns
