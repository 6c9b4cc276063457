// What commands share: options, catalog, loading, delivering, messages.
#include "cli/program.hpp"
#include "cli/terminal.hpp"

#include "diag/codes.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace aicarbon::cli {

void add_catalog_option(CLI::App& command, Options& o) {
  command
      .add_option("--catalog", o.catalogs, "lay the tables of DIR over the catalog; the same id replaces, others add")
      ->type_name("DIR")
      ->take_all();
}

void add_sampling_options(CLI::App& command, Options& o) {
  command
      .add_option("--samples", o.samples,
                  fmt::format("samples for the ranges; 0: best values only (default {})", study::default_samples))
      ->type_name("N")
      ->check(CLI::Range(std::size_t{0}, study::most_samples).description(""));
  command.add_option("--seed", o.seed, fmt::format("seed of the draws (default {})", study::default_seed))
      ->type_name("N")
      ->check(CLI::Validator(CLI::NonNegativeNumber).description(""));
  command.add_option("--threads", o.threads, "threads; changes the speed, never a bit (default: the machine's)")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U).description(""));
}

void add_output_options(CLI::App& command, Options& o) {
  std::vector<std::string> names;
  for (const FormatRow& row : formats()) names.emplace_back(row.name);
  command
      .add_option("--format", o.format, fmt::format("of standard output: {} (default table)", fmt::join(names, ", ")))
      ->type_name("FORMAT")
      ->check(one_of(names));
  command
      .add_option("-o,--output", o.outputs,
                  "write to a file, in its format or that of its ending; may be given several times")
      ->type_name("[FORMAT:]FILE")
      ->take_all();
  command.add_flag("--all", o.all, "every assumption and every line that is not estimated");
  command.add_option("--deny", o.deny, "warnings: end with 2 when there is a warning, before anything is printed")
      ->type_name("WHAT")
      ->check(one_of({"warnings"}));
}

void add_text_options(CLI::App& command, Options& o) {
  command.add_option("--color", o.color, "always, never or auto: when the stream is a terminal (default auto)")
      ->type_name("WHEN")
      ->check(one_of({"always", "never", "auto"}));
  command.add_flag("--ascii", o.ascii, "draw with ASCII only");
  command.add_option("--width", o.width, "columns (default: the terminal's, else 100)")
      ->type_name("N")
      ->check(CLI::Range(40, 400).description(""));
}

std::optional<Catalog> load_catalog(const Options& o, Diagnostics& out) {
  Catalog catalog = builtin_catalog();
  for (const std::string& directory : o.catalogs) {
    const auto files = read_directory(directory, out);
    if (!files) return std::nullopt;
    overlay(catalog, directory, *files, out);
  }
  if (!o.catalogs.empty() && !has_errors(out)) {
    Diagnostics faults;
    lint(catalog, faults);
    std::erase_if(faults, [](const Diagnostic& d) { return d.severity != Severity::error; });
    out.insert(out.end(), faults.begin(), faults.end());
  }
  if (has_errors(out)) return std::nullopt;
  return catalog;
}

std::optional<ReportFile> load_reports(const std::vector<std::string>& names, const Options& o, Diagnostics& out) {
  auto catalog = load_catalog(o, out);
  if (!catalog) return std::nullopt;
  std::vector<Inventory> inventories;
  std::vector<ReportFile> saved;
  std::vector<bool> is_saved;  // in the order of the names
  for (const std::string& name : names) {
    const auto source = read_file(name, out);
    if (!source) continue;
    if (schema_of(*source) == "aicarbon.report/1") {
      if (auto file = read_report(*source, out)) {
        saved.push_back(std::move(*file));
        is_saved.push_back(true);
      }
      continue;
    }
    if (auto inventory = prepare(*source, *catalog, out)) {
      inventories.push_back(std::move(*inventory));
      is_saved.push_back(false);
    }
  }
  if (has_errors(out)) return std::nullopt;
  if (inventories.empty() && saved.size() == 1) return std::move(saved.front());
  const EstimateOptions options = estimate_options(o);
  const Progress progress(fmt::format("sampling {} rows", options.samples));
  std::vector<Report> reports;
  std::size_t next_saved = 0;
  std::size_t next_job = 0;
  for (const bool from_file : is_saved) {
    if (from_file) std::ranges::move(saved[next_saved++].reports, std::back_inserter(reports));
    else reports.push_back(estimate(inventories[next_job++], options));
  }
  return report_file(std::move(reports), *catalog, options);
}

