// Golden screens: whole texts, byte for byte. A file of screens/*.txt is data and command and expected output in one:
//
//     $ aicarbon explain AC2104
//     what it prints, standard output and standard error as they come
//     [2]                                  the exit code, where it is not 0
//
// The command runs from the root of the repository, on no terminal, so 100 columns wide and without colour. A new screen is a
// new file with its first line. AICARBON_UPDATE_GOLDEN=1 build/dev/tests/aicarbon_tests '[golden]' writes the screens anew (and
// the console blocks of the documentation); read the difference before you keep it.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace aicarbon::test {

TEST_CASE("the screens are those in tests/golden/screens", "[golden]") {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/tests/golden/screens"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  std::ranges::sort(paths);
  REQUIRE_FALSE(paths.empty());

  const char* update = std::getenv("AICARBON_UPDATE_GOLDEN");
  for (const std::string& path : paths) {
    const std::string golden = read_text(path);
    const std::string first = golden.substr(0, golden.find('\n'));
    INFO(path);
    REQUIRE(first.starts_with("$ aicarbon"));
    const Ran ran = shell("{ " + first.substr(2) + "; } 2>&1");
    std::string screen = first + "\n" + ran.out;
    if (!screen.ends_with('\n')) screen += "\n";
    if (ran.code != 0) screen += "[" + std::to_string(ran.code) + "]\n";
    if (update && *update) write_text(path, screen);
    else CHECK(screen == golden);
  }
}

}  // namespace aicarbon::test
