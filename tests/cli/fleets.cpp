// Phases on the machines of a fleet that do not run on it: what is counted twice.
#include "support/batch.hpp"
#include "support/france.hpp"
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
  CHECK(kg(twice) / 1000 == Approx(24.10).epsilon(1e-3));
  CHECK(kg(once) / 1000 == Approx(16.61).epsilon(1e-3));
  CHECK(
      messages(twice, "AC3061") ==
      std::vector<std::string>{"phase \"run\" has the site and the hardware of fleet \"cluster\", but does not run on "
                               "it: 7.50 t of CO2e are counted twice"});
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

TEST_CASE("a run that states its energy on a fleet's machines warns as well", "[cli]") {
  const auto energy = [](const std::string& kwh) {
    return cluster(R"({"name": "run", "kind": "training", "site": "dc", "hardware": "n", "activity": {"energy": ")" +
                   kwh + R"("}})");
  };
  const auto found = messages(report(energy("90000 kWh")), "AC3061");
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("phase \"run\" has the site and the hardware of fleet \"cluster\""));
  CHECK(found[0].ends_with("of CO2e are counted twice"));
  CHECK(run({"validate", "-"}, energy("90000 kWh"))
            .err.find("help: write the \"device_time\" of its activity beside the energy, and \"runs_on\": \"cluster\" "
                      "instead of \"site\" and \"hardware\"") != std::string::npos);
}

TEST_CASE("a fleet and a run may spell their place and device in two ways", "[cli]") {
  const auto found = [](const std::string& site, const std::string& hardware) {
    const std::string job =
        R"({"schema": "aicarbon.job/1", "name": "j", "phases": [
      {"name": "cluster", "kind": "fleet", "site": "FR", "hardware": "H100", "activity": {"machines": 4, "duration": "1 years"}},
      {"name": "run", "kind": "training", "site": ")" +
        site + R"(", "hardware": ")" + hardware + R"(", "activity": {"device_time": "1000 h"}}]})";
    return messages(report(job), "AC3061").size();
  };
  CHECK(found("FR", "H100") == 1);
  CHECK(found("FRA", "nvidia-h100-sxm5-80gb") == 1);
  CHECK(found("France", "H100") == 1);
  CHECK(found("DE", "H100") == 0);
  CHECK(found("FR", "nvidia-a100-sxm4-80gb") == 0);
}

TEST_CASE("a fleet and a run may describe their place and machine without a name", "[cli]") {
  const auto found = [](const std::string& site, const std::string& hardware) {
    const std::string job =
        R"({"schema": "aicarbon.job/1", "name": "j", "phases": [
      {"name": "cluster", "kind": "fleet", "site": {"grid": "FR", "pue": 1.2},
       "hardware": {"accelerator": "H100", "accelerators": 8}, "activity": {"machines": 4, "duration": "1 years"}},
      {"name": "run", "kind": "training", "site": )" +
        site + R"(, "hardware": )" + hardware + R"(, "activity": {"device_time": "1000 device-h"}}]})";
    return messages(report(job), "AC3061").size();
  };
  const std::string site = R"({"grid": "France", "pue": 1.2})";
  const std::string machine = R"({"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8})";
  CHECK(found(site, machine) == 1);
  CHECK(found(R"({"grid": "FR", "pue": 1.3})", machine) == 0);
  CHECK(found(R"({"grid": "DE", "pue": 1.2})", machine) == 0);
  CHECK(found(site, R"({"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 4})") == 0);
  CHECK(found(site, R"({"accelerator": "nvidia-a100-sxm4-80gb", "accelerators": 8})") == 0);
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

// --- what the meter of a fleet shows -------------------------------------------------------------------------------------------------

namespace {

// Four machines with 8 devices for a year of 8,766 h, in France (44.18 g/kWh) with PUE 1.2, with more keys of the
// activity and more phases.
std::string metered(const std::string& activity, const std::string& phases = "",
                    const std::string& hardware = R"({"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8})") {
  return R"({"schema": "aicarbon.job/1", "name": "our cluster", "sites": {"dc": {"grid": "FR", "pue": 1.2}},
    "hardware": {"n": )" +
         hardware + R"(}, "phases": [{"name": "cluster", "kind": "fleet", "site": "dc", "hardware": "n",
    "activity": {"machines": 4, "duration": "1 years")" +
         activity + "}}" + phases + "]}";
}

