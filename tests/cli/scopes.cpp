// Scopes of the GHG Protocol: generation is scope 2, fuel supply and losses are scope 3, category 3, and both methods add
// up to their totals.
#include "support/batch.hpp"
#include "support/france.hpp"

#include <aicarbon/catalog.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace aicarbon::test;

namespace {

constexpr double exactly = 1e-9;

double best(const json& figure) { return figure.is_null() ? 0 : figure.at("best").get<double>(); }

// The entry of a scope, or of a category of scope 3; null if there is none.
json entry(const json& list, int scope, int category = 0) {
  for (const json& e : list)
    if (e.at("scope") == scope && (category == 0 ? e.at("category").is_null() : e.at("category") == category)) return e;
  return {};
}

double sum(const json& list, const char* key, const char* statistic = "best") {
  double total = 0;
  for (const json& e : list)
    if (!e.at(key).is_null()) total += e.at(key).at(statistic).get<double>();
  return total;
}

std::vector<std::string> examples() {
  std::vector<std::string> files;
  for (const char* folder : {"examples", "examples/init", "tests/golden/cases"})
    for (const auto& entry : fs::directory_iterator(source_dir() + "/" + folder))
      if (entry.path().extension() == ".json")
        files.push_back(std::string(folder) + "/" + entry.path().filename().string());
  std::ranges::sort(files);
  return files;
}

// Electricity of 1 MWh at a site, by default nothing else.
json one_mwh(const std::string& grid, const std::string& more = "") {
  return json::parse(R"({ "schema": "aicarbon.job/1", "name": "one", "sites": { "main": { "grid": )" + grid +
                     R"(, "pue": 1)" + more + R"( } }, "phases": [ { "name": "run", "kind": "training", "site": "main",
    "hardware": "none", "activity": { "energy": "1 MWh", "energy_boundary": "it" } } ],
    "except": ["construction"] })");
}

json report(const json& job, std::vector<std::string> more = {"--samples", "0"}) {
  return estimate(job.dump(), std::move(more)).at("reports").at(0);
}

bool has_warning(const json& r, const std::string& code) {
  return std::ranges::any_of(r.at("warnings"), [&](const json& w) { return w.at("code") == code; });
}

std::string warning(const json& r, const std::string& code) {
  for (const json& w : r.at("warnings"))
    if (w.at("code") == code) return w.at("message");
  return {};
}

const aicarbon::Catalog& builtin() {
  static const aicarbon::Catalog all = aicarbon::builtin_catalog();
  return all;
}

double number(std::string_view table, std::string_view id, std::string_view column) {
  return builtin().number(table, id, column)->value.best;
}

const double sweden = 1000 * number("grids", "SWE", "intensity_g_per_kwh");
const double supply_of_sweden =
    number("upstream", "SWE", "upstream_g_per_kwh") /
    (number("upstream", "SWE", "upstream_g_per_kwh") + number("upstream", "SWE", "direct_g_per_kwh"));

}  // namespace

TEST_CASE("scopes add up to the total of every example, by both methods, and by site and country", "[cli]") {
  std::size_t with_market = 0, split = 0;
  for (const std::string& file : examples()) {
    INFO(file);
    const Ran ran = run({"estimate", file, "--samples", "100", "--format", "json"});
    REQUIRE(ran.code < 2);
    const json file_of_reports = json::parse(ran.out);
    for (const json& r : file_of_reports.at("reports"))
      for (const char* key : {"co2e_kg", "co2e_market_kg"})
        for (const char* statistic : {"best", "mean"}) {
          const json& total = r.at("total").at(key);
          if (total.is_null()) continue;
          INFO(key << " " << statistic);
          const double all = total.at(statistic);
          const auto same = [&](double value) { return value == Approx(all).epsilon(exactly); };
          CHECK(same(sum(r.at("by_scope"), key, statistic)));
          CHECK(same(sum(r.at("by_site"), key, statistic)));
          CHECK(same(sum(r.at("by_country"), key, statistic)));
          double of_sites = 0, of_countries = 0, of_sources = 0;
          for (const json& site : r.at("by_site")) of_sites += sum(site.at("by_scope"), key, statistic);
          for (const json& country : r.at("by_country")) of_countries += sum(country.at("by_scope"), key, statistic);
          for (const json& scope : r.at("by_scope"))
            for (const auto& [name, source] : scope.at("by_source").items())
              if (!source.at(key).is_null()) of_sources += source.at(key).at(statistic).get<double>();
          CHECK(same(of_sites));
          CHECK(same(of_countries));
          CHECK(same(of_sources));
          with_market += std::string_view(key) == "co2e_market_kg" ? 1 : 0;
        }
    for (const json& r : file_of_reports.at("reports")) {
      if (r.at("perspective") != "owner") continue;
      double scope_2 = 0;
      for (const json& l : r.at("lines"))
        if (l.at("scope") == 2) {
          scope_2 +=
              best(l.at("co2e_kg")) - (l.contains("fuel_supply_co2e_kg") ? best(l.at("fuel_supply_co2e_kg")) : 0);
          split += l.contains("fuel_supply_co2e_kg") ? 1 : 0;
        }
      const json in_scope_2 = entry(r.at("by_scope"), 2);
      CHECK(scope_2 ==
            Approx(in_scope_2.is_null() ? 0 : best(in_scope_2.at("co2e_kg"))).epsilon(exactly).margin(1e-12));
    }
  }
  CHECK(with_market > 10);
  CHECK(split > 20);
}

