// The default rules: which row of the defaults table is used when the job leaves something out, and what the user can
// state instead.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/inventory.hpp>
#include <aicarbon/stated.hpp>

#include <string_view>

namespace aicarbon::inventory {

struct Rule {
  std::string_view id;     ///< id of a row in the defaults table
  std::string_view field;  ///< field that the user can state instead
  std::string_view when;   ///< when the rule applies, in words
  std::string_view type =
      {};  ///< what to type instead, if the value itself cannot be stated, such as kg instead of a share
};

inline constexpr Rule rules[] = {
    {"pue/cloud_region_unknown", "pue", "a cloud region whose PUE is not published"},
    {"pue/industry_survey", "pue", "a site that states no PUE and is not a cloud region"},
    {"pue/outside_data_center", "pue", "a workstation, a laptop or an edge device: no facility around the machine"},
    {"wue/cloud_region_unknown", "wue", "a cloud region whose water use is not published"},
    {"wue/us_average", "wue", "a site in the USA that states no water use and is not a cloud region"},
    {"wue/outside_data_center", "wue",
     "a workstation, a laptop or an edge device: no cooling plant around the machine"},
    {"water/us_average", "grid_water", "electricity in the USA"},
    {"water/world", "grid_water", "electricity outside the USA"},
    {"construction/per_kw", "construction", "a site that states no construction, by rated IT power",
     "\"construction\": {\"per_kw\": \"… kg/kW\"}"},
    {"construction/per_mean_it_kw_year", "construction",
     "a phase without hardware of known rated power, by mean IT power",
     "\"construction\": {\"per_kw\": \"… kg/kW\", \"basis\": \"mean_it_kw\"}"},
    {"construction/plant_share", "construction/plant", "a building shell or plant without a stated footprint",
     "\"construction\": {\"shell\": {\"per_kw\": \"… kg/kW\"}, \"plant\": {\"per_kw\": \"… kg/kW\"}}"},
    {"construction/racks_per_kw", "construction/racks", "racks without a stated footprint",
     "\"construction\": {\"racks\": {\"per_kw\": \"… kg/kW\"}}"},
    {"life/building_shell", "construction/shell/lifetime", "a building shell without a stated lifetime"},
    {"life/plant", "construction/plant/lifetime",
     "electrical or mechanical plant, or its refrigerant, without a stated lifetime"},
    {"life/rack", "construction/racks/lifetime", "racks without a stated lifetime"},
    {"refrigerant/leak", "refrigerant/leak", "a refrigerant without a stated yearly leakage"},
    {"refrigerant/end_of_life_leak", "refrigerant/end_of_life_leak",
     "a refrigerant without a stated loss at the end of life"},
    {"life/building_whole", "construction/lifetime", "a site that states no lifetime of its building"},
    {"life/accelerator", "lifetime", "a machine with accelerators and no stated lifetime"},
    {"life/server_hyperscale", "lifetime", "a machine with neither accelerators nor a stated lifetime"},
    {"life/workstation", "lifetime", "a workstation without a stated lifetime"},
    {"life/laptop", "lifetime", "a laptop without a stated lifetime"},
    {"life/edge", "lifetime", "an edge device without a stated lifetime"},
    {"utilization/allocated", "utilization", "allocated device time on hardware that states no utilization"},
    {"utilization/workstation", "utilization", "device time on a workstation that states no utilization"},
    {"utilization/laptop", "utilization", "device time on a laptop that states no utilization"},
    {"utilization/edge", "utilization", "device time on an edge device that states no utilization"},
    {"accelerators/per_node", "accelerators", "hardware with accelerators whose number is not known"},
    {"accelerators/personal_machine", "accelerators",
     "a workstation, a laptop or an edge device whose number of accelerators is not known"},
    {"load/inference", "load", "accelerators in inference, as a share of TDP"},
    {"load/training", "load", "machines without a known accelerator, outside inference, as a share of rated power"},
    {"load/inference_machine", "load", "machines without a known accelerator in inference, as a share of rated power"},
    {"storage/hdd_power", "storage_power", "data stored on hard disks"},
    {"storage/ssd_power", "storage_power", "data stored on solid-state drives"},
    {"storage/replication", "replication", "stored data without a stated number of copies"},
    {"life/drive", "drive_lifetime", "stored data without a stated lifetime of the drives"},
    {"transfer/datacenter", "transfer_energy", "data transferred inside data centers"},
    {"transfer/internet", "transfer_energy", "data transferred over the internet"},
    {"training/fp8_gain", "precision", "training in FP8 that states no MFU"},
    {"training/goodput", "goodput", "training stated in tokens, with the MFU of a step"},
    {"training/power_fraction", "power_fraction",
     "accelerators in phases of kind training, and pre-training stated in tokens"},
    {"fine_tuning/power_fraction", "power_fraction",
     "accelerators in phases of kind fine-tuning, and fine-tuning stated in tokens"},
    {"serving/batch", "batch", "requests that state neither batch nor arrivals"},
    {"serving/memory_share", "devices", "share of memory available for weights and cache of a served model",
     "\"devices\": …"},
    {"serving/most_sequences", "batch", "largest number of sequences that a replica processes at once"},
    {"serving/prefill_power", "power_fraction", "requests: power during prefill"},
    {"serving/busy_share", "busy_share", "requests of a service that states neither arrivals nor a batch"},
    {"serving/idle_power_loaded", "power_fraction", "requests of a service: power of a waiting device"},
    {"media/flop_per_joule", "energy_per_item", "images and videos",
     "\"energy_per_item\": \"… Wh/item\", with \"energy_boundary\""},
    {"media/power_fraction", "power_fraction", "images and videos"},
    {"media/several_devices", "devices", "U-Nets on several devices: energy over that on one device"},
    {"media/batch", "batch", "images and videos that several devices generate together"},
    {"media/exchange", "devices",
     "transformers on several devices: FLOPs that cost as much energy as an exchanged number"},
    {"media/block_time", "devices", "transformers on several devices: time of a block, however little it computes"},
    {"media/block_time_doubling", "devices", "what each doubling of the devices adds to the time of a block"},
    {"media/split_error", "devices",
     "transformers on eight devices: energy by the way they share a picture, over the mean"},
    {"media/waiting_power", "devices", "transformers on several devices: power over TDP while they wait"},
    {"recommendation/compute_share", "throughput", "samples and queries of a recommendation model",
     "\"throughput\": \"… item/s\", measured"},
    {"recommendation/bandwidth_share", "throughput", "samples and queries of a recommendation model",
     "\"throughput\": \"… item/s\", measured"},
    {"recommendation/power_fraction", "power_fraction", "samples and queries of a recommendation model"},
    {"work/compute_share", "throughput", "items with stated FLOPs per item", "\"throughput\": \"… item/s\", measured"},
    {"work/power_fraction", "power_fraction", "items with stated FLOPs per item"},
    {"power/node_over_accelerators", "power",
     "accelerator power, to which hosts, memory, network and fans of the node are added",
     "\"power\": \"… W\" of the node, or a measured \"device_power\""},
    {"power/node_over_cards", "power", "the same of PCIe cards",
     "\"power\": \"… W\" of the node, or a measured \"device_power\""},
    {"power/node_over_tpus", "power", "the same of TPUs",
     "\"power\": \"… W\" of the node, or a measured \"device_power\""},
    {"power/node_over_packages", "power",
     "power of packages that contain CPU and memory, to which network, fans and power supplies of the node are added",
     "\"power\": \"… W\" of the node, or a measured \"device_power\""},
    {"power/node_at_load", "power", "node over accelerators at load, relative to that of the rated powers",
     "a measured energy or power with \"energy_boundary\": \"it\""},
    {"power/idle_over_tdp", "idle_power", "hardware without a known idle power", "\"idle_power\": \"… W\""},
    {"embodied/accelerator", "embodied", "an accelerator with neither a published footprint nor a bill of materials",
     "\"embodied\": {\"accelerator\": \"… kg\"}"},
    {"embodied/accelerator_workstation", "embodied",
     "an accelerator of a workstation with neither a published footprint nor a bill of materials",
     "\"embodied\": {\"accelerator\": \"… kg\"}"},
    {"embodied/card_over_chip", "embodied", "a footprint of a chip package, to which board and cooling are added",
     "\"embodied\": {\"accelerator\": \"… kg\"}"},
    {"embodied/gpu_server_without_gpus", "embodied", "the host of accelerators, without a published footprint",
     "\"embodied\": {\"host\": \"… kg\"}"},
    {"embodied/gpu_server_without_cpu_and_memory", "embodied",
     "the host of packages whose published footprint includes CPU and memory", "\"embodied\": {\"host\": \"… kg\"}"},
    {"embodied/workstation_without_accelerators", "embodied", "a workstation without a stated footprint of its host",
     "\"embodied\": {\"host\": \"… kg\"}, or \"embodied\": \"… kg\" without accelerators"},
    {"embodied/laptop", "embodied", "a laptop without a stated footprint"},
    {"embodied/edge", "embodied", "an edge device without a stated footprint"},
    {"embodied/server_1_2_socket", "embodied", "a server with neither accelerators nor a published footprint"},
    {"embodied/network_share", "network",
     "network equipment of a cluster of accelerators, as a share of accelerators and hosts",
     "\"network\": \"… kg\" of one node"},
    {"embodied/network_share_of_servers", "network",
     "network equipment of servers without accelerators, as a share of the servers",
     "\"network\": \"… kg\" of one node"},
    {"part/abatement", "abatement", "a die that states no abatement of process gases"},
    {"part/defect_density", "yield", "a die that states no density of defects"},
    {"part/cluster_alpha", "yield", "a die that states no clustering of defects"},
    {"part/wafer_diameter", "wafer", "a die that states no wafer"},
    {"part/edge_exclusion", "wafer", "a die that states no edge exclusion of its wafer"},
    {"part/kerf", "wafer", "a die that states no kerf of its wafer"},
    {"part/bond_yield", "bond_yield", "a package that states no yield of its bonds"},
    {"part/bond_yield_hybrid", "bond_yield", "a stack of dies that states no yield of its bonds"},
    {"part/bond_energy", "bond_energy", "a package: electricity of bonding, per area"},
    {"part/bond_energy_hybrid", "bond_energy", "a stack of dies: electricity of bonding, per area"},
    {"transport/share_of_manufacturing", "transport", "transport, as a share of manufacturing emissions",
     "\"transport\": \"… kg\" of one node, or {\"legs\": […]}"},
    {"end_of_life/share_of_manufacturing", "end_of_life",
     "end-of-life treatment, as a share of manufacturing emissions", "\"end_of_life\": \"… kg\" of one node"},
};

/// The value of a rule as an assumed input. Throws std::logic_error if the rule or its row does not exist, which is an
/// internal error.
Input assume(const Catalog& catalog, std::string_view rule, std::string path);

/// A value in a row of any table as an assumed input, such as the world average of grid losses for a country without a
/// row.
Input assume_row(const Catalog& catalog, std::string_view table, std::string_view id, std::string_view column,
                 std::string path);

/// A catalog value as an input; nothing if there is no such row or the cell is empty.
std::optional<Input> from_catalog(const Catalog& catalog, std::string_view table, std::string_view id,
                                  std::string_view column, std::string path);

/// A stated value as an input. `use` names the phase, or whatever else uses the value; it makes the id of an
/// independent value unique.
Input from_stated(const StatedValue& stated, std::string_view use);

}  // namespace aicarbon::inventory
