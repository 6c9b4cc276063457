// Documents that aicarbon reads and prints are valid according to its schemas (docs/schema). ctest runs these cases if ajv
// is installed; a run of all tests does not include them.
#include "schemas/verdicts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace aicarbon::test {
namespace {

namespace fs = std::filesystem;

std::string own(const std::string& document) { return source_dir() + "/docs/schema/" + document + ".schema.json"; }

std::vector<std::string> jobs() {
  std::vector<std::string> all;
  for (const char* folder : {"/examples", "/tests/validation", "/tests/golden/cases", "/tests/cli/warnings"})
    for (const auto& entry : fs::recursive_directory_iterator(source_dir() + folder))
      if (entry.path().extension() == ".json" &&
          read_text(entry.path().string()).find("\"aicarbon.job/1\"") != std::string::npos)
        all.push_back(entry.path().string());
  std::ranges::sort(all);
  return all;
}

// A job without emissions, by which nothing can be divided.
constexpr std::string_view zero_job = R"({"$schema": "job.schema.json", "schema": "aicarbon.job/1", "name": "zero",
  "sites": {"a": {"grid": {"intensity": "0 g/kWh", "basis": "life-cycle"}, "pue": 1}},
  "phases": [{"name": "r", "kind": "training", "site": "a", "hardware": "none", "activity": {"energy": "0 kWh"}}],
  "functional_units": [{"name": "u", "count": 10}]})";

// Documents that aicarbon printed or that it reads, by the name of their schema, and the commands that printed them.
struct Documents {
  std::map<std::string, std::vector<std::string>> texts;
  std::set<std::string> commands;

  void read(const std::string& document, const std::string& path) { texts[document].push_back(read_text(path)); }
  void print(const std::string& document, std::vector<std::string> command) {
    command.insert(command.end(), {"--format", "json"});
    const Ran ran = run(command);
    INFO(command[0] << ' ' << command[1] << '\n' << ran.err);
    REQUIRE((ran.out.starts_with("{") || ran.out.starts_with("[")));
    texts[document].push_back(ran.out);
    commands.insert(command[0]);
  }
};

void print_reports(Documents& all, const std::string& zero) {
  const std::string incomplete = "tests/golden/check/incomplete/job.json", bloom = "examples/bloom-176b.json";
  for (const std::string samples : {"0", "100"}) {
    for (const std::string& job : {zero, incomplete, bloom}) {
      all.print("report", {"estimate", job, "--samples", samples});
      for (const std::string& other : {zero, incomplete, bloom})
        all.print("comparison", {"compare", job, other, "--fail-on", "total > +5%", "--samples", samples});
      for (const char* method : {"tornado", "elasticity"})
        all.print("sensitivity", {"sensitivity", job, "--method", method, "--samples", samples});
    }
    all.print("report", {"estimate", zero, incomplete, bloom, "--samples", samples});
    all.print("comparison", {"compare", zero, incomplete, bloom, "--samples", samples});
    for (const char* machine :
         {"examples/machines/node-of-eight.json", "board/nvidia-hgx-h100", "nvidia-h100-sxm5-80gb"})
      all.print("hardware", {"hardware", machine, "--samples", samples});
    all.print("report", {"batch", "examples/records/cluster-job.json", "examples/records/jobs.csv", "--totals", "--by",
                         "team", "--samples", samples});
  }
  for (const std::string& job : {zero, incomplete, bloom})
    for (const char* method : {"sobol", "measure"})
      all.print("sensitivity", {"sensitivity", job, "--method", method, "--samples", "100"});
  all.print("report", {"estimate", bloom, "--until", "5%"});
}

void print_sweeps(Documents& all, const std::string& zero) {
  all.print("sweep", {"sweep", "examples/bloom-176b.json", "--vary", "/sites/jean-zay/pue=1.1,1.5"});
  all.print("sweep", {"sweep", zero, "--vary", "/phases/r/activity/energy=0,1 kWh"});
  all.print("sweep", {"sweep", "tests/golden/screens/sweep-no-fit.json", "--vary",
                      "/phases/serving/activity/model=llama-3.1-70b,llama-3.1-8b", "--vary",
                      "/phases/serving/activity/devices=1,2", "--top", "2"});
}

void print_checks(Documents& all, const std::string& zero) {
  const std::string release = "examples/budgets/release.json";
  all.read("budget", source_dir() + "/" + release);
  for (const auto& folder : fs::directory_iterator(source_dir() + "/tests/golden/check"))
    all.read("budget", (folder.path() / "budget.json").string());
  for (const char* name : {"pass", "fail", "warn", "excepted", "incomplete"}) {
    const std::string folder = "tests/golden/check/" + std::string(name);
    for (const char* option : {"--warn-only", "--allow-incomplete", "--exit-zero"})
      all.print("check", {"check", folder + "/job.json", "--budget", folder + "/budget.json", "--today", "2027-01-01",
                          "--samples", "500", option});
  }
  all.print("check", {"check", zero, "examples/gpt-3.json", "--budget", release, "--samples", "500"});
}