TEST_CASE("the fuel supply in the intensity of Sweden is a share of it", "[cli]") {
  const json r = report(one_mwh(R"("SE")"));
  const json losses = entry(r.at("by_scope"), 3, 3).at("by_source").at("grid_losses");
  CHECK(best(entry(r.at("by_scope"), 2).at("co2e_kg")) == Approx(sweden * (1 - supply_of_sweden)).epsilon(exactly));
  CHECK(best(entry(r.at("by_scope"), 3, 3).at("by_source").at("upstream").at("co2e_kg")) ==
        Approx(sweden * supply_of_sweden).epsilon(exactly));
  CHECK(best(r.at("total").at("co2e_kg")) - best(losses.at("co2e_kg")) == Approx(sweden).epsilon(exactly));
  const json& site = r.at("by_site").at(0);
  CHECK(site.at("country") == "SWE");
  CHECK(site.at("basis") == "life-cycle");
  CHECK(best(site.at("fuel_supply_share")) == Approx(supply_of_sweden).epsilon(exactly));
  // both parts of every row that splits an intensity come from one mix, so fuel supply is never more than the whole
  for (const aicarbon::CatalogRow& row : builtin().table("upstream").all) {
    INFO(row.id());
    CHECK(number("upstream", row.id(), "upstream_g_per_kwh") > 0);
    CHECK(number("upstream", row.id(), "direct_g_per_kwh") >= 0);  // 0 where water alone drives the plants
  }
}

TEST_CASE("a stated life-cycle intensity is split by the ratio of its country", "[cli]") {
  const std::string stated = R"({"intensity": "100 g/kWh", "basis": "life-cycle")";
  const json french = report(one_mwh(stated + R"(, "country": "FR"})"));
  CHECK(best(entry(french.at("by_scope"), 2).at("co2e_kg")) == Approx(100 * (1 - supply_of_france())).epsilon(exactly));
  CHECK(best(entry(french.at("by_scope"), 3, 3).at("co2e_kg")) == Approx(100 * supply_of_france()).epsilon(exactly));
  CHECK_FALSE(has_warning(french, "AC3018"));
  const json nowhere = report(one_mwh(stated + "}"));
  CHECK(best(entry(nowhere.at("by_scope"), 2).at("co2e_kg")) == Approx(100).epsilon(exactly));
  CHECK(entry(nowhere.at("by_scope"), 3, 3).is_null());
  CHECK(warning(nowhere, "AC3018") ==
        "the life-cycle intensity has no country, so fuel supply is not separated from generation: all of it stays in "
        "scope 2");
  const json without_mix = report(one_mwh(R"("PE")"));
  CHECK(
      warning(without_mix, "AC3018") ==
      "the catalog has no generation mix for \"PER\", so fuel supply is not separated from generation: all of it stays "
      "in scope 2");
  CHECK(without_mix.at("by_site").at(0).at("fuel_supply_share").is_null());
}

