// Properties of the parts of a building, of transport and of the end of life, and of machines with more than one life.
#include "property/generate.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;

// One phase of 10,000 device-hours on nodes of 8, which states everything that these tests need.
Json job() {
  return Json::parse(R"({
    "schema": "aicarbon.job/1", "name": "lives",
    "sites": { "main": {
      "grid": { "intensity": "100 g/kWh", "basis": "life-cycle", "country": "FR" }, "pue": 1.2, "area_per_kw": "0.5 m2/kW",
      "construction": { "shell": { "per_m2": "600 kg/m2", "lifetime": "50 years" },
                        "electrical": { "per_kw": "200 kg/kW", "lifetime": "12 years" },
                        "mechanical": { "per_kw": "250 kg/kW", "lifetime": "20 years" },
                        "racks": { "per_kw": "30 kg/kW", "lifetime": "15 years" } },
      "generator_tests": { "hours": "12 h", "power": "60 MW", "it_power": "50 MW", "load": 0.3, "intensity": "0.8 kg/kWh" },
      "refrigerant": { "charge": "0.2 kg/kW", "gwp": "2000 kg/kg", "leak": 0.04, "end_of_life_leak": 0.02, "lifetime": "20 years" } } },
    "hardware": { "node": {
      "accelerator": "nvidia-a100-sxm4-80gb", "accelerators": 8, "embodied": { "accelerator": "150 kg", "host": "2500 kg" },
      "network": "300 kg", "power": "5 kW", "idle_power": "1 kW", "mass": "130 kg", "lifetime": "5 years", "utilization": 0.5,
      "transport": { "legs": [ { "distance": "9000 km", "mode": "sea" }, { "distance": "400 km", "mode": "road" } ] },
      "end_of_life": { "routes": [ { "route": "recycling", "share": 0.7, "per_kg": "0.9 kg/kg" },
                                   { "route": "landfill", "share": 0.2, "per_kg": "0.4 kg/kg" },
                                   { "route": "incineration", "share": 0.1, "per_kg": "1.2 kg/kg" } ] } } },
    "phases": [ { "name": "run", "kind": "training", "site": "main", "hardware": "node",
                  "activity": { "device_time": "10000 device-h", "device_power": "500 W", "energy_boundary": "it" } } ] })");
}

Json& node(Json& j) { return j["hardware"]["node"]; }

const LineReport& line(const Report& r, std::string_view source) {
  const auto found = std::ranges::find(r.lines, source, &LineReport::source);
  if (found == r.lines.end()) throw std::logic_error("no line " + std::string(source));
  return *found;
}
double kg(const Report& r, std::string_view source) {
  const LineReport& l = line(r, source);
  return l.co2e_kg ? l.co2e_kg->best : 0;
}
const PartReport& part(const Report& r, std::string_view source, std::string_view name) {
  const auto& parts = line(r, source).parts;
  const auto found = std::ranges::find(parts, name, &PartReport::name);
  if (found == parts.end()) throw std::logic_error("no part " + std::string(name));
  return *found;
}
double kg(const Report& r, std::string_view source, std::string_view name) {
  return part(r, source, name).co2e_kg.value().best;
}
Approx about(double value) { return Approx(value).epsilon(1e-12).margin(0); }

constexpr double lives_used = 10000 / 0.5 / 8 / (5 * 8766.0);
constexpr double kw_hours = 10000 / 0.5 / 8 * 5;

constexpr std::string_view of_machines[] = {"accelerators", "hosts", "network_equipment", "transport", "end_of_life"};

Json with_material(std::string_view rule) {
  Json j = job();
  node(j)["end_of_life"]["allocation"] = rule;
  node(j)["end_of_life"]["materials"] = Json::parse(
      R"([{ "name": "aluminium", "mass": "20 kg", "recycled": 0.9, "recycling": "0.5 kg/kg", "replaces": "15 kg/kg",
                        "quality": 0.8, "recycled_content": 0.3, "virgin": "16 kg/kg", "from_recycled": "0.6 kg/kg",
                        "content_quality": 0.9 }])");
  return j;
}

}  // namespace

