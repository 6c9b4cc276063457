// Documents that can be read, and whose figures may still be wrong: an edited report, a range that misses its end, a
// decimal comma in a list, an exception without a reason.
#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

using namespace aicarbon::test;
using nlohmann::json;

namespace {

const std::string job = "examples/workstation.json";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a report whose total was edited is refused", "[cli]") {
  json report = estimate(job, {"--samples", "0"});
  json& best = report["reports"][0]["total"]["co2e_kg"]["best"];
  for (const std::string format : {"table", "badge", "model-card"})
    CHECK(run({"render", "-", "--format", format}, report.dump()).code == 0);
  best = best.get<double>() / 10;
  for (const std::string format : {"table", "badge", "model-card"}) {
    const Ran ran = run({"render", "-", "--format", format}, report.dump());
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, "error[AC5001]: report "));
    CHECK(has(ran.err, "but its saved sheet has "));
  }
}

TEST_CASE("a damaged sheet is reported once", "[cli]") {
  json report = estimate(job, {"--samples", "0"});
  json cut = report;
  cut["reports"][0]["sheet"]["cells"][0]["op"] = "guess";
  const Ran ran = run({"render", "-"}, cut.dump());
  CHECK(ran.code == 2);
  CHECK(count(ran.err, "error[AC5001]") == 1);
  for (auto& output : report["reports"][0]["sheet"]["outputs"]) output = 100'000;
  const Ran lost = run({"render", "-"}, report.dump());
  CHECK(count(lost.err, "error[AC5001]") == 1);
  CHECK(has(lost.err, " more do not refer to a cell"));
}

TEST_CASE("a format follows from an ending in any case", "[cli]") {
  const TemporaryFolder folder;
  CHECK(run({"estimate", job, "--samples", "0", "-o", folder / "X.JSON"}).code == 0);
  CHECK(json::parse(read_text(folder / "X.JSON")).at("schema") == "aicarbon.report/1");
}

TEST_CASE("a range that misses its end is warned of, and a decimal comma in it is an error", "[cli]") {
  const auto sweep = [](const std::string& values) {
    return run({"sweep", "examples/records/cluster-job.json", "--vary", "/sites/dc/pue=" + values});
  };
  const Ran missed = sweep("1.1:1.5:1");
  CHECK(missed.code == 0);
  CHECK(has(missed.err, "warning[AC3100]: the range 1.1:1.5:1 ends at 1.1, and does not reach 1.5\n"));
  CHECK_FALSE(has(sweep("1.1:1.5:0.1").err, "AC3100"));
  CHECK(sweep("1,1:1,5").code == 2);
  CHECK(has(sweep("1,1:1,5").err, "write numbers with a decimal point"));
}

TEST_CASE("an exception needs a reason in words", "[cli]") {
  const Ran ran = run({"check", job, "--budget", "-", "--samples", "0"},
                      R"({"schema": "aicarbon.budget/1", "rules": [{"id": "r", "metric": "total", "max": "1 kg"}],
                          "exceptions": [{"rule": "r", "until": "2099-01-01", "reason": " "}]})");
  CHECK(ran.code == 2);
  CHECK(has(ran.err, "the exception to rule \"r\" has no reason"));
}
