// aicarbon validate JOB…: every fault, nothing computed.
#include "cli/program.hpp"

#include "diag/codes.hpp"
#include "render/diagnostics/formats.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace {

// All messages of a file: errors, and when there are none the warnings and notes.
void check(const std::string& name, const Catalog& catalog, Diagnostics& out) {
  const auto source = read_file(name, out);
  if (!source) return;
  if (schema_of(*source) == "aicarbon.report/1") {
    (void)read_report(*source, out);
    return;
  }
  if (const auto inventory = prepare(*source, catalog, out))
    out.insert(out.end(), inventory->notes.begin(), inventory->notes.end());
}

}  // namespace

void add_validate(CLI::App& command, Options& o, std::function<int()>& run) {
  auto jobs = std::make_shared<std::vector<std::string>>();
  command.add_option("JOB", *jobs, "job descriptions or saved reports; - is standard input")->type_name("")->required();
  std::vector<std::string> names;
  for (const auto& row : render::validation_formats()) names.emplace_back(row.name);
  command.add_option("--format", o.format, fmt::format("{} (default text)", fmt::join(names, ", ")))
      ->type_name("FORMAT")
      ->check(one_of(names));
  command.add_option("--deny", o.deny, "warnings: end with 2 when there is a warning")
      ->type_name("WHAT")
      ->check(one_of({"warnings"}));
  add_catalog_option(command, o);
  run = [jobs, &o] {
    Diagnostics out;
    const auto catalog = load_catalog(o, out);
    if (!catalog) return report(out, o);
    for (const std::string& name : *jobs) check(name, *catalog, out);
    diag::sort(out);
    const bool warned = std::ranges::any_of(out, [](const Diagnostic& d) { return d.severity == Severity::warning; });
    const bool unread = std::ranges::any_of(out, [](const Diagnostic& d) { return d.code == diag::cannot_read; });
    int code = has_errors(out) || (warned && !o.deny.empty()) ? user_error : done;
    if (unread) code = io_error;
    const auto formats = render::validation_formats();
    const auto wanted = std::ranges::find(formats, o.format, &Format<render::Validation>::name);
    const auto& format = wanted == formats.end() ? formats.front() : *wanted;
    if (format.render == render::validation_text) (void)report(out, o);
    return std::max(code,
                    print(format.render({.files = jobs->size(), .diagnostics = out}, render_options(o, true)), o));
  };
}

}  // namespace aicarbon::cli
