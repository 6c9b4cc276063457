// Published cases: the result of a paper, the result of aicarbon for the inputs of that paper, and how much the two may
// differ. Expected values, units, tolerances and citations are in published-cases.json; the jobs are cases/ID.json (a
// link if the job is also an example). This file only defines where each quantity is in the report. It contains no
// formula of the model: a figure is read from the report, divided by another one if the paper gives a ratio, and
// converted to the unit of the paper.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>

namespace aicarbon::test {
namespace {

using Json = nlohmann::ordered_json;  // ordered, because the first key of a job is its schema

// A published quantity, and where the report has it: the value at `at`, divided by the value at `over` if there is one,
// for the job of the case with `changes` (pointer, new value). `stated` is for figures that are not among the checks in
// the file: a pointer to a published value, or a figure that is derived in the notes of the case.
struct Stated {
  const char* published = nullptr;
  double derived = 0;
  double allowance_pct = 0;
  const char* unit = "";
};
struct Row {
  const char* id;
  const char* quantity;
  const char* at;
  const char* over = nullptr;
  std::vector<std::pair<const char*, Json>> changes = {};
  Stated stated = {};
};

constexpr const char* total_energy = "/total/energy_kwh/best";
constexpr const char* total_co2e = "/total/co2e_kg/best";

const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {"train-patterson21-switch", "energy", total_energy},
      {"train-patterson21-switch", "gross", total_co2e},
      {"train-patterson21-switch", "net", "/total/co2e_market_kg/best"},
      {"train-patterson21-gpt3", "energy", total_energy},
      {"train-patterson21-gpt3", "gross", total_co2e},
      {"train-llama1-65b", "energy", total_energy},
      {"train-llama1-65b", "carbon", total_co2e},
      {"train-bloom22-lifecycle", "dynamic", "/phases/0/by_stage/operation/co2e_kg/best"},
      {"train-bloom22-lifecycle", "idle", "/phases/1/co2e_kg/best"},
      {"train-bloom22-lifecycle", "embodied servers", "/by_source/hosts/co2e_kg/best"},
      {"train-bloom22-lifecycle", "embodied GPUs", "/by_source/accelerators/co2e_kg/best"},
      {"train-bloom22-lifecycle", "embodied total", "/by_stage/manufacturing/co2e_kg/best"},
      {"train-bloom22-lifecycle", "total", total_co2e},
      {"infer-bloom22-api", "energy", total_energy},
      {"infer-bloom22-api", "carbon", total_co2e},
      {"infer-bloom22-api", "per day", "/per_unit/1/co2e_kg/best"},
      // One GPU that is in use during its whole lifetime is charged for its share of manufacturing the node.
      {"train-morrison25-programme",
       "per GPU",
       "/by_stage/manufacturing/co2e_kg/best",
       nullptr,
       {{"/phases/0/activity/device_time", "35040 h"}}},
      {"train-morrison25-programme", "per GPU-h", "/by_stage/manufacturing/co2e_kg/best",
       "/phases/0/device_time_h/best"},
      {"train-morrison25-programme", "embodied", "/by_stage/manufacturing/co2e_kg/best"},
      {"train-morrison25-programme", "total", total_co2e},
      {"train-morrison25-programme", "water", "/total/water_l/best"},
      {"train-strubell19-tbig", "energy", total_energy},
      {"train-strubell19-tbig", "carbon", total_co2e},
      {"infer-google25-gemini-median", "energy", "/per_unit/0/energy_kwh/best"},
      {"infer-google25-gemini-median", "full/accelerator", total_energy, "/phases/0/it_energy_kwh/best"},
      {"infer-google25-gemini-median", "water", "/total/water_onsite_l/best", "/per_unit/0/count/best"},
      {"infer-google25-gemini-median",
       "market-based (derived)",
       "/per_unit/0/co2e_market_kg/best",
       nullptr,
       {},
       {.derived = 0.0226, .allowance_pct = 1, .unit = "gCO2e"}},
      {"infer-google25-gemini-median",
       "location-based (derived)",
       "/per_unit/0/co2e_kg/best",
       nullptr,
       {},
       {.derived = 0.083, .allowance_pct = 1, .unit = "gCO2e"}},
      {"infer-mlenergy-llama31-70b-h100", "J/token", "/phases/0/accelerator_energy_kwh/best", "/per_unit/0/count/best"},
      {"infer-mlenergy-llama31-70b-h100", "J/request", "/phases/0/accelerator_energy_kwh/best",
       "/per_unit/1/count/best"},
      {"hw-nvidia-hgx-h100", "per GPU", "/by_source/accelerators/co2e_kg/best"},
      {"dc-azure-greensku-building",
       "per rack and server life (derived)",
       "/by_source/construction/co2e_kg/best",
       nullptr,
       {},
       {.derived = 1080, .allowance_pct = 1, .unit = "kgCO2e"}},
      {"dc-azure-greensku-building",
       "building",
       "/by_source/construction/co2e_kg/best",
       nullptr,
       {{"/phases/0/activity/machines", 2500}, {"/phases/0/activity/duration", "20 years"}},
       {.published = "/published/building_kgCO2e", .allowance_pct = 1, .unit = "kgCO2e"}},
  };
  return all;
}

// Checks that are not possible yet: of a whole case, or of one quantity in it.
const std::set<std::pair<std::string, std::string>> waiting{
    {"sched-dodge22-day1", ""},               // the schedule command
    {"hw-nvidia-hgx-h100", "total"},          // the sum of its parts: hardware described by `parts`
    {"hw-nvidia-hgx-h100", "memory share"},   //
    {"hw-nvidia-hgx-h100", "IC share"},       //
    {"hw-nvidia-hgx-h100", "thermal share"},  //
};

