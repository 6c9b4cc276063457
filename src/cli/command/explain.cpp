// aicarbon explain JOB [WHAT] [--all], or aicarbon explain AC2104: explains a line, an output, a value or a message.
#include "cli/command/commands.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace of_explain {

constexpr Option job{.name = "JOB",
                     .help = "a job, a saved report, or the code of a message",
                     .offers = Offers::files,
                     .required = true};
constexpr Option what{.name = "WHAT",
                      .help =
                          "a line (phase/stage/source), an output (total, by_stage/operation), or the path of a value "
                          "(default: total)"};
constexpr Option all{.name = "--all", .help = "expand every formula down to its inputs"};
constexpr Option own[] = {job, what, all};
constexpr Options listed[] = {own, options::sampling, options::overlays, options::screen};

bool is_code(std::string_view text) {
  return text.size() == 6 && text.starts_with("AC") && units::parse_number(text.substr(2));
}

Outcome explain_code(const std::string& name, const Request& request) {
  const auto* row = diag::find(static_cast<int>(*units::parse_number(name.substr(2))));
  if (row == nullptr)
    return failure(diag::make(diag::usage, fmt::format("there is no code {}", name),
                              "`aicarbon reference diagnostics` lists all codes"));
  static constexpr std::string_view severities[] = {"error", "warning", "note"};
  return text(render::finished(fmt::format("{}: {} ({})\n\n{}\n", name, row->title,
                                           severities[static_cast<std::size_t>(row->severity)], row->explanation),
                               options::rendering_of(request, true)));
}

Outcome run(const Request& request) {
  const std::string name = request.text(job);
  if (is_code(name)) return explain_code(name, request);
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  const auto file = load_reports({name}, *catalog, options::sampling_of(request));
  if (!file) return failure(file.notes);
  std::string pages;
  for (const Report& report : file->reports) {
    const auto page = explain(report, request.text(what), options::rendering_of(request, true));
    if (!page) return failure(page.notes);
    pages += (pages.empty() ? "" : "\n") + *page;
  }
  Outcome outcome = text(std::move(pages));
  outcome.messages = catalog.notes;
  for (const Diagnostic& d : each_once(warnings_of(*file)))
    if (d.code == diag::commonest_form || d.code == diag::estimate_of_others || d.severity == Severity::warning)
      outcome.messages.push_back(d);
  return outcome;
}

}  // namespace of_explain

const Command explain_command{"explain", "explain a line, a value or a message: formula, numbers, units, sources",
                              "  aicarbon explain job.json\n"
                              "  aicarbon explain job.json 'final run/operation/electricity'\n"
                              "  aicarbon explain report.json /sites/main/pue --all\n"
                              "  aicarbon explain AC2104\n",
                              of_explain::listed, of_explain::run};

}  // namespace aicarbon::cli
