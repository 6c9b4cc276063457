// aicarbon render REPORT: converts a saved report to another format.
#include "cli/command/commands.hpp"
#include "cli/io/files.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace of_render {

constexpr Option saved{
    .name = "REPORT", .help = "a saved report; - is standard input", .offers = Offers::files, .required = true};
constexpr Option own[] = {saved};
constexpr Option more[] = {options::all};
constexpr Options listed[] = {own, options::document<formats>, more, options::screen};

Outcome run(const Request& request) {
  const std::string name = request.text(saved);
  const auto source = read_file(name);
  if (!source) return failure(source.notes);
  if (schema_of(*source) == "aicarbon.job/1")
    return failure(diag::make(diag::wrong_schema, fmt::format("{} is a job, not a report", name),
                              fmt::format("`aicarbon estimate {}` computes a report", name)));
  auto file = read_report(*source);
  if (!file) return failure(std::move(file.notes));
  auto warnings = warnings_of(*file);
  return {.document = document(*std::move(file), formats()), .warnings = std::move(warnings)};
}

}  // namespace of_render

const Command render_command{"render", "convert a saved report to another format",
                             "  aicarbon render report.json\n"
                             "  aicarbon render report.json --format csv\n",
                             of_render::listed, of_render::run};

}  // namespace aicarbon::cli
