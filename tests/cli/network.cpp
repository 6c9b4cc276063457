// A tree of switches in place of a share for the network: the counts are those of a fat tree, and a component that is
// not stated is reported.
#include "support/run.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace aicarbon::test;
using nlohmann::json;

json line_of(const std::string& network) {
  const json report =
      estimate(R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "f", "kind": "fleet", "site": "FR",
    "hardware": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8, "lifetime": "5 years", "network": )" +
                   network + R"(}, "activity": {"machines": 1, "duration": "5 years"}}]})",
               {"--samples", "0"})
          .at("reports")
          .at(0);
  for (const json& line : report.at("lines"))
    if (line.at("source") == "network_equipment") return line;
  throw std::runtime_error("no line of the network");
}

double kg(const std::string& network) { return line_of(network).at("co2e_kg").at("best"); }

}  // namespace

TEST_CASE("a tree of switches has the counts of a fat tree", "[cli]") {
  // 5 k^2 / 4 switches for k^3 / 4 hosts: 5 / k per link, with three tiers
  CHECK(kg(R"({"links": 8, "ports": 64, "tiers": 3, "switch": "64 kg", "optic": "0 kg", "cable": "0 kg"})") ==
        Approx(8 * 5.0));
  CHECK(kg(R"({"links": 8, "ports": 64, "tiers": 2, "switch": "64 kg", "optic": "0 kg", "cable": "0 kg"})") ==
        Approx(8 * 3.0));
  CHECK(kg(R"({"links": 8, "ports": 64, "tiers": 1, "switch": "64 kg", "optic": "1 kg", "cable": "3 kg"})") ==
        Approx(8 * (1 + 2 + 3)));
  // four downlinks per uplink: (1 + 1/4 + 1/4) / ports
  CHECK(
      kg(R"({"links": 8, "ports": 64, "tiers": 2, "oversubscription": 4, "switch": "64 kg", "optic": "0 kg", "cable": "0 kg"})") ==
      Approx(8 * 1.5));
}

TEST_CASE("a network component that is not stated is reported as not estimated, never as zero", "[cli]") {
  const json line = line_of(R"({"links": 8, "ports": 64, "switch": "280 kg"})");
  REQUIRE(line.at("parts").size() == 3);
  CHECK(line.at("parts").at(0).at("state") == "estimated");
  CHECK(line.at("parts").at(1).at("state") == "not_estimated");
  CHECK(line.at("parts").at(1).at("reason").get<std::string>().find("state \"optic\"") != std::string::npos);
  for (const char* fault :
       {R"({"links": 8})", R"({"value": "3 kg", "links": 8})", R"({"links": 8, "ports": 64, "tiers": 1.5})"}) {
    INFO(fault);
    CHECK_THROWS_WITH(line_of(fault), Catch::Contains("error[AC2"));
  }
}
