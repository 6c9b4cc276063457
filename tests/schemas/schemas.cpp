// Output for other programs is valid according to its schema: those of aicarbon (docs/schema) and those of others
// (tests/schemas), with the tools jsonschema and xmllint. ctest runs these cases if both tools are installed; a run of
// all tests does not include them.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

namespace aicarbon::test {
namespace {

namespace fs = std::filesystem;

const std::string schemas = source_dir() + "/tests/schemas/";

struct Written {
  std::string path;
  explicit Written(const std::string& text) : path((fs::temp_directory_path() / "aicarbon-schema-XXXXXX").string()) {
    const int descriptor = mkstemp(path.data());
    if (descriptor < 0) throw std::runtime_error("cannot make " + path);
    close(descriptor);
    write_text(path, text);
  }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;
  ~Written() { unlink(path.c_str()); }
};

Ran validated_sarif(const std::string& text) {
  const Written file(text);
  return run_program({AICARBON_JSONSCHEMA, "-i", file.path, schemas + "sarif-2.1.0-rtm.5.json"}, {}, {}, source_dir());
}

Ran validated_junit(const std::string& text) {
  const Written file(text);
  return run_program({AICARBON_XMLLINT, "--noout", "--schema", schemas + "junit-10.xsd", file.path}, {}, {},
                     source_dir());
}

// The output of a check in the golden folder, without the exit code in its last line.
std::vector<std::pair<std::string, std::string>> golden(const std::string& format) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& folder : fs::directory_iterator(source_dir() + "/tests/golden/check")) {
    const std::string path = (folder.path() / ("out." + format)).string();
    const std::string text = read_text(path);
    all.emplace_back(path, text.substr(0, text.rfind('[')));
  }
  std::ranges::sort(all);
  return all;
}

// Validates texts of one kind of document against docs/schema, in a single run, because the validator is slow to start.
Ran validated(const std::string& document, const std::vector<std::string>& texts) {
  std::vector<std::unique_ptr<Written>> files;
  std::vector<std::string> command{AICARBON_JSONSCHEMA};
  for (const std::string& text : texts) {
    files.push_back(std::make_unique<Written>(text));
    command.insert(command.end(), {"-i", files.back()->path});
  }
  command.push_back(source_dir() + "/docs/schema/" + document + ".schema.json");
  return run_program(command, {}, {"PYTHONWARNINGS=ignore"}, source_dir());
}

std::vector<std::string> jobs() {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir() + "/examples"))
    if (entry.path().extension() == ".json" &&
        read_text(entry.path().string()).find("aicarbon.job/1") != std::string::npos)
      all.push_back(entry.path().string());
  std::ranges::sort(all);
  return all;
}

}  // namespace

TEST_CASE("documents that aicarbon reads and writes are valid according to its schemas", "[.][schemas]") {
  const std::string bloom = "examples/bloom-176b.json", incomplete = "tests/golden/check/incomplete/job.json";
  const auto written = [](std::vector<std::string> command) {
    command.insert(command.end(), {"--format", "json"});
    const Ran ran = run(command);
    INFO(ran.err);
    REQUIRE(ran.code <= 1);
    return ran.out;
  };
  std::map<std::string, std::vector<std::string>> documents;
  REQUIRE(jobs().size() >= 12);
  for (const auto& job : jobs()) {
    documents["job"].push_back(read_text(job));
    documents["report"].push_back(written({"estimate", job, "--samples", "100"}));
  }
  for (const char* samples : {"0", "100"}) {
    documents["report"].push_back(written({"estimate", incomplete, bloom, "--samples", samples}));
    documents["comparison"].push_back(written({"compare", bloom, "examples/serving-fleet.json", "--samples", samples}));
    documents["comparison"].push_back(written({"compare", bloom, incomplete, "--samples", samples}));
    documents["hardware"].push_back(
        written({"hardware", "examples/machines/node-of-eight.json", "--samples", samples}));
    documents["hardware"].push_back(written({"hardware", "board/nvidia-hgx-h100", "--samples", samples}));
  }
  for (const char* method : {"tornado", "elasticity", "sobol"})
    documents["sensitivity"].push_back(written({"sensitivity", bloom, "--method", method}));
  documents["sweep"].push_back(written({"sweep", bloom, "--vary", "/sites/jean-zay/pue=1.1,1.5"}));
  documents["sweep"].push_back(written({"sweep", "tests/golden/screens/sweep-no-fit.json", "--vary",
                                        "/phases/serving/activity/model=llama-3.1-70b,llama-3.1-8b", "--vary",
                                        "/phases/serving/activity/devices=1,2"}));
  for (const auto& folder : fs::directory_iterator(source_dir() + "/tests/golden/check")) {
    const std::string budget = (folder.path() / "budget.json").string();
    documents["budget"].push_back(read_text(budget));
  }
  for (const char* name : {"pass", "fail", "warn", "excepted", "incomplete"}) {
    const std::string folder = "tests/golden/check/" + std::string(name);
    documents["check"].push_back(written({"check", folder + "/job.json", "--budget", folder + "/budget.json", "--today",
                                          "2027-01-01", "--samples", "500"}));
  }
  for (const auto& [document, texts] : documents) DYNAMIC_SECTION(document) {
      const Ran ran = validated(document, texts);
      INFO(ran.out << ran.err);
      CHECK(ran.code == 0);
      const Ran other = validated(document, {R"({"schema": "aicarbon.job/1", "nmae": "x"})"});
      CHECK(other.code != 0);  // the schema does not accept everything
    }
  CHECK(documents.size() == 8);  // all except the catalog, whose rows are CSV
}

TEST_CASE("SARIF output is valid according to the published schema", "[.][schemas]") {
  const auto checks = golden("sarif");
  REQUIRE(checks.size() >=
          6);  // passed, failed, warned, incomplete and excepted rules, and names with special characters
  for (const auto& [path, text] : checks) {
    INFO(path);
    const Ran ran = validated_sarif(text);
    INFO(ran.out << ran.err);
    CHECK(ran.code == 0);
  }
  std::size_t faults = 0;
  for (const std::string folder : {"tests/cli/faults", "tests/cli/warnings"})
    for (const auto& entry : fs::directory_iterator(source_dir() + "/" + folder)) {
      if (entry.path().extension() != ".json" || ++faults % 8 != 0)
        continue;  // one in eight, because the validator is slow to start
      INFO(entry.path().string());
      const Ran ran = validated_sarif(run({"validate", "--format", "sarif", entry.path().string()}).out);
      INFO(ran.out << ran.err);
      CHECK(ran.code == 0);
    }
  CHECK(faults > 50);

  // the schema does not accept everything
  std::string broken = checks.front().second;
  broken.replace(broken.find("\"level\""), 7, "\"lever\"");
  CHECK(validated_sarif(broken).code != 0);
}

TEST_CASE("JUnit output is valid according to the schema of Jenkins", "[.][schemas]") {
  const auto checks = golden("junit");
  REQUIRE(checks.size() >= 6);
  for (const auto& [path, text] : checks) {
    INFO(path);
    const Ran ran = validated_junit(text);
    INFO(ran.out << ran.err);
    CHECK(ran.code == 0);
  }
  std::string broken = checks.front().second;
  broken.replace(broken.find("<testcase classname"), 19, "<testcase classes_");
  CHECK(validated_junit(broken).code != 0);
}

}  // namespace aicarbon::test
