// See fields.hpp.
#include "report/report_fields.hpp"

#include "units/units.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon::json {
namespace {

constexpr double any_low = -1e300;

constexpr std::array figure_fields{
    field<&Figure::best>({.name = "best", .doc = "the sheet at best values", .required = true, .minimum = any_low}),
    field<&Figure::low>({.name = "low", .doc = "P5 of the samples; null without samples", .minimum = any_low}),
    field<&Figure::high>({.name = "high", .doc = "P95 of the samples", .minimum = any_low}),
    field<&Figure::mean>({.name = "mean", .doc = "mean of the samples", .minimum = any_low}),
};
constexpr std::array stage_fields{
    field<&StageFigure::co2e_kg>({.name = "co2e_kg", .doc = "null when nothing in it is estimated"})};
constexpr std::array totals_fields{
    field<&Totals::co2e_kg>({.name = "co2e_kg", .doc = "location-based; the sum of the estimated lines"}),
    field<&Totals::co2e_market_kg>({.name = "co2e_market_kg", .doc = "market-based; null with co2e_market_reason"}),
    field<&Totals::energy_kwh>({.name = "energy_kwh", .doc = "what the facility draws: IT energy times PUE"}),
    field<&Totals::it_energy_kwh>({.name = "it_energy_kwh", .doc = "of servers with their accelerators"}),
    field<&Totals::water_l>({.name = "water_l", .doc = "on site and of the grid"}),
    field<&Totals::water_onsite_l>({.name = "water_onsite_l", .doc = "WUE times IT energy"}),
    field<&Totals::water_offsite_l>({.name = "water_offsite_l", .doc = "of the grid, times facility energy"}),
};
constexpr std::array scope_fields{
    field<&ScopeFigure::scope>(
        {.name = "scope", .doc = "GHG Protocol scope, for the job's perspective; null where it cannot be told"}),
    field<&ScopeFigure::category>({.name = "category", .doc = "of scope 3"}),
    field<&ScopeFigure::co2e_kg>({.name = "co2e_kg", .doc = "sum of its lines, location-based"}),
    field<&ScopeFigure::co2e_market_kg>(
        {.name = "co2e_market_kg",
         .doc = "market-based; null with co2e_market_reason, and where the contracts' intensity in scope 2 holds it"}),
};
constexpr std::array unit_fields{
    field<&UnitReport::name>({.name = "name", .doc = "of the functional unit", .required = true}),
    field<&UnitReport::unit>({.name = "unit", .doc = "of the count; 1 for things counted"}),
    field<&UnitReport::count>({.name = "count", .doc = "how many the job delivers"}),
    field<&UnitReport::co2e_kg>({.name = "co2e_kg", .doc = "of one, location-based"}),
    field<&UnitReport::co2e_market_kg>({.name = "co2e_market_kg", .doc = "of one, market-based"}),
    field<&UnitReport::energy_kwh>({.name = "energy_kwh", .doc = "of one, facility"}),
    field<&UnitReport::it_energy_kwh>({.name = "it_energy_kwh", .doc = "of one, IT"}),
    field<&UnitReport::water_l>({.name = "water_l", .doc = "of one"}),
    field<&UnitReport::sci_g>({.name = "sci_g",
                               .doc = "SCI score (ISO/IEC 21031): (O + M) per R; excludes construction, stated "
                                      "operation and market-based contracts"}),
};
constexpr std::array phase_fields{
    field<&PhaseReport::name>({.name = "name", .doc = "of the phase", .required = true}),
    field<&PhaseReport::kind>(
        {.name = "kind", .doc = "data, experimentation, training, fine-tuning, inference, fleet"}),
    field<&PhaseReport::site>({.name = "site", .doc = "where"}),
    field<&PhaseReport::hardware>({.name = "hardware", .doc = "on what"}),
    field<&PhaseReport::co2e_kg>({.name = "co2e_kg", .doc = "sum of its lines"}),
    field<&PhaseReport::energy_kwh>({.name = "energy_kwh", .doc = "facility"}),
    field<&PhaseReport::it_energy_kwh>({.name = "it_energy_kwh", .doc = "IT, unallocated hours included"}),
    field<&PhaseReport::accelerator_energy_kwh>(
        {.name = "accelerator_energy_kwh", .doc = "accelerators alone, where that is known"}),
    field<&PhaseReport::device_time_h>({.name = "device_time_h", .doc = "allocated device-hours"}),
    field<&PhaseReport::owned_time_h>(
        {.name = "owned_time_h", .doc = "owned device-hours: allocated over utilization"}),
    field<&PhaseReport::water_l>({.name = "water_l", .doc = "on site and of the grid"}),
    field<&PhaseReport::by_stage>({.name = "by_stage", .doc = "its stages"}),
    field<&PhaseReport::place>({.name = "place", .doc = "grid or cloud region of the catalog", .omit_empty = true}),
    field<&PhaseReport::device>(
        {.name = "device", .doc = "accelerator, else server, of the catalog", .omit_empty = true}),
    field<&PhaseReport::derived>(
        {.name = "derived",
         .doc = "of work told by its count: flop, mfu, batch, devices, … on the way to device time and energy",
         .omit_empty = true}),
    field<&PhaseReport::techniques>(
        {.name = "techniques", .doc = "in order, each with what the phase takes after it", .omit_empty = true}),
    field<&PhaseReport::growth>({.name = "growth", .doc = "period by period", .omit_empty = true}),
};
constexpr std::array technique_fields{
    field<&TechniqueReport::name>({.name = "name", .doc = "of the technique", .required = true}),
    field<&TechniqueReport::baseline>({.name = "baseline", .doc = "what it is compared with", .omit_empty = true}),
    field<&TechniqueReport::citation>({.name = "citation", .doc = "who says so", .omit_empty = true}),
    field<&TechniqueReport::energy_factor>({.name = "energy_factor", .doc = "multiplier on energy"}),
    field<&TechniqueReport::device_time_factor>({.name = "device_time_factor", .doc = "multiplier on device time"}),
    field<&TechniqueReport::it_energy_kwh>({.name = "it_energy_kwh", .doc = "of the phase, after it"}),
    field<&TechniqueReport::device_time_h>({.name = "device_time_h", .doc = "of the phase, after it"}),
};
constexpr std::array period_fields{
    field<&PeriodReport::period>({.name = "period", .doc = "1 is the phase as told"}),
    field<&PeriodReport::demand>({.name = "demand", .doc = "over the first period's"}),
    field<&PeriodReport::efficiency>({.name = "efficiency", .doc = "energy of one piece of work, over the first's"}),
    field<&PeriodReport::it_energy_kwh>({.name = "it_energy_kwh", .doc = "of the period"}),
};
constexpr std::array amortized_figure_fields{
    field<&AmortizedFigure::co2e_kg>({.name = "co2e_kg", .doc = "training and use, whole life cycle"}),
    field<&AmortizedFigure::training_share>({.name = "training_share", .doc = "of it, from 0 to 1"}),
};
constexpr std::array amortized_fields{
    field<&AmortizedReport::training>({.name = "training", .doc = "phases that make the model"}),
    field<&AmortizedReport::use>({.name = "use", .doc = "phases that use it"}),
    field<&AmortizedReport::training_co2e_kg>({.name = "training_co2e_kg", .doc = "of making the model"}),
    field<&AmortizedReport::use_co2e_kg>({.name = "use_co2e_kg", .doc = "of the phases that use it"}),
    field<&AmortizedReport::count>({.name = "count", .doc = "over how many deliveries training is spread"}),
    field<&AmortizedReport::per_thousand>({.name = "per_thousand", .doc = "of a thousand deliveries"}),
    field<&AmortizedReport::per_token>({.name = "per_token", .doc = "of an output token", .omit_empty = true}),
    field<&AmortizedReport::per_user_year>(
        {.name = "per_user_year", .doc = "of a user in 365.25 days", .omit_empty = true}),
    field<&AmortizedReport::break_even>(
        {.name = "break_even", .doc = "deliveries after which use has emitted as much as training"}),
};
constexpr std::array part_fields{
    field<&PartReport::name>(
        {.name = "name", .doc = "of the part: a leg, a route, a part of the building", .required = true}),
    field<&PartReport::state>({.name = "state", .doc = "estimated, not_estimated, not_applicable", .required = true}),
    field<&PartReport::co2e_kg>({.name = "co2e_kg", .doc = "null when it is not estimated"}),
    field<&PartReport::reason>(
        {.name = "reason", .doc = "why it is not estimated or does not apply", .omit_empty = true}),
};
constexpr std::array credit_fields{
    field<&CreditReport::id>({.name = "id", .doc = "phase/credits/recycling_credit/material", .required = true}),
    field<&CreditReport::phase>({.name = "phase", .doc = "whose machines are recycled"}),
    field<&CreditReport::name>({.name = "name", .doc = "of the material"}),
    field<&CreditReport::state>({.name = "state", .doc = "estimated, not_estimated, not_applicable", .required = true}),
    field<&CreditReport::co2e_kg>({.name = "co2e_kg", .doc = "below zero; null when it is not estimated"}),
    field<&CreditReport::reason>(
        {.name = "reason", .doc = "why it is not estimated or does not apply", .omit_empty = true}),
};
constexpr std::array line_fields{
    field<&LineReport::id>({.name = "id", .doc = "phase/stage/source", .required = true}),
    field<&LineReport::phase>({.name = "phase", .doc = "its phase"}),
    field<&LineReport::stage>({.name = "stage", .doc = "its stage"}),
    field<&LineReport::source>({.name = "source", .doc = "its emission source"}),
    field<&LineReport::state>({.name = "state", .doc = "estimated, not_estimated, not_applicable", .required = true}),
    field<&LineReport::co2e_kg>({.name = "co2e_kg", .doc = "null when it is not estimated"}),
    field<&LineReport::reason>(
        {.name = "reason", .doc = "why it is not estimated or does not apply", .omit_empty = true}),
    field<&LineReport::scope>({.name = "scope", .doc = "GHG Protocol scope, for the job's perspective"}),
    field<&LineReport::category>({.name = "category", .doc = "of scope 3"}),
    field<&LineReport::parts>({.name = "parts",
                               .doc = "what the line is the sum of; one not estimated leaves the report incomplete",
                               .omit_empty = true}),
};
constexpr std::array effect_fields{
    field<&EffectFigure::low>(
        {.name = "low", .doc = "total with the input at its P5, less the total", .minimum = any_low}),
    field<&EffectFigure::high>(
        {.name = "high", .doc = "total with the input at its P95, less the total", .minimum = any_low}),
};
constexpr std::array assumption_fields{
    field<&AssumptionReport::path>({.name = "path", .doc = "where the user can state it"}),
    field<&AssumptionReport::rule>({.name = "rule", .doc = "the default rule"}),
    field<&AssumptionReport::value>({.name = "value", .doc = "what was taken, with its range"}),
    field<&AssumptionReport::json>({.name = "json", .doc = "what to type to replace it"}),
    field<&AssumptionReport::citation>({.name = "citation", .doc = "who says so"}),
    field<&AssumptionReport::set>({.name = "set", .doc = "how the range was set"}),
    field<&AssumptionReport::effect_kg>({.name = "effect_kg", .doc = "on the location-based total"}),
};
constexpr std::array sensitivity_fields{
    field<&SensitivityReport::id>({.name = "id", .doc = "identity of the input"}),
    field<&SensitivityReport::path>({.name = "path", .doc = "where the user can state it"}),
    field<&SensitivityReport::origin>({.name = "origin", .doc = "stated, catalog, derived, assumed"}),
    field<&SensitivityReport::effect_kg>({.name = "effect_kg", .doc = "on the location-based total"}),
};
constexpr std::array warning_fields{
    field<&WarningReport::code>({.name = "code", .doc = "permanent"}),
    field<&WarningReport::severity>({.name = "severity", .doc = "warning or note"}),
    field<&WarningReport::message>({.name = "message", .doc = "what is suspicious"}),
    field<&WarningReport::help>({.name = "help", .doc = "what to type"}),
    field<&WarningReport::path>({.name = "path", .doc = "where"}),
};
constexpr std::array phase_boundary_fields{
    field<&PhaseBoundary::phase>({.name = "phase", .doc = "its name", .required = true}),
    field<&PhaseBoundary::only>({.name = "only", .doc = "what it counts; empty: all"}),
    field<&PhaseBoundary::except>({.name = "except", .doc = "what it leaves out"}),
};
constexpr std::array boundary_fields{
    field<&BoundaryReport::only>({.name = "only", .doc = "what the job counts; empty: all"}),
    field<&BoundaryReport::except>({.name = "except", .doc = "what the job leaves out"}),
    field<&BoundaryReport::phases>({.name = "phases", .doc = "phases with a boundary of their own"}),
};
constexpr std::array report_fields{
    field<&Report::name>({.name = "name", .doc = "of the job", .required = true}),
    field<&Report::complete>(
        {.name = "complete", .doc = "true when no line and no part of one inside the boundary is not_estimated"}),
    field<&Report::perspective>(
        {.name = "perspective", .doc = "for whom scope and category are told", .choices = words_of<Perspective>}),
    field<&Report::total>({.name = "total", .doc = "of the job", .required = true}),
    field<&Report::by_stage>({.name = "by_stage", .doc = "sums over phases"}),
    field<&Report::co2e_market_reason>(
        {.name = "co2e_market_reason", .doc = "why there is no market-based total", .omit_empty = true}),
    field<&Report::energy_reason>({.name = "energy_reason", .doc = "why there is no total energy", .omit_empty = true}),
    field<&Report::water_reason>({.name = "water_reason", .doc = "why there is no total water", .omit_empty = true}),
    field<&Report::boundary>({.name = "boundary", .doc = "what was counted"}),
    field<&Report::not_covered>(
        {.name = "not_covered", .doc = "sources aicarbon does not compute, or that this job does not speak of"}),
    field<&Report::warnings>({.name = "warnings", .doc = "suspicious values"}),
    field<&Report::by_source>({.name = "by_source", .doc = "sums over phases"}),
    field<&Report::by_scope>({.name = "by_scope", .doc = "GHG Protocol, for the job's perspective"}),
    field<&Report::per_unit>({.name = "per_unit", .doc = "functional units"}),
    field<&Report::amortized>(
        {.name = "amortized", .doc = "training spread over use, when the job asks for it", .omit_empty = true}),
    field<&Report::phases>({.name = "phases", .doc = "in the order of the job"}),
    field<&Report::lines>({.name = "lines", .doc = "one source in one phase"}),
    field<&Report::credits>(
        {.name = "credits", .doc = "what recycling saves elsewhere; outside every total", .omit_empty = true}),
    field<&Report::assumptions>({.name = "assumptions", .doc = "defaults that stood in, largest effect first"}),
    field<&Report::sensitivity>({.name = "sensitivity", .doc = "every uncertain input, largest effect first"}),
    field<&Report::typed>({.name = "typed",
                           .doc = "what the job says, by path, as typed; comparisons name changes by it",
                           .omit_empty = true}),
    field<&Report::exact_stated>({.name = "exact_stated", .doc = "stated values without a range"}),
    field<&Report::calculation>({.name = "sheet", .doc = "the calculation: inputs, cells, outputs", .required = true}),
};
constexpr std::array tool_fields{
    field<&Tool::version>({.name = "version", .doc = "of aicarbon"}),
    field<&Tool::catalog>({.name = "catalog", .doc = "version of the catalog"}),
    field<&Tool::catalog_sha256>({.name = "catalog_sha256", .doc = "of its files"}),
    field<&Tool::overlays>({.name = "overlays", .doc = "directories laid over it"}),
    field<&Tool::methods>({.name = "methods", .doc = "version of each source's formula"}),
};
constexpr std::array uncertainty_fields{
    field<&Uncertainty::interval>({.name = "interval", .doc = "share between low and high"}),
    field<&Uncertainty::samples>({.name = "samples", .doc = "0: best values only"}),
    field<&Uncertainty::seed>({.name = "seed", .doc = "of the draws"}),
    field<&Uncertainty::until>(
        {.name = "until", .doc = "samples were drawn until the error was this", .omit_empty = true}),
    field<&Uncertainty::error>(
        {.name = "error", .doc = "the larger standard error of P5 and P95, as a share of best", .omit_empty = true}),
};
constexpr std::string_view report_schema_names[] = {"aicarbon.report/1"};
constexpr std::array file_fields{
    field<&ReportFile::schema>(
        {.name = "schema", .doc = "aicarbon.report/1", .required = true, .choices = report_schema_names}),
    field<&ReportFile::tool>({.name = "tool", .doc = "who computed it"}),
    field<&ReportFile::uncertainty>({.name = "uncertainty", .doc = "how ranges were made"}),
    field<&ReportFile::reports>({.name = "reports", .doc = "one a job, never summed", .required = true}),
};

}  // namespace

std::span<const Field> Table<Figure>::fields() { return figure_fields; }
std::span<const Field> Table<StageFigure>::fields() { return stage_fields; }
std::span<const Field> Table<Totals>::fields() { return totals_fields; }
std::span<const Field> Table<ScopeFigure>::fields() { return scope_fields; }
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
std::span<const Field> Table<PhaseBoundary>::fields() { return phase_boundary_fields; }
std::span<const Field> Table<BoundaryReport>::fields() { return boundary_fields; }
std::span<const Field> Table<Report>::fields() { return report_fields; }
std::span<const Field> Table<Tool>::fields() { return tool_fields; }
std::span<const Field> Table<Uncertainty>::fields() { return uncertainty_fields; }
std::span<const Field> Table<ReportFile>::fields() { return file_fields; }

}  // namespace aicarbon::json
