// See outcome.hpp.
#include "cli/outcome.hpp"

#include "diag/codes.hpp"

#include <algorithm>

namespace aicarbon::cli {

Outcome text(std::string text) {
  Outcome outcome;
  outcome.document = {{}, [text = std::move(text)](std::size_t, const RenderOptions&) { return text; }};
  return outcome;
}

Outcome failure(Diagnostics faults) { return {.messages = std::move(faults)}; }
Outcome failure(Diagnostic fault) { return failure(Diagnostics{std::move(fault)}); }

int exit_code(const Diagnostics& messages) {
  int code = success;
  for (const Diagnostic& d : messages) {
    if (d.severity != Severity::error) continue;
    const bool io = d.code == diag::cannot_read || d.code == diag::cannot_write;
    code = std::max<int>(code, io ? io_error : invalid_input);
  }
  return code;
}

Diagnostics each_once(const Diagnostics& warnings) {
  Diagnostics different;
  for (const Diagnostic& d : warnings)
    if (std::ranges::find(different, d.message, &Diagnostic::message) == different.end()) {
      different.push_back(d);
      if (d.severity == Severity::note) different.back().at = {}, different.back().help.clear();
    }
  return different;
}

Diagnostics messages_of(std::span<const WarningReport> warnings, const std::string& name) {
  Diagnostics messages;
  for (const WarningReport& w : warnings) {
    Diagnostic d;
    d.code = w.code.number;
    d.severity = w.severity == "warning" ? Severity::warning : Severity::note;
    d.message = w.message;
    d.help = w.help;
    d.at.file = name;
    d.at.path = w.path;
    messages.push_back(std::move(d));
  }
  return messages;
}

}  // namespace aicarbon::cli
