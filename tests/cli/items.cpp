// Items that are processed one at a time or in batches.
#include "support/report.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

namespace aicarbon::test {
namespace {

nlohmann::json items(const std::string& more, const std::string& count = "1000") {
  return report(R"({"schema": "aicarbon.job/1", "name": "items", "sites": {"main": {"grid": "DE", "pue": 1.2}},
    "hardware": {"node": {"accelerator": "nvidia-h100-sxm5-80gb"}}, "phases": [{"name": "work", "kind": "inference",
    "site": "main", "hardware": "node", "activity": {"flop_per_item": "4 GFLOP/item", "items": )" +
                count + more + "}}]}");
}

double hours(const nlohmann::json& r) { return r.at("phases").at(0).at("device_time_h").at("best"); }

}  // namespace

TEST_CASE("an item alone takes the start of a pass, and a batch shares it", "[cli]") {
  const double computing = 1000 * 4e9 / (0.2 * 989.5e12), start = 8.4e-3;  // seconds
  CHECK(hours(items("")) * 3600 == Approx(computing + 1000 * start).epsilon(1e-3));
  CHECK(hours(items(R"(, "batch": 32)")) * 3600 == Approx(computing + 1000 * start / 32).epsilon(1e-3));
  CHECK(hours(items(R"(, "batch": 32)", "5")) * 3600 == Approx(computing / 200 + start).epsilon(1e-3));  // one pass
}

TEST_CASE("a stated share of the power is that of the whole time, so none is advised", "[cli]") {
  const nlohmann::json plain = items("");
  for (const nlohmann::json& a : plain.at("assumptions"))
    if (a.at("rule") == "work/power_fraction") CHECK((!a.contains("replace") || a.at("replace").empty()));
  CHECK(kg(items(R"(, "power_fraction": 0.26)")) < kg(plain));
}

}  // namespace aicarbon::test
