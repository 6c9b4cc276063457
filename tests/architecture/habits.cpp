// Checks that texts for users are in plain English: no word that scripts/prose.py lists as a habit occurs in a string,
// a table or a page. Without a build, run scripts/prose.py habits.
#include "support/run.hpp"

#include <catch2/catch.hpp>

TEST_CASE("texts for users contain none of the habits that scripts/prose.py lists", "[architecture]") {
  using namespace aicarbon::test;
  const std::string python = AICARBON_PYTHON;
  REQUIRE_FALSE(python.empty());
  const Ran ran = run_program({python, "scripts/prose.py", "habits"}, {}, {}, source_dir());
  CHECK(ran.out == "");
  CHECK(ran.err == "");
  CHECK(ran.code == 0);
}
