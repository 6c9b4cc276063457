// Documents out: to standard output and to files, each in its format.
#include "cli/program.hpp"

#include "diag/codes.hpp"

#include <algorithm>

namespace aicarbon::cli {
namespace {

struct Target {
  std::size_t format;
  std::string file;
};

// "json:out.txt", or "out.json"; a name that says nothing takes the format asked for.
Target target_of(const std::string& output, std::size_t asked, std::span<const FormatName> formats) {
  for (std::size_t k = 0; k < formats.size(); ++k)
    if (output.starts_with(std::string(formats[k].name) + ":")) return {k, output.substr(formats[k].name.size() + 1)};
  for (std::size_t k = 0; k < formats.size(); ++k)
    if (output.ends_with("." + std::string(formats[k].ending))) return {k, output};
  return {asked, output};
}

int denied(const ReportFile& file, const Options& o) {
  Diagnostics warnings;
  for (const Report& r : file.reports)
    for (const WarningReport& w : r.warnings) {
      if (w.severity != "warning") continue;
      Diagnostic d;
      d.code = std::stoi(w.code.substr(2));
      d.severity = Severity::warning;
      d.message = w.message;
      d.help = w.help;
      d.at.file = r.name;
      d.at.path = w.path;
      warnings.push_back(std::move(d));
    }
  if (warnings.empty()) return done;
  (void)report(warnings, o);
  write_stderr("warnings are denied: nothing was printed\n");
  return user_error;
}

}  // namespace

int deliver_as(std::span<const FormatName> formats,
               const std::function<std::string(std::size_t, const RenderOptions&)>& text, const Options& o,
               Diagnostics& out) {
  const auto asked =
      o.format.empty()
          ? std::size_t{0}
          : static_cast<std::size_t>(std::ranges::find(formats, o.format, &FormatName::name) - formats.begin());
  std::vector<Target> targets;
  for (const std::string& output : o.outputs) targets.push_back(target_of(output, asked, formats));
  const bool to_stdout = std::ranges::any_of(targets, [](const Target& t) { return t.file == "-"; });
  if ((o.outputs.empty() || !o.format.empty()) && !to_stdout) targets.push_back({asked, "-"});
  for (const Target& target : targets) {
    const Written written = write_file(target.file, text(target.format, render_options(o, target.file == "-")), out);
    if (written == Written::failed) return report(out, o);
    if (written == Written::closed_pipe) return done;
  }
  return done;
}

int deliver(const ReportFile& file, const Options& o, Diagnostics& out) {
  if (!o.deny.empty())
    if (const int code = denied(file, o); code != done) return code;
  return deliver(file, formats(), o, out);
}

}  // namespace aicarbon::cli
