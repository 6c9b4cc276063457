// Output streams: results are written completely or not at all, only to standard output, and a closed pipe gives no
// message. Color and its options.
#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <regex>

namespace {

using namespace aicarbon::test;

const std::string good = "examples/bloom-176b-as-published.json";

std::string plain(const std::string& text) { return std::regex_replace(text, std::regex("\x1b\\[[0-9;]*m"), ""); }
bool coloured(const std::string& text) { return text.find('\x1b') != std::string::npos; }

}  // namespace

TEST_CASE("writing to a full device is an error in every command", "[cli]") {
  for (const std::string& command :
       {"estimate " + good + " --samples 0", "estimate " + good + " --samples 0 --format json", "validate " + good,
        "explain " + good, std::string("catalog list grids"), std::string("schema job"), std::string("init"),
        std::string("completion bash"), std::string("--help"), std::string("--version"),
        std::string("estimate --help")}) {
    INFO(command);
    const Ran ran = shell("aicarbon " + command + " > /dev/full");
    CHECK(ran.code == 3);
    CHECK(ran.err.ends_with("error[AC6002]: cannot write standard output: No space left on device\n"));
  }
}

TEST_CASE("a closed pipe ends the program without a message", "[cli]") {
  const Ran ran = shell("{ sleep 0.2; aicarbon estimate " + good +
                        " --samples 0 --format json; echo \"ended with $?\" >&2; } | true");
  CHECK(ran.err == "ended with 0\n");
}

TEST_CASE("-o writes complete files and leaves no temporary files", "[cli]") {
  const TemporaryFolder folder;
  const Ran ran = run({"estimate", good, "--samples", "100", "-o", folder.path + "/r.json", "-o",
                       folder.path + "/r.csv", "-o", "table:" + folder.path + "/r.txt"});
  CHECK(ran.code == 0);
  CHECK(ran.out.empty());
  CHECK(folder.files() == 3);
  for (const auto& [format, file] : {std::pair{"json", "r.json"}, {"csv", "r.csv"}, {"table", "r.txt"}})
    CHECK(run({"estimate", good, "--samples", "100", "--format", format}).out == read_text(folder.path + "/" + file));
  const auto mode = std::filesystem::status(folder.path + "/r.json").permissions();
  CHECK((mode & std::filesystem::perms::owner_write) != std::filesystem::perms::none);
  CHECK((mode & std::filesystem::perms::others_exec) == std::filesystem::perms::none);
}

TEST_CASE("-o to a missing directory, a full device or a directory is an error", "[cli]") {
  const TemporaryFolder folder;
  for (const std::string& target : {folder.path + "/no/r.json", std::string("json:/dev/full"), "json:" + folder.path}) {
    INFO(target);
    const Ran ran = run({"estimate", good, "--samples", "0", "-o", target});
    CHECK(ran.code == 3);
    CHECK(ran.err.find("error[AC6002]: cannot write ") == 0);
    CHECK(ran.out.empty());
    CHECK(folder.files() == 0);
  }
}

TEST_CASE("a run that fails leaves an existing output file unchanged", "[cli]") {
  const TemporaryFolder folder;
  const std::string file = folder.path + "/r.json";
  write_text(file, "before");
  CHECK(run({"estimate", "-", "-o", file}, "{}").code == 2);
  CHECK(run({"estimate", "no.json", "-o", file}).code == 3);
  CHECK(run({"estimate", good, "no.json", "-o", file}).code == 3);
  CHECK(run({"estimate", good, "-o", file, "--format", "yaml"}).code == 2);
  CHECK(run({"estimate", "tests/cli/warnings/high-pue.json", "--deny", "warnings", "-o", file}).code == 2);
  CHECK(read_text(file) == "before");
  CHECK(folder.files() == 1);
  CHECK(run({"estimate", good, "--samples", "0", "-o", file}).code == 0);
  CHECK(nlohmann::json::parse(read_text(file)).at("schema") == "aicarbon.report/1");
}

TEST_CASE("the file name - means standard input or standard output", "[cli]") {
  const std::string text = read_text(source_dir() + "/" + good);
  const Ran named = run({"estimate", good, "--samples", "0", "-o", "-"});
  CHECK(run({"estimate", "-", "--samples", "0"}, text).out == named.out);
  CHECK(named.err.empty());
  CHECK(run({"estimate", "-", "--samples", "0", "-o", "json:-"}, text).out ==
        run({"estimate", good, "--samples", "0", "--format", "json"}).out);
}

TEST_CASE("color depends on --color, NO_COLOR, CLICOLOR_FORCE, TERM and the terminal, in this order", "[cli]") {
  const auto told = [](std::vector<std::string> more, std::vector<std::string> env) {
    more.insert(more.begin(), {"validate", "-"});
    return run(std::move(more), "{}", std::move(env)).err;
  };
  const std::string uncoloured = told({}, {});
  CHECK_FALSE(coloured(uncoloured));
  CHECK(coloured(told({"--color", "always"}, {})));
  CHECK(coloured(told({"--color", "always"}, {"NO_COLOR=1", "TERM=dumb"})));
  CHECK(coloured(told({}, {"CLICOLOR_FORCE=1"})));
  CHECK(coloured(told({}, {"CLICOLOR_FORCE=1", "TERM=dumb"})));
  CHECK_FALSE(coloured(told({}, {"CLICOLOR_FORCE=0"})));
  CHECK_FALSE(coloured(told({}, {"CLICOLOR_FORCE=1", "NO_COLOR=1"})));
  CHECK(coloured(told({}, {"CLICOLOR_FORCE=1", "NO_COLOR="})));
  CHECK_FALSE(coloured(told({"--color", "never"}, {"CLICOLOR_FORCE=1"})));
  CHECK(plain(told({"--color", "always"}, {})) == uncoloured);  // color is the only difference
  CHECK(plain(run({"estimate", good, "--samples", "500", "--color", "always"}).out) ==
        run({"estimate", good, "--samples", "500"}).out);
  CHECK_FALSE(coloured(run({"estimate", good, "--samples", "0", "--format", "json", "--color", "always"}).out));
  CHECK_FALSE(coloured(run({"estimate", good, "--samples", "0", "--format", "csv", "--color", "always"}).out));
}

TEST_CASE("output on a terminal is colored unless TERM or NO_COLOR prevents it", "[cli]") {
  const std::string bad = "aicarbon validate tests/cli/faults/unknown-key.json";
  if (shell("command -v script > /dev/null").code != 0) {
    WARN("script(1) is not here");
    return;
  }
  CHECK(coloured(shell("TERM=xterm script -qec '" + bad + "' /dev/null < /dev/null").out));
  CHECK_FALSE(coloured(shell("TERM=dumb script -qec '" + bad + "' /dev/null < /dev/null").out));
  CHECK_FALSE(coloured(shell("TERM=xterm NO_COLOR=1 script -qec '" + bad + "' /dev/null < /dev/null").out));
}

TEST_CASE("output with --ascii contains only ASCII characters", "[cli]") {
  const std::string ascii = run({"estimate", good, "--samples", "500", "--ascii", "--all"}).out;
  CHECK(std::ranges::all_of(ascii, [](char c) { return static_cast<unsigned char>(c) < 128; }));
  const std::string told = run({"validate", "tests/cli/faults/unknown-key.json", "--ascii"}).err;
  CHECK(std::ranges::all_of(told, [](char c) { return static_cast<unsigned char>(c) < 128; }));
}
