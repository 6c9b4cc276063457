// `aicarbon check` as a gate in CI: every exit code, every fault of a budget with its location, and verdicts that
// follow from the numbers in the report.
#include "support/folder.hpp"
#include "support/golden.hpp"
#include "support/run.hpp"

#include "diag/codes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;
using nlohmann::json;

const std::string budgets = source_dir() + "/tests/cli/budgets/";
constexpr const char* bloom = "examples/bloom-176b.json";

std::string temporary_folder() {
  std::string folder = (std::filesystem::temp_directory_path() / "aicarbon-check-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  return folder;
}

json check(const std::string& budget, std::vector<std::string> more = {}, const std::string& job = bloom) {
  std::vector<std::string> args{"check", job, "--budget", "-", "--format", "json", "--today", "2026-11-24"};
  args.insert(args.end(), more.begin(), more.end());
  const Ran ran = run(args, budget);
  INFO(ran.err);
  REQUIRE_FALSE(ran.out.empty());
  return json::parse(ran.out);
}

std::string budget(const std::string& rule, const std::string& more = {}) {
  return R"({"schema": "aicarbon.budget/1", "rules": [)" + rule + "]" + more + "}";
}

}  // namespace

TEST_CASE("each error in a budget is reported with its location and a suggestion", "[cli]") {
  for (const auto& entry : std::filesystem::directory_iterator(budgets)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".json" || name == "narrow-report") continue;
    DYNAMIC_SECTION(name) {
      const Ran ran = run({"check", "../../../examples/bloom-176b.json", "--budget", name + ".json", "--samples", "0",
                           "--today", "2026-11-24"},
                          {}, {}, budgets);
      CHECK(ran.code == (name == "no-baseline-file" ? 3 : 2));
      CHECK(ran.out.empty());
      check_golden(budgets + name + ".txt", ran.err);
    }
  }
}