// A phase on the fleet, with the power of one of its devices.
std::string on_fleet(const std::string& hours, const std::string& more) {
  return R"(, {"name": "run", "kind": "training", "runs_on": "cluster", "activity": {"device_time": ")" + hours + "\"" +
         more + "}}";
}
const std::string meter_200 = R"(, "energy": "200 MWh", "energy_boundary": "it")";
const std::string at_700_watts = R"(, "device_power": "700 W", "energy_boundary": "it")";

json line(const json& report, const std::string& id) {
  for (const json& l : report.at("lines"))
    if (l.at("id") == id) return l;
  throw std::runtime_error("no line " + id);
}
double co2e(const json& report, const std::string& id) { return line(report, id).at("co2e_kg").at("best"); }
double it_kwh(const json& report) { return report.at("total").at("it_energy_kwh").at("best"); }

constexpr double exactly = 1e-9;
const double france = intensity_of_france();
constexpr double all_hours = 4 * 8766.0 * 8;

}  // namespace

TEST_CASE("the electricity of a fleet that no phase draws on is electricity, else its idle rest is unallocated",
          "[cli]") {
  const json alone = report(metered(R"(, "load": 0.5)"));
  CHECK(line(alone, "cluster/operation/electricity").at("state") == "estimated");
  const json none = line(alone, "cluster/operation/unallocated");
  CHECK(none.at("state") == "not_applicable");
  CHECK(none.at("reason") == "no phase runs on the fleet: all of its electricity is reported under electricity");
  const json drawn = report(metered("", on_fleet("200000 h", at_700_watts)));
  CHECK(line(drawn, "cluster/operation/electricity").at("reason") ==
        "the energy of hours that no phase uses is reported under unallocated");
  CHECK(co2e(drawn, "run/operation/electricity") == Approx(200000 * 0.7 * france).epsilon(exactly));
  CHECK(line(drawn, "cluster/operation/unallocated").at("state") == "estimated");
  // with a load of 0.5, the same power in all hours: 0.5 × 4 × 10.2 kW is rated power of the node
  const json rated = report(metered(
      R"(, "load": 0.5)", "", R"({"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8, "power": "10.2 kW"})"));
  CHECK(it_kwh(rated) == Approx(4 * 8766.0 * 10.2 * 0.5).epsilon(exactly));
  CHECK(co2e(rated, "cluster/operation/electricity") == Approx(4 * 8766.0 * 10.2 * 0.5 * france).epsilon(exactly));
}

TEST_CASE("the measured energy of a fleet replaces the power of all its hours", "[cli]") {
  const json it = report(metered(meter_200));
  CHECK(it_kwh(it) == Approx(200000).epsilon(exactly));
  CHECK(co2e(it, "cluster/operation/electricity") == Approx(200000 * france).epsilon(exactly));
  CHECK(co2e(it, "cluster/operation/overhead") == Approx(200000 * 0.2 * france).epsilon(exactly));
  // manufacturing is that of all hours, as without a meter
  CHECK(co2e(it, "cluster/manufacturing/accelerators") ==
        Approx(co2e(report(metered("")), "cluster/manufacturing/accelerators")).epsilon(exactly));
  const json facility = report(metered(R"(, "energy": "240 MWh", "energy_boundary": "facility")"));
  CHECK(it_kwh(facility) == Approx(200000).epsilon(exactly));
  const json counters = report(metered(R"(, "energy": "100 MWh", "energy_boundary": "accelerators")"));
  CHECK(counters.at("phases").at(0).at("accelerator_energy_kwh").at("best").get<double>() == Approx(100000));
  CHECK(it_kwh(counters) > 110000);
}

