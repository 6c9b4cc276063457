// examples/ci and examples/compare.sh work as described, as far as a shell can test this. The scripts of the workflows
// are extracted and run in the way of GitHub and GitLab, in a repository with two jobs and a budget.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <regex>

using namespace aicarbon::test;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view budget =
    R"({ "schema": "aicarbon.budget/1", "rules": [ { "id": "a run", "metric": "total", "max": "10 t" } ] })";

std::string job(std::string_view name, std::string_view hours) {
  return R"({ "schema": "aicarbon.job/1", "name": ")" + std::string(name) + R"(", "phases": [
  { "name": "run", "kind": "training", "site": "FR", "hardware": "nvidia-a100-sxm4-80gb",
    "activity": { "device_time": ")" +
         std::string(hours) + R"( h" } }
] })";
}

// A repository with a committed base, which is deleted with the object.
struct Repository {
  std::string path;
  Repository() {
    std::string name = (fs::temp_directory_path() / "aicarbon-ci-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
    path = name;
    fs::create_directories(path + "/jobs");
    fs::create_directories(path + "/budgets");
    write("jobs/small.json", job("small", "1000"));
    write("jobs/large.json", job("large", "20000"));
    write("budgets/release.json", budget);
    REQUIRE(sh("git init -q . && git config user.email a@example.org && git config user.name a && "
               "git config commit.gpgsign false && git add . && git commit -qm base && "
               "git update-ref refs/remotes/origin/main HEAD")
                .code == 0);
  }
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;
  ~Repository() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }

  void write(const std::string& name, std::string_view text) const { write_text(path + "/" + name, text); }
  std::string read(const std::string& name) const { return read_text(path + "/" + name); }
  bool has(const std::string& name) const { return fs::exists(path + "/" + name); }
  Ran sh(const std::string& command, const std::string& program = "/bin/sh", std::vector<std::string> env = {}) const {
    const char* search = std::getenv("PATH");
    const std::string folder = binary().substr(0, binary().rfind('/'));
    env.push_back("PATH=" + folder + ":" + (search ? search : "/usr/bin:/bin"));
    return run_program({program, "-e", "-c", command}, {}, std::move(env), path);
  }
};

struct Step {
  std::string name, script;
};

// Reads "- name: X" and, below it, "run: |" with an indented block, which is the only form in the example.
std::vector<Step> github_steps() {
  std::istringstream in(read_text(source_dir() + "/examples/ci/github.yml"));
  std::vector<Step> steps;
  std::string name;
  std::size_t indent = 0;
  for (std::string line; std::getline(in, line);) {
    const std::size_t at = std::min(line.find_first_not_of(' '), line.size());
    if (indent > 0 && (at > indent || line.empty())) {
      steps.back().script += line + "\n";
      continue;
    }
    indent = 0;
    const std::string text = line.substr(at);
    if (text.starts_with("- name: ")) name = text.substr(8);
    if (text == "run: |") {
      steps.push_back({name, {}});
      indent = at;
    }
  }
  return steps;
}

// The items of "script:", each of which is one command.
std::vector<std::string> gitlab_script() {
  std::istringstream in(read_text(source_dir() + "/examples/ci/gitlab.yml"));
  std::vector<std::string> commands;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "  script:") inside = true;
    else if (inside && line.starts_with("    - ")) commands.push_back(line.substr(6));
    else inside = false;
  }
  return commands;
}

// Runs steps like a runner: a step with `if: always()` runs after a failure too. Returns the name and exit code of each
// step that ran.
std::vector<std::pair<std::string, int>> run_github(const Repository& repository, std::string& log) {
  std::vector<std::pair<std::string, int>> codes;
  bool failed = false;
  for (const Step& step : github_steps()) {
    const bool always = step.name == "Summary" || step.name == "Changes";
    if (failed && !always) continue;
    const Ran ran = repository.sh(step.script, "/bin/bash",
                                  {"GITHUB_STEP_SUMMARY=" + repository.path + "/summary.md", "GITHUB_BASE_REF=main"});
    log += ran.out + ran.err;
    failed = failed || ran.code != 0;
    codes.emplace_back(step.name, ran.code);
  }
  return codes;
}

using Codes = std::vector<std::pair<std::string, int>>;

}  // namespace

