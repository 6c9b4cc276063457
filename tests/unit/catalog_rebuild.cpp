// scripts/catalog rebuilds tables from samples of their sources, in the folder tests/catalog_sources.
#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace aicarbon::test {
namespace {

std::string samples(const std::string& under = "") { return "tests/catalog_sources" + under; }

Ran rebuild(std::vector<std::string> arguments) {
  const std::string python = AICARBON_PYTHON;
  REQUIRE_FALSE(python.empty());
  std::vector<std::string> all = {python, "scripts/catalog"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_program(all, {}, {}, source_dir());
}

// The line of a row in a table, with its end.
std::string line_of(const std::string& path, const std::string& id) {
  const std::string text = read_text(path);
  const auto at = text.find("\n" + id + ",");
  return at == std::string::npos ? "" : text.substr(at + 1, text.find('\n', at + 1) - at);
}

}  // namespace

TEST_CASE("differences between the catalog and its sources are printed field by field", "[unit][catalog-rebuild]") {
  const Ran ran = rebuild({samples(), "--data", samples("/data")});
  CHECK(ran.err == "");
  CHECK(ran.out == read_text(source_dir() + "/" + samples("/expected.txt")));
  CHECK(ran.code == 1);
}

TEST_CASE("each source says where its files are", "[unit][catalog-rebuild]") {
  const Ran ran = rebuild({});
  CHECK(ran.err == "");
  CHECK(ran.code == 0);
  CHECK(ran.out.find("losses: wdi_losses\n"
                     "  files    API_EG.ELC.LOSS.ZS*.csv\n"
                     "  what     electric power transmission and distribution losses, percent of output; four lines "
                     "stand before the header\n"
                     "  address  https://data.worldbank.org/indicator/EG.ELC.LOSS.ZS (Download, CSV)\n"
                     "  licence  CC BY 4.0\n"
                     "  sources  wdi-losses\n") != std::string::npos);
}

TEST_CASE("--write changes fields and adds rows, and keeps what a source does not give", "[unit][catalog-rebuild]") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  fs::copy(source_dir() + "/" + samples("/data"), folder / "data", fs::copy_options::recursive);
  const std::string cpus = folder / "data/cpus.csv";
  const std::string other = line_of(cpus, "intel-xeon-platinum-8151");
  CHECK(rebuild({samples(), "cpus", "--data", folder / "data", "--write"}).code == 1);
  CHECK(line_of(cpus, "intel-xeon-sample-1000") ==
        "intel-xeon-sample-1000,sample-1000 xeon-sample-1000,Intel Xeon Sample 1000,Intel,2019,10,20,,165,,,,,,,,,"
        "bounds,none,intel-product-list,,second-hand,kept\n");
  CHECK(line_of(cpus, "intel-xeon-sample-2000") ==
        "intel-xeon-sample-2000,,Intel Xeon Sample 2000,Intel,2022,12,,,,,,,,,,,,bounds,none,intel-product-list,,"
        "second-hand,\n");
  CHECK(line_of(cpus, "intel-xeon-platinum-8151") == other);  // its source is another one

  const Ran again = rebuild({samples(), "cpus", "--data", folder / "data"});
  CHECK(again.out == "cpus intel-xeon-platinum-8151 tdp_w 150, second opinion 240\n"
                     "cpus from codecarbon_cpu: 0 fields of 0 rows changed, 0 new rows, 0 not in the file, 1 second "
                     "opinions\n"
                     "cpus from intel_cpus: 0 fields of 0 rows changed, 0 new rows, 0 not in the file, 0 second "
                     "opinions\n");
  CHECK(again.code == 0);
}

TEST_CASE("the tables of the project are rebuilt without losing a row", "[unit][catalog-rebuild]") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  fs::copy(source_dir() + "/data", folder / "data", fs::copy_options::recursive);
  rebuild({samples(), "losses", "--data", folder / "data", "--write"});
  const std::string losses = folder / "data/losses.csv";
  CHECK(line_of(losses, "DEU") == line_of(source_dir() + "/data/losses.csv", "DEU"));
  CHECK(line_of(losses, "QAB") == "QAB,Sample Two,0.1275,0.12,0.13,bounds,envelope,wdi-losses,2015,second-hand,\n");
}

TEST_CASE("a file of another form is an error that names what is missing", "[unit][catalog-rebuild]") {
  const Ran broken = rebuild({samples("/broken"), "--data", samples("/data")});
  CHECK(broken.out == "");
  CHECK(broken.err == "error: tests/catalog_sources/broken/cpu_power.csv:1: has no column \"TDP\"; it has Name, Power\n"
                      "  fix: get the file from the address that scripts/catalog prints, or adapt the module\n");
  CHECK(broken.code == 2);

  const Ran nothing = rebuild({samples("/data")});
  CHECK(nothing.err == "error: tests/catalog_sources/data:1: holds no file of a source of these tables\n"
                       "  fix: put files there; scripts/catalog without arguments lists their names\n");
  CHECK(nothing.code == 2);
}

}  // namespace aicarbon::test
