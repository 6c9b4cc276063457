// Phases on the machines of a fleet that do not run on it: what is counted twice.
#include "support/report.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

using namespace aicarbon::test;
using nlohmann::json;

std::string cluster(const std::string& phases, const std::string& machines = "4") {
  return R"({"schema": "aicarbon.job/1", "name": "our cluster and its one run",
    "sites": {"dc": {"grid": "FR", "pue": 1.2}, "other": {"grid": "FR", "pue": 1.2}},
    "hardware": {"n": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8}, "old": {"accelerator": "nvidia-v100-sxm2-32gb", "accelerators": 8}},
    "phases": [{"name": "cluster", "kind": "fleet", "site": "dc", "hardware": "n", "activity": {"machines": )" +
         machines + R"(, "duration": "1 years"}}, )" + phases + "]}";
}
std::string beside(const std::string& name, const std::string& hours, const std::string& hardware = "n",
                   const std::string& site = "dc") {
  return R"({"name": ")" + name + R"(", "kind": "training", "site": ")" + site + R"(", "hardware": ")" + hardware +
         R"(", "activity": {"device_time": ")" + hours + R"("}})";
}
const std::string on_it =
    R"({"name": "run", "kind": "training", "runs_on": "cluster", "activity": {"device_time": "200000 h"}})";

}  // namespace

TEST_CASE("a run on a fleet's machines without runs_on warns with what is counted twice", "[cli]") {
  const json twice = report(cluster(beside("run", "200000 h")));
  const json once = report(cluster(on_it));
  CHECK(kg(twice) / 1000 == Approx(21.30).epsilon(1e-3));
  CHECK(kg(once) / 1000 == Approx(15.50).epsilon(1e-3));
  CHECK(
      messages(twice, "AC3061") ==
      std::vector<std::string>{"phase \"run\" has the site and the hardware of fleet \"cluster\", but does not run on "
                               "it: 5.80 t of CO2e are counted twice"});
  CHECK(messages(once, "AC3061").empty());
  const Ran ran = run({"validate", "-"}, cluster(beside("run", "200000 h")));
  CHECK(ran.err.find(R"(help: write "runs_on": "cluster" instead of "site" and "hardware")") != std::string::npos);
}

TEST_CASE("one warning per fleet covers all its phases, also planned ones", "[cli]") {
  const std::string planned =
      R"({"name": "plan", "kind": "training", "site": "dc", "hardware": "n", "activity": {"tokens": 1e10, "model": "llama-2-7b"}})";
  const auto found = messages(report(cluster(beside("run", "100000 h") + ", " + planned)), "AC3061");
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("phase \"run\" and 1 more have the site and the hardware of fleet \"cluster\""));
  const auto small = messages(report(cluster(beside("run", "200000 h"), "1")), "AC3061");
  REQUIRE(small.size() == 1);
  CHECK(small[0].ends_with("its hours, more than the fleet has, are counted in addition"));
}

TEST_CASE("other machines, other sites and fleets of several ages do not warn", "[cli]") {
  const std::string second_fleet =
      R"({"name": "2018", "kind": "fleet", "site": "dc", "hardware": "old", "activity": {"machines": 6, "duration": "1 years"}})";
  CHECK(messages(report(cluster(second_fleet)), "AC3061").empty());
  CHECK(messages(report(cluster(beside("run", "1000 h", "old"))), "AC3061").empty());
  CHECK(messages(report(cluster(beside("run", "1000 h", "n", "other"))), "AC3061").empty());
  CHECK(
      messages(
          report(cluster(
              R"({"name": "e", "kind": "training", "site": "dc", "hardware": "none", "activity": {"energy": "1 MWh"}})")),
          "AC3061")
          .empty());
}
