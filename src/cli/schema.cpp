// aicarbon schema job|report|catalog.
#include "cli/program.hpp"

#include "catalog/tables.hpp"
#include "report/report.hpp"
#include "workload/fields.hpp"

namespace aicarbon::cli {

void add_schema(CLI::App& command, Options& o, std::function<int()>& run) {
  auto which = std::make_shared<std::string>();
  command.add_option("DOCUMENT", *which, "job, report or catalog")
      ->type_name("")
      ->required()
      ->check(one_of({"job", "report", "catalog"}));
  run = [which, &o] {
    return print(*which == "job"      ? workload::job_schema()
                 : *which == "report" ? report::report_schema()
                                      : catalog::catalog_schema(),
                 o);
  };
}

}  // namespace aicarbon::cli