TEST_CASE("an intensity whose basis is not specified stays whole in scope 2, with a note", "[cli]") {
  const json stated = report(one_mwh(R"({"intensity": "100 g/kWh", "country": "FR"})"));
  CHECK(best(entry(stated.at("by_scope"), 2).at("co2e_kg")) == Approx(100).epsilon(exactly));
  CHECK(
      warning(stated, "AC3013") ==
      "the basis of the intensity, life-cycle or direct, is not specified; the intensity is used unchanged, all of it in "
      "scope 2");
  const json region = report(one_mwh(R"("gcp/europe-west9")"));
  CHECK(region.at("by_site").at(0).at("basis") == "unspecified");
  CHECK(
      warning(region, "AC3013") ==
      "the source of \"gcp/europe-west9\" does not say whether its intensity is life-cycle or direct; the intensity is "
      "used unchanged, all of it in scope 2");
  const std::string page = run({"estimate", "-", "--format", "ghg"}, one_mwh(R"("gcp/europe-west9")").dump()).out;
  CHECK(page.find("FRA, main: the basis of the intensity is not specified, all of it is in scope 2") !=
        std::string::npos);
}

TEST_CASE("a direct intensity is scope 2, and what it leaves out is scope 3, category 3", "[cli]") {
  const json r = report(one_mwh(R"({"intensity": "100 g/kWh", "basis": "direct", "country": "US"})"));
  CHECK(best(entry(r.at("by_scope"), 2).at("co2e_kg")) == Approx(100).epsilon(exactly));
  CHECK(best(entry(r.at("by_scope"), 3, 3).at("co2e_kg")) ==
        Approx(1000 * number("upstream", "USA", "upstream_g_per_kwh")).epsilon(exactly));
}

TEST_CASE("certificates do not erase fuel supply and losses", "[cli]") {
  const json r = report(one_mwh(R"("US")", R"(, "market_based": "0 g/kWh")"));
  CHECK(best(entry(r.at("by_scope"), 2).at("co2e_market_kg")) == 0);
  const json supply = entry(r.at("by_scope"), 3, 3);
  CHECK(best(supply.at("co2e_kg")) > 80);
  CHECK(supply.at("co2e_market_kg") == supply.at("co2e_kg"));
  CHECK(best(r.at("total").at("co2e_market_kg")) == Approx(best(supply.at("co2e_kg"))).epsilon(exactly));
  // a contract replaces generation only; without contracts both methods agree
  const json bought = report(one_mwh(R"("US")", R"(, "market_based": "20 g/kWh")"));
  CHECK(best(bought.at("total").at("co2e_market_kg")) ==
        Approx(best(r.at("total").at("co2e_market_kg")) + 20).epsilon(exactly));
  const json none = report(one_mwh(R"("US")", R"(, "market_based": "location")"));
  CHECK(best(none.at("total").at("co2e_market_kg")) == Approx(best(none.at("total").at("co2e_kg"))).epsilon(exactly));
}

TEST_CASE("refrigerant and generator tests are scope 1", "[cli]") {
  json job = json::parse(run({"init", "fleet"}).out);
  for (auto& [name, site] : job.at("sites").items()) {
    site["refrigerant"] = {{"charge", "0.2 kg/kW"}, {"gwp", "2255.5 kg/kg"}};
    site["generator_tests"] = {
        {"hours", "12 h"}, {"power", "60 MW"}, {"it_power", "50 MW"}, {"load", 0.3}, {"intensity", "0.8 kg/kWh"}};
  }
  const json direct = entry(report(job).at("by_scope"), 1);
  REQUIRE_FALSE(direct.is_null());
  const json& sources = direct.at("by_source");
  CHECK(sources.size() == 2);
  CHECK(best(direct.at("co2e_kg")) ==
        Approx(best(sources.at("refrigerant").at("co2e_kg")) + best(sources.at("backup_power").at("co2e_kg"))));
  CHECK(direct.at("co2e_market_kg") == direct.at("co2e_kg"));
}

