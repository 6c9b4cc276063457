// See usage.hpp.
#include "rows/usage.hpp"

#include "diag/codes.hpp"
#include "json/value.hpp"
#include "json/writer.hpp"
#include "table/csv.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <sstream>
#include <utility>
#include <vector>

namespace aicarbon::rows {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string text_of(const json::Value& value) {
  switch (value.kind) {
  case json::Kind::string: return value.text;
  case json::Kind::number: return units::shortest(value.number);
  case json::Kind::boolean: return value.boolean ? "True" : "False";
  default: return {};
  }
}

// The text at a path; empty if it is not there or null. An object may be written as a text of JSON.
std::string at(const json::Value& record, std::string_view path) {
  const auto dot = path.find('.');
  const json::Value* member = record.find(path.substr(0, dot));
  if (member == nullptr) return {};
  if (dot == std::string_view::npos) return text_of(*member);
  if (member->kind == json::Kind::string && member->text.starts_with('{')) {
    const auto inner = json::parse(SourceText{{}, member->text});
    return inner.value ? at(*inner.value, path.substr(dot + 1)) : std::string{};
  }
  return member->kind == json::Kind::object ? at(*member, path.substr(dot + 1)) : std::string{};
}

// The first of several fields that is there.
std::string first_of(const json::Value& record, std::string_view fields) {
  for (const auto field : words_of(fields))
    if (std::string text = at(record, field); !text.empty()) return text;
  return {};
}

bool has(const json::Value& record, std::string_view condition) {
  const auto equals = condition.find('=');
  return !condition.empty() && at(record, condition.substr(0, equals)) == condition.substr(equals + 1);
}

using Call = UsageRecords::Call;

class Reader {
 public:
  Reader(const UsageForm& form, const SourceText& file) : form_(form), file_(file) {}

  Result<UsageRecords> read() && {
    if (form_.csv) csv();
    else json_lines();
    if (calls_.empty() && !found_.malformed.empty()) return Diagnostics{found_.malformed.front()};
    if (calls_.empty())
      return Diagnostics{
          diag::make(diag::bad_records, fmt::format("{} holds no call of the form {}", file_.name, form_.name),
                     fmt::format("--usage {} reads the files of {}; `aicarbon batch --help` lists the others",
                                 form_.name, form_.program))};
    std::erase_if(calls_, [](const Call& call) { return call.repeated; });
    found_.calls = std::move(calls_);
    return std::move(found_);
  }

 private:
  void fault(std::string message, std::string help) {
    Location where;
    where.file = file_.name;
    where.line = static_cast<int>(line_);
    where.column = 1;
    found_.malformed.push_back(diag::make(diag::bad_record, std::move(message), std::move(help), std::move(where)));
  }

  void json_lines() {
    std::string_view rest = file_.text;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++line_;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!line.empty()) json_line(line);
    }
  }

  void csv() {
    std::istringstream in(file_.text);
    table::CsvReader reader(in);
    table::Record of_file;
    std::vector<std::string> header;
    for (auto result = reader.next(of_file); result != table::CsvReader::Result::end; result = reader.next(of_file)) {
      line_ = of_file.line;
      if (result != table::CsvReader::Result::record)
        return fault(fmt::format("line {} is not a record of CSV", line_), "close its quotes");
      if (header.empty()) header.assign(of_file.cells.begin(), of_file.cells.end());
      else csv_record(header, of_file.cells);
    }
  }

  void json_line(std::string_view line) {
    const auto parsed = json::parse(SourceText{file_.name, std::string(line)});
    if (!parsed.value || parsed.value->kind != json::Kind::object)
      return fault(fmt::format("line {} is not an object of JSON", line_),
                   fmt::format("--usage {} reads the files of {}, one object a line", form_.name, form_.program));
    if (form_.list.empty()) return record(*parsed.value);
    const json::Value* items = parsed.value->find(form_.list);
    if (items == nullptr) {
      ++found_.without_usage;
      return;
    }
    for (const json::Value& item : items->items) record(item);
  }

  void csv_record(const std::vector<std::string>& header, std::span<const std::string_view> cells) {
    if (cells.size() != header.size())
      return fault(fmt::format("line {} has {} cells, but the header has {}", line_, cells.size(), header.size()), {});
    json::Value all;
    all.kind = json::Kind::object;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      json::Member member;
      member.key = header[i];
      member.value.kind = json::Kind::string;
      member.value.text = cells[i];
      all.members.push_back(std::move(member));
    }
    record(all);
  }

  // A number of tokens; nothing if the record has none.
  std::optional<double> tokens(const json::Value& record, std::string_view fields) {
    const std::string text = first_of(record, fields);
    if (text.empty()) return std::nullopt;
    const auto number = units::parse_number(text);
    if (number && *number >= 0 && std::isfinite(*number)) return number;
    fault(fmt::format("line {}: \"{}\" is not a number of tokens, in {}", line_, text, fields), {});
    return std::nullopt;
  }

  // The sum of all fields.
  double sum(const json::Value& record, std::string_view fields) {
    double all = 0;
    for (const auto field : words_of(fields)) all += tokens(record, field).value_or(0);
    return all;
  }

  void record(const json::Value& r) {
    if (!form_.only.empty() && !has(r, form_.only)) {
      ++found_.without_usage;
      return;
    }
    if (has(r, form_.not_run)) {
      ++found_.not_run;
      return;
    }
    const std::size_t malformed = found_.malformed.size();
    auto prompt = tokens(r, form_.prompt);
    const auto completion = tokens(r, form_.completion).value_or(0);  // absent where nothing is written: embeddings
    const std::string model = first_of(r, form_.model);
    if (found_.malformed.size() > malformed) return;
    if (model.empty() || !prompt) {
      ++found_.without_usage;
      return;
    }
    const double cached = tokens(r, form_.cached).value_or(0);
    *prompt += sum(r, form_.also_prompt);
    if (form_.cached_apart) *prompt += cached;
    if (cached > *prompt)
      return fault(fmt::format("line {} has {} cached tokens, and only {} tokens of the prompt, which hold them", line_,
                               units::shortest(cached), units::shortest(*prompt)),
                   {});
    const double written = completion + sum(r, form_.also_completion);
    if (found_.malformed.size() > malformed) return;
    if (*prompt + written <= 0) {
      ++found_.not_run;
      return;
    }
    double requests = 1;
    if (!form_.requests.empty()) {
      const auto number = tokens(r, form_.requests);
      if (!number || *number <= 0)
        return fault(fmt::format("line {} has no number of requests, in {}", line_, form_.requests), {});
      requests = *number;
    }
    std::string key;
    for (const auto field : words_of(form_.same)) key += at(r, field) + "\n";
    if (key.find_first_not_of('\n') != std::string::npos) {
      const auto [before, is_new] = by_key_.try_emplace(key, calls_.size());
      if (!is_new) {  // the last of the repetitions counts, as it has all tokens
        calls_[before->second].repeated = true;
        before->second = calls_.size();
        ++found_.repeated;
      }
    }
    calls_.push_back({line_, first_of(r, form_.date), model, *prompt, cached, written, requests});
  }

  const UsageForm& form_;
  const SourceText& file_;
  std::size_t line_ = 0;
  UsageRecords found_;
  std::vector<Call> calls_;
  std::map<std::string, std::size_t> by_key_;
};

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

}  // namespace