TEST_CASE("the figures of parts follow their formulas and add up to their lines", "[property]") {
  const Report r = report_of(job());
  CHECK(r.complete);
  CHECK(r.not_covered == std::vector<std::string>{"storage_equipment", "storage", "data_transfer"});
  CHECK(kg(r, "construction", "shell") == about(kw_hours * 600 * 0.5 / (50 * 8766.0)));
  CHECK(kg(r, "construction", "electrical") == about(kw_hours * 200 / (12 * 8766.0)));
  CHECK(kg(r, "construction", "mechanical") == about(kw_hours * 250 / (20 * 8766.0)));
  CHECK(kg(r, "construction", "racks") == about(kw_hours * 30 / (15 * 8766.0)));
  CHECK(kg(r, "backup_power") == about(kw_hours * 12 / 8766 * 0.3 * 60 / 50 * 0.8));
  CHECK(kg(r, "refrigerant") == about(kw_hours * 0.2 * 2000 * (0.04 / 8766 + 0.02 / (20 * 8766.0))));
  CHECK(kg(r, "transport", "sea") == about(lives_used * 130 * 9000 * 0.0527e-3));
  CHECK(kg(r, "end_of_life", "landfill") == about(lives_used * 130 * 0.2 * 0.4));
  CHECK(line(r, "backup_power").scope == 1);
  for (const LineReport& l : r.lines) {
    if (l.parts.empty()) continue;
    double sum = 0;
    for (const PartReport& p : l.parts) sum += p.co2e_kg ? p.co2e_kg->best : 0;
    INFO(l.id);
    CHECK(l.co2e_kg->best == about(sum));
  }
}

TEST_CASE("the area of a building is stated per kW, or in total together with the IT power", "[property]") {
  Json whole = job();
  whole["sites"]["main"].erase("area_per_kw");
  whole["sites"]["main"]["area"] = "25000 m2";
  whole["sites"]["main"]["construction"]["it_power"] = "50 MW";
  CHECK(kg(report_of(whole), "construction") == about(kg(report_of(job()), "construction")));
}

TEST_CASE("twice the lifetime halves the share of machines and buildings that is charged", "[property]") {
  Json twice = job();
  node(twice)["lifetime"] = "10 years";
  Json& construction = twice["sites"]["main"]["construction"];
  for (const char* name : {"shell", "electrical", "mechanical", "racks"}) {
    const std::string years = construction[name]["lifetime"];
    construction[name]["lifetime"] = std::to_string(2 * std::stoi(years)) + " years";
  }
  const Report a = report_of(job());
  const Report b = report_of(twice);
  for (const auto source : of_machines) {
    INFO(source);
    CHECK(kg(b, source) > 0);
    CHECK(kg(b, source) == about(kg(a, source) / 2));
  }
  CHECK(kg(b, "construction") == about(kg(a, "construction") / 2));
  for (const char* name : {"shell", "electrical", "mechanical", "racks"})
    CHECK(kg(b, "construction", name) == about(kg(a, "construction", name) / 2));
}

TEST_CASE("replacing a transport mode changes only its leg, and the order of end-of-life routes does not matter",
          "[property]") {
  Json by_air = job();
  node(by_air)["transport"]["legs"][0]["mode"] = "air";
  const Report sea = report_of(job());
  const Report air = report_of(by_air);
  const double difference = kg(air, "transport") - kg(sea, "transport");
  CHECK(difference == about(lives_used * 130 * 9000 * (0.7438e-3 - 0.0527e-3)));
  CHECK(kg(air, "transport", "road") == kg(sea, "transport", "road"));
  CHECK(air.total.co2e_kg->best - sea.total.co2e_kg->best == Approx(difference).epsilon(1e-9));

  Json turned = job();
  auto& routes = node(turned)["end_of_life"]["routes"];
  std::ranges::reverse(routes);
  const EstimateOptions sampled{.samples = 500};
  routes[0]["per_kg"] = Json{{"best", "1.2 kg/kg"}, {"low", "1 kg/kg"}, {"high", "2 kg/kg"}};
  Json straight = job();
  node(straight)["end_of_life"]["routes"][2]["per_kg"] = routes[0]["per_kg"];
  const Report a = report_of(straight, sampled);
  const Report b = report_of(turned, sampled);
  CHECK(kg(a, "end_of_life") == about(kg(b, "end_of_life")));
  CHECK(*line(a, "end_of_life").co2e_kg->high == about(*line(b, "end_of_life").co2e_kg->high));
  for (const char* name : {"recycling", "landfill", "incineration"})
    CHECK(kg(a, "end_of_life", name) == kg(b, "end_of_life", name));
}

