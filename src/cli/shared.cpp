// What commands share: options, catalog, loading, delivering, messages.
#include "cli/program.hpp"
#include "cli/terminal.hpp"

#include "diag/codes.hpp"
#include "report/precision.hpp"
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

void add_until_option(CLI::App& command, Options& o) {
  command
      .add_option(
          "--until", o.until,
          fmt::format(
              "instead of --samples: 1%, … : draw {}, 2,000, 4,000 … up to {} samples, until the standard errors "
              "of P5 and P95 are this share of best",
              "1,000", "1,000,000"))
      ->type_name("SHARE")
      ->check(CLI::Validator(
          [](const std::string& text) {
            return report::read_precision(text) ? std::string{}
                                                : "\"" + text + "\" is no share between 0 and 1, such as 1% or 0.01";
          },
          ""))
      ->excludes("--samples");
}

void add_output_options(CLI::App& command, Options& o, const std::vector<std::string>& names) {
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
