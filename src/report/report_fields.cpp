// See report_fields.hpp.
#include "report/report_fields.hpp"

#include "report/enum_codec.hpp"

#include "units/units.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array figure_fields{
    field<&Figure::best>(
        {.name = "best", .doc = "value with every input at its best value", .required = true, .minimum = any_low}),
    field<&Figure::median>({.name = "median", .doc = "P50 of the samples; null without samples", .minimum = any_low}),
    field<&Figure::low>({.name = "low", .doc = "P5 of the samples; null without samples", .minimum = any_low}),
    field<&Figure::high>({.name = "high", .doc = "P95 of the samples", .minimum = any_low}),
    field<&Figure::mean>({.name = "mean", .doc = "mean of the samples", .minimum = any_low}),
    field<&Figure::below_best>(
        {.name = "below_best",
         .doc =
             "share of the samples below `best`, where a tie counts half; outside 0.4 … 0.6, pages print the median first",
         .maximum = 1}),
};
constexpr std::array stage_fields{
    field<&StageFigure::co2e_kg>({.name = "co2e_kg", .doc = "sum of the estimated lines; null if none is estimated"})};
constexpr std::array totals_fields{
    field<&Totals::co2e_kg>({.name = "co2e_kg", .doc = "location-based; the sum of the estimated lines"}),
    field<&Totals::co2e_market_kg>(
        {.name = "co2e_market_kg", .doc = "market-based; null if `co2e_market_reason` is given"}),
    field<&Totals::energy_kwh>({.name = "energy_kwh", .doc = "facility energy: IT energy times PUE"}),
    field<&Totals::it_energy_kwh>({.name = "it_energy_kwh", .doc = "IT energy of servers with their accelerators"}),
    field<&Totals::water_l>({.name = "water_l", .doc = "on-site and grid water"}),
    field<&Totals::water_onsite_l>({.name = "water_onsite_l", .doc = "WUE times IT energy"}),
    field<&Totals::water_offsite_l>(
        {.name = "water_offsite_l", .doc = "water intensity of the grid times facility energy"}),
};
constexpr std::string_view location_doc = "sum of the estimated lines, location-based; null if none is estimated";
constexpr std::string_view market_doc =
    "market-based: contracts replace the generation of purchased electricity; null if there is no market-based total";
constexpr std::string_view complete_doc =
    "false if a line that belongs here, or a part of it, is not estimated; the figures are then lower bounds";
