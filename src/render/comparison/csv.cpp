// Comparisons as CSV: one row per total, source and changed input, for scripts. An unknown value is an empty cell,
// never 0.
#include "table/csv.hpp"
#include "render/comparison/formats.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
std::string comparison_csv(const Comparisons& comparisons, const RenderOptions&) {
  using table::cell;
  std::string out =
      "base,head,level,id,from,to,base_kg,head_kg,change_kg,change_kg_low,change_kg_high,change_kg_median,relative,"
      "probability_lower,verdict\n";
  for (const Comparison& c : comparisons) {
    const std::string pair = fmt::format("{},{}", cell(c.base), cell(c.head));
    const auto best = [](const std::optional<Figure>& f) { return f ? table::cell(f->best) : std::string{}; };
    std::string change = ",,,";
    std::string relative;
    if (c.change) {
      const Figure& f = c.change->co2e_kg;
      change = fmt::format("{},{},{},{}", table::cell(f.best), table::cell(f.low), table::cell(f.high),
                           table::cell(f.median));
      if (c.change->relative) relative = table::cell(c.change->relative->best);
    }
    out += fmt::format("{},total,total,,,{},{},{},{},{},{}\n", pair, best(c.base_co2e_kg), best(c.head_co2e_kg), change,
                       relative, table::cell(c.probability_lower), c.verdict);
    for (const SourceChange& s : c.by_source)
      out += fmt::format("{},source,{},,,{},{},{},,,,,,\n", pair, s.source, table::cell(s.base_kg),
                         table::cell(s.head_kg), table::cell(s.change_kg));
    for (const Because& b : c.because)
      out += fmt::format("{},because,{},{},{},,,{},,,,,,\n", pair, cell(b.path), cell(b.from.value_or("")),
                         cell(b.to.value_or("")), table::cell(b.co2e_kg));
  }
  return out;
}

}  // namespace aicarbon::render
