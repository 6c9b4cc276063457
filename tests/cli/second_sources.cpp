// What other sources say of single cells of the catalog: shown beside a row, checked by lint, and recomputed by scripts.
#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

namespace aicarbon::test {
namespace {

constexpr const char* mine =
    R"({"schema": "aicarbon.sources/1", "version": "1", "sources": [{"id": "mine", "title": "m",
  "publisher": "m", "year": "2026", "url": "", "licence": "own", "confidence": "read", "quoted_by": "", "note": ""}]})";

std::string lint_of(const std::string& table, const std::string& rows) {
  const TemporaryFolder folder;
  write_text(folder / "sources.json", mine);
  write_text(folder / (table + ".csv"), rows);
  const Ran ran = run({"catalog", "lint", "--catalog", folder.path});
  std::string text = std::to_string(ran.code) + "\n" + ran.err;
  for (auto at = text.find(folder.path); at != std::string::npos; at = text.find(folder.path))
    text.replace(at, folder.path.size(), "DIR");
  return text;
}

}  // namespace

TEST_CASE("a row is shown with what other sources say of it", "[cli]") {
  std::string page;
  std::istringstream words(run({"catalog", "show", "accelerators", "tpu-v5p"}).out);
  for (std::string word; words >> word;) page += word + " ";
  CHECK(page.find("second source") != std::string::npos);
  CHECK(page.find("memory_bandwidth_gb_per_s 4800 (differs: The list has the 4,800 Gbit/s between chips; Google's page "
                  "has 2,765 GB/s, which is right.)") != std::string::npos);
}

TEST_CASE("lint warns of a row of an overlay that second sources contradict", "[cli]") {
  const std::string said =
      lint_of("accelerators", "id,tdp_w,memory_gb,source,confidence\nnvidia-l4,120,24,mine,read\n");
  CHECK(said.starts_with("0\n"));
  CHECK(
      said.find("warning[AC4002]: second_sources/accelerators/nvidia-l4/tdp_w/hf-hardware-2026: tdp_w of nvidia-l4 is "
                "120, but 72 is stated here") != std::string::npos);
  CHECK(said.find("memory_gb") == std::string::npos);
}

TEST_CASE("a second source names an existing cell and its source", "[cli]") {
  const auto said = [](const std::string& row) {
    return lint_of("second_sources", "id,value,source,confidence,note\n" + row + "\n");
  };
  CHECK(said("accelerators/nvidia-l4/tdp_w/mine,72,mine,read,") == "0\n");
  CHECK(said("accelerators/nvidia-l4/tdp_w/mine,90,mine,read,a form with another limit") == "0\n");
  CHECK(
      said("accelerators/nvidia-l4/tdp_w/mine,90,mine,read,") ==
      "0\nwarning[AC4002]: second_sources/accelerators/nvidia-l4/tdp_w/mine: tdp_w of nvidia-l4 is 72, but 90 is stated "
      "here\n  --> DIR/second_sources.csv:2:1\n");
  CHECK(
      said("accelerators/nvidia-l4/tdp_w,72,mine,read,") ==
      "2\nerror[AC4001]: second_sources/accelerators/nvidia-l4/tdp_w: the id of a row must be TABLE/ROW/COLUMN/SOURCE\n"
      "  --> DIR/second_sources.csv:2:1\n");
  CHECK(said("accelerators/nvidia-l4/watts/mine,72,mine,read,") ==
        "2\nerror[AC4001]: second_sources/accelerators/nvidia-l4/watts/mine: there is no column \"watts\" of a table "
        "\"accelerators\"\n  --> DIR/second_sources.csv:2:1\n");
  CHECK(said("accelerators/nvidia-l5/tdp_w/mine,72,mine,read,") ==
        "2\nerror[AC4001]: second_sources/accelerators/nvidia-l5/tdp_w/mine: the table accelerators has no row "
        "\"nvidia-l5\"\n  --> DIR/second_sources.csv:2:1\n");
}

TEST_CASE("the page of checked accelerators and the defaults by class follow from the catalog", "[cli]") {
  const std::string python = AICARBON_PYTHON;
  REQUIRE_FALSE(python.empty());
  for (const std::string script : {"second-sources", "fit-classes", "fit-instances"}) {
    const Ran ran = run_program({python, "scripts/" + script, "--check"}, {}, {}, source_dir());
    INFO(script << "\n" << ran.out << ran.err);
    CHECK(ran.code == 0);
  }
}

}  // namespace aicarbon::test
