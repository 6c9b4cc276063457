// aicarbon explain JOB [LINE | /POINTER] [--all], aicarbon explain AC2104.
#include "cli/program.hpp"

#include "diag/codes.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

bool is_code(std::string_view text) {
  return text.size() == 6 && text.starts_with("AC") && units::parse_number(text.substr(2));
}

int explain_code(const std::string& name, const Options& o) {
  const auto* row = diag::find(std::stoi(name.substr(2)));
  if (row == nullptr) {
    Diagnostics out{
        diag::make(diag::usage, fmt::format("there is no code {}", name), "docs/reference/diagnostics.md lists them")};
    return report(out, o);
  }
  static constexpr std::string_view severities[] = {"error", "warning", "note"};
  return print(fmt::format("{}: {} ({})\n\n{}\n", name, row->title, severities[static_cast<std::size_t>(row->severity)],
                           row->explanation),
               o);
}

}  // namespace

void add_explain(CLI::App& command, Options& o, std::function<int()>& run) {
  auto job = std::make_shared<std::string>();
  auto what = std::make_shared<std::string>();
  command.add_option("JOB", *job, "a job, a saved report, or the code of a message")->type_name("")->required();
  command
      .add_option(
          "WHAT", *what,
          "a line (phase/stage/source), an output (total, by_stage/operation), or the path of a value (default total)")
      ->type_name("");
  command.add_flag("--all", o.all, "unfold every formula down to its facts");
  add_sampling_options(command, o);
  add_catalog_option(command, o);
  run = [job, what, &o] {
    if (is_code(*job)) return explain_code(*job, o);
    Diagnostics out;
    const auto file = load_reports({*job}, o, out);
    if (!file) return report(out, o);
    std::string text;
    for (const Report& r : file->reports) {
      const auto explained = explain(r, *what, render_options(o, true), out);
      if (!explained) return report(out, o);
      text += (text.empty() ? "" : "\n") + *explained;
    }
    return print(text, o);
  };
}

}  // namespace aicarbon::cli
