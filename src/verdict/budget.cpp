// Reads a budget, and checks what the type of a single field cannot ensure: for example, that ids are unique, that each
// rule has exactly one limit, and that exceptions refer to existing rules.
#include "verdict/budget.hpp"

#include "diag/codes.hpp"
#include "lifecycle/source/source.hpp"
#include "report/metric.hpp"
#include "units/text.hpp"
#include "verdict/date.hpp"
#include "workload/codecs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aicarbon::json {

template <>
struct Table<Rule> {
  static std::span<const Field> fields();
};
template <>
struct Table<RuleException> {
  static std::span<const Field> fields();
};
template <>
struct Table<Budget> {
  static std::span<const Field> fields();
};
template <>
struct Codec<Rule> : Located<Rule> {};
template <>
struct Codec<RuleException> : Located<RuleException> {};

namespace {

constexpr std::string_view schemas[] = {"aicarbon.budget/1"};

constexpr std::array rule_fields{
    field<&Rule::id>({.name = "id", .doc = "unique id of the rule", .example = "\"release\"", .required = true}),
    field<&Rule::metric>({.name = "metric",
                          .doc = "total, market, energy, it_energy, water, by_stage/…, by_source/…, phases/…, "
                                 "per_unit/…, amortized/…, or the id of a line or part",
                          .example = "\"by_stage/operation\"",
                          .required = true}),
    field<&Rule::max>({.name = "max", .doc = "limit, with its unit", .example = "\"60 t\""}),
    field<&Rule::max_change>({.name = "max_change",
                              .doc = "limit as a change from the baseline, in percent or with a unit",
                              .example = "\"5 %\""}),
    field<&Rule::baseline>({.name = "baseline",
                            .doc = "path of a saved report, relative to the folder of the budget",
                            .example = "\"main-report.json\""}),
    field<&Rule::confidence>(
        {.name = "confidence",
         .doc = "share of draws that must be within the limit; if absent, the best value must be within it",
         .example = "0.9",
         .maximum = 1,
         .positive = true}),
    field<&Rule::level>({.name = "level", .doc = "verdict if the rule is broken (default fail)"}),
    field<&Rule::over>({.name = "over",
                        .doc = "what the rule applies to: each job separately, or the sum of all jobs (default each)"}),
};
constexpr std::array exception_fields{
    field<&RuleException::rule>({.name = "rule", .doc = "id of the rule", .required = true}),
    field<&RuleException::job>({.name = "job", .doc = "job that the exception applies to; if absent, all jobs"}),
    field<&RuleException::until>({.name = "until",
                                  .doc = "last day on which the exception applies, in UTC",
                                  .example = "\"2027-03-31\"",
                                  .required = true}),
    field<&RuleException::reason>({.name = "reason", .doc = "reason for the exception", .required = true}),
};
constexpr std::array budget_fields{
    field<&Budget::schema>({.name = "schema", .doc = "aicarbon.budget/1", .required = true, .choices = schemas}),
    field<&Budget::description>({.name = "description", .doc = "free text; not interpreted"}),
    field<&Budget::rules>(
        {.name = "rules", .doc = "rules; each is checked for every job, or for the sum of all jobs", .required = true}),
    field<&Budget::require>(
        {.name = "require",
         .doc = "stages and emission sources that each job must include, so that no job passes by leaving them out",
         .example = "[\"manufacturing\", \"operation\"]"}),
    field<&Budget::exceptions>({.name = "exceptions", .doc = "temporary exceptions to rules"}),
    schema_address,
};

}  // namespace

std::span<const Field> Table<Rule>::fields() { return rule_fields; }
std::span<const Field> Table<RuleException>::fields() { return exception_fields; }
std::span<const Field> Table<Budget>::fields() { return budget_fields; }

}  // namespace aicarbon::json

namespace aicarbon::verdict {
namespace {

class Soundness {
 public:
  explicit Soundness(Diagnostics& out) : out_(out) {}

