// The hardware of a phase: devices, power, footprint with its boundary, lifetime, transport, end of life.
#include "inventory/context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace aicarbon::inventory {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// A row by its id or by a short name; for the latter a note states which form is used.
const CatalogRow* find_row(const Context& c, std::string_view table_name, const Text& name) {
  const CatalogTable& table = c.catalog.table(table_name);
  const std::string wanted = lower(name.value);
  if (const CatalogRow* row = table.find(wanted)) return row;
  for (const CatalogRow& row : table.rows) {
    std::istringstream aliases{std::string(table.text(row, "aliases"))};
    for (std::string alias; aliases >> alias;) {
      if (alias != wanted) continue;
      std::string others;
      for (const CatalogRow& other : table.rows)
        if (&other != &row && other.id().find(wanted) != std::string::npos)
          others += (others.empty() ? "" : ", ") + other.id();
      c.note(diag::commonest_form, fmt::format("\"{}\" is taken as {}", name.value, row.id()),
             others.empty() ? std::string{} : "other forms: " + others, name.at);
      return &row;
    }
  }
  return nullptr;
}

void unknown_hardware(const Context& c, const Text& name, std::string_view what) {
  std::vector<std::string_view> names;
  for (const auto& [own, hardware] : c.job.hardware) names.push_back(own);
  for (const std::string_view table : {"accelerators", "servers"})
    if (what != "accelerator" || table == "accelerators")
      for (const CatalogRow& row : c.catalog.table(table).rows) names.push_back(row.cell(0));
  if (what != "server")
    for (const CatalogRow& row : c.catalog.table("accelerators").rows)
      if (const auto aliases = c.catalog.table("accelerators").text(row, "aliases");
          !aliases.empty() && aliases.find(' ') == std::string_view::npos)
        names.push_back(aliases);
  std::string help = diag::did_you_mean(name.value, names);
  if (help.empty()) help = "`aicarbon catalog list accelerators` and `… servers` list all";
  c.error(diag::unknown_hardware, fmt::format("unknown {} \"{}\"", what, name.value), help, name.at);
}

class Resolver {
 public:
  Resolver(const Context& context, const Phase& phase, std::string path)
      : c_(context), use_(phase.name.value), path_(std::move(path)) {}

  HardwareFacts described(const Hardware& h, std::string name) {
    HardwareFacts f;
    f.name = std::move(name);
    f.present = true;
    if (h.server) {
      if (const CatalogRow* row = find_row(c_, "servers", *h.server)) server_ = row->id();
      else unknown_hardware(c_, *h.server, "server");
    }
    if (h.accelerator) {
      if (const CatalogRow* row = find_row(c_, "accelerators", *h.accelerator)) accelerator_ = row->id();
      else unknown_hardware(c_, *h.accelerator, "accelerator");
    }
    if (!server_.empty()) {
      const CatalogTable& servers = c_.catalog.table("servers");
      accelerator_ = servers.text(*servers.find(server_), "accelerator");
    }
    f.device = accelerator_.empty() ? server_ : accelerator_;
    f.has_accelerators = h.accelerator || h.accelerators || !accelerator_.empty() ||
                         (h.embodied && h.embodied->accelerator) ||
                         (!server_.empty() && c_.catalog.number("servers", server_, "accelerators"));
    devices(f, h);
    power(f, h);
    share(f, h);
    embodied(f, h);
    life(f, h);
    transport(f, h);
    end_of_life(f, h);
    materials(f, h);
    life_in_use(f, h);
    return f;
  }

 private:
  std::string path(std::string_view field) const { return path_ + "/" + std::string(field); }
  std::optional<Input> of_server(std::string_view column, std::string_view field) const {
    return server_.empty() ? std::nullopt : from_catalog(c_.catalog, "servers", server_, column, path(field));
  }
  std::optional<Input> of_accelerator(std::string_view column, std::string_view field) const {
    return accelerator_.empty() ? std::nullopt
                                : from_catalog(c_.catalog, "accelerators", accelerator_, column, path(field));
  }

  void devices(HardwareFacts& f, const Hardware& h) {
    if (h.accelerators) f.devices = stated(*h.accelerators, use_);
    else if (auto own = of_server("accelerators", "accelerators")) f.devices = known<dim::device>(std::move(*own));
    else if (f.has_accelerators) f.devices = assumed<dim::device>(c_, "accelerators/per_node", path("accelerators"));
    else f.devices = not_applicable<dim::device>("a server without accelerators counts as one device");
  }

