// GreenSKU: the savings per core of Azure's servers, from public configurations. aicarbon computes the embodied carbon
// of a server (machines/greensku-*.json) and the emissions of a rack. This file adds what is specific to GreenSKU and
// no rule of aicarbon: how many servers fit into a rack, how much power they draw at a load, and a factor.
//
// The factor: its carbon_model.py multiplies the embodied carbon of processor, memory, drives and cards by PUE x power
// factor (1.12 x 0.66, and 1.05 for the processor), which are factors of operation. The published Table VIII can only
// be reproduced with it. Without it, the embodied carbon of the baseline is 1,913 kg, not 1,506, and the full design
// saves 28 %, not 26.
//
// Configurations and parameters: Azure/AzurePublicDataset, analysis/GreenSKU-Framework (data CC BY 4.0), read file by
// file.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace aicarbon::test {
namespace {

using Json = nlohmann::ordered_json;  // ordered, because the first key of a job is its schema

constexpr double hours = 72 * 30 * 24;  // a server's life
constexpr double pue = 1.12;
constexpr double power_factor = 0.66;
constexpr double regulators = 1.05;       // factor on the power of the processor
constexpr double supply_losses = 1.05;    // 2 minus the efficiency of 0.95
constexpr double fan_slope = 0.17869227;  // fan power per power of the server
constexpr double rack_w = 15000, rack_own_w = 500, rack_kg = 500, rack_months = 180;
constexpr double rack_units = 42 - 10;
constexpr double g_per_kwh = 98.694425;  // mean of eight regions, each of which is a blend of its grid and 27.67 g/kWh

// The power of a part at 40 and 50 % load over its rated power, by the cubic that derate_curve.py fits through the ten
// points of CPU.yaml.
constexpr double at_40 = 0.44292540792540, at_50 = 0.52962703962704;

struct Server {
  double w = 0;            // mean
  double a_rack = 0;       // servers
  double kg = 0;           // embodied carbon
  double kg_factored = 0;  // according to GreenSKU
  Json parts;
};

bool is_frame(const std::string& part) { return part == "mechanics" || part == "fans"; }

Server server(const Json& configuration) {
  const std::string file = "tests/golden/machines/" + configuration["machine"].get<std::string>() + ".json";
  const Ran ran = run({"hardware", file, "--samples", "0", "--format", "json"});
  if (ran.code != 0) throw std::runtime_error(ran.err);
  Server s;
  const Json& watts = configuration["watts"];
  double loaded = 0;
  const Json machine = Json::parse(ran.out);
  for (const Json& part : machine["parts"]) {
    const std::string name = part["name"];
    const double kg = part["co2e_kg"]["best"];
    const double own = name == "cpu" ? regulators : 1;
    s.kg += kg;
    s.kg_factored += kg * (is_frame(name) ? 1 : pue * power_factor * own);
    if (!is_frame(name)) loaded += part["count"].get<double>() * watts.at(name).get<double>() * own;
  }
  const double height = configuration["height_u"];
  const double frame = watts["mechanics"];
  const double used = (loaded * at_40 + frame + watts["fans"].get<double>()) * supply_losses * power_factor -
                      watts["fans"].get<double>() * at_40 * power_factor;
  const double fans = watts["fans"].get<double>() + fan_slope * (used - (height == 1 ? 250 : 300));
  const double provisioned = (loaded * at_50 + frame + fans) * supply_losses;
  s.a_rack = std::min(std::floor((rack_w - rack_own_w) / provisioned), std::floor(rack_units / height));
  s.w = (loaded * at_40 + frame + fans * at_40) * power_factor;
  s.parts = Json::parse(read_text(source_dir() + "/" + file))["parts"];
  return s;
}

struct PerCore {
  double operational = 0, embodied = 0, embodied_factored = 0;
};

// A rack over the life of its servers, computed with the program.
PerCore per_core(const Json& configuration) {
  const Server s = server(configuration);
  const auto phase = [](const char* name, double device_hours, double w) {
    return Json{{"name", name},
                {"kind", "inference"},
                {"site", "azure"},
                {"hardware", name},
                {"activity", {{"device_time_h", device_hours}, {"device_power_w", w}}}};
  };
  Json job;
  job["schema"] = "aicarbon.job/1";
  job["name"] = configuration["machine"];
  job["sites"]["azure"] = {{"grid", {{"intensity_g_per_kwh", g_per_kwh}, {"basis", "unspecified"}}}, {"pue", pue}};
  job["hardware"]["servers"] = {{"parts", s.parts}, {"lifetime", std::to_string(hours) + " h"}, {"utilization", 1}};
  job["hardware"]["rack"] = {
      {"embodied_kg", rack_kg}, {"lifetime", std::to_string(rack_months * 30 * 24) + " h"}, {"utilization", 1}};
  job["phases"] = {phase("servers", s.a_rack * hours, s.w), phase("rack", hours, rack_own_w * power_factor)};
  job["only"] = {"hosts", "electricity", "overhead"};
  const Json report = estimate(job.dump(), {"--samples", "0"})["reports"][0];
  CHECK(report["complete"] == true);
  const double cores = configuration["cores"].get<double>() * s.a_rack;
  const double making = report["by_stage"]["manufacturing"]["co2e_kg"]["best"];
  const double rack = making - s.kg * s.a_rack;
  CHECK(rack == Approx(200));  // 500 kg x 72 of 180 months
  return {report["by_stage"]["operation"]["co2e_kg"]["best"].get<double>() / cores, making / cores,
          (rack + s.kg_factored * s.a_rack) / cores};
}

double saved(double ours, double baseline) { return (1 - ours / baseline) * 100; }

}  // namespace

TEST_CASE("GreenSKU's Table VIII is reproduced only with its factor on embodied carbon", "[golden]") {
  const Json all = Json::parse(read_text(source_dir() + "/tests/golden/published-machines.json"))["greensku"];
  const Json& configurations = all["configurations"];

  const Server first = server(configurations[0]);
  std::printf("GreenSKU baseline server: %.1f kg with the factor (published %g), %.1f without (published %g)\n",
              first.kg_factored, all["baseline_kg"].get<double>(), first.kg,
              all["baseline_kg_without_factor"].get<double>());
  CHECK(std::round(first.kg_factored) == all["baseline_kg"]);
  CHECK(std::round(first.kg) == all["baseline_kg_without_factor"]);

  const PerCore baseline = per_core(configurations[0]);
  for (const Json& c : configurations) {
    const PerCore p = per_core(c);
    const double operational = saved(p.operational, baseline.operational);
    const double embodied = saved(p.embodied_factored, baseline.embodied_factored);
    const double carbon = saved(p.operational + p.embodied_factored, baseline.operational + baseline.embodied_factored);
    const double without = saved(p.operational + p.embodied, baseline.operational + baseline.embodied);
    std::printf(
        "%s: operation %.2f %%, embodied %.2f %%, both %.2f %% (published %g, %g, %g); without the factor %.2f %% "
        "embodied, %.2f %% both\n",
        c["machine"].get<std::string>().c_str(), operational, embodied, carbon, c["operational"].get<double>(),
        c["embodied"].get<double>(), c["carbon"].get<double>(), saved(p.embodied, baseline.embodied), without);
    INFO(c["machine"].get<std::string>());
    CHECK(std::round(operational) == c["operational"]);
    CHECK(std::round(embodied) == c["embodied"]);
    CHECK(std::round(carbon) == c["carbon"]);
    if (c["machine"] == "greensku-full") CHECK(std::round(without) == all["full_saving_without_factor"]);
  }
}

}  // namespace aicarbon::test
