// Resolves the electricity of a site: intensity, losses and upstream emissions of its grid and of its contracts.
#include "inventory/site/site.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace aicarbon::inventory {
namespace {

// The number of a finer grid if the table has it, of its country, or of the world; in the years of the intensity.
Input country_row(const SiteInput& in, std::string_view table, std::string_view column, std::string path) {
  for (const std::string& id : {in.place.grid, in.place.country})
    if (!id.empty())
      if (auto own = from_catalog(in.context.catalog, table, id, column, path, in.years)) return std::move(own->input);
  return assume_row(in.context.catalog, table, "WORLD", column, std::move(path));
}

Fact<dim::intensity> upstream_of(const SiteInput& in, std::optional<GridBasis> basis, std::string path) {
  if (basis == GridBasis::direct)
    return known<dim::intensity>(country_row(in, "upstream", "upstream_g_per_kwh", std::move(path)));
  return not_applicable<dim::intensity>(basis == GridBasis::life_cycle
                                            ? "the intensity is life-cycle: it includes fuel supply and power plants"
                                            : "the intensity is assumed to be complete: its basis is not specified");
}

// The parts of a generation mix that split a life-cycle intensity: those of the country, or of the world for the grid
// of the world. The mix of another place is never used instead.
void split_of(const SiteInput& in, ElectricityFacts& e, std::optional<GridBasis> basis, const std::string& path,
              const Location& at) {
  const auto whole = [&](std::string reason) {
    e.mix_direct = not_applicable<dim::intensity>(reason);
    e.mix_upstream = not_applicable<dim::intensity>(std::move(reason));
  };
  if (basis == GridBasis::direct) return whole("a direct intensity holds generation only");
  if (basis != GridBasis::life_cycle) return whole("the basis of the intensity is not specified");
  const std::string& mix = in.place.country.empty() ? in.place.grid : in.place.country;
  auto direct = from_catalog(in.context.catalog, "upstream", mix, "direct_g_per_kwh", path, in.years);
  auto upstream = from_catalog(in.context.catalog, "upstream", mix, "upstream_g_per_kwh", path, in.years);
  if (direct && upstream && direct->input.value.best + upstream->input.value.best > 0) {
    e.mix_direct = known<dim::intensity>(std::move(direct->input));
    e.mix_upstream = known<dim::intensity>(std::move(upstream->input));
    return;
  }
  const std::string why = mix.empty() ? "the life-cycle intensity has no country"
                                      : fmt::format("the catalog has no generation mix for \"{}\"", mix);
  in.context.note(
      diag::intensity_not_split,
      fmt::format("{}, so fuel supply is not separated from generation: all of it stays in scope 2", why),
      mix.empty() ? "add \"country\" to the grid, such as \"country\": \"FR\""
                  : fmt::format("overlay a table upstream.csv that has direct and upstream emissions of \"{}\"", mix),
      at);
  whole(why);
}

// Adds losses if the intensity refers to generation, and upstream emissions if it includes only direct emissions.
void by_point_and_basis(const SiteInput& in, SiteFacts& f, MeteringPoint point, const Location& at) {
  if (point == MeteringPoint::generation)
    f.grid.loss = known<dim::one>(country_row(in, "losses", "loss", in.path + "/grid"));
  else f.grid.loss = not_applicable<dim::one>("the intensity refers to delivered electricity");
  f.grid.upstream = upstream_of(in, f.basis, in.path + "/grid");
  f.country = in.place.country;
  split_of(in, f.grid, f.basis, in.path + "/grid", at);
}

// How many years lie between a year and the nearest one of a period; 0 without a period.
int distance(int year, const std::vector<YearShare>& years) {
  if (years.empty()) return 0;
  return std::max({0, years.front().year - year, year - years.back().year});
}

constexpr double grams_per_kilogram = 1000;

// The grid of the catalog with the highest intensity; null without grids. Reads a single cell of each row.
const CatalogRow* highest_of(const CatalogTable& grids) {
  const auto column =
      static_cast<std::size_t>(std::ranges::find(grids.columns, "intensity_g_per_kwh") - grids.columns.begin());
  const auto intensity = [&](const CatalogRow& row) { return units::parse_number(row.cell(column)).value_or(0); };
  const auto highest = std::ranges::max_element(grids.rows, {}, intensity);
  return highest == grids.rows.end() ? nullptr : &*highest;
}

// Warns of a stated intensity that no grid has. Electricity of one power plant or one hour may be above the highest
// annual average, but hardly by a factor of two.
void warn_of_high_intensity(const SiteInput& in, const Stated<dim::intensity>& intensity) {
  const Catalog& catalog = in.context.catalog;
  const CatalogTable& grids = catalog.table("grids");
  const CatalogRow*& highest = in.context.known->highest_grid;
  if (highest == nullptr) highest = highest_of(grids);
  if (highest == nullptr) return;
  const auto value_of_highest = catalog.number("grids", highest->id(), "intensity_g_per_kwh");
  const double most = value_of_highest->value.best;
  const auto says = [name = std::string(grids.text(*highest, "name")), citation = value_of_highest->citation, most,
                     best = intensity.value.best, written = intensity.written, at = intensity.at](double value) {
    return diag::make(
        diag::high_intensity,
        fmt::format("{} is more than twice the intensity of any grid; the highest in the catalog is {} g/kWh, of {}",
                    value == best ? written : units::human(dim::intensity, value, 4),
                    units::significant(most * grams_per_kilogram, 4), name),
        fmt::format("is the unit wrong? write \"{} g/kWh\"; source of the highest: {}", units::shortest(value),
                    citation),
        at);
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  in.context.suspect(intensity.value.best, {intensity.at.path, std::nextafter(2 * most, infinity), infinity, says});
}

// Notes that a cloud region lies in a zone whose mean differs from that of its grid.
void note_zone(const SiteInput& in, const std::string& region, const Location& at) {
  const CatalogTable& regions = in.context.catalog.table("cloud_regions");
  const CatalogRow& row = *regions.find(region);
  const auto zone = regions.text(row, "zone");
  if (zone.empty()) return;
  in.context.note(
      diag::other_zone,
      fmt::format("{} lies in {}, whose mean intensity is {} that of {}, which is used", region, zone,
                  regions.text(row, "zone_differs"), regions.text(row, "grid")),
      fmt::format(
          "state the intensity of the zone: {{\"intensity\": \"… g/kWh\", \"basis\": …, \"country\": \"{}\"}}; it is "
          "published by {}",
          regions.text(row, "country"), regions.text(row, "zone_source")),
      at);
}

void grid_text(SiteInput& in, SiteFacts& f, const Text& text) {
  const auto place = place_of(in.context, text);
  if (!place) {
    in.context.error(diag::unknown_grid, fmt::format("unknown grid \"{}\"", text.value),
                     nearest_places(in.context.catalog, text.value), text.at);
    return;
  }
  in.place = *place;
  f.place = place->region.empty() ? place->grid : place->region;
  if (std::string none = no_such_year(in.context.catalog, *place); !none.empty()) {
    in.context.error(diag::unknown_grid, std::move(none),
                     "name a year that it has, or none and state the \"period\" of the work: the nearest is then taken",
                     text.at);
    return;
  }
  const bool own = place->grid.empty();
  const std::string_view table = own ? "cloud_regions" : "grids";
  const std::string& id = own ? place->region : place->grid;
  const CatalogTable& rows = in.context.catalog.table(table);
  const CatalogRow* row = rows.find(id);
  auto intensity =
      from_catalog(in.context.catalog, table, id, "intensity_g_per_kwh", in.path + "/grid", years_at(*place, in.years));
  if (row == nullptr || !intensity) {
    in.context.error(diag::unknown_grid, fmt::format("the catalog has no intensity for \"{}\"", text.value),
                     "state an intensity: {\"intensity\": \"… g/kWh\"}", text.at);
    return;
  }
  if (place->year == 0) f.years_off = intensity->farthest;
  else f.years_off = distance(place->year, in.years);
  in.years = intensity->rows;
  f.year = in.years.back().year;
  f.first_year = in.years.front().year;
  f.grid.intensity = known<dim::intensity>(std::move(intensity->input));
  f.basis = from_word<GridBasis>(rows.text(*row, "basis"));
  f.method = IntensityMethod::location;
  if (!place->region.empty()) note_zone(in, place->region, text.at);
  if (!rows.text(*row, "finer").empty())
    in.context.note(diag::finer_grid,
                    fmt::format("the intensity of \"{}\" is a national average; the catalog has finer grids: {}", id,
                                rows.text(*row, "finer")),
                    fmt::format("`aicarbon catalog list grids` lists them"), text.at);
  if (f.basis == GridBasis::unspecified)
    in.context.note(
        diag::basis_unspecified,
        fmt::format(
            "the source of \"{}\" does not say whether its intensity is life-cycle or direct; the intensity is used unchanged, all of it in scope 2",
            id),
        "state an intensity with a \"basis\" if you have one", text.at);
  by_point_and_basis(in, f, from_word<MeteringPoint>(rows.text(*row, "point")).value_or(MeteringPoint::delivered),
                     text.at);
}

void grid_object(SiteInput& in, SiteFacts& f, const StatedGrid& grid) {
  if (!grid.intensity) return;
  warn_of_high_intensity(in, *grid.intensity);
  Input intensity = from_stated(*grid.intensity, in.use);
  if (grid.source && intensity.citation.empty()) intensity.citation = grid.source->value;
  f.grid.intensity = known<dim::intensity>(std::move(intensity));
  f.basis = grid.basis ? grid.basis->value : GridBasis::unspecified;
  f.method = grid.method ? grid.method->value : IntensityMethod::location;
  if (grid.year) {
    f.year = f.first_year = static_cast<int>(grid.year->value.best);
    f.years_off = distance(f.year, in.years);
    in.years = {{f.year, 1}};
  }
  if (grid.country) {
    const auto place = place_of(in.context, *grid.country);
    if (place) f.place = place->grid;
    if (!place)
      in.context.error(diag::unknown_grid, fmt::format("unknown country \"{}\"", grid.country->value),
                       nearest_places(in.context.catalog, grid.country->value), grid.country->at);
    else if (place->country.empty()) in.place.grid = place->grid;  // the world, or a part of it
    else in.place.country = place->country;
  }
  if (f.basis == GridBasis::unspecified)
    in.context.note(
        diag::basis_unspecified,
        "the basis of the intensity, life-cycle or direct, is not specified; the intensity is used unchanged, all of it in scope 2",
        "add \"basis\": \"life-cycle\" or \"direct\" to the grid", grid.intensity->at);
  by_point_and_basis(in, f, grid.point ? grid.point->value : MeteringPoint::delivered, grid.intensity->at);
}

}  // namespace

void resolve_grid(SiteInput& in, SiteFacts& f, const TextOr<StatedGrid>& grid) {
  if (grid.text) grid_text(in, f, *grid.text);
  else if (grid.object) grid_object(in, f, *grid.object);
}

namespace {

// A residual mix in the catalog: its row, and the location whose mix of generation splits it.
struct Residual {
  Place place;
  std::string id;  // in the table of residual mixes
  Location at;
};

// Residual mixes are published by US subregion and by country.
Residual residual_at(const Place& place, const Location& at) {
  const bool by_grid = place.grid.starts_with("us/") || place.country.empty();
  return {place, by_grid ? place.grid : place.country, at};
}

// Takes a residual mix into the electricity of a contract; false if the catalog has none.
bool take_residual(const SiteInput& in, ElectricityFacts& e, const Residual& residual) {
  const std::string& path = residual.at.path;
  auto intensity = from_catalog(in.context.catalog, "residuals", residual.id, "intensity_g_per_kwh", path,
                                years_at(residual.place, in.years));
  if (!intensity) return false;
  if (residual.place.year != 0 && intensity->farthest != 0)
    in.context.error(diag::no_residual,
                     fmt::format("the catalog has no residual mix for \"{}\" of {}; it has that of {}", residual.id,
                                 residual.place.year,
                                 years_known(in.context.catalog, "residuals", residual.id, "intensity_g_per_kwh")),
                     "name a year that it has, or none: the nearest to the period of the work is then taken",
                     residual.at);
  const CatalogTable& table = in.context.catalog.table("residuals");
  e.intensity = known<dim::intensity>(std::move(intensity->input));
  SiteInput there = in;
  there.place = residual.place;
  there.years = intensity->rows;
  const CatalogRow* row = table.find(residual.id);
  if (row == nullptr) row = &table.all[table.by_year(residual.id).back().row];
  const auto basis_of_residual = from_word<GridBasis>(table.text(*row, "basis"));
  split_of(there, e, basis_of_residual, path, residual.at);
  return true;
}

std::string no_residual_for(const Residual& residual, const SiteFacts& f) {
  return fmt::format("the catalog has no residual mix for {}",
                     residual.id.empty() ? f.in_words() : "\"" + residual.id + "\"");
}

void take_intensity(const SiteInput& in, ElectricityFacts& e, const Stated<dim::intensity>& intensity) {
  warn_of_high_intensity(in, intensity);
  e.intensity = stated(intensity, in.use);
  split_of(in, e, GridBasis::direct, in.path, intensity.at);
}

bool is_residual(const MarketBased& bought) { return bought.choice && bought.choice->value == MarketChoice::residual; }

// The residual mix that a contract of a list names; nothing if it names none, or an unknown grid.
std::optional<Residual> residual_of(const SiteInput& in, const StatedContract& contract) {
  if (contract.intensity && is_residual(*contract.intensity))
    return residual_at(in.place, contract.intensity->choice->at);
  if (!contract.residual) return std::nullopt;
  const auto place = place_of(in.context, *contract.residual);
  if (place) return residual_at(*place, contract.residual->at);
  in.context.error(diag::unknown_grid, fmt::format("unknown grid \"{}\"", contract.residual->value),
                   nearest_places(in.context.catalog, contract.residual->value), contract.residual->at);
  return std::nullopt;
}

// A contract of a list. Its intensity is unknown if the catalog lacks its residual mix.
ContractFacts contract_facts(const SiteInput& in, const SiteFacts& f, const StatedContract& contract,
                             const std::string& path) {
  ContractFacts facts{stated(contract.share, in.use), f.grid};
  if (contract.intensity && contract.intensity->intensity)
    take_intensity(in, facts.electricity, *contract.intensity->intensity);
  else if (const auto residual = residual_of(in, contract);
           residual && !take_residual(in, facts.electricity, *residual))
    facts.electricity.intensity = unknown<dim::intensity>(
        fmt::format("{}; state the \"intensity\" of the contract at {}, or overlay a table residuals.csv",
                    no_residual_for(*residual, f), path));
  return facts;
}

}  // namespace

// The contracts of a site cover the generation of its electricity only. A stated intensity is that of generation; a
// residual mix has its basis in the catalog. Losses and fuel supply remain those of the grid.
void resolve_market_based(const SiteInput& in, SiteFacts& f, const Site& site) {
  if (!site.market_based) return;
  const std::string path = in.path + "/market_based";
  for (std::size_t k = 0; k < site.market_based->list.size(); ++k)
    f.contracts.push_back(contract_facts(in, f, site.market_based->list[k], fmt::format("{}/{}", path, k)));
  const MarketBased& all = site.market_based->all;
  if (!all.intensity && !all.choice) return;
  ContractFacts only{not_applicable<dim::one>("the contract covers all electricity of the site"), f.grid};
  if (all.intensity) take_intensity(in, only.electricity, *all.intensity);
  if (is_residual(all)) {
    const Residual residual = residual_at(in.place, all.choice->at);
    if (!take_residual(in, only.electricity, residual))
      return in.context.error(
          diag::no_residual, no_residual_for(residual, f),
          "state an intensity, or overlay a table residuals.csv with --catalog DIR: AIB (https://www.aib-net.org) publishes "
          "the mixes of Europe and Green-e (https://www.green-e.org) those of the United States; "
          "docs/how-to/own-data-with-overlays.md has the columns",
          residual.at);
  }
  f.contracts.push_back(std::move(only));
}

}  // namespace aicarbon::inventory