SourceText usage_template() {
  return {"usage",
          R"({"schema": "aicarbon.job/1", "name": "usage", "perspective": "api-user", "phases": [{"name": "use",
 "kind": "inference", "activity": {"model": "gpt-4o", "prompt_tokens": "1", "cached_tokens": "0",
 "completion_tokens": "1", "completion_per_request": 1}}]}
)"};
}

Result<UsageRecords> usage_records(const UsageForm& form, const SourceText& file) { return Reader(form, file).read(); }

std::string usage_csv(const UsageRecords& records) {
  std::string csv = fmt::format("{}\n", fmt::join(usage_columns, ","));
  for (const Call& call : records.calls) {
    const double per_request = call.written > 0 ? call.written / call.requests : 1;  // not used if nothing is written
    csv += fmt::format("{},{},{},{},{},{},{}\n", call.line, table::cell(call.date), table::cell(call.model),
                       units::shortest(call.prompt), units::shortest(call.cached), units::shortest(call.written),
                       units::shortest(per_request));
  }
  return csv;
}

std::string usage_job(const UsageRecords& records) {
  std::vector<Call> sums;  // by model, in the order of the file
  for (const Call& call : records.calls) {
    auto sum = std::ranges::find(sums, call.model, &Call::model);
    if (sum == sums.end()) {
      sums.push_back(call);
      continue;
    }
    sum->prompt += call.prompt;
    sum->cached += call.cached;
    sum->written += call.written;
    sum->requests += call.requests;
  }
  json::Writer w;
  w.begin_object();
  const auto text = [&](std::string_view key, std::string_view value) {
    w.key(key);
    w.text(value);
  };
  text("schema", "aicarbon.job/1");
  text("name", "usage");
  text("perspective", "api-user");
  w.key("phases");
  w.begin_list();
  for (const Call& sum : sums) {
    w.begin_object();
    text("name", sum.model);
    text("kind", "inference");
    w.key("activity");
    w.begin_object();
    text("model", sum.model);
    const auto tokens = [&](std::string_view key, double number) {
      w.key(key);
      w.number(number);
    };
    tokens("prompt_tokens", sum.prompt);
    tokens("cached_tokens", sum.cached);
    tokens("completion_tokens", sum.written);
    if (sum.written > 0) tokens("completion_per_request", sum.written / sum.requests);
    w.end_object();
    w.end_object();
  }
  w.end_list();
  w.end_object();
  return w.finish();
}

Diagnostic usage_note(const UsageForm& form, const UsageRecords& records, const std::string& file) {
  std::string text = fmt::format("{} of {}", counted(records.calls.size(), "call", "calls"), form.program);
  const auto left = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0) text += "; " + counted(n, one, many);
  };
  left(records.without_usage, "record without model and tokens is skipped",
       "records without model and tokens are skipped");
  left(records.repeated, "repetition of a call is counted once, by its last record",
       "repetitions of calls are counted once, by their last record");
  left(records.malformed.size(), "record that cannot be read is skipped", "records that cannot be read are skipped");
  left(records.not_run, "record of which no model ran is skipped", "records of which no model ran are skipped");
  text +=
      form.cached_apart
          ? "; prompt_tokens are the sum of the tokens that were not in a cache, those written to a cache and those read from one"
          : "; prompt_tokens hold the cached ones, as in the file";
  if (!form.also_completion.empty()) text += "; tokens of reasoning are added to completion_tokens";
  Location where;
  where.file = file;
  return diag::make(diag::usage_read, std::move(text), {}, std::move(where));
}

}  // namespace aicarbon::rows
