// The log of -v, -vv and AICARBON_LOG: what it contains, and that it changes nothing else.
#include "support/batch.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

namespace {

using namespace aicarbon::test;

const std::string bloom = "examples/bloom-176b.json";

// A log in which every number of seconds, and every size of a sheet, is #.
std::string masked(std::string log) {
  for (const auto& [pattern, text] :
       std::vector<std::pair<std::string, std::string>>{{" +[0-9]+\\.[0-9]{3} s  ", " # s  "},
                                                        {"[0-9]+\\.[0-9]{3} s\n", "# s\n"},
                                                        {"[1-9][0-9]* (inputs|cells)", "# $1"}})
    log = std::regex_replace(log, std::regex(pattern), text);
  return log;
}

}  // namespace

TEST_CASE("with -v, estimate logs its files, its sheet and its steps, and its result is unchanged", "[cli]") {
  const Ran quiet = run({"estimate", bloom});
  CHECK(quiet.err.empty());
  const Ran ran = run({"estimate", bloom, "-v"});
  CHECK(ran.code == 0);
  CHECK(ran.out == quiet.out);
  CHECK(masked(ran.err) == "info # s  catalog: # s\n"
                           "info # s  read examples/bloom-176b.json: " +
                               std::to_string(read_text(source_dir() + "/" + bloom).size()) +
                               " bytes\n"
                               "info # s  read: # s\n"
                               "info # s  resolve: # s\n"
                               "info # s  formulate: # s\n"
                               "info # s  sheet of \"bloom-176b\": # inputs, # cells\n"
                               "info # s  sample: # s\n"
                               "info # s  estimate: # s\n"
                               "info # s  render: # s\n"
                               "info # s  write: # s\n"
                               "info # s  written standard output: " +
                               std::to_string(quiet.out.size()) + " bytes\n");
  CHECK(masked(run({"estimate", bloom, "--verbose", "--threads", "2"}).err) == masked(ran.err));
  CHECK(ran.err.find('\x1b') == std::string::npos);
  CHECK(run({"estimate", bloom, "-v", "--color", "always"}).err.starts_with("\x1b[32minfo \x1b[m "));
}

TEST_CASE("-vv and AICARBON_LOG=debug log details, and options have precedence over the variable", "[cli]") {
  const Ran details = run({"estimate", bloom, "-vv"});
  const std::string log = masked(details.err);
  CHECK(log.starts_with("debug # s  aicarbon " AICARBON_VERSION ": estimate examples/bloom-176b.json -vv\n"
                        "debug # s  catalog 20"));
  CHECK(log.find("\ninfo # s  read examples/bloom-176b.json: ") != std::string::npos);
  const auto lines = [](const Ran& ran) { return std::ranges::count(ran.err, '\n'); };
  CHECK(lines(run({"estimate", bloom, "-v", "-v"})) == lines(details));
  CHECK(lines(run({"estimate", bloom}, {}, {"AICARBON_LOG=debug"})) == lines(details));
  const Ran plain = run({"estimate", bloom, "-v"});
  CHECK(masked(run({"estimate", bloom}, {}, {"AICARBON_LOG=info"}).err) == masked(plain.err));
  CHECK(masked(run({"estimate", bloom, "-v"}, {}, {"AICARBON_LOG=debug"}).err) == masked(plain.err));
  for (const char* nothing : {"AICARBON_LOG=", "AICARBON_LOG=off"})
    CHECK(run({"estimate", bloom}, {}, {nothing}).err.empty());
}

TEST_CASE("an unknown level in AICARBON_LOG is an error with the list of levels", "[cli]") {
  const Ran ran = run({"estimate", bloom}, {}, {"AICARBON_LOG=loud"});
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err ==
        "error[AC6003]: unknown level \"loud\" in the variable AICARBON_LOG\n  help: one of: off, info, debug\n");
}

TEST_CASE("the log names the files of an overlay, the columns of a batch and the rules of a budget", "[cli]") {
  const std::string overlaid = run({"estimate", bloom, "-v", "--catalog", "data"}).err;
  CHECK(overlaid.find("read data/grids.csv: ") != std::string::npos);
  CHECK(overlaid.find("  overlay data: ") != std::string::npos);

  const Ran batch = run({"batch", "examples/records/cluster-job.json", "-", "-vv"}, "team,grid\nred,FR\n");
  const std::string log = masked(batch.err);
  CHECK(log.find("info # s  read standard input: 17 bytes\n") != std::string::npos);
  CHECK(log.find("info # s  column \"grid\" is bound to /sites/dc/grid\n") != std::string::npos);
  CHECK(log.find("debug # s  column \"team\" is not bound\n") != std::string::npos);
  CHECK(log.find("info # s  records: # s\n") != std::string::npos);

  const std::string check = masked(run({"check", bloom, "--budget", "examples/budgets/release.json", "-v"}).err);
  CHECK(check.find("info # s  read examples/budgets/release.json: ") != std::string::npos);
  CHECK(check.find("info # s  rules: # s\ninfo # s  rule \"a release\" on bloom-176b: pass\n") != std::string::npos);
}

TEST_CASE("a name with control characters stays on one line of the log", "[cli]") {
  auto job = nlohmann::json::parse(read_text(source_dir() + "/" + bloom));
  job["name"] = "a\nb\x1b[31m";
  const Ran ran = run({"estimate", "-", "-v"}, job.dump());
  CHECK(ran.code == 0);
  CHECK(masked(ran.err).find("info # s  sheet of \"a?b?[31m\": ") != std::string::npos);
}

TEST_CASE("a closed or full standard error changes neither the result nor the exit code", "[cli]") {
  const TemporaryFolder f;
  write_text(f / "job.json", read_text(source_dir() + "/" + bloom));
  const std::string expected = shell("aicarbon estimate job.json -o json:-", f.path).out;
  for (const std::string where : {"2>/dev/full", "2>&-"}) {
    INFO(where);
    const Ran ran = shell("aicarbon estimate job.json -vv -o json:- " + where, f.path);
    CHECK(ran.code == 0);
    CHECK(ran.out == expected);
    const Ran file = shell("aicarbon estimate job.json -vv -o out.json " + where + "; echo $?", f.path);
    CHECK(file.out == "0\n");
    CHECK(read_text(f / "out.json") == expected);
    CHECK(shell("aicarbon estimate no.json -vv " + where, f.path).code == 3);
  }
}