TEST_CASE("the GitHub workflow accepts a pull request within the budget and stops others", "[cli]") {
  REQUIRE(github_steps().size() == 4);
  std::string log;
  SECTION("a change within the budget") {
    const Repository repository;
    repository.write("jobs/small.json", job("small", "1010"));
    CHECK(run_github(repository, log) == Codes{{"Faults", 0}, {"Budget", 0}, {"Summary", 0}, {"Changes", 0}});
    CHECK(repository.read("summary.md").starts_with("<!-- aicarbon:check -->\n"));
    CHECK(repository.read("check.sarif").find("\"version\": \"2.1.0\"") != std::string::npos);
    CHECK(log.find("::error") == std::string::npos);
    CHECK(repository.read("changed.txt") == "jobs/small.json\n");
  }
  SECTION("a job over the budget and far above its previous footprint") {
    const Repository repository;
    repository.write("jobs/large.json", job("large", "2000000"));
    CHECK(run_github(repository, log) == Codes{{"Faults", 0}, {"Budget", 1}, {"Summary", 0}, {"Changes", 1}});
    CHECK(log.find("::error file=jobs/large.json,line=") != std::string::npos);
    CHECK(repository.read("summary.md").find("**fail**") != std::string::npos);
    CHECK(repository.read("check.sarif").find("\"level\": \"error\"") != std::string::npos);
  }
  SECTION("a job with an error") {
    const Repository repository;
    repository.write("jobs/small.json", job("small", "many"));
    const Codes codes = run_github(repository, log);
    CHECK(codes == Codes{{"Faults", 2}, {"Summary", 0}, {"Changes", 2}});
    CHECK(log.find("::error file=jobs/small.json,line=3,col=") != std::string::npos);
    CHECK_FALSE(repository.has("check.sarif"));
  }
}

TEST_CASE("the GitLab job exits with the verdict of the budget and keeps its report", "[cli]") {
  const auto commands = gitlab_script();
  REQUIRE(commands.size() == 2);
  std::string script;
  for (const std::string& command : commands) script += command + "\n";
  const Repository repository;
  CHECK(repository.sh(script).code == 0);
  CHECK(repository.read("check.xml").find("failures=\"0\"") != std::string::npos);
  repository.write("jobs/large.json", job("large", "2000000"));
  CHECK(repository.sh(script).code == 1);
  CHECK(repository.read("check.xml").find("failures=\"1\"") != std::string::npos);
  CHECK(nlohmann::json::parse(repository.read("check.json"))["passed"] == false);
  repository.write("jobs/large.json", "{");
  CHECK(repository.sh(script).code == 2);
}

TEST_CASE("the git hook checks the staged files", "[cli]") {
  const Repository repository;
  REQUIRE(repository
              .sh("mkdir -p .git/hooks && cp '" + source_dir() +
                  "/examples/ci/pre-commit' .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit")
              .code == 0);
  const auto commit = [&](const std::string& what) {
    return repository.sh("git add -A && git commit -qm '" + what + "'");
  };
  repository.write("jobs/small.json", job("small", "1200"));
  CHECK(commit("sound").code == 0);

  repository.write("jobs/small.json", job("small", "2000000"));
  const Ran over = commit("over budget");
  CHECK(over.code == 1);
  CHECK(over.err.find("above the limit") != std::string::npos);

  // the hook checks the staged file, and the correction is only in the working directory
  repository.write("jobs/small.json", job("small", "1200"));
  CHECK(repository.sh("git commit -qm 'still staged'").code == 1);
  CHECK(repository.sh("git add -A && git status --porcelain").out.empty());

  repository.write("jobs/small.json", job("small", "many"));
  const Ran fault = commit("a fault");
  CHECK(fault.code == 1);
  CHECK(fault.err.find("error[AC") != std::string::npos);

  repository.write("jobs/small.json", job("small", "1200"));
  repository.write("budgets/release.json", std::regex_replace(std::string(budget), std::regex("10 t"), "1 kg"));
  CHECK(commit("a budget that no job keeps").code == 1);
  CHECK(repository.sh("git add -A && git reset -q --hard && echo note > readme && git add -A && git commit -qm other")
            .code == 0);
}

TEST_CASE("examples/compare.sh ranks combinations of location and device", "[cli]") {
  const Ran ran = shell("examples/compare.sh");
  REQUIRE(ran.code == 0);
  CHECK(ran.err.empty());
  std::istringstream in(ran.out);
  std::vector<double> kilograms;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::size_t rank = 0;
    double kg = 0;
    words >> rank >> kg;
    kilograms.push_back(kg);
    CHECK(rank == kilograms.size());
  }
  CHECK(kilograms.size() == 10);
  CHECK(std::ranges::is_sorted(kilograms));
  CHECK(ran.out.find("higher") != std::string::npos);
  CHECK(ran.out.find("perhaps the same as the one above") != std::string::npos);
  // a fault in the template ends the script with the exit code of the program
  CHECK(shell("sed 's/ in @PLACE@/ in @PLACE@\", \"nonsense\": \"/' examples/compare.sh | sh -s").code == 2);
}