TEST_CASE("check exits with the right code in a script with set -e", "[cli]") {
  const std::string folder = temporary_folder();
  const auto file = [&](const std::string& name, const std::string& text) { write_text(folder + "/" + name, text); };
  file("loose.json", budget(R"({"id": "release", "metric": "total", "max": "100 t"})"));
  file("tight.json", budget(R"({"id": "release", "metric": "total", "max": "60 t"})"));
  file("bad.json", budget(R"({"id": "release", "metric": "total", "max": "60 kWh"})"));
  file("wrong-rule.json", budget(R"({"id": "release", "metric": "total", "max": "60 t"})",
                                 R"(, "exceptions": [{"rule": "releas", "until": "2027-01-01", "reason": "r"}])"));
  file("excepted.json", budget(R"({"id": "release", "metric": "total", "max": "60 t"})",
                               R"(, "exceptions": [{"rule": "release", "until": "2026-11-30", "reason": "r"}])"));
  file("incomplete.json", R"({"schema": "aicarbon.job/1", "name": "i", "phases": [
    {"name": "a", "kind": "training", "site": "FR", "activity": {"energy": "1 MWh"}}]})");
  file("contracts.json", R"({"schema": "aicarbon.job/1", "name": "c", "phases": [
    {"name": "a", "kind": "training", "site": {"grid": "FR", "market_based": "20 g/kWh"}, "activity": {"energy": "1 MWh"}}]})");
  file("market.json", budget(R"({"id": "bought", "metric": "market", "max": "10 t"})"));
  const std::string job = source_dir() + "/" + bloom;
  struct Case {
    std::string arguments;
    int code;
    std::string says;
  };
  const Case cases[] = {
      {job + " --budget loose.json", 0, "passed"},
      {job + " --budget tight.json", 1, "failed"},
      {job + " contracts.json --budget loose.json", 1, "failed: 1 pass, 1 incomplete; jobs judged: 2\n"},
      {"contracts.json --budget market.json", 1, "failed: 1 incomplete; jobs judged: 1\n"},
      {job + " --budget tight.json --warn-only", 0, "passed: 1 warn"},
      {job + " --budget tight.json --exit-zero", 0, "failed: 1 fail"},
      {"incomplete.json --budget loose.json", 1, "incomplete"},
      {"incomplete.json --budget loose.json --allow-incomplete", 0, "passed"},
      {job + " --budget bad.json", 2, "AC2203"},
      {job + " --budget wrong-rule.json", 2, "did you mean \"release\"?"},
      {job + " --budget excepted.json --today 2026-11-30", 0, "excepted until 2026-11-30: r"},
      {job + " --budget excepted.json --today 2026-12-01", 1, "AC3106"},
      {job + " --budget excepted.json --today 2026-13-01", 2, "AC2404"},
      {job + " --budget missing.json", 3, "AC6001"},
      {"missing.json --budget loose.json", 3, "AC6001"},
      {job, 2, "--budget"},
  };
  for (const Case& c : cases) {
    INFO(c.arguments);
    const Ran ran = shell("set -e; aicarbon check " + c.arguments + " > out.txt 2>&1; echo reached >> out.txt", folder);
    const std::string text = read_text(folder + "/out.txt");
    CHECK(ran.code == c.code);
    CHECK((text.find("reached") != std::string::npos) == (c.code == 0));
    CHECK(text.find(c.says) != std::string::npos);
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("a verdict follows from the numbers in the report", "[cli]") {
  const json report = estimate(bloom).at("reports").at(0);
  const double total = report.at("total").at("co2e_kg").at("best");
  const auto at = [&](double kg, const std::string& more = {}) {
    return check(budget(R"({"id": "r", "metric": "total", "max": ")" + std::to_string(kg) + " kg\"" + more + "}"))
        .at("results")
        .at(0);
  };
  const json pass = at(total + 1);
  CHECK(pass.at("state") == "pass");
  CHECK(pass.at("value").at("best") == report.at("total").at("co2e_kg").at("best"));
  CHECK(pass.at("value").at("low") == report.at("total").at("co2e_kg").at("low"));
  CHECK(pass.at("value").at("high") == report.at("total").at("co2e_kg").at("high"));
  CHECK(pass.at("headroom").get<double>() == Approx(1).margin(1e-5));
  CHECK(at(total - 1).at("state") == "fail");
  CHECK(at(total - 1, R"(, "level": "warn")").at("state") == "warn");

  // by probability: 95 % of draws are below P95
  const double high = report.at("total").at("co2e_kg").at("high");
  CHECK(at(high * 1.0001, R"(, "confidence": 0.95)").at("state") == "pass");
  CHECK(at(high * 0.999, R"(, "confidence": 0.95)").at("state") == "fail");
  CHECK(at(high * 0.999, R"(, "confidence": 0.95)").at("probability").get<double>() == Approx(0.95).margin(0.003));

  for (const char* metric : {"by_stage/operation", "by_source/electricity", "phases/final run", "energy", "it_energy",
                             "per_unit/training run", "final run/operation/electricity", "market", "water"}) {
    INFO(metric);
    const json result =
        check(budget(R"({"id": "r", "metric": ")" + std::string(metric) + R"(", "max": "0"})")).at("results").at(0);
    CHECK(result.at("metric") == metric);
    const bool known = !result.at("value").is_null();
    CHECK(result.at("state") == (known ? "fail" : "incomplete"));
    CHECK(known == (std::string(metric) != "market" && std::string(metric) != "water"));
  }
}

