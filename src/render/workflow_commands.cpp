// See workflow_commands.hpp. The syntax is that of docs.github.com, "Workflow commands for GitHub Actions":
// ::error file={name},line={line},col={col},title={title}::{message}, and likewise ::warning and ::notice.
#include "render/workflow_commands.hpp"

#include "render/escape.hpp"

#include <fmt/format.h>

#include <string_view>

namespace aicarbon::render {
namespace {

// "GitHub Actions are limited to 10 warning annotations and 10 error annotations per step": docs.github.com, REST API
// endpoints for check runs, `annotations`, as quoted by clients that are generated from the description of the API. The
// page gives no limit for notices.
constexpr int shown_of_a_level = 10;

constexpr std::string_view commands[] = {"error", "warning", "notice"};

std::string properties(const Annotation& a) {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    out += fmt::format("{}{}={}", out.empty() ? " " : ",", name, workflow_property(value));
  };
  if (!a.file.empty()) add("file", a.file.starts_with("./") ? a.file.substr(2) : a.file);
  if (!a.file.empty() && a.line > 0) add("line", std::to_string(a.line));
  if (!a.file.empty() && a.line > 0 && a.column > 0) add("col", std::to_string(a.column));
  if (!a.title.empty()) add("title", a.title);
  return out;
}

std::string counted(int n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

}  // namespace

std::string workflow_commands(std::span<const Annotation> annotations) {
  std::string out;
  int seen[std::size(commands)] = {};
  for (const Annotation& a : annotations) {
    const auto level = static_cast<std::size_t>(a.level);
    if (++seen[level] > shown_of_a_level && a.level != Level::note) continue;
    out += fmt::format("::{}{}::{}\n", commands[level], properties(a), workflow_data(a.message));
  }
  const int errors = std::max(0, seen[static_cast<std::size_t>(Level::error)] - shown_of_a_level);
  const int warnings = std::max(0, seen[static_cast<std::size_t>(Level::warning)] - shown_of_a_level);
  if (errors + warnings > 0)
    out += fmt::format(
        "::notice title=aicarbon::{} and {} are omitted: GitHub shows {} of each per step. The json format lists them all.\n",
        counted(errors, "error"), counted(warnings, "warning"), shown_of_a_level);
  return out;
}

}  // namespace aicarbon::render