TEST_CASE("50:50 is halfway between cut-off and end-of-life recycling, and the CFF contains all three", "[property]") {
  const auto credit = [](const Report& r) { return r.credits.at(0).co2e_kg.value().best; };
  const Report cut_off = report_of(with_material("cut-off"));
  const Report half = report_of(with_material("50:50"));
  const Report recycling = report_of(with_material("recycling"));
  CHECK(line(cut_off, "end_of_life").co2e_kg->best == about(kg(report_of(job()), "end_of_life")));
  CHECK(cut_off.credits.at(0).state == LineState::not_applicable);
  CHECK(kg(half, "end_of_life") - kg(cut_off, "end_of_life") ==
        Approx((kg(recycling, "end_of_life") - kg(cut_off, "end_of_life")) / 2).epsilon(1e-12));
  CHECK(credit(half) == about(credit(recycling) / 2));

  // 20 kg of aluminum, with the terms of the formula beyond (1 - R1) Ev + R1 Erec
  const double burdens = 0.9 * 0.5 + 0.3 * (16 * 0.9 - 0.6);
  const double saved = 0.9 * 15 * 0.8;
  for (const auto& [a, name] : {std::pair{1.0, 0}, {0.5, 1}, {0.2, 2}, {0.0, 3}}) {
    INFO(name);
    Json j = with_material("cff");
    node(j)["end_of_life"]["materials"][0]["allocation_factor"] = a;
    const Report r = report_of(j);
    CHECK(r.complete);
    CHECK(kg(r, "end_of_life") - kg(cut_off, "end_of_life") ==
          Approx(lives_used * 20 * (1 - a) * burdens).epsilon(1e-10).margin(1e-12));
    CHECK(credit(r) == about(-lives_used * 20 * (1 - a) * saved));
    if (a == 0.5) CHECK(kg(r, "end_of_life") == about(kg(half, "end_of_life")));
    if (a == 0.0) CHECK(kg(r, "end_of_life") == about(kg(recycling, "end_of_life")));
  }
}

TEST_CASE("a recycling credit is not part of any total", "[property]") {
  const Report r = report_of(with_material("recycling"), {.samples = 200});
  double sum = 0;
  for (const LineReport& l : r.lines) sum += l.co2e_kg ? l.co2e_kg->best : 0;
  CHECK(r.total.co2e_kg->best == Approx(sum).epsilon(1e-12));
  CHECK(r.credits.at(0).id == "run/credits/recycling_credit/aluminium");
  CHECK(r.credits.at(0).co2e_kg->best < 0);
  Json without = with_material("recycling");
  without["except"] = {"end_of_life"};
  CHECK(report_of(without).credits.empty());
}

TEST_CASE("prior and second lives share manufacturing and end of life by service time, or are charged in full",
          "[property]") {
  const Report one = report_of(job());
  Json old = job();
  node(old)["prior_life"] = "5 years";
  node(old)["second_life"] = "10 years";
  node(old)["reuse"] = "service-time";
  const Report shared = report_of(old);
  for (const char* source : {"accelerators", "hosts", "end_of_life"}) {
    INFO(source);
    CHECK(kg(shared, source) == about(kg(one, source) * 5 / (5 + 5 + 10)));
  }
  for (const char* source : {"network_equipment", "transport", "construction", "electricity"})
    CHECK(kg(shared, source) == kg(one, source));

  node(old).erase("reuse");
  const Report cut = report_of(old);
  CHECK(cut.complete);
  CHECK(line(cut, "accelerators").state == LineState::not_applicable);
  CHECK(line(cut, "hosts").state == LineState::not_applicable);
  CHECK(line(cut, "end_of_life").state == LineState::not_applicable);
  CHECK(cut.warnings.size() == 2);

  // the lives of a machine add up to one machine
  double sum = 0;
  for (const auto& [before, after] : {std::pair{0, 15}, {5, 10}, {10, 5}, {15, 0}}) {
    Json life = job();
    if (before > 0) node(life)["prior_life"] = std::to_string(before) + " years";
    if (after > 0) node(life)["second_life"] = std::to_string(after) + " years";
    node(life)["reuse"] = "service-time";
    sum += kg(report_of(life), "hosts");
  }
  CHECK(sum == about(kg(one, "hosts")));
}

