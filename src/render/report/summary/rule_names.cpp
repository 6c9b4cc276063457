// The readable names of default rules, for the first screen.
#include "render/report/summary/assumptions.hpp"

#include <algorithm>

namespace aicarbon::render::summary {
namespace {

constexpr RuleName names[] = {
    {"pue/", "PUE"},
    {"wue/", "on-site water (WUE)"},
    {"water/", "grid water"},
    {"construction/per_kw", "building"},
    {"construction/per_mean_it_kw_year", "building"},
    {"construction/plant_share", "electrical and mechanical plant", "the building"},
    {"construction/racks_per_kw", "racks"},
    {"life/building_shell", "lifetime of the building shell"},
    {"life/plant", "lifetime of the plant"},
    {"life/rack", "lifetime of racks"},
    {"life/building_whole", "lifetime of the building"},
    {"life/accelerator", "lifetime of the hardware"},
    {"life/server_hyperscale", "lifetime of the hardware"},
    {"life/workstation", "lifetime of the hardware"},
    {"life/laptop", "lifetime of the hardware"},
    {"life/edge", "lifetime of the hardware"},
    {"life/drive", "lifetime of drives"},
    {"life/network_equipment", "lifetime of network equipment"},
    {"refrigerant/leak", "refrigerant leakage", "the charge per year"},
    {"refrigerant/end_of_life_leak", "refrigerant loss at the end of life", "the charge"},
    {"utilization/", "utilization", "owned time"},
    {"accelerators/", "accelerators per node"},
    {"load/", "load", "TDP"},
    {"storage/hdd_power", "power of hard disks"},
    {"storage/ssd_power", "power of SSDs"},
    {"storage/replication", "copies of the data"},
    {"transfer/", "energy of data transfer"},
    {"training/fp8_gain", "FP8 speed-up"},
    {"training/goodput", "goodput"},
    {"training/power_fraction", "power in training", "TDP"},
    {"fine_tuning/power_fraction", "power in fine-tuning", "TDP"},
    {"serving/batch", "batch size"},
    {"serving/memory_share", "memory usable for serving"},
    {"serving/most_sequences", "largest batch"},
    {"serving/prefill_power", "power in prefill", "TDP"},
    {"serving/busy_share", "busy share of the service", "provided time"},
    {"serving/idle_power_loaded", "idle power, model loaded", "TDP"},
    {"media/flop_per_joule", "efficiency of generation"},
    {"media/power_fraction", "power in generation", "TDP"},
    {"media/several_devices", "overhead of several devices"},
    {"media/batch", "pictures at once"},
    {"media/exchange", "exchange of several devices"},
    {"media/block_time", "time of a block"},
    {"media/block_time_doubling", "time of a block by devices"},
    {"media/split_error", "sharing of a picture"},
    {"media/waiting_power", "power while waiting", "TDP"},
    {"recommendation/compute_share", "share of peak compute"},
    {"recommendation/bandwidth_share", "share of peak bandwidth"},
    {"recommendation/power_fraction", "power in use", "TDP"},
    {"work/compute_share", "share of peak compute"},
    {"work/power_fraction", "power in use", "TDP"},
    {"power/node_over_accelerators", "node-to-accelerator power"},
    {"power/node_over_cards", "node-to-accelerator power"},
    {"power/node_over_tpus", "node-to-accelerator power"},
    {"power/node_over_packages", "node-to-package power"},
    {"power/node_at_load", "node-to-accelerator power at load"},
    {"power/idle_over_tdp", "idle power", "TDP"},
    {"embodied/accelerator", "manufacturing of an accelerator"},
    {"embodied/accelerator_workstation", "manufacturing of an accelerator"},
    {"embodied/card_over_chip", "card-to-chip ratio"},
    {"embodied/gpu_server_without_gpus", "manufacturing of a host"},
    {"embodied/gpu_server_without_cpu_and_memory", "manufacturing of a host"},
    {"embodied/workstation_without_accelerators", "manufacturing of a workstation"},
    {"embodied/laptop", "manufacturing of a laptop"},
    {"embodied/edge", "manufacturing of an edge device"},
    {"embodied/server_1_2_socket", "manufacturing of a server"},
    {"embodied/network_share", "network equipment", "compute"},
    {"embodied/network_share_of_servers", "network equipment", "servers"},
    {"part/abatement", "abatement of process gases"},
    {"part/defect_density", "defect density"},
    {"part/cluster_alpha", "clustering of defects"},
    {"part/wafer_diameter", "wafer diameter"},
    {"part/edge_exclusion", "wafer edge exclusion"},
    {"part/kerf", "kerf"},
    {"part/bond_yield", "bonding yield"},
    {"part/bond_yield_hybrid", "bonding yield"},
    {"part/bond_energy", "bonding energy"},
    {"part/bond_energy_hybrid", "bonding energy"},
    {"transport/share_of_manufacturing", "transport", "manufacturing"},
    {"end_of_life/share_of_manufacturing", "end of life", "manufacturing"},
    {"mfu/", "MFU"},
    {"rooflines/", "serving model (roofline)"},
    {"grids/", "grid of the fab"},
    {"losses/", "grid losses"},
    {"parts/", "manufacturing of storage"},
};

}  // namespace

const RuleName* rule_name(std::string_view rule) {
  const auto* found = std::ranges::find_if(names, [&](const RuleName& row) {
    return row.rule == rule || (row.rule.ends_with('/') && rule.starts_with(row.rule));
  });
  return found == std::end(names) ? nullptr : found;
}

}  // namespace aicarbon::render::summary
