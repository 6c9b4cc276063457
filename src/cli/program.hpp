// The program: its options, its commands (one file each), what they share.
#pragma once

#include <aicarbon/aicarbon.hpp>

#include "cli/files.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::cli {

/// Exit codes, as the manual promises them.
enum Exit : int { done = 0, answer_is_no = 1, user_error = 2, io_error = 3, our_fault = 4 };

/// Options that several commands share.
struct Options {
  std::string color = "auto";
  bool ascii = false;
  int width = 0;  ///< 0: the terminal's, else 100
  std::vector<std::string> catalogs;
  std::size_t samples = 10'000;
  std::uint64_t seed = 1;
  std::string until;     ///< instead of samples: the precision they must reach
  unsigned threads = 0;  ///< 0: as many as the machine has
  std::vector<std::string> deny;
  std::string format;
  std::vector<std::string> outputs;
  bool all = false;
};

/// A subcommand: its row in the registry makes it, help, completion and docs follow from what it adds.
struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view examples;
  void (*add)(CLI::App& command, Options& options, std::function<int()>& run);
  bool looks_at_others = false;  ///< it prints the whole tree of commands
};
std::span<const Command> commands();

// One function a command, each in its own file.
void add_estimate(CLI::App& command, Options& options, std::function<int()>& run);
void add_validate(CLI::App& command, Options& options, std::function<int()>& run);
void add_compare(CLI::App& command, Options& options, std::function<int()>& run);
void add_check(CLI::App& command, Options& options, std::function<int()>& run);
void add_explain(CLI::App& command, Options& options, std::function<int()>& run);
void add_hardware(CLI::App& command, Options& options, std::function<int()>& run);
void add_sensitivity(CLI::App& command, Options& options, std::function<int()>& run);
void add_sweep(CLI::App& command, Options& options, std::function<int()>& run);
void add_batch(CLI::App& command, Options& options, std::function<int()>& run);
void add_render(CLI::App& command, Options& options, std::function<int()>& run);
void add_catalog(CLI::App& command, Options& options, std::function<int()>& run);
void add_schema(CLI::App& command, Options& options, std::function<int()>& run);
void add_init(CLI::App& command, Options& options, std::function<int()>& run);
void add_completion(CLI::App& command, Options& options, std::function<int()>& run);
void add_reference(CLI::App& command, Options& options, std::function<int()>& run);

/// The whole tree of commands and options.
struct Program {
  CLI::App app;
  Options options;
  std::string chosen;
  std::function<int()> run;
  /// With the first word of the command line: when it is a command that does not look at the others, only its options are made.
  explicit Program(std::string_view first_word);
};

// --- shared by commands ---------------------------------------------------------------------------------------------------------

/// The check of an option that takes one of a few words; completions and the man page offer them.
CLI::Validator one_of(const std::vector<std::string>& choices);

void add_catalog_option(CLI::App& command, Options& options);
void add_sampling_options(CLI::App& command, Options& options);
void add_until_option(CLI::App& command, Options& options);
void add_output_options(CLI::App& command, Options& options, const std::vector<std::string>& formats);
template <class Document>
void add_output_options(CLI::App& command, Options& options, std::span<const Format<Document>> formats) {
  std::vector<std::string> names;
  for (const auto& row : formats) names.emplace_back(row.name);
  add_output_options(command, options, names);
}
void add_text_options(CLI::App& command, Options& options);

/// The built-in catalog with the overlays of --catalog.
std::optional<Catalog> load_catalog(const Options& options, Diagnostics& out);

/// A job or a report that was saved, estimated or read; `source` is the text it came from.
struct Loaded {
  Compared of;
  Uncertainty uncertainty;
  SourceText source;
};

/// The jobs of a run, and the envelope that the run itself would give a report.
struct Run {
  ReportFile envelope;
  std::vector<Loaded> jobs;
};

/// Of several, all must be sound before anything is computed.
std::optional<Run> load(const std::vector<std::string>& names, const Options& options, Diagnostics& out);

/// Jobs and saved reports → one report file.
std::optional<ReportFile> load_reports(const std::vector<std::string>& names, const Options& options, Diagnostics& out);

/// Writes a report to where the options say; warnings that are denied end it before anything is written.
int deliver(const ReportFile& file, const Options& options, Diagnostics& out);

/// A format by its name and the ending of its files.
struct FormatName {
  std::string_view name, ending;
};

/// Writes what `text` makes, format by format, to where the options say.
int deliver_as(std::span<const FormatName> formats,
               const std::function<std::string(std::size_t, const RenderOptions&)>& text, const Options& options,
               Diagnostics& out);

template <class Document>
std::vector<FormatName> names_of(std::span<const Format<Document>> formats) {
  std::vector<FormatName> names;
  for (const auto& row : formats) names.push_back({row.name, row.ending.empty() ? row.name : row.ending});
  return names;
}

/// Writes a document in the formats of its registry.
template <class Document>
int deliver(const Document& document, std::span<const Format<Document>> formats, const Options& options,
            Diagnostics& out) {
  const auto names = names_of(formats);
  return deliver_as(
      names, [&](std::size_t k, const RenderOptions& how) { return formats[k].render(document, how); }, options, out);
}

/// Prints diagnostics on standard error and gives the exit code they stand for.
int report(Diagnostics& diagnostics, const Options& options);

/// Prints a text on standard output.
int print(std::string_view text, const Options& options);

RenderOptions render_options(const Options& options, bool to_stdout);
EstimateOptions estimate_options(const Options& options);

}  // namespace aicarbon::cli
