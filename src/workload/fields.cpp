// ONE table of the job's fields. See fields.hpp.
#include "workload/fields.hpp"

#include "workload/codecs.hpp"

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::string_view bases[] = {"life-cycle", "direct", "unspecified"};
constexpr std::string_view methods[] = {"location", "marginal"};
constexpr std::string_view points[] = {"delivered", "generation"};
constexpr std::string_view construction_bases[] = {"nameplate_kw", "mean_it_kw"};
constexpr std::string_view embodied_boundaries[] = {"chip", "card", "board", "node"};

constexpr std::array grid_fields{
    field<&StatedGrid::intensity>({.name = "intensity",
                                   .doc = "CO2e of a kWh of electricity, averaged over the time of the work",
                                   .unit = "g/kWh",
                                   .example = "\"57 g/kWh\"",
                                   .required = true}),
    field<&StatedGrid::basis>({.name = "basis",
                               .doc = "life-cycle (fuel supply and plants inside), direct (stacks only: upstream is "
                                      "added), unspecified (taken as it stands)",
                               .example = "\"life-cycle\"",
                               .choices = bases}),
    field<&StatedGrid::method>(
        {.name = "method",
         .doc = "location (the grid's average, the default) or marginal; the two never mix in one job",
         .choices = methods}),
    field<&StatedGrid::point>({.name = "point",
                               .doc = "delivered (losses inside, the default) or generation (grid losses are added)",
                               .choices = points}),
    field<&StatedGrid::country>(
        {.name = "country",
         .doc = "ISO 3166 country whose grid losses, fuel mix and water apply; without it the world's",
         .example = "\"FRA\""}),
    field<&StatedGrid::source>(
        {.name = "source", .doc = "where the figure comes from; printed beside it", .example = "\"Luccioni 2022\""}),
    field<&StatedGrid::year>({.name = "year",
                              .doc = "the year the figure stands for",
                              .unit = "1",
                              .example = "2022",
                              .minimum = 1990,
                              .maximum = 2100}),
};

constexpr std::array construction_fields{
    field<&StatedConstruction::co2e>({.name = "co2e",
                                      .doc = "CO2e of building the whole facility; needs it_power",
                                      .unit = "t",
                                      .example = "\"9000 t\""}),
    field<&StatedConstruction::it_power>({.name = "it_power",
                                          .doc = "rated IT power of that facility",
                                          .unit = "MW",
                                          .example = "\"50 MW\"",
                                          .positive = true}),
    field<&StatedConstruction::per_kw>(
        {.name = "per_kw", .doc = "CO2e of building one kW of IT", .unit = "kg/kW", .example = "\"983 kg/kW\""}),
    field<&StatedConstruction::basis>(
        {.name = "basis",
         .doc = "what a kW is: nameplate_kw (rated IT power, the default) or mean_it_kw (measured)",
         .choices = construction_bases}),
    field<&StatedConstruction::lifetime>({.name = "lifetime",
                                          .doc = "life of the building and its plant",
                                          .unit = "years",
                                          .example = "\"20 years\"",
                                          .positive = true}),
    field<&StatedConstruction::shell>(
        {.name = "shell",
         .doc = "structure and envelope: {per_kw} or {per_m2}, with lifetime; {} takes its default share",
         .example = "{\"per_kw\": \"300 kg/kW\", \"lifetime\": \"50 years\"}"}),
    field<&StatedConstruction::plant>({.name = "plant",
                                       .doc = "electrical and mechanical plant in one; {} takes its default share",
                                       .example = "{}"}),
    field<&StatedConstruction::electrical>({.name = "electrical",
                                            .doc = "electrical plant apart; its figure is for you to state",
                                            .example = "{\"per_kw\": \"200 kg/kW\", \"lifetime\": \"12 years\"}"}),
    field<&StatedConstruction::mechanical>({.name = "mechanical",
                                            .doc = "mechanical plant apart; its figure is for you to state",
                                            .example = "{\"per_kw\": \"250 kg/kW\"}"}),
    field<&StatedConstruction::racks>(
        {.name = "racks", .doc = "racks with their power strips; {} takes the default", .example = "{}"}),
};

