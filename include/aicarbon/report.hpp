// The report, which is printed, saved and read again. Field names are those of aicarbon.report/1; key names contain the
// units.
#pragma once

#include <aicarbon/choices.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/sheet.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aicarbon {

/// `best` is the value with every input at its best value. `low`, `median`, `high` and `mean` are P5, P50, P95 and the
/// mean of the samples, and `below_best` is the share of the samples below `best`, where a tie counts half. All five are
/// absent without samples.
struct Figure {
  double best = 0;
  std::optional<double> low, high, mean, median, below_best;
};

struct StageFigure {
  std::optional<Figure> co2e_kg;
};

template <class T>
using NamedList = std::vector<std::pair<std::string, T>>;

struct Totals {
  std::optional<Figure> co2e_kg, co2e_market_kg, energy_kwh, it_energy_kwh, water_l, water_onsite_l, water_offsite_l;
};

/// CO2e by both methods. `complete` is false if a line that belongs to the sum, or a part of it, is not estimated;
/// both figures are then lower bounds, or missing.
struct ScopeSource {
  std::optional<Figure> co2e_kg, co2e_market_kg;
  bool complete = true;
};

/// A scope, or a category of scope 3. `by_source` lists the sources that are booked there; `upstream` includes the fuel
/// supply within life-cycle intensities. It is empty in the lists of sites and countries.
struct ScopeFigure {
  std::optional<int> scope, category;
  std::optional<Figure> co2e_kg, co2e_market_kg;
  bool complete = true;
  NamedList<ScopeSource> by_source;
};

/// The lines of the phases at one site, by scope.
struct SiteScopes {
  std::string site;
  std::string country;  ///< three-letter code; empty if unknown
  std::string basis;    ///< basis of the intensity: life-cycle, direct or unspecified; empty if unknown
  std::optional<Figure> fuel_supply_share;  ///< share of fuel supply in a life-cycle intensity; absent if not split
  std::optional<Figure> co2e_kg, co2e_market_kg;
  bool complete = true;
  std::vector<ScopeFigure> by_scope;
};

/// The lines of the phases at all sites of one country, by scope.
struct CountryScopes {
  std::string country;  ///< three-letter code; empty for sites whose country is unknown
  std::optional<Figure> co2e_kg, co2e_market_kg;
  bool complete = true;
  std::vector<ScopeFigure> by_scope;
};

struct UnitReport {
  std::string name;
  std::string unit;  ///< unit of the count; "1" for countable things
  std::optional<Figure> count, co2e_kg, co2e_market_kg, energy_kwh, it_energy_kwh, water_l, sci_g;
};

/// A technique, and the energy and device time of the phase after the technique is applied.
struct TechniqueReport {
  std::string name, baseline, citation;
  std::optional<Figure> energy_factor, device_time_factor, it_energy_kwh,
      device_time_h;  ///< energy and device time after the technique
};

/// One period of a phase with growth.
struct PeriodReport {
  int period = 0;
  std::optional<Figure> demand, efficiency, it_energy_kwh;
};

struct PhaseReport {
  std::string name, kind, site, hardware;
  std::optional<Figure> co2e_kg, energy_kwh, it_energy_kwh, accelerator_energy_kwh, device_time_h, owned_time_h,
      water_l;
  NamedList<StageFigure> by_stage;
  std::string place, device;  ///< catalog ids of the site's grid or region and of the device; empty if none is named
  NamedList<Figure> derived;  ///< intermediate results from which device time and energy are derived
  std::vector<TechniqueReport> techniques;
  std::vector<PeriodReport> growth;
};

/// The footprint of a number of deliveries over the whole life cycle, and the share of training in that footprint.
struct AmortizedFigure {
  std::optional<Figure> co2e_kg, training_share;
};

/// The footprint of training, spread over everything that the model delivers in use.
struct AmortizedReport {
  std::vector<std::string> training, use;  ///< names of the phases
  std::optional<Figure> training_co2e_kg, use_co2e_kg, count;
  AmortizedFigure per_thousand;
  std::optional<StageFigure> per_token, per_user_year;
  std::optional<Figure> break_even;
};

/// A part of a line; the line is the sum of its parts.
struct PartReport {
  std::string name;
  LineState state = LineState::estimated;
  std::optional<Figure> co2e_kg;
  std::optional<std::string> reason;
};

