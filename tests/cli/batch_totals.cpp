// `aicarbon batch --totals`: totals are sums of rows, whose draws are shared.
#include "support/batch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace aicarbon::test;

TEST_CASE("the totals of a batch are the sums of its rows", "[cli]") {
  const Folder f;
  f.put("r.csv", records(2'000));
  const auto rows = table(f.batch("r.csv --digits full").out);
  const json best = json::parse(f.batch("r.csv --totals --samples 0 --format json").out);
  const json drawn = json::parse(f.batch("r.csv --totals --format json").out);
  CHECK(best.at("uncertainty").at("samples") == 0);
  CHECK(drawn.at("uncertainty").at("samples") == 1'000);
  std::map<std::string, double> sums;
  std::map<std::string, std::map<std::string, double>> of_team;
  for (std::size_t r = 1; r < rows.size(); ++r)
    for (const char* name :
         {"co2e_kg", "manufacturing_co2e_kg", "operation_co2e_kg", "end_of_life_co2e_kg", "energy_kwh"}) {
      const double value = std::strtod(rows[r][column(rows, name)].c_str(), nullptr);
      sums[name] += value;
      of_team[rows[r][1]][name] += value;
    }
  const auto check = [](const json& report, const std::map<std::string, double>& of, bool ranges) {
    const json &total = report.at("total"), &stages = report.at("by_stage");
    for (const auto& [name, sum] : of) {
      INFO(name);
      const auto stage = name.find("_co2e_kg");
      const json value = stage == std::string::npos ? total.at(name) : stages.at(name.substr(0, stage)).at("co2e_kg");
      CHECK(std::abs(value.at("best").get<double>() / sum - 1) < 1e-12);
      CHECK(value.at("low").is_null() != ranges);
      CHECK(value.at("mean").is_null() != ranges);
      if (ranges) CHECK(value.at("low") < value.at("high"));
    }
  };
  REQUIRE(best.at("reports").size() == 1);
  check(best.at("reports")[0], sums, false);
  check(drawn.at("reports")[0], sums, true);
  const json groups = json::parse(f.batch("r.csv --totals --by team --format json").out).at("reports");
  REQUIRE(groups.size() == 7);
  for (const json& report : groups) {
    const std::string name = report.at("name");
    REQUIRE(name.starts_with("team = "));
    check(report, of_team.at(name.substr(7)), true);
  }
}

TEST_CASE("different names of one grid or device are one group", "[cli]") {
  const Folder f;
  f.put("r.csv", "grid,device_time_h,team\nFRA,7,a\nFrance,5,A\nfr,1,a\ngcp/us-central1,2,a\n");
  const json groups = json::parse(f.batch("r.csv --totals --by grid --samples 0 --format json").out).at("reports");
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].at("name") == "grid = FRA");
  CHECK(groups[1].at("name") == "grid = gcp/us-central1");
  f.put("one.csv", "grid,device_time_h\nFRA,13\n");
  const json one = json::parse(f.batch("one.csv --totals --samples 0 --format json").out).at("reports")[0];
  CHECK(groups[0].at("total").at("co2e_kg").at("best").get<double>() ==
        Approx(one.at("total").at("co2e_kg").at("best").get<double>()));
  CHECK(f.batch("r.csv --totals --by team --samples 0 --format json").out.find("team = A") != std::string::npos);
  f.put("a.csv", "accelerator,device_time_h\nA100,1\nNVIDIA A100-SXM4-80GB,1\nnvidia-a100-sxm4-80gb,1\n");
  const json devices =
      json::parse(f.batch("a.csv --totals --by accelerator --samples 0 --format json").out).at("reports");
  INFO(devices.dump());
  REQUIRE(devices.size() == 1);
  CHECK(devices[0].at("name") == "accelerator = nvidia-a100-sxm4-80gb");
}

TEST_CASE("rows of a batch share their draws: the same row twice has twice the range", "[cli]") {
  const Folder f;
  f.put("one.csv", "grid,device_time_h\nFR,7\n");
  f.put("two.csv", "grid,device_time_h\nFR,7\nFR,7\n");
  const auto total = [&](const std::string& file) {
    return json::parse(f.batch(file + " --totals --format json").out).at("reports")[0].at("total").at("co2e_kg");
  };
  const json one = total("one.csv"), two = total("two.csv");
  for (const char* of : {"best", "low", "high", "mean"})
    CHECK(two.at(of).get<double>() == Approx(2 * one.at(of).get<double>()).epsilon(1e-12));
  // and the draws are those of estimate
  json job = json::parse(job_text);
  job["phases"][0]["activity"]["device_time"] = "7 h";
  const json single = estimate(job.dump(), {"--samples", "1000"}).at("reports")[0].at("total").at("co2e_kg");
  for (const char* of : {"best", "low", "high", "mean"})
    CHECK(one.at(of).get<double>() == Approx(single.at(of).get<double>()).epsilon(1e-9));
}

TEST_CASE("totals of rows whose intensities have different bases are warned of in every format", "[cli]") {
  const Folder f;
  f.put("t.json", R"({"schema": "aicarbon.job/1", "name": "t",
    "sites": {"dc": {"grid": {"intensity": "50 g/kWh", "basis": "direct"}, "pue": 1.2}},
    "phases": [{"name": "run", "kind": "training", "site": "dc", "hardware": "none",
                "activity": {"energy": "1 kWh", "energy_boundary": "it"}}]})");
  f.put("r.csv", "team,basis,e\na,direct,1.5\nb,life-cycle,2.5\nb,direct,3.5\n");
  const std::string bind = " --bind 'basis=/sites/dc/grid/basis' --bind 'e=/phases/run/activity/energy kWh' --totals ";
  const std::string says = "the rows use electricity intensities with different bases: direct, life-cycle";
  const json all = json::parse(f.batch("r.csv --samples 0 --format json" + bind).out).at("reports").at(0);
  std::string warnings;
  for (const json& w : all.at("warnings")) warnings += w.at("message").get<std::string>() + "\n";
  CHECK(warnings.find(says) != std::string::npos);
  CHECK(f.batch("r.csv --samples 0 --format badge" + bind).err.find("warning[AC3050]: " + says) != std::string::npos);
  const json teams = json::parse(f.batch("r.csv --samples 0 --format json --by team" + bind).out).at("reports");
  REQUIRE(teams.size() == 2);
  CHECK(teams[0].dump().find("AC3050") == std::string::npos);
  CHECK(teams[1].dump().find("AC3050") != std::string::npos);
  CHECK(f.batch("r.csv --samples 0 --deny warnings" + bind).code == 2);
}
