// See sarif.hpp. The format is that of the OASIS standard, "Static Analysis Results Interchange Format (SARIF) Version
// 2.1.0"; the subset is that of docs.github.com, "SARIF support for code scanning" (github/docs, commit f0b7088): each
// rule has shortDescription, fullDescription and help, each result has one location, and the category is the part of
// automationDetails.id before the last slash. The page also requires the end of a region, but omits it in its own
// example. The upload action creates the fingerprints.
#include "render/sarif.hpp"

#include "json/writer.hpp"
#include "render/escape.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// "Results per run: 25,000": docs.github.com, "SARIF results exceed one or more limits"; an upload with more is
// rejected. Of the accepted results, GitHub includes only the 5,000 most severe.
constexpr std::size_t most_results = 25'000;

constexpr std::string_view levels[] = {"error", "warning", "note"};

class Log {
 public:
  explicit Log(const SarifRun& run) : run_(run) {}

  std::string write() {
    w_.begin_object();
    text("$schema", schema);
    text("version", "2.1.0");
    w_.key("runs");
    w_.begin_list();
    w_.begin_object();
    driver();
    w_.key("automationDetails");
    w_.begin_object();
    text("id", run_.category + "/");
    w_.end_object();
    text("columnKind", "unicodeCodePoints");
    const auto kept = most_severe();
    if (kept.size() < run_.results.size()) notification(run_.results.size() - kept.size());
    w_.key("results");
    w_.begin_list();
    for (const SarifResult* r : kept) result(*r);
    w_.end_list();
    w_.end_object();
    w_.end_list();
    w_.end_object();
    return w_.finish();
  }

 private:
  void text(std::string_view key, std::string_view value) {
    w_.key(key);
    w_.text(value);
  }
  void number(std::string_view key, double value) {
    w_.key(key);
    w_.number(value);
  }
  void message(std::string_view key, std::string_view value) {
    w_.key(key);
    w_.begin_row();
    text("text", value);
    w_.end_row();
  }

  // All results in their order or, if there are too many, only the most severe ones, errors first.
  std::vector<const SarifResult*> most_severe() const {
    std::vector<const SarifResult*> all;
    for (const SarifResult& r : run_.results) all.push_back(&r);
    if (all.size() <= most_results) return all;
    std::ranges::stable_sort(all, {}, [](const SarifResult* r) { return r->note.level; });
    all.resize(most_results);
    return all;
  }

  void driver() {
    w_.key("tool");
    w_.begin_object();
    w_.key("driver");
    w_.begin_object();
    text("name", "aicarbon");
    text("version", run_.tool_version);
    w_.key("rules");
    w_.begin_list();
    for (const SarifRule& rule : run_.rules) {
      w_.begin_object();
      text("id", rule.id);
      message("shortDescription", rule.title);
      message("fullDescription", rule.explanation);
      message("help", rule.explanation);
      w_.end_object();
    }
    w_.end_list();
    w_.end_object();
    w_.end_object();
  }

  void notification(std::size_t left_out) {
    w_.key("invocations");
    w_.begin_list();
    w_.begin_object();
    w_.key("executionSuccessful");
    w_.boolean(true);
    w_.key("toolExecutionNotifications");
    w_.begin_list();
    w_.begin_object();
    text("level", "warning");
    message("message", fmt::format("results omitted: {}; an upload to GitHub code scanning can have at most {}",
                                   left_out, most_results));
    w_.end_object();
    w_.end_list();
    w_.end_object();
    w_.end_list();
  }

  void result(const SarifResult& r) {
    w_.begin_object();
    text("ruleId", run_.rules[r.rule].id);
    number("ruleIndex", static_cast<double>(r.rule));
    text("level", levels[static_cast<std::size_t>(r.note.level)]);
    message("message", r.note.message);
    location(r);
    if (r.accepted) {
      w_.key("suppressions");
      w_.begin_list();
      w_.begin_row();
      text("kind", "external");
      text("status", "accepted");
      text("justification", *r.accepted);
      w_.end_row();
      w_.end_list();
    }
    if (!r.texts.empty() || !r.numbers.empty()) {
      w_.key("properties");
      w_.begin_object();
      for (const auto& [key, value] : r.texts) text(key, value);
      for (const auto& [key, value] : r.numbers)
        if (value) number(key, *value);
      w_.end_object();
    }
    w_.end_object();
  }

  void location(const SarifResult& r) {
    const std::string& file = r.note.file;
    w_.key("locations");
    w_.begin_list();
    w_.begin_object();
    w_.key("physicalLocation");
    w_.begin_object();
    w_.key("artifactLocation");
    w_.begin_row();
    text("uri", uri_of_path(file.starts_with("./") ? file.substr(2) : file));
    w_.end_row();
    w_.key("region");
    w_.begin_row();
    number("startLine", std::max(1, r.note.line));  // GitHub requires a region, even for a whole file
    if (r.note.line > 0 && r.note.column > 0) number("startColumn", r.note.column);
    w_.end_row();
    w_.end_object();
    if (!r.path.empty()) {
      w_.key("logicalLocations");
      w_.begin_list();
      w_.begin_row();
      text("fullyQualifiedName", r.path);
      w_.end_row();
      w_.end_list();
    }
    w_.end_object();
    w_.end_list();
  }

  const SarifRun& run_;
  json::Writer w_;
};

}  // namespace

std::string sarif(const SarifRun& run) { return Log(run).write(); }

}  // namespace aicarbon::render
