// Output for other programs is valid according to the schemas of others (tests/schemas), with ajv and xmllint. ctest runs
// these cases if both are installed; a run of all tests does not include them.
#include "schemas/verdicts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace aicarbon::test {
namespace {

namespace fs = std::filesystem;

const std::string schemas = source_dir() + "/tests/schemas/";

Ran validated_junit(const std::string& text) {
  const TemporaryFolder folder;
  write_text(folder / "junit.xml", text);
  return run_program({AICARBON_XMLLINT, "--noout", "--schema", schemas + "junit-10.xsd", folder / "junit.xml"}, {}, {},
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

}  // namespace

TEST_CASE("SARIF output is valid according to the published schema", "[.][schemas]") {
  std::vector<std::string> logs;
  for (const auto& [path, text] : golden("sarif")) logs.push_back(text);
  REQUIRE(logs.size() >=
          6);  // passed, failed, warned, incomplete and excepted rules, and names with special characters
  for (const std::string folder : {"tests/cli/faults", "tests/cli/warnings"})
    for (const auto& entry : fs::directory_iterator(source_dir() + "/" + folder))
      if (entry.path().extension() == ".json")
        logs.push_back(run({"validate", "--format", "sarif", entry.path().string()}).out);
  CHECK(logs.size() > 56);
  all_valid(schemas + "sarif-2.1.0-rtm.5.json", logs);

  // the schema does not accept everything
  std::string broken = logs.front();
  broken.replace(broken.find("\"level\""), 7, "\"lever\"");
  CHECK(verdicts(schemas + "sarif-2.1.0-rtm.5.json", {broken}).front().starts_with("invalid: "));
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
