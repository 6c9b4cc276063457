// The intensity of the year: by the period of the job, by name, and for each record of a batch.
#include "support/folder.hpp"
#include "support/report.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

namespace aicarbon::test {
namespace {

constexpr double days_of_2022 = 365;

std::string job(const std::string& grid, const std::string& period) {
  return R"({"schema": "aicarbon.job/1", "name": "run", )" +
         (period.empty() ? std::string() : R"("period": ")" + period + R"(", )") + R"("sites": {"lab": {"grid": ")" +
         grid +
         R"(", "pue": 1}}, "phases": [{"name": "run", "kind": "training", "site": "lab", "hardware": "none",
       "activity": {"energy": "1000 kWh", "energy_boundary": "facility"}}]})";
}

nlohmann::json grid_of(const std::string& grid, const std::string& period) {
  return report(job(grid, period)).at("grids").at(0);
}

double intensity(const std::string& grid, const std::string& period = "") {
  return grid_of(grid, period).at("intensity_g_per_kwh").at("best").get<double>();
}

}  // namespace

TEST_CASE("the period of a job chooses the year of its grid", "[cli]") {
  CHECK(intensity("DE", "2021") == Approx(394.848).epsilon(0.01));  // Ember
  CHECK(intensity("IE", "2019") == Approx(313.253).epsilon(0.01));
  CHECK(intensity("us/SRSO", "2018") == Approx(492.6).epsilon(0.01));  // eGRID2018: 1086 lb/MWh
  CHECK(intensity("GB", "2017-03-04") == intensity("GBR@2017"));
  CHECK(intensity("Germany", "2021-02") == intensity("DEU@2021"));
}

TEST_CASE("a period over several years weighs them by days", "[cli]") {
  const double mean = (184 * intensity("DEU@2021") + 90 * intensity("DEU@2022")) / (184 + 90);
  CHECK(intensity("DE", "2021-07/2022-03") == Approx(mean).epsilon(1e-9));
  const double uneven = (1 * intensity("FRA@2021") + days_of_2022 * intensity("FRA@2022")) / (1 + days_of_2022);
  CHECK(intensity("FR", "2021-12-31/2022") == Approx(uneven).epsilon(1e-9));
  const auto grid = grid_of("FR", "2021-12-31/2022");
  CHECK(grid.at("first_year") == 2021);
  CHECK(grid.at("year") == 2022);
}

TEST_CASE("a year without a row takes the nearest, the older of two, and warns beyond three years", "[cli]") {
  // The subregion has rows of 2019 and 2022 and none between.
  CHECK(grid_of("us/CAMX", "2020").at("year") == 2019);
  CHECK(grid_of("us/CAMX", "2021").at("year") == 2022);
  const auto warned = [](const std::string& period) {
    const TemporaryFolder folder;
    write_text(folder / "j.json", job("us/CAMX", period));
    return run({"estimate", folder / "j.json"}).out.find("AC3007") != std::string::npos;
  };
  CHECK(!warned("2026"));
  CHECK(warned("2027"));
}

TEST_CASE("a grid without a period is the newest, and its year is on the first screen", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "j.json", job("DE", ""));
  const auto year = grid_of("DE", "").at("year").get<int>();
  CHECK(run({"estimate", folder / "j.json"}).out.find("DEU " + std::to_string(year) + ", ") != std::string::npos);
}

TEST_CASE("a year in a name wins over the period, and must exist", "[cli]") {
  CHECK(intensity("de@2021", "2023") == intensity("DEU@2021"));
  const TemporaryFolder folder;
  write_text(folder / "j.json", job("de@1999", "1999"));
  const Ran ran = run({"estimate", folder / "j.json"});
  CHECK(ran.code == 2);
  CHECK(ran.err.find("the catalog has no intensity of \"DEU\" for 1999; it has those of 2012 … ") != std::string::npos);
}