TEST_CASE("the GHG page lists scopes by country and site, with both methods", "[cli]") {
  json job = json::parse(R"({ "schema": "aicarbon.job/1", "name": "three places", "except": ["construction"],
    "sites": { "north": { "grid": "FR", "pue": 1, "market_based": "0 g/kWh" },
               "south": { "grid": "FR", "pue": 1, "market_based": "location" },
               "plant": { "grid": {"intensity": "100 g/kWh", "basis": "direct", "country": "US"}, "pue": 1,
                          "market_based": "location" } },
    "phases": [] })");
  for (const char* site : {"north", "south", "plant"})
    job["phases"].push_back({{"name", std::string("run ") + site},
                             {"kind", "training"},
                             {"site", site},
                             {"hardware", "none"},
                             {"activity", {{"energy", "1 GWh"}, {"energy_boundary", "it"}}}});
  const std::string page = run({"estimate", "-", "--samples", "0", "--format", "ghg"}, job.dump()).out;
  const std::string expected =
      R"(three places
  GHG Protocol, for an owner

scope, category / source                                 location (90 % range)   market (90 % range)
scope 2, purchased electricity                                         136.1 t               118.1 t
  electricity                                                          136.1 t               118.1 t
  overhead                                                                0 kg                  0 kg
scope 3, category 3, fuel- and energy-related activities               124.5 t               124.5 t
  grid losses                                                          5.607 t               5.607 t
  fuel supply and power plants (upstream)                              118.9 t               118.9 t
total                                                                  260.6 t               242.5 t

country, site / scope, category                          location (90 % range)   market (90 % range)
FRA                                                                    88.41 t               70.33 t
  scope 2                                                              36.15 t               18.07 t
  scope 3, category 3                                                  52.26 t               52.26 t
  north                                                                44.20 t               26.13 t
    scope 2                                                            18.07 t                  0 kg
    scope 3, category 3                                                26.13 t               26.13 t
  south                                                                44.20 t               44.20 t
    scope 2                                                            18.07 t               18.07 t
    scope 3, category 3                                                26.13 t               26.13 t
USA, plant                                                             172.2 t               172.2 t
  scope 2                                                              100.0 t               100.0 t
  scope 3, category 3                                                  72.20 t               72.20 t

generation and fuel supply
  FRA, north: 56 % of the life-cycle intensity is fuel supply, by the generation mix of the country
  FRA, south: 56 % of the life-cycle intensity is fuel supply, by the generation mix of the country
)";
  CHECK(page.substr(0, expected.size()) == expected);
  CHECK(page.find("not covered   storage equipment, storage, data transfer, refrigerant, backup power") !=
        std::string::npos);
  const auto rows = table(run({"estimate", "-", "--samples", "0", "--format", "csv"}, job.dump()).out);
  const auto cell_of = [&](const std::string& id, const std::string& name) {
    for (const Cells& row : rows)
      if (row[column(rows, "id")] == id) return row[column(rows, name)];
    return std::string("no row");
  };
  CHECK(cell_of("by_site/FRA/north/2.0", "co2e_market_kg") == "0");
  CHECK(cell_of("run north/operation/electricity/fuel_supply", "category") == "3");
  CHECK(cell_of("by_site/USA/plant/3.3", "co2e_kg") == "72200");
  CHECK(cell_of("by_country/USA/3.3", "level") == "country");
  CHECK(cell_of("by_scope/3.3", "category") == "3");
  const std::string html = run({"estimate", "-", "--samples", "0", "--format", "html"}, job.dump()).out;
  CHECK(html.find("FRA, north") != std::string::npos);
  CHECK(html.find("2; 3, category 3") != std::string::npos);
}

TEST_CASE("a scope with a line that is not estimated is a lower bound by both methods, or null", "[cli]") {
  json job = one_mwh(R"("FR")", R"(, "market_based": "0 g/kWh")");
  job["phases"].push_back({{"name", "elsewhere"},
                           {"kind", "training"},
                           {"hardware", "none"},
                           {"activity", {{"energy", "1 MWh"}, {"energy_boundary", "it"}}}});
  const json r = report(job);
  for (const int scope : {2, 3}) {
    const json e = entry(r.at("by_scope"), scope, scope == 3 ? 3 : 0);
    CHECK(e.at("complete") == false);
    CHECK_FALSE(e.at("co2e_market_kg").is_null());
  }
  const json& nowhere = r.at("by_site").at(1);
  CHECK(nowhere.at("site") == "no site");
  CHECK(nowhere.at("complete") == false);
  CHECK(nowhere.at("co2e_kg").is_null());
  CHECK(nowhere.at("co2e_market_kg").is_null());
  const std::string page = run({"estimate", "-", "--samples", "0", "--format", "ghg"}, job.dump()).out;
  const auto holds = [&](const std::string& label, const std::string& location, const std::string& market) {
    const auto at = page.find("\n" + label);
    REQUIRE(at != std::string::npos);
    const std::string line = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
    const auto gap = [](std::size_t n) { return std::string(n, ' '); };
    constexpr std::size_t label_width = 56, method_width = 22;
    const auto characters = [](const std::string& text) {
      return text.starts_with("≥") ? text.size() - 2 : text.size();
    };
    CHECK(line == label + gap(label_width - label.size()) + gap(method_width - characters(location)) + location +
                      gap(method_width - characters(market)) + market);
  };
  holds("total", "≥ 44.20 kg", "≥ 26.13 kg");
  holds("scope 3, category 3, fuel- and energy-related activities", "≥ 26.13 kg", "≥ 26.13 kg");
  holds("country unknown, no site", "not estimated", "not estimated");
  for (const char* format : {"table", "markdown", "model-card", "html"}) {
    INFO(format);
    const std::string text = run({"estimate", "-", "--samples", "0", "--format", format}, job.dump()).out;
    CHECK(text.find("≥ 26.13 kg") != std::string::npos);
  }
}