constexpr std::array building_part_fields{
    field<&StatedBuildingPart::per_kw>(
        {.name = "per_kw", .doc = "CO2e of this part for one kW of IT", .unit = "kg/kW", .example = "\"300 kg/kW\""}),
    field<&StatedBuildingPart::per_m2>({.name = "per_m2",
                                        .doc = "or for one m2; needs the site's area_per_kw, or area and it_power",
                                        .unit = "kg/m2",
                                        .example = "\"600 kg/m2\""}),
    field<&StatedBuildingPart::lifetime>({.name = "lifetime",
                                          .doc = "after which this part is replaced",
                                          .unit = "years",
                                          .example = "\"50 years\"",
                                          .positive = true}),
};

constexpr std::array backup_power_fields{
    field<&StatedBackupPower::hours>(
        {.name = "hours", .doc = "that a generator runs in tests, in a year", .unit = "h", .example = "\"12 h\""}),
    field<&StatedBackupPower::power>({.name = "power",
                                      .doc = "rated power of all generators of the facility",
                                      .unit = "MW",
                                      .example = "\"60 MW\""}),
    field<&StatedBackupPower::it_power>({.name = "it_power",
                                         .doc = "rated IT power of that facility",
                                         .unit = "MW",
                                         .example = "\"50 MW\"",
                                         .positive = true}),
    field<&StatedBackupPower::load>(
        {.name = "load", .doc = "mean load in a test over rated power", .unit = "1", .example = "0.3", .maximum = 1}),
    field<&StatedBackupPower::intensity>({.name = "intensity",
                                          .doc = "CO2e of a kWh generated from the fuel",
                                          .unit = "kg/kWh",
                                          .example = "\"0.8 kg/kWh\""}),
};

constexpr std::array refrigerant_fields{
    field<&StatedRefrigerant::charge>({.name = "charge",
                                       .doc = "refrigerant in the plant for one kW of IT",
                                       .unit = "kg/kW",
                                       .example = "\"0.2 kg/kW\""}),
    field<&StatedRefrigerant::gwp>({.name = "gwp",
                                    .doc = "global warming potential of the refrigerant over 100 years",
                                    .unit = "kg/kg",
                                    .example = "\"2255.5 kg/kg\""}),
    field<&StatedRefrigerant::leak>({.name = "leak",
                                     .doc = "share of the charge that leaks in a year, and is refilled",
                                     .unit = "1",
                                     .example = "0.04",
                                     .maximum = 1}),
    field<&StatedRefrigerant::end_of_life_leak>({.name = "end_of_life_leak",
                                                 .doc = "share of the charge lost when the plant is taken out",
                                                 .unit = "1",
                                                 .example = "0.02",
                                                 .maximum = 1}),
    field<&StatedRefrigerant::lifetime>({.name = "lifetime",
                                         .doc = "of the plant, over which that last loss is spread",
                                         .unit = "years",
                                         .example = "\"19 years\"",
                                         .positive = true}),
};

