// Columns of the tables about what clouds sell: instances, the processors and the parts of accelerators in them, and
// models behind an API. tables.cpp lists the tables.
#pragma once

#include "catalog/tables/columns.hpp"

#include <array>

namespace aicarbon::catalog::columns {

inline constexpr Column aliases_column{.name = "aliases", .doc = "other names, separated by spaces"};

constexpr Column count_of(std::string_view name, std::string_view doc, bool required = false) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .required = required, .positive = true};
}

constexpr Column area_of(std::string_view name, std::string_view doc, bool ranged = false) {
  return {
      .name = name, .kind = number, .unit = "mm2", .dim = dim::area, .doc = doc, .ranged = ranged, .positive = true};
}

constexpr Column memory_of(std::string_view name, std::string_view doc) {
  return {.name = name, .kind = number, .unit = "GB", .dim = dim::memory, .doc = doc, .positive = true};
}

inline constexpr std::array instances{
    id_column,
    aliases_column,
    Column{.name = "provider", .doc = "provider, as in the ids of cloud_regions", .required = true},
    Column{
        .name = "instance", .doc = "name of the instance type or shape, as the provider writes it", .required = true},
    count_of("vcpus", "number of virtual CPUs"),
    memory_of("memory_gb", "memory"),
    Column{.name = "accelerator", .doc = "id in the accelerators table"},
    count_of("accelerators", "number of accelerators; below 1 for a part of one"),
    Column{.name = "cpu", .doc = "id in the cpus table; empty if the provider names none, or several"},
    Column{.name = "host", .doc = "id in the servers table of the machine that it is a part of, if that is known"},
    count_of("host_vcpus", "number of virtual CPUs of that machine, if it is known"),
    memory_of("host_memory_gb", "memory of that machine, if it is known"),
    count_of("host_accelerators", "number of accelerators of that machine, if it is known"),
    source_column,
    year_column,
    confidence_column,
    note_column};

inline constexpr std::array cpus{
    id_column,
    aliases_column,
    name_column,
    Column{.name = "vendor", .doc = "maker"},
    year_column,
    count_of("cores", "number of cores"),
    count_of("threads", "number of threads, which clouds sell as virtual CPUs"),
    count_of("sockets_most", "largest number of sockets of a machine"),
    Column{.name = "tdp_w",
           .kind = number,
           .unit = "W",
           .dim = dim::power,
           .doc = "rated power of one processor",
           .positive = true},
    area_of("die_area_mm2", "area of one die with cores", true),
    count_of("dies", "number of dies with cores; empty for one, or if unknown"),
    area_of("io_die_area_mm2", "area of the other dies together; empty if there is none, or if unknown"),
    count_of("process_nm", "process node of the dies with cores, by its name in nm"),
    count_of("io_process_nm", "process node of the other dies, by its name in nm"),
    Column{.name = "package", .doc = "socket or package"},
    shape_column,
    set_column,
    source_column,
    Column{.name = "die_source",
           .doc = "id in sources.json of the source of the areas; empty if it is that of the row"},
    confidence_column,
    note_column};

inline constexpr std::array partitions{
    id_column,
    aliases_column,
    Column{.name = "accelerator", .doc = "id in the accelerators table", .required = true},
    Column{.name = "profile", .doc = "name of the profile, as the maker writes it", .required = true},
    count_of("compute_slices", "number of compute slices of the profile"),
    count_of("compute_slices_of", "number of compute slices of the accelerator"),
    Column{.name = "memory_share",
           .kind = number,
           .unit = "1",
           .doc = "share of the memory of the accelerator",
           .most = 1,
           .positive = true},
    Column{
        .name = "kind", .doc = "mig (Multi-Instance GPU) or vgpu (virtual GPU, shared in time)", .words = "mig vgpu"},
    source_column,
    year_column,
    confidence_column,
    note_column};

constexpr Column guessed(std::string_view name, std::string_view doc) {
  return {.name = name, .kind = number, .unit = "1", .doc = doc, .ranged = true, .positive = true};
}

inline constexpr std::array closed_models{
    id_column,
    aliases_column,
    name_column,
    Column{.name = "provider", .doc = "id in the api_providers table", .required = true},
    Column{.name = "family", .doc = "family of models"},
    year_column,
    guessed("parameters", "number of weights, as others have estimated it"),
    guessed("active_parameters", "number of weights that a token is multiplied by, as others have estimated it"),
    Column{.name = "guess_source", .doc = "id in sources.json of the estimate"},
    Column{.name = "guess_year", .kind = whole, .doc = "year of the estimate"},
    Column{.name = "disclosed_wh",
           .kind = number,
           .unit = "Wh",
           .dim = dim::energy,
           .doc = "energy that the provider has disclosed, for comparison; never part of a result",
           .ranged = true,
           .positive = true},
    Column{.name = "disclosed_per", .doc = "what the disclosed energy is of, such as a request"},
    Column{.name = "disclosed_boundary", .doc = "boundary of the disclosed energy"},
    Column{.name = "disclosed_source", .doc = "id in sources.json of the disclosure"},
    shape_column,
    set_column,
    source_column,
    confidence_column,
    note_column};

inline constexpr std::array api_providers{
    id_column,
    aliases_column,
    name_column,
    Column{.name = "clouds", .doc = "providers of cloud_regions in which it runs its models, separated by spaces"},
    Column{.name = "countries", .doc = "countries in which it runs them, if it names these instead"},
    source_column,
    year_column,
    confidence_column,
    note_column};

}  // namespace aicarbon::catalog::columns
