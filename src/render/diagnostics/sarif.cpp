// Messages about files as SARIF. The rules of the driver are the message codes that occur.
#include "render/sarif.hpp"
#include "render/diagnostics/formats.hpp"

#include "diag/codes.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {

std::string validation_sarif(const Validation& v, const RenderOptions&) {
  SarifRun run{.category = "aicarbon/validate", .tool_version = std::string(version), .rules = {}, .results = {}};
  for (const Diagnostic& d : v.diagnostics) {
    const std::string code = code_name(d.code);
    auto rule = std::ranges::find(run.rules, code, &SarifRule::id);
    if (rule == run.rules.end()) {
      const auto& row = *diag::find(d.code);
      rule = run.rules.insert(rule, {code, std::string(row.title), std::string(row.explanation)});
    }
    SarifResult result;
    result.rule = static_cast<std::size_t>(rule - run.rules.begin());
    result.note = {.level = static_cast<Level>(d.severity),
                   .file = d.at.file,
                   .line = d.at.line,
                   .column = column_of(d.at),
                   .title = {},
                   .message = d.help.empty() ? d.message : fmt::format("{}: {}", d.message, d.help)};
    result.path = d.at.path;
    run.results.push_back(std::move(result));
  }
  return sarif(run);
}

}  // namespace aicarbon::render
