// The command line itself: suggestions, help, versions, exit codes.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace {

using namespace aicarbon::test;

const std::string good = "examples/bloom-176b-as-published.json";

std::vector<std::string> commands() {
  std::vector<std::string> names;
  std::istringstream page(run({"reference", "cli"}).out);
  constexpr std::string_view heading = "## aicarbon ";
  for (std::string line; std::getline(page, line);)
    if (line.starts_with(heading)) names.push_back(line.substr(heading.size()));
  return names;
}

}  // namespace

TEST_CASE("unknown commands and options are reported with a suggestion", "[cli]") {
  struct Slip {
    std::vector<std::string> words;
    std::string said;
  };
  for (
      const Slip& slip : std::vector<Slip>{
          {{"estimat", good}, "error[AC6003]: unknown command \"estimat\"\n  help: did you mean \"estimate\"?\n"},
          {{"estimate", good, "--formt", "json"},
           "error[AC6003]: unknown option \"--formt\"\n  help: did you mean \"--format\"?\n"},
          {{"estimate", good, "--sampels=10"},
           "error[AC6003]: unknown option \"--sampels\"\n  help: did you mean \"--samples\"?\n"},
          {{"--verson"}, "error[AC6003]: unknown option \"--verson\"\n  help: did you mean \"--version\"?\n"},
          {{"xyzzy"},
           "error[AC6003]: unknown command \"xyzzy\"\n  help: run `aicarbon --help` for a list of commands\n"},
          {{"estimate", good, "--xyzzy"},
           "error[AC6003]: unknown option \"--xyzzy\"\n  help: run `aicarbon estimate --help` for a list of "
           "options\n"},
          {{"estimate", good, "-q"},
           "error[AC6003]: unknown option \"-q\"\n  help: one of: -o (--output), -v (--verbose), -h (--help); `aicarbon "
           "estimate --help` lists all options\n"},
          {{"estimate", good, "-format", "json"},
           "error[AC6003]: unknown option \"-format\"\n  help: did you mean \"--format\"?\n"},
          {{"-v"},
           "error[AC6003]: unknown option \"-v\"\n  help: write it after the command: aicarbon estimate -v job.json\n"},
          {{"-V"},
           "error[AC6003]: unknown option \"-V\"\n  help: one of: -h (--help); `aicarbon --help` lists all options\n"},
          {{},
           "error[AC6003]: a command is missing\n  help: run `aicarbon --help` for a list of commands; `aicarbon estimate "
           "job.json` is a good start\n"},
      }) {
    const Ran ran = run(slip.words);
    CHECK(ran.code == 2);
    CHECK(ran.err == slip.said);
    CHECK(ran.out.empty());
  }
}

TEST_CASE("an invalid or missing argument is an error", "[cli]") {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"estimate"},
                                             {"estimate", good, "--format", "yaml"},
                                             {"estimate", good, "--samples", "-1"},
                                             {"estimate", good, "--samples", "1.5"},
                                             {"estimate", good, "--samples", "1000001"},
                                             {"estimate", good, "--seed", "x"},
                                             {"estimate", good, "--seed", "-1"},
                                             {"estimate", good, "--threads", "0"},
                                             {"estimate", good, "--width", "3"},
                                             {"estimate", good, "--color", "pink"},
                                             {"estimate", good, "--deny", "notes"},
                                             {"estimate", good, "--samples"},
                                             {"schema"},
                                             {"schema", "budget-of-mine"},
                                             {"render"},
                                             {"explain"},
                                             {"catalog"},
                                             {"catalog", "lst"},
                                             {"catalog", "list", "grid"},
                                             {"catalog", "show", "grids"},
                                             {"catalog", "show", "grids", "Frnace"},
                                             {"init", "trainin"},
                                             {"completion", "tcsh"},
                                             {"reference", "cl"},
                                             {"explain", "AC9999"},
                                             {"render", good}}) {
    const Ran ran = run(words);
    std::string shown;
    for (const auto& word : words) shown += word + " ";
    INFO(shown);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("error[AC") == 0);
  }
  CHECK(run({"catalog", "list", "grid"}).err.find("\"grids\"") != std::string::npos);
  CHECK(run({"render", good}).err.find("aicarbon estimate") != std::string::npos);
}