Documents documents(const TemporaryFolder& folder) {
  Documents all;
  const std::string zero = folder / "zero.json", saved = folder / "saved.json";
  write_text(zero, zero_job);
  all.read("job", zero);
  const auto read = jobs();
  REQUIRE(read.size() >= 100);
  for (const auto& job : read) {
    all.read("job", job);
    all.print("report", {"estimate", job, "--samples", "100"});
    all.print("validation", {"validate", job});
  }
  for (const char* kind :
       {"training", "fine-tuning", "inference", "fleet", "experimentation", "planned", "whole-life"}) {
    const Ran ran = run({"init", kind});
    REQUIRE(ran.code == 0);
    all.texts["job"].push_back(ran.out);
  }
  for (const auto& entry : fs::directory_iterator(source_dir() + "/tests/cli/faults"))
    if (entry.path().extension() == ".json") all.print("validation", {"validate", entry.path().string()});
  all.print("validation", {"validate", "no-such-file.json"});
  print_reports(all, zero);
  write_text(saved, all.texts["report"].front());
  all.print("report", {"render", saved});
  print_sweeps(all, zero);
  print_checks(all, zero);
  return all;
}

// The commands whose option --format offers JSON, according to their help.
std::set<std::string> commands_with_json() {
  std::set<std::string> names;
  std::istringstream page(run({"reference", "cli"}).out);
  std::string command;
  bool in_format = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## aicarbon ")) command = line.substr(12);
    if (line.find("--") == 6) in_format = line.find("--format ") == 6;
    else if (line.starts_with("  -")) in_format = false;
    if (in_format && line.find(" json") != std::string::npos && line.find(" jsonl") == std::string::npos)
      names.insert(command);
  }
  return names;
}

// A job, and where the schema must find a fault in it.
struct Faulty {
  std::string_view text;
  std::string_view violation;
};
constexpr Faulty faulty_jobs[] = {
    {R"({"schema": "aicarbon.job/1", "name": "x", "phases": [], "nmae": "x"})",
     "invalid: / must NOT have additional properties (nmae)"},
    {R"({"schema": "aicarbon.job/1", "phases": []})", "invalid: / must have required property 'name'"},
    {R"({"schema": "aicarbon.job/2", "name": "x", "phases": []})",
     "invalid: /schema must be equal to one of the allowed values"},
    {R"({"$schema": 3, "schema": "aicarbon.job/1", "name": "x", "phases": []})", "invalid: /$schema must be string"},
    {R"({"schema": "aicarbon.job/1", "name": "x", "phases": [{"name": "r", "kind": "training", "$schema": "x",
         "activity": {"energy": "1 kWh"}}]})",
     "invalid: /phases/0 must NOT have additional properties ($schema)"},
    {R"({"schema": "aicarbon.job/1", "name": "x", "phases": [{"name": "r", "kind": "trainig",
         "activity": {"energy": "1 kWh"}}]})",
     "invalid: /phases/0/kind must be equal to one of the allowed values"},
    {R"({"schema": "aicarbon.job/1", "name": "x", "phases": [{"name": "r", "kind": "training",
         "activity": {"energy": 1}}]})",
     "invalid: /phases/0/activity/energy must be string; /phases/0/activity/energy must be object; "
     "/phases/0/activity/energy must match a schema in anyOf"},
    {R"({"schema": "aicarbon.job/1", "name": "x", "phases": [{"name": "r", "kind": "training",
         "activity": {"energy_kwh": "1 kWh"}}]})",
     "invalid: /phases/0/activity/energy_kwh must be number; /phases/0/activity/energy_kwh must be object; "
     "/phases/0/activity/energy_kwh must match a schema in anyOf"},
    {R"({"schema": "aicarbon.job/1", "name": "x", "phases": [{"name": "r", "kind": "training",
         "activity": {"energy_kwh": {"best": 1, "lowest": 0, "high": -2}}}]})",
     "invalid: /phases/0/activity/energy_kwh must be number; /phases/0/activity/energy_kwh must NOT have additional "
     "properties (lowest); /phases/0/activity/energy_kwh/high must be >= 0; /phases/0/activity/energy_kwh must match a "
     "schema in anyOf"},
    {R"({"schema": "aicarbon.job/1", "name": "x", "phases": [], "sites": {"a": {"pue": true}}})",
     "invalid: /sites/a/pue must be number; /sites/a/pue must be string; /sites/a/pue must match a schema in anyOf; "
     "/sites/a/pue must be object; /sites/a/pue must match a schema in anyOf"},
};

}  // namespace

TEST_CASE("documents that aicarbon reads and writes are valid according to its schemas", "[.][schemas]") {
  const TemporaryFolder folder;
  const Documents all = documents(folder);
  for (const auto& [document, texts] : all.texts) DYNAMIC_SECTION(document) {
      all_valid(own(document), texts);
      for (const std::string& verdict : verdicts(own(document), {R"({"schema": "aicarbon.x/1"})", "3"}))
        CHECK(verdict.starts_with("invalid: "));  // the schema does not accept everything
    }
  CHECK(all.texts.size() == 9);  // all except the catalog, whose rows are CSV
  CHECK(verdicts(own("catalog"), {}).empty());
  for (const auto& command : commands_with_json()) {
    INFO(command);
    CHECK(all.commands.contains(command));
  }
  CHECK(commands_with_json().size() >= 8);
}

TEST_CASE("the schema of a job refuses what the reader refuses", "[.][schemas]") {
  std::vector<std::string> texts;
  for (const Faulty& job : faulty_jobs) {
    texts.emplace_back(job.text);
    CHECK(run({"validate", "-"}, texts.back()).code == 2);
  }
  const auto found = verdicts(own("job"), texts);
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == faulty_jobs[i].violation);
}

}  // namespace aicarbon::test
