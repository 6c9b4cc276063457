// See place.hpp. This file also finds the intensity of a location, for manufacturing there.
#include "inventory/site/place.hpp"

#include "catalog/indexes.hpp"
#include "catalog/names.hpp"
#include "inventory/context.hpp"
#include "inventory/site/year.hpp"
#include "units/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {

namespace {

// The cloud region with an id, unless it is the id of a grid as well.
std::optional<Place> region_of(const Catalog& catalog, std::string_view id) {
  const CatalogTable& regions = catalog.table("cloud_regions");
  const CatalogRow* row = regions.find(id);
  if (row == nullptr || catalog.find("grids", id) != nullptr) return std::nullopt;
  return Place{std::string(regions.text(*row, "grid")), row->id(), std::string(regions.text(*row, "country")), 0, {}};
}

// The region of AWS with this code, which others use as well ("us-east-1" of Alibaba); a note names them. Null if the
// name is not a code of AWS.
const CatalogRow* of_aws(const Context& c, const CatalogTable& regions, const catalog::Named& named, const Text& text) {
  const CatalogRow* row = regions.find("aws/" + units::lower_case(text.value));
  if (row == nullptr) return nullptr;
  std::string others;
  for (const CatalogRow* other : named.choices)
    if (other != row) others += (others.empty() ? "" : ", ") + other->id();
  c.note(diag::commonest_form,
         fmt::format("\"{}\" is interpreted as {} ({})", text.value, row->id(), regions.text(*row, "name")),
         "the same code elsewhere: " + others, text.at);
  return row;
}

// The cloud region that a city or a name without its provider refers to ("Frankfurt", "us-east-1"); null if there is none
// or several.
const CatalogRow* named_region(const Context& c, const Text& text) {
  const auto& [named, variants] = named_row(c, "cloud_regions", text.value);
  const CatalogTable& regions = c.catalog.table("cloud_regions");
  if (named.row == nullptr && !named.choices.empty()) return of_aws(c, regions, named, text);
  if (named.row == nullptr) return nullptr;
  std::string others;
  for (const CatalogRow* other : variants) others += (others.empty() ? "" : ", ") + other->id();
  c.note(diag::commonest_form,
         fmt::format("\"{}\" is interpreted as {} ({})", text.value, named.row->id(), regions.text(*named.row, "name")),
         others.empty() ? std::string{} : "similar names: " + others, text.at);
  return named.row;
}

std::optional<Place> place_of_grid(const CatalogTable& grids, const catalog::Named& named) {
  if (named.row == nullptr) return std::nullopt;
  return Place{named.row->id(), {}, std::string(grids.text(*named.row, "country")), 0, named.spelling};
}

// Whether a code of a country is also the postal code of a state of the United States (ISO 3166-2:US). DE is left out,
// because Germany is meant far more often than Delaware.
bool is_also_a_state(std::string_view code) {
  constexpr std::string_view codes[] = {"AL", "AR", "AZ", "CA", "CO", "GA", "ID", "IL", "IN", "KY", "LA", "MA", "MD",
                                        "ME", "MN", "MO", "MS", "MT", "NC", "NE", "PA", "SC", "SD", "TN", "VA"};
  return std::ranges::find(codes, code) != std::end(codes);
}

}  // namespace

bool is_cloud_region(const Catalog& catalog, std::string_view text) {
  return region_of(catalog, catalog::without_year(text)).has_value();
}

bool is_id_of_place(const Catalog& catalog, std::string_view text) {
  return is_cloud_region(catalog, text) ||
         catalog::find_by_id(catalog.table("grids"), catalog::without_year(text)) != nullptr;
}

std::optional<Place> place_of(const Context& c, const Text& text) {
  if (const int year = catalog::year_in(text.value)) {
    Text bare = text;
    bare.value = catalog::without_year(text.value);
    auto place = place_of(c, bare);
    if (place) place->year = year;
    return place;
  }
  if (auto region = region_of(c.catalog, text.value)) return region;
  const CatalogTable& grids = c.catalog.table("grids");
  const auto& [named, variants] = named_row(c, "grids", text.value);
  if (named.row == nullptr && named.choices.empty())
    if (const CatalogRow* region = named_region(c, text)) return region_of(c.catalog, region->cell(0));
  if (named.row != nullptr && !named.spelling.empty()) {
    std::string others;
    for (const CatalogRow* other : variants)
      others += fmt::format("{}{} ({})", others.empty() ? "" : ", ", other->id(), grids.text(*other, "name"));
    c.note(diag::commonest_form,
           fmt::format("\"{}\" is interpreted as {} ({})", text.value, named.row->id(), grids.text(*named.row, "name")),
           others.empty() ? std::string{} : "similar names: " + others, text.at);
  }
  if (named.row != nullptr && named.spelling.empty() && is_also_a_state(text.value))
    c.note(diag::commonest_form,
           fmt::format("\"{}\" is the country {}, not the state of the United States", text.value,
                       grids.text(*named.row, "name")),
           "grids of the United States have names such as \"us/CAMX\"; `aicarbon catalog list grids us/` lists them",
           text.at);
  return place_of_grid(grids, named);
}

std::string nearest_places(const Catalog& catalog, std::string_view wanted) {
  constexpr std::string_view in_united_kingdom[] = {"england", "scotland", "wales", "northern ireland"};
  if (std::ranges::find(in_united_kingdom, units::lower_case(std::string(wanted))) != std::end(in_united_kingdom) &&
      catalog.table("grids").find("GBR") != nullptr)
    return fmt::format("write \"GBR\": the catalog has the grid of the United Kingdom, and none of {} alone", wanted);
  return catalog::name_help(
      catalog,
      {wanted,
       {"grids", "cloud_regions"},
       {},
       "`aicarbon catalog list grids` lists all grids; a missing grid can be stated: {\"intensity\": \"57 g/kWh\"}"});
}

std::vector<YearShare> years_at(const Place& place, const std::vector<YearShare>& years) {
  return place.year == 0 ? years : std::vector{YearShare{place.year, 1}};
}

std::string no_such_year(const Catalog& catalog, const Place& place) {
  if (place.year == 0) return {};
  const bool own = place.grid.empty();
  const std::string& id = own ? place.region : place.grid;
  const std::vector<YearShare> year{{place.year, 1}};
  const auto found = from_catalog(catalog, own ? "cloud_regions" : "grids", id, "intensity_g_per_kwh", {}, year);
  if (!found || found->farthest == 0) return {};
  return fmt::format("the catalog has no intensity of \"{}\" for {}; it has those of {}", id, place.year,
                     years_known(catalog, own ? "cloud_regions" : "grids", id, "intensity_g_per_kwh"));
}

Fact<dim::intensity> place_intensity(const Context& c, const Text& text, const std::string& path) {
  const auto place = place_of(c, text);
  if (place) {
    if (std::string none = no_such_year(c.catalog, *place); !none.empty())
      c.error(diag::unknown_grid, std::move(none), {}, text.at);
    const bool own = place->grid.empty();
    auto intensity = from_catalog(c.catalog, own ? "cloud_regions" : "grids", own ? place->region : place->grid,
                                  "intensity_g_per_kwh", path, years_at(*place, {}));
    if (intensity) return known<dim::intensity>(std::move(intensity->input));
  }
  c.error(diag::unknown_grid, fmt::format("unknown location \"{}\"", text.value), nearest_places(c.catalog, text.value),
          text.at);
  return unknown<dim::intensity>("the location is unknown");
}

}  // namespace aicarbon::inventory
