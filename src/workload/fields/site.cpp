// The fields of a site: its grid, its building and its plant. See fields.hpp.
#include "workload/codecs.hpp"
#include "workload/facts.hpp"
#include "workload/faults.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <array>

namespace aicarbon::json {
namespace {

using workload::object;

constexpr std::array grid_fields{
    field<&StatedGrid::intensity>({.name = "intensity",
                                   .doc = "CO2e per kWh of electricity, averaged over the time of the work",
                                   .unit = "g/kWh",
                                   .example = "\"57 g/kWh\"",
                                   .required = true}),
    field<&StatedGrid::basis>(
        {.name = "basis",
         .doc =
             "basis of the intensity: life-cycle (includes fuel supply and power plants), direct (emissions at the power plant only; upstream emissions are added), unspecified (used unchanged)",
         .example = "\"life-cycle\""}),
    field<&StatedGrid::method>(
        {.name = "method",
         .doc =
             "kind of intensity: location (the average of the grid, the default) or marginal; the two cannot be combined in one job"}),
    field<&StatedGrid::point>(
        {.name = "point",
         .doc =
             "where the electricity is metered: delivered (includes losses, the default) or generation (grid losses are added)"}),
    field<&StatedGrid::country>(
        {.name = "country",
         .doc =
             "ISO 3166 code of the country whose grid losses, upstream emissions and water apply; if absent, the world average",
         .example = "\"FRA\""}),
    field<&StatedGrid::source>(
        {.name = "source", .doc = "source of the intensity, printed with it", .example = "\"Luccioni 2022\""}),
    field<&StatedGrid::year>({.name = "year",
                              .doc = "year that the intensity refers to",
                              .unit = "1",
                              .counts = true,
                              .example = "2022",
                              .minimum = 1990,
                              .maximum = 2100}),
};

constexpr std::array construction_fields{
    field<&StatedConstruction::co2e>({.name = "co2e",
                                      .doc = "CO2e of constructing the whole facility; needs \"it_power\"",
                                      .unit = "t",
                                      .example = "\"9000 t\""}),
    field<&StatedConstruction::it_power>({.name = "it_power",
                                          .doc = "rated IT power of the facility",
                                          .unit = "MW",
                                          .example = "\"50 MW\"",
                                          .positive = true}),
    field<&StatedConstruction::per_kw>(
        {.name = "per_kw", .doc = "CO2e of construction per kW of IT", .unit = "kg/kW", .example = "\"983 kg/kW\""}),
    field<&StatedConstruction::basis>(
        {.name = "basis",
         .doc = "basis of the kW: nameplate_kw (rated IT power, the default) or mean_it_kw (measured mean IT power)"}),
    field<&StatedConstruction::lifetime>({.name = "lifetime",
                                          .doc = "lifetime of the building and its plant",
                                          .unit = "years",
                                          .example = "\"20 years\"",
                                          .positive = true}),
    field<&StatedConstruction::shell>(
        {.name = "shell",
         .doc =
             "structure and envelope: {per_kw} or {per_m2}, with \"lifetime\"; write \"shell\": {} to use its default share of the CO2e of a whole building",
         .example = "{\"per_kw\": \"300 kg/kW\", \"lifetime\": \"50 years\"}"}),
    field<&StatedConstruction::plant>(
        {.name = "plant",
         .doc =
             "electrical and mechanical plant together; write \"plant\": {} to use its default share of the CO2e of a whole building",
         .example = "{}"}),
    field<&StatedConstruction::electrical>(
        {.name = "electrical",
         .doc = "electrical plant separately; there is no default, so state a figure",
         .example = "{\"per_kw\": \"200 kg/kW\", \"lifetime\": \"12 years\"}"}),
    field<&StatedConstruction::mechanical>(
        {.name = "mechanical",
         .doc = "mechanical plant separately; there is no default, so state a figure",
         .example = "{\"per_kw\": \"250 kg/kW\"}"}),
    field<&StatedConstruction::racks>(
        {.name = "racks",
         .doc = "racks with their power strips; write \"racks\": {} to use the default figure",
         .example = "{}"}),
};

constexpr std::array building_part_fields{
    field<&StatedBuildingPart::per_kw>(
        {.name = "per_kw", .doc = "CO2e of this part per kW of IT", .unit = "kg/kW", .example = "\"300 kg/kW\""}),
    field<&StatedBuildingPart::per_m2>(
        {.name = "per_m2",
         .doc =
             "CO2e of this part per m2; needs \"area_per_kw\" of the site, or \"area\" of the site and \"it_power\" of construction",
         .unit = "kg/m2",
         .example = "\"600 kg/m2\""}),
    field<&StatedBuildingPart::lifetime>({.name = "lifetime",
                                          .doc = "lifetime of this part, after which it is replaced",
                                          .unit = "years",
                                          .example = "\"50 years\"",
                                          .positive = true}),
};

constexpr std::array contract_fields{
    field<&StatedContract::share>(
        {.name = "share",
         .doc = "share of the electricity of the site that the contract covers; all shares add up to 1",
         .unit = "1",
         .example = "0.6",
         .required = true,
         .maximum = 1,
         .positive = true}),
    field<&StatedContract::intensity>(
        {.name = "intensity",
         .doc =
             "intensity of generation by the contract; without a contract, \"residual\" (the residual mix of the site's grid) or \"location\" (the location-based intensity)",
         .unit = "g/kWh",
         .example = "\"0 g/kWh\""}),
    field<&StatedContract::residual>(
        {.name = "residual",
         .doc =
             "instead of \"intensity\": the country or US subregion whose residual mix applies; if the catalog has none, there is no market-based total",
         .example = "\"DE\""}),
};

constexpr std::array site_fields{
    field<&Site::grid>(
        {.name = "grid",
         .doc =
             "a country (FR, FRA), a world region (EU, WORLD), a US subregion (us/CAMX), a cloud region (gcp/us-central1), or a "
             "stated intensity; if absent, the CO2e of electricity is not estimated",
         .example = "\"FR\""}),
    field<&Site::market_based>(
        {.name = "market_based",
         .doc =
             "intensity of the electricity contracts, \"residual\" (the residual mix of the grid), \"location\" (the location-based intensity), or a list of contracts {share, intensity} or {share, residual}; if absent, there is no market-based total",
         .unit = "g/kWh",
         .example = "\"94 g/kWh\""}),
    field<&Site::pue>({.name = "pue",
                       .doc = "facility energy divided by IT energy; applied once, to operational energy",
                       .unit = "1",
                       .example = "1.1",
                       .minimum = 1,
                       .maximum = 10}),
    field<&Site::wue>({.name = "wue",
                       .doc = "water consumed on site per kWh of IT energy",
                       .unit = "L/kWh",
                       .example = "\"0.18 L/kWh\""}),
    field<&Site::grid_water>({.name = "grid_water",
                              .doc = "water consumed in power generation, per kWh of electricity used",
                              .unit = "L/kWh",
                              .example = "\"3.1 L/kWh\""}),
    field<&Site::construction>(
        {.name = "construction",
         .doc =
             "{co2e, it_power} or {per_kw}, with \"basis\" and \"lifetime\"; or parts: {shell, plant or electrical and mechanical, racks}; \"none\" leaves construction out",
         .example = "{\"per_kw\": \"983 kg/kW\"}"}),
    field<&Site::area>({.name = "area",
                        .doc = "area of the building, for parts stated per m2; needs \"it_power\" of construction",
                        .unit = "m2",
                        .example = "\"20000 m2\"",
                        .positive = true}),
    field<&Site::area_per_kw>({.name = "area_per_kw",
                               .doc = "area of the building per kW of IT, for parts stated per m2",
                               .unit = "m2/kW",
                               .example = "\"0.5 m2/kW\"",
                               .positive = true}),
    object<&Facility<Given>::generator_tests, &Facility<Fact>::generator_tests, Site>(
        {.name = "generator_tests",
         .doc = "tests of backup generators: {hours, power, it_power, load, intensity}; not covered if absent",
         .example = "{\"hours\": \"12 h\", \"power\": \"60 MW\", …}"}),
    object<&Facility<Given>::refrigerant, &Facility<Fact>::refrigerant, Site>(
        {.name = "refrigerant",
         .doc =
             "refrigerant leakage: {charge, gwp}, with \"leak\", \"end_of_life_leak\" and \"lifetime\" if known; not covered if absent",
         .example = "{\"charge\": \"0.2 kg/kW\", \"gwp\": \"2255.5 kg/kg\"}"}),
    field<&Site::description>({.name = "description", .doc = "free text; not interpreted"}),
};

}  // namespace

std::span<const Field> Table<StatedGrid>::fields() { return grid_fields; }
std::span<const Field> Table<StatedContract>::fields() { return contract_fields; }
std::span<const Field> Table<StatedConstruction>::fields() { return construction_fields; }
std::span<const Field> Table<StatedBuildingPart>::fields() { return building_part_fields; }
std::span<const Field> Table<Site>::fields() { return site_fields; }

}  // namespace aicarbon::json

