// `--until` draws as many samples as a requested precision needs. Every output states their number and the precision
// reached.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <regex>

namespace {

using namespace aicarbon::test;
using nlohmann::json;

constexpr const char* bloom = "examples/bloom-176b.json";
constexpr const char* llama = "examples/llama-65b.json";

std::string out_of(std::vector<std::string> args) {
  const Ran ran = run(args);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  return ran.out;
}

json estimated(std::vector<std::string> more) {
  std::vector<std::string> args{"estimate", bloom, "--format", "json"};
  args.insert(args.end(), more.begin(), more.end());
  return json::parse(out_of(args));
}

}  // namespace

TEST_CASE("samples are added until the error is within the requested precision", "[cli]") {
  double samples = 0;
  double error = 1;
  for (const auto& [text, share] : {std::pair{"5%", 0.05}, {"0.5 %", 0.005}, {"0.001", 0.001}, {"0.05%", 0.0005}}) {
    INFO(text);
    const json u = estimated({"--until", text}).at("uncertainty");
    CHECK(u.at("until").get<double>() == Approx(share).epsilon(1e-12));
    CHECK(u.at("error") <= u.at("until"));
    CHECK(u.at("error") < error);
    CHECK(u.at("samples") > samples);
    samples = u.at("samples");
    error = u.at("error");
  }
  CHECK(samples > 100'000);
  CHECK(estimated({}).at("uncertainty").contains("until") == false);
}

TEST_CASE("the reported error is the spread of P5 and P95 over other seeds", "[cli]") {
  const json told = estimated({"--until", "1%"});
  const double best = told.at("reports").at(0).at("total").at("co2e_kg").at("best");
  const std::string samples = std::to_string(told.at("uncertainty").at("samples").get<int>());
  double sum[2] = {0, 0};
  double squares[2] = {0, 0};
  constexpr int seeds = 40;
  for (int seed = 1; seed <= seeds; ++seed) {
    const json total =
        estimated({"--samples", samples, "--seed", std::to_string(seed)}).at("reports").at(0).at("total").at("co2e_kg");
    for (int k = 0; k < 2; ++k) {
      const double x = total.at(k == 0 ? "low" : "high").get<double>() / best;
      sum[k] += x;
      squares[k] += x * x;
    }
  }
  double moved = 0;
  for (int k = 0; k < 2; ++k) moved = std::max(moved, std::sqrt((squares[k] - sum[k] * sum[k] / seeds) / (seeds - 1)));
  CHECK(told.at("uncertainty").at("error").get<double>() == Approx(moved).epsilon(0.4));
}

TEST_CASE("a report with --until equals one with the same number of samples, for any number of threads", "[cli]") {
  const json one = estimated({"--until", "0.1%", "--threads", "1"});
  const std::string samples = std::to_string(one.at("uncertainty").at("samples").get<int>());
  CHECK(one.at("reports") == estimated({"--samples", samples}).at("reports"));
  for (const char* threads : {"2", "3"}) CHECK(estimated({"--until", "0.1%", "--threads", threads}) == one);
}

TEST_CASE("the least precise of several jobs determines the number of samples", "[cli]") {
  const auto samples = [](std::vector<std::string> jobs) {
    std::vector<std::string> args{"estimate", "--until", "0.3%", "--format", "json"};
    args.insert(args.end(), jobs.begin(), jobs.end());
    return json::parse(out_of(args)).at("uncertainty").at("samples").get<double>();
  };
  CHECK(samples({bloom}) < samples({llama}));
  CHECK(samples({llama, bloom}) == samples({llama}));
}

TEST_CASE("every output states the number of samples and the error reached", "[cli]") {
  for (const char* format : {"table", "markdown", "html"}) {
    INFO(format);
    const std::string text =
        std::regex_replace(out_of({"estimate", bloom, "--until", "1%", "--format", format}), std::regex("\n +"), " ");
    CHECK(text.find("standard errors of P5 and P95 at most 0.75 % of the best value (1.0 % requested)") !=
          std::string::npos);
  }
  CHECK(out_of({"sensitivity", bloom, "--until", "1%"})
            .find("1,000 samples, seed 1, standard errors of P5 and P95 at most 0.75 %") != std::string::npos);
  const json whole = json::parse(out_of({"sensitivity", bloom, "--until", "0.3%", "--format", "json"}));
  const json stage = json::parse(
      out_of({"sensitivity", bloom, "--until", "0.3%", "--format", "json", "--target", "by_stage/manufacturing"}));
  CHECK(whole.at("value") == estimated({"--until", "0.3%"}).at("reports").at(0).at("total").at("co2e_kg"));
  CHECK(stage.at("uncertainty").at("samples") > whole.at("uncertainty").at("samples"));  // its range is wider
}

TEST_CASE("a precision that the maximum number of samples does not reach is a warning", "[cli][long]") {
  const Ran told = run({"estimate", bloom, "--until", "0.001%", "--format", "json"});
  CHECK(told.code == 0);
  const json file = json::parse(told.out);
  CHECK(file.at("uncertainty").at("samples") == 1'000'000);
  CHECK(file.at("uncertainty").at("error") > file.at("uncertainty").at("until"));
  CHECK(file.at("reports").at(0).at("warnings").dump().find("AC3107") != std::string::npos);
  CHECK(run({"sensitivity", bloom, "--until", "0.001%"}).err.find("AC3107") != std::string::npos);
  for (const char* command : {"estimate", "sensitivity"}) {
    const Ran denied = run({command, bloom, "--until", "0.001%", "--deny", "warnings"});
    CHECK(denied.code == 2);
    CHECK(denied.out.empty());
  }
}

TEST_CASE("an invalid precision, or one combined with a number of samples, is an error", "[cli]") {
  CHECK(run({"estimate", bloom, "--until", "1%", "--samples", "5"}).err ==
        "error[AC6003]: --until and --samples cannot be combined\n");
  for (const char* text : {"0", "0%", "-1%", "100%", "1", "1 kg", "much", ""}) {
    INFO(text);
    const Ran ran = run({"sensitivity", bloom, "--until", text});
    CHECK(ran.code == 2);
    CHECK(ran.err.find("is not a share between 0 and 1") != std::string::npos);
  }
}

TEST_CASE("an exact job reaches any precision at the first step", "[cli]") {
  const std::string exact =
      R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"s": {"grid": {"intensity": "57 g/kWh", "basis": "life-cycle"},
          "pue": 1}}, "phases": [{"name": "a", "kind": "training", "site": "s", "hardware": "none",
          "activity": {"energy": "1 MWh"}}], "only": ["electricity"]})";
  const Ran ran = run({"estimate", "-", "--until", "0.01%", "--format", "json"}, exact);
  REQUIRE(ran.code == 0);
  CHECK(json::parse(ran.out).at("uncertainty").at("samples") == 1000);
  CHECK(json::parse(ran.out).at("uncertainty").at("error") == 0);
}
