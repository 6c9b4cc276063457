// A check in every format, whole texts: each folder of tests/golden/check holds a job, a budget and what every format prints of
// them, in a file named out and the format, the exit code as its last line. AICARBON_UPDATE_GOLDEN=1 writes them anew.
#include "support/run.hpp"

#include <aicarbon/aicarbon.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>

namespace aicarbon::test {
namespace {

namespace fs = std::filesystem;

std::string job_of(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder))
    if (const std::string name = entry.path().filename().string();
        name.ends_with(".json") && name != "budget.json" && !name.starts_with("out."))
      return name;
  throw std::runtime_error("no job in " + folder.string());
}

// The catalog changes more often than what is said here.
std::string without_hash(const std::string& text) {
  static const std::regex hash("[0-9a-f]{64}");
  return std::regex_replace(text, hash, "(sha256)");
}

}  // namespace

TEST_CASE("every format of a check is that in tests/golden/check", "[golden]") {
  const char* setting = std::getenv("AICARBON_UPDATE_GOLDEN");
  const bool update = setting && *setting;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(source_dir() + "/tests/golden/check"))
    folders.push_back(entry.path());
  std::ranges::sort(folders);
  REQUIRE(folders.size() >= 6);

  for (const fs::path& folder : folders) {
    for (const auto& format : check_formats()) {
      const std::string golden = (folder / ("out." + std::string(format.name))).string();
      INFO(golden);
      const Ran ran = run({"check", job_of(folder), "--budget", "budget.json", "--today", "2027-01-01", "--samples",
                           "500", "--format", std::string(format.name)},
                          {}, {}, folder.string());
      CHECK(ran.err.empty());
      const std::string text = without_hash(ran.out) + "[" + std::to_string(ran.code) + "]\n";
      if (update) write_text(golden, text);
      else CHECK(text == read_text(golden));
    }
  }
}

}  // namespace aicarbon::test
