// See sensitivity.hpp.
#include "report/sensitivity.hpp"
#include "sheet/operation.hpp"

#include "diag/codes.hpp"
#include "report/advice.hpp"
#include "report/enum_codec.hpp"
#include "report/figure.hpp"
#include "report/precision.hpp"
#include "report/report_fields.hpp"
#include "study/sensitivity.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace aicarbon::json {

template <>
struct Table<InputSensitivity> {
  static std::span<const Field> fields();
};
template <>
struct Table<SensitivityStudy> {
  static std::span<const Field> fields();
};

namespace {

constexpr std::array input_fields{
    field<&InputSensitivity::path>({.name = "path", .doc = "path of what the value is about", .required = true}),
    field<&InputSensitivity::id>({.name = "id", .doc = "id of the input"}),
    field<&InputSensitivity::origin>(
        {.name = "origin", .doc = "origin of the value: `stated`, `catalog`, `derived` or `assumed`"}),
    field<&InputSensitivity::low_kg>(
        {.name = "low_kg", .doc = "change of the target, in its unit, with the input at its P5"}),
    field<&InputSensitivity::high_kg>(
        {.name = "high_kg", .doc = "change of the target, in its unit, with the input at its P95"}),
    field<&InputSensitivity::elasticity>(
        {.name = "elasticity", .doc = "change of the target in percent if the input rises by 1 %"}),
    field<&InputSensitivity::first>({.name = "first", .doc = "share of the variance that the input explains alone"}),
    field<&InputSensitivity::total>(
        {.name = "total", .doc = "share of the variance that the input explains, with its interactions"}),
    field<&InputSensitivity::first_low>(
        {.name = "first_low", .doc = "lower end of the 90 % confidence interval of `first`"}),
    field<&InputSensitivity::first_high>(
        {.name = "first_high", .doc = "upper end of the 90 % confidence interval of `first`"}),
    field<&InputSensitivity::total_low>(
        {.name = "total_low", .doc = "lower end of the 90 % confidence interval of `total`"}),
    field<&InputSensitivity::total_high>(
        {.name = "total_high", .doc = "upper end of the 90 % confidence interval of `total`"}),
    field<&InputSensitivity::reduction>(
        {.name = "reduction", .doc = "share of the 90 % range that disappears, on average, once the input is known"}),
    field<&InputSensitivity::replace>(
        {.name = "replace",
         .doc = "what to type to state a value that the job does not state, and where; all of it, if the value is used "
                "in several places",
         .omit_empty = true}),
};
constexpr std::array study_fields{
    field<&SensitivityStudy::schema>({.name = "schema", .doc = "aicarbon.sensitivity/1", .required = true}),
    field<&SensitivityStudy::tool>({.name = "tool", .doc = "tool that computed the result"}),
    field<&SensitivityStudy::uncertainty>({.name = "uncertainty", .doc = "parameters of the draws"}),
    field<&SensitivityStudy::job>({.name = "job", .doc = "name of the job", .required = true}),
    field<&SensitivityStudy::method>(
        {.name = "method", .doc = "method: tornado, sobol, elasticity or measure", .required = true}),
    field<&SensitivityStudy::target>(
        {.name = "target", .doc = "metric whose sensitivity is computed", .required = true}),
    field<&SensitivityStudy::unit>({.name = "unit", .doc = "unit of the target"}),
    field<&SensitivityStudy::value>({.name = "value", .doc = "value of the target"}),
    field<&SensitivityStudy::median>({.name = "median", .doc = "median of the samples of the target"}),
    field<&SensitivityStudy::inputs>({.name = "inputs", .doc = "inputs, most important first", .required = true}),
};

}  // namespace

std::span<const Field> Table<InputSensitivity>::fields() { return input_fields; }
std::span<const Field> Table<SensitivityStudy>::fields() { return study_fields; }

}  // namespace aicarbon::json

