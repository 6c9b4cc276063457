// aicarbon sweep JOB --vary …: estimates a job at many values of some of its fields.
#include "cli/command/commands.hpp"
#include "cli/io/files.hpp"
#include "cli/io/terminal.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "report/sweep.hpp"
#include "rows/column_hours.hpp"
#include "workload/edit.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <sstream>

namespace aicarbon::cli {
namespace of_sweep {

constexpr Option job{.name = "JOB", .help = "a job; - is standard input", .offers = Offers::files, .required = true};
constexpr Option vary{.name = "--vary",
                      .value = "PATH=VALUES",
                      .help =
                          "a field and its values: /PATH=START:STOP:STEP[ unit] or /PATH=A,B,…; * matches catalog ids",
                      .repeats = true};
constexpr Option vary_file{.name = "--vary-file",
                           .value = "FILE",
                           .help = "read more --vary arguments from FILE, one per line",
                           .offers = Offers::files};
constexpr Option zip{.name = "--zip", .help = "pair values by position instead of taking every combination"};
constexpr Option objective{.name = "--objective",
                           .value = "METRIC",
                           .help = "metric to minimize, such as total, energy or per_unit/NAME",
                           .fallback = "total"};
constexpr Option top{.name = "--top",
                     .value = "N",
                     .help = "show only the N best points, best first",
                     .check = whole_number<1, 1'000'000>};
constexpr Option own[] = {job, vary, vary_file, zip, objective, top};
constexpr Option format = options::format_of<sweep_formats>;
constexpr Option more[] = {options::threads};
constexpr Options listed[] = {own, options::document<sweep_formats>, more, options::overlays, options::screen};

// The lines of a file, each with one field and its values. Empty lines and lines that begin with # are left out.
Result<std::vector<std::string>> lines_of(const std::string& file) {
  const auto text = read_file(file);
  if (!text) return text.notes;
  std::vector<std::string> lines;
  std::istringstream in(text->text);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

// The unit in the text of a value; empty if it has none.
std::string_view unit_of(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of("+-0123456789.eE "), text.size()));
}

// The warnings of the jobs in which one field has one of its values, other than those of the job itself. Of many numbers,
// only the first and the last are looked at, since a list of many is a range.
Diagnostics warnings_at_values(const SourceText& source, const Catalog& catalog,
                               std::span<const rows::ValueList> varied, const Diagnostics& of_job) {
  constexpr std::size_t many = 64;
  constexpr std::size_t shown = 3;
  struct Found {
    Diagnostic diagnostic;
    std::vector<std::string> texts;
  };
  Diagnostics messages;
  for (const rows::ValueList& values : varied) {
    const json::Field* const field = workload::field_at(values.path);
    std::vector<std::string> texts = values.texts;
    if (field->has_suffix && texts.size() > many) texts = {texts.front(), texts.back()};
    std::vector<Found> found;
    for (const std::string& text : texts) {
      const workload::Edit edit{values.path, workload::as_json(text, *field)};
      const auto job_with = workload::edited(source, {&edit, 1});
      if (!job_with) continue;
      for (Diagnostic& d : warnings_of({source.name, *job_with}, catalog)) {
        const auto same = [&](const Diagnostic& other) { return other.code == d.code && other.message == d.message; };
        const bool is_said = d.severity == Severity::warning || rows::is_about_hours(d);
        if (!is_said || std::ranges::any_of(of_job, same)) continue;
        const bool of_value = rows::is_about_hours(d) && workload::plain_path(d.at.path) == values.path;
        if (of_value && rows::are_plain_hours(unit_of(text))) continue;  // said by notes_of_hours
        const auto at = std::ranges::find_if(found, [&](const Found& f) { return same(f.diagnostic); });
        if (at == found.end()) found.push_back({std::move(d), {text}});
        else if (at->texts.back() != text) at->texts.push_back(text);
      }
    }
    for (Found& f : found) {
      const std::size_t others = f.texts.size() - std::min(f.texts.size(), shown);
      f.texts.resize(f.texts.size() - others);
      f.diagnostic.message += fmt::format(" (with {} = {}{})", values.path, fmt::join(f.texts, ", "),
                                          others > 0 ? fmt::format(" and {} more", others) : "");
      messages.push_back(std::move(f.diagnostic));
    }
  }
  return messages;
}

// Notes about hours among the values whose unit does not say what they are of.
Diagnostics notes_of_hours(const SourceText& source, const Catalog& catalog, std::span<const rows::ValueList> varied) {
  std::vector<rows::PlainHours> plain;
  for (const rows::ValueList& values : varied) {
    const auto is_plain = [](std::string_view text) { return rows::are_plain_hours(unit_of(text)); };
    const auto found = std::ranges::find_if(values.texts, is_plain);
    if (found != values.texts.end())
      plain.push_back({values.path, fmt::format("plain hours in the values of {}", values.path),
                       fmt::format("the values: --vary '{}=…", values.path), std::string(unit_of(*found))});
  }
  return rows::notes_of_hours(source, catalog, plain);
}

Outcome run(const Request& request) {
  Diagnostics found;
  const auto metric = report::metric(request.text(objective), {}).noted_in(found);
  const auto catalog = load_catalog(request).noted_in(found);
  const auto source = read_file(request.text(job)).noted_in(found);
  std::vector<std::string> varied = request.list(vary);
  if (request.given(vary_file))
    if (const auto more_of_them = lines_of(request.text(vary_file)).noted_in(found))
      varied.insert(varied.end(), more_of_them->begin(), more_of_them->end());
  report::SweepRequest wanted;
  if (catalog)
    for (const std::string& text : varied)
      if (auto values = rows::value_list_of(text, *catalog).noted_in(found)) wanted.vary.push_back(std::move(*values));
  if (varied.empty() && !has_errors(found))
    found.push_back(
        diag::make(diag::usage, "no field varies", "add --vary '/sites/main/grid=FR,SE', or --vary-file FILE"));
  if (has_errors(found)) return failure(std::move(found));
  wanted.zipped = request.flag(zip);
  wanted.objective = *metric;
  if (request.given(top)) wanted.top = request.number(top);
  wanted.threads = options::threads_of(request);
  const Progress progress("sweeping");
  auto result = log::timed("evaluate", [&] { return report::sweep(*source, *catalog, wanted); }).noted_in(found);
  if (!result) return failure(std::move(found));
  Outcome outcome{.messages = std::move(found)};
  auto& of_values = request.text(format) == "csv" ? outcome.messages : outcome.warnings;  // CSV has no place for them
  of_values += messages_of(result->warnings);
  Diagnostics of_job = warnings_of(*source, *catalog);
  std::erase_if(of_job, [&](const Diagnostic& d) {  // about hours that the values replace
    const auto is_it = [&](const rows::ValueList& values) { return values.path == workload::plain_path(d.at.path); };
    return rows::is_about_hours(d) && std::ranges::any_of(wanted.vary, is_it);
  });
  of_job += notes_of_hours(*source, *catalog, wanted.vary);
  of_job += warnings_at_values(*source, *catalog, wanted.vary, of_job);
  outcome.warnings += of_job;
  outcome.messages += each_once(of_job);
  outcome.document = document(*std::move(result), sweep_formats());
  return outcome;
}

}  // namespace of_sweep

const Command sweep_command{
    "sweep", "estimate a job at many values of some of its fields, and find the best of them",
    "  aicarbon sweep job.json --vary '/sites/main/grid=FR,SE,US'\n"
    "  aicarbon sweep job.json --vary '/hardware/node/lifetime=3:8:1 years' --vary '/sites/main/grid=gcp/*' --top 10\n",
    of_sweep::listed, of_sweep::run};

}  // namespace aicarbon::cli