TEST_CASE("totals of a batch by scope are the sums of single jobs", "[cli]") {
  const Folder f;
  json job = json::parse(job_text);
  job["sites"]["dc"]["market_based"] = "20 g/kWh";
  f.put("t.json", job.dump());
  f.put("r.csv", "grid,device_time_h\nFR,7\nus/CAMX,9\ngcp/europe-west9,4\nSE,12\n");
  std::map<std::pair<int, int>, double> location, market;
  double total_market = 0;
  for (const auto& [grid, hours] : {std::pair("FR", 7), {"us/CAMX", 9}, {"gcp/europe-west9", 4}, {"SE", 12}}) {
    json one = job;
    one["sites"]["dc"]["grid"] = grid;
    one["phases"][0]["activity"]["device_time"] = std::to_string(hours) + " h";
    const json r = report(one);
    total_market += best(r.at("total").at("co2e_market_kg"));
    for (const json& e : r.at("by_scope")) {
      const std::pair key{e.at("scope").get<int>(), e.at("category").is_null() ? 0 : e.at("category").get<int>()};
      location[key] += best(e.at("co2e_kg"));
      market[key] += best(e.at("co2e_market_kg"));
    }
  }
  const json all = json::parse(f.batch("r.csv --totals --format json").out).at("reports").at(0);
  CHECK(all.at("by_scope").size() == location.size());
  for (const auto& [key, value] : location) {
    INFO("scope " << key.first << ", category " << key.second);
    const json e = entry(all.at("by_scope"), key.first, key.second);
    REQUIRE_FALSE(e.is_null());
    CHECK(best(e.at("co2e_kg")) == Approx(value).epsilon(exactly));
    CHECK(best(e.at("co2e_market_kg")) == Approx(market.at(key)).epsilon(exactly));
    CHECK_FALSE(e.at("co2e_kg").at("low").is_null());
  }
  CHECK(best(all.at("total").at("co2e_market_kg")) == Approx(total_market).epsilon(exactly));
  CHECK(sum(all.at("by_scope"), "co2e_kg") == Approx(best(all.at("total").at("co2e_kg"))).epsilon(exactly));
  CHECK(sum(all.at("by_scope"), "co2e_market_kg") == Approx(total_market).epsilon(exactly));
  const std::string page = f.batch("r.csv --totals --format ghg").out;
  CHECK(page.find("scope 2, purchased electricity") != std::string::npos);
  CHECK(page.find("scope 3, category 3, fuel- and energy-related activities") != std::string::npos);
  // a perspective of the template, and rows without contracts
  job["perspective"] = "tenant";
  job["sites"]["dc"].erase("market_based");
  f.put("t.json", job.dump());
  const json leased = json::parse(f.batch("r.csv --totals --samples 0 --format json").out).at("reports").at(0);
  CHECK(leased.at("perspective") == "tenant");
  CHECK(leased.at("by_scope").size() == 1);
  CHECK(entry(leased.at("by_scope"), 3, 8).at("co2e_market_kg").is_null());
  CHECK(
      leased.at("co2e_market_reason") ==
      "some rows have no market-based figure: a site states no \"market_based\", a contract is unknown, or operation is "
      "stated as \"co2e\"");
}
