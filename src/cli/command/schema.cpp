// aicarbon schema job|report|…: prints the JSON Schema of a document.
#include "cli/command/commands.hpp"
#include "cli/options.hpp"

#include "catalog/tables.hpp"
#include "render/diagnostics/formats.hpp"
#include "report/comparison.hpp"
#include "report/hardware.hpp"
#include "report/report.hpp"
#include "report/sensitivity.hpp"
#include "report/sweep.hpp"
#include "verdict/budget.hpp"
#include "verdict/check.hpp"
#include "workload/fields.hpp"

#include <algorithm>

namespace aicarbon::cli {
namespace of_schema {

struct Schema {
  std::string_view name;
  std::string (*text)();
};
constexpr Schema schemas[] = {
    {"job", workload::job_schema},
    {"report", report::report_schema},
    {"budget", verdict::budget_schema},
    {"check", verdict::check_schema},
    {"comparison", report::comparison_schema},
    {"hardware", report::hardware_schema},
    {"sensitivity", report::sensitivity_schema},
    {"sweep", report::sweep_schema},
    {"validation", render::validation_schema},
    {"catalog", catalog::catalog_schema},
};

Words names() {
  Words names;
  for (const Schema& schema : schemas) names.push_back(schema.name);
  return names;
}

constexpr Option document_name{.name = "DOCUMENT", .help = "{}", .choices = names, .required = true};
constexpr Option own[] = {document_name};
constexpr Options listed[] = {own, options::messages};

Outcome run(const Request& request) {
  return text(std::ranges::find(schemas, request.text(document_name), &Schema::name)->text());
}

}  // namespace of_schema

const Command schema_command{"schema", "print the JSON Schema of a document",
                             "  aicarbon schema job > job.schema.json\n", of_schema::listed, of_schema::run};

}  // namespace aicarbon::cli
