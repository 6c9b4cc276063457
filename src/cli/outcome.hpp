// The outcome of a command: a document, messages and an exit code. Commands do not print their results themselves,
// except for batch, which prints rows while it computes.
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

/// A format, by its name and its file extension.
struct FormatName {
  std::string_view name, ending;
};

/// A document, and the formats in which it can be printed; the first is the default.
struct Document {
  std::vector<FormatName> formats;
  std::function<std::string(std::size_t format, const RenderOptions&)> text;
};

struct Outcome {
  std::optional<Document> document = {};
  Diagnostics messages = {};  ///< printed on standard error, before the document; an error sets the exit code
  Diagnostics warnings = {};  ///< warnings and notes of the jobs; printed on standard error only if warnings are denied
  int exit = success;
  std::string remark = {};  ///< printed on standard error, after the document
  bool lists_warnings =
      false;  ///< whether the document lists warnings, and is therefore printed even if they are denied
  std::function<Outcome()> stream = {};  ///< prints while it computes; not called if a warning is denied
};

template <class T>
std::vector<FormatName> names_of(std::span<const Format<T>> formats) {
  std::vector<FormatName> names;
  for (const auto& row : formats) names.push_back({row.name, row.ending.empty() ? row.name : row.ending});
  return names;
}

/// Makes a document that can be printed in the formats of a registry.
template <class T>
Document document(T of, std::span<const Format<T>> formats) {
  Document d{names_of(formats), {}};
  d.text = [shared = std::make_shared<const T>(std::move(of)), formats](std::size_t k, const RenderOptions& how) {
    return formats[k].render(*shared, how);
  };
  return d;
}

/// An outcome that prints a plain text.
Outcome text(std::string text);
/// An outcome without a document, with the errors that explain why.
Outcome failure(Diagnostics faults);
Outcome failure(Diagnostic fault);

/// The exit code that follows from messages.
int exit_code(const Diagnostics& messages);

/// Each warning and note once, even if several jobs have it, for commands whose document lists none. A note is one line;
/// `validate` shows where it applies and what to type.
Diagnostics each_once(const Diagnostics& warnings);

/// The warnings of a document as messages. `name` is the name of the job.
Diagnostics messages_of(std::span<const WarningReport> warnings, const std::string& name = {});

}  // namespace aicarbon::cli