constexpr std::array site_fields{
    field<&Site::grid>({.name = "grid",
                        .doc = "a country (FR, FRA), a US subregion (us/CAMX), a cloud region (gcp/us-central1), or a "
                               "stated intensity; without it electricity is not estimated",
                        .example = "\"FR\""}),
    field<&Site::market_based>(
        {.name = "market_based",
         .doc =
             "the contracts' intensity, \"residual\" or \"location\"; without it the market-based total is not given",
         .unit = "g/kWh",
         .example = "\"94 g/kWh\""}),
    field<&Site::pue>({.name = "pue",
                       .doc = "facility energy over IT energy; multiplies operational energy once",
                       .unit = "1",
                       .example = "1.1",
                       .minimum = 1,
                       .maximum = 10}),
    field<&Site::wue>({.name = "wue",
                       .doc = "water consumed on site for a kWh of IT energy",
                       .unit = "L/kWh",
                       .example = "\"0.18 L/kWh\""}),
    field<&Site::grid_water>({.name = "grid_water",
                              .doc = "water consumed to generate a kWh of electricity",
                              .unit = "L/kWh",
                              .example = "\"3.1 L/kWh\""}),
    field<&Site::construction>(
        {.name = "construction",
         .doc = "{co2e, it_power} or {per_kw}, with basis and lifetime; or parts, of {shell, plant or "
                "electrical and mechanical, racks}; \"none\" leaves it out",
         .example = "{\"per_kw\": \"983 kg/kW\"}"}),
    field<&Site::area>({.name = "area",
                        .doc = "of the building, for parts per m2; needs construction/it_power",
                        .unit = "m2",
                        .example = "\"20000 m2\"",
                        .positive = true}),
    field<&Site::area_per_kw>({.name = "area_per_kw",
                               .doc = "area of the building for one kW of IT, for parts per m2",
                               .unit = "m2/kW",
                               .example = "\"0.5 m2/kW\"",
                               .positive = true}),
    field<&Site::generator_tests>(
        {.name = "generator_tests",
         .doc = "backup generators run in tests: {hours, power, it_power, load, intensity}; without it not covered",
         .example = "{\"hours\": \"12 h\", \"power\": \"60 MW\", …}"}),
    field<&Site::refrigerant>(
        {.name = "refrigerant",
         .doc = "refrigerant that leaks: {charge, gwp}, with leaks and lifetime; without it not covered",
         .example = "{\"charge\": \"0.2 kg/kW\", \"gwp\": \"2255.5 kg/kg\"}"}),
    field<&Site::description>({.name = "description", .doc = "free text; not interpreted"}),
};

