// An example of a program that embeds aicarbon: it takes a job as text, runs each step, and prints the result in every
// format.
#include <aicarbon/aicarbon.hpp>

#include <cstdio>

int main() {
  const aicarbon::SourceText source{.name = "job.json", .text = R"({
    "schema": "aicarbon.job/1",
    "name": "consumer",
    "sites": { "here": { "grid": "FR", "pue": 1.2 } },
    "phases": [ { "name": "run", "kind": "training", "site": "here", "hardware": "none", "activity": { "energy": "10 MWh" } } ]
  })"};
  const aicarbon::Catalog catalog = aicarbon::builtin_catalog();
  const aicarbon::EstimateOptions options{.samples = 1000, .threads = 2};
  const auto inventory = aicarbon::prepare(source, catalog);
  for (const aicarbon::Diagnostic& d : inventory.notes) std::fprintf(stderr, "%s\n", d.message.c_str());
  if (!inventory) return 1;

  const aicarbon::Report report = aicarbon::estimate(*inventory, options);
  const aicarbon::ReportFile file = aicarbon::report_file({report}, catalog, options);
  for (const aicarbon::FormatRow& format : aicarbon::formats())
    if (format.render(file, {}).empty()) return 1;
  return report.total.co2e_kg.has_value() ? 0 : 1;
}
