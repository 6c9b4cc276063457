// A user reads plain English: none of the habit words that scripts/prose.py lists is in a string, a table or a page. Hidden until
// the last of them is gone: build/dev/tests/aicarbon_tests '[.habits]', or scripts/prose.py habits without a build.
#include "support/run.hpp"

#include <catch2/catch.hpp>

TEST_CASE("what a user reads is plain English", "[.habits]") {
  using namespace aicarbon::test;
  const std::string python = AICARBON_PYTHON;
  REQUIRE_FALSE(python.empty());
  const Ran ran = run_program({python, "scripts/prose.py", "habits"}, {}, {}, source_dir());
  CHECK(ran.out == "");
  CHECK(ran.err == "");
  CHECK(ran.code == 0);
}
