// The fields of what a machine costs before and beside its use: footprint, network, transport and failures. See
// fields.hpp.
#include "workload/codecs.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array embodied_fields{
    field<&StatedEmbodied::value>({.name = "value",
                                   .doc = "CO2e of manufacturing what the boundary covers",
                                   .unit = "kg",
                                   .example = "\"3700 kg\""}),
    field<&StatedEmbodied::boundary>(
        {.name = "boundary",
         .doc =
             "what the value covers: node (the default), board (all accelerators on their baseboard), card (one accelerator), chip (only the package of one accelerator)"}),
    field<&StatedEmbodied::accelerator>(
        {.name = "accelerator", .doc = "CO2e of manufacturing one accelerator", .unit = "kg", .example = "\"150 kg\""}),
    field<&StatedEmbodied::host>({.name = "host",
                                  .doc = "CO2e of manufacturing the node without its accelerators",
                                  .unit = "kg",
                                  .example = "\"2500 kg\""}),
    field<&StatedEmbodied::host_memory>({.name = "host_memory",
                                         .doc = "memory of the host, from which its footprint follows",
                                         .unit = "GB",
                                         .example = "\"2048 GB\"",
                                         .positive = true}),
    field<&StatedEmbodied::host_drives>({.name = "host_drives",
                                         .doc = "capacity of the drives of the host, from which its footprint follows",
                                         .unit = "GB",
                                         .example = "\"34560 GB\"",
                                         .positive = true}),
};

constexpr std::array network_fields{
    field<&StatedNetwork::value>(
        {.name = "value",
         .doc = "CO2e of manufacturing one node's share of the network, instead of the other fields",
         .unit = "kg",
         .example = "\"300 kg\""}),
    field<&StatedNetwork::links>({.name = "links",
                                  .doc = "number of network links per node",
                                  .unit = "1",
                                  .counts = true,
                                  .example = "8",
                                  .positive = true}),
    field<&StatedNetwork::ports>({.name = "ports",
                                  .doc = "number of ports per switch",
                                  .unit = "1",
                                  .counts = true,
                                  .example = "64",
                                  .positive = true}),
    field<&StatedNetwork::tiers>({.name = "tiers",
                                  .doc = "number of tiers of switches; 2 if absent",
                                  .unit = "1",
                                  .counts = true,
                                  .example = "2",
                                  .minimum = 1,
                                  .maximum = 6}),
    field<&StatedNetwork::oversubscription>({.name = "oversubscription",
                                             .doc = "ratio of downlinks to uplinks at the first tier; 1 if absent",
                                             .unit = "1",
                                             .example = "1",
                                             .minimum = 1}),
    field<&StatedNetwork::of_switch>({.name = "switch",
                                      .doc = "CO2e of manufacturing a switch; no figure is published for 400 Gb/s",
                                      .unit = "kg",
                                      .example = "\"280 kg\""}),
    field<&StatedNetwork::of_optic>(
        {.name = "optic", .doc = "CO2e of manufacturing an optical module; two per cable", .unit = "kg"}),
    field<&StatedNetwork::of_cable>({.name = "cable", .doc = "CO2e of manufacturing a cable", .unit = "kg"}),
};

constexpr std::array leg_fields{
    field<&Leg::distance>(
        {.name = "distance", .doc = "length of the leg", .unit = "km", .example = "\"9900 km\"", .required = true}),
    field<&Leg::mode>({.name = "mode",
                       .doc = "mode of transport, an id in the transport_modes table: air, sea, road or rail",
                       .example = "\"air\"",
                       .required = true}),
};

constexpr std::array transport_fields{
    field<&StatedTransport::value>(
        {.name = "value", .doc = "CO2e of transporting one node to its site", .unit = "kg", .example = "\"90 kg\""}),
    field<&StatedTransport::legs>({.name = "legs",
                                   .doc = "list of {distance, mode}; needs the mass of the hardware",
                                   .example = "[{\"distance\": \"9900 km\", \"mode\": \"air\"}]"}),
};

constexpr std::array failure_fields{
    field<&StatedFailures::value>(
        {.name = "value", .doc = "failures per machine and year", .unit = "1", .example = "0.05", .required = true}),
    field<&StatedFailures::replaced>(
        {.name = "replaced",
         .doc = "share of the machine, by footprint, that is replaced at each failure; 1 if absent",
         .unit = "1",
         .example = "0.1",
         .maximum = 1}),
};

}  // namespace

std::span<const Field> Table<StatedEmbodied>::fields() { return embodied_fields; }
std::span<const Field> Table<StatedNetwork>::fields() { return network_fields; }
std::span<const Field> Table<Leg>::fields() { return leg_fields; }
std::span<const Field> Table<StatedTransport>::fields() { return transport_fields; }
std::span<const Field> Table<StatedFailures>::fields() { return failure_fields; }

}  // namespace aicarbon::json
