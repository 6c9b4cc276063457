// The field tables of aicarbon.check/1: they drive its JSON and its schema.
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
    field<&Fit::path>({.name = "path", .doc = "of the input; of a sum with the job's name in front"}),
    field<&Fit::from>({.name = "from", .doc = "its value"}),
    field<&Fit::to>({.name = "to", .doc = "the nearest value that fits, all else equal"}),
    field<&Fit::how>({.name = "how", .doc = "in words"}),
};
constexpr std::array result_fields{
    field<&RuleResult::rule>({.name = "rule", .doc = "id of the rule, or what is required", .required = true}),
    field<&RuleResult::job>({.name = "job", .doc = "name of the job, or sum", .required = true}),
    field<&RuleResult::metric>({.name = "metric", .doc = "what was measured"}),
    field<&RuleResult::unit>({.name = "unit", .doc = "of the numbers", .omit_empty = true}),
    field<&RuleResult::value>({.name = "value", .doc = "of the metric; null when it is not estimated"}),
    field<&RuleResult::limit>({.name = "limit", .doc = "in `unit`; of max_change: the baseline and what may be added"}),
    field<&RuleResult::headroom>(
        {.name = "headroom", .doc = "limit less what is judged; negative: over", .minimum = -1e300}),
    field<&RuleResult::probability>({.name = "probability", .doc = "share of draws that keep the limit"}),
    field<&RuleResult::state>({.name = "state", .doc = "pass, fail, warn, incomplete, excepted", .required = true}),
    field<&RuleResult::reason>({.name = "reason", .doc = "in words, when it is not pass", .omit_empty = true}),
    field<&RuleResult::would_fit>(
        {.name = "would_fit", .doc = "single inputs that would keep the limit, least move first", .omit_empty = true}),
    field<&RuleResult::file>({.name = "file", .doc = "of the job, as typed"}),
    field<&RuleResult::line>({.name = "line", .doc = "where a reader should look; 0: the whole file"}),
    field<&RuleResult::path>({.name = "path", .doc = "in the job", .omit_empty = true}),
};
constexpr std::array check_fields{
    field<&CheckReport::schema>({.name = "schema", .doc = "aicarbon.check/1", .required = true}),
    field<&CheckReport::tool>({.name = "tool", .doc = "who computed it"}),
    field<&CheckReport::uncertainty>({.name = "uncertainty", .doc = "how the draws were made"}),
    field<&CheckReport::budget>({.name = "budget", .doc = "the file, as typed"}),
    field<&CheckReport::passed>({.name = "passed", .doc = "no result is fail or incomplete", .required = true}),
    field<&CheckReport::results>({.name = "results", .doc = "one a rule and job", .required = true}),
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
  return json::schema_document("aicarbon.check/1", "What aicarbon check answers", json::Table<CheckReport>::fields());
}

}  // namespace aicarbon::verdict
