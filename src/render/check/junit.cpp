// A check as a JUnit report, for tools that show test results: a job is a suite, and a rule is a case. A rule that
// fails is a failure; a rule that cannot be decided, because something is not estimated, is an error; an excepted rule
// is skipped; a rule that only warns passes. The verdict of a case that passes is its output. The format is that of the
// xunit plugin of Jenkins, junit-10.xsd. GitLab identifies cases by class and name, so the class is the job.
#include "render/check/formats.hpp"
#include "render/check/verdict.hpp"
#include "render/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

namespace aicarbon::render {
namespace {

using Results = std::vector<const RuleResult*>;

// The results by job, in the order in which the jobs first appear.
std::vector<Results> by_job(const CheckReport& check) {
  std::vector<Results> suites;
  for (const RuleResult& r : check.results) {
    const auto suite = std::ranges::find_if(
        suites, [&](const Results& s) { return s.front()->job == r.job && s.front()->file == r.file; });
    if (suite == suites.end()) suites.push_back({&r});
    else suite->push_back(&r);
  }
  return suites;
}

std::ptrdiff_t count(const Results& results, RuleState state) {
  return std::ranges::count_if(results, [&](const RuleResult* r) { return r->state == state; });
}

// An element whose message is the verdict, and whose text is the location and the changes that would meet the limit.
std::string with_verdict(std::string_view element, const RuleResult& r) {
  std::string out = fmt::format("      <{} type=\"{}\" message=\"{}\">", element, word(r.state), xml_text(verdict(r)));
  if (!r.file.empty()) out += xml_text(r.line > 0 ? fmt::format("{}:{}", r.file, r.line) : r.file);
  if (!r.path.empty()) out += xml_text(fmt::format(" at {}", r.path));
  for (const Fit& fit : r.would_fit) out += "\n" + xml_text("would meet the limit: " + fit_text(fit));
  return out + fmt::format("</{}>\n", element);
}

std::string test_case(const RuleResult& r, std::string_view class_name) {
  std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n", class_name, xml_text(r.rule));
  if (r.state == RuleState::fail) out += with_verdict("failure", r);
  else if (r.state == RuleState::incomplete) out += with_verdict("error", r);
  else if (r.state == RuleState::excepted) out += with_verdict("skipped", r);
  else
    out +=
        fmt::format("      <system-out>{}</system-out>\n", xml_text(fmt::format("{}: {}", word(r.state), verdict(r))));
  return out + "    </testcase>\n";
}

}  // namespace

std::string check_junit(const CheckReport& check, const RenderOptions&) {
  const auto suites = by_job(check);
  std::map<std::string, int> named;  // number of suites by job name; two files may contain jobs with the same name
  for (const Results& s : suites) ++named[s.front()->job];
  std::ptrdiff_t failures = 0;
  std::ptrdiff_t errors = 0;
  std::string inside;
  for (const Results& s : suites) {
    const RuleResult& first = *s.front();
    std::string name = first.job;
    if (named.at(first.job) > 1) name += fmt::format(" ({})", first.file);
    name = xml_text(name);
    failures += count(s, RuleState::fail);
    errors += count(s, RuleState::incomplete);
    inside +=
        fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"{}>\n", name,
                    s.size(), count(s, RuleState::fail), count(s, RuleState::incomplete), count(s, RuleState::excepted),
                    first.file.empty() ? "" : fmt::format(" file=\"{}\"", xml_text(first.file)));
    for (const RuleResult* r : s) inside += test_case(*r, name);
    inside += "  </testsuite>\n";
  }
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"aicarbon check\" tests=\"{}\" "
                     "failures=\"{}\" errors=\"{}\">\n",
                     check.results.size(), failures, errors) +
         inside + "</testsuites>\n";
}

}  // namespace aicarbon::render
