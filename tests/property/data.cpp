// Experiments, repetition and data: every figure follows from its formula, and energy is counted once.
#include "property/generate.hpp"
#include "support/france.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;

Approx about(double value) { return Approx(value).epsilon(1e-12).margin(0); }

// A final run of 10,000 device-hours at 500 W, and another phase.
Json job(const std::string& activity) {
  Json j = Json::parse(R"({
    "schema": "aicarbon.job/1", "name": "data",
    "sites": { "main": { "grid": { "intensity": "100 g/kWh", "basis": "life-cycle", "point": "generation", "country": "FRA" },
                         "pue": 1.25, "wue": "1 L/kWh", "grid_water": "2 L/kWh", "construction": "none",
                         "market_based": "20 g/kWh" } },
    "hardware": { "node": { "accelerator": "nvidia-a100-sxm4-80gb", "utilization": 0.5 } },
    "phases": [ { "name": "final run", "kind": "training", "site": "main", "hardware": "node",
                  "activity": { "device_time": "10000 h", "device_power": "500 W" } },
                { "name": "beside", "kind": "data", "site": "main", "hardware": "node" } ] })");
  j["phases"][1]["activity"] = Json::parse(activity);
  if (j["phases"][1]["activity"].contains("ratio_of")) j["phases"][1].erase("site");
  if (!j["phases"][1]["activity"].contains("runs") && !j["phases"][1]["activity"].contains("online"))
    j["phases"][1].erase("hardware");
  return j;
}

const LineReport& line(const Report& r, std::string_view phase, std::string_view source) {
  const auto found =
      std::ranges::find_if(r.lines, [&](const LineReport& l) { return l.phase == phase && l.source == source; });
  if (found == r.lines.end()) throw std::logic_error("no line " + std::string(source));
  return *found;
}
double kg(const Report& r, std::string_view source) {
  const LineReport& l = line(r, "beside", source);
  return l.co2e_kg ? l.co2e_kg->best : 0;
}
double hours(const std::string& activity) { return report_of(job(activity)).phases[1].device_time_h.value().best; }

std::string kept(const std::string& more) {
  return R"({ "storage": "10 TB", "duration": "1 years", "medium": "hdd", "replication": 2, "storage_power": "0.5 W/TB",
              "drive_embodied": "2 kg/TB", "drive_lifetime": "4 years")" +
         more + " }";
}

constexpr double kept_kwh = 10 * 2 * 0.5e-3 * 8766;
const std::string inside = R"(, "ingested": "4 TB", "transfer": "datacenter", "transfer_energy": "0.002 kWh/GB")";
const std::string outside = R"(, "ingested": "4 TB", "transfer": "internet", "transfer_energy": "0.05 kWh/GB")";

}  // namespace

TEST_CASE("the device time of runs is their number times the mean duration", "[property]") {
  CHECK(hours(R"({ "runs": 400, "device_time_per_run": "3 h", "device_power": "500 W" })") == about(1200));
  const double spread = std::log(24 / 1.75) / 2.3263478740408408;
  CHECK(
      hours(R"({ "runs": 400, "device_time_per_run": { "p50": "1.75 h", "p99": "24 h" }, "device_power": "500 W" })") ==
      about(400 * 1.75 * std::exp(spread * spread / 2)));
  // if all runs have the same length, the mean is the median
  CHECK(hours(R"({ "runs": 400, "device_time_per_run": { "p50": "3 h", "p99": "3 h" }, "device_power": "500 W" })") ==
        about(1200));
  CHECK(hours(R"({ "online": { "devices": 16, "during": "30 days" }, "device_power": "500 W" })") == about(16 * 720));
}

TEST_CASE("runs and online training have the footprint of their device time", "[property]") {
  const Report told = report_of(job(R"({ "device_time": "11520 h", "load": 0.6 })"));
  Json j = job(R"({ "device_time": "11520 h", "load": 0.6 })");
  j["phases"][1]["hardware"] = "node";
  const Report as_told = report_of(j);
  for (const auto* same : {R"({ "online": { "devices": 16, "during": "30 days" }, "load": 0.6 })",
                           R"({ "runs": 3840, "device_time_per_run": "3 h", "load": 0.6 })"}) {
    const Report r = report_of(job(same));
    CHECK(r.complete);
    CHECK(r.total.co2e_kg.value().best == about(as_told.total.co2e_kg.value().best));
    CHECK(r.phases[1].owned_time_h.value().best == about(11520 / 0.5));
  }
  CHECK_FALSE(told.complete);  // without the hardware, its power is not known
}

TEST_CASE("a repeated phase has its device time times the number of repetitions", "[property]") {
  const double weeks = 8766.0 / 168;
  CHECK(hours(R"({ "ratio_of": { "phase": "final run", "every": "1 week", "during": "1 years", "ratio": 0.1 } })") ==
        about(10000 * weeks * 0.1));
  CHECK(hours(R"({ "ratio_of": { "phase": "final run", "every": "1 week", "during": "1 years" } })") ==
        about(10000 * weeks));
  CHECK(hours(R"({ "ratio_of": { "phase": "final run", "ratio": 0.1 } })") == about(1000));
}

