// A check as CSV: one row per result, for scripts. An unknown value is an empty cell, never 0.
#include "table/csv.hpp"
#include "render/check/formats.hpp"

#include <fmt/format.h>

namespace aicarbon::render {

std::string check_csv(const CheckReport& check, const RenderOptions&) {
  using table::cell;
  std::string out =
      "rule,job,metric,state,unit,value,value_low,value_high,value_mean,value_median,limit,headroom,probability,file,"
      "line,path,reason,fit_path,fit_from,fit_to,fit_how\n";
  for (const RuleResult& r : check.results) {
    const Figure none;
    const Figure& v = r.value ? *r.value : none;
    const Fit fit = r.would_fit.empty() ? Fit{} : r.would_fit.front();
    out += fmt::format("{},{},{},{},{},", cell(r.rule), cell(r.job), cell(r.metric), word(r.state), cell(r.unit));
    out += fmt::format("{},{},{},{},{},", r.value ? cell(std::optional(v.best)) : "", cell(v.low), cell(v.high),
                       cell(v.mean), cell(v.median));
    out += fmt::format("{},{},{},", cell(r.limit), cell(r.headroom), cell(r.probability));
    out += fmt::format("{},{},{},{},", cell(r.file), r.line > 0 ? std::to_string(r.line) : "", cell(r.path),
                       cell(r.reason));
    out += fmt::format("{},{},{},{}\n", cell(fit.path), cell(fit.from), cell(fit.to), cell(fit.how));
  }
  return out;
}

}  // namespace aicarbon::render