constexpr std::array embodied_fields{
    field<&StatedEmbodied::value>({.name = "value",
                                   .doc = "CO2e of making one piece, up to its boundary",
                                   .unit = "kg",
                                   .example = "\"3700 kg\""}),
    field<&StatedEmbodied::boundary>({.name = "boundary",
                                      .doc = "node (the default), board (all accelerators on their baseboard), card "
                                             "(one accelerator), chip (its package only)",
                                      .choices = embodied_boundaries}),
    field<&StatedEmbodied::accelerator>(
        {.name = "accelerator", .doc = "CO2e of making one accelerator", .unit = "kg", .example = "\"150 kg\""}),
    field<&StatedEmbodied::host>({.name = "host",
                                  .doc = "CO2e of making the node without its accelerators",
                                  .unit = "kg",
                                  .example = "\"2500 kg\""}),
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

constexpr std::array route_fields{
    field<&Route::route>({.name = "route",
                          .doc = "what is done: a row of end_of_life, or your own word",
                          .example = "\"recycling\"",
                          .required = true}),
    field<&Route::share>({.name = "share",
                          .doc = "of the node's mass; the shares of all routes add up to 1",
                          .unit = "1",
                          .example = "0.8",
                          .required = true,
                          .maximum = 1}),
    field<&Route::per_kg>({.name = "per_kg",
                           .doc = "CO2e of treating one kg so; else the row of end_of_life",
                           .unit = "kg/kg",
                           .example = "\"0.9 kg/kg\""}),
};

constexpr std::array material_fields{
    field<&Material::name>({.name = "name", .doc = "of the material", .example = "\"aluminium\"", .required = true}),
    field<&Material::mass>({.name = "mass",
                            .doc = "of it in one node",
                            .unit = "kg",
                            .example = "\"20 kg\"",
                            .required = true,
                            .positive = true}),
    field<&Material::allocation_factor>({.name = "allocation_factor",
                                         .doc = "A of the Circular Footprint Formula; with allocation \"cff\" only",
                                         .unit = "1",
                                         .example = "0.2",
                                         .maximum = 1}),
    field<&Material::recycled>({.name = "recycled",
                                .doc = "R2: share recycled at the end of life",
                                .unit = "1",
                                .example = "0.9",
                                .maximum = 1}),
    field<&Material::recycling>({.name = "recycling",
                                 .doc = "CO2e of recycling one kg at the end of life",
                                 .unit = "kg/kg",
                                 .example = "\"0.5 kg/kg\""}),
    field<&Material::replaces>({.name = "replaces",
                                .doc = "E*v: CO2e of the new material that one kg of the recycled one replaces",
                                .unit = "kg/kg",
                                .example = "\"15.1 kg/kg\""}),
    field<&Material::quality>({.name = "quality",
                               .doc = "Qs/Qp of what leaves: quality of the recycled over the new material",
                               .unit = "1",
                               .example = "1",
                               .maximum = 1}),
    field<&Material::recycled_content>({.name = "recycled_content",
                                        .doc = "R1: share that was recycled when it came in",
                                        .unit = "1",
                                        .example = "0",
                                        .maximum = 1}),
    field<&Material::virgin>(
        {.name = "virgin", .doc = "Ev: CO2e of one kg of new material", .unit = "kg/kg", .example = "\"15.1 kg/kg\""}),
    field<&Material::from_recycled>({.name = "from_recycled",
                                     .doc = "CO2e of one kg of the recycled material that came in",
                                     .unit = "kg/kg",
                                     .example = "\"0.6 kg/kg\""}),
    field<&Material::content_quality>(
        {.name = "content_quality", .doc = "Qs/Qp of what came in", .unit = "1", .example = "1", .maximum = 1}),
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

constexpr std::array end_of_life_fields{
    field<&StatedEndOfLife::value>({.name = "value",
                                    .doc = "CO2e of treating one node at its end, without credits",
                                    .unit = "kg",
                                    .example = "\"15 kg\""}),
    field<&StatedEndOfLife::per_kg>({.name = "per_kg",
                                     .doc = "CO2e of treating one kg; needs the hardware's mass",
                                     .unit = "kg/kg",
                                     .example = "\"1.4 kg/kg\""}),
    field<&StatedEndOfLife::routes>(
        {.name = "routes",
         .doc = "list of {route, share, per_kg}; needs the hardware's mass",
         .example = "[{\"route\": \"recycling\", \"share\": 1, \"per_kg\": \"0.9 kg/kg\"}]"}),
    field<&StatedEndOfLife::materials>(
        {.name = "materials",
         .doc = "list of materials that are recycled, for the rules of allocation other than cut-off",
         .example = "[{\"name\": \"aluminium\", \"mass\": \"20 kg\", …}]"}),
    field<&StatedEndOfLife::allocation>(
        {.name = "allocation",
         .doc = "of recycling between lives: cut-off (the default: recycled material bears its own recycling), 50:50, "
                "recycling (end-of-life recycling) or cff (Circular Footprint Formula)",
         .choices = workload::allocations}),
};

constexpr std::string_view yield_models[] = {"poisson", "murphy", "negative-binomial"};
constexpr std::array yield_fields{
    field<&StatedYield::value>({.name = "value",
                                .doc = "share of good dies",
                                .unit = "1",
                                .example = "0.875",
                                .maximum = 1,
                                .positive = true}),
    field<&StatedYield::model>({.name = "model", .doc = "of defects, in place of a value", .choices = yield_models}),
    field<&StatedYield::defect_density>(
        {.name = "defect_density", .doc = "defects that kill a die", .unit = "/cm2", .example = "\"0.15 /cm2\""}),
    field<&StatedYield::alpha>({.name = "alpha",
                                .doc = "clustering of defects, of negative-binomial",
                                .unit = "1",
                                .example = "10",
                                .positive = true}),
};
constexpr std::array wafer_fields{
    field<&StatedWafer::diameter>(
        {.name = "diameter", .doc = "of the wafer", .unit = "mm", .example = "\"300 mm\"", .positive = true}),
    field<&StatedWafer::edge>({.name = "edge", .doc = "rim that bears no die", .unit = "mm", .example = "\"3 mm\""}),
    field<&StatedWafer::kerf>(
        {.name = "kerf", .doc = "what sawing adds to the side of a die", .unit = "mm", .example = "\"0.06 mm\""}),
};
constexpr std::string_view sides[] = {"accelerator", "host"};
constexpr std::array part_fields{
    field<&StatedPart::name>(
        {.name = "name", .doc = "unique among the parts", .example = "\"gpu die\"", .required = true}),
    field<&StatedPart::kind>(
        {.name = "kind",
         .doc = "die, package-2.5d, stated, or a kind of the table parts: hbm3, ddr5, ssd, board, …",
         .example = "\"die\""}),
    field<&StatedPart::part>(
        {.name = "part", .doc = "a row of the table parts, or a bill of the catalog", .example = "\"nic-100g\""}),
    field<&StatedPart::count>({.name = "count", .doc = "in one node; 1 when absent", .unit = "1", .example = "8"}),
    field<&StatedPart::area>({.name = "area",
                              .doc = "of one: a die, an interposer, a board",
                              .unit = "mm2",
                              .example = "\"814 mm2\"",
                              .positive = true}),
    field<&StatedPart::capacity>({.name = "capacity",
                                  .doc = "of one: memory or storage",
                                  .unit = "GB",
                                  .example = "\"80 GB\"",
                                  .positive = true}),
    field<&StatedPart::density>({.name = "density",
                                 .doc = "of a die of memory; read by other models only",
                                 .unit = "GB/cm2",
                                 .example = "\"1.79 GB/cm2\"",
                                 .positive = true}),
    field<&StatedPart::mass>({.name = "mass", .doc = "of one", .unit = "kg", .example = "\"3 kg\"", .positive = true}),
    field<&StatedPart::embodied>(
        {.name = "embodied", .doc = "CO2e of making one, of kind stated", .unit = "kg", .example = "\"13 kg\""}),
    field<&StatedPart::source>({.name = "source", .doc = "who says so"}),
    field<&StatedPart::process>(
        {.name = "process", .doc = "node of a die, of the table fab_nodes", .example = "\"5 nm\""}),
    field<&StatedPart::fab>({.name = "fab",
                             .doc = "electricity of the fab: a place, or a stated intensity; Taiwan when absent",
                             .example = "\"TW\""}),
    field<&StatedPart::abatement>({.name = "abatement",
                                   .doc = "share of process gases destroyed, 0.95 to 0.99",
                                   .unit = "1",
                                   .example = "0.97",
                                   .maximum = 1}),
    field<&StatedPart::yield>({.name = "yield",
                               .doc = "share of good dies, or {model, defect_density, alpha}",
                               .unit = "1",
                               .example = "0.875",
                               .maximum = 1,
                               .positive = true}),
    field<&StatedPart::wafer>({.name = "wafer",
                               .doc = "what dies are cut from; \"none\": area only, without rim and kerf",
                               .example = "\"none\""}),
    field<&StatedPart::bond_yield>({.name = "bond_yield",
                                    .doc = "share of bonds that hold, of a package",
                                    .unit = "1",
                                    .example = "0.96",
                                    .maximum = 1,
                                    .positive = true}),
    field<&StatedPart::holds>(
        {.name = "holds", .doc = "names of the parts inside a package", .example = "[\"die\", \"memory\"]"}),
    field<&StatedPart::side>(
        {.name = "side", .doc = "whether accelerators or hosts have it; by its kind when absent", .choices = sides}),
    field<&StatedPart::stitched>({.name = "stitched", .doc = "a die larger than one exposure"}),
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
                                      "or {links, ports, switch, …}; "
                                      "\"0 kg\" where there are none",
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
    field<&Hardware::end_of_life>({.name = "end_of_life",
                                   .doc =
                                       "CO2e of treating one node at its end, or {per_kg}, or {routes}; with materials "
                                       "and allocation",
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
                                 "life bears making, the last its end) or service-time (by years served)",
                             .choices = workload::reuses}),
    field<&Hardware::description>({.name = "description", .doc = "free text; not interpreted"}),
};

constexpr std::array phase_fields{
    field<&Phase::name>({.name = "name",
                         .doc = "unique; part of every path of the phase",
                         .example = "\"final run\"",
                         .required = true}),
    field<&Phase::kind>({.name = "kind",
                         .doc = "data, experimentation, training, fine-tuning, inference or fleet",
                         .example = "\"training\"",
                         .required = true,
                         .choices = workload::phase_kinds}),
    field<&Phase::site>({.name = "site",
                         .doc = "a name in sites, a grid of the catalog, or a site written in place",
                         .example = "\"jean-zay\""}),
    field<&Phase::hardware>(
        {.name = "hardware",
         .doc = "a name in hardware, a server or accelerator of the catalog, an object, or \"none\"",
         .example = "\"node\""}),
    field<&Phase::runs_on>({.name = "runs_on",
                            .doc = "a phase of kind fleet that lends its machines, site and hardware",
                            .example = "\"fleet-a\""}),
    field<&Phase::only>({.name = "only",
                         .doc = "stages or emission sources counted, the rest left out; replaces the job's",
                         .example = "[\"operation\"]"}),
    field<&Phase::except>({.name = "except",
                           .doc = "stages or emission sources left out; replaces the job's",
                           .example = "[\"construction\"]"}),
    field<&Phase::period>(
        {.name = "period", .doc = "when it ran: 2024, 2024-03, or two of them with a /", .example = "\"2022\""}),
    field<&Phase::charge_idle>(
        {.name = "charge_idle",
         .doc = "true: the electricity of the hours that utilization leaves unallocated is charged too"}),
    field<&Phase::activity>(
        {.name = "activity",
         .doc = "what was done, or is to be: energy, device_time, machines, co2e, ratio_of, runs, online, "
                "storage; or work by its count: tokens, requests, images, videos, samples, "
                "queries, items",
         .example = "{\"device_time\": \"1082990 h\"}",
         .required = true}),
    field<&Phase::techniques>(
        {.name = "techniques",
         .doc = "ways to need less, in order: ids of the table techniques, or {name, energy, time, resource}",
         .example = "[\"fp8-large-batch\"]"}),
    field<&Phase::growth>({.name = "growth",
                           .doc = "demand against efficiency over periods: {per, demand, efficiency, periods}",
                           .example = "{\"per\": \"1 years\", \"demand\": 1.5, \"efficiency\": 0.8, \"periods\": 3}"}),
    field<&Phase::description>({.name = "description", .doc = "free text; not interpreted"}),
};

constexpr std::array unit_fields{
    field<&FunctionalUnit::name>(
        {.name = "name", .doc = "what the footprint is given for one of", .example = "\"request\"", .required = true}),
    field<&FunctionalUnit::count>(
        {.name = "count",
         .doc = "how many the job delivers: a number, or the path of a value in the job, with which it then correlates",
         .unit = "1",
         .example = "\"230768\"",
         .positive = true}),
};

constexpr std::array amortize_fields{
    field<&StatedAmortize::phases>(
        {.name = "phases",
         .doc = "that are spread over use; all of kind data, experimentation, training and fine-tuning when absent",
         .example = "[\"final run\"]"}),
    field<&StatedAmortize::over>({.name = "over",
                                  .doc = "what the model delivers in its life: a number, or the path of a count in the "
                                         "job; what the phases of inference deliver when absent",
                                  .unit = "request",
                                  .example = "\"10B\"",
                                  .positive = true}),
    field<&StatedAmortize::requests_per_user_day>({.name = "requests_per_user_day",
                                                   .doc = "of one user, for the footprint of a user in a year",
                                                   .unit = "1",
                                                   .example = "8",
                                                   .positive = true}),
};

constexpr std::string_view job_schema_names[] = {"aicarbon.job/1"};

constexpr std::array job_fields{
    Field{.name = "schema",
          .doc = "aicarbon.job/1, the first key",
          .required = true,
          .choices = job_schema_names,
          .read = [](Reader&, const Value&, const Field&, Spelling, void*) {},
          .write = nullptr,
          .schema = [](Writer& w, const Field& f, Spelling) { choices_schema(w, f.choices); },
          .empty = nullptr},
    field<&Workload::name>(
        {.name = "name", .doc = "of the job, for reports", .example = "\"bloom-176b\"", .required = true}),
    field<&Workload::description>({.name = "description", .doc = "free text; not interpreted"}),
    field<&Workload::sites>(
        {.name = "sites", .doc = "places by name, used by phases", .example = "{\"main\": {\"grid\": \"FR\"}}"}),
    field<&Workload::hardware>({.name = "hardware",
                                .doc = "machines by name, used by phases",
                                .example = "{\"node\": {\"accelerator\": \"H100\"}}"}),
    field<&Workload::models>({.name = "models",
                              .doc = "models by name, used by activities",
                              .example = "{\"ours\": {\"parameters\": \"7B\", \"layers\": 32, \"hidden\": 4096}}"}),
    field<&Workload::phases>({.name = "phases",
                              .doc = "the parts of the work",
                              .example = "[{\"name\": \"run\", \"kind\": \"training\", …}]",
                              .required = true}),
    field<&Workload::only>(
        {.name = "only", .doc = "stages or emission sources counted, the rest left out", .example = "[\"operation\"]"}),
    field<&Workload::except>(
        {.name = "except", .doc = "stages or emission sources left out", .example = "[\"construction\"]"}),
    field<&Workload::functional_units>({.name = "functional_units",
                                        .doc = "what the footprint is divided by: {name, count}",
                                        .example = "[{\"name\": \"request\", \"count\": \"1M\"}]"}),
    field<&Workload::amortize>({.name = "amortize",
                                .doc = "training spread over use: {phases, over, requests_per_user_day}; {} takes "
                                       "them from the phases",
                                .example = "{\"over\": \"10B\", \"requests_per_user_day\": 8}"}),
    field<&Workload::perspective>(
        {.name = "perspective",
         .doc =
             "for whom scope and category are told: owner (of machines and building, the default), tenant (of leased "
             "machines) or api-user (of a service); changes no total",
         .example = "\"tenant\"",
         .choices = workload::perspectives}),
    field<&Workload::catalog>({.name = "catalog",
                               .doc = "the catalog version this job was made for; another one is an error",
                               .example = "\"2026.11\""}),
    field<&Workload::period>(
        {.name = "period", .doc = "when it ran, for phases that do not say", .example = "\"2022\""}),
};

}  // namespace

std::span<const Field> Table<StatedGrid>::fields() { return grid_fields; }
std::span<const Field> Table<StatedConstruction>::fields() { return construction_fields; }
std::span<const Field> Table<StatedBuildingPart>::fields() { return building_part_fields; }
std::span<const Field> Table<StatedBackupPower>::fields() { return backup_power_fields; }
std::span<const Field> Table<StatedRefrigerant>::fields() { return refrigerant_fields; }
std::span<const Field> Table<Site>::fields() { return site_fields; }
std::span<const Field> Table<StatedEmbodied>::fields() { return embodied_fields; }
std::span<const Field> Table<Leg>::fields() { return leg_fields; }
std::span<const Field> Table<StatedTransport>::fields() { return transport_fields; }
std::span<const Field> Table<Route>::fields() { return route_fields; }
std::span<const Field> Table<Material>::fields() { return material_fields; }
std::span<const Field> Table<StatedFailures>::fields() { return failure_fields; }
std::span<const Field> Table<StatedEndOfLife>::fields() { return end_of_life_fields; }
std::span<const Field> Table<StatedYield>::fields() { return yield_fields; }
std::span<const Field> Table<StatedWafer>::fields() { return wafer_fields; }
std::span<const Field> Table<StatedPart>::fields() { return part_fields; }
std::span<const Field> Table<StatedNetwork>::fields() { return network_fields; }
std::span<const Field> Table<PowerPoint>::fields() { return power_point_fields; }
std::span<const Field> Table<StatedShare>::fields() { return share_fields; }
std::span<const Field> Table<Hardware>::fields() { return hardware_fields; }
std::span<const Field> Table<Phase>::fields() { return phase_fields; }
std::span<const Field> Table<FunctionalUnit>::fields() { return unit_fields; }
std::span<const Field> Table<StatedAmortize>::fields() { return amortize_fields; }
std::span<const Field> Table<Workload>::fields() { return job_fields; }

}  // namespace aicarbon::json

