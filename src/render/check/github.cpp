// A check as annotations of GitHub Actions: one for each rule that does not pass, on the line of the job file that the
// verdict refers to.
#include "render/check/formats.hpp"
#include "render/check/verdict.hpp"

#include <fmt/format.h>

namespace aicarbon::render {

std::string check_github(const CheckReport& check, const RenderOptions&) {
  std::vector<Annotation> annotations;
  for (const RuleResult& r : check.results)
    if (const auto level = level_of(r))
      annotations.push_back({.level = *level,
                             .file = r.file.empty() ? check.budget : r.file,
                             .line = r.line,
                             .title = fmt::format("{}: {}", r.rule, word(r.state)),
                             .message = verdict(r)});
  // the last line is only for the log; it is not an annotation
  return workflow_commands(annotations) + fmt::format("aicarbon check: {}\n", counts(check));
}

}  // namespace aicarbon::render