namespace {

struct Target {
  std::string format;
  std::string file;
};

const FormatRow& format_named(std::string_view name) { return *std::ranges::find(formats(), name, &FormatRow::name); }

// "json:out.txt", or "out.json"; a name that says nothing takes the format asked for.
Target target_of(const std::string& output, const std::string& asked) {
  for (const FormatRow& row : formats())
    if (output.starts_with(std::string(row.name) + ":"))
      return {std::string(row.name), output.substr(row.name.size() + 1)};
  for (const FormatRow& row : formats())
    if (output.ends_with("." + std::string(row.ending.empty() ? row.name : row.ending)))
      return {std::string(row.name), output};
  return {asked, output};
}

int denied(const ReportFile& file, const Options& o) {
  Diagnostics warnings;
  for (const Report& r : file.reports)
    for (const WarningReport& w : r.warnings) {
      if (w.severity != "warning") continue;
      Location at;
      at.file = r.name;
      at.path = w.path;
      Diagnostic d;
      d.code = std::stoi(w.code.substr(2));
      d.severity = Severity::warning;
      d.message = w.message;
      d.help = w.help;
      d.at = at;
      warnings.push_back(std::move(d));
    }
  if (warnings.empty()) return done;
  (void)report(warnings, o);
  write_stderr("warnings are denied: nothing was printed\n");
  return user_error;
}

}  // namespace

int deliver(const ReportFile& file, const Options& o, Diagnostics& out) {
  if (!o.deny.empty())
    if (const int code = denied(file, o); code != done) return code;
  const std::string format = o.format.empty() ? "table" : o.format;
  std::vector<Target> targets;
  for (const std::string& output : o.outputs) targets.push_back(target_of(output, format));
  if (o.outputs.empty() || !o.format.empty()) {
    if (std::ranges::none_of(targets, [](const Target& t) { return t.file == "-"; })) targets.push_back({format, "-"});
  }
  for (const Target& target : targets) {
    const std::string text = format_named(target.format).render(file, render_options(o, target.file == "-"));
    const Written written = write_file(target.file, text, out);
    if (written == Written::failed) return report(out, o);
    if (written == Written::closed_pipe) return done;
  }
  return done;
}

int report(Diagnostics& diagnostics, const Options& o) {
  diag::sort(diagnostics);
  const bool paint = colour_on(o.color, Stream::err);
  std::string text;
  int code = done;
  for (const Diagnostic& d : diagnostics) {
    text += diag::format(d, paint, o.ascii);
    if (d.severity != Severity::error) continue;
    const int stands_for = d.code == diag::cannot_read || d.code == diag::cannot_write ? io_error : user_error;
    code = std::max(code, stands_for);
  }
  write_stderr(text);
  return code;
}

int print(std::string_view text, const Options& o) {
  Diagnostics out;
  return write_stdout(text, out) == Written::failed ? report(out, o) : done;
}

RenderOptions render_options(const Options& o, bool to_stdout) {
  RenderOptions r;
  r.ascii = o.ascii;
  r.all = o.all;
  r.width = o.width > 0 ? o.width : (to_stdout ? terminal_width() : default_width);
  r.colour = to_stdout && colour_on(o.color, Stream::out);
  return r;
}

EstimateOptions estimate_options(const Options& o) {
  constexpr unsigned most_by_default = 8;
  const unsigned threads =
      o.threads > 0 ? o.threads : std::clamp(std::thread::hardware_concurrency(), 1U, most_by_default);
  return {o.samples, o.seed, threads};
}

}  // namespace aicarbon::cli
