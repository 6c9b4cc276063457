// What is written for other programs is valid by the schemas that others published: tests/schemas, with the tools jsonschema and
// xmllint. ctest runs these cases where both tools are; they are hidden from a run of everything.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

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

// What a check of the golden folder prints; without the exit code in the last line.
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

TEST_CASE("SARIF is valid by its published schema", "[.][schemas]") {
  const auto checks = golden("sarif");
  REQUIRE(checks.size() >= 6);  // passed, failed, warned, incomplete, excepted, names with marks
  for (const auto& [path, text] : checks) {
    INFO(path);
    const Ran ran = validated_sarif(text);
    INFO(ran.out << ran.err);
    CHECK(ran.code == 0);
  }
  std::size_t faults = 0;
  for (const std::string folder : {"tests/cli/faults", "tests/cli/warnings"})
    for (const auto& entry : fs::directory_iterator(source_dir() + "/" + folder)) {
      if (entry.path().extension() != ".json" || ++faults % 8 != 0) continue;  // an eighth: the validator starts slowly
      INFO(entry.path().string());
      const Ran ran = validated_sarif(run({"validate", "--format", "sarif", entry.path().string()}).out);
      INFO(ran.out << ran.err);
      CHECK(ran.code == 0);
    }
  CHECK(faults > 50);

  // the schema is not one that takes everything
  std::string broken = checks.front().second;
  broken.replace(broken.find("\"level\""), 7, "\"lever\"");
  CHECK(validated_sarif(broken).code != 0);
}

TEST_CASE("JUnit is valid by the schema that Jenkins has", "[.][schemas]") {
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