  void check(const Budget& budget) {
    std::vector<std::string_view> ids;
    for (const Rule& rule : budget.rules) {
      if (!rule.id.value.empty() && std::ranges::find(ids, rule.id.value) != ids.end())
        add(diag::name_taken, fmt::format("duplicate rule id \"{}\"", rule.id.value),
            "give one of the rules another id", rule.id.at);
      ids.push_back(rule.id.value);
      check(rule);
    }
    if (budget.rules.empty() && budget.require.empty() && !has_errors(out_))
      add(diag::missing_field, "the budget has no rules",
          "add a rule, such as {\"id\": \"release\", \"metric\": \"total\", \"max\": \"60 t\"}", budget.schema.at);
    const auto names = boundary_names();
    for (const Text& name : budget.require)
      if (std::ranges::find(names, std::string_view(name.value)) == names.end())
        add(diag::unknown_choice, fmt::format("\"{}\" is neither a stage nor an emission source", name.value),
            diag::did_you_mean(name.value, names), name.at);
    for (const RuleException& e : budget.exceptions) {
      if (std::ranges::find(ids, std::string_view(e.rule.value)) == ids.end())
        add(diag::unknown_rule, fmt::format("the budget has no rule \"{}\"", e.rule.value),
            diag::did_you_mean(e.rule.value, ids), e.rule.at);
      if (!is_date(e.until.value))
        add(diag::bad_date, fmt::format("invalid date \"{}\"", e.until.value), "write a date such as \"2027-03-31\"",
            e.until.at);
      if (units::trimmed(e.reason.value).empty())
        add(diag::missing_field, fmt::format("the exception to rule \"{}\" has no reason", e.rule.value),
            "state why the rule does not apply, such as \"reason\": \"approved by the review of June\"", e.reason.at);
    }
  }

 private:
  void add(diag::Code code, std::string message, std::string help, const Location& at) {
    out_.push_back(diag::make(code, std::move(message), std::move(help), at));
  }

  void check(const Rule& rule) {
    if (!rule.metric.value.empty()) out_ += report::metric(rule.metric.value, rule.metric.at).notes;
    if (rule.max && rule.max_change)
      add(diag::conflict, "\"max\" and \"max_change\" cannot be combined", "write two rules, one for each limit",
          rule.max_change->at);
    else if (!rule.max && !rule.max_change)
      add(diag::missing_field, "the rule has no limit", "add \"max\": \"60 t\", or \"max_change\" with a \"baseline\"",
          rule.at);
    if (rule.max_change.has_value() != rule.baseline.has_value())
      add(diag::missing_field, "\"max_change\" and \"baseline\" must be given together",
          rule.baseline ? "add \"max_change\": \"5 %\", or omit \"baseline\""
                        : "add \"baseline\": \"main-report.json\"",
          rule.at);
    const bool sum = rule.over && rule.over->value == RuleScope::sum;
    const bool sums = !rule.metric.value.starts_with("per_unit/") && !rule.metric.value.starts_with("phases/") &&
                      std::ranges::count(rule.metric.value, '/') < 2;
    if (sum && !sums)
      add(diag::conflict, fmt::format("the metric \"{}\" cannot be summed over jobs", rule.metric.value),
          "sums are possible for total, market, energy, it_energy, water, by_stage/… and by_source/…", rule.over->at);
    if (sum && rule.baseline)
      add(diag::conflict, "a rule for the sum of all jobs cannot have a baseline",
          "set \"over\" to \"each\", or use \"max\" instead of \"max_change\" and \"baseline\"", rule.over->at);
  }

  Diagnostics& out_;
};

}  // namespace

Result<Budget> read_budget(const SourceText& source) {
  Diagnostics found;
  std::optional<Budget> budget;
  if (const auto root = json::parse(source).noted_in(found)) {
    budget.emplace();
    json::Reader reader(source, found);
    json::read_object(reader, *root, json::Table<Budget>::fields(), &*budget);
    if (root->kind == json::Kind::object) Soundness(found).check(*budget);
  }
  if (!budget || has_errors(found)) return found;
  return {std::move(*budget), std::move(found)};
}

std::string budget_schema() {
  return json::schema_document("aicarbon.budget/1", "A carbon budget for aicarbon check",
                               json::Table<Budget>::fields());
}

}  // namespace aicarbon::verdict
