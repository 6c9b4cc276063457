// Resolves the hardware of a phase: the machine, its devices, its share and its lifetime. hardware.hpp lists the files
// that resolve its other properties.
#include "inventory/hardware/hardware.hpp"

#include "catalog/name_words.hpp"
#include "catalog/names.hpp"
#include "inventory/api.hpp"
#include "inventory/hardware/device_name.hpp"
#include "units/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

// Finds a row of a catalog table by its id or by another name; a note reports which row another name refers to.
const CatalogRow* find_row(const Context& c, std::string_view table, const Text& name) {
  const auto& [named, variants] = named_row(c, table, name.value);
  if (named.row == nullptr || named.spelling.empty()) return named.row;
  std::string others;
  for (const CatalogRow* other : variants) others += (others.empty() ? "" : ", ") + other->id();
  c.note(diag::commonest_form, fmt::format("\"{}\" is interpreted as {}", name.value, named.row->id()),
         others.empty() ? std::string{} : "other variants: " + others, name.at);
  return named.row;
}

// Whether a text states that there are no accelerators.
bool names_no_device(std::string_view text) {
  constexpr std::string_view words[] = {"none", "no", "cpu", "cpus", "cpu only", "cpu-only", "no gpu"};
  return std::ranges::find(words, units::lower_case(std::string(text))) != std::end(words);
}

std::string help_without_devices(std::string_view what) {
  if (what == "accelerator")
    return "leave \"accelerator\" out; a \"server\", or a \"power\" such as \"400 W\", describes a machine without "
           "accelerators";
  if (what == "instance")
    return "leave \"instance\" out; a \"cpu\" with its \"cores\" describes a machine without accelerators";
  if (what == "cpu") return "leave \"cpu\" out; a \"power\" such as \"400 W\" describes a machine without accelerators";
  if (what == "server") return "leave \"server\" out, or state one of `aicarbon catalog list servers`";
  return "for a machine without accelerators, write {\"server\": …} or {\"power\": \"400 W\"}, or \"none\" if no machine "
         "is to be counted";
}

// Rows with a similar name, letter by letter: "p5.48xlarge" for "p5.49xlarge". Empty if no name is near.
std::string near_letters(const Catalog& catalog, std::string_view table_name, std::string_view text) {
  const CatalogTable& table = catalog.table(table_name);
  const bool by_id = table_name != "instances" || text.find('/') != std::string_view::npos;
  std::vector<std::string_view> names;
  for (const CatalogRow& row : table.rows) names.push_back(by_id ? row.cell(0) : table.text(row, "instance"));
  return diag::did_you_mean(text, names);
}

// A note on an instance whose name is that of its device, such as the "H100x8" of a provider.
void named_like_device(const Context& c, const Text& name, const CatalogRow& row) {
  const auto accelerator = c.catalog.table("instances").text(row, "accelerator");
  const std::string key = catalog::name_key(name.value);
  for (const std::string& word : catalog::words_of(accelerator))
    if (word != "nvidia" && word != "amd" && key.starts_with(catalog::name_key(word)))
      c.note(diag::commonest_form, fmt::format("\"{}\" is interpreted as the instance {}", name.value, row.id()),
             fmt::format("for the device alone, write \"{}\"", accelerator), name.at);
}

void unknown_hardware(const Context& c, const Text& name, std::string_view what) {
  const bool may_be_device = what == "accelerator" || what == "hardware";
  if (may_be_device && names_part(name.value)) {
    c.error(diag::unknown_hardware, fmt::format("unknown part of a device \"{}\"", name.value),
            "`aicarbon catalog list partitions` lists MIG and vGPU profiles; or state the device as \"accelerator\", "
            "\"accelerators\": 1, and its share as \"share\"",
            name.at);
    return;
  }
  const std::string_view wanted = may_be_device ? without_number(name.value) : name.value;
  const std::string_view lists =
      what == "accelerator" ? "`aicarbon catalog list accelerators` lists all accelerators"
      : what == "server"    ? "`aicarbon catalog list servers` lists all servers"
      : what == "instance"  ? "`aicarbon catalog list instances` lists all instances"
      : what == "cpu"       ? "`aicarbon catalog list cpus` lists all processors"
                            : "`aicarbon catalog list accelerators`, `… servers` and `… instances` list all names";
  if (names_no_device(name.value)) {
    c.error(diag::unknown_hardware, fmt::format("unknown {} \"{}\"", what, name.value), help_without_devices(what),
            name.at);
    return;
  }
  catalog::UnknownName unknown{wanted, {}, {}, lists};
  const bool any = what == "hardware";
  if (any)
    for (const auto& [own, hardware] : c.job.hardware) unknown.own.push_back(own);
  if (any || what == "accelerator") unknown.tables.emplace_back("accelerators");
  if (any || what == "server") unknown.tables.emplace_back("servers");
  if (any || what == "instance") unknown.tables.emplace_back("instances");
  if (what == "cpu") unknown.tables.emplace_back("cpus");
  std::string help = catalog::name_help(c.catalog, unknown);
  if (help == lists && (any || what == "instance" || what == "cpu"))
    if (std::string near = near_letters(c.catalog, what == "cpu" ? "cpus" : "instances", name.value); !near.empty())
      help = std::move(near);
  c.error(diag::unknown_hardware, fmt::format("unknown {} \"{}\"", what, wanted), std::move(help), name.at);
}

