// The same total has the same digits in every command, and an incomplete one is marked with ≥ and a reason near it.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <regex>

namespace aicarbon::test {
namespace {

const std::string job = "examples/bloom-176b.json";
const std::string incomplete_job = "tests/golden/screens/incomplete.json";

std::string out_of(const std::string& command) {
  const Ran ran = shell("aicarbon " + command);
  INFO(command << "\n" << ran.err);
  REQUIRE(ran.code <= 1);
  return ran.out;
}

// What the first group of a pattern matches on a screen. `A` in the pattern matches an amount, such as "≥ 3.6 t".
std::string found(const std::string& screen, std::string pattern) {
  const std::string amount = "((?:median )?(?:≥ )?[0-9.,]+ (?:[a-z]*t|k?g))";
  pattern.replace(pattern.find('A'), 1, amount);
  std::smatch match;
  INFO(screen << "\n" << pattern);
  REQUIRE(std::regex_search(screen, match, std::regex(pattern)));
  return match[1];
}

// The headline of a job on each screen that prints it.
void check_headlines(const std::string& file, const std::string& name, const std::string& varied,
                     const std::string& total, const std::string& budget) {
  CHECK(found(out_of("estimate " + file), " A CO2e") == total);
  CHECK(found(out_of("estimate " + file + " --all"), "total +A CO2e") == total);
  CHECK(found(out_of("estimate " + file + " examples/gpt-3.json examples/llama-65b.json examples/serving-fleet.json"),
              name + " +A") == total);
  CHECK(found(out_of("compare examples/gpt-3.json " + file), "→ A \\(") == total);
  CHECK(found(out_of("compare " + file + " examples/gpt-3.json"), "  A \\(.*\\) →") == total);
  CHECK(found(out_of("compare examples/gpt-3.json " + file + " examples/llama-65b.json"), "\n" + name + " +A") ==
        total);
  CHECK(found(out_of("check " + file + " --budget " + budget), "limit +" + name + " +A") == total);
  CHECK(found(out_of("sensitivity " + file), "  A  ") == total);
  CHECK(found(out_of("sweep " + file + " --vary '" + varied + "'"), "as is +A") == total);
}

// The total at best values on each screen that prints it.
void check_best(const std::string& file, const std::string& varied, const std::string& total) {
  const std::string sweep = out_of("sweep " + file + " --vary '" + varied + "'");
  CHECK(found(sweep, "least +A") == total);
  CHECK(found(sweep, "\n\\*.*  A +least") == total);
  CHECK(found(out_of("explain " + file), "^total/co2e (?:= )?A") == total);
}

}  // namespace

TEST_CASE("a complete, an incomplete and a skewed total have the same digits in every command", "[cli]") {
  std::string folder = (std::filesystem::temp_directory_path() / "aicarbon-totals-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string budget = folder + "/budget.json";
  write_text(budget,
             R"({"schema": "aicarbon.budget/1", "rules": [{"id": "limit", "metric": "total", "max": "900 t"}]})");

  const std::string hours = "/phases/final run/activity/device_time=1082990,2000000 h";
  check_headlines(job, "bloom-176b", hours, "79 t", budget);
  check_best(job, hours, "79 t");
  const std::string energy = "/phases/final run/activity/energy=40,50 MWh";
  check_headlines(incomplete_job, "incomplete", energy, "≥ 3.6 t", budget);
  check_best(incomplete_job, energy, "≥ 3.6 t");
  const std::string skewed_job = "examples/init/whole-life.json";
  const std::string pue = "/sites/own/pue=1.2,1.4";
  check_headlines(skewed_job, "my-model", pue, "median 12 t", budget);
  check_best(skewed_job, pue, "10 t");

  // one record with the same value as the template
  write_text(folder + "/records.csv", "hours\n1082990\n");
  CHECK(found(out_of("batch " + job + " " + folder +
                     "/records.csv --bind 'hours=/phases/final run/activity/device_time h' --totals"),
              " A CO2e") == "79 t");
  std::filesystem::remove_all(folder);
}

TEST_CASE("the footprint of a machine has as many digits as its range supports", "[cli]") {
  const std::string screen = out_of("hardware examples/machines/node-of-eight.json");
  const auto machine = nlohmann::json::parse(out_of("hardware examples/machines/node-of-eight.json --format json"));
  const auto& total = machine.at("co2e_kg");
  REQUIRE(total.at("high").get<double>() - total.at("low").get<double>() > 0.2 * total.at("best").get<double>());
  CHECK(found(screen, "  A CO2e") == "5.6 t");  // two digits, as the range supports
}

TEST_CASE("a screen with an incomplete total states the reason", "[cli]") {
  const std::string line = "final run/manufacturing/accelerators";
  const auto has = [](std::string screen, const std::string& text) {
    screen = std::regex_replace(screen, std::regex("\n +"), " ");
    INFO(screen);
    CHECK(screen.find(text) != std::string::npos);
  };
  has(out_of("compare " + job + " " + incomplete_job), line);
  has(out_of("compare " + job + " examples/gpt-3.json " + incomplete_job),
      "≥ \"incomplete\" is incomplete; not estimated: ablations");
  has(out_of("check " + incomplete_job + " --allow-incomplete --budget examples/budgets/release.json"),
      "≥ marks a lower bound; not estimated: ablations/operation/electricity");
  has(out_of("sweep " + incomplete_job + " --vary '/phases/final run/activity/energy=40,50 MWh'"),
      "a source of the job is not estimated");
}

}  // namespace aicarbon::test
