// A machine in the job: what it is, what it draws, how it comes to its site, and how long it serves. Its parts are in part.cpp, its
// end in end_of_life.cpp. Part of the ONE table of fields (fields.hpp).
#include "workload/codecs.hpp"
#include "workload/faults.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array embodied_fields{
    field<&StatedEmbodied::value>({.name = "value",
                                   .doc = "CO2e of making one piece, up to its boundary",
                                   .unit = "kg",
                                   .example = "\"3700 kg\""}),
    field<&StatedEmbodied::boundary>({.name = "boundary",
                                      .doc = "node (the default), board (all accelerators on their baseboard), card "
                                             "(one accelerator), chip (its package only)"}),
    field<&StatedEmbodied::accelerator>(
        {.name = "accelerator", .doc = "CO2e of making one accelerator", .unit = "kg", .example = "\"150 kg\""}),
    field<&StatedEmbodied::host>({.name = "host",
                                  .doc = "CO2e of making the node without its accelerators",
                                  .unit = "kg",
                                  .example = "\"2500 kg\""}),
};

constexpr std::array network_fields{
    field<&StatedNetwork::value>({.name = "value",
                                  .doc = "CO2e of one node's share, in place of the rest",
                                  .unit = "kg",
                                  .example = "\"300 kg\""}),
    field<&StatedNetwork::links>(
        {.name = "links", .doc = "of one node into the network", .unit = "1", .example = "8", .positive = true}),
    field<&StatedNetwork::ports>(
        {.name = "ports", .doc = "of a switch", .unit = "1", .example = "64", .positive = true}),
    field<&StatedNetwork::tiers>({.name = "tiers",
                                  .doc = "of switches; 2 when absent",
                                  .unit = "1",
                                  .example = "2",
                                  .minimum = 1,
                                  .maximum = 6}),
    field<&StatedNetwork::oversubscription>({.name = "oversubscription",
                                             .doc = "links down over links up at the first tier; 1 when absent",
                                             .unit = "1",
                                             .example = "1",
                                             .minimum = 1}),
    field<&StatedNetwork::of_switch>({.name = "switch",
                                      .doc = "CO2e of making a switch; none is published of 400 Gb/s",
                                      .unit = "kg",
                                      .example = "\"280 kg\""}),
    field<&StatedNetwork::of_optic>(
        {.name = "optic", .doc = "CO2e of making an optical module; two a cable", .unit = "kg"}),
    field<&StatedNetwork::of_cable>({.name = "cable", .doc = "CO2e of making a cable", .unit = "kg"}),
};

constexpr std::array leg_fields{
    field<&Leg::distance>(
        {.name = "distance", .doc = "length of the leg", .unit = "km", .example = "\"9900 km\"", .required = true}),
    field<&Leg::mode>({.name = "mode",
                       .doc = "a row of transport_modes: air, sea, road, rail",
                       .example = "\"air\"",
                       .required = true}),
};

constexpr std::array transport_fields{
    field<&StatedTransport::value>(
        {.name = "value", .doc = "CO2e of bringing one node to its site", .unit = "kg", .example = "\"90 kg\""}),
    field<&StatedTransport::legs>({.name = "legs",
                                   .doc = "list of {distance, mode}; needs the hardware's mass",
                                   .example = "[{\"distance\": \"9900 km\", \"mode\": \"air\"}]"}),
};

constexpr std::array failure_fields{
    field<&StatedFailures::value>({.name = "value",
                                   .doc = "failures of one machine in a year",
                                   .unit = "1",
                                   .example = "0.05",
                                   .required = true}),
    field<&StatedFailures::replaced>(
        {.name = "replaced",
         .doc = "share of the machine's footprint made anew at each failure; 1 when absent",
         .unit = "1",
         .example = "0.1",
         .maximum = 1}),
};

constexpr std::array power_point_fields{
    field<&PowerPoint::load>({.name = "load",
                              .doc = "where on the curve; ascending, without a range",
                              .unit = "1",
                              .example = "0.5",
                              .required = true,
                              .maximum = 1}),
    field<&PowerPoint::power>(
        {.name = "power", .doc = "power there over rated power", .unit = "1", .example = "0.75", .required = true}),
};

