// The field tables of aicarbon.check/1, which define its JSON and its schema.
#include "report/enum_codec.hpp"
#include "report/report_fields.hpp"
#include "verdict/check.hpp"

#include <array>

namespace aicarbon::json {

template <>
struct Table<Fit> {
  static constexpr bool row = true;
  static std::span<const Field> fields();
};
template <>
struct Table<RuleResult> {
  static std::span<const Field> fields();
};
template <>
struct Table<CheckReport> {
  static std::span<const Field> fields();
};

namespace {

constexpr std::array fit_fields{
    field<&Fit::path>(
        {.name = "path", .doc = "path of the input in the job; for a sum, preceded by the name of the job"}),
    field<&Fit::from>({.name = "from", .doc = "current value of the input"}),
    field<&Fit::to>({.name = "to", .doc = "nearest value that meets the limit, with all other inputs unchanged"}),
    field<&Fit::how>({.name = "how", .doc = "description of the change"}),
};
constexpr std::array result_fields{
    field<&RuleResult::rule>({.name = "rule",
                              .doc = "id of the rule; for a required stage or source, `require` and its name",
                              .required = true}),
    field<&RuleResult::job>(
        {.name = "job", .doc = "name of the job, or `sum` if the rule is for the sum of all jobs", .required = true}),
    field<&RuleResult::metric>({.name = "metric", .doc = "metric of the rule"}),
    field<&RuleResult::unit>({.name = "unit", .doc = "unit of `value`, `limit` and `headroom`", .omit_empty = true}),
    field<&RuleResult::value>({.name = "value", .doc = "value of the metric; null if it is not estimated"}),
    field<&RuleResult::limit>(
        {.name = "limit", .doc = "limit in `unit`; for `max_change`, the baseline plus the allowed change"}),
    field<&RuleResult::headroom>(
        {.name = "headroom", .doc = "limit minus the checked value; negative if over the limit", .minimum = -1e300}),
    field<&RuleResult::probability>({.name = "probability", .doc = "share of draws within the limit"}),
    field<&RuleResult::state>(
        {.name = "state", .doc = "verdict: pass, fail, warn, incomplete or excepted", .required = true}),
    field<&RuleResult::reason>(
        {.name = "reason", .doc = "explanation of the verdict, unless the verdict is `pass`", .omit_empty = true}),
    field<&RuleResult::would_fit>(
        {.name = "would_fit",
         .doc =
             "alternative changes that would meet the limit, each of a single input, smallest first; for a sum, job by job",
         .omit_empty = true}),
    field<&RuleResult::file>({.name = "file", .doc = "file of the job, as typed"}),
    field<&RuleResult::line>({.name = "line", .doc = "line in the file; 0 means the whole file"}),
    field<&RuleResult::path>({.name = "path", .doc = "path of the value at `line`", .omit_empty = true}),
};
constexpr std::array check_fields{
    field<&CheckReport::schema>({.name = "schema", .doc = "aicarbon.check/1", .required = true}),
    field<&CheckReport::tool>({.name = "tool", .doc = "tool that computed the report of the first job"}),
    field<&CheckReport::uncertainty>({.name = "uncertainty", .doc = "parameters of the draws"}),
    field<&CheckReport::budget>({.name = "budget", .doc = "file of the budget, as typed"}),
    field<&CheckReport::jobs>({.name = "jobs", .doc = "number of jobs that were judged"}),
    field<&CheckReport::passed>(
        {.name = "passed", .doc = "true if no result is `fail` or `incomplete`", .required = true}),
    field<&CheckReport::results>(
        {.name = "results",
         .doc =
             "one result per job for each rule and each required stage or source; a rule for the sum of all jobs has one result",
         .required = true}),
};

}  // namespace

std::span<const Field> Table<Fit>::fields() { return fit_fields; }
std::span<const Field> Table<RuleResult>::fields() { return result_fields; }
std::span<const Field> Table<CheckReport>::fields() { return check_fields; }

}  // namespace aicarbon::json

namespace aicarbon::verdict {

std::string to_json(const CheckReport& check) {
  json::Writer writer;
  json::write_object(writer, json::Table<CheckReport>::fields(), &check);
  return writer.finish();
}

std::string check_schema() {
  return json::schema_document("aicarbon.check/1", "The result of aicarbon check", json::Table<CheckReport>::fields());
}

}  // namespace aicarbon::verdict
