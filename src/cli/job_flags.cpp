// See job_flags.hpp.
#include "cli/job_flags.hpp"

#include "json/writer.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace aicarbon::cli {
namespace {

// What every job of the command line states besides, in the order of a job. The tokens of a bill are those of a user of
// an API.
constexpr std::pair<std::string_view, std::string_view> always[] = {
    {"/schema", "aicarbon.job/1"}, {"/name", "command line"},       {"/perspective", "api-user"},
    {"/phases/0/name", "use"},     {"/phases/0/kind", "inference"},
};

// A part of a job: a text, an object, or a list if its keys are numbers.
struct Part {
  std::string key, text;
  std::vector<Part> parts;
};

void put(Part& whole, std::string_view path, std::string_view text) {
  if (path.empty()) {
    whole.text = text;
    return;
  }
  path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const auto key = path.substr(0, end);
  auto part = std::ranges::find(whole.parts, key, &Part::key);
  if (part == whole.parts.end()) part = whole.parts.insert(part, {std::string(key), {}, {}});
  put(*part, path.substr(end), text);
}

void write(json::Writer& w, const Part& part) {
  if (part.parts.empty()) return w.text(part.text);
  const bool is_list = part.parts.front().key.find_first_not_of("0123456789") == std::string::npos;
  if (is_list) w.begin_list();
  else w.begin_object();
  for (const Part& one : part.parts) {
    if (!is_list) w.key(one.key);
    write(w, one);
  }
  if (is_list) w.end_list();
  else w.end_object();
}

}  // namespace

std::optional<SourceText> job_of_flags(const Request& request) {
  const auto given = [&](const JobFlag& flag) { return request.given(flag.option); };
  if (std::ranges::none_of(job_flags, given)) return std::nullopt;
  Part job;
  for (const auto& [path, text] : always) put(job, path, text);
  for (const JobFlag& flag : job_flags)
    if (given(flag)) put(job, flag.path, request.text(flag.option));
  json::Writer w;
  write(w, job);
  return SourceText{"command line", w.finish()};
}

}  // namespace aicarbon::cli