constexpr std::array scope_source_fields{
    field<&ScopeSource::co2e_kg>({.name = "co2e_kg", .doc = location_doc}),
    field<&ScopeSource::co2e_market_kg>({.name = "co2e_market_kg", .doc = market_doc}),
    field<&ScopeSource::complete>({.name = "complete", .doc = complete_doc}),
};
constexpr std::array scope_fields{
    field<&ScopeFigure::scope>(
        {.name = "scope", .doc = "GHG Protocol scope from the perspective of the job; null if unknown"}),
    field<&ScopeFigure::category>({.name = "category", .doc = "category of scope 3"}),
    field<&ScopeFigure::co2e_kg>({.name = "co2e_kg", .doc = location_doc}),
    field<&ScopeFigure::co2e_market_kg>({.name = "co2e_market_kg", .doc = market_doc}),
    field<&ScopeFigure::complete>({.name = "complete", .doc = complete_doc}),
    field<&ScopeFigure::by_source>(
        {.name = "by_source",
         .doc = "sources booked here; `upstream` includes the fuel supply within life-cycle intensities",
         .omit_empty = true}),
};
constexpr std::array country_fields{
    field<&CountryScopes::country>({.name = "country", .doc = "three-letter code; empty if unknown"}),
    field<&CountryScopes::co2e_kg>({.name = "co2e_kg", .doc = location_doc}),
    field<&CountryScopes::co2e_market_kg>({.name = "co2e_market_kg", .doc = market_doc}),
    field<&CountryScopes::complete>({.name = "complete", .doc = complete_doc}),
    field<&CountryScopes::by_scope>({.name = "by_scope", .doc = "scopes and categories of these lines"}),
};
constexpr std::array site_fields{
    field<&SiteScopes::site>({.name = "site",
                              .doc = "name of the site; for a site that a phase describes itself, its place",
                              .required = true}),
    field<&SiteScopes::country>({.name = "country", .doc = "three-letter code; empty if unknown"}),
    field<&SiteScopes::basis>(
        {.name = "basis", .doc = "basis of the intensity: life-cycle, direct or unspecified; empty if unknown"}),
    field<&SiteScopes::fuel_supply_share>(
        {.name = "fuel_supply_share",
         .doc = "share of fuel supply in a life-cycle intensity, booked in scope 3, category 3; null if not split"}),
    field<&SiteScopes::co2e_kg>({.name = "co2e_kg", .doc = location_doc}),
    field<&SiteScopes::co2e_market_kg>({.name = "co2e_market_kg", .doc = market_doc}),
    field<&SiteScopes::complete>({.name = "complete", .doc = complete_doc}),
    field<&SiteScopes::by_scope>({.name = "by_scope", .doc = "scopes and categories of these lines"}),
};
constexpr std::array unit_fields{
    field<&UnitReport::name>({.name = "name", .doc = "name of the functional unit", .required = true}),
    field<&UnitReport::unit>({.name = "unit", .doc = "unit of the count; 1 for countable things"}),
    field<&UnitReport::count>({.name = "count", .doc = "number of units that the job delivers"}),
    field<&UnitReport::co2e_kg>({.name = "co2e_kg", .doc = "per unit, location-based"}),
    field<&UnitReport::co2e_market_kg>({.name = "co2e_market_kg", .doc = "per unit, market-based"}),
    field<&UnitReport::energy_kwh>({.name = "energy_kwh", .doc = "facility energy per unit"}),
    field<&UnitReport::it_energy_kwh>({.name = "it_energy_kwh", .doc = "IT energy per unit"}),
    field<&UnitReport::water_l>({.name = "water_l", .doc = "water per unit"}),
    field<&UnitReport::sci_g>({.name = "sci_g",
                               .doc =
                                   "SCI score (ISO/IEC 21031): (O + M) per R, with O from electricity, location-based, "
                                   "and M from hardware; null if operation is stated as CO2e"}),
};
constexpr std::array phase_fields{
    field<&PhaseReport::name>({.name = "name", .doc = "name of the phase", .required = true}),
    field<&PhaseReport::kind>(
        {.name = "kind", .doc = "data, experimentation, training, fine-tuning, inference, fleet"}),
    field<&PhaseReport::site>({.name = "site", .doc = "site of the phase"}),
    field<&PhaseReport::hardware>({.name = "hardware", .doc = "hardware of the phase"}),
    field<&PhaseReport::co2e_kg>({.name = "co2e_kg", .doc = "sum of the lines of the phase"}),
    field<&PhaseReport::energy_kwh>({.name = "energy_kwh", .doc = "facility energy"}),
    field<&PhaseReport::it_energy_kwh>({.name = "it_energy_kwh", .doc = "IT energy, including unallocated hours"}),
    field<&PhaseReport::accelerator_energy_kwh>(
        {.name = "accelerator_energy_kwh", .doc = "energy of the accelerators alone, if known"}),
    field<&PhaseReport::device_time_h>({.name = "device_time_h", .doc = "allocated device-hours"}),
    field<&PhaseReport::owned_time_h>(
        {.name = "owned_time_h", .doc = "owned device-hours: allocated device-hours divided by utilization"}),
    field<&PhaseReport::water_l>({.name = "water_l", .doc = "on-site and grid water"}),
    field<&PhaseReport::by_stage>({.name = "by_stage", .doc = "life-cycle stages of the phase"}),
    field<&PhaseReport::place>({.name = "place", .doc = "grid or cloud region in the catalog", .omit_empty = true}),
    field<&PhaseReport::device>({.name = "device",
                                 .doc = "catalog id of the accelerator, or else of the server, instance or processor",
                                 .omit_empty = true}),
    field<&PhaseReport::derived>(
        {.name = "derived",
         .doc = "for work stated by count, intermediate results such as `flop`, `mfu`, `batch` and `devices`",
         .omit_empty = true}),
    field<&PhaseReport::techniques>(
        {.name = "techniques",
         .doc = "techniques in order, each with the IT energy and device time of the phase once it is applied",
         .omit_empty = true}),
    field<&PhaseReport::growth>({.name = "growth", .doc = "growth, period by period", .omit_empty = true}),
};
constexpr std::array technique_fields{
    field<&TechniqueReport::name>({.name = "name", .doc = "name of the technique", .required = true}),
    field<&TechniqueReport::baseline>(
        {.name = "baseline", .doc = "what the technique is compared with", .omit_empty = true}),
    field<&TechniqueReport::citation>({.name = "citation", .doc = "source of the figure", .omit_empty = true}),
    field<&TechniqueReport::energy_factor>({.name = "energy_factor", .doc = "multiplier on energy"}),
    field<&TechniqueReport::device_time_factor>({.name = "device_time_factor", .doc = "multiplier on device time"}),
    field<&TechniqueReport::it_energy_kwh>(
        {.name = "it_energy_kwh", .doc = "IT energy of the phase with this technique and those before it"}),
    field<&TechniqueReport::device_time_h>(
        {.name = "device_time_h", .doc = "device time of the phase with this technique and those before it"}),
};
constexpr std::array period_fields{
    field<&PeriodReport::period>({.name = "period", .doc = "number of the period; 1 is the phase as stated"}),
    field<&PeriodReport::demand>({.name = "demand", .doc = "demand, divided by that of the first period"}),
    field<&PeriodReport::efficiency>(
        {.name = "efficiency", .doc = "energy per unit of work, divided by that of the first period"}),
    field<&PeriodReport::it_energy_kwh>({.name = "it_energy_kwh", .doc = "IT energy of the period"}),
};
constexpr std::array amortized_figure_fields{
    field<&AmortizedFigure::co2e_kg>({.name = "co2e_kg", .doc = "training and use over the whole life cycle"}),
    field<&AmortizedFigure::training_share>(
        {.name = "training_share", .doc = "share of training in `co2e_kg`, from 0 to 1"}),
};
constexpr std::array amortized_fields{
    field<&AmortizedReport::training>({.name = "training", .doc = "phases that make the model"}),
    field<&AmortizedReport::use>({.name = "use", .doc = "phases that use the model"}),
    field<&AmortizedReport::training_co2e_kg>({.name = "training_co2e_kg", .doc = "footprint of making the model"}),
    field<&AmortizedReport::use_co2e_kg>({.name = "use_co2e_kg", .doc = "footprint of the phases that use the model"}),
    field<&AmortizedReport::count>({.name = "count", .doc = "number of delivered units over which training is spread"}),
    field<&AmortizedReport::per_thousand>({.name = "per_thousand", .doc = "footprint per thousand units delivered"}),
    field<&AmortizedReport::per_token>({.name = "per_token", .doc = "footprint per output token", .omit_empty = true}),
    field<&AmortizedReport::per_user_year>(
        {.name = "per_user_year", .doc = "footprint per user in 365.25 days", .omit_empty = true}),
    field<&AmortizedReport::break_even>(
        {.name = "break_even", .doc = "number of units delivered after which use has emitted as much as training"}),
};
constexpr std::array part_fields{
    field<&PartReport::name>(
        {.name = "name",
         .doc = "name of the part, such as a transport leg, an end-of-life route or a part of the building",
         .required = true}),
    field<&PartReport::state>({.name = "state", .doc = "estimated, not_estimated, not_applicable", .required = true}),
    field<&PartReport::co2e_kg>({.name = "co2e_kg", .doc = "null if the part is not estimated"}),
    field<&PartReport::reason>(
        {.name = "reason", .doc = "why the part is not estimated or does not apply", .omit_empty = true}),
};
constexpr std::array credit_fields{
    field<&CreditReport::id>(
        {.name = "id", .doc = "id of the credit: phase/credits/recycling_credit/material", .required = true}),
    field<&CreditReport::phase>({.name = "phase", .doc = "phase whose machines are recycled"}),
    field<&CreditReport::name>({.name = "name", .doc = "name of the material"}),
    field<&CreditReport::state>({.name = "state", .doc = "estimated, not_estimated, not_applicable", .required = true}),
    field<&CreditReport::co2e_kg>(
        {.name = "co2e_kg",
         .doc = "CO2e of the credit, negative or zero; null if the credit is not estimated or does not apply"}),
    field<&CreditReport::reason>(
        {.name = "reason", .doc = "why the credit is not estimated or does not apply", .omit_empty = true}),
};
constexpr std::array line_fields{
    field<&LineReport::id>({.name = "id", .doc = "id of the line: phase/stage/source", .required = true}),
    field<&LineReport::phase>({.name = "phase", .doc = "phase of the line"}),
    field<&LineReport::stage>({.name = "stage", .doc = "life-cycle stage of the line"}),
    field<&LineReport::source>({.name = "source", .doc = "emission source of the line"}),
    field<&LineReport::state>({.name = "state", .doc = "estimated, not_estimated, not_applicable", .required = true}),
    field<&LineReport::co2e_kg>({.name = "co2e_kg", .doc = "null if the line is not estimated"}),
    field<&LineReport::reason>(
        {.name = "reason", .doc = "why the line is not estimated or does not apply", .omit_empty = true}),
    field<&LineReport::scope>({.name = "scope", .doc = "GHG Protocol scope from the perspective of the job"}),
    field<&LineReport::category>({.name = "category", .doc = "category of scope 3"}),
    field<&LineReport::fuel_supply_co2e_kg>(
        {.name = "fuel_supply_co2e_kg",
         .doc = "part of `co2e_kg` that is fuel supply within a life-cycle intensity; for an owner, it is booked in "
                "scope 3, category 3, and the rest in `scope`",
         .omit_empty = true}),
    field<&LineReport::parts>(
        {.name = "parts",
         .doc = "parts that add up to the line; a part that is not estimated makes the report incomplete",
         .omit_empty = true}),
};
constexpr std::array effect_fields{
    field<&EffectFigure::low>(
        {.name = "low", .doc = "total with the input at its P5, minus the total", .minimum = any_low}),
    field<&EffectFigure::high>(
        {.name = "high", .doc = "total with the input at its P95, minus the total", .minimum = any_low}),
};
constexpr std::array assumption_fields{
    field<&AssumptionReport::id>({.name = "id", .doc = "table, row and column of the catalog"}),
    field<&AssumptionReport::path>({.name = "path", .doc = "path of what the value is about"}),
    field<&AssumptionReport::rule>({.name = "rule", .doc = "id of the default rule"}),
    field<&AssumptionReport::value>({.name = "value", .doc = "assumed value with its P5 and P95"}),
    field<&AssumptionReport::json>(
        {.name = "json", .doc = "what to type to replace the value; empty if the job cannot state it"}),
    field<&AssumptionReport::citation>({.name = "citation", .doc = "source of the figure"}),
    field<&AssumptionReport::set>({.name = "set", .doc = "how the range was set"}),
    field<&AssumptionReport::effect_kg>({.name = "effect_kg", .doc = "effect on the location-based total"}),
    field<&AssumptionReport::replace>(
        {.name = "replace",
         .doc = "what to type to replace the value, and where; all of it, if the value is used in several places",
         .omit_empty = true}),
};
constexpr std::array replacement_fields{
    field<&Replacement::at>({.name = "at", .doc = "path of the object of the job in which to type it"}),
    field<&Replacement::json>({.name = "json", .doc = "the key with its value"}),
};
constexpr std::array sensitivity_fields{
    field<&SensitivityReport::id>({.name = "id", .doc = "id of the input"}),
    field<&SensitivityReport::path>({.name = "path", .doc = "path of what the value is about"}),
    field<&SensitivityReport::origin>(
        {.name = "origin", .doc = "origin of the value: `stated`, `catalog`, `derived` or `assumed`"}),
    field<&SensitivityReport::effect_kg>({.name = "effect_kg", .doc = "effect on the location-based total"}),
};
constexpr std::array column_fields{
    field<&ColumnReport::column>({.name = "column", .doc = "name of the column", .required = true}),
    field<&ColumnReport::path>({.name = "path", .doc = "field that it is bound to; empty if it is not bound"}),
    field<&ColumnReport::unit>({.name = "unit", .doc = "unit of its numbers; empty for texts and counts"}),
    field<&ColumnReport::empty>({.name = "empty", .doc = "number of its cells that were empty"}),
};
constexpr std::array warning_fields{
    field<&WarningReport::code>({.name = "code", .doc = "permanent code of the message"}),
    field<&WarningReport::severity>({.name = "severity", .doc = "severity: warning or note"}),
    field<&WarningReport::message>({.name = "message", .doc = "text of the message"}),
    field<&WarningReport::help>({.name = "help", .doc = "advice, such as what to type instead"}),
    field<&WarningReport::path>({.name = "path", .doc = "path in the job"}),
};
constexpr std::array phase_boundary_fields{
    field<&PhaseBoundary::phase>({.name = "phase", .doc = "name of the phase", .required = true}),
    field<&PhaseBoundary::only>({.name = "only", .doc = "what the phase includes; if empty, everything"}),
    field<&PhaseBoundary::except>({.name = "except", .doc = "what the phase leaves out"}),
};
constexpr std::array boundary_fields{
    field<&BoundaryReport::only>({.name = "only", .doc = "what the job includes; if empty, everything"}),
    field<&BoundaryReport::except>({.name = "except", .doc = "what the job leaves out"}),
    field<&BoundaryReport::phases>({.name = "phases", .doc = "phases with their own boundary"}),
};
constexpr std::array grid_fields{
    field<&GridReport::place>(
        {.name = "place", .doc = "id in the catalog; the name of the site for a grid that the job states"}),
    field<&GridReport::first_year>(
        {.name = "first_year", .doc = "first year of the intensity, if it is a mean of several", .omit_empty = true}),
    field<&GridReport::year>({.name = "year", .doc = "year of the intensity, or the last one", .omit_empty = true}),
    field<&GridReport::intensity_g_per_kwh>(
        {.name = "intensity_g_per_kwh", .doc = "intensity of the grid, location-based"}),
    field<&GridReport::basis>(
        {.name = "basis", .doc = "basis of the intensity: life-cycle, direct or unspecified; empty if unknown"}),
};
constexpr std::array report_fields{
    field<&Report::name>({.name = "name", .doc = "name of the job", .required = true}),
    field<&Report::complete>(
        {.name = "complete",
         .doc = "true if every line inside the boundary, with all its parts, is `estimated` or `not_applicable`"}),
    field<&Report::perspective>({.name = "perspective",
                                 .doc = "reporting perspective for scope and category",
                                 .choices = words_of<Perspective>}),
    field<&Report::total>({.name = "total", .doc = "total of the job", .required = true}),
    field<&Report::by_stage>({.name = "by_stage", .doc = "sum over all phases for each life-cycle stage"}),
    field<&Report::co2e_market_reason>(
        {.name = "co2e_market_reason", .doc = "why there is no market-based total", .omit_empty = true}),
    field<&Report::energy_reason>({.name = "energy_reason", .doc = "why there is no total energy", .omit_empty = true}),
    field<&Report::water_reason>({.name = "water_reason", .doc = "why there is no total water", .omit_empty = true}),
    field<&Report::grids>({.name = "grids",
                           .doc = "intensities of the grids that phases use, in the order of the phases",
                           .omit_empty = true}),
    field<&Report::boundary>({.name = "boundary", .doc = "what the job includes and leaves out"}),
    field<&Report::not_covered>(
        {.name = "not_covered", .doc = "sources that aicarbon does not compute, or for which the job has no data"}),
    field<&Report::warnings>({.name = "warnings", .doc = "warnings and notes"}),
    field<&Report::columns>(
        {.name = "columns", .doc = "columns of the records, in totals of a batch", .omit_empty = true}),
    field<&Report::by_source>({.name = "by_source", .doc = "sum over all phases for each emission source"}),
    field<&Report::by_scope>({.name = "by_scope", .doc = "GHG Protocol scopes from the perspective of the job"}),
    field<&Report::by_country>(
        {.name = "by_country", .doc = "scopes of the lines in each country", .omit_empty = true}),
    field<&Report::by_site>({.name = "by_site", .doc = "scopes of the lines at each site", .omit_empty = true}),
    field<&Report::per_unit>({.name = "per_unit", .doc = "footprint per functional unit"}),
    field<&Report::amortized>(
        {.name = "amortized", .doc = "training spread over use, if the job states `amortize`", .omit_empty = true}),
    field<&Report::phases>({.name = "phases", .doc = "phases in the order of the job"}),
    field<&Report::lines>({.name = "lines", .doc = "lines, each for one source in one phase"}),
    field<&Report::credits>({.name = "credits",
                             .doc = "emissions avoided elsewhere by recycling; outside every total",
                             .omit_empty = true}),
    field<&Report::assumptions>({.name = "assumptions", .doc = "defaults that were used, largest effect first"}),
    field<&Report::sensitivity>({.name = "sensitivity", .doc = "every uncertain input, largest effect first"}),
    field<&Report::typed>({.name = "typed",
                           .doc = "the values of the job, by path, as typed; comparisons use them to name changes",
                           .omit_empty = true}),
    field<&Report::exact_stated>({.name = "exact_stated", .doc = "number of stated values without a range"}),
    field<&Report::calculation>(
        {.name = "sheet", .doc = "the calculation sheet: inputs, cells, outputs", .required = true}),
};
constexpr std::array tool_fields{
    field<&Tool::version>({.name = "version", .doc = "version of aicarbon"}),
    field<&Tool::catalog>({.name = "catalog", .doc = "version of the catalog"}),
    field<&Tool::catalog_sha256>({.name = "catalog_sha256", .doc = "SHA-256 hash of the files of the catalog"}),
    field<&Tool::overlays>({.name = "overlays", .doc = "directories that overlay the catalog"}),
    field<&Tool::methods>({.name = "methods", .doc = "version of the formula of each emission source"}),
};
constexpr std::array uncertainty_fields{
    field<&Uncertainty::interval>(
        {.name = "interval", .doc = "share of the samples that lies between `low` and `high`"}),
    field<&Uncertainty::samples>({.name = "samples", .doc = "number of samples; 0 means best values only"}),
    field<&Uncertainty::seed>({.name = "seed", .doc = "seed of the draws"}),
    field<&Uncertainty::until>(
        {.name = "until", .doc = "requested sampling error, as given by --until", .omit_empty = true}),
    field<&Uncertainty::error>({.name = "error",
                                .doc = "the largest standard error of P5 or P95, as a share of the best value",
                                .omit_empty = true}),
};
constexpr std::string_view report_schema_names[] = {"aicarbon.report/1"};
constexpr std::array file_fields{
    field<&ReportFile::schema>(
        {.name = "schema", .doc = "aicarbon.report/1", .required = true, .choices = report_schema_names}),
    field<&ReportFile::tool>({.name = "tool", .doc = "tool that computed the reports"}),
    field<&ReportFile::uncertainty>({.name = "uncertainty", .doc = "parameters of the ranges"}),
    field<&ReportFile::reports>({.name = "reports", .doc = "one report per job, never summed", .required = true}),
};

}  // namespace

