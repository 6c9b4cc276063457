// `aicarbon sensitivity`: each method uses the terms of the report, and reports what it cannot do.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <set>
#include <sstream>

namespace {

using namespace aicarbon::test;
using nlohmann::json;

constexpr const char* bloom = "examples/bloom-176b.json";

json ask(std::vector<std::string> more) {
  std::vector<std::string> args{"sensitivity", bloom, "--format", "json"};
  args.insert(args.end(), more.begin(), more.end());
  const Ran ran = run(args);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  return json::parse(ran.out);
}

}  // namespace

TEST_CASE("the tornado of sensitivity equals that of the report", "[cli]") {
  const json tornado = ask({});
  const json report = estimate(bloom).at("reports").at(0);
  REQUIRE(tornado.at("inputs").size() == report.at("sensitivity").size());
  for (std::size_t k = 0; k < tornado.at("inputs").size(); ++k) {
    const json mine = tornado.at("inputs").at(k);
    const json theirs = report.at("sensitivity").at(k);
    CHECK(mine.at("id") == theirs.at("id"));
    CHECK(mine.at("low_kg") == theirs.at("effect_kg").at("low"));
    CHECK(mine.at("high_kg") == theirs.at("effect_kg").at("high"));
  }
  CHECK(tornado.at("value") == report.at("total").at("co2e_kg"));
}

TEST_CASE("shares of variance add up to about one and rank the same input first as the tornado", "[cli]") {
  const json sobol = ask({"--method", "sobol"});
  double sum = 0;
  for (const json& i : sobol.at("inputs")) {
    sum += i.at("first").get<double>();
    CHECK(i.at("first_low") <= i.at("first"));
    CHECK(i.at("total_high") >= i.at("total"));
    CHECK(i.at("low_kg").is_null());
  }
  CHECK(sum == Approx(1).margin(0.1));
  CHECK(sobol.at("inputs").at(0).at("path") == ask({}).at("inputs").at(0).at("path"));
  for (const char* threads : {"1", "2", "3"}) CHECK(ask({"--method", "sobol", "--threads", threads}) == sobol);
}

TEST_CASE("the elasticity of a line is 1 for its factors and 0 for other inputs", "[cli]") {
  const json e = ask({"--method", "elasticity", "--target", "final run/operation/electricity"});
  for (const json& i : e.at("inputs")) {
    const std::string path = i.at("path");
    INFO(path);
    const bool factor = path == "/sites/jean-zay/grid/intensity" || path == "/phases/final run/activity/device_time" ||
                        path == "/phases/final run/activity/device_power";
    CHECK(i.at("elasticity").get<double>() == Approx(factor ? 1 : 0).margin(1e-9));
  }
}

TEST_CASE("inputs to measure are sorted by the reduction of the range", "[cli]") {
  const json m = ask({"--method", "measure"});
  double last = 1;
  for (const json& i : m.at("inputs")) {
    CHECK(i.at("reduction").get<double>() <= last);
    last = i.at("reduction");
  }
  CHECK(m.at("inputs").at(0).at("reduction").get<double>() > 0.1);
}

TEST_CASE("inputs with one path are told apart at every width", "[cli]") {
  const std::string planned = "examples/planned-llm.json";
  for (const char* width : {"40", "60", "100", "200"}) {
    INFO(width);
    const std::string screen =
        run({"sensitivity", planned, "--all", "--method", "elasticity", "--samples", "0", "--width", width}).out;
    CHECK(screen.find("(grids/FRA/intensity_g_per_kwh)") != std::string::npos);
    CHECK(screen.find("(losses/FRA/loss)") != std::string::npos);
    CHECK(screen.find("(serving/prefill_power)") != std::string::npos);
  }
  const std::string all = run({"sensitivity", planned, "--all", "--method", "elasticity", "--samples", "0"}).out;
  std::istringstream in(all.substr(all.find("\ninput")));
  std::set<std::string> labels;
  for (std::string line; std::getline(in, line);)
    if (line.starts_with('/')) {
      INFO(line);
      CHECK(labels.insert(line.substr(0, line.find("  "))).second);
    }
  CHECK(labels.size() > 20);
}

TEST_CASE("an invalid request to sensitivity is an error", "[cli]") {
  CHECK(run({"sensitivity", bloom, "--method", "sobol", "--samples", "0"}).err.find("AC2406") != std::string::npos);
  CHECK(run({"sensitivity", bloom, "--target", "totl"}).err.find("did you mean \"total\"?") != std::string::npos);
  CHECK(run({"sensitivity", bloom, "--target", "market"}).err.find("AC2401") != std::string::npos);
  CHECK(run({"sensitivity", bloom, "--method", "guess"}).code == 2);
  CHECK(run({"sensitivity", "missing.json"}).code == 3);
}
