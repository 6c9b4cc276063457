// See deliver.hpp.
#include "cli/deliver.hpp"

#include "cli/io/files.hpp"
#include "cli/io/terminal.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"
#include "cli/targets.hpp"

#include "diag/codes.hpp"
#include "diag/message.hpp"
#include "render/text.hpp"
#include "render/width.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace {

int write(const Document& document, const Request& request) {
  for (const Target& target : targets_of(document.formats, request)) {
    const auto how = options::rendering_of(request, target.file == "-");
    const std::string text = log::timed("render", [&] { return document.text(target.format, how); });
    const Written written = log::timed("write", [&] { return write_file(target.file, text); });
    if (written.closed_pipe) return success;
    if (has_errors(written.notes)) {
      say(written.notes, request);
      return io_error;
    }
    log::info([&] {
      return fmt::format("written {}: {} bytes", target.file == "-" ? "standard output" : target.file, text.size());
    });
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
  text = render::plain(text, how.ascii);
  write_stderr(width ? render::fitted(text, static_cast<std::size_t>(*width)) : text);
}

bool delivers_only(std::string_view format, std::span<const FormatName> formats, const Request& request) {
  return std::ranges::all_of(targets_of(formats, request),
                             [&](const Target& target) { return formats[target.format].name == format; });
}

bool prints(std::initializer_list<std::string_view> wanted, std::span<const FormatName> formats,
            const Request& request) {
  return std::ranges::any_of(targets_of(formats, request), [&](const Target& target) {
    return target.file == "-" && std::ranges::find(wanted, formats[target.format].name) != wanted.end();
  });
}

int deliver(const Outcome& outcome, const Request& request) {
  const bool deny = denied(outcome, request);
  if (deny && !outcome.lists_warnings) {
    Diagnostics all = outcome.messages;
    all += outcome.warnings;
    std::erase_if(all, [](const Diagnostic& d) { return d.severity == Severity::note; });
    say(each_once(all), request);
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
