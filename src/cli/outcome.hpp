// The result of a command: a document, messages, an exit code. A command prints nothing itself.
#pragma once

#include <aicarbon/aicarbon.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::cli {

/// Exit codes, as documented in the manual.
enum Exit : int { success = 0, check_failed = 1, invalid_input = 2, io_error = 3, internal_error = 4 };

/// A format by its name and the ending of its files.
struct FormatName {
  std::string_view name, ending;
};

/// A document and the formats it can be printed in; the first is the default.
struct Document {
  std::vector<FormatName> formats;
  std::function<std::string(std::size_t format, const RenderOptions&)> text;
};

struct Outcome {
  std::optional<Document> document = {};
  Diagnostics messages = {};  ///< for standard error, before the document; an error sets the exit code
  Diagnostics warnings = {};  ///< in the document, and so on standard error only when they are denied
  int exit = success;
  std::string remark = {};      ///< for standard error, after the document
  bool lists_warnings = false;  ///< the document is a list of warnings: it is printed even when they are denied
  std::function<Outcome()> stream = {};  ///< prints as it computes; called once --deny has let the warnings pass
};

/// A document in the formats of its registry.
template <class T>
Document document(T of, std::span<const Format<T>> formats) {
  Document d;
  for (const auto& row : formats) d.formats.push_back({row.name, row.ending.empty() ? row.name : row.ending});
  d.text = [shared = std::make_shared<const T>(std::move(of)), formats](std::size_t k, const RenderOptions& how) {
    return formats[k].render(*shared, how);
  };
  return d;
}

/// A text, as it is.
Outcome text(std::string text);
/// No document, and the errors that say why.
Outcome failure(Diagnostics faults);
Outcome failure(Diagnostic fault);

/// The exit code that messages stand for.
int exit_code(const Diagnostics& messages);

/// Warnings of a document, as messages. `name` is that of the job.
Diagnostics messages_of(std::span<const WarningReport> warnings, const std::string& name = {});

}  // namespace aicarbon::cli
