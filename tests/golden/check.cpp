// A check in every format, as complete texts. Each folder of tests/golden/check contains a job, a budget and the output
// of every format, in a file out.FORMAT whose last line is the exit code. AICARBON_UPDATE_GOLDEN=1 writes them again.
#include "support/golden.hpp"
#include "support/run.hpp"

#include <aicarbon/aicarbon.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

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

}  // namespace

TEST_CASE("the output of check in every format equals its file in tests/golden/check", "[golden]") {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(source_dir() + "/tests/golden/check"))
    folders.push_back(entry.path());
  std::ranges::sort(folders);
  REQUIRE(folders.size() >= 6);

  for (const fs::path& folder : folders) DYNAMIC_SECTION(folder.filename().string()) {
      for (const auto& format : check_formats()) {
        const Ran ran = run({"check", job_of(folder), "--budget", "budget.json", "--today", "2027-01-01", "--samples",
                             "500", "--format", std::string(format.name)},
                            {}, {}, folder.string());
        CHECK(ran.err.find("error[") == std::string::npos);
        check_golden((folder / ("out." + std::string(format.name))).string(),
                     ran.out + "[" + std::to_string(ran.code) + "]\n");
      }
    }
}

}  // namespace aicarbon::test