  void power(HardwareFacts& f, const Hardware& h) {
    if (h.power) f.node_power = stated(*h.power, use_);
    else if (auto own = of_server("power_w", "power")) f.node_power = known<dim::power>(std::move(*own));
    else f.node_power = unknown<dim::power>("the rated power of the node is unknown: state power");
    if (auto own = of_accelerator("tdp_w", "power")) f.accelerator_power = known<dim::device_power>(std::move(*own));
    else
      f.accelerator_power = unknown<dim::device_power>(
          accelerator_.empty() ? "the hardware names no accelerator in the catalog"
                               : fmt::format("the power of {} is not published", accelerator_));
    for (const PowerPoint& point : h.power_curve.value_or(std::vector<PowerPoint>{}))
      if (point.load && point.power) f.power_curve.push_back({point.load->value.best, stated(*point.power, use_)});
    if (h.idle_power) f.node_idle = stated(*h.idle_power, use_);
    else if (h.power_curve) f.node_idle = unknown<dim::power>("given by the power curve");
    else if (auto own = of_server("idle_w", "idle_power")) f.node_idle = known<dim::power>(std::move(*own));
    else f.node_idle = unknown<dim::power>("the idle power is unknown");
    if (auto own = of_accelerator("idle_w", "idle_power"))
      f.accelerator_idle = known<dim::device_power>(std::move(*own));
    f.idle_over_rated = assumed<dim::one>(c_, "power/idle_over_tdp", path("idle_power"));
    f.node_over_accelerators = assumed<dim::one>(c_, "power/node_over_accelerators", path("power"));
  }

  void share(HardwareFacts& f, const Hardware& h) {
    if (!h.share) return;
    if (h.share->value) f.share = stated(*h.share->value, use_);
    if (h.share->vcpus) f.vcpus = stated(*h.share->vcpus, use_);
    if (h.share->of) f.of_vcpus = stated(*h.share->of, use_);
  }

  // Which part of the footprint is known, up to which boundary; default rules add the remainder.
  void embodied(HardwareFacts& f, const Hardware& h) {
    f.node_embodied = unknown<dim::co2e>("");
    if (h.parts) {
      if (h.embodied)
        c_.error(diag::conflict, "parts and embodied cannot be combined", "keep parts, or embodied", h.embodied->at);
      f.parts = resolve_parts(c_, *h.parts, path("parts"), use_);
      hbm_as_ddr(f, h);
    }
    if (h.network) network(f, *h.network);
    else f.network_share = assumed<dim::one>(c_, "embodied/network_share", path("network"));
    if (h.parts) return;
    const auto default_host = [&] {
      f.host_of_eight = assumed<dim::co2e>(c_, "embodied/gpu_server_without_gpus", path("embodied/host"));
    };
    if (h.embodied) {
      const StatedEmbodied& e = *h.embodied;
      const FootprintBoundary boundary = e.boundary ? e.boundary->value : FootprintBoundary::node;
      if (e.value && boundary == FootprintBoundary::node) {
        f.node_embodied = stated(*e.value, use_);
        return;
      }
      if (e.value && !f.has_accelerators)
        c_.error(diag::conflict, fmt::format("a footprint up to the {} needs an accelerator", word(boundary)),
                 "add \"accelerator\", or state the footprint of the node", e.at);
      if (e.value && boundary == FootprintBoundary::board) f.board_embodied = stated(*e.value, use_);
      if (e.value && boundary == FootprintBoundary::card)
        f.accelerator_embodied = known<dim::co2e_per_device>(from_stated(*e.value, use_));
      if (e.value && boundary == FootprintBoundary::chip)
        f.chip_embodied = known<dim::co2e_per_device>(from_stated(*e.value, use_));
      if (e.accelerator) f.accelerator_embodied = stated(*e.accelerator, use_);
      if (e.host) f.host_embodied = stated(*e.host, use_);
      else default_host();
      if (f.chip_embodied) f.card_over_chip = assumed<dim::one>(c_, "embodied/card_over_chip", path("embodied"));
      if (!e.value && !e.accelerator) class_accelerator(f);
      return;
    }
    if (auto own = of_server("embodied_kg", "embodied")) {
      f.node_embodied = known<dim::co2e>(std::move(*own));
      read_holds(f, "servers", server_);
      return;
    }
    if (!f.has_accelerators) {
      f.node_embodied = assumed<dim::co2e>(c_, "embodied/server_1_2_socket", path("embodied"));
      return;
    }
    class_accelerator(f);
    default_host();
  }

