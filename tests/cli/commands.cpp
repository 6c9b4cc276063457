// Commands as rows: a command accepts and reads every option that its help lists, and lists no other; --deny works in
// every command that lists it.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>

namespace {

using namespace aicarbon::test;

const std::string warned = "examples/morrison-olmo.json";  // this job has one warning, AC3004
const std::string clean = "examples/bloom-176b-as-published.json";

std::vector<std::string> commands() {
  std::vector<std::string> names;
  std::istringstream page(run({"reference", "cli"}).out);
  constexpr std::string_view heading = "## aicarbon ";
  for (std::string line; std::getline(page, line);)
    if (line.starts_with(heading)) names.push_back(line.substr(heading.size()));
  return names;
}

struct Listed {
  std::string name;
  bool flag = false;
};

// The options in the help of a command.
std::vector<Listed> options_of(const std::string& command) {
  std::vector<Listed> options;
  std::istringstream help(run({command, "--help"}).out);
  for (std::string line; std::getline(help, line);) {
    const auto at = line.find("--");
    if (at != 6 || line.substr(0, 2) != "  ") continue;
    std::istringstream words(line.substr(at));
    Listed option;
    words >> option.name;
    const auto after = at + option.name.size();
    option.flag = after >= line.size() || line.substr(after, 2) == "  ";
    options.push_back(option);
  }
  return options;
}

bool lists(const std::string& command, const std::string& option) {
  return std::ranges::any_of(options_of(command), [&](const Listed& o) { return o.name == option; });
}

std::vector<std::string> operator+(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// Arguments with which each command succeeds.
const std::map<std::string, std::vector<std::string>> calls{
    {"estimate", {clean}},
    {"compare", {clean, clean}},
    {"check", {clean, "--budget", "examples/budgets/release.json"}},
    {"validate", {clean}},
    {"explain", {clean}},
    {"render", {"-"}},
    {"sensitivity", {clean}},
    {"sweep", {clean, "--vary", "/sites/jean-zay/pue=1.1,1.2"}},
    {"batch", {"examples/records/cluster-job.json", "-"}},
    {"sql", {"examples/records/cluster-job.json", "--columns", "grid:text", "--table", "t", "--dialect", "duckdb"}},
    {"hardware", {"nvidia-h100-sxm5-80gb"}},
    {"catalog", {"list"}},
    {"schema", {"job"}},
    {"init", {}},
    {"completion", {"bash"}},
    {"reference", {"units"}},
};

// A value that an option accepts.
const std::map<std::string, std::string> values{
    {"--format", "csv"},
    {"--output", "/dev/null"},
    {"--deny", "warnings"},
    {"--samples", "10"},
    {"--seed", "2"},
    {"--threads", "2"},
    {"--until", "50%"},
    {"--catalog", "data"},
    {"--color", "never"},
    {"--width", "80"},
    {"--base", clean},
    {"--fail-on", "total > +5%"},
    {"--confidence", "0.9"},
    {"--today", "2027-01-01"},
    {"--method", "tornado"},
    {"--target", "total"},
    {"--objective", "total"},
    {"--top", "1"},
    {"--vary-file", "/dev/null"},
    {"--delimiter", ","},
    {"--empty", "template"},
    {"--digits", "full"},
    {"--on-error", "skip"},
    {"--rejects", "/dev/null"},
    {"--max-rejects", "5"},
    {"--by", "grid"},
    {"--bind", "grid=/sites/dc/grid"},
    {"--na", "missing"},
    {"--decimal", "point"},
    {"--key", "grid"},
    {"--vary", "/sites/jean-zay/pue=1.1"},
};

// Whole calls for options that exclude the usual one: those that state a job instead of a file, and those of usage files.
const std::vector<std::string> without_file{
    "--model",         "gpt-4o", "--prompt-tokens", "2",   "--completion-tokens", "1",
    "--cached-tokens", "1",      "--grid",          "SWE", "--hardware",          "H100"};
const std::vector<std::string> of_usage{"--usage", "claude-code", "examples/records/claude-code.jsonl"};

std::vector<std::string> whole_call(const std::string& command, const std::string& option) {
  if (command == "estimate" && std::ranges::find(without_file, option) != without_file.end()) return without_file;
  if (option == "--usage") return of_usage;
  if (option == "--print-job") return (command == "batch" ? of_usage : without_file) + std::vector{option};
  return {};
}

}  // namespace

TEST_CASE("every option in the help of a command is accepted", "[cli]") {
  const std::string saved = run({"estimate", clean, "--format", "json", "--samples", "0"}).out;
  for (const std::string& command : commands()) {
    REQUIRE(calls.contains(command));
    const auto& call = calls.at(command);
    const std::string input = command == "render" ? saved : "grid,device_time_h\nFR,3\n";
    for (const Listed& option : options_of(command)) {
      if (option.name == "--help" || std::ranges::find(call, option.name) != call.end()) continue;
      std::vector<std::string> words{command};
      if (const auto whole = whole_call(command, option.name); !whole.empty()) {
        const Ran ran = run(words + whole);
        INFO(command << ' ' << option.name << ": " << ran.err);
        CHECK(ran.code == 0);
        continue;
      }
      words = words + call + std::vector<std::string>{option.name};
      if (!option.flag) {
        REQUIRE(values.contains(option.name));
        std::string value = values.at(option.name);
        if (command == "validate" && option.name == "--format") value = "json";
        words.push_back(value);
        if (command == "batch" && option.name == "--by") words.emplace_back("--totals");
      }
      const Ran ran = run(words, input);
      INFO(command << " " << option.name << "\n" << ran.err);
      CHECK(ran.err.find("AC6003") == std::string::npos);
      CHECK(ran.err.find("internal error") == std::string::npos);
    }
  }
}

TEST_CASE("an option that a command does not read is neither in its help nor accepted", "[cli]") {
  for (const auto& [command, option] : std::vector<std::pair<std::string, std::string>>{
           {"check", "--all"},       {"hardware", "--all"},   {"sweep", "--all"},        {"sweep", "--samples"},
           {"sweep", "--seed"},      {"compare", "--until"},  {"check", "--until"},      {"validate", "--samples"},
           {"validate", "--output"}, {"explain", "--format"}, {"explain", "--deny"},     {"schema", "--width"},
           {"init", "--width"},      {"sql", "--samples"},    {"sql", "--width"},        {"render", "--samples"},
           {"render", "--catalog"},  {"batch", "--until"},    {"completion", "--width"}, {"reference", "--width"}}) {
    INFO(command << " " << option);
    CHECK_FALSE(lists(command, option));
    const Ran ran = run(std::vector<std::string>{command} + calls.at(command) + std::vector<std::string>{option, "1"});
    CHECK(ran.code == 2);
    CHECK(ran.err.find("error[AC6003]: unknown option \"" + option + "\"") == 0);
  }
}

TEST_CASE("help is at most 100 columns wide and contains no wording of the parser library", "[cli]") {
  auto names = commands();
  names.emplace_back();
  for (const std::string& command : names) {
    std::istringstream help(
        run(command.empty() ? std::vector<std::string>{"--help"} : std::vector<std::string>{command, "--help"}).out);
    for (std::string line; std::getline(help, line);) {
      INFO(command << ": " << line);
      const auto characters =
          std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
      if (!line.starts_with("  aicarbon ")) CHECK(characters <= 100);
      CHECK(line.find("Excludes") == std::string::npos);
      CHECK(line.find("REQUIRED") == std::string::npos);
    }
  }
}

TEST_CASE("the reference page of the commands begins with the help of the program", "[cli]") {
  const std::string page = run({"reference", "cli"}).out;
  CHECK(page.find("Usage: aicarbon COMMAND [OPTIONS] [ARGUMENTS]\n") < page.find("\n## "));
  CHECK(page.find(run({"--help"}).out) != std::string::npos);
}

TEST_CASE("the help of batch states its own default number of samples", "[cli]") {
  const std::string help = run({"batch", "--help"}).out;
  CHECK(help.find("10000") == std::string::npos);
  CHECK(help.find("default 1000)") != std::string::npos);
}

TEST_CASE("with --deny warnings, every command that warns exits with 2 and prints no result", "[cli]") {
  const std::string job = read_text(source_dir() + "/" + warned);
  const std::string saved = run({"estimate", warned, "--format", "json", "--samples", "0"}).out;
  auto doc = nlohmann::json::parse(job);
  const std::string line = doc.dump() + "\n";
  doc["schema"] = "aicarbon.job/1";
  struct Call {
    std::vector<std::string> words;
    std::string input;
  };
  const std::string machine =
      R"({"name": "m", "parts": [{"name": "d", "kind": "die", "area": "900 mm2", "process": "n5"}]})";
  const std::vector<Call> all{
      {{"estimate", warned}, {}},
      {{"compare", clean, warned}, {}},
      {{"compare", warned, clean}, {}},
      {{"check", warned, "--budget", "examples/budgets/release.json"}, {}},
      {{"sensitivity", warned}, {}},
      {{"sweep", warned, "--vary", "/hardware/node/lifetime=3,4 years"}, {}},
      {{"render", "-"}, saved},
      {{"batch", warned, "-"}, "lifetime_years\n4\n"},
      {{"batch", warned, "-", "--totals"}, "lifetime_years\n4\n"},
      {{"batch", "-"}, line},
  };
  std::vector<std::string> seen;
  for (const auto& [words, input] : all) {
    std::string shown;
    for (const auto& word : words) shown += word + " ";
    const Ran allowed = run(words, input);
    INFO(shown << allowed.err);
    CHECK((allowed.code == 0 || (words.front() == "check" && allowed.code == 1)));
    CHECK_FALSE(allowed.out.empty());
    const Ran denied = run(words + std::vector<std::string>{"--deny", "warnings"}, input);
    INFO(denied.err);
    CHECK(denied.code == 2);
    CHECK(denied.out.empty());
    CHECK(denied.err.find("warning[AC3004]") != std::string::npos);
    CHECK(denied.err.find("warnings are denied, so no output was written\n") != std::string::npos);
    seen.push_back(words.front());
  }
  const Ran hardware = run({"hardware", "-", "--deny", "warnings"}, machine);
  INFO(hardware.err);
  CHECK(hardware.code == 2);
  CHECK(hardware.out.empty());
  CHECK(hardware.err.find("warning[AC3015]") != std::string::npos);
  seen.emplace_back("hardware");
  CHECK(run({"sql", "examples/records/cluster-job.json", "--columns", "pue:number", "--bind", "pue", "--table", "t",
             "--dialect", "sqlite", "--deny", "warnings"})
            .code == 2);
  seen.emplace_back("sql");
  seen.emplace_back("validate");  // validate prints the list of warnings even if they are denied
  CHECK(run({"validate", warned, "--deny", "warnings"}).code == 2);
  CHECK_FALSE(run({"validate", warned, "--deny", "warnings", "--format", "json"}).out.empty());
  for (const std::string& command : commands()) {
    INFO(command);
    CHECK((std::ranges::find(seen, command) != seen.end()) == lists(command, "--deny"));
  }
}

TEST_CASE("--deny warnings has no effect without warnings, and notes are not warnings", "[cli]") {
  CHECK(run({"estimate", clean, "--deny", "warnings", "--samples", "0"}).code == 0);
  CHECK(run({"hardware", "nvidia-h100-sxm5-80gb", "--deny", "warnings"}).code == 0);
}

TEST_CASE("an option takes one value, and an option that takes a list can be repeated", "[cli]") {
  // the job comes after options that take lists
  CHECK(run({"estimate", "-o", "/dev/null", clean, "--samples", "0"}).code == 0);
  CHECK(run({"estimate", "-o", "/dev/null", "-o", "csv:/dev/null", clean, "--samples", "0"}).code == 0);
  CHECK(run({"sweep", "--vary", "/sites/jean-zay/pue=1.1,1.2", "--vary", "/sites/jean-zay/grid=FR,SE", clean})
            .out.find("4 points") != std::string::npos);
  CHECK(run({"compare", "--fail-on", "total > +5%", clean, clean}).code == 0);
  CHECK(run({"estimate", "-ocsv:/dev/null", clean, "--samples=0"}).code == 0);
}

TEST_CASE("each mistake on the command line is reported with a suggestion or the usage", "[cli]") {
  struct Slip {
    std::vector<std::string> words;
    std::string said;
  };
  const std::string usage = "  help: usage: aicarbon ";
  for (
      const auto& [words, said] : std::vector<Slip>{
          {{"estimate"},
           "JOB is missing\n  help: name a job description, or state one by options: --model gpt-4o --prompt-tokens 1.2M "
           "--completion-tokens 300k\n"},
          {{"check", clean}, "--budget is missing\n" + usage + "check [OPTIONS] --budget FILE JOB...\n"},
          {{"estimate", clean, "--samples"}, "--samples needs a value\n" + usage + "estimate [OPTIONS] [JOB...]\n"},
          {{"estimate", clean, "--samples", "--all"},
           "--samples needs a value\n" + usage + "estimate [OPTIONS] [JOB...]\n"},
          {{"estimate", clean, "--samples", "many"}, "--samples \"many\" is not a whole number from 0 to 1000000\n"},
          {{"estimate", clean, "--seed", "1", "--seed", "2"},
           "--seed is given more than once\n" + usage + "estimate [OPTIONS] [JOB...]\n"},
          {{"estimate", clean, "--format", "jsn"},
           "unknown value \"jsn\" for --format\n  help: did you mean \"json\"?\n"},
          {{"estimate", clean, "--deny", "notes"}, "unknown value \"notes\" for --deny\n  help: one of: warnings\n"},
          {{"init", "trainin"}, "unknown value \"trainin\" for KIND\n  help: did you mean \"training\"?\n"},
          {{"init", "training", "more"}, "unexpected argument \"more\"\n" + usage + "init [OPTIONS] [KIND]\n"},
          {{"estimate", clean, "--all=yes"}, "--all takes no value\n"},
          {{"estimate", clean, "-x"},
           "unknown option \"-x\"\n  help: one of: -o (--output), -v (--verbose), -h (--help); `aicarbon estimate --help` lists "
           "all options\n"},
      }) {
    const Ran ran = run(words);
    INFO(ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err == "error[AC6003]: " + said);
  }
}
