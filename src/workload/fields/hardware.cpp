// The fields of a machine: its type, power, share and lifetime. Its footprint, network, transport and failures are in
// embodied.cpp, its parts in part.cpp, and its end of life in end_of_life.cpp. See fields.hpp.
#include "workload/codecs.hpp"
#include "workload/faults.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array power_point_fields{
    field<&PowerPoint::load>(
        {.name = "load",
         .doc = "position on the curve, without a range; the points are in ascending order of load",
         .unit = "1",
         .example = "0.5",
         .required = true,
         .maximum = 1}),
    field<&PowerPoint::power>({.name = "power",
                               .doc = "power at this load, divided by rated power",
                               .unit = "1",
                               .example = "0.75",
                               .required = true,
                               .maximum = 1.5,
                               .beyond =
                                   "it is a share of rated power: divide watts by the rated power, and write percent "
                                   "with its sign, as in \"75 %\""}),
};

constexpr std::array share_fields{
    field<&StatedShare::value>({.name = "value",
                                .doc = "reserved share of the machine",
                                .unit = "1",
                                .example = "0.25",
                                .maximum = 1,
                                .positive = true}),
    field<&StatedShare::vcpus>({.name = "vcpus",
                                .doc = "number of reserved vCPUs, instead of \"value\"",
                                .unit = "1",
                                .counts = true,
                                .example = "4",
                                .positive = true}),
    field<&StatedShare::of>({.name = "of",
                             .doc = "number of vCPUs of the machine",
                             .unit = "1",
                             .counts = true,
                             .example = "16",
                             .positive = true}),
};

constexpr std::array hardware_fields{
    field<&Hardware::parts>({.name = "parts", .doc = "bill of materials of one node, instead of \"embodied\""}),
    field<&Hardware::server>(
        {.name = "server", .doc = "id of a server in the catalog", .example = "\"nvidia-dgx-h100\""}),
    field<&Hardware::accelerator>(
        {.name = "accelerator",
         .doc = "id or name of an accelerator in the catalog: H100, or as nvidia-smi prints it",
         .example = "\"nvidia-a100-sxm4-80gb\""}),
    field<&Hardware::accelerators>(
        {.name = "accelerators",
         .doc = "number of accelerators per node; if absent, that of the server in the catalog, or else 8",
         .unit = "1",
         .example = "8",
         .positive = true,
         .whole = "a part of a device is a \"share\" of the hardware, with \"accelerators\": 1"}),
    field<&Hardware::instance>(
        {.name = "instance",
         .doc =
             "id or name of a cloud instance or virtual machine in the catalog; the hardware is then that instance, and node-h or instance-h are its hours",
         .example = "\"aws/g4dn.xlarge\""}),
    field<&Hardware::cpu>(
        {.name = "cpu",
         .doc = "id or name of a processor in the catalog, of a machine without accelerators; needs \"cores\"",
         .example = "\"amd-epyc-7763\""}),
    field<&Hardware::cores>({.name = "cores",
                             .doc = "number of reserved cores of such a machine",
                             .unit = "1",
                             .counts = true,
                             .example = "16",
                             .positive = true}),
    field<&Hardware::cpus>({.name = "cpus",
                            .doc = "number of processors of such a machine; 1 to 2 if absent",
                            .unit = "1",
                            .counts = true,
                            .example = "2",
                            .positive = true}),
    field<&Hardware::memory>({.name = "memory",
                              .doc = "reserved memory of such a machine; if absent, by the number of cores",
                              .unit = "GB",
                              .example = "\"64 GB\"",
                              .positive = true}),
    field<&Hardware::device_class>(
        {.name = "class",
         .doc =
             "where the machine is: data-center, workstation, laptop or edge; if absent, the class of the accelerator in the catalog, or else data-center. Outside a data center, PUE is 1, no building and no cluster network are counted, and lifetime, utilization and footprint have defaults of their own",
         .example = "\"workstation\""}),
    field<&Hardware::power>(
        {.name = "power", .doc = "rated power of one node", .unit = "W", .example = "\"10.2 kW\"", .positive = true}),
    field<&Hardware::idle_power>(
        {.name = "idle_power", .doc = "idle power of one node", .unit = "W", .example = "\"1.5 kW\""}),
    field<&Hardware::power_curve>(
        {.name = "power_curve",
         .doc =
             "list of {load, power}, linear between the points and constant outside them; the load of an activity is then a position on the curve (CPU utilization), not a share of power",
         .example = "[{\"load\": 0, \"power\": 0.12}, {\"load\": 1, \"power\": 1.02}]"}),
    field<&Hardware::share>(
        {.name = "share",
         .doc =
             "reserved share of the machine, as for a virtual machine, or {vcpus, of}; power, manufacturing and everything derived from them are multiplied by it",
         .unit = "1",
         .example = "{\"vcpus\": 4, \"of\": 16}",
         .maximum = 1,
         .positive = true}),
    field<&Hardware::embodied>({.name = "embodied",
                                .doc = "CO2e of manufacturing one node, or {value, boundary}, or {accelerator, host}",
                                .unit = "kg",
                                .example = "\"3700 kg\""}),
    field<&Hardware::network>(
        {.name = "network",
         .doc =
             "CO2e of manufacturing one node's share of the cluster's switches, optics and cables, or {links, ports, switch, …}; \"0 kg\" if there are none",
         .unit = "kg",
         .example = "\"300 kg\""}),
    field<&Hardware::mass>({.name = "mass",
                            .doc = "mass of one node, for transport and end of life",
                            .unit = "kg",
                            .example = "\"130 kg\"",
                            .positive = true}),
    field<&Hardware::lifetime>({.name = "lifetime",
                                .doc = "years in service, over which manufacturing is spread",
                                .unit = "years",
                                .example = "\"5 years\"",
                                .positive = true}),
    field<&Hardware::utilization>(
        {.name = "utilization",
         .doc = "share of the owned hours that are allocated, during the lifetime; not busy time or SM utilization",
         .unit = "1",
         .example = "0.85",
         .maximum = 1,
         .positive = true}),
    field<&Hardware::transport>({.name = "transport",
                                 .doc = "CO2e of transporting one node to its site, or {legs}",
                                 .unit = "kg",
                                 .example = "\"90 kg\""}),
    field<&Hardware::end_of_life>(
        {.name = "end_of_life",
         .doc =
             "CO2e of treating one node at its end of life, or {per_kg}, or {routes}; \"materials\" and \"allocation\" may be added",
         .unit = "kg",
         .example = "\"15 kg\""}),
    field<&Hardware::failures>(
        {.name = "failures",
         .doc = "failures per machine and year, each of which uses up a spare machine; or {value, replaced}",
         .unit = "1",
         .example = "0.05"}),
    field<&Hardware::prior_life>({.name = "prior_life",
                                  .doc = "years of service elsewhere, before the lifetime",
                                  .unit = "years",
                                  .example = "\"4 years\"",
                                  .positive = true}),
    field<&Hardware::second_life>({.name = "second_life",
                                   .doc = "years of service elsewhere, after the lifetime",
                                   .unit = "years",
                                   .example = "\"3 years\"",
                                   .positive = true}),
    field<&Hardware::reuse>(
        {.name = "reuse",
         .doc =
             "how manufacturing and end of life are allocated between successive lives of a machine: cut-off (the default: the first life is charged for manufacturing, the last for the end of life) or service-time (by years of service)"}),
    field<&Hardware::description>({.name = "description", .doc = "free text; not interpreted"}),
};

}  // namespace

