// Golden screens, compared byte by byte. A file screens/*.txt contains a command and its expected output:
//
//     $ aicarbon explain AC2104
//     its output, standard output and standard error in the order of printing
//     [2]                                  the exit code, if it is not 0
//
// The command runs in the root of the repository and without a terminal, so its output is 100 columns wide and has no
// color. To add a screen, add a file with its first line. AICARBON_UPDATE_GOLDEN=1 build/dev/tests/aicarbon_tests
// '[golden]' writes the screens again (and the console blocks of the documentation); read the difference before you
// keep it. One screen alone: -c "estimate-bloom-176b".
#include "support/golden.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace aicarbon::test {

TEST_CASE("every screen equals its file in tests/golden/screens", "[golden]") {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/tests/golden/screens"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::ranges::sort(paths);
  REQUIRE_FALSE(paths.empty());

  for (const auto& path : paths) DYNAMIC_SECTION(path.stem().string()) {
      const std::string golden = read_text(path.string());
      const std::string first = golden.substr(0, golden.find('\n'));
      REQUIRE(first.starts_with("$ "));
      REQUIRE(first.find("aicarbon ") != std::string::npos);
      const Ran ran = shell("{ " + first.substr(2) + "; } 2>&1");
      std::string screen = first + "\n" + ran.out;
      if (!screen.ends_with('\n')) screen += "\n";
      if (ran.code != 0) screen += "[" + std::to_string(ran.code) + "]\n";
      check_golden(path.string(), screen);
    }
}

}  // namespace aicarbon::test
