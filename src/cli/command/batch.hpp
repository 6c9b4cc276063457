// The two forms of aicarbon batch: a template with records (batch.cpp), and a file of whole jobs (batch_jobs.cpp).
#pragma once

#include <aicarbon/aicarbon.hpp>

#include "cli/command.hpp"
#include "cli/io/streams.hpp"
#include "cli/options.hpp"
#include "cli/outcome.hpp"

#include "rows/usage.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::cli::of_batch {

inline constexpr Option job{
    .name = "TEMPLATE",
    .help = "a job used as a template, whose values the columns replace; without RECORDS, a file with one job per line",
    .offers = Offers::files,
    .required = true};
inline constexpr Option records{
    .name = "RECORDS", .help = "CSV or JSON Lines, plain, .gz or .zst; - is standard input", .offers = Offers::files};
inline std::string short_word(std::string_view word) {
  return word.empty() || word.size() > 32 ? "must have 1 to 32 bytes" : "";
}
inline constexpr Option bind{
    .name = "--bind",
    .value = "COLUMN=PATH[ UNIT]",
    .help =
        "bind COLUMN to the field at PATH, with the unit of its numbers after a space; COLUMN alone binds it to the only field of that name, and COLUMN= leaves it unbound (default: by its name, if that is a path or contains a unit)",
    .repeats = true};
inline constexpr Option absent{
    .name = "--na",
    .value = "WORD",
    .help = "a further word that means the same as an empty cell, besides N/A, nan, None, - and others",
    .check = short_word,
    .repeats = true};
inline constexpr Option decimal{
    .name = "--decimal", .value = "SIGN", .help = "decimal sign of a CSV file: {}", .fallback = "point", .choices = [] {
      return Words{"point", ",", "comma"};
    }};
inline constexpr Option delimiter{
    .name = "--delimiter",
    .value = "CHAR",
    .help = "delimiter of a CSV file: one of , ; tab | (default: the most frequent of these in the header)",
    .choices = [] {
      return Words{",", ";", "tab", "|"};
    }};
inline constexpr Option empty{.name = "--empty",
                              .value = "WHAT",
                              .help = "what an empty cell means: unknown, or template (the value of the template)",
                              .fallback = "unknown",
                              .choices = [] {
                                return Words{"unknown", "template"};
                              }};
inline constexpr Option digits{.name = "--digits",
                               .value = "N",
                               .help = "significant digits in CSV rows: 6, or full (the fewest that read back exactly)",
                               .fallback = "6",
                               .choices = [] {
                                 return Words{"6", "full"};
                               }};
inline constexpr Option totals{.name = "--totals", .help = "print sums over all rows, as a report with ranges"};
inline constexpr Option by{
    .name = "--by", .value = "COLUMN,…", .help = "columns to group the totals by", .repeats = true, .comma = true};
inline constexpr Option on_error{.name = "--on-error",
                                 .value = "WHAT",
                                 .help = "what to do with an invalid record: {}",
                                 .fallback = "stop",
                                 .choices = [] {
                                   return Words{"stop", "skip"};
                                 }};
inline constexpr Option rejects{.name = "--rejects",
                                .value = "FILE",
                                .help = "list the rejected records in FILE as CSV: row, line, column, code and reason",
                                .offers = Offers::files,
                                .writes = true};
inline constexpr Option max_rejects{.name = "--max-rejects",
                                    .value = "N",
                                    .help =
                                        "stop after more than N rejected records; 0 allows none (default: no limit)",
                                    .check = whole_number<0, std::numeric_limits<std::uint64_t>::max()>};
inline Words format_names() {
  Words names{"jsonl"};
  for (const auto& row : formats()) names.push_back(row.name);
  return names;
}
inline constexpr Option format{.name = "--format",
                               .value = "FORMAT",
                               .help =
                                   "format of rows: csv (default) or jsonl; of totals: as for estimate (default table)",
                               .choices = format_names};
// The formats of rows. Totals have those of a report.
inline constexpr FormatName row_formats[] = {{"csv", "csv"}, {"jsonl", "jsonl"}};
inline constexpr Option samples{.name = "--samples",
                                .value = "N",
                                .help = "number of samples for the ranges of totals; 0 computes best values only",
                                .fallback = "1000",
                                .check = options::samples.check};
inline Words usage_names() {
  Words names;
  for (const rows::UsageForm& form : rows::usage_forms()) names.push_back(form.name);
  return names;
}
inline constexpr Option usage{.name = "--usage",
                              .value = "FORM",
                              .help =
                                  "RECORDS, or TEMPLATE if it is the only file, is a usage file of models behind an "
                                  "API, of the form {}; without TEMPLATE, of no place and hardware",
                              .choices = usage_names};
inline constexpr Option print_job{
    .name = "--print-job",
    .help = "with --usage: print a job of the sums of the file, a phase for each model, and estimate nothing"};
inline constexpr Option own[] = {job,
                                 records,
                                 usage,
                                 print_job,
                                 bind,
                                 absent,
                                 decimal,
                                 delimiter,
                                 empty,
                                 digits,
                                 totals,
                                 by,
                                 on_error,
                                 rejects,
                                 max_rejects,
                                 format,
                                 options::output,
                                 options::deny,
                                 options::all,
                                 samples,
                                 options::seed,
                                 options::threads};
inline constexpr Options listed[] = {own, options::overlays, options::screen};

/// The outputs that a row can have.
std::vector<std::string> row_keys();

bool warns(const Diagnostics& messages);

/// "1 row", "2 rows".
std::string counted(std::uint64_t n, std::string_view what);

/// A warning if something wrote to the file while its `n` records were read; otherwise no message. A log may grow, so
/// this is not an error.
Diagnostics changed_meanwhile(const ReadState& state, const std::string& file, std::uint64_t n, std::string_view what);

/// The file and the format of the rows.
struct RowTarget {
  std::string file = "-";
  bool json = false;
};

/// Rows are written while they are computed, so they have one file, whose extension, or else --format, determines the
/// format.
Result<RowTarget> target_of_rows(const Request& request);

/// The file of the records: the second file or, of usage records with the built-in template, the only one.
std::string file_of_records(const Request& request);

Outcome whole_jobs(const Request& request);

}  // namespace aicarbon::cli::of_batch
