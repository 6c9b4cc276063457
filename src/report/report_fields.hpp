// The field tables of the report, which define its JSON writer, its reader and its schema.
#pragma once

#include <aicarbon/report.hpp>

#include "json/fields.hpp"

namespace aicarbon::json {

inline constexpr double any_low = -1e300;  ///< minimum of a number that may be negative

#define AICARBON_TABLE(T)                                                                                              \
  template <>                                                                                                          \
  struct Table<T> {                                                                                                    \
    static std::span<const Field> fields();                                                                            \
  }
template <>
struct Table<Figure> {
  static constexpr bool row = true;
  static std::span<const Field> fields();
};
AICARBON_TABLE(StageFigure);
AICARBON_TABLE(Totals);
AICARBON_TABLE(ScopeSource);
AICARBON_TABLE(ScopeFigure);
AICARBON_TABLE(CountryScopes);
AICARBON_TABLE(SiteScopes);
AICARBON_TABLE(UnitReport);
AICARBON_TABLE(PhaseReport);
AICARBON_TABLE(TechniqueReport);
AICARBON_TABLE(GridReport);
AICARBON_TABLE(PeriodReport);
AICARBON_TABLE(AmortizedFigure);
AICARBON_TABLE(AmortizedReport);
AICARBON_TABLE(PartReport);
AICARBON_TABLE(CreditReport);
AICARBON_TABLE(LineReport);
template <>
struct Table<EffectFigure> {
  static constexpr bool row = true;
  static std::span<const Field> fields();
};
template <>
struct Table<Replacement> {
  static constexpr bool row = true;
  static std::span<const Field> fields();
};
AICARBON_TABLE(AssumptionReport);
AICARBON_TABLE(SensitivityReport);
AICARBON_TABLE(WarningReport);
AICARBON_TABLE(ColumnReport);
AICARBON_TABLE(PhaseBoundary);
AICARBON_TABLE(BoundaryReport);
AICARBON_TABLE(Report);
AICARBON_TABLE(Tool);
AICARBON_TABLE(Uncertainty);
AICARBON_TABLE(ReportFile);
#undef AICARBON_TABLE

/// A message code, written as "AC3004".
template <>
struct Codec<MessageCode> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, MessageCode& out);
  static void write(Writer& w, const Field&, MessageCode value) { w.text(code_name(value.number)); }
  static void schema(Writer& w, const Field& f, Spelling s) { Codec<std::string>::schema(w, f, s); }
};
/// The sheet in a report: first the inputs, then the cells, whose arguments are inputs or earlier cells. Values are in
/// base units, and the name of the unit is given with each input and cell.
template <>
struct Codec<Calculation> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, Calculation& out);
  static void write(Writer& w, const Field& f, const Calculation& calculation);
  static void schema(Writer& w, const Field& f, Spelling s);
};
}  // namespace aicarbon::json
