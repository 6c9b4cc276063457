// A sensitivity study as CSV: one row per input, with 6 significant digits.
#include "table/csv.hpp"
#include "render/sensitivity/formats.hpp"
#include "report/advice.hpp"

#include <fmt/format.h>

namespace aicarbon::render {

std::string sensitivity_csv(const SensitivityStudy& s, const RenderOptions&) {
  const auto number = [](const std::optional<double>& x) { return x ? fmt::format("{:.6g}", *x) : std::string{}; };
  std::string out = "job,target,path,origin,low_kg,high_kg,elasticity,first,first_low,first_high,total,total_low,total_"
                    "high,reduction,replace\n";
  for (const InputSensitivity& i : s.inputs)
    out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", table::cell(s.job), table::cell(s.target),
                       table::cell(i.path), i.origin, number(i.low_kg), number(i.high_kg), number(i.elasticity),
                       number(i.first), number(i.first_low), number(i.first_high), number(i.total), number(i.total_low),
                       number(i.total_high), number(i.reduction), table::cell(report::in_words(i.replace)));
  return out;
}

}  // namespace aicarbon::render
