// Properties of the classes of devices: every accelerator of the catalog has one, and a class acts only outside data
// centers.
#include "property/generate.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;

Json job_on(std::string_view accelerator) {
  Json j = Json::parse(R"({
    "schema": "aicarbon.job/1", "name": "device", "sites": { "here": { "grid": "FR" } }, "hardware": { "m": {} },
    "phases": [ { "name": "run", "kind": "training", "site": "here", "hardware": "m",
                  "activity": { "device_time": "24 h", "device_power": "100 W" } } ] })");
  j["hardware"]["m"]["accelerator"] = accelerator;
  return j;
}

std::string without_text(const Json& job) {
  Report r = report_of(job);
  r.typed.clear();
  return bytes(std::move(r));
}

}  // namespace

TEST_CASE("every accelerator of the catalog states its class, and what its figures cover in known words",
          "[property]") {
  const CatalogTable& table = catalog().table("accelerators");
  REQUIRE(table.rows.size() > 100);
  std::size_t outside = 0;
  for (const CatalogRow& row : table.rows) {
    INFO(row.id());
    const auto device_class = from_word<DeviceClass>(table.text(row, "class"));
    REQUIRE(device_class.has_value());
    if (*device_class != DeviceClass::data_center) ++outside;
  }
  CHECK(outside > 20);
  CHECK(lint(catalog()).size() ==
        static_cast<std::size_t>(std::ranges::count(lint(catalog()), Severity::warning, &Diagnostic::severity)));
}

TEST_CASE("a class of the catalog is the same as the class that the job states", "[property]") {
  const CatalogTable& table = catalog().table("accelerators");
  for (const CatalogRow& row : table.rows) {
    INFO(row.id());
    Json plain = job_on(row.id());
    Json stated = plain;
    stated["hardware"]["m"]["class"] = std::string(table.text(row, "class"));
    CHECK(without_text(plain) == without_text(stated));
    const Report r = report_of(plain);
    const bool inside = table.text(row, "class") == "data-center";
    for (const LineReport& line : r.lines)
      if (line.source == "construction" || line.source == "network_equipment")
        CHECK((line.state == LineState::estimated) == inside);
    CHECK((r.total.energy_kwh.value().best == r.total.it_energy_kwh.value().best) == !inside);
  }
}

TEST_CASE("a fleet's hours are counted twice by what the runs on it would save", "[property]") {
  for (const char* hours : {"1000 h", "50000 h", "250000 h"}) {
    Json j = Json::parse(R"({
      "schema": "aicarbon.job/1", "name": "fleet", "sites": { "dc": { "grid": "DE", "pue": 1.3 } },
      "hardware": { "n": { "accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8 } },
      "phases": [ { "name": "cluster", "kind": "fleet", "site": "dc", "hardware": "n",
                    "activity": { "machines": 4, "duration": "1 years" } },
                  { "name": "run", "kind": "training", "site": "dc", "hardware": "n", "activity": {} } ] })");
    j["phases"][1]["activity"]["device_time"] = hours;
    const Report beside = report_of(j);
    j["phases"][1].erase("site");
    j["phases"][1].erase("hardware");
    j["phases"][1]["runs_on"] = "cluster";
    const Report on = report_of(j);
    const double twice = beside.total.co2e_kg.value().best - on.total.co2e_kg.value().best;
    CHECK(twice > 0);
    const auto warning = std::ranges::find_if(
        beside.warnings, [](const WarningReport& d) { return d.message.find("counted twice") != std::string::npos; });
    REQUIRE(warning != beside.warnings.end());
    const auto at = warning->message.find(": ") + 2;
    const double said =
        std::stod(warning->message.substr(at)) * (warning->message.find(" t of CO2e") != std::string::npos ? 1000 : 1);
    CHECK(said == Approx(twice).epsilon(0.006));
    CHECK(std::ranges::none_of(
        on.warnings, [](const WarningReport& d) { return d.message.find("counted twice") != std::string::npos; }));
  }
}