namespace aicarbon::workload {

std::span<const Part> parts() {
  static const Part all[] = {
      {"job", "the file", json::Table<Workload>::fields()},
      {"phase", "phases", json::Table<Phase>::fields()},
      {"activity", "phases/…/activity", json::Table<Activity>::fields()},
      {"ratio of another phase", "activity/ratio_of", json::Table<RatioOf>::fields()},
      {"device time of a run", "activity/device_time_per_run", json::Table<StatedRunTime>::fields()},
      {"online training", "activity/online", json::Table<StatedOnline>::fields()},
      {"model", "models", json::Table<StatedModel>::fields()},
      {"technique", "phases/…/techniques", json::Table<StatedTechnique>::fields()},
      {"growth", "phases/…/growth", json::Table<StatedGrowth>::fields()},
      {"site", "sites", json::Table<Site>::fields()},
      {"stated grid", "sites/…/grid", json::Table<StatedGrid>::fields()},
      {"construction", "sites/…/construction", json::Table<StatedConstruction>::fields()},
      {"part of a building", "construction/…", json::Table<StatedBuildingPart>::fields()},
      {"generator tests", "sites/…/generator_tests", json::Table<StatedBackupPower>::fields()},
      {"refrigerant", "sites/…/refrigerant", json::Table<StatedRefrigerant>::fields()},
      {"hardware", "hardware", json::Table<Hardware>::fields()},
      {"point of a power curve", "hardware/…/power_curve", json::Table<PowerPoint>::fields()},
      {"share", "hardware/…/share", json::Table<StatedShare>::fields()},
      {"stated footprint", "hardware/…/embodied", json::Table<StatedEmbodied>::fields()},
      {"network", "hardware/…/network", json::Table<StatedNetwork>::fields()},
      {"part", "hardware/…/parts", json::Table<StatedPart>::fields()},
      {"yield", "parts/…/yield", json::Table<StatedYield>::fields()},
      {"wafer", "parts/…/wafer", json::Table<StatedWafer>::fields()},
      {"transport", "hardware/…/transport", json::Table<StatedTransport>::fields()},
      {"leg", "transport/legs", json::Table<Leg>::fields()},
      {"end of life", "hardware/…/end_of_life", json::Table<StatedEndOfLife>::fields()},
      {"route", "end_of_life/routes", json::Table<Route>::fields()},
      {"material", "end_of_life/materials", json::Table<Material>::fields()},
      {"failures", "hardware/…/failures", json::Table<StatedFailures>::fields()},
      {"functional unit", "functional_units", json::Table<FunctionalUnit>::fields()},
      {"amortize", "amortize", json::Table<StatedAmortize>::fields()},
  };
  return all;
}

std::string job_schema() {
  return json::schema_document("aicarbon.job/1", "A job description of aicarbon", json::Table<Workload>::fields());
}

}  // namespace aicarbon::workload
