// See metric.hpp.
#include "report/metric.hpp"

#include "diag/codes.hpp"
#include "lifecycle/source/source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::report {
namespace {

struct Name {
  std::string_view text;
  std::string_view output;
};
constexpr Name totals[] = {
    {"total", "total/co2e"},          {"market", "total/co2e_market"}, {"energy", "total/energy"},
    {"it_energy", "total/it_energy"}, {"water", "total/water"},
};

// The metrics whose names do not depend on the job.
std::vector<std::string> fixed_names() {
  std::vector<std::string> names;
  for (const Name& name : totals) names.emplace_back(name.text);
  for (const auto stage : stage_names) names.push_back(fmt::format("by_stage/{}", stage));
  for (const auto& source : lifecycle::sources())
    if (source.formula_of != nullptr) names.push_back(fmt::format("by_source/{}", source.id));
  return names;
}

std::string suggestion(std::string_view wanted, std::vector<std::string> names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  std::string help = diag::did_you_mean(wanted, views);
  return help.empty()
             ? "a metric is total, market, energy, it_energy, water, by_stage/…, by_source/…, phases/…, per_unit/…, "
               "amortized/…, or the id of a line or part"
             : help;
}

std::string_view head_of(std::string_view text) { return text.substr(0, text.find('/')); }

// The part NAME of phases/NAME/… and per_unit/NAME/….
std::string_view named(std::string_view output) {
  const auto rest = output.substr(output.find('/') + 1);
  return rest.substr(0, rest.find('/'));
}

bool exists(const Report& r, std::string_view output) {
  const auto name = named(output);
  if (output.starts_with("phases/")) return std::ranges::find(r.phases, name, &PhaseReport::name) != r.phases.end();
  if (output.starts_with("per_unit/"))
    return std::ranges::find(r.per_unit, name, &UnitReport::name) != r.per_unit.end();
  if (output.starts_with("by_") || output.starts_with("total/")) return true;
  return std::ranges::find(r.lines, output, &LineReport::id) != r.lines.end();
}

std::string why_missing(const Report& r, std::string_view output) {
  if (output == "total/co2e_market") return r.co2e_market_reason.value_or("the report gives no reason");
  if (output == "total/energy" || output == "total/it_energy")
    return r.energy_reason.value_or("the report gives no reason");
  if (output == "total/water") return r.water_reason.value_or("the report gives no reason");
  for (const LineReport& l : r.lines) {
    const bool inside = l.id == output || output == "total/co2e" || output == "by_stage/" + l.stage ||
                        output == "by_source/" + l.source || named(output) == l.phase;
    if (inside && l.reason) return *l.reason;
  }
  if (r.calculation.outputs.empty()) return "the report has totals of a batch, without the calculation of a job";
  return "it contains no estimated line";
}

}  // namespace

Result<Metric> metric(std::string_view text, const Location& at) {
  for (const Name& name : totals)
    if (name.text == text) return Metric{std::string(text), std::string(name.output)};
  const auto slashes = std::ranges::count(text, '/');
  const auto head = head_of(text);
  if (head == "by_stage" || head == "by_source") {
    const auto names = fixed_names();
    if (std::ranges::find(names, text) != names.end()) return Metric{std::string(text), std::string(text)};
  } else if ((head == "phases" || head == "per_unit") && slashes >= 1) {
    return Metric{std::string(text), slashes == 1 ? fmt::format("{}/co2e", text) : std::string(text)};
  } else if ((head == "amortized" && slashes == 1) || slashes == 2 ||
             slashes == 3) {  // a line has two slashes, and a part of a line has three
    return Metric{std::string(text), std::string(text)};
  }
  return diag::make(diag::unknown_metric, fmt::format("unknown metric \"{}\"", text), suggestion(text, fixed_names()),
                    at);
}

Result<Answer> ask(const Report& r, const Metric& m, const Location& at) {
  const auto& outputs = r.calculation.outputs;
  const auto found = std::ranges::find(outputs, m.output, [](const auto& o) { return o.first; });
  if (found != outputs.end())
    return Answer{found->second, r.calculation.sheet.nodes()[static_cast<std::size_t>(found->second)].dim, {}};
  if (exists(r, m.output)) return Answer{std::nullopt, {}, why_missing(r, m.output)};
  std::vector<std::string> names = fixed_names();
  for (const PhaseReport& p : r.phases) names.push_back("phases/" + p.name);
  for (const UnitReport& u : r.per_unit) names.push_back("per_unit/" + u.name);
  for (const auto& [name, node] : outputs) names.push_back(name);
  for (const LineReport& l : r.lines) names.push_back(l.id);
  return diag::make(diag::unknown_metric, fmt::format("job \"{}\" has no metric \"{}\"", r.name, m.text),
                    suggestion(m.text, std::move(names)), at);
}

}  // namespace aicarbon::report