std::span<const Field> Table<PowerPoint>::fields() { return power_point_fields; }
std::span<const Field> Table<StatedShare>::fields() { return share_fields; }
std::span<const Field> Table<Hardware>::fields() { return hardware_fields; }

}  // namespace aicarbon::json

namespace aicarbon::workload {
namespace {

void check_power_curve(const std::vector<PowerPoint>& curve, const Location& hardware, Faults& faults) {
  if (curve.size() < 2)
    faults.add(diag::missing_field, "a power curve needs at least two points",
               "write \"power_curve\": [{\"load\": 0, \"power\": 0.12}, {\"load\": 1, \"power\": 1.02}]",
               curve.empty() ? hardware : curve.front().at);
  const Stated<dim::one>* before = nullptr;
  for (const PowerPoint& point : curve) {
    if (!point.load) return;  // already reported
    if (!point.load->value.exact())
      faults.add(diag::conflict, "the load of a point is a position on the curve and cannot have a range",
                 "state a single load; \"power\" may have a range", point.load->at);
    else if (before != nullptr && point.load->value.best <= before->value.best)
      faults.add(
          diag::out_of_domain,
          fmt::format("load {} must be above {}, the load of the previous point", point.load->written, before->written),
          "write the points in ascending order of load, without duplicates", point.load->at);
    before = &*point.load;
  }
}

void check_share(const StatedShare& s, Faults& faults) {
  if (s.value && (s.vcpus || s.of))
    faults.add(diag::conflict, "a share must be a value or {vcpus, of}", "keep one form", s.at);
  if (!s.value && (!s.vcpus || !s.of)) {
    faults.add(diag::missing_field, "\"vcpus\" and \"of\" must be given together",
               "write \"share\": {\"vcpus\": 4, \"of\": 16}, or \"share\": 0.25", s.at);
    return;
  }
  if (s.vcpus && s.of && s.vcpus->value.best > s.of->value.best)
    faults.add(diag::out_of_domain,
               fmt::format("\"vcpus\" is {}, which is more than \"of\", {}", s.vcpus->written, s.of->written),
               "\"vcpus\" is the number of reserved vCPUs, and \"of\" is the number of all vCPUs of the machine",
               s.vcpus->at);
}

// A machine is named in one way: by its server, its accelerator, its instance or its processor.
void check_machine(const Hardware& h, Faults& faults) {
  const std::string_view machine = h.instance ? "instance" : "cpu";
  const auto conflict = [&](bool stated, std::string_view field, const Location& at) {
    if (stated)
      faults.add(diag::conflict, fmt::format("\"{}\" and \"{}\" cannot be combined", machine, field),
                 h.instance ? fmt::format("remove \"{}\": an instance in the catalog already has its own", field)
                            : fmt::format("keep one of them: \"cpu\" is a machine without accelerators"),
                 at);
  };
  const auto at = [](const auto& field) { return field ? field->at : Location{}; };
  if (h.instance || h.cpu) {
    conflict(h.server.has_value(), "server", at(h.server));
    conflict(h.accelerator.has_value(), "accelerator", at(h.accelerator));
    conflict(h.accelerators.has_value(), "accelerators", at(h.accelerators));
  }
  if (h.instance) {
    conflict(h.cpu.has_value(), "cpu", at(h.cpu));
    conflict(h.cores.has_value(), "cores", at(h.cores));
    conflict(h.cpus.has_value(), "cpus", at(h.cpus));
    conflict(h.memory.has_value(), "memory", at(h.memory));
    conflict(h.embodied && (h.embodied->host_memory || h.embodied->host_drives), "host_memory",
             h.embodied ? h.embodied->at : Location{});
    if (h.device_class && h.device_class->known && h.device_class->value != DeviceClass::data_center)
      faults.add(diag::conflict, "an instance is in a data center",
                 "remove \"class\", or describe the machine by its \"accelerator\" or \"cpu\"", h.device_class->at);
  } else if (h.cpu) {
    if (!h.cores)
      faults.add(diag::missing_field, "\"cpu\" needs the number of cores that the work has",
                 "add \"cores\": 16; all cores of a machine with two processors are twice those of the processor",
                 h.cpu->at);
  } else {
    const auto needs_cpu = [&](bool stated, std::string_view field, const Location& place) {
      if (stated)
        faults.add(diag::missing_field, fmt::format("\"{}\" needs the processor of the machine", field),
                   "add \"cpu\": \"amd-epyc-7763\"; `aicarbon catalog list cpus` lists all processors", place);
    };
    needs_cpu(h.cores.has_value(), "cores", at(h.cores));
    needs_cpu(h.cpus.has_value(), "cpus", at(h.cpus));
    needs_cpu(h.memory.has_value(), "memory", at(h.memory));
  }
}

}  // namespace

void check(const Hardware& hardware, Faults& faults) {
  check_machine(hardware, faults);
  if (hardware.server && hardware.accelerator)
    faults.add(diag::conflict, "\"server\" and \"accelerator\" cannot be combined",
               "remove \"accelerator\": a server in the catalog already has its accelerators",
               hardware.accelerator->at);
  if (hardware.power_curve) check_power_curve(*hardware.power_curve, hardware.at, faults);
  if (hardware.share) check_share(*hardware.share, faults);
  if (hardware.embodied) {
    const StatedEmbodied& e = *hardware.embodied;
    const bool amounts = e.host_memory || e.host_drives;
    const bool split = e.accelerator || e.host || (amounts && !e.value);
    const bool of_node = e.value && (!e.boundary || e.boundary->value == FootprintBoundary::node);
    if (amounts && (e.host || of_node))
      faults.add(diag::conflict, "memory and drives of a host whose footprint is stated are not used",
                 "remove \"host_memory\" and \"host_drives\", or the footprint of the host", e.at);
    if (split && (e.value || e.boundary))
      faults.add(diag::conflict, "a footprint must be {value, boundary} or {accelerator, host}", "keep one form", e.at);
    if (!split && !e.value)
      faults.add(diag::missing_field, "the footprint has no value",
                 "write \"embodied\": \"3700 kg\", or {\"accelerator\": …, \"host\": …}", e.at);
  }
  if (hardware.transport) {
    const StatedTransport& t = *hardware.transport;
    if (t.value && !t.legs.empty())
      faults.add(diag::conflict, "\"transport\" must be a value or {legs}", "keep one of them", t.at);
    if (!t.value && t.legs.empty())
      faults.add(diag::missing_field, "\"transport\" is empty", "write \"transport\": \"90 kg\", or {\"legs\": […]}",
                 t.at);
    if (!t.legs.empty() && !hardware.mass)
      faults.add(diag::missing_field, "legs need the mass of the hardware", "add \"mass\": \"130 kg\"", t.at);
  }
  if (hardware.end_of_life) check(*hardware.end_of_life, hardware, faults);
  if (hardware.reuse && !hardware.prior_life && !hardware.second_life)
    faults.add(diag::conflict, "\"reuse\" needs more than one life",
               "add \"prior_life\" or \"second_life\", or remove \"reuse\"", hardware.reuse->at);
}

}  // namespace aicarbon::workload