constexpr std::array share_fields{
    field<&StatedShare::value>({.name = "value",
                                .doc = "share of the machine",
                                .unit = "1",
                                .example = "0.25",
                                .maximum = 1,
                                .positive = true}),
    field<&StatedShare::vcpus>(
        {.name = "vcpus", .doc = "that are held, in place of a value", .unit = "1", .example = "4", .positive = true}),
    field<&StatedShare::of>(
        {.name = "of", .doc = "vCPUs that the machine has", .unit = "1", .example = "16", .positive = true}),
};

constexpr std::array hardware_fields{
    field<&Hardware::parts>({.name = "parts", .doc = "bill of materials of one node, in place of embodied"}),
    field<&Hardware::server>({.name = "server", .doc = "a server of the catalog", .example = "\"nvidia-dgx-h100\""}),
    field<&Hardware::accelerator>({.name = "accelerator",
                                   .doc = "an accelerator of the catalog, or a short name (H100)",
                                   .example = "\"nvidia-a100-sxm4-80gb\""}),
    field<&Hardware::accelerators>({.name = "accelerators",
                                    .doc = "accelerators in one node; 8 when absent",
                                    .unit = "1",
                                    .example = "8",
                                    .positive = true}),
    field<&Hardware::power>(
        {.name = "power", .doc = "rated power of one node", .unit = "W", .example = "\"10.2 kW\"", .positive = true}),
    field<&Hardware::idle_power>(
        {.name = "idle_power", .doc = "power of one idle node", .unit = "W", .example = "\"1.5 kW\""}),
    field<&Hardware::power_curve>(
        {.name = "power_curve",
         .doc = "points of load and share of rated power, linear between, flat outside; an activity's load is then a "
                "place on it (CPU utilization), and no longer a share of power",
         .example = "[{\"load\": 0, \"power\": 0.12}, {\"load\": 1, \"power\": 1.02}]"}),
    field<&Hardware::share>({.name = "share",
                             .doc =
                                 "of the machine that is held, as of a virtual machine, or {vcpus, of}: power, making "
                                 "and all that follows them are that share",
                             .unit = "1",
                             .example = "{\"vcpus\": 4, \"of\": 16}",
                             .maximum = 1,
                             .positive = true}),
    field<&Hardware::embodied>({.name = "embodied",
                                .doc = "CO2e of making one node, or {value, boundary}, or {accelerator, host}",
                                .unit = "kg",
                                .example = "\"3700 kg\""}),
    field<&Hardware::network>({.name = "network",
                               .doc = "CO2e of making one node's share of the cluster's switches, optics and cables, "
                                      "or {links, ports, switch, …}; \"0 kg\" where there are none",
                               .unit = "kg",
                               .example = "\"300 kg\""}),
    field<&Hardware::mass>({.name = "mass",
                            .doc = "mass of one node, for transport and end of life",
                            .unit = "kg",
                            .example = "\"130 kg\"",
                            .positive = true}),
    field<&Hardware::lifetime>({.name = "lifetime",
                                .doc = "years in service, over which making is spread",
                                .unit = "years",
                                .example = "\"5 years\"",
                                .positive = true}),
    field<&Hardware::utilization>(
        {.name = "utilization",
         .doc = "allocated hours over owned hours in its life; never a busy-time or SM figure",
         .unit = "1",
         .example = "0.85",
         .maximum = 1,
         .positive = true}),
    field<&Hardware::transport>({.name = "transport",
                                 .doc = "CO2e of bringing one node to its site, or {legs}",
                                 .unit = "kg",
                                 .example = "\"90 kg\""}),
    field<&Hardware::end_of_life>(
        {.name = "end_of_life",
         .doc = "CO2e of treating one node at its end, or {per_kg}, or {routes}; with materials and allocation",
         .unit = "kg",
         .example = "\"15 kg\""}),
    field<&Hardware::failures>(
        {.name = "failures",
         .doc = "failures of one machine in a year, each replaced by a spare, or {value, replaced}",
         .unit = "1",
         .example = "0.05"}),
    field<&Hardware::prior_life>({.name = "prior_life",
                                  .doc = "years already served elsewhere; lifetime is what follows",
                                  .unit = "years",
                                  .example = "\"4 years\"",
                                  .positive = true}),
    field<&Hardware::second_life>({.name = "second_life",
                                   .doc = "years served elsewhere afterwards",
                                   .unit = "years",
                                   .example = "\"3 years\"",
                                   .positive = true}),
    field<&Hardware::reuse>({.name = "reuse",
                             .doc =
                                 "how making and end of life are shared among lives: cut-off (the default: the first "
                                 "life bears making, the last its end) or service-time (by years served)"}),
    field<&Hardware::description>({.name = "description", .doc = "free text; not interpreted"}),
};

}  // namespace

