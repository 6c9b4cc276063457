// The field tables of aicarbon.comparison/1, which define its JSON and its schema.
#include "report/comparison.hpp"
#include "report/report_fields.hpp"

#include <array>

namespace aicarbon::json {

template <>
struct Table<Because> {
  static constexpr bool row = true;
  static std::span<const Field> fields();
};
template <>
struct Table<SourceChange> {
  static constexpr bool row = true;
  static std::span<const Field> fields();
};
template <>
struct Table<Change> {
  static std::span<const Field> fields();
};
template <>
struct Table<Gate> {
  static std::span<const Field> fields();
};
template <>
struct Table<Comparison> {
  static std::span<const Field> fields();
};

namespace {

constexpr std::array because_fields{
    field<&Because::path>(
        {.name = "path", .doc = "path of the changed value in the job, or `catalog`, `methods` or `version`"}),
    field<&Because::from>({.name = "from", .doc = "value in the base, as typed; null if not stated"}),
    field<&Because::to>({.name = "to", .doc = "value in the head, as typed; null if not stated"}),
    field<&Because::co2e_kg>(
        {.name = "co2e_kg", .doc = "share of the change due to this input; the shares add up to the change"}),
};
constexpr std::array source_change_fields{
    field<&SourceChange::source>({.name = "source", .doc = "emission source"}),
    field<&SourceChange::stage>({.name = "stage", .doc = "life-cycle stage of the source"}),
    field<&SourceChange::base_kg>(
        {.name = "base_kg", .doc = "best value; null if the base has no estimated line of this source"}),
    field<&SourceChange::head_kg>(
        {.name = "head_kg", .doc = "best value; null if the head has no estimated line of this source"}),
    field<&SourceChange::change_kg>({.name = "change_kg", .doc = "head minus base"}),
};
constexpr std::array change_fields{
    field<&Change::co2e_kg>(
        {.name = "co2e_kg", .doc = "head minus base; `low` and `high` are P5 and P95 of paired draws"}),
    field<&Change::relative>({.name = "relative", .doc = "relative to the base; 0.05 means 5 % more"}),
};
constexpr std::array gate_fields{
    field<&Gate::condition>({.name = "condition", .doc = "condition as typed"}),
    field<&Gate::value>({.name = "value", .doc = "the change at best values, in `unit`"}),
    field<&Gate::unit>({.name = "unit", .doc = "`%`, or the base unit of the metric, such as kgCO2e"}),
    field<&Gate::probability>(
        {.name = "probability",
         .doc = "share of paired draws in which the condition is met; null without --confidence"}),
    field<&Gate::holds>({.name = "holds", .doc = "true if the condition is met, or cannot be evaluated"}),
    field<&Gate::reason>({.name = "reason", .doc = "why the condition cannot be evaluated", .omit_empty = true}),
};
constexpr std::array comparison_fields{
    field<&Comparison::schema>({.name = "schema", .doc = "aicarbon.comparison/1", .required = true}),
    field<&Comparison::tool>({.name = "tool", .doc = "tool that computed the head"}),
    field<&Comparison::uncertainty>({.name = "uncertainty", .doc = "parameters of the paired draws"}),
    field<&Comparison::base>({.name = "base", .doc = "name of the base job", .required = true}),
    field<&Comparison::head>({.name = "head", .doc = "name of the head job", .required = true}),
    field<&Comparison::base_co2e_kg>({.name = "base_co2e_kg", .doc = "total of the base job"}),
    field<&Comparison::head_co2e_kg>({.name = "head_co2e_kg", .doc = "total of the head job"}),
    field<&Comparison::change>({.name = "change", .doc = "head minus base; null if one of the jobs has no total"}),
    field<&Comparison::probability_lower>(
        {.name = "probability_lower", .doc = "share of paired draws in which the head is lower; a tie counts half"}),
    field<&Comparison::verdict>(
        {.name = "verdict",
         .doc = "lower, higher, not_distinguishable (probability within 0.05 … 0.95), unchanged, not_comparable"}),
    field<&Comparison::because>({.name = "because", .doc = "the inputs that changed, largest share first"}),
    field<&Comparison::by_source>({.name = "by_source", .doc = "emission sources at best values"}),
    field<&Comparison::fail_on>({.name = "fail_on", .doc = "conditions of --fail-on, and whether each is met"}),
    field<&Comparison::warnings>({.name = "warnings", .doc = "reasons why the two jobs are hard to compare"}),
};

}  // namespace

std::span<const Field> Table<Because>::fields() { return because_fields; }
std::span<const Field> Table<SourceChange>::fields() { return source_change_fields; }
std::span<const Field> Table<Change>::fields() { return change_fields; }
std::span<const Field> Table<Gate>::fields() { return gate_fields; }
std::span<const Field> Table<Comparison>::fields() { return comparison_fields; }

}  // namespace aicarbon::json

namespace aicarbon::report {

std::string to_json(const Comparison& comparison) {
  json::Writer writer;
  json::write_object(writer, json::Table<Comparison>::fields(), &comparison);
  return writer.finish();
}

std::string comparison_schema() {
  return json::schema_document_of_one_or_list("aicarbon.comparison/1",
                                              "A comparison of two jobs, or a list of comparisons with one base, "
                                              "computed by aicarbon",
                                              json::Table<Comparison>::fields(), "comparison");
}

}  // namespace aicarbon::report
