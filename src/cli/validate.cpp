// aicarbon validate JOB…: every fault, nothing computed.
#include "cli/program.hpp"

#include "diag/codes.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace {

std::string as_json(const Diagnostics& diagnostics) {
  static constexpr std::string_view severities[] = {"error", "warning", "note"};
  json::Writer w;
  w.begin_object();
  w.key("diagnostics");
  w.begin_list();
  for (const Diagnostic& d : diagnostics) {
    w.begin_object();
    const auto text = [&](std::string_view key, std::string_view value) {
      w.key(key);
      w.text(value);
    };
    const auto number = [&](std::string_view key, int value) {
      w.key(key);
      w.number(value);
    };
    text("code", code_name(d.code));
    text("severity", severities[static_cast<std::size_t>(d.severity)]);
    text("file", d.at.file);
    number("line", d.at.line);
    number("column", d.at.column);
    text("path", d.at.path);
    text("message", d.message);
    text("help", d.help);
    w.end_object();
  }
  w.end_list();
  w.end_object();
  return w.finish();
}

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
  command.add_option("--format", o.format, "text or json (default text)")
      ->type_name("FORMAT")
      ->check(one_of({"text", "json"}));
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
    if (o.format == "json") return std::max(code, print(as_json(out), o));
    (void)report(out, o);
    const auto errors = std::ranges::count(out, Severity::error, &Diagnostic::severity);
    const auto warnings = std::ranges::count(out, Severity::warning, &Diagnostic::severity);
    const std::string summary = errors > 0
                                    ? fmt::format("{} error{}, {} warning{}\n", errors, errors == 1 ? "" : "s",
                                                  warnings, warnings == 1 ? "" : "s")
                                    : fmt::format("sound: {} file{}, {} warning{}\n", jobs->size(),
                                                  jobs->size() == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
    return std::max(code, print(summary, o));
  };
}

}  // namespace aicarbon::cli