TEST_CASE("a change suggested in would_fit makes the job pass", "[cli]") {
  const json result = check(budget(R"({"id": "r", "metric": "total", "max": "60 t"})")).at("results").at(0);
  REQUIRE(result.at("state") == "fail");
  REQUIRE(result.at("would_fit").size() >= 3);
  for (const json& fit : result.at("would_fit")) {
    json job = json::parse(read_text(source_dir() + "/" + bloom));
    const std::string path = fit.at("path");
    INFO(path << " " << fit.at("to"));
    if (path == "/sites/jean-zay/grid/intensity") job["sites"]["jean-zay"]["grid"]["intensity"] = fit.at("to");
    else if (path == "/sites/jean-zay/pue")
      job["sites"]["jean-zay"]["pue"] = std::stod(fit.at("to").get<std::string>());
    else {
      for (json& phase : job["phases"])
        if (path.starts_with("/phases/" + phase.at("name").get<std::string>() + "/"))
          phase["activity"][path.substr(path.rfind('/') + 1)] = fit.at("to");
    }
    const json again = check(budget(R"({"id": "r", "metric": "total", "max": "60 t"})"), {},
                             [&] {
                               const std::string file = temporary_folder() + "/job.json";
                               write_text(file, job.dump());
                               return file;
                             }())
                           .at("results")
                           .at(0);
    CHECK(again.at("state") == "pass");
    CHECK(again.at("headroom").get<double>() < 0.01 * 60'000);  // the suggested change is hardly larger than necessary
  }
}

TEST_CASE("a job does not pass if it excludes a stage or source that the budget requires", "[cli]") {
  const std::string rules = budget(R"({"id": "r", "metric": "total", "max": "1 kt"})",
                                   R"(, "require": ["manufacturing", "electricity", "transport"])");
  json job = json::parse(read_text(source_dir() + "/" + bloom));
  const std::string folder = temporary_folder();
  const auto states = [&] {
    write_text(folder + "/job.json", job.dump());
    std::vector<std::string> list;
    const json answer = check(rules, {}, folder + "/job.json");
    for (const json& r : answer.at("results")) list.push_back(r.at("state"));
    return list;
  };
  CHECK(states() == std::vector<std::string>{"pass", "pass", "pass", "pass"});
  job["except"] = {"manufacturing"};
  CHECK(states() == std::vector<std::string>{"pass", "fail", "pass", "pass"});
  job.erase("except");
  job["only"] = {"transport"};
  job["phases"][1].erase("except");  // a list of the phase itself would override that of the job
  CHECK(states() == std::vector<std::string>{"pass", "fail", "fail", "pass"});
  std::filesystem::remove_all(folder);
}

TEST_CASE("a rule with a baseline limits the change since a saved report", "[cli]") {
  const std::string folder = temporary_folder();
  const std::string job = source_dir() + "/" + bloom;
  json base = json::parse(read_text(job));
  base["sites"]["jean-zay"]["pue"] = 1.54;
  write_text(folder + "/base.json", base.dump());
  REQUIRE(shell("aicarbon estimate base.json --samples 0 -o main.json", folder).code == 0);
  write_text(folder + "/budget.json",
             budget(R"({"id": "no worse", "metric": "total", "max_change": "5 %", "baseline": "main.json"},
                       {"id": "in kg", "metric": "total", "max_change": "+1 t", "baseline": "main.json"},
                       {"id": "surely", "metric": "total", "max_change": "5 %", "baseline": "main.json", "confidence": 0.9})"));
  const auto states = [&](const std::string& name, double pue) {
    json changed = json::parse(read_text(job));
    changed["sites"]["jean-zay"]["pue"] = pue;
    write_text(folder + "/" + name, changed.dump());
    const Ran ran = shell("aicarbon check " + name + " --budget ../" +
                              std::filesystem::path(folder).filename().string() + "/budget.json --format json",
                          folder);
    INFO(ran.err);
    std::vector<std::string> list;
    const json answer = json::parse(ran.out);
    for (const json& r : answer.at("results")) list.push_back(r.at("state"));
    return list;
  };
  CHECK(states("same.json", 1.54) == std::vector<std::string>{"pass", "pass", "pass"});
  CHECK(states("worse.json", 1.60) == std::vector<std::string>{"pass", "fail", "pass"});
  CHECK(states("bad.json", 1.80) == std::vector<std::string>{"fail", "fail", "fail"});
  std::filesystem::remove_all(folder);
}

TEST_CASE("a rule over the sum of jobs adds up their best values and draws, and keeps their facts apart", "[cli]") {
  const json one = estimate(bloom).at("reports").at(0).at("total").at("co2e_kg");
  const std::string rule = budget(R"({"id": "all", "metric": "total", "max": "1 t", "over": "sum"})");
  const Ran ran = run({"check", bloom, "examples/gpt-3.json", "--budget", "-", "--format", "json"}, rule);
  const json result = json::parse(ran.out).at("results").at(0);
  const double other = estimate("examples/gpt-3.json").at("reports").at(0).at("total").at("co2e_kg").at("best");
  CHECK(ran.code == 1);
  CHECK(result.at("job") == "sum");
  CHECK(result.at("value").at("best").get<double>() == Approx(one.at("best").get<double>() + other).epsilon(1e-12));
  CHECK(result.at("value").at("low").get<double>() > 0);
  const Ran fits = run({"check", bloom, "examples/gpt-3.json", "--budget", "-", "--format", "json"},
                       budget(R"({"id": "all", "metric": "total", "max": "800 t", "over": "sum"})"));
  const json answer = json::parse(fits.out);
  for (const json& fit : answer.at("results").at(0).at("would_fit"))
    CHECK((fit.at("path").get<std::string>().starts_with("/bloom-176b/") ||
           fit.at("path").get<std::string>().starts_with("/gpt-3/")));
}

TEST_CASE("a change that would meet a limit of the sum names its job", "[cli]") {
  const std::string rule = budget(R"({"id": "all", "metric": "total", "max": "300 t", "over": "sum"})");
  for (const std::string format : {"table", "markdown", "junit", "github"}) {
    const std::string out = run({"check", bloom, "examples/llama-65b.json", "--budget", "-", "--samples", "0",
                                 "--width", "200", "--format", format},
                                rule)
                                .out;
    INFO(out);
    CHECK(out.find("/phases/final run/activity/device_time of job ") != std::string::npos);
  }
}

TEST_CASE("an exception for a job that is not checked is a note if its rule failed", "[cli]") {
  const auto of = [&](const std::string& job, const std::string& most) {
    return run(
        {"check", bloom, "--budget", "-", "--today", "2026-11-24", "--samples", "0"},
        budget(R"({"id": "r", "metric": "total", "max": ")" + most + "\"}",
               R"(, "exceptions": [{"rule": "r", "job": ")" + job + R"(", "until": "2027-01-01", "reason": "x"}])"));
  };
  const Ran ran = of("bloom-175b", "1 t");
  CHECK(ran.code == 1);
  CHECK(ran.err.find("note[AC3109]: the exception to rule \"r\" is for job \"bloom-175b\", which is not checked\n") !=
        std::string::npos);
  CHECK(ran.err.find("did you mean \"bloom-176b\"?") != std::string::npos);
  CHECK(of("bloom-175b", "100 t").err.find("AC3109") == std::string::npos);
  CHECK(of("bloom-176b", "1 t").code == 0);
}

TEST_CASE("a rule for the sum of all jobs refuses a job that is named twice", "[cli]") {
  const auto of = [&](const std::string& over) {
    return run({"check", bloom, std::string("./") + bloom, "--budget", "-", "--samples", "0"},
               budget(R"({"id": "r", "metric": "total", "max": "1 kt", "over": ")" + over + "\"}"));
  };
  CHECK(of("sum").code == 2);
  CHECK(of("sum").err == std::string("error[AC6003]: ./") + bloom +
                             " is named twice, and a rule is for the sum of all jobs\n  help: name each job once\n");
  CHECK(of("each").code == 0);
}