TEST_CASE("the energy of data stored and transferred inside a facility is counted once", "[property]") {
  const Report r = report_of(job(kept(inside)));
  CHECK(r.complete);
  const double moved = 4000 * 0.002;
  CHECK(kg(r, "storage") == about(kept_kwh * 0.1));
  CHECK(kg(r, "data_transfer") == about(moved * 0.1));
  CHECK(kg(r, "overhead") == about((kept_kwh + moved) * 0.25 * 0.1));
  CHECK(kg(r, "storage_equipment") == about(10 * 2 * 2 / 4.0));
  CHECK(r.phases[1].it_energy_kwh.value().best == about(kept_kwh + moved));
  CHECK(r.phases[1].energy_kwh.value().best == about((kept_kwh + moved) * 1.25));
  CHECK(r.phases[1].water_l.value().best == about((kept_kwh + moved) * (1 + 1.25 * 2)));
  const double losses = kg(r, "grid_losses");
  const double share = losses / ((kept_kwh + moved) * 1.25 * 0.1);  // loss over delivered electricity
  CHECK(share > 0.01);
  CHECK(share < 0.2);
  // electricity of transfer over the internet is in its own line with its losses, without PUE, and changes no line of
  // the facility
  const Report far = report_of(job(kept(outside)));
  CHECK(kg(far, "data_transfer") == about(4000 * 0.05 * 0.1 * (1 + share)));
  CHECK(kg(far, "storage") == about(kept_kwh * 0.1));
  CHECK(kg(far, "overhead") == about(kept_kwh * 0.25 * 0.1));
  CHECK(kg(far, "grid_losses") == about(kept_kwh * 1.25 * 0.1 * share));
  CHECK(far.phases[1].it_energy_kwh.value().best == about(kept_kwh));
}

TEST_CASE("market-based electricity of a site covers its own network, but not the internet", "[property]") {
  const auto market = [](const std::string& more) {
    const Report r = report_of(job(kept(more)));
    return r.total.co2e_market_kg.value().best;
  };
  const double none = market("");
  const double drawn = 4000 * 0.002 * 1.25;
  const Report with = report_of(job(kept(inside)));
  const double losses = kg(with, "grid_losses") - kg(report_of(job(kept(""))), "grid_losses");
  const double fuel_supply = drawn * 0.1 * supply_of_france();  // as location-based
  CHECK(market(inside) - none == Approx(drawn * 0.02 + losses + fuel_supply).epsilon(1e-6));
  const double line_alone = kg(report_of(job(kept(outside))), "data_transfer");
  CHECK(market(outside) - none == Approx(line_alone).epsilon(1e-6));
}

TEST_CASE("data transfer is scope 2 inside the facility and scope 3 over the internet", "[property]") {
  const Report near = report_of(job(kept(inside)));
  const Report far = report_of(job(kept(outside)));
  CHECK(line(near, "beside", "data_transfer").scope == 2);
  CHECK(line(far, "beside", "data_transfer").scope == 3);
  CHECK(line(far, "beside", "data_transfer").category == 1);
  for (const Report* r : {&near, &far}) {
    double sum = 0;
    for (const auto& scope : r->by_scope) sum += scope.co2e_kg.value().best;
    CHECK(sum == Approx(r->total.co2e_kg.value().best));
  }
}

TEST_CASE("a data phase has no lines for machines, and other phases have none for data", "[property]") {
  const Report r = report_of(job(kept(inside)));
  for (const auto* source : {"accelerators", "hosts", "network_equipment", "transport", "electricity", "end_of_life"})
    CHECK(line(r, "beside", source).state == LineState::not_applicable);
  for (const auto* source : {"storage", "data_transfer", "storage_equipment"})
    CHECK(line(r, "final run", source).state == LineState::not_applicable);
  CHECK(line(report_of(job(kept(""))), "beside", "data_transfer").state == LineState::not_applicable);
  // a job that stores no data has no such lines, and is complete
  const Report without = report_of(job(R"({ "ratio_of": { "phase": "final run", "ratio": 1 } })"));
  CHECK(without.complete);
  CHECK(std::ranges::find(without.not_covered, "storage") != without.not_covered.end());
  CHECK(std::ranges::none_of(without.lines, [](const LineReport& l) { return l.source == "storage"; }));
}

TEST_CASE("a multiple of a data phase multiplies all of its lines", "[property]") {
  Json j = job(kept(inside));
  j["phases"].push_back(Json::parse(
      R"({ "name": "copy", "kind": "data", "activity": { "ratio_of": { "phase": "beside", "ratio": 3 } } })"));
  const Report r = report_of(j);
  CHECK(r.complete);
  for (const auto* source : {"storage", "data_transfer", "storage_equipment", "overhead", "grid_losses"})
    CHECK(line(r, "copy", source).co2e_kg.value().best == about(3 * kg(r, source)));
}
