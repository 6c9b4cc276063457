// Options that several commands have. A command lists the groups, or the single rows, that it reads.
#pragma once

#include "cli/io/terminal.hpp"
#include "cli/log.hpp"
#include "cli/outcome.hpp"
#include "cli/request.hpp"
#include "cli/targets.hpp"

#include <cstdint>
#include <limits>

namespace aicarbon::cli::options {

/// The names of a registry's rows, as choices.
template <auto registry>
Words names_in() {
  Words names;
  for (const auto& row : registry()) names.push_back(row.name);
  return names;
}

inline Words color_choices() { return {"always", "never", "auto"}; }
inline Words deny_choices() { return {"warnings"}; }
std::string not_a_precision(std::string_view text);

// --- every command ---------------------------------------------------------------------------------------------------------------

inline constexpr Option verbose{.name = "--verbose",
                                .letter = "-v",
                                .help = "print on standard error what the program does; -vv prints details",
                                .repeats = true};
/// The variable that asks for the log where no option can.
inline constexpr std::string_view log_variable = "AICARBON_LOG";
/// How much to log: -v and -vv, or else the variable AICARBON_LOG. An unknown level there is an error.
Result<log::Level> log_level_of(const Request& request);

// --- the screen ------------------------------------------------------------------------------------------------------------------

inline constexpr Option color{
    .name = "--color", .value = "WHEN", .help = "when to use color: {}", .fallback = "auto", .choices = color_choices};
inline constexpr Option ascii{.name = "--ascii", .help = "draw with ASCII characters only"};
inline constexpr Option width{
    .name = "--width",
    .value = "N",
    .help = "width in columns (default: that of the terminal, else the variable COLUMNS, else 100)",
    .check = whole_number<40, 400>};
inline constexpr Option messages[] = {color, ascii};       ///< options of a command that prints plain text
inline constexpr Option screen[] = {color, ascii, width};  ///< options of a command that prints a document

// --- sampling --------------------------------------------------------------------------------------------------------------------

inline constexpr Option samples{.name = "--samples",
                                .value = "N",
                                .help = "number of samples for the ranges; 0 computes best values only",
                                .fallback = "10000",
                                .check = whole_number<0, 1'000'000>};
inline constexpr Option seed{.name = "--seed",
                             .value = "N",
                             .help = "seed of the random numbers",
                             .fallback = "1",
                             .check = whole_number<0, std::numeric_limits<std::uint64_t>::max()>};
inline constexpr Option threads{
    .name = "--threads",
    .value = "N",
    .help = "number of threads; results do not depend on it (default: one per processor, up to 8)",
    .check = whole_number<1, 256>};
inline constexpr Option sampling[] = {samples, seed, threads};
inline constexpr Option until{
    .name = "--until",
    .value = "SHARE",
    .help = "instead of --samples: draw 1,000, 2,000, 4,000 … up to 1,000,000 samples, until the standard "
            "errors of P5 and P95 are at most SHARE of the best value, such as 1%",
    .check = not_a_precision,
    .excludes = "--samples"};

// --- the catalog -----------------------------------------------------------------------------------------------------------------

inline constexpr Option catalog{
    .name = "--catalog",
    .value = "DIR",
    .help = "overlay the catalog with the tables in DIR: a row replaces the row with the same id, or is added",
    .offers = Offers::directories,
    .repeats = true};
inline constexpr Option overlays[] = {catalog};

// --- output ----------------------------------------------------------------------------------------------------------------------

/// `--format` for a document with a registry of formats.
template <auto registry>
inline constexpr Option format_of{.name = "--format",
                                  .value = "FORMAT",
                                  .help = "format of standard output: {}",
                                  .fallback = "table",
                                  .choices = names_in<registry>};
inline constexpr Option output{.name = "--output",
                               .letter = "-o",
                               .value = "[FORMAT:]FILE",
                               .help = "write to FILE; the format is FORMAT, or else follows from the file extension",
                               .offers = Offers::files,
                               .writes = true,
                               .repeats = true};
template <auto registry>
std::string unknown_target(std::string_view text) {
  return not_a_target(text, names_of(registry()));
}
/// A row with a check of its values.
constexpr Option checked(Option row, std::string (*check)(std::string_view)) {
  row.check = check;
  return row;
}
inline constexpr Option deny{.name = "--deny",
                             .value = "WHAT",
                             .help = "{}: exit with 2 on any warning, without output",
                             .choices = deny_choices};
inline constexpr Option all{.name = "--all", .help = "show every assumption and every line that is not estimated"};
template <auto registry>
inline constexpr Option document[] = {format_of<registry>, checked(output, unknown_target<registry>), deny};

// --- values of options --------------------------------------------------------------------------------------------

/// The value of --threads, or else the number of processors, at most 8.
unsigned threads_of(const Request& request);
/// The values of --samples, --seed and --threads.
EstimateOptions sampling_of(const Request& request);
/// The value of --until; nothing if it is not given.
std::optional<double> precision_of(const Request& request);
/// The value of --width, else the width of the stream's terminal; nothing if there is neither, or no stream.
std::optional<int> width_of(const Request& request, std::optional<Stream> stream);
/// The values of --color, --ascii, --width and --all, if the command has them. Color and the width of the terminal are
/// used only for standard output.
RenderOptions rendering_of(const Request& request, bool to_stdout);

}  // namespace aicarbon::cli::options
