// See columns.hpp.
#include "rows/sql/columns.hpp"

#include "diag/codes.hpp"
#include "json/value.hpp"
#include "rows/value_list.hpp"
#include "table/absent.hpp"
#include "table/chunks.hpp"
#include "table/columns_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace aicarbon::rows::sql {
namespace {

// Names defined in the job, such as its own sites.
std::vector<std::string> names_in(const SourceText& job, std::string_view list) {
  std::vector<std::string> names;
  const auto root = json::parse(job);
  const json::Value* own = root ? root->find(list) : nullptr;
  if (own != nullptr)
    for (const json::Member& m : own->members) names.push_back(m.key);
  return names;
}

// The texts that a field is known to accept: names in the job, choices, ids of the catalog, and as many of their other
// spellings as one query holds.
std::vector<std::string> words_for(const json::Field& field, const SourceText& job, const Catalog& catalog) {
  std::vector<std::string> words;
  if (field.name == "site") words = names_in(job, "sites");
  if (field.name == "hardware") words = names_in(job, "hardware");
  for (const std::string_view choice : field.choices) words.emplace_back(choice);
  for (std::string& id : ids_for(field.name, catalog))
    if (std::ranges::find(words, id) == words.end()) words.push_back(std::move(id));
  std::set<std::string> all(words.begin(), words.end());
  for (std::string& spelling : spellings_for(field.name, catalog))
    if (words.size() < most_words && all.insert(spelling).second) words.push_back(std::move(spelling));
  return words;
}

Diagnostic bad_file(std::string says, std::string help = {}) {
  return diag::make(diag::bad_records, std::move(says), std::move(help));
}

// What a query knows of a column of names of the catalog, if no file shows its texts.
Diagnostic known_texts(const DescribedColumn& column) {
  const bool is_grid = column.bound.field().name == "grid" || column.bound.field().name == "site";
  return diag::make(
      diag::known_texts,
      fmt::format("column \"{}\": the query knows {} spellings{}; rows with any other text have unknown figures, and "
                  "{} in \"warnings\"",
                  column.bound.name, column.words.size(),
                  is_grid ? ", such as FRA, FR, fr and France" : " of ids, names and aliases",
                  code_name(diag::bad_record)),
      "if the records have other spellings, give a file that contains them: --columns FILE.csv");
}

// The numbers of a column that are needed to formulate the job: the first, the smallest and the largest.
struct Seen {
  double first = std::nan("");
  double least = std::nan("");
  double most = std::nan("");

  void add(double x) {
    if (std::isnan(x)) return;
    if (std::isnan(first)) first = least = most = x;
    least = std::min(least, x);
    most = std::max(most, x);
  }
};

}  // namespace

std::optional<std::vector<ListedColumn>> listed_columns(std::string_view text) {
  std::vector<ListedColumn> columns;
  while (true) {
    const auto comma = text.find(',');
    const std::string_view one = text.substr(0, comma);
    const auto colon = one.rfind(':');
    const std::string_view type = colon == std::string_view::npos ? std::string_view{} : one.substr(colon + 1);
    if (colon == 0 || (type != "number" && type != "text")) return std::nullopt;
    columns.push_back({std::string(one.substr(0, colon)), type == "number"});
    if (comma == std::string_view::npos) return columns;
    text = text.substr(comma + 1);
  }
}

Result<std::vector<DescribedColumn>> describe_columns(std::span<const ListedColumn> listed,
                                                      std::span<const Bound> bound, const SourceText& job,
                                                      const Catalog& catalog) {
  Diagnostics faults;
  std::vector<DescribedColumn> columns;
  for (const Bound& b : bound) {
    const json::Field& field = b.field();
    if (listed[b.column].number != b.number)
      faults.push_back(
          diag::make(diag::bad_binding,
                     fmt::format("column \"{}\" has the type {}, but {} requires the type {}", b.name,
                                 b.number ? "text" : "number", b.path, b.number ? "number" : "text"),
                     b.number ? fmt::format("write {}:number, and cast the column to a number in the table", b.name)
                              : fmt::format("write {}:text", b.name)));
    columns.push_back({b, b.number ? std::vector<std::string>{} : words_for(field, job, catalog), {}});
  }
  if (!faults.empty()) return faults;
  Diagnostics notes;
  for (const DescribedColumn& column : columns)
    if (!ids_for(column.bound.field().name, catalog).empty()) notes.push_back(known_texts(column));
  return {std::move(columns), std::move(notes)};
}

Result<std::vector<DescribedColumn>> describe_columns(const std::string& name, table::ReadBytes bytes,
                                                      const BindHeader& bind) {
  Diagnostics found;
  std::string broken;
  table::ChunkReader reader(table::unpacked(std::move(bytes), broken));
  table::Header header;
  if (const auto bad = reader.open(header))
    return bad_file(fmt::format("the header of {} cannot be read (line {})", name, bad->line),
                    "use a CSV file with a header line, or a JSON Lines file");
  const auto bound = bind(header.names).noted_in(found);
  if (!bound) return found;
  table::RecordPlan plan{header.format, header.delimiter, {}, true};
  for (const std::string& column : header.names) plan.columns.push_back({column, table::ColumnPlan::Kind::ignored});
  for (const Bound& b : *bound) {
    plan.columns[b.column].kind = b.number ? table::ColumnPlan::Kind::number : table::ColumnPlan::Kind::word;
    for (const table::AbsentWord& absent : table::absent_words) plan.columns[b.column].absent.emplace_back(absent.word);
  }
  std::vector<std::set<std::string>> words(bound->size());
  std::vector<Seen> numbers(bound->size());
  table::Chunk chunk;
  table::ChunkColumns rows;
  while (reader.next(chunk) == table::ChunkReader::Result::chunk) {
    table::columns_of(chunk, plan, rows);
    if (!rows.faults.empty()) {
      const auto& first = rows.faults.front();
      found.push_back(bad_file(fmt::format("{}:{}: {}", name, first.line, table::describe(first.what)),
                               "the query is made for the values in this file, so every row must be valid"));
      return found;
    }
    for (std::size_t b = 0; b < bound->size(); ++b) {
      const auto& column = rows.columns[(*bound)[b].column];
      for (const double x : column.numbers) numbers[b].add(x);
      for (const std::string& word : column.words.all())
        if (!word.empty()) words[b].insert(word);
    }
    if (chunk.ended) break;
  }
  if (!broken.empty()) {
    found.push_back(bad_file(fmt::format("{}: {}", name, broken)));
    return found;
  }
  std::vector<DescribedColumn> columns;
  for (std::size_t b = 0; b < bound->size(); ++b) {
    DescribedColumn column{(*bound)[b], {words[b].begin(), words[b].end()}, {}};
    for (const double x : {numbers[b].first, numbers[b].least, numbers[b].most})
      if (!std::isnan(x)) column.values.push_back(x);
    columns.push_back(std::move(column));
  }
  return {std::move(columns), std::move(found)};
}

}  // namespace aicarbon::rows::sql
