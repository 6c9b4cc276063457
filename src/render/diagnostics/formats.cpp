// The registry of the output formats of `aicarbon validate`, and the format without a file of its own: a text
// that only counts the messages, because the messages themselves are printed on standard error.
#include "render/diagnostics/formats.hpp"

#include "render/formats.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>

// clang-format off
#define AICARBON_VALIDATION_FORMATS(row) \
  row(Validation, validation_text, "text", "human-readable: messages on standard error, their number on standard output", "") \
  row(Validation, validation_json, "json", "JSON with the schema aicarbon.validation/1: every message with its location", "") \
  row(Validation, validation_github, "github", "annotations for GitHub Actions", "") \
  row(Validation, validation_sarif, "sarif", "SARIF 2.1.0, for code scanning", "")
// clang-format on

namespace aicarbon::render {

AICARBON_VALIDATION_FORMATS(AICARBON_FORMAT_FUNCTION)

std::span<const Format<Validation>> validation_formats() {
  static constexpr Format<Validation> rows[] = {AICARBON_VALIDATION_FORMATS(AICARBON_FORMAT_ROW)};
  return rows;
}

namespace {

std::string counted(std::ptrdiff_t n, std::string_view what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

}  // namespace

std::string validation_text(const Validation& v, const RenderOptions&) {
  const auto errors = std::ranges::count(v.diagnostics, Severity::error, &Diagnostic::severity);
  const auto warnings = counted(std::ranges::count(v.diagnostics, Severity::warning, &Diagnostic::severity), "warning");
  if (errors > 0) return fmt::format("{}, {}\n", counted(errors, "error"), warnings);
  return fmt::format("valid: {}, {}\n", counted(static_cast<std::ptrdiff_t>(v.files), "file"), warnings);
}

int column_of(const Location& at) {
  const auto bytes = static_cast<std::size_t>(std::max(0, at.column - 1));
  if (at.column < 1 || bytes > at.excerpt.size()) return at.column;
  return static_cast<int>(characters(std::string_view(at.excerpt).substr(0, bytes))) + 1;
}

}  // namespace aicarbon::render
