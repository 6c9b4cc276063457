// `aicarbon hardware`: the numbers of ACT and CAPA, properties of parts, and every fault in a bill of materials with
// its location.
#include "support/folder.hpp"
#include "support/golden.hpp"
#include "support/run.hpp"

#include "diag/codes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;
using nlohmann::json;

const std::string here = source_dir() + "/tests/cli/machines/";

json machine(const std::string& parts, const std::string& samples = "0") {
  const Ran ran =
      run({"hardware", "-", "--format", "json", "--samples", samples}, R"({"name": "m", "parts": [)" + parts + "]}");
  if (ran.code != 0) throw std::runtime_error(ran.err);
  return json::parse(ran.out);
}

double kg(const std::string& parts) { return machine(parts).at("co2e_kg").at("best"); }

// A die of 1 cm2, computed as in ACT: no loss at the wafer edge, no kerf, a stated yield.
std::string act_die(const std::string& process, const std::string& intensity, double abatement, double yield) {
  return R"({"name": "die", "kind": "die", "area": "1 cm2", "process": ")" + process +
         R"(", "wafer": "none", "fab": {"intensity": ")" + intensity + R"(", "source": "ACT"}, "abatement": )" +
         std::to_string(abatement) + R"(, "yield": )" + std::to_string(yield) + "}";
}

std::string die(const std::string& more, const std::string& area = "400 mm2") {
  return R"({"name": "die", "kind": "die", "area": ")" + area + R"(", "process": "7 nm")" + more + "}";
}

constexpr const char* stated_yield =
    R"(, "yield": {"model": "negative-binomial", "defect_density": "0.15 /cm2", "alpha": 10})";

}  // namespace

TEST_CASE("machines with the inputs of ACT's tests and tables give ACT's results", "[cli]") {
  struct Case {
    std::string part;
    double grams;
  };
  const Case cases[] = {
      // act/tests: basic_tests.py, model_unit_tests.py, integration_tests.py
      {act_die("14 nm", "583 g/kWh", 0.97, 0.875), 1556.685714},
      {act_die("10 nm", "820 g/kWh", 0.95, 0.875), 2228.0},
      {R"({"name": "m", "kind": "ddr4", "part": "ddr4-act", "capacity": "3 GB", "yield": 0.875})", 222.857143},
      {R"({"name": "m", "part": "hdd-barracuda", "capacity": "3 GB"})", 13.71},
      {R"({"name": "m", "part": "ssd-act-nand-10nm", "capacity": "3 GB", "yield": 0.9})", 33.333333},
      {R"({"name": "m", "part": "ddr3-act-30nm", "capacity": "10 GB", "yield": 0.9}, {"name": "p", "kind": "packaging", "count": 2})",
       2855.555556},
      // derived from its tables: Taiwan at 583 g/kWh, 97 % abatement, yield 0.875, then 1
      {act_die("28 nm", "583 g/kWh", 0.97, 0.875), 1328.2285714},
      {act_die("20 nm", "583 g/kWh", 0.97, 0.875), 1542.4},
      {act_die("10 nm", "583 g/kWh", 0.97, 0.875), 1777.0571429},
      {act_die("8 nm", "583 g/kWh", 0.97, 0.875), 1807.04},
      {act_die("7 nm", "583 g/kWh", 0.97, 0.875), 2318.2285714},
      {act_die("5 nm", "583 g/kWh", 0.97, 0.875), 2778.0},
      {act_die("3 nm", "583 g/kWh", 0.97, 0.875), 3162.5714286},
      {act_die("28 nm", "583 g/kWh", 0.97, 1), 1162.2},
      {act_die("7 nm", "583 g/kWh", 0.97, 1), 2028.45},
      {act_die("3 nm", "583 g/kWh", 0.97, 1), 2767.25},
      {act_die("14 nm", "820 g/kWh", 0.95, 0.875), 1924.5714286},
      {act_die("5 nm", "820 g/kWh", 0.95, 0.875), 3640.0},
  };
  for (const Case& c : cases) {
    INFO(c.part);
    CHECK(std::abs(kg(c.part) * 1000 / c.grams - 1) < 1e-6);
  }
}

TEST_CASE("yield and dies per wafer agree with CAPA", "[cli]") {
  const auto yield = [&](const std::string& area) {
    const std::string ideal = R"(, "wafer": "none", "yield": 1)";
    return kg(die(ideal, area)) / kg(die(std::string(R"(, "wafer": "none")") + stated_yield, area));
  };
  CHECK(yield("4 cm2") == Approx(0.558).margin(0.0005));
  CHECK(yield("8 cm2") == Approx(0.322).margin(0.0005));
  const auto dies = [&](const std::string& wafer) {  // area of the wafer over the area that one die uses
    const double whole = kg(die(R"(, "yield": 1)" + wafer, "800 mm2"));
    const double area_only = kg(die(R"(, "yield": 1, "wafer": "none")", "800 mm2"));
    return 3.14159265358979 * 150 * 150 / 800 / (whole / area_only);
  };
  CHECK(dies("") == Approx(67.9).margin(0.05));  // a total kerf of 0.06 mm, which the paper's 68 dies require
  CHECK(dies(R"(, "wafer": {"kerf": "0.12 mm"})") == Approx(67.6).margin(0.05));
}

