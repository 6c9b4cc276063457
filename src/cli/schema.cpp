// aicarbon schema job|report|…
#include "cli/program.hpp"

#include "catalog/tables.hpp"
#include "report/comparison.hpp"
#include "report/hardware.hpp"
#include "report/report.hpp"
#include "report/sensitivity.hpp"
#include "report/sweep.hpp"
#include "verdict/budget.hpp"
#include "verdict/check.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

struct Document {
  std::string_view name;
  std::string (*schema)();
};
constexpr Document documents[] = {
    {"job", workload::job_schema},
    {"report", report::report_schema},
    {"budget", verdict::budget_schema},
    {"check", verdict::check_schema},
    {"comparison", report::comparison_schema},
    {"hardware", report::hardware_schema},
    {"sensitivity", report::sensitivity_schema},
    {"sweep", report::sweep_schema},
    {"catalog", catalog::catalog_schema},
};

}  // namespace

void add_schema(CLI::App& command, Options& o, std::function<int()>& run) {
  auto which = std::make_shared<std::string>();
  std::vector<std::string> names;
  for (const Document& document : documents) names.emplace_back(document.name);
  command.add_option("DOCUMENT", *which, fmt::format("{}", fmt::join(names, ", ")))
      ->type_name("")
      ->required()
      ->check(one_of(names));
  run = [which, &o] { return print(std::ranges::find(documents, *which, &Document::name)->schema(), o); };
}

}  // namespace aicarbon::cli
