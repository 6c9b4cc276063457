// See api.hpp.
//
//   delivered = (I + U) / (1 - l)         mean over the regions; P5 and P95 by linear interpolation
//
//   I   intensity of the region, or of its grid     U   fuel supply and plants of a direct intensity
//   l   losses of an intensity that refers to generation
//
// Regions count alike, because providers publish no shares. The mix is one input, with everything in it: a job that
// names a place has losses and fuel supply apart.
#include "inventory/api.hpp"

#include "catalog/names.hpp"
#include "inventory/planned_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

namespace aicarbon::inventory {
namespace {

bool is_served(const Activity& a) {
  return std::holds_alternative<activity::Bill>(a.kind) || std::holds_alternative<activity::Requests>(a.kind);
}

// The model that a phase uses, if it is named; null for other activities, such as training.
const Text* model_name(const Phase& phase) {
  const auto* work =
      phase.activity && is_served(*phase.activity) ? activity::planned_work(phase.activity->kind) : nullptr;
  return work != nullptr && work->model && work->model->text ? &*work->model->text : nullptr;
}

bool is_own_model(const Context& c, std::string_view name) {
  return std::ranges::any_of(c.job.models, [&](const auto& own) { return own.first == name; });
}

bool has_word(std::string_view words, std::string_view wanted) {
  std::istringstream in{std::string(words)};
  for (std::string word; in >> word;)
    if (word == wanted) return true;
  return false;
}

// What a kilowatt-hour at the data center emits in a row of the grids or cloud_regions table; nothing if it is unknown.
std::optional<double> delivered(const Catalog& catalog, std::string_view table_name, std::string_view id,
                                std::string_view country) {
  const auto value = [&](std::string_view table, std::string_view row, std::string_view column) {
    auto found = catalog.number(table, row, column);
    if (!found) found = catalog.number(table, "WORLD", column);
    return found ? found->value.best : 0;
  };
  const auto intensity = catalog.number(table_name, id, "intensity_g_per_kwh");
  if (!intensity) return std::nullopt;
  const CatalogTable& table = catalog.table(table_name);
  const CatalogRow& row = *table.find(id);
  double sum = intensity->value.best;
  if (table.text(row, "basis") == "direct") sum += value("upstream", country, "upstream_g_per_kwh");
  if (table.text(row, "point") == "generation") sum /= 1 - value("losses", country, "loss");
  return sum;
}

// By linear interpolation between the sorted values.
double percentile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(at));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - static_cast<double>(below));
}

// The delivered intensities of the regions of the clouds of a provider that are in one of its countries, if it names
// any; of its countries if it names no clouds. Sorted.
std::vector<double> of_regions(const Catalog& catalog, const CatalogRow& provider) {
  const CatalogTable& providers = catalog.table("api_providers");
  const auto clouds = providers.text(provider, "clouds");
  const auto countries = providers.text(provider, "countries");
  std::vector<double> found;
  const auto add = [&](std::string_view table, std::string_view id, std::string_view country) {
    if (const auto one = delivered(catalog, table, id, country)) found.push_back(*one);
  };
  const CatalogTable& regions = catalog.table("cloud_regions");
  for (const CatalogRow& region : regions.rows) {
    const std::string_view id = region.cell(0);
    const auto country = regions.text(region, "country");
    if (!has_word(clouds, id.substr(0, id.find('/'))) || (!countries.empty() && !has_word(countries, country)))
      continue;
    const auto grid = regions.text(region, "grid");
    add(grid.empty() ? "cloud_regions" : "grids", grid.empty() ? id : grid, country);
  }
  if (clouds.empty()) {
    std::istringstream words{std::string(countries)};
    for (std::string country; words >> country;) add("grids", country, country);
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace

bool is_of_api(const Context& c, const Phase& phase) {
  if (!phase.activity || activity::is_measured(phase.activity->kind)) return false;
  if (std::holds_alternative<activity::Bill>(phase.activity->kind)) return true;
  const Text* name = model_name(phase);
  return name != nullptr && !is_own_model(c, name->value) && closed_model(c.catalog, name->value) != nullptr;
}

Fact<dim::one> other_machine(const Context& c, const Phase& phase) {
  if (phase.hardware || phase.runs_on || !is_of_api(c, phase)) return {};
  return assumed<dim::one>(c, "api/machine", fmt::format("/phases/{}/hardware", phase.name.value));
}

std::optional<MixOfRegions> mix_of_provider(const Context& c, const Phase& phase) {
  const Text* name = model_name(phase);
  if (name == nullptr || is_own_model(c, name->value)) return std::nullopt;
  const CatalogRow* model = closed_model(c.catalog, name->value);
  if (model == nullptr) return std::nullopt;
  const CatalogTable& providers = c.catalog.table("api_providers");
  const CatalogRow* provider =
      catalog::find_named(providers, c.catalog.table("closed_models").text(*model, "provider")).row;
  if (provider == nullptr) return std::nullopt;
  const auto all = of_regions(c.catalog, *provider);
  if (all.empty()) return std::nullopt;
  MixOfRegions mix;
  mix.provider = provider->id();
  mix.name = providers.text(*provider, "name");
  mix.number = all.size();
  mix.places = providers.text(*provider, "clouds").empty() ? "countries" : "regions";
  Input& in = mix.intensity;
  in.id = fmt::format("api_providers/{}/intensity", mix.provider);
  in.rule = fmt::format("api_providers/{}", mix.provider);
  in.origin = Origin::assumed;
  in.unit = "g/kWh";
  in.path = fmt::format("/phases/{}/site", phase.name.value);
  in.value.best = std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
  in.value.low = std::min(percentile(all, 0.05), in.value.best);
  in.value.high = std::max(percentile(all, 0.95), in.value.best);
  in.set = "percentile";
  in.citation = fmt::format("mean, P5 and P95 of the grids of {} {} of {}", mix.number, mix.places, mix.name);
  return mix;
}

}  // namespace aicarbon::inventory
