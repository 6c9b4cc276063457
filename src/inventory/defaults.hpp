// ONE table of default rules: when the job leaves something out, which row of the defaults table stands in, and what it means.
#pragma once

#include <aicarbon/inventory.hpp>

#include <string_view>

namespace aicarbon::inventory {

struct Rule {
  std::string_view id;         ///< row of the defaults table
  std::string_view field;      ///< what the user can state instead
  std::string_view when;       ///< when it applies, in words
  std::string_view type = {};  ///< what to type instead, where the value itself cannot be: a share stands in for kg
};

inline constexpr Rule rules[] = {
    {"pue/cloud_region_unknown", "pue", "a cloud region whose PUE is not published"},
    {"pue/industry_survey", "pue", "a site that states no PUE and is no cloud region"},
    {"wue/cloud_region_unknown", "wue", "a cloud region whose water use is not published"},
    {"wue/us_average", "wue", "a site in the USA that states no water use"},
    {"water/us_average", "grid_water", "electricity in the USA"},
    {"water/world", "grid_water", "electricity elsewhere"},
    {"construction/per_kw", "construction", "a site that states no construction; by rated IT power",
     "\"construction\": {\"per_kw\": \"… kg/kW\"}"},
    {"construction/per_mean_it_kw_year", "construction", "an energy without hardware: by mean IT power",
     "\"construction\": {\"per_kw\": \"… kg/kW\", \"basis\": \"mean_it_kw\"}"},
    {"construction/plant_share", "construction/plant", "a shell or a plant that is named without a figure",
     "\"construction\": {\"shell\": {\"per_kw\": \"… kg/kW\"}, \"plant\": {\"per_kw\": \"… kg/kW\"}}"},
    {"construction/racks_per_kw", "construction/racks", "racks that are named without a figure",
     "\"construction\": {\"racks\": {\"per_kw\": \"… kg/kW\"}}"},
    {"life/building_shell", "construction/shell/lifetime", "a shell without its life"},
    {"life/plant", "construction/plant/lifetime",
     "electrical or mechanical plant, or its refrigerant, without its life"},
    {"life/rack", "construction/racks/lifetime", "racks without their life"},
    {"refrigerant/leak", "refrigerant/leak", "a refrigerant without its yearly leak"},
    {"refrigerant/end_of_life_leak", "refrigerant/end_of_life_leak", "a refrigerant without its leak at the end"},
    {"life/building_whole", "construction/lifetime", "a site that states no life of its building"},
    {"life/accelerator", "lifetime", "hardware with accelerators"},
    {"life/server_hyperscale", "lifetime", "a server without accelerators"},
    {"utilization/allocated", "utilization", "allocated device time on hardware that states no utilization"},
    {"accelerators/per_node", "accelerators", "an accelerator without its number in a node"},
    {"load/training", "load", "catalog power in phases other than inference"},
    {"load/inference", "load", "catalog power in inference"},
    {"storage/hdd_power", "storage_power", "data kept on hard disks"},
    {"storage/ssd_power", "storage_power", "data kept on solid-state drives"},
    {"storage/replication", "replication", "data kept, without its copies"},
    {"life/drive", "drive_lifetime", "data kept: years a drive serves"},
    {"transfer/datacenter", "transfer_energy", "data ingested inside data centers"},
    {"transfer/internet", "transfer_energy", "data ingested over the internet"},
    {"training/fp8_gain", "precision", "training in fp8 without an mfu of its own"},
    {"training/goodput", "goodput", "training by tokens that states an mfu of steps, or none"},
    {"training/power_fraction", "power_fraction", "training by tokens"},
    {"training/idle_fraction", "power_fraction", "training by tokens: the hours that no step takes"},
    {"serving/batch", "batch", "requests without batch and arrivals"},
    {"serving/memory_share", "devices", "memory that weights and cache of a served model may take"},
    {"serving/most_sequences", "batch", "the most sequences that a server takes at once"},
    {"serving/prefill_power", "power_fraction", "requests: power while prompts are read"},
    {"serving/idle_power_loaded", "power_fraction", "requests by arrivals: power of a device that waits for them"},
    {"media/flop_per_joule", "energy_per_item", "images and videos",
     "\"energy_per_item\": \"… Wh/item\", with \"energy_boundary\""},
    {"media/power_fraction", "power_fraction", "images and videos"},
    {"media/several_devices", "devices", "images and videos made by several devices"},
    {"recommendation/compute_share", "throughput", "samples and queries", "\"throughput\": \"… item/s\", measured"},
    {"recommendation/bandwidth_share", "throughput", "samples and queries", "\"throughput\": \"… item/s\", measured"},
    {"recommendation/power_fraction", "power_fraction", "samples and queries"},
    {"work/compute_share", "throughput", "items told by their FLOPs", "\"throughput\": \"… item/s\", measured"},
    {"work/power_fraction", "power_fraction", "items told by their FLOPs"},
    {"power/node_over_accelerators", "power",
     "accelerator power: hosts, memory, network and fans of the node are added",
     "\"power\": \"… W\" of the node, or a measured \"device_power\""},
    {"power/idle_over_tdp", "idle_power", "hardware without an idle power", "\"idle_power\": \"… W\""},
    {"embodied/accelerator", "embodied", "an accelerator without a published footprint: the class",
     "\"embodied\": {\"accelerator\": \"… kg\"}"},
    {"embodied/card_over_chip", "embodied",
     "a footprint of a chip package: memory modules, board and cooling are added",
     "\"embodied\": {\"accelerator\": \"… kg\"}"},
    {"embodied/gpu_server_without_gpus", "embodied", "the host of accelerators, without a published footprint",
     "\"embodied\": {\"host\": \"… kg\"}"},
    {"embodied/server_1_2_socket", "embodied", "a server without a published footprint: the class"},
    {"embodied/network_share", "network", "network equipment of a cluster, as a share of accelerators and hosts",
     "\"network\": \"… kg\" of one node"},
    {"part/abatement", "abatement", "a die that states no abatement of process gases"},
    {"part/defect_density", "yield", "a die that states no defects"},
    {"part/cluster_alpha", "yield", "a die that states no clustering of defects"},
    {"part/wafer_diameter", "wafer", "a die that states no wafer"},
    {"part/edge_exclusion", "wafer", "a die that states no rim of its wafer"},
    {"part/kerf", "wafer", "a die that states no kerf"},
    {"part/bond_yield", "bond_yield", "a package that states no yield of its bonds"},
    {"part/bond_yield_hybrid", "bond_yield", "a stack of dies that states no yield of its bonds"},
    {"part/bond_energy", "bond_energy", "a package: electricity of bonding its area"},
    {"part/bond_energy_hybrid", "bond_energy", "a stack of dies: electricity of bonding its area"},
    {"transport/share_of_manufacturing", "transport", "transport, as a share of manufacturing",
     "\"transport\": \"… kg\" of one node, or {\"legs\": […]}"},
    {"end_of_life/share_of_manufacturing", "end_of_life", "end-of-life treatment, as a share of manufacturing",
     "\"end_of_life\": \"… kg\" of one node"},
};

/// The value of a rule as an assumed input. Throws std::logic_error when a rule or its row is not there: that is our fault.
Input assume(const Catalog& catalog, std::string_view rule, std::string path);

/// A row of another table taken by a rule (the world's grid losses for a country without a row).
Input assume_row(const Catalog& catalog, std::string_view table, std::string_view id, std::string_view column,
                 std::string path);

/// A catalog value as an input; nothing when the cell is empty.
std::optional<Input> from_catalog(const Catalog& catalog, std::string_view table, std::string_view id,
                                  std::string_view column, std::string path);

/// What the user stated, as an input. `use` names the phase, for independent values.
Input from_stated(const StatedValue& stated, std::string_view use);

}  // namespace aicarbon::inventory