// Converts the unit of the report (kg, kWh, L) to the published one.
double scale(const std::string& unit) {
  static const std::map<std::string, double> all{
      {"MWh", 1e-3},   {"kWh", 1},    {"Wh", 1e3},    {"J/tok", 3.6e6},  {"J/req", 3.6e6},
      {"tCO2e", 1e-3}, {"kgCO2e", 1}, {"gCO2e", 1e3}, {"kgCO2e/day", 1}, {"kg", 1},
      {"kg/GPU-h", 1}, {"kL", 1e-3},  {"mL", 1e3},    {"ratio", 1},      {"lb", 1 / 0.45359237},
  };
  const auto found = all.find(unit);
  if (found == all.end()) throw std::runtime_error("no conversion to " + unit);
  return found->second;
}

const Json& cases() {
  static const Json all = Json::parse(read_text(source_dir() + "/tests/golden/published-cases.json"));
  return all;
}

const Json& published(const std::string& id) {
  for (const Json& c : cases())
    if (c["id"] == id) return c;
  throw std::runtime_error("no published case " + id);
}

double figure(const nlohmann::json& report, const char* pointer) {
  const auto& value = report.at(nlohmann::json::json_pointer(pointer));
  return value.is_number() ? value.get<double>()
                           : std::nan("");  // null means not estimated, and is not equal to any number
}

nlohmann::json report_of(const Row& row) {
  const std::string path = "tests/golden/cases/" + std::string(row.id) + ".json";
  if (row.changes.empty()) return estimate(path, {"--samples", "0"})["reports"][0];
  Json job = Json::parse(read_text(source_dir() + "/" + path));
  for (const auto& [pointer, value] : row.changes) job.at(Json::json_pointer(pointer)) = value;
  return estimate(job.dump(), {"--samples", "0"})["reports"][0];
}

}  // namespace

TEST_CASE("published cases are reproduced within their tolerances", "[golden]") {
  for (const Row& row : rows()) {
    const Json& source = published(row.id);
    double expected =
        row.stated.published ? source.at(Json::json_pointer(row.stated.published)).get<double>() : row.stated.derived;
    double allowance = row.stated.allowance_pct;
    std::string unit = row.stated.unit;
    for (const Json& check : source["checks"])
      if (check["quantity"] == row.quantity) {
        expected = check["published"];
        allowance = check["allowance_pct"];
        unit = check["unit"];
      }
    const nlohmann::json report = report_of(row);
    const double computed = figure(report, row.at) / (row.over ? figure(report, row.over) : 1) * scale(unit);
    const double error = (computed / expected - 1) * 100;
    const bool holds = std::abs(error) <= allowance;
    char line[1024];
    std::snprintf(line, sizeof line, "%s %s %s: published %g %s computed %.6g (%+.2f %%, allowance %g %%) — %s",
                  holds ? "ok  " : "MISS", row.id, row.quantity, expected, unit.c_str(), computed, error, allowance,
                  source["source"].get<std::string>().c_str());
    std::puts(line);
    INFO(line);
    CHECK(holds);
  }
}

TEST_CASE("every published figure is checked once or listed as not yet possible", "[golden]") {
  for (const Json& source : cases()) {
    const std::string id = source["id"];
    if (waiting.contains({id, ""})) continue;
    std::size_t of_case = 0;
    for (const Row& row : rows()) of_case += id == row.id;
    INFO(id);
    CHECK(of_case > 0);
    for (const Json& check : source["checks"]) {
      const std::string quantity = check["quantity"];
      INFO(quantity);
      std::size_t found = waiting.contains({id, quantity});
      for (const Row& row : rows()) found += id == row.id && quantity == row.quantity;
      CHECK(found == 1);
    }
  }
}

// Only the benchmark without a grid cannot be complete: it has energy but no CO2e.
TEST_CASE("the jobs of published cases are complete, except one without a grid", "[golden]") {
  std::set<std::string> seen;
  for (const Row& row : rows()) {
    if (!seen.insert(row.id).second) continue;
    INFO(row.id);
    const nlohmann::json report =
        estimate("tests/golden/cases/" + std::string(row.id) + ".json", {"--samples", "0"})["reports"][0];
    CHECK(report["complete"] == (std::string(row.id) != "infer-mlenergy-llama31-70b-h100"));
  }
}

TEST_CASE("the full life cycle of a published training run exceeds its published boundary", "[golden]") {
  for (const std::string name : {"bloom-176b", "llama-65b", "gpt-3"}) {
    INFO(name);
    const nlohmann::json narrow = estimate("examples/" + name + "-as-published.json")["reports"][0];
    const nlohmann::json whole = estimate("examples/" + name + ".json")["reports"][0];
    CHECK(whole["complete"] == true);
    CHECK(whole["boundary"]["only"].empty());
    CHECK(whole["boundary"]["except"].empty());
    CHECK(whole["total"]["co2e_kg"]["low"].get<double>() > narrow["total"]["co2e_kg"]["high"].get<double>());
    for (const char* stage : {"manufacturing", "transport", "construction", "operation", "end_of_life"}) {
      INFO(stage);
      CHECK(whole["by_stage"][stage]["co2e_kg"].is_object());
    }
  }
}

}  // namespace aicarbon::test
