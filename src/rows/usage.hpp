// Usage files of agents, gateways and providers: which of their fields are the model and the tokens of a call, and the
// flat records that a batch reads in their place.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

/// A form of usage files. A field is a path of keys with dots between them; of several, separated by spaces, the first
/// that is there counts. Each form is described in the documentation of its program (docs/how-to/api-models.md).
struct UsageForm {
  std::string_view name;
  std::string_view program;  ///< what writes such files
  bool csv = false;          ///< a CSV file with a header; otherwise JSON, one object a line
  std::string_view list;     ///< key of a list whose items are the records; empty if a line is a record
  std::string_view only;     ///< FIELD=WORD that a record has, if others are in the file as well
  std::string_view model, prompt;
  std::string_view cached;       ///< tokens of the prompt that were read from a cache
  std::string_view also_prompt;  ///< fields that are all added to the prompt: tokens that it does not hold
  bool cached_apart = false;     ///< whether the prompt does not hold the cached tokens, which are then added
  std::string_view completion;
  std::string_view also_completion;  ///< tokens of reasoning that the completion does not hold, which are added
  std::string_view requests;         ///< number of the requests of a record; empty if it is one
  std::string_view date;
  std::string_view same;     ///< fields, separated by spaces, that are equal in repetitions of a call: the last counts
  std::string_view not_run;  ///< FIELD=WORD of a record that no model answered
};

/// Every form, by name.
std::span<const UsageForm> usage_forms();
const UsageForm* usage_form(std::string_view name);

/// The columns of the flat records.
inline constexpr std::array<std::string_view, 7> usage_columns{
    "line", "date", "model", "prompt_tokens", "cached_tokens", "completion_tokens", "completion_per_request"};
/// The fields of the template that these columns are bound to.
inline constexpr std::array<std::string_view, 5> usage_bindings{
    "model=/phases/use/activity/model", "prompt_tokens=/phases/use/activity/prompt_tokens token",
    "cached_tokens=/phases/use/activity/cached_tokens token",
    "completion_tokens=/phases/use/activity/completion_tokens token",
    "completion_per_request=/phases/use/activity/completion_per_request token/request"};
/// The template of these bindings, which names no place and no machine.
SourceText usage_template();

/// The calls of a usage file, and how much of it was left out.
struct UsageRecords {
  struct Call {
    std::size_t line = 0;
    std::string date, model;
    double prompt = 0, cached = 0, written = 0;  ///< in tokens; the cached ones are in the prompt
    double requests = 1;
    bool repeated = false;  ///< whether a later record is of the same call
  };
  std::vector<Call> calls;
  std::size_t without_usage = 0, repeated = 0, not_run = 0;
  Diagnostics malformed;  ///< of records that are left out: a line that is no JSON, a number of tokens that is none
};

/// Reads the calls of a usage file. A file without any call is an error.
Result<UsageRecords> usage_records(const UsageForm& form, const SourceText& file);

/// The calls as flat records, with the columns above.
std::string usage_csv(const UsageRecords& records);

/// A job of the sums, with a phase for each model; its bills have the mean length of the calls.
std::string usage_job(const UsageRecords& records);

/// What was read and left out, and how cached tokens were counted, as a note.
Diagnostic usage_note(const UsageForm& form, const UsageRecords& records, const std::string& file);

}  // namespace aicarbon::rows