  void network(HardwareFacts& f, const StatedNetwork& n) {
    const bool tree = n.links || n.ports || n.tiers || n.oversubscription || n.of_switch || n.of_optic || n.of_cable;
    if (n.value) {
      if (tree) c_.error(diag::conflict, "network must be a value or a tree of switches", "keep one form", n.at);
      f.network = stated(*n.value, use_);
      return;
    }
    if (!n.links || !n.ports) {
      c_.error(diag::missing_field, "a tree of switches needs links and ports", "add \"links\": 8, \"ports\": 64",
               n.at);
      return;
    }
    f.network_tiers = n.tiers ? static_cast<int>(n.tiers->value.best) : 2;
    if (n.tiers && (n.tiers->value.best != f.network_tiers || !n.tiers->value.exact()))
      c_.error(diag::out_of_domain, "tiers must be a whole number", {}, n.tiers->at);
    f.network_links = stated(*n.links, use_);
    f.network_ports = stated(*n.ports, use_);
    if (n.oversubscription) f.oversubscription = stated(*n.oversubscription, use_);
    const auto piece = [&](const std::optional<Stated<dim::co2e>>& given, std::string_view what) {
      return given ? stated(*given, use_)
                   : unknown<dim::co2e>(fmt::format("no footprint of a {} is published: state {}", what, what));
    };
    f.of_switch = piece(n.of_switch, "switch");
    f.of_optic = piece(n.of_optic, "optic");
    f.of_cable = piece(n.of_cable, "cable");
  }

  // The footprint of stacked memory is many times that of modules.
  void hbm_as_ddr(const HardwareFacts& f, const Hardware& h) const {
    if (accelerator_.empty()) return;
    const CatalogTable& table = c_.catalog.table("accelerators");
    const auto memory = table.text(*table.find(accelerator_), "memory_type");
    const auto gigabytes = c_.catalog.number("accelerators", accelerator_, "memory_gb");
    if (!memory.starts_with("HBM") || !gigabytes) return;
    for (const PartFacts& p : f.parts)
      if (p.kind.starts_with("ddr") && p.capacity && f.devices &&
          (p.capacity.best() == gigabytes->value.best ||
           p.capacity.best() * p.count.best() == gigabytes->value.best * f.devices.best()))
        c_.error(diag::conflict,
                 fmt::format("part \"{}\" lists the {} of {} as {}", p.name, memory, accelerator_, p.kind),
                 "use \"kind\": \"hbm3\" or the actual kind", h.at);
  }

  // The published footprint of the accelerator, otherwise the default of its class.
  void class_accelerator(HardwareFacts& f) {
    auto own = of_accelerator("embodied_kg", "embodied/accelerator");
    if (!own && of_bill(f)) return;
    if (!own) {
      f.accelerator_embodied = assumed<dim::co2e_per_device>(c_, "embodied/accelerator", path("embodied/accelerator"));
      return;
    }
    const CatalogTable& table = c_.catalog.table("accelerators");
    if (table.text(*table.find(accelerator_), "embodied_boundary") == "chip") {
      f.chip_embodied = known<dim::co2e_per_device>(std::move(*own));
      f.card_over_chip = assumed<dim::one>(c_, "embodied/card_over_chip", path("embodied/accelerator"));
    } else {
      f.accelerator_embodied = known<dim::co2e_per_device>(std::move(*own));
    }
    read_holds(f, "accelerators", accelerator_);
  }

  static bool is_chip(const PartFacts& p) {
    return p.kind == "die" || p.kind.starts_with("package-") || p.kind.starts_with("hbm") || p.kind.starts_with("gddr");
  }

  // If no footprint is published, it is computed from the bill in the catalog, provided all its chips are known. Board
  // and cooling, which are seldom known, are then added as for any footprint of a chip package.
  bool of_bill(HardwareFacts& f) const {
    if (accelerator_.empty()) return false;
    auto bill = bill_parts(c_, accelerator_, path("embodied/accelerator"), use_);
    const auto unknown_part = [](const PartFacts& p) { return !p.missing.reason.empty() || !p.leaves_out.empty(); };
    if (std::ranges::none_of(bill, is_chip)) return false;
    if (std::ranges::any_of(bill, [&](const PartFacts& p) { return is_chip(p) && unknown_part(p); })) return false;
    if (std::ranges::any_of(bill, unknown_part)) {
      for (PartFacts& p : bill)  // marked but not removed: packages refer to their content by index
        if (!is_chip(p) && !p.in_package) p.missing.reason = "board and cooling are added by the factor card over chip";
      f.card_over_chip = assumed<dim::one>(c_, "embodied/card_over_chip", path("embodied/accelerator"));
    }
    f.accelerator_bill = std::move(bill);
    return true;
  }

