// Reading a budget: its field tables, and what only the whole file can tell: a rule has one limit, exceptions name rules.
#include "verdict/budget.hpp"

#include "diag/codes.hpp"
#include "lifecycle/source/source.hpp"
#include "report/metric.hpp"
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

constexpr std::string_view levels[] = {"fail", "warn"};
constexpr std::string_view scopes[] = {"each", "sum"};
constexpr std::string_view schemas[] = {"aicarbon.budget/1"};

constexpr std::array rule_fields{
    field<&Rule::id>({.name = "id", .doc = "name of the rule, unique", .example = "\"release\"", .required = true}),
    field<&Rule::metric>({.name = "metric",
                          .doc = "total, market, energy, it_energy, water, by_stage/…, by_source/…, phases/…, "
                                 "per_unit/…, amortized/…, or a line's id",
                          .example = "\"by_stage/operation\"",
                          .required = true}),
    field<&Rule::max>({.name = "max", .doc = "the limit, with its unit", .example = "\"60 t\""}),
    field<&Rule::max_change>({.name = "max_change",
                              .doc = "the limit as a change from the baseline, in percent or with a unit",
                              .example = "\"5 %\""}),
    field<&Rule::baseline>({.name = "baseline",
                            .doc = "a saved report; its path counts from the budget's folder",
                            .example = "\"main-report.json\""}),
    field<&Rule::confidence>({.name = "confidence",
                              .doc = "share of draws that must keep the limit; without it, best must",
                              .example = "0.9",
                              .maximum = 1,
                              .positive = true}),
    field<&Rule::level>({.name = "level", .doc = "what breaking the rule means (default fail)", .choices = levels}),
    field<&Rule::over>({.name = "over", .doc = "every job alone, or the sum of all (default each)", .choices = scopes}),
};
constexpr std::array exception_fields{
    field<&RuleException::rule>({.name = "rule", .doc = "id of the rule", .required = true}),
    field<&RuleException::job>({.name = "job", .doc = "of this job only; without it, of all"}),
    field<&RuleException::until>(
        {.name = "until", .doc = "the last day it holds, UTC", .example = "\"2027-03-31\"", .required = true}),
    field<&RuleException::reason>({.name = "reason", .doc = "why", .required = true}),
};
constexpr std::array budget_fields{
    field<&Budget::schema>({.name = "schema", .doc = "aicarbon.budget/1", .required = true, .choices = schemas}),
    field<&Budget::description>({.name = "description", .doc = "for people"}),
    field<&Budget::rules>({.name = "rules", .doc = "each gives a verdict on each job", .required = true}),
    field<&Budget::require>(
        {.name = "require",
         .doc = "stages and emission sources that each job must count, so that none passes by leaving them out",
         .example = "[\"manufacturing\", \"operation\"]"}),
    field<&Budget::exceptions>({.name = "exceptions", .doc = "rules that need not be kept for a while"}),
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
        add(diag::name_taken, fmt::format("two rules have the id \"{}\"", rule.id.value), "give one another id",
            rule.id.at);
      ids.push_back(rule.id.value);
      check(rule);
    }
    if (budget.rules.empty() && budget.require.empty() && !has_errors(out_))
      add(diag::missing_field, "the budget has no rule",
          "\"rules\": [{\"id\": \"release\", \"metric\": \"total\", \"max\": \"60 t\"}]", budget.schema.at);
    const auto names = lifecycle::boundary_names();
    for (const Text& name : budget.require)
      if (std::ranges::find(names, std::string_view(name.value)) == names.end())
        add(diag::unknown_choice, fmt::format("\"{}\" is no stage and no emission source", name.value),
            diag::did_you_mean(name.value, names), name.at);
    for (const RuleException& e : budget.exceptions) {
      if (std::ranges::find(ids, std::string_view(e.rule.value)) == ids.end())
        add(diag::unknown_rule, fmt::format("the budget has no rule \"{}\"", e.rule.value),
            diag::did_you_mean(e.rule.value, ids), e.rule.at);
      if (!is_date(e.until.value))
        add(diag::bad_date, fmt::format("\"{}\" is not a date", e.until.value), "such as \"2027-03-31\"", e.until.at);
    }
  }

 private:
  void add(diag::Code code, std::string message, std::string help, const Location& at) {
    out_.push_back(diag::make(code, std::move(message), std::move(help), at));
  }

  void check(const Rule& rule) {
    if (!rule.metric.value.empty()) (void)report::metric(rule.metric.value, rule.metric.at, out_);
    if (rule.max && rule.max_change)
      add(diag::conflict, "max and max_change exclude each other", "make two rules", rule.max_change->at);
    else if (!rule.max && !rule.max_change)
      add(diag::missing_field, "the rule has no limit", "add \"max\": \"60 t\", or \"max_change\" with a baseline",
          rule.at);
    if (rule.max_change.has_value() != rule.baseline.has_value())
      add(diag::missing_field, "max_change and baseline belong together",
          rule.baseline ? "add \"max_change\": \"5 %\"" : "add \"baseline\": \"main-report.json\"", rule.at);
    const bool sum = rule.over && rule.over->value == "sum";
    const bool sums = !rule.metric.value.starts_with("per_unit/") && !rule.metric.value.starts_with("phases/") &&
                      std::ranges::count(rule.metric.value, '/') < 2;
    if (sum && !sums)
      add(diag::conflict, fmt::format("{} of several jobs cannot be summed", rule.metric.value),
          "sums are of total, market, energy, it_energy, water, by_stage/…, by_source/…", rule.over->at);
    if (sum && rule.baseline)
      add(diag::conflict, "a sum has no baseline", "give each job its own rule, or the sum a max", rule.over->at);
  }

  Diagnostics& out_;
};

}  // namespace

std::optional<Budget> read_budget(const SourceText& source, Diagnostics& out) {
  Diagnostics found;
  std::optional<Budget> budget;
  if (const auto root = json::parse(source, found)) {
    budget.emplace();
    json::Reader reader(source, found);
    json::read_object(reader, *root, json::Table<Budget>::fields(), &*budget);
    if (root->kind == json::Kind::object) Soundness(found).check(*budget);
  }
  const bool sound = !has_errors(found);
  out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return sound ? std::move(budget) : std::nullopt;
}

std::string budget_schema() {
  return json::schema_document("aicarbon.budget/1", "A budget of aicarbon", json::Table<Budget>::fields());
}

}  // namespace aicarbon::verdict