// Takes the devices that a name such as "8 x NVIDIA A40" means; false if the catalog does not know them.
bool take_named_devices(HardwareInput& in, const Text& name, const Hardware& h) {
  auto found = named_devices(in.context.catalog, name.value);
  if (!found) return false;
  in.context.note(diag::commonest_form, fmt::format("\"{}\" is interpreted as {}", name.value, found->in_words), {},
                  name.at);
  if (!found->partition.empty() && h.accelerators && h.accelerators->value.best != 1)
    in.context.note(
        diag::number_in_name,
        fmt::format("\"{}\" is a part of one device, and \"accelerators\" is {}: these are the devices of the machine, "
                    "and one part of one of them is counted",
                    name.value, h.accelerators->written),
        "if the work ran on several parts, state their hours together, such as 7 times the hours for seven", name.at);
  if (found->count && h.accelerators && h.accelerators->value.best != *found->count)
    in.context.note(
        diag::number_in_name,
        fmt::format("\"{}\" names {:g} accelerators, and \"accelerators\" is {}: {:g} are taken", name.value,
                    *found->count, h.accelerators->written, *found->count),
        fmt::format("state \"accelerator\": \"{}\" and the number of accelerators of the machine as \"accelerators\"",
                    found->accelerator),
        name.at);
  if (!found->partition.empty() && h.share)
    in.context.error(diag::conflict, fmt::format("\"{}\" is a part of a device already", name.value),
                     "remove \"share\"; or name the whole device and state its share", h.share->at);
  in.accelerator = found->accelerator;
  in.partition = std::move(found->partition);
  in.named_count = found->count;
  return true;
}

void life(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  const ClassRules rules_of_class = class_rules(f);
  if (h.lifetime) f.lifetime = stated(*h.lifetime, in.use);
  else f.lifetime = assumed<dim::time>(in.context, rules_of_class.lifetime, in.path("lifetime"));
  if (h.utilization) f.utilization = stated(*h.utilization, in.use);
  else f.utilization = assumed<dim::one>(in.context, rules_of_class.utilization, in.path("utilization"));
  if (h.mass) f.mass = stated(*h.mass, in.use);
  else if (auto own = in.of_server("mass_kg", "mass")) f.mass = known<dim::mass>(std::move(*own));
}

// A machine below this power is seldom a server: the smallest server in the catalog with a rating draws far more, and a
// notebook charges with up to 100 W over USB-C.
constexpr double power_of_a_notebook = 0.1;  // kW

// A note that hardware of little power, without a class, counts as a server in a data center.
void small_server(const HardwareInput& in, const HardwareFacts& f, const Hardware& h) {
  if (h.device_class || h.share || f.has_accelerators || !in.server.empty() || !h.power || in.in_cloud_region) return;
  if (h.power->value.best > power_of_a_notebook || (h.embodied && h.network && h.lifetime && h.utilization)) return;
  in.context.note(
      diag::small_server,
      fmt::format("{} is rated at {}, but counts as a server in a data center", f.in_words(), h.power->written),
      "if it is outside a data center, add \"class\": \"laptop\", \"workstation\" or \"edge\"; otherwise "
      "\"class\": \"data-center\"",
      h.power->at);
}

