// Hardware with a power curve, and a share of a machine: the report is compared with calculations by hand.
#include "support/run.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace aicarbon::test;
using nlohmann::json;

constexpr const char* teads = R"([{"load": 0, "power": 0.12}, {"load": 0.1, "power": 0.32},
                                  {"load": 0.5, "power": 0.75}, {"load": 1, "power": 1.02}])";

std::string job(const std::string& hardware, const std::string& activity, const std::string& phase = {}) {
  return R"({"schema": "aicarbon.job/1", "name": "j",
             "sites": {"here": {"grid": {"intensity": "800 g/kWh", "basis": "unspecified"}, "pue": 1}},
             "hardware": {"vm": )" +
         hardware + R"(}, "phases": [{"name": "run", "kind": "inference", "site": "here", "hardware": "vm", )" + phase +
         R"("activity": )" + activity + "}]}";
}

json report(const std::string& text) { return estimate(text, {"--samples", "0"}).at("reports").at(0); }
double best(const json& figure) { return figure.at("best"); }

// The kWh of one hour of a machine rated at 1 kW, which equal its power as a share of rated power.
double power_at(const std::string& curve, const std::string& load) {
  const json r = report(
      job(R"({"power": "1 kW", "power_curve": )" + curve + "}", R"({"device_time": "1 h", "load": )" + load + "}"));
  return best(r.at("total").at("energy_kwh"));
}

double of_line(const json& r, const std::string& id) {
  for (const json& line : r.at("lines"))
    if (line.at("id") == id && line.at("state") == "estimated") return best(line.at("co2e_kg"));
  return -1;
}

}  // namespace

TEST_CASE("power is exact at the points of its curve, linear between them and constant outside", "[cli]") {
  CHECK(power_at(teads, "0") == 0.12);
  CHECK(power_at(teads, "0.1") == 0.32);
  CHECK(power_at(teads, "0.5") == 0.75);
  CHECK(power_at(teads, "1") == 1.02);
  CHECK(power_at(teads, "0.05") == Approx(0.22).epsilon(1e-15));
  CHECK(power_at(teads, "0.2") == Approx(0.4275).epsilon(1e-15));
  CHECK(power_at(teads, "0.75") == Approx(0.885).epsilon(1e-15));
  const std::string inner = R"([{"load": 0.2, "power": 0.3}, {"load": 0.8, "power": 0.9}])";
  CHECK(power_at(inner, "0") == 0.3);
  CHECK(power_at(inner, "0.2") == 0.3);
  CHECK(power_at(inner, "0.5") == Approx(0.6).epsilon(1e-15));
  CHECK(power_at(inner, "0.8") == 0.9);
  CHECK(power_at(inner, "1") == 0.9);
}

TEST_CASE("device time from energy and the power of idle machines follow the power curve", "[cli]") {
  const std::string curve = R"({"power": "1 kW", "power_curve": )" + std::string(teads) + R"(, "utilization": 0.5})";
  const json of_energy = report(job(curve, R"({"energy": "75 kWh", "load": 0.5})"));
  CHECK(best(of_energy.at("phases").at(0).at("device_time_h")) == Approx(100).epsilon(1e-14));
  const json idle = report(job(curve, R"({"device_time": "10 h", "load": 1})", R"("charge_idle": true, )"));
  CHECK(of_line(idle, "run/operation/unallocated") == Approx(10 * 0.12 * 0.8).epsilon(1e-14));
}

TEST_CASE("a range at a point of the power curve appears in the report", "[cli]") {
  const json r = estimate(job(R"({"power": "1 kW", "power_curve": [{"load": 0, "power": 0.1},
                                  {"load": 1, "power": {"best": 1, "low": 0.9, "high": 1.2}}]})",
                              R"({"device_time": "1 h", "load": 1})"))
                     .at("reports")
                     .at(0);
  CHECK(best(r.at("total").at("energy_kwh")) == 1);
  CHECK(r.at("total").at("energy_kwh").at("low").get<double>() == Approx(0.9).epsilon(0.01));
  CHECK(r.at("total").at("energy_kwh").at("high").get<double>() == Approx(1.2).epsilon(0.01));
}

TEST_CASE("a share of a machine has that share of every line", "[cli]") {
  const std::string machine = R"("power": "1 kW", "idle_power": "200 W", "mass": "20 kg", "failures": 0.05,
                                 "network": "50 kg", "embodied": "1000 kg")";
  const std::string hours = R"({"device_time": "100 h", "load": 0.5})";
  const json whole = report(job("{" + machine + "}", hours, R"("charge_idle": true, )"));
  const json vcpus =
      report(job("{" + machine + R"(, "share": {"vcpus": 4, "of": 16}})", hours, R"("charge_idle": true, )"));
  const json share = report(job("{" + machine + R"(, "share": 0.25})", hours, R"("charge_idle": true, )"));
  std::size_t estimated = 0;
  for (const json& line : whole.at("lines")) {
    if (line.at("state") != "estimated") continue;
    const std::string id = line.at("id");
    INFO(id);
    ++estimated;
    CHECK(of_line(vcpus, id) == Approx(best(line.at("co2e_kg")) / 4).epsilon(1e-14));
    CHECK(of_line(share, id) == of_line(vcpus, id));
  }
  CHECK(estimated >= 7);
  CHECK(best(vcpus.at("phases").at(0).at("device_time_h")) == 100);
}

TEST_CASE("a fleet of shares of machines equals a fleet of as many whole machines", "[cli]") {
  const auto fleet = [](const std::string& share, const std::string& machines) {
    return report(R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"here": {"grid": "FR", "pue": 1.1}},
      "hardware": {"vm": {"power": "800 W", "embodied": "1000 kg")" +
                  share + R"(}}, "phases": [
      {"name": "fleet", "kind": "fleet", "site": "here", "hardware": "vm",
       "activity": {"machines": )" +
                  machines + R"(, "duration": "1000 h"}},
      {"name": "run", "kind": "inference", "runs_on": "fleet", "activity": {"device_time": ")" +
                  machines + R"(00 h", "load": 0.5}}]})");
  };
  const json shares = fleet(R"(, "share": {"vcpus": 8, "of": 32})", "40");
  const json whole = fleet("", "10");
  CHECK(best(shares.at("total").at("co2e_kg")) == Approx(best(whole.at("total").at("co2e_kg"))).epsilon(1e-13));
}

TEST_CASE("half of an accelerator has half of its footprint", "[cli]") {
  const std::string hours = R"({"device_time": "100 h", "load": 0.5})";
  const json whole = report(job(R"({"accelerator": "H100"})", hours));
  const json slice = report(job(R"({"accelerator": "H100", "share": 0.5})", hours));
  CHECK(best(slice.at("total").at("co2e_kg")) == Approx(best(whole.at("total").at("co2e_kg")) / 2).epsilon(1e-13));
}