std::span<const Field> Table<StatedEmbodied>::fields() { return embodied_fields; }
std::span<const Field> Table<StatedNetwork>::fields() { return network_fields; }
std::span<const Field> Table<Leg>::fields() { return leg_fields; }
std::span<const Field> Table<StatedTransport>::fields() { return transport_fields; }
std::span<const Field> Table<StatedFailures>::fields() { return failure_fields; }
std::span<const Field> Table<PowerPoint>::fields() { return power_point_fields; }
std::span<const Field> Table<StatedShare>::fields() { return share_fields; }
std::span<const Field> Table<Hardware>::fields() { return hardware_fields; }

}  // namespace aicarbon::json

namespace aicarbon::workload {
namespace {

void check_power_curve(const std::vector<PowerPoint>& curve, const Location& hardware, Faults& faults) {
  if (curve.size() < 2)
    faults.add(diag::missing_field, "a power curve has two points at least",
               "\"power_curve\": [{\"load\": 0, \"power\": 0.12}, {\"load\": 1, \"power\": 1.02}]",
               curve.empty() ? hardware : curve.front().at);
  const Stated<dim::one>* before = nullptr;
  for (const PowerPoint& point : curve) {
    if (!point.load) return;  // said already
    if (!point.load->value.exact())
      faults.add(diag::conflict, "the load of a point is a place on the curve and has no range",
                 "state one load, and the range at power", point.load->at);
    else if (before != nullptr && point.load->value.best <= before->value.best)
      faults.add(diag::out_of_domain,
                 fmt::format("load {} does not come after load {}", point.load->written, before->written),
                 "write the points in ascending order, each load once", point.load->at);
    before = &*point.load;
  }
}

void check_share(const StatedShare& s, Faults& faults) {
  if (s.value && (s.vcpus || s.of))
    faults.add(diag::conflict, "a share is a value or {vcpus, of}", "keep one form", s.at);
  if (!s.value && (!s.vcpus || !s.of)) {
    faults.add(diag::missing_field, "vcpus and of belong together", "\"share\": {\"vcpus\": 4, \"of\": 16}, or 0.25",
               s.at);
    return;
  }
  if (s.vcpus && s.of && s.vcpus->value.best > s.of->value.best)
    faults.add(diag::out_of_domain,
               fmt::format("{} vCPUs are more than the {} that the machine has", s.vcpus->written, s.of->written),
               "\"vcpus\" is what is held, \"of\" what the machine has", s.vcpus->at);
}

}  // namespace

void check(const Hardware& hardware, Faults& faults) {
  if (hardware.server && hardware.accelerator)
    faults.add(diag::conflict, "server and accelerator exclude each other",
               "a server of the catalog knows its accelerators", hardware.accelerator->at);
  if (hardware.power_curve) check_power_curve(*hardware.power_curve, hardware.at, faults);
  if (hardware.share) check_share(*hardware.share, faults);
  if (hardware.embodied) {
    const StatedEmbodied& e = *hardware.embodied;
    const bool split = e.accelerator || e.host;
    if (split && (e.value || e.boundary))
      faults.add(diag::conflict, "a footprint is {value, boundary} or {accelerator, host}", "keep one form", e.at);
    if (!split && !e.value)
      faults.add(diag::missing_field, "the footprint has no value",
                 "\"embodied\": \"3700 kg\", or {\"accelerator\": …, \"host\": …}", e.at);
  }
  if (hardware.transport) {
    const StatedTransport& t = *hardware.transport;
    if (t.value && !t.legs.empty()) faults.add(diag::conflict, "transport is a value or legs", "keep one", t.at);
    if (!t.value && t.legs.empty())
      faults.add(diag::missing_field, "transport tells nothing", "\"transport\": \"90 kg\", or {\"legs\": […]}", t.at);
    if (!t.legs.empty() && !hardware.mass)
      faults.add(diag::missing_field, "legs need the hardware's mass", "add \"mass\": \"130 kg\"", t.at);
  }
  if (hardware.end_of_life) check(*hardware.end_of_life, hardware, faults);
  if (hardware.reuse && !hardware.prior_life && !hardware.second_life)
    faults.add(diag::conflict, "reuse shares out lives, and there is one",
               "add \"prior_life\" or \"second_life\", or remove \"reuse\"", hardware.reuse->at);
}

}  // namespace aicarbon::workload