TEST_CASE("spares depend on failures and owned years, not on the lifetime", "[property]") {
  const auto spares = [](double failures, const char* lifetime, const char* source) {
    Json j = job();
    node(j)["failures"] = Json{{"value", failures}, {"replaced", 0.25}};
    node(j)["lifetime"] = lifetime;
    return kg(report_of(j), source, "spares");
  };
  const double years_owned = 10000 / 0.5 / 8 / 8766;
  CHECK(spares(0.08, "5 years", "hosts") == about(years_owned * 0.08 * 0.25 * 2500));
  CHECK(spares(0.08, "5 years", "accelerators") == about(years_owned * 0.08 * 0.25 * 1200));
  CHECK(spares(0.16, "5 years", "hosts") == about(2 * spares(0.08, "5 years", "hosts")));
  CHECK(spares(0.08, "10 years", "hosts") == about(spares(0.08, "5 years", "hosts")));

  Json plain = job();
  node(plain)["failures"] = 0.08;
  const Report whole = report_of(plain);
  CHECK(kg(whole, "hosts", "spares") == about(years_owned * 0.08 * 2500));
  CHECK(kg(whole, "hosts", "machines") == about(kg(report_of(job()), "hosts")));
  node(plain)["prior_life"] = "3 years";  // the prior life is charged for the machines, but not for spares
  const Report old = report_of(plain);
  CHECK(part(old, "hosts", "machines").state == LineState::not_applicable);
  CHECK(kg(old, "hosts") == about(kg(whole, "hosts", "spares")));
  CHECK(old.complete);
}

TEST_CASE("utilization enters once into every line that is charged by owned time", "[property]") {
  Json busy = job();
  for (Json* j : {&busy}) node(*j)["utilization"] = 1.0;
  Json idle = job();
  for (Json* j : {&busy, &idle}) node(*j)["failures"] = 0.08;
  const Report a = report_of(idle);
  const Report b = report_of(busy);
  for (const LineReport& l : a.lines) {
    INFO(l.id);
    if (!l.co2e_kg) continue;
    const bool by_use = l.source == "electricity" || l.source == "overhead";
    CHECK(kg(b, l.source) == about(l.co2e_kg->best / (by_use ? 1 : 2)));
    for (const PartReport& p : l.parts) CHECK(kg(b, l.source, p.name) == about(p.co2e_kg->best / 2));
  }
}

TEST_CASE("a part without a known value is not estimated and names the value to state", "[property]") {
  Json j = job();
  Json& site = j["sites"]["main"];
  site["construction"] = Json::parse(R"({ "shell": {}, "mechanical": {}, "electrical": { "per_kw": "200 kg/kW" } })");
  site["generator_tests"].erase("load");
  site["refrigerant"].erase("charge");
  node(j)["end_of_life"]["routes"][0].erase("per_kg");
  node(j)["end_of_life"]["routes"][1] = Json{{"route", "waste-landfill"}, {"share", 0.2}};
  const Report r = report_of(j);
  CHECK_FALSE(r.complete);
  CHECK(part(r, "construction", "shell").state == LineState::estimated);
  CHECK(part(r, "construction", "mechanical").reason.value().find("state \"per_kw\" of \"mechanical\"") !=
        std::string::npos);
  CHECK(part(r, "construction", "racks").state == LineState::not_applicable);
  CHECK(line(r, "construction").state == LineState::estimated);
  CHECK(line(r, "backup_power").reason.value().find("state \"load\" of \"generator_tests\"") != std::string::npos);
  CHECK(line(r, "refrigerant").reason.value().find("state \"charge\" of \"refrigerant\"") != std::string::npos);
  CHECK(part(r, "end_of_life", "recycling").reason.value().find("state \"per_kg\"") != std::string::npos);
  CHECK(kg(r, "end_of_life", "waste-landfill") == about(lives_used * 130 * 0.2 * 0.24042712));

  Json only = job();
  only["sites"]["main"]["construction"] = Json::parse(R"({ "mechanical": {} })");
  const Report none = report_of(only);
  CHECK(line(none, "construction").state == LineState::not_estimated);
  CHECK_FALSE(none.complete);
  Json shared = job();
  shared["sites"]["main"]["construction"] = Json::parse(R"({ "shell": {}, "plant": {} })");
  const Report split = report_of(shared);  // shares of the whole building, each over its own life
  CHECK(kg(split, "construction", "shell") == about(kw_hours * 0.4 * 982.8 / (50 * 8766.0)));
  CHECK(kg(split, "construction", "plant") == about(kw_hours * 0.6 * 982.8 / (19 * 8766.0)));
  CHECK(split.complete);
}

TEST_CASE("a job without generator tests and refrigerant is complete and has no lines for them", "[property]") {
  Json j = job();
  j["sites"]["main"].erase("generator_tests");
  j["sites"]["main"].erase("refrigerant");
  const Report r = report_of(j);
  CHECK(r.complete);
  CHECK(r.not_covered.size() == 5);
  CHECK(std::ranges::none_of(
      r.lines, [](const LineReport& l) { return l.source == "refrigerant" || l.source == "backup_power"; }));
}