TEST_CASE("what the phases on a fleet leave of its measured energy is unallocated", "[cli]") {
  // 100,000 h × 0.7 kW = 70 MWh of the 200 MWh
  const json r = report(metered(meter_200, on_fleet("100000 h", at_700_watts)));
  CHECK(it_kwh(r) == Approx(200000).epsilon(exactly));
  CHECK(co2e(r, "run/operation/electricity") == Approx(70000 * france).epsilon(exactly));
  CHECK(co2e(r, "cluster/operation/unallocated") == Approx(130000 * france).epsilon(exactly));
  for (const json& phase : r.at("phases"))
    CHECK(phase.at("owned_time_h").at("best").get<double>() ==
          Approx(phase.at("name") == "run" ? 100000 : all_hours - 100000));
  const Ran page = run({"explain", "-", "cluster/operation/unallocated", "--all"},
                       metered(meter_200, on_fleet("100000 h", at_700_watts)));
  INFO(page.out);
  CHECK(page.out.find("unallocated energy = energy − ") != std::string::npos);
  // the total is the meter reading, whatever range the energy of the phases has
  const std::string ranged =
      R"(, "device_power": {"best": "700 W", "low": "400 W", "high": "900 W"}, "energy_boundary": "it")";
  const json drawn = report(metered(meter_200, on_fleet("100000 h", ranged)), "500");
  CHECK(drawn.at("total").at("it_energy_kwh").at("low").get<double>() == Approx(200000).epsilon(1e-6));
  CHECK(drawn.at("total").at("it_energy_kwh").at("high").get<double>() == Approx(200000).epsilon(1e-6));
  const json reading = report(metered(R"(, "energy": {"best": "200 MWh", "low": "180 MWh", "high": "220 MWh"})",
                                      on_fleet("100000 h", at_700_watts)),
                              "2000");
  CHECK(reading.at("total").at("it_energy_kwh").at("low").get<double>() == Approx(180000).epsilon(0.02));
  CHECK(reading.at("total").at("it_energy_kwh").at("high").get<double>() == Approx(220000).epsilon(0.02));
}

TEST_CASE("phases that use more than the meter of their fleet shows are an error with both figures", "[cli]") {
  const std::string job =
      metered(meter_200, on_fleet("200000 h", R"(, "device_power": "1.1 kW", "energy_boundary": "it")"));
  const Ran ran = run({"validate", "-"}, job);
  CHECK(ran.code == 2);
  CHECK(
      ran.err.find("error[AC2318]: phases use 220.0 MWh of IT energy on the fleet \"cluster\", whose meter shows 200.0 "
                   "MWh") != std::string::npos);
  CHECK(ran.err.find("at /phases/cluster/activity") != std::string::npos);
  const Folder f;
  f.put("t.json", metered(meter_200, on_fleet("100000 h", at_700_watts)));
  f.put("r.csv", "id,/phases/cluster/activity/energy_kwh\na,200000\nb,60000\n");
  const Ran rows = f.batch("r.csv --rejects rejects.csv --on-error skip");
  CHECK(table(rows.out).size() == 2);
  CHECK(f.get("rejects.csv").find("cluster: the energy of the phases is 1.17 times the energy that the meter shows") !=
        std::string::npos);
}

TEST_CASE("a phase of unknown energy leaves the rest of the meter unknown, never zero", "[cli]") {
  const json r = report(metered(meter_200, on_fleet("30000 h", ""), R"({"embodied": "1000 kg"})"));
  CHECK(r.at("complete") == false);
  const json rest = line(r, "cluster/operation/unallocated");
  CHECK(rest.at("state") == "not_estimated");
  CHECK(rest.at("reason").get<std::string>().starts_with(
      "the measured energy cannot be divided: the energy of phase \"run\" is unknown, because "));
  CHECK(it_kwh(report(metered(meter_200, "", R"({"embodied": "1000 kg"})"))) == Approx(200000));
}

TEST_CASE("a measured energy of a fleet is compared with the rated power of its machines", "[cli]") {
  CHECK(messages(report(metered(meter_200)), "AC3080").empty());
  const auto found = messages(report(metered(R"(, "energy": "2 GWh")")), "AC3080");
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("cluster: the mean power of a device, with its share of the host, is "));
  CHECK(found[0].ends_with(" times its rated power"));
  CHECK(messages(report(metered(R"(, "energy": "0.5 MWh")")), "AC3080").size() == 1);
}

TEST_CASE("a fleet with a meter states no load, and a boundary only with a meter", "[cli]") {
  const Ran both = run({"validate", "-"}, metered(meter_200 + R"(, "load": 0.5)"));
  CHECK(both.err.find("error[AC2110]: \"load\" applies only to rated power") != std::string::npos);
  CHECK(both.err.find("help: remove \"load\", or the stated energy") != std::string::npos);
  const Ran alone = run({"validate", "-"}, metered(R"(, "energy_boundary": "it")"));
  CHECK(alone.err.find("\"energy_boundary\" of a fleet needs its measured energy") != std::string::npos);
}
