// Sites of machines outside a data center: without its PUE, its cooling water and its building.
#include "inventory/context.hpp"
#include "inventory/hardware/hardware.hpp"
#include "inventory/site/place.hpp"

#include <fmt/format.h>

#include <set>

namespace aicarbon::inventory {
namespace {

bool in_data_center(const PhaseFacts& phase) {
  return !phase.hardware->present || phase.hardware->device_class == DeviceClass::data_center;
}

template <Dim D>
bool is_default(const Fact<D>& fact, std::string_view rule) {
  return fact && fact.input->rule == rule;
}

// Whether nothing about the building is stated: neither its footprint nor its lifetime.
bool construction_by_default(const SiteFacts& f) {
  return f.building_parts.empty() && !f.construction_by_mean_power &&
         is_default(f.construction_per_kw, "construction/per_kw") && is_default(f.building_life, "life/building_whole");
}

std::string sibling(std::string_view path, std::string_view field) {
  return std::string(path.substr(0, path.rfind('/') + 1)) + std::string(field);
}

SiteFacts without_data_center(const Context& c, const SiteFacts& site, const HardwareFacts& hardware) {
  SiteFacts f = site;
  if (!f.pue) return f;  // a site with errors
  const std::string path = f.pue.input->path;
  if (f.pue.input->origin != Origin::stated) f.pue = assumed<dim::one>(c, "pue/outside_data_center", path);
  if (!f.wue || f.wue.input->origin != Origin::stated)
    f.wue = assumed<dim::water_intensity>(c, "wue/outside_data_center", sibling(path, "wue"));
  if (construction_by_default(f)) {
    const std::string why =
        fmt::format("{} is {}, outside a data center", hardware.in_words(), in_words(hardware.device_class));
    f.construction_per_kw = not_applicable<dim::co2e_per_power>(why);
    f.construction_per_mean_kw_time = not_applicable<dim::co2e_per_power / dim::time>(why);
    f.building_life = not_applicable<dim::time>(why);
  }
  return f;
}

}  // namespace

bool is_in_cloud_region(const Context& c, const Phase& phase) {
  if (!phase.site) return false;
  const auto region = [&](const Text& place) { return is_cloud_region(c.catalog, place.value); };
  const auto grid_of = [&](const Site& site) { return site.grid && site.grid->text && region(*site.grid->text); };
  if (phase.site->object) return grid_of(*phase.site->object);
  if (!phase.site->text) return false;
  const Text& name = *phase.site->text;
  return in_catalog(c, "in a cloud region: " + name.value, [&] {
    for (const auto& [own, site] : c.job.sites)
      if (own == name.value) return grid_of(site);
    return region(name);
  });
}

void outside_data_center(const Context& c, std::vector<PhaseFacts>& phases) {
  std::map<std::tuple<const SiteFacts*, DeviceClass>, std::shared_ptr<const SiteFacts>> sites;
  std::set<std::string, std::less<>> named;
  std::string machines;
  Location at;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    PhaseFacts& phase = phases[i];
    if (in_data_center(phase)) continue;
    const HardwareFacts& hardware = *phase.hardware;
    auto& site = sites[{phase.site.get(), hardware.device_class}];
    if (!site) site = std::make_shared<const SiteFacts>(without_data_center(c, *phase.site, hardware));
    phase.site = site;
    if (!named.insert(hardware.in_words()).second) continue;
    if (machines.empty()) at = c.job.phases[i].hardware ? c.job.phases[i].hardware->at : c.job.phases[i].at;
    machines +=
        fmt::format("{}{} ({})", machines.empty() ? "" : ", ", hardware.in_words(), word(hardware.device_class));
  }
  if (!machines.empty())
    c.note(diag::outside_data_center,
           fmt::format("outside a data center: {}; unless stated, PUE is 1, and no building and no cluster network are "
                       "counted",
                       machines),
           "add \"class\": \"data-center\" to hardware that is in a data center", at);
}

}  // namespace aicarbon::inventory