/// Emissions avoided elsewhere through recycling, as a negative number that is not included in any total.
struct CreditReport {
  std::string id, phase, name;
  LineState state = LineState::estimated;
  std::optional<Figure> co2e_kg;
  std::optional<std::string> reason;
};

struct LineReport {
  std::string id, phase, stage, source;
  LineState state = LineState::estimated;
  std::optional<Figure> co2e_kg;
  std::optional<std::string> reason;
  std::optional<int> scope, category;
  /// The part of `co2e_kg` that is fuel supply within a life-cycle intensity; scope 3, category 3 for an owner.
  std::optional<Figure> fuel_supply_co2e_kg;
  std::vector<PartReport> parts;
};

struct EffectFigure {
  double low = 0, high = 0;
};

/// A key with a value, as JSON, and the path of the object of the job in which to type it.
struct Replacement {
  std::string at, json;
};

/// A default value that was used, by its table, row and column of the catalog, its effect on the total, and what to type to replace it. The total stays the same
/// with all texts of `replace` typed. If the job cannot state the value, `replace` and `json` are empty.
struct AssumptionReport {
  std::string id, path, rule, value, json, citation, set;
  EffectFigure effect_kg;
  std::vector<Replacement> replace = {};
};

struct SensitivityReport {
  std::string id, path, origin;
  EffectFigure effect_kg;
};

/// The number of a message's code; documents show 3004 as "AC3004".
struct MessageCode {
  int number = 0;
};

struct WarningReport {
  MessageCode code;
  std::string severity, message, help, path;
};

/// A column of the records that totals were made from. The path and the unit are empty if it is not bound to a field.
struct ColumnReport {
  std::string column, path, unit;
  double empty = 0;  ///< number of empty cells
};

/// The boundary that a phase sets for itself, overriding that of the job.
struct PhaseBoundary {
  std::string phase;
  std::vector<std::string> only, except;
};

struct BoundaryReport {
  std::vector<std::string> only, except;
  std::vector<PhaseBoundary> phases;
};

/// The sheet with its outputs, which a report contains so that it can be analyzed later.
struct Calculation {
  Sheet sheet;
  NamedList<int> outputs;  ///< index of the cell of each output, by name
};

/// The intensity of a grid that phases use, by the location-based method.
struct GridReport {
  std::string place;                    ///< id in the catalog; the name of the site for a grid that the job states
  std::optional<int> first_year, year;  ///< years of the intensity; the first only if there are several
  Figure intensity_g_per_kwh;
  std::string basis;  ///< as in SiteScopes
};

/// The report of one job.
struct Report {
  std::string name;
  bool complete = false;
  Perspective perspective = Perspective::owner;
  Totals total;
  NamedList<StageFigure> by_stage;
  std::optional<std::string> co2e_market_reason, energy_reason, water_reason;
  std::vector<GridReport> grids;
  BoundaryReport boundary;
  std::vector<std::string> not_covered;
  std::vector<WarningReport> warnings;
  std::vector<ColumnReport> columns;
  NamedList<StageFigure> by_source;
  std::vector<ScopeFigure> by_scope;
  std::vector<CountryScopes> by_country;
  std::vector<SiteScopes> by_site;
  std::vector<UnitReport> per_unit;
  std::optional<AmortizedReport> amortized;
  std::vector<PhaseReport> phases;
  std::vector<LineReport> lines;
  std::vector<CreditReport> credits;
  std::vector<AssumptionReport> assumptions;
  std::vector<SensitivityReport> sensitivity;
  NamedList<std::string> typed;  ///< values of the job by path, as typed; comparisons use them to name changes
  int exact_stated = 0;          ///< number of stated values without a range
  Calculation calculation;
};

struct Tool {
  std::string version, catalog, catalog_sha256;
  std::vector<std::string> overlays;
  NamedList<int> methods;
};

struct Uncertainty {
  double interval = 0.9;
  double samples = 0;
  double seed = 0;
  std::optional<double> until = {};  ///< precision requested by --until, whether it was reached or not
  std::optional<double> error = {};  ///< largest standard error of P5 or P95, as a share of the best value
};

/// The envelope of one or more reports, which are never summed.
struct ReportFile {
  std::string schema = "aicarbon.report/1";
  Tool tool;
  Uncertainty uncertainty;
  std::vector<Report> reports;
};

}  // namespace aicarbon
