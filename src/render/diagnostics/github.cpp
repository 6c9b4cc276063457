// Messages about files as annotations of GitHub Actions, each on the line that it concerns.
#include "render/diagnostics/formats.hpp"
#include "render/workflow_commands.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

#include <vector>

namespace aicarbon::render {

std::string validation_github(const Validation& v, const RenderOptions& options) {
  std::vector<Annotation> annotations;
  for (const Diagnostic& d : v.diagnostics) {
    annotations.push_back({.level = static_cast<Level>(d.severity),
                           .file = d.at.file,
                           .line = d.at.line,
                           .column = column_of(d.at),
                           .title = fmt::format("{} {}", code_name(d.code), diag::find(d.code)->title),
                           .message = d.help.empty() ? d.message : fmt::format("{}\n{}", d.message, d.help)});
  }
  return workflow_commands(annotations) +
         "aicarbon validate: " + validation_text(v, options);  // this line is only for the log
}

}  // namespace aicarbon::render