TEST_CASE("the footprint of dies follows area, yield, abatement, fab, count and packaging", "[cli]") {
  CHECK(kg(die("", "500 mm2")) >
        kg(die("", "400 mm2")) * 500 / 400);  // more than in proportion, because of yield and the wafer edge
  CHECK(kg(die(R"(, "yield": 0.5)")) == Approx(2 * kg(die(R"(, "yield": 1)"))).epsilon(1e-12));
  CHECK(kg(die(R"(, "abatement": 0.99)")) < kg(die(R"(, "abatement": 0.97)")));
  CHECK(kg(die(R"(, "fab": "FR")")) < kg(die(R"(, "fab": "TW")")));
  const auto model = [&](const std::string& name) {
    return kg(die(R"(, "yield": {"model": ")" + name + R"(", "defect_density": "0.15 /cm2"})"));
  };
  CHECK(model("murphy") < model("poisson"));  // Poisson is the most pessimistic
  CHECK(model("negative-binomial") < model("poisson"));
  // two groups of dies have the footprint of one group with all of them
  const std::string half = die(R"(, "count": 3)");
  const std::string other = R"({"name": "other", "kind": "die", "area": "400 mm2", "process": "7 nm", "count": 5})";
  CHECK(kg(half + "," + other) == Approx(kg(die(R"(, "count": 8)"))).epsilon(1e-12));
  // a failed bond also loses the contents of the package
  const std::string two =
      R"({"name": "a", "kind": "stated", "embodied": "10 kg", "count": 2}, {"name": "p", "kind": "package-3d", "bond_yield": 0.9, "holds": ["a"]})";
  CHECK(kg(two) == Approx(20 / (0.9 * 0.9)).epsilon(1e-12));
}

TEST_CASE("the grid intensity of the fab is one fact for all dies of a machine", "[cli]") {
  const std::string one = die(stated_yield);
  const std::string many = die(std::string(R"(, "count": 50)") + stated_yield);
  const auto spread = [](const json& m) {
    const json f = m.at("co2e_kg");
    return (f.at("high").get<double>() - f.at("low").get<double>()) / f.at("best").get<double>();
  };
  CHECK(spread(machine(many, "4000")) == Approx(spread(machine(one, "4000"))).epsilon(1e-9));
}

TEST_CASE("hardware described by parts has the same footprint in a job as in aicarbon hardware", "[cli]") {
  const std::string parts = die(std::string(R"(, "count": 8)") + stated_yield) +
                            R"(, {"name": "rest", "kind": "stated", "embodied": "500 kg"})";
  const std::string job =
      R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "f", "kind": "fleet", "site": "FR",
    "hardware": {"accelerator": "amd-mi300x", "accelerators": 8, "lifetime": "5 years", "parts": [)" +
      parts + R"(]},
    "activity": {"machines": 10, "duration": "5 years"}}]})";
  const json report = estimate(job, {"--samples", "0"}).at("reports").at(0);
  double making = 0;
  for (const json& line : report.at("lines"))
    if (line.at("stage") == "manufacturing" && line.at("source") != "network_equipment" &&
        !line.at("co2e_kg").is_null())
      making += line.at("co2e_kg").at("best").get<double>();
  CHECK(making == Approx(10 * kg(parts)).epsilon(1e-9));
  CHECK(report.at("complete") == true);
  // twice the lifetime halves what is charged per year
  std::string longer = job;
  longer.replace(longer.find("\"5 years\""), 9, "\"10 years\"");
  const json twice = estimate(longer, {"--samples", "0"}).at("reports").at(0);
  for (const char* stage : {"manufacturing"})
    CHECK(twice.at("by_stage").at(stage).at("co2e_kg").at("best").get<double>() ==
          Approx(report.at("by_stage").at(stage).at("co2e_kg").at("best").get<double>() / 2).epsilon(1e-9));
}