namespace aicarbon::workload {
namespace {

void check_contract(const StatedContract& contract, Faults& faults) {
  if (contract.intensity && contract.residual)
    faults.add(diag::conflict, "\"intensity\" and \"residual\" state the same thing", "keep one of them",
               contract.residual->at);
  if (!contract.intensity && !contract.residual && !faults.unknown_key_inside(contract.at.path))
    faults.add(
        diag::missing_field, "a contract needs its intensity",
        "add \"intensity\": \"… g/kWh\", or, for electricity without a contract, \"intensity\": \"residual\" or \"location\"",
        contract.at);
}

void check_contracts(const StatedContracts& contracts, Faults& faults) {
  if (contracts.list.empty()) return;
  double sum = 0;
  for (const StatedContract& contract : contracts.list) {
    check_contract(contract, faults);
    if (!contract.share || faults.reported(diag::out_of_domain, contract.share->at.path)) return;  // already reported
    sum += contract.share->value.best;
  }
  constexpr double rounding = 1e-9;
  if (sum <= 1 + rounding && sum >= 1 - rounding) return;
  faults.add(diag::out_of_domain, fmt::format("the shares of the contracts add up to {:.10g}, not to 1", sum),
             sum > 1 ? std::string("lower a share: the shares divide the electricity of the site among its contracts")
                     : fmt::format("raise a share, or add {{\"share\": {:.10g}, \"intensity\": \"residual\"}} for "
                                   "the electricity without a contract",
                                   1 - sum),
             contracts.list.back().share->at);
}

}  // namespace

void check(const Site& site, Faults& faults) {
  if (site.market_based) check_contracts(*site.market_based, faults);
  if (site.area && site.area_per_kw)
    faults.add(diag::conflict, "\"area\" and \"area_per_kw\" state the same thing", "keep one of them",
               site.area_per_kw->at);
  if (!site.construction) return;
  if (site.construction->text && site.construction->text->value != "none")
    faults.add(
        diag::unknown_choice,
        fmt::format("\"construction\" must be an object or \"none\", not \"{}\"", site.construction->text->value), {},
        site.construction->at);
  if (!site.construction->object) return;
  const StatedConstruction& c = *site.construction->object;
  if (c.co2e && c.per_kw)
    faults.add(diag::conflict, "\"co2e\" and \"per_kw\" state the same thing", "keep {co2e, it_power} or {per_kw}",
               c.per_kw->at);
  const bool in_parts = c.shell || c.plant || c.electrical || c.mechanical || c.racks;
  if (!in_parts && c.co2e.has_value() != c.it_power.has_value())
    faults.add(diag::missing_field, "\"co2e\" and \"it_power\" must be given together",
               fmt::format("add \"{}\"", c.co2e ? "it_power" : "co2e"), site.construction->at);
  if (!in_parts) return;
  if (c.co2e || c.per_kw || c.lifetime)
    faults.add(diag::conflict, "a building must be stated as a whole or by its parts",
               "keep the parts, each with its own figure and \"lifetime\", or remove them", site.construction->at);
  if (c.plant && (c.electrical || c.mechanical))
    faults.add(diag::conflict, "\"plant\" already includes \"electrical\" and \"mechanical\"",
               "keep \"plant\", or \"electrical\" and \"mechanical\"", c.plant->at);
  for (const auto* part : {&c.shell, &c.plant, &c.electrical, &c.mechanical, &c.racks}) {
    if (!*part) continue;
    if ((*part)->per_kw && (*part)->per_m2)
      faults.add(diag::conflict, "\"per_kw\" and \"per_m2\" state the same thing", "keep one of them",
                 (*part)->per_m2->at);
    if ((*part)->per_m2 && !site.area_per_kw && !(site.area && c.it_power))
      faults.add(
          diag::missing_field, "\"per_m2\" needs the area per kW of IT",
          "add \"area_per_kw\": \"… m2/kW\" to the site, or \"area\" to the site and \"it_power\" to construction",
          (*part)->per_m2->at);
  }
}

}  // namespace aicarbon::workload