HardwareFacts described_hardware(HardwareInput in, const Hardware& h, std::string name) {
  HardwareFacts f;
  f.name = std::move(name);
  f.present = true;
  if (h.server) {
    if (const CatalogRow* row = find_row(in.context, "servers", *h.server)) in.server = row->id();
    else unknown_hardware(in.context, *h.server, "server");
  }
  if (h.accelerator) {
    if (const CatalogRow* row = find_row(in.context, "accelerators", *h.accelerator)) in.accelerator = row->id();
    else if (!take_named_devices(in, *h.accelerator, h)) unknown_hardware(in.context, *h.accelerator, "accelerator");
  }
  if (h.instance) {
    if (const CatalogRow* row = find_row(in.context, "instances", *h.instance)) in.instance = row->id();
    else unknown_hardware(in.context, *h.instance, "instance");
  }
  if (h.cpu) {
    if (const CatalogRow* row = find_row(in.context, "cpus", *h.cpu)) in.cpu = row->id();
    else unknown_hardware(in.context, *h.cpu, "cpu");
  }
  take_instance(in);
  if (!in.server.empty()) {
    const CatalogTable& servers = in.context.catalog.table("servers");
    in.accelerator = servers.text(*servers.find(in.server), "accelerator");
  }
  for (const std::string* id : {&in.accelerator, &in.server, &in.instance, &in.cpu})
    if (f.device.empty()) f.device = *id;
  f.has_accelerators = h.accelerator || h.accelerators || !in.accelerator.empty() ||
                       (h.embodied && h.embodied->accelerator) ||
                       (!in.server.empty() && in.context.catalog.number("servers", in.server, "accelerators"));
  f.instance = in.instance;
  f.device_class = class_of(in, h);
  resolve_devices(in, f, h);
  resolve_host_share(in, f, h);
  resolve_processor(in, f, h);
  resolve_power(in, f, h);
  small_server(in, f, h);
  resolve_embodied(in, f, h);
  life(in, f, h);
  resolve_transport(in, f, h);
  resolve_end_of_life(in, f, h);
  resolve_reuse(in, f, h);
  return f;
}

}  // namespace

HardwareFacts hardware_of_instance(const Context& c, const std::string& id) {
  Hardware of_catalog;
  of_catalog.instance = Text{id, {}};
  return described_hardware({c, "machine", "/hardware", {}, {}, true}, of_catalog, id);
}

std::shared_ptr<const HardwareFacts> resolve_hardware(const Context& c, const Phase& phase) {
  const auto shared = [](HardwareFacts facts) { return std::make_shared<const HardwareFacts>(std::move(facts)); };
  const auto absent = [&](Missing why) {
    HardwareFacts f;
    f.missing = std::move(why);
    f.node_over_accelerators = assumed<dim::one>(c, "power/node_over_accelerators",
                                                 fmt::format("/phases/{}/activity/energy_boundary", phase.name.value));
    return shared(std::move(f));
  };
  const std::string inline_path = fmt::format("/phases/{}/hardware", phase.name.value);
  const bool in_cloud_region = is_in_cloud_region(c, phase);
  if (!phase.hardware && !phase.runs_on && is_of_api(c, phase)) {
    c.note(diag::machine_assumed,
           fmt::format("no hardware is stated, and the provider names none: computed on {}, with a range for other "
                       "machines",
                       device_of_api),
           fmt::format("state \"hardware\" if you know it, such as \"hardware\": \"{}\"", device_of_api),
           phase.activity->at);
    Hardware usual;
    usual.accelerator = Text{std::string(device_of_api), phase.activity->at};
    return shared(described_hardware({c, phase.name.value, inline_path, {}, {}, true}, usual,
                                     fmt::format("of {}", phase.name.value)));
  }
  if (!phase.hardware)
    return absent({LineState::not_estimated,
                   "the phase names no hardware: add \"hardware\": {\"accelerator\": \"H100\"}, or \"none\""});
  if (phase.hardware->object)
    return shared(described_hardware({c, phase.name.value, inline_path, {}, {}, in_cloud_region},
                                     *phase.hardware->object, fmt::format("of {}", phase.name.value)));
  if (!phase.hardware->text) return absent({});
  const Text& name = *phase.hardware->text;
  if (name.value == "none") return absent({LineState::not_applicable, "\"hardware\" is \"none\""});
  for (const auto& [own, hardware] : c.job.hardware)
    if (own == name.value) {
      const std::string path = fmt::format("/hardware/{}", own);
      if (in_catalog(c, path, [&, id = units::lower_case(own)] {
            return c.catalog.find("accelerators", id) != nullptr || c.catalog.find("servers", id) != nullptr;
          }))
        c.note(diag::shadows_catalog,
               fmt::format("\"{}\" is hardware in the job and in the catalog; the definition in the job is used", own),
               "use another name", name.at);
      auto& kept = in_cloud_region ? c.known->hardware_in_cloud_regions : c.known->hardware;
      return resolved_once(c, kept, own, path, [&, &described = hardware, &its_name = own] {
        return described_hardware({c, phase.name.value, path, {}, {}, in_cloud_region}, described, its_name);
      });
    }
  Hardware of_catalog;
  if (find_row(c, "servers", name) != nullptr) of_catalog.server = name;
  else if (find_row(c, "accelerators", name) != nullptr || named_devices(c.catalog, name.value))
    of_catalog.accelerator = name;
  else if (const CatalogRow* row = find_row(c, "instances", name); row != nullptr) {
    of_catalog.instance = name;
    named_like_device(c, name, *row);
  } else {
    unknown_hardware(c, name, "hardware");
    return absent({});
  }
  return shared(
      described_hardware({c, phase.name.value, inline_path, {}, {}, in_cloud_region}, of_catalog, name.value));
}

}  // namespace aicarbon::inventory