  void read_holds(HardwareFacts& f, std::string_view table_name, std::string_view id) {
    const CatalogTable& table = c_.catalog.table(table_name);
    std::istringstream words{std::string(table.text(*table.find(id), "embodied_holds"))};
    for (std::string word; words >> word;) f.holds.insert(word);
  }

  void life(HardwareFacts& f, const Hardware& h) {
    if (h.lifetime) f.lifetime = stated(*h.lifetime, use_);
    else
      f.lifetime =
          assumed<dim::time>(c_, f.has_accelerators ? "life/accelerator" : "life/server_hyperscale", path("lifetime"));
    if (h.utilization) f.utilization = stated(*h.utilization, use_);
    else f.utilization = assumed<dim::one>(c_, "utilization/allocated", path("utilization"));
    if (h.mass) f.mass = stated(*h.mass, use_);
    else if (auto own = of_server("mass_kg", "mass")) f.mass = known<dim::mass>(std::move(*own));
  }

  void transport(HardwareFacts& f, const Hardware& h) {
    if (h.transport && h.transport->value) {
      f.transport = stated(*h.transport->value, use_);
    } else if (h.transport) {
      for (const Leg& leg : h.transport->legs) {
        if (!leg.distance || !leg.mode) continue;
        auto factor = from_catalog(c_.catalog, "transport_modes", leg.mode->value, "kg_per_tkm", path("transport"));
        if (!factor) {
          std::vector<std::string_view> modes;
          for (const CatalogRow& row : c_.catalog.table("transport_modes").rows) modes.push_back(row.cell(0));
          std::string help = diag::did_you_mean(leg.mode->value, modes);
          if (help.empty()) help = "use air, sea, road or rail";
          c_.error(diag::unknown_choice, fmt::format("unknown mode of transport \"{}\"", leg.mode->value), help,
                   leg.mode->at);
          continue;
        }
        f.legs.push_back({leg.mode->value, stated(*leg.distance, use_), known<dim::freight>(std::move(*factor))});
      }
    } else if (f.holds.contains("transport")) {
      f.transport = not_applicable<dim::co2e>("the footprint of the hardware includes its transport");
    } else if (auto own = of_server("transport_kg", "transport")) {
      f.transport = known<dim::co2e>(std::move(*own));
    } else {
      f.transport_share = assumed<dim::one>(c_, "transport/share_of_manufacturing", path("transport"));
    }
  }

  void end_of_life(HardwareFacts& f, const Hardware& h) {
    if (h.end_of_life && h.end_of_life->value) f.end_of_life = stated(*h.end_of_life->value, use_);
    else if (h.end_of_life && h.end_of_life->per_kg) f.end_of_life_per_kg = stated(*h.end_of_life->per_kg, use_);
    else if (h.end_of_life && !h.end_of_life->routes.empty())
      for (const Route& route : h.end_of_life->routes) f.routes.push_back(route_facts(route));
    else if (f.holds.contains("end_of_life"))
      f.end_of_life = not_applicable<dim::co2e>("the footprint of the hardware includes its end of life");
    else if (auto own = of_server("end_of_life_kg", "end_of_life")) f.end_of_life = known<dim::co2e>(std::move(*own));
    else f.end_of_life_share = assumed<dim::one>(c_, "end_of_life/share_of_manufacturing", path("end_of_life"));
  }

  RouteFacts route_facts(const Route& route) {
    RouteFacts r;
    r.name = route.route.value;
    if (route.share) r.share = stated(*route.share, use_);
    if (route.per_kg) r.per_kg = stated(*route.per_kg, use_);
    else if (auto own = from_catalog(c_.catalog, "end_of_life", r.name, "kg_per_kg",
                                     path("end_of_life/routes/" + r.name + "/per_kg")))
      r.per_kg = known<dim::co2e_per_mass>(std::move(*own));
    else
      r.per_kg = unknown<dim::co2e_per_mass>(
          "no figure is published for electronics: state per_kg of the route, or name a row of end_of_life");
    return r;
  }

