// See deliver.hpp.
#include "cli/deliver.hpp"

#include "cli/io/files.hpp"
#include "cli/io/terminal.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "diag/message.hpp"
#include "render/width.hpp"

#include <algorithm>

namespace aicarbon::cli {
namespace {

struct Target {
  std::size_t format;
  std::string file;
};

// Reads "json:out.txt" or "out.json". If the name determines no format, the requested one is used.
Target target_of(const std::string& output, std::size_t asked, std::span<const FormatName> formats) {
  for (std::size_t k = 0; k < formats.size(); ++k)
    if (output.starts_with(std::string(formats[k].name) + ":")) return {k, output.substr(formats[k].name.size() + 1)};
  for (std::size_t k = 0; k < formats.size(); ++k)
    if (output.ends_with("." + std::string(formats[k].ending))) return {k, output};
  return {asked, output};
}

// The files to write. Standard output is one of them unless the user gives --output without --format.
std::vector<Target> targets_of(std::span<const FormatName> formats, const Request& request) {
  const Option format{.name = "--format"};
  const bool stated = request.lists(format) && request.given(format);
  const auto asked = stated ? static_cast<std::size_t>(
                                  std::ranges::find(formats, request.text(format), &FormatName::name) - formats.begin())
                            : 0;
  std::vector<Target> targets;
  if (request.lists(options::output))
    for (const std::string& output : request.list(options::output))
      targets.push_back(target_of(output, asked, formats));
  const bool to_stdout = std::ranges::any_of(targets, [](const Target& t) { return t.file == "-"; });
  if ((targets.empty() || stated) && !to_stdout) targets.push_back({asked, "-"});
  return targets;
}

int write(const Document& document, const Request& request) {
  for (const Target& target : targets_of(document.formats, request)) {
    const auto how = options::rendering_of(request, target.file == "-");
    const Written written = write_file(target.file, document.text(target.format, how));
    if (written.closed_pipe) return success;
    if (has_errors(written.notes)) {
      say(written.notes, request);
      return io_error;
    }
  }
  return success;
}

bool denied(const Outcome& outcome, const Request& request) {
  if (!request.lists(options::deny) || !request.given(options::deny)) return false;
  const auto warns = [](const Diagnostic& d) { return d.severity == Severity::warning; };
  return std::ranges::any_of(outcome.messages, warns) || std::ranges::any_of(outcome.warnings, warns);
}

}  // namespace

void say(Diagnostics messages, const Request& request) {
  diag::sort(messages);
  const auto how = options::rendering_of(request, false);
  const bool paint = colour_on(request.text(options::color), Stream::err);
  std::string text;
  const auto width = options::width_of(request, Stream::err);  // without a width, lines are not wrapped
  for (const Diagnostic& d : messages) text += diag::format(d, paint, how.ascii, width);
  write_stderr(width ? render::fitted(text, static_cast<std::size_t>(*width)) : text);
}

bool delivers_only(std::string_view format, std::span<const FormatName> formats, const Request& request) {
  return std::ranges::all_of(targets_of(formats, request),
                             [&](const Target& target) { return formats[target.format].name == format; });
}

int deliver(const Outcome& outcome, const Request& request) {
  const bool deny = denied(outcome, request);
  if (deny && !outcome.lists_warnings) {
    Diagnostics all = outcome.messages;
    all += outcome.warnings;
    std::erase_if(all, [](const Diagnostic& d) { return d.severity == Severity::note; });
    say(all, request);
    write_stderr("warnings are denied, so no output was written\n");
    return std::max<int>(invalid_input, exit_code(all));
  }
  say(outcome.messages, request);
  if (outcome.stream) return deliver(outcome.stream(), request);
  int code = std::max({outcome.exit, exit_code(outcome.messages), deny ? int{invalid_input} : int{success}});
  if (outcome.document)
    if (const int failed = write(*outcome.document, request); failed != success) return failed;
  const auto width = options::width_of(request, Stream::err);
  write_stderr(width ? render::fitted(outcome.remark, static_cast<std::size_t>(*width)) : outcome.remark);
  return code;
}

}  // namespace aicarbon::cli