TEST_CASE("every accelerator is counted by its parts, and what is not published of them is an assumption", "[cli]") {
  const auto rules = [](const std::string& accelerator) {
    const json report =
        estimate(
            R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "p", "kind": "training", "site": "FR", "hardware":
          {"accelerator": ")" +
                accelerator + R"("}, "activity": {"device_time": "1000 h"}}]})",
            {"--samples", "0"})
            .at("reports")
            .at(0);
    CHECK(report.at("complete") == true);
    std::vector<std::string> list;
    for (const json& a : report.at("assumptions"))
      for (const char* rule :
           {"embodied/accelerator", "embodied/card_over_chip", "die_area/5nm_above_450_w", "part/interposer_over_dies",
            "parts/accelerator-memory", "parts/rest-of-module", "parts/rest-of-card"})
        if (a.at("rule") == rule) list.push_back(rule);
    std::ranges::sort(list);
    return list;
  };
  CHECK(rules("amd-mi300x") == std::vector<std::string>{"parts/rest-of-module"});
  CHECK(rules("nvidia-h100-sxm5-80gb") == std::vector<std::string>{"parts/rest-of-module"});
  CHECK(rules("nvidia-l4") == std::vector<std::string>{"parts/rest-of-card"});
  CHECK(rules("intel-gaudi3") ==
        std::vector<std::string>{"die_area/5nm_above_450_w", "part/interposer_over_dies", "parts/rest-of-module"});
}

TEST_CASE("a published footprint of an accelerator is shown beside that of its parts, and one of an overlay is used",
          "[cli]") {
  const TemporaryFolder folder;
  const std::string job =
      R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "p", "kind": "training", "site": "FR", "hardware":
      {"accelerator": "nvidia-l4", "accelerators": 1}, "activity": {"device_time": "1000 h"}}]})";
  const auto accelerators = [](const json& report) {
    for (const json& line : report.at("reports").at(0).at("lines"))
      if (line.at("source") == "accelerators") return line.at("co2e_kg").at("best").get<double>();
    return 0.0;
  };
  const json plain = estimate(job, {"--samples", "0"});
  const json& derived = plain.at("reports").at(0).at("phases").at(0).at("derived");
  const double ratio = derived.at("accelerator_over_published").at("best");
  CHECK(ratio == Approx(64.1 / 57.5).epsilon(1e-3));
  CHECK(run({"catalog", "show", "accelerators", "l4"}).out.find("1.11 times the published figure") !=
        std::string::npos);
  write_text(folder / "accelerators.csv",
             "id,memory_gb,tdp_w,embodied_kg,embodied_boundary,shape,set,source,confidence\n"
             "nvidia-l4,24,72,57.5,card,range,none,hubblo-gpu-calculator,read\n");
  const json own = estimate(job, {"--samples", "0", "--catalog", folder.path});
  CHECK(accelerators(plain) / accelerators(own) == Approx(ratio).epsilon(1e-9));
}

TEST_CASE("hosts are not applicable, and not zero, if the bill of materials lists no part of the host", "[cli]") {
  const json report =
      estimate(R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "p", "kind": "training", "site": "FR",
    "hardware": {"accelerator": "H100", "accelerators": 8, "parts": [{"name": "b", "kind": "stated", "embodied": "1300 kg", "side": "accelerator"}]},
    "activity": {"device_time": "1000 h"}}]})",
               {"--samples", "0"})
          .at("reports")
          .at(0);
  for (const json& line : report.at("lines"))
    if (line.at("source") == "hosts") {
      CHECK(line.at("state") == "not_applicable");
      CHECK(line.at("co2e_kg").is_null());
    }
}

TEST_CASE("an unknown part is reported as not estimated, never as zero", "[cli]") {
  const json m =
      machine(R"({"name": "nic", "kind": "stated", "embodied": "10 kg"}, {"name": "switch", "kind": "switch"})");
  CHECK(m.at("complete") == false);
  CHECK(m.at("parts").at(1).at("state") == "not_estimated");
  CHECK(m.at("parts").at(1).at("co2e_kg").is_null());
  CHECK(m.at("parts").at(1).at("reason").get<std::string>().ends_with(
      "state \"part\", or \"kind\": \"stated\" with \"embodied\""));
  CHECK(run({"hardware", "board/nvidia-hgx-a100"}).out.find("\xE2\x89\xA5") != std::string::npos);
}

TEST_CASE("each error in a bill of materials is reported with its location and a suggestion", "[cli]") {
  for (const auto& entry : std::filesystem::directory_iterator(here)) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().stem().string();
    DYNAMIC_SECTION(name) {
      const Ran ran = run({"hardware", name + ".json", "--samples", "0"}, {}, {}, here);
      const bool warning = name.starts_with("warning-");
      CHECK(ran.code == (warning ? 0 : 2));
      check_golden(here + name + ".txt", warning ? ran.out : ran.err);
    }
  }
}

TEST_CASE("a machine that does not exist is an error with a suggestion", "[cli]") {
  CHECK(run({"hardware", "nvidia-h1000"}).code == 2);
  CHECK(run({"hardware", "nvidia-h100-xsm5-80gb"}).err.find("nvidia-h100-sxm5-80gb") != std::string::npos);
  CHECK(run({"hardware", "no.json"}).code == 3);
}