  void materials(HardwareFacts& f, const Hardware& h) {
    if (!h.end_of_life) return;
    const StatedEndOfLife& e = *h.end_of_life;
    if (e.allocation) f.allocation = e.allocation->value;
    for (const Material& m : e.materials) {
      if (!m.mass) continue;
      const auto given = [&]<Dim D>(const std::optional<Stated<D>>& value, std::string_view what) {
        return value ? stated(*value, use_) : unknown<D>(fmt::format("state {} of {}", what, m.name.value));
      };
      MaterialFacts facts{m.name.value,
                          stated(*m.mass, use_),
                          given(m.allocation_factor, "allocation_factor"),
                          given(m.recycled, "recycled"),
                          given(m.recycling, "recycling"),
                          given(m.replaces, "replaces"),
                          given(m.quality, "quality"),
                          given(m.recycled_content, "recycled_content"),
                          given(m.virgin, "virgin"),
                          given(m.from_recycled, "from_recycled"),
                          given(m.content_quality, "content_quality")};
      const bool has_recycled_content = m.recycled_content || m.virgin || m.from_recycled || m.content_quality;
      if (!has_recycled_content && f.allocation != Allocation::cff)
        facts.recycled_content = not_applicable<dim::one>("the rule does not need it");
      f.materials.push_back(std::move(facts));
    }
  }

  void life_in_use(HardwareFacts& f, const Hardware& h) {
    if (h.failures && h.failures->value) f.failures = stated(*h.failures->value, use_);
    if (h.failures && h.failures->replaced) f.replaced = stated(*h.failures->replaced, use_);
    if (h.prior_life) f.prior_life = stated(*h.prior_life, use_);
    if (h.second_life) f.second_life = stated(*h.second_life, use_);
    if (h.reuse) f.reuse = h.reuse->value;
    if (f.reuse == Reuse::service_time) return;
    constexpr std::string_view other_rule = "\"reuse\": \"service-time\" allocates it by years of service";
    if (h.prior_life)
      c_.note(diag::charged_elsewhere,
              "reuse by cut-off: the prior life is charged for the manufacturing of these machines",
              std::string(other_rule), h.prior_life->at);
    if (h.second_life)
      c_.note(diag::charged_elsewhere,
              "reuse by cut-off: the second life is charged for the end of life of these machines",
              std::string(other_rule), h.second_life->at);
  }

  const Context& c_;
  std::string_view use_;
  std::string path_;
  std::string server_;
  std::string accelerator_;
};

}  // namespace

HardwareFacts resolve_hardware(const Context& c, const Phase& phase) {
  HardwareFacts absent;
  absent.node_over_accelerators = assumed<dim::one>(
      c, "power/node_over_accelerators", fmt::format("/phases/{}/activity/energy_boundary", phase.name.value));
  const std::string inline_path = fmt::format("/phases/{}/hardware", phase.name.value);
  if (!phase.hardware) {
    absent.missing = {LineState::not_estimated,
                      "the phase names no hardware: add \"hardware\": {\"accelerator\": \"H100\"}, or \"none\""};
    return absent;
  }
  if (phase.hardware->object)
    return Resolver(c, phase, inline_path).described(*phase.hardware->object, fmt::format("of {}", phase.name.value));
  if (!phase.hardware->text) return absent;
  const Text& name = *phase.hardware->text;
  if (name.value == "none") {
    absent.missing = {LineState::not_applicable, "\"hardware\": \"none\""};
    return absent;
  }
  for (const auto& [own, hardware] : c.job.hardware)
    if (own == name.value) {
      if (c.catalog.find("accelerators", lower(own)) != nullptr || c.catalog.find("servers", lower(own)) != nullptr)
        c.note(diag::shadows_catalog,
               fmt::format("\"{}\" is hardware in the job and in the catalog; the definition in the job is used", own),
               "use another name", name.at);
      const std::string path = fmt::format("/hardware/{}", own);
      return resolved_once(c, c.known->hardware, own, path,
                           [&] { return Resolver(c, phase, path).described(hardware, own); });
    }
  Hardware of_catalog;
  if (find_row(c, "servers", name) != nullptr) of_catalog.server = name;
  else if (find_row(c, "accelerators", name) != nullptr) of_catalog.accelerator = name;
  else {
    unknown_hardware(c, name, "hardware");
    return absent;
  }
  return Resolver(c, phase, inline_path).described(of_catalog, name.value);
}

}  // namespace aicarbon::inventory
