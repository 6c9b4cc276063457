// Properties of the formats for CI that golden texts do not cover: messages that GitHub would not show are omitted and
// counted; locations; special characters.
#include "support/run.hpp"

#include <catch2/catch.hpp>

using namespace aicarbon::test;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

// A job with faults, one per line.
std::string job_with_faults(int faults) {
  std::string job = "{\n\"schema\": \"aicarbon.job/1\", \"name\": \"x\", \"phases\": [],\n";
  for (int k = 0; k < faults; ++k) job += "\"nonsense" + std::to_string(k) + "\": 1,\n";
  return job + "\"last\": 1 }\n";
}

}  // namespace

TEST_CASE("the GitHub format prints ten errors and counts the others", "[cli]") {
  const Ran some = run({"validate", "-", "--format", "github"}, job_with_faults(3));
  CHECK(some.code == 2);
  CHECK(some.err.empty());
  CHECK(some.out.find("left out") == std::string::npos);
  const Ran many = run({"validate", "-", "--format", "github"}, job_with_faults(20));
  const auto all = nlohmann::json::parse(run({"validate", "-", "--format", "json"}, job_with_faults(20)).out);
  const std::size_t errors = all["diagnostics"].size();
  REQUIRE(errors >= 20);
  CHECK(count(many.out, "::error ") == 10);
  CHECK(many.out.find("::notice title=aicarbon::" + std::to_string(errors - 10) +
                      " errors and 0 warnings are omitted: ") != std::string::npos);
  // SARIF can contain all of them
  const auto log = nlohmann::json::parse(run({"validate", "-", "--format", "sarif"}, job_with_faults(20)).out);
  CHECK(log["runs"][0]["results"].size() == errors);
}

TEST_CASE("SARIF contains as many results as an upload accepts, and counts the others", "[cli][long]") {
  constexpr std::size_t most = 25'000;
  constexpr int beyond = 100;
  const Ran ran = run({"validate", "-", "--format", "sarif"}, job_with_faults(static_cast<int>(most) + beyond));
  const auto log = nlohmann::json::parse(ran.out)["runs"][0];
  CHECK(log["results"].size() == most);
  const std::string said = log["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
  const std::string begin = "results omitted: ";
  REQUIRE(said.starts_with(begin));
  CHECK(std::stoul(said.substr(begin.size())) >= beyond);
  CHECK(said.ends_with("; an upload to GitHub code scanning can have at most 25000"));
}

TEST_CASE("two jobs with the same name are two JUnit test suites", "[cli]") {
  const std::string folder = source_dir() + "/tests/golden/check";
  const std::string report = run({"check", "pass/job.json", "fail/job.json", "--budget", "pass/budget.json",
                                  "--samples", "200", "--format", "junit"},
                                 {}, {}, folder)
                                 .out;
  CHECK(report.find("<testsuite name=\"release (pass/job.json)\"") != std::string::npos);
  CHECK(report.find("classname=\"release (fail/job.json)\"") != std::string::npos);
}

TEST_CASE("columns in GitHub and SARIF output count characters, not bytes", "[cli]") {
  const std::string job = "{\"schema\": \"aicarbon.job/1\", \"name\": \"ééé…\", \"phases\": [], \"nam\": 1}\n";
  constexpr int bytes_beyond_characters = 5;
  const auto diagnostics = nlohmann::json::parse(run({"validate", "-", "--format", "json"}, job).out)["diagnostics"];
  const auto& last = diagnostics.back();
  REQUIRE(last["path"] == "/nam");
  const int column = last["column"].get<int>() - bytes_beyond_characters;
  const std::string github = run({"validate", "-", "--format", "github"}, job).out;
  CHECK(github.find(",line=1,col=" + std::to_string(column) + ",title=AC2101 ") != std::string::npos);
  const auto log = nlohmann::json::parse(run({"validate", "-", "--format", "sarif"}, job).out);
  CHECK(log["runs"][0]["columnKind"] == "unicodeCodePoints");
  const auto& region = log["runs"][0]["results"].back()["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startColumn"] == column);
}

TEST_CASE("check --warn-only turns errors into warnings, and --exit-zero changes only the exit code", "[cli]") {
  const std::string folder = source_dir() + "/tests/golden/check/fail";
  const auto check = [&](std::vector<std::string> extra) {
    std::vector<std::string> args{"check",     "job.json", "--budget", "budget.json",
                                  "--samples", "200",      "--format", "github"};
    args.insert(args.end(), extra.begin(), extra.end());
    return run(args, {}, {}, folder);
  };
  CHECK(check({}).code == 1);
  CHECK(count(check({}).out, "::error ") == 1);
  const Ran soft = check({"--warn-only"});
  CHECK(soft.code == 0);
  CHECK(count(soft.out, "::error ") == 0);
  CHECK(count(soft.out, "::warning ") == 1);
  const Ran told = check({"--exit-zero"});
  CHECK(told.code == 0);
  CHECK(count(told.out, "::error ") == 1);
}

TEST_CASE("a path is encoded as a URI in SARIF and escaped in a GitHub annotation", "[cli]") {
  const std::string folder = source_dir() + "/tests/golden/check";
  const std::vector<std::string> args{
      "check", "./names/a, b 50%.json", "--budget", "fail/budget.json", "--samples", "200", "--format"};
  const auto with = [&](const char* format) {
    auto all = args;
    all.emplace_back(format);
    return run(all, {}, {}, folder).out;
  };
  CHECK(with("github").find("::error file=names/a%2C b 50%25.json,line=") != std::string::npos);
  const auto log = nlohmann::json::parse(with("sarif"));
  CHECK(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "names/a%2C%20b%2050%25.json");
}
