// aicarbon sql JOB …: the job as a query, for an engine that already holds the records.
#include "cli/program.hpp"

#include "diag/codes.hpp"
#include "render/sql/sql.hpp"
#include "report/row_outputs.hpp"
#include "rows/binding.hpp"
#include "rows/sql/columns.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace aicarbon::cli {
namespace {

struct Request {
  std::string job, columns, table, dialect;
  std::vector<std::string> bind, key, by;
  bool totals = false;
};

std::vector<rows::Binding> bindings(std::span<const std::string> told, Diagnostics& out) {
  std::vector<rows::Binding> all;
  for (const std::string& text : told) {
    const auto equals = text.rfind("=/");
    if (equals == std::string::npos || equals == 0)
      out.push_back(diag::make(diag::bad_binding, fmt::format("\"{}\" binds nothing", text),
                               "write COLUMN=PATH, for example --bind hours=/phases/run/activity/device_time"));
    else all.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return all;
}

table::ReadBytes bytes_of(std::FILE* file) {
  const std::shared_ptr<std::FILE> open(file, [](std::FILE* f) { std::fclose(f); });
  return [open](char* out, std::size_t size) -> std::ptrdiff_t {
    const std::size_t n = std::fread(out, 1, size, open.get());
    return n == 0 && std::ferror(open.get()) != 0 ? -1 : static_cast<std::ptrdiff_t>(n);
  };
}

// Columns that pass through, or group, must be there.
void check_names(std::span<const std::string> wanted, std::span<const std::string> header, std::string_view flag,
                 Diagnostics& out) {
  const std::vector<std::string_view> names(header.begin(), header.end());
  for (const std::string& name : wanted)
    if (std::ranges::find(header, name) == header.end())
      out.push_back(diag::make(diag::bad_binding, fmt::format("{} names \"{}\", which is no column", flag, name),
                               diag::did_you_mean(name, names)));
}

int run_sql(const Request& r, const Options& o) {
  Diagnostics out;
  const auto catalog = load_catalog(o, out);
  const auto job = read_file(r.job, out);
  const auto told = bindings(r.bind, out);
  const bool totals = r.totals || !r.by.empty();
  if (totals && !r.key.empty())
    out.push_back(diag::make(diag::usage, "totals have no rows for --key to tell apart", "group them with --by"));
  if (has_errors(out)) return report(out, o);
  const auto bound_to = [&](std::span<const std::string> header) {
    check_names(r.key, header, "--key", out);
    check_names(r.by, header, "--by", out);
    auto bound = rows::bind(header, told, *job, out);
    if (has_errors(out)) bound.reset();
    return bound;
  };
  std::optional<std::vector<rows::sql::DescribedColumn>> columns;
  if (const auto list = rows::sql::listed_columns(r.columns)) {
    std::vector<std::string> header;
    for (const auto& column : *list) header.push_back(column.name);
    if (const auto bound = bound_to(header)) columns = rows::sql::describe_columns(*list, *bound, *job, *catalog, out);
  } else if (std::FILE* file = std::fopen(r.columns.c_str(), "rb")) {
    columns = rows::sql::describe_columns(r.columns, bytes_of(file), bound_to, out);
  } else {
    out.push_back(diag::make(diag::cannot_read, fmt::format("cannot read \"{}\"", r.columns),
                             "a file of records, or columns as NAME:number,NAME:text"));
  }
  if (!columns) return report(out, o);
  render::SqlText text{fmt::format("aicarbon {}: {} over the rows of {}, for {}; NULL is unknown", AICARBON_VERSION,
                                   r.job, r.table, r.dialect),
                       r.table,
                       {},
                       totals ? r.by : r.key,
                       totals};
  std::vector<std::string> outputs;
  for (const auto& row : report::row_outputs) {
    text.columns.emplace_back(row.column);
    outputs.emplace_back(row.output);
  }
  const auto query = rows::sql::plan(*job, *catalog, *columns, outputs, out);
  if (!query) return report(out, o);
  const auto dialect = std::ranges::find(render::dialects(), r.dialect, &render::Dialect::name);
  return print(render::sql(*query, text, *dialect), o);
}

}  // namespace

void add_sql(CLI::App& command, Options& o, std::function<int()>& run) {
  auto request = std::make_shared<Request>();
  std::vector<std::string> names;
  for (const auto& dialect : render::dialects()) names.emplace_back(dialect.name);
  command.add_option("JOB", request->job, "a job; - is standard input")->type_name("")->required();
  command
      .add_option(
          "--columns", request->columns,
          "the columns of the records: a file of some of them, or NAME:number and NAME:text with commas between")
      ->type_name("FILE|LIST")
      ->required();
  command.add_option("--table", request->table, "the table that holds them")->type_name("NAME")->required();
  command.add_option("--dialect", request->dialect, "of the query")
      ->type_name("NAME")
      ->required()
      ->check(one_of(names));
  command.add_option("--key", request->key, "columns of the records that pass through")
      ->type_name("COLUMN,…")
      ->delimiter(',');
  command.add_flag("--totals", request->totals, "sums, and beside each how many rows have no figure");
  command.add_option("--by", request->by, "columns that group the totals")->type_name("COLUMN,…")->delimiter(',');
  command.add_option("--bind", request->bind, "where a column is put in the job; may be given several times")
      ->type_name("COLUMN=PATH")
      ->take_all();
  add_catalog_option(command, o);
  run = [request, &o] { return run_sql(*request, o); };
}

}  // namespace aicarbon::cli