TEST_CASE("each record of a batch has the grid of its year, as a job of its own has", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "t.json", job("FR", "2023"));
  write_text(folder / "r.csv",
             "grid,started\nGB,2017-03-01T10:00:00Z\nGB,2024-01-01\nDE,2015\nDE,2021-12-31 23:59\nGB,2013-06\n"
             "DE,2021-07/2022-03\n");
  const Ran ran = run({"batch", folder / "t.json", folder / "r.csv", "--bind", "started=/period"});
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  const std::pair<const char*, const char*> records[] = {{"GB", "2017"}, {"GB", "2024"}, {"DE", "2015"},
                                                         {"DE", "2021"}, {"GB", "2013"}, {"DE", "2021-07/2022-03"}};
  std::istringstream lines(ran.out);
  std::string line;
  std::getline(lines, line);
  for (const auto& [grid, period] : records) {
    std::getline(lines, line);
    INFO(line);
    const auto after_date = line.find(',', line.find(',') + 1);
    const double of_row = std::stod(line.substr(after_date + 1));
    CHECK(of_row == Approx(kg(report(job(grid, period)))).epsilon(1e-5));
  }
}

TEST_CASE("a column of periods binds by itself, also if the template states none", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "t.json", job("DEU", ""));
  const Ran ran = run({"batch", folder / "t.json", "-", "--bind", "e=/phases/run/activity/energy kWh"},
                      "period,e\n2021,1000\n2015,1000\n");
  CHECK(ran.code == 0);
  CHECK(ran.err.find("period  bound to /period") != std::string::npos);
  for (const std::string year : {"2021", "2015"}) {
    const auto at = ran.out.find("\n" + year + ",1000,");
    REQUIRE(at != std::string::npos);
    CHECK(std::stod(ran.out.substr(at + 11)) == Approx(kg(report(job("DEU", year)))).epsilon(1e-5));
  }
}

TEST_CASE("a comparison of two periods names the period", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "a.json", job("DEU", "2019"));
  write_text(folder / "b.json", job("DEU", "2021"));
  CHECK(run({"compare", folder / "a.json", folder / "b.json"}).out.find("/period  2019 → 2021") != std::string::npos);
}

TEST_CASE("a record whose time is not a period is rejected", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "t.json", job("FR", "2023"));
  write_text(folder / "r.csv", "period\n2021\n03/04/2019\n");
  const Ran ran = run({"batch", folder / "t.json", folder / "r.csv"});
  CHECK(ran.code != 0);
  CHECK(ran.err.find("error[AC2504]: record 3: \"03/04/2019\" is not a period") != std::string::npos);
}

TEST_CASE("a contract names the residual mix of a year", "[cli]") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "own");
  write_text(folder / "own/residuals.csv",
             "id,name,intensity_g_per_kwh,basis,year,source\nDEU@2023,Germany,700,direct,2023,own\n"
             "DEU@2022,Germany,650,direct,2022,own\n");
  write_text(folder / "own/sources.json",
             R"({"schema": "aicarbon.sources/1", "version": "1", "sources": [{"id": "own", "title": "Own copy",
                "publisher": "", "year": "2024", "url": "", "licence": "own", "confidence": "read", "quoted_by": "",
                "note": ""}]})");
  const auto market = [&](const std::string& contract, const std::string& period) {
    std::string text = job("DE", period);
    text.replace(text.find("\"pue\": 1"), 8, "\"pue\": 1, \"market_based\": " + contract);
    write_text(folder / "j.json", text);
    return run({"estimate", folder / "j.json", "--catalog", folder / "own", "--format", "json", "--samples", "0"});
  };
  const auto total = [](const Ran& ran) {
    return nlohmann::json::parse(ran.out).at("reports").at(0).at("total").at("co2e_market_kg").at("best").get<double>();
  };
  const double of_2022 = total(market(R"([{"share": "100%", "residual": "de@2022"}])", "2023"));
  const double of_2023 = total(market("\"residual\"", "2023"));
  CHECK(of_2023 - of_2022 > 45);
  CHECK(total(market("\"residual\"", "2022")) == Approx(of_2022).epsilon(0.01));
  const Ran missing = market(R"([{"share": "100%", "residual": "de@2019"}])", "2023");
  CHECK(missing.code == 2);
  CHECK(missing.err.find("no residual mix for \"DEU\" of 2019; it has that of 2022 … 2023") != std::string::npos);
}

}  // namespace aicarbon::test