TEST_CASE("a word after the name of a table filters its rows, or is an error", "[cli]") {
  const Ran german = run({"catalog", "list", "grids", "GERMAN"});
  CHECK(german.code == 0);
  CHECK(german.out.starts_with("DEU "));
  CHECK(german.out.ends_with(" Germany\n"));
  CHECK(std::ranges::count(german.out, '\n') == 1);
  const Ran sources = run({"catalog", "list", "sources", "luccioni"});
  CHECK(sources.code == 0);
  CHECK(sources.out.find("\nluccioni-2022 ") != std::string::npos);
  CHECK(sources.out.find("act-2022") == std::string::npos);
  const Ran none = run({"catalog", "list", "grids", "atlantis"});
  CHECK(none.code == 2);
  CHECK(
      none.err ==
      "error[AC6003]: no row of the table grids contains \"atlantis\"\n  help: `aicarbon catalog list grids` lists all "
      "rows\n");
  const Ran lint = run({"catalog", "lint", "grids"});
  CHECK(lint.code == 2);
  CHECK(
      lint.err ==
      "error[AC6003]: lint takes no table, but \"grids\" follows it\n  help: it checks every table; `aicarbon catalog lint "
      "--catalog DIR` checks an overlay\n");
  CHECK(run({"catalog", "show", "sources", "act-2023"}).err.find("did you mean \"act-2022\"") != std::string::npos);
}

TEST_CASE("the help of every command has a summary, examples and the usage", "[cli]") {
  const auto names = commands();
  REQUIRE(names.size() >= 9);
  const std::string whole = run({"--help"}).out;
  CHECK(whole.find("Examples:\n") != std::string::npos);
  CHECK(whole.find("Examples:\n") < whole.find("Options:"));
  CHECK(whole.find("Exit codes:") != std::string::npos);
  for (const auto& name : names) {
    INFO(name);
    CHECK(whole.find("\n  " + name + " ") != std::string::npos);
    const Ran help = run({name, "--help"});
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    const auto first = help.out.find('\n');
    CHECK(first > 10);
    CHECK(help.out.substr(first).starts_with("\n\nExamples:\n  aicarbon " + name));
    CHECK(help.out.find("Usage: aicarbon " + name) != std::string::npos);
    CHECK(run({name, "-h"}).out == help.out);
  }
}

TEST_CASE("the option --version prints the version of the program", "[cli]") {
  const Ran ran = run({"--version"});
  CHECK(ran.code == 0);
  CHECK(ran.out == "aicarbon " AICARBON_VERSION "\n");
}

TEST_CASE("explain describes diagnostic codes, totals, lines and values", "[cli]") {
  CHECK(run({"explain", "AC2104"}).out.find("AC2104: unknown hardware (error)\n\n") == 0);
  const Ran near = run({"explain", good, "final run/operation/electricty", "--samples", "0"});
  CHECK(near.code == 2);
  CHECK(near.err.find("error[AC2315]") == 0);
  CHECK(near.err.find("\"final run/operation/electricity\"") != std::string::npos);
  const Ran value = run({"explain", good, "/sites/jean-zay/peu", "--samples", "0"});
  CHECK(value.code == 2);
  CHECK(value.err.find("\"/sites/jean-zay/pue\"") != std::string::npos);
  for (const char* what :
       {"", "total", "by_stage/operation", "final run/operation/electricity", "/sites/jean-zay/pue"}) {
    INFO(what);
    const Ran ran =
        *what == 0 ? run({"explain", good, "--samples", "0"}) : run({"explain", good, what, "--samples", "0"});
    CHECK(ran.code == 0);
    CHECK_FALSE(ran.out.empty());
    CHECK(ran.err.empty());
  }
}

TEST_CASE("every job that init prints is valid, complete and free of warnings", "[cli]") {
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/examples/init")) {
    const std::string kind = entry.path().stem().string();
    INFO(kind);
    const Ran starter = run({"init", kind});
    CHECK(starter.out == read_text(entry.path()));
    CHECK(run({"validate", "-", "--deny", "warnings"}, starter.out).code == 0);
    CHECK(estimate(starter.out, {"--samples", "0"}).at("reports").at(0).at("complete") == true);
  }
}

TEST_CASE("validate prints JSON without errors for a valid job", "[cli]") {
  const Ran ran = run({"validate", "-", "--format", "json"}, run({"init", "training"}).out);
  CHECK(ran.code == 0);
  const auto found = nlohmann::json::parse(ran.out).at("diagnostics");
  for (const auto& d : found) CHECK(d.at("severity") != "error");
}