std::span<const Field> Table<Figure>::fields() { return figure_fields; }
std::span<const Field> Table<StageFigure>::fields() { return stage_fields; }
std::span<const Field> Table<Totals>::fields() { return totals_fields; }
std::span<const Field> Table<ScopeSource>::fields() { return scope_source_fields; }
std::span<const Field> Table<ScopeFigure>::fields() { return scope_fields; }
std::span<const Field> Table<CountryScopes>::fields() { return country_fields; }
std::span<const Field> Table<SiteScopes>::fields() { return site_fields; }
std::span<const Field> Table<GridReport>::fields() { return grid_fields; }
std::span<const Field> Table<UnitReport>::fields() { return unit_fields; }
std::span<const Field> Table<PhaseReport>::fields() { return phase_fields; }
std::span<const Field> Table<TechniqueReport>::fields() { return technique_fields; }
std::span<const Field> Table<PeriodReport>::fields() { return period_fields; }
std::span<const Field> Table<AmortizedFigure>::fields() { return amortized_figure_fields; }
std::span<const Field> Table<AmortizedReport>::fields() { return amortized_fields; }
std::span<const Field> Table<PartReport>::fields() { return part_fields; }
std::span<const Field> Table<CreditReport>::fields() { return credit_fields; }
std::span<const Field> Table<LineReport>::fields() { return line_fields; }
std::span<const Field> Table<EffectFigure>::fields() { return effect_fields; }
std::span<const Field> Table<Replacement>::fields() { return replacement_fields; }
std::span<const Field> Table<AssumptionReport>::fields() { return assumption_fields; }
std::span<const Field> Table<SensitivityReport>::fields() { return sensitivity_fields; }
void Codec<MessageCode>::read(Reader& r, const Value& v, const Field& f, Spelling s, MessageCode& out) {
  std::string name;
  Codec<std::string>::read(r, v, f, s, name);
  if (v.kind != Kind::string) return;
  const auto number = name.starts_with("AC") && name.size() == 6 ? units::parse_number(name.substr(2)) : std::nullopt;
  if (number) out.number = static_cast<int>(*number);
  else r.wrong_type(v, "a code such as \"AC3004\"");
}

std::span<const Field> Table<WarningReport>::fields() { return warning_fields; }
std::span<const Field> Table<ColumnReport>::fields() { return column_fields; }
std::span<const Field> Table<PhaseBoundary>::fields() { return phase_boundary_fields; }
std::span<const Field> Table<BoundaryReport>::fields() { return boundary_fields; }
std::span<const Field> Table<Report>::fields() { return report_fields; }
std::span<const Field> Table<Tool>::fields() { return tool_fields; }
std::span<const Field> Table<Uncertainty>::fields() { return uncertainty_fields; }
std::span<const Field> Table<ReportFile>::fields() { return file_fields; }

}  // namespace aicarbon::json
