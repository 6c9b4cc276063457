// aicarbon sql JOB …: writes the job as an SQL query, for a database that already holds the records.
#include "cli/columns.hpp"
#include "cli/command/commands.hpp"
#include "cli/io/streams.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "render/sql/sql.hpp"
#include "report/row_outputs.hpp"
#include "rows/binding.hpp"
#include "rows/column_hours.hpp"
#include "rows/sql/columns.hpp"
#include "rows/unbound.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace of_sql {

constexpr Option job{.name = "JOB", .help = "a job; - is standard input", .offers = Offers::files, .required = true};
constexpr Option columns{
    .name = "--columns",
    .value = "FILE|LIST",
    .help = "columns of the records: a file with some of the records, or a list of NAME:number and NAME:text, "
            "separated by commas",
    .offers = Offers::files,
    .required = true};
constexpr Option table_name{
    .name = "--table", .value = "NAME", .help = "the table that holds the records", .required = true};
constexpr Option dialect{.name = "--dialect",
                         .value = "NAME",
                         .help = "SQL dialect of the query: {}",
                         .choices = options::names_in<render::dialects>,
                         .required = true};
constexpr Option key{.name = "--key",
                     .value = "COLUMN,…",
                     .help = "columns of the records to include in each row",
                     .repeats = true,
                     .comma = true};
constexpr Option totals{.name = "--totals",
                        .help = "select sums over all rows, each with the number of rows whose value is unknown"};
constexpr Option by{
    .name = "--by", .value = "COLUMN,…", .help = "columns to group the totals by", .repeats = true, .comma = true};
constexpr Option bind{
    .name = "--bind",
    .value = "COLUMN=PATH",
    .help =
        "bind COLUMN to the field at PATH (default: the field whose path is the column name, or the only stated field with that name)",
    .repeats = true};
constexpr Option own[] = {job, columns, table_name, dialect, key, totals, by, bind, options::deny};
constexpr Options listed[] = {own, options::overlays, options::messages};

// One fault for each name in `wanted` that is not a column of the records.
Diagnostics unknown_columns(std::span<const std::string> wanted, std::span<const std::string> header,
                            std::string_view flag) {
  const std::vector<std::string_view> names(header.begin(), header.end());
  Diagnostics faults;
  for (const std::string& name : wanted)
    if (std::ranges::find(header, name) == header.end())
      faults.push_back(diag::make(diag::bad_binding, fmt::format("{} names \"{}\", which is not a column", flag, name),
                                  diag::did_you_mean(name, names)));
  return faults;
}

// The columns of the records: listed on the command line, or read from a file.
Result<std::vector<rows::sql::DescribedColumn>> described_columns(const std::string& text,
                                                                  const rows::sql::BindHeader& bound_to,
                                                                  const SourceText& source, const Catalog& catalog) {
  if (const auto list = rows::sql::listed_columns(text)) {
    std::vector<std::string> header;
    for (const auto& column : *list) header.push_back(column.name);
    const auto bound = bound_to(header);
    if (!bound) return bound.notes;
    auto described = rows::sql::describe_columns(*list, *bound, source, catalog);
    described.notes.insert(described.notes.begin(), bound.notes.begin(), bound.notes.end());
    return described;
  }
  ReadState state;
  auto bytes = open_bytes(text, state);
  if (bytes) return rows::sql::describe_columns(text, *std::move(bytes), bound_to);
  for (Diagnostic& d : bytes.notes) d.help = "give a file of records, or a list such as NAME:number,NAME:text";
  return std::move(bytes.notes);
}

Outcome run(const Request& request) {
  Diagnostics found;
  const auto catalog = load_catalog(request).noted_in(found);
  const auto source = read_file(request.text(job)).noted_in(found);
  const auto bindings = rows::read_bindings(request.list(bind)).noted_in(found);
  const auto keys = request.list(key);
  const auto groups = request.list(by);
  const bool summed = request.flag(totals) || !groups.empty();
  if (summed && !keys.empty())
    found.push_back(diag::make(diag::usage, "--key selects columns of each row, but totals have no rows",
                               "group the totals with --by"));
  if (has_errors(found)) return failure(std::move(found));
  std::vector<rows::ColumnUse> uses;
  const auto bound_to = [&](std::span<const std::string> header) -> Result<std::vector<rows::Bound>> {
    Diagnostics faults = unknown_columns(keys, header, "--key");
    faults += unknown_columns(groups, header, "--by");
    auto made = rows::bind(header, *bindings, *source, rows::Cells::numbers).noted_in(faults);
    if (!made || has_errors(faults)) return faults;
    uses = std::move(made->columns);
    if (!made->bound.empty()) faults += rows::amounts_of_template(made->bound, made->fields);
    for (const rows::ColumnUse& use : uses)
      if (auto unbound = rows::measured_but_unbound(use, *bindings, made->bound, made->fields))
        faults.push_back(std::move(*unbound));
    return {std::move(made->bound), std::move(faults)};
  };
  const auto known = described_columns(request.text(columns), bound_to, *source, *catalog).noted_in(found);
  if (!known) {
    std::erase_if(found, [](const Diagnostic& d) { return d.severity != Severity::error; });
    return failure(std::move(found));
  }
  const std::string table = request.text(table_name);
  render::SqlText layout{fmt::format("aicarbon {}: {} applied to the rows of {}, for {}; NULL means unknown", version,
                                     request.text(job), table, request.text(dialect)),
                         table,
                         {},
                         summed ? groups : keys,
                         summed};
  std::vector<std::string> outputs;
  for (const auto& row : report::row_outputs) {
    layout.columns.emplace_back(row.column);
    outputs.emplace_back(row.output);
  }
  const auto query = rows::sql::plan(*source, *catalog, *known, outputs).noted_in(found);
  if (!query) return failure(std::move(found));
  const auto& of = *std::ranges::find(render::dialects(), request.text(dialect), &render::Dialect::name);
  Outcome outcome = text(render::sql(*query, layout, of));
  outcome.remark = in_words(uses, {}, [&](const std::string& column) -> std::string {
    const auto& kept = layout.keys;
    if (std::ranges::find(kept, column) == kept.end()) return "ignored";
    return summed ? "groups the totals" : "passed through";
  });
  outcome.messages = std::move(found);
  outcome.messages += each_once(warnings_of(rows::with_units_of_columns(*source, uses), *catalog));
  outcome.messages += rows::notes_of_hours(*source, *catalog, rows::plain_hours(uses));
  const auto is_said = [said = outcome.messages](const Diagnostic& d) {
    return std::ranges::find(said, d.code, &Diagnostic::code) != said.end();
  };
  Diagnostics readings = rows::of_columns(query->readings, uses, source->name);
  std::erase_if(readings, is_said);
  outcome.messages += readings;
  return outcome;
}

}  // namespace of_sql

const Command sql_command{
    "sql", "write a job as an SQL query, for a database that already holds the records",
    "  aicarbon sql job.json --columns records.csv --table jobs --key job_id --dialect duckdb\n"
    "  aicarbon sql job.json --columns device_time_h:number,grid:text,team:text --table jobs --by team --dialect postgres\n",
    of_sql::listed, of_sql::run};

}  // namespace aicarbon::cli
