// aicarbon validate JOB…: lists every fault of a job without estimating it.
#include "cli/command/commands.hpp"
#include "cli/io/files.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "render/diagnostics/formats.hpp"

#include <algorithm>

namespace aicarbon::cli {
namespace of_validate {

constexpr Option jobs{.name = "JOB",
                      .help = "job descriptions or saved reports; - is standard input",
                      .offers = Offers::files,
                      .required = true,
                      .repeats = true};
constexpr Option format{.name = "--format",
                        .value = "FORMAT",
                        .help = "format of standard output: {}",
                        .fallback = "text",
                        .choices = options::names_in<render::validation_formats>};
constexpr Option deny{
    .name = "--deny", .value = "WHAT", .help = "{}: exit with 2 on any warning", .choices = options::deny_choices};
constexpr Option own[] = {jobs, format, deny};
constexpr Options listed[] = {own, options::overlays, options::screen};

// All messages about a file. The warnings and notes of its inventory are among them only if the file has no errors.
Diagnostics messages_of_file(const std::string& name, const Catalog& catalog) {
  Diagnostics found;
  const auto source = read_file(name).noted_in(found);
  if (!source) return found;
  if (schema_of(*source) == "aicarbon.report/1") {
    (void)read_report(*source).noted_in(found);
  } else if (const auto inventory = prepare(*source, catalog).noted_in(found)) {
    found += inventory->notes;
  }
  return found;
}

Outcome run(const Request& request) {
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  const auto names = request.list(jobs);
  Diagnostics found = catalog.notes;
  for (const std::string& name : names) found += messages_of_file(name, *catalog);
  diag::sort(found);
  Outcome outcome{.warnings = found, .exit = exit_code(found), .lists_warnings = true};
  if (request.text(format) == "text") outcome.messages = found;
  outcome.document = document(render::Validation{.files = names.size(), .diagnostics = std::move(found)},
                              render::validation_formats());
  return outcome;
}

}  // namespace of_validate

const Command validate_command{"validate",
                               "read jobs without estimating them, and list every fault with its location and a fix",
                               "  aicarbon validate job.json\n"
                               "  aicarbon validate jobs/*.json --format json\n"
                               "  aicarbon validate job.json --deny warnings\n",
                               of_validate::listed, of_validate::run};

}  // namespace aicarbon::cli