namespace aicarbon::report {
namespace {

// The importance of an input, as the method measures it.
double weight(const InputSensitivity& i) {
  if (i.total) return *i.total;
  if (i.reduction) return *i.reduction;
  if (i.elasticity) return std::abs(*i.elasticity);
  return std::max(std::abs(i.low_kg.value_or(0)), std::abs(i.high_kg.value_or(0)));
}

}  // namespace

Result<SensitivityStudy> sensitivity(const Compared& job, const Metric& target, SensitivityMethod method,
                                     const study::Options& given, std::optional<double> until) {
  auto answer = ask(job.report, target, {});
  if (!answer) return std::move(answer.notes);
  if (!answer->node)
    return diag::make(diag::unknown_metric,
                      fmt::format("{} of \"{}\" is not estimated: {}", target.text, job.report.name, answer->reason));
  const bool draws_needed = method == SensitivityMethod::sobol || method == SensitivityMethod::measure;
  if (draws_needed && given.samples == 0)
    return diag::make(diag::needs_samples,
                      fmt::format("method {} needs samples, but --samples 0 draws none", word(method)),
                      "omit --samples, or use the method tornado or elasticity");
  const Sheet& sheet = job.report.calculation.sheet;
  const std::int32_t node = *answer->node;
  SensitivityStudy s;
  s.tool = job.tool;
  const study::Question question{&sheet, node};
  s.uncertainty = until ? settle(std::span(&question, 1), *until, given) : uncertainty_of(given);
  study::Options options = given;
  options.samples = static_cast<std::size_t>(s.uncertainty.samples);
  s.job = job.report.name;
  s.complete = job.report.complete;
  s.method = method;
  s.target = target.text;
  s.unit = units::base_unit(answer->dim);
  const study::Estimate value = study::sample(sheet, std::array{node}, options).front();
  s.value = figure(value);
  s.median = value.median;

  const auto effects =
      method == SensitivityMethod::tornado ? study::tornado(sheet, node) : std::vector<study::Effect>{};
  const auto shares =
      method == SensitivityMethod::sobol ? study::sobol(sheet, node, options) : std::vector<study::Shares>{};
  const auto steps = method == SensitivityMethod::elasticity ? study::elasticity(sheet, node) : std::vector<double>{};
  const auto reductions =
      method == SensitivityMethod::measure ? study::expected_reduction(sheet, node, options) : std::vector<double>{};
  for (std::size_t i = 0; i < sheet.inputs().size(); ++i) {
    const Input& input = sheet.inputs()[i];
    if (input.value.exact() && method != SensitivityMethod::elasticity) continue;
    InputSensitivity one;
    one.path = input.path.empty() ? input.id : input.path;
    one.id = input.id;
    one.origin = sheet::origin_names[static_cast<std::size_t>(input.origin)];
    if (input.origin != Origin::stated) one.replace = replacements(sheet, i, input.value.best, job.report.typed);
    if (!effects.empty()) {
      one.low_kg = effects[i].low;
      one.high_kg = effects[i].high;
    }
    if (!steps.empty()) one.elasticity = steps[i];
    if (!reductions.empty()) one.reduction = reductions[i];
    if (!shares.empty()) {
      const auto& [first, total] = shares[i];
      one.first = first.value;
      one.first_low = first.low;
      one.first_high = first.high;
      one.total = total.value;
      one.total_low = total.low;
      one.total_high = total.high;
    }
    s.inputs.push_back(std::move(one));
  }
  std::ranges::stable_sort(s.inputs, [](const auto& a, const auto& b) {
    const double x = weight(a);
    const double y = weight(b);
    return x != y ? x > y : a.id < b.id;
  });
  return s;
}

std::string to_json(const SensitivityStudy& study) {
  json::Writer writer;
  json::write_object(writer, json::Table<SensitivityStudy>::fields(), &study);
  return writer.finish();
}

std::string sensitivity_schema() {
  return json::schema_document("aicarbon.sensitivity/1",
                               "The sensitivity of a result to its inputs, computed by aicarbon",
                               json::Table<SensitivityStudy>::fields());
}

}  // namespace aicarbon::report