TEST_CASE("changes that would fit are in the unit of the job, and do not shorten a service", "[cli]") {
  const TemporaryFolder folder;
  const auto fits = [&](const std::string& activity, const std::string& max) {
    write_text(folder / "job.json",
               R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"s": {"grid": "FR", "pue": 1.2}},
      "hardware": {"n": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8}},
      "phases": [{"name": "p", "kind": "inference", "site": "s", "hardware": "n", "activity": )" +
                   activity + "}]}");
    std::string text;
    const json result = check(budget(R"({"id": "r", "metric": "total", "max": ")" + max + R"(", "confidence": 0.9})"),
                              {}, folder / "job.json")
                            .at("results")
                            .at(0);
    CHECK(result.at("state") == "fail");
    for (const json& fit : result.at("would_fit"))
      text += fit.at("path").get<std::string>() + " " + fit.at("from").get<std::string>() + " " +
              fit.at("to").get<std::string>() + "\n";
    return text;
  };
  const std::string hours = fits(R"({"device_time": "40000 device-h"})", "3 t");
  INFO(hours);
  CHECK(hours.find("/phases/p/activity/device_time 40000 device-h 2") != std::string::npos);
  CHECK(hours.find(" h\n") == std::string::npos);
  const std::string service = fits(R"({"model": "llama-3.1-8b", "requests": 8.8e7, "arrivals": "2.778 request/s",
                                       "replicas": 1, "devices": 4, "input_tokens": 300, "output_tokens": 250})",
                                   "600 kg");
  INFO(service);
  CHECK_FALSE(service.empty());
  CHECK(service.find("arrivals") == std::string::npos);
}
