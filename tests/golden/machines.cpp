// Machines by their parts, compared with published figures: Boavizta's cases with the model of that name, NVIDIA's
// board with that of aicarbon, Google's TPUs and Azure's servers over their lives. Expected values and citations are in
// published-machines.json, machines in machines/, and jobs in cases/. The ratio to a published figure is printed; it is
// a finding, not a target.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <map>

namespace aicarbon::test {
namespace {

using Json = nlohmann::json;

const Json& published(const char* part) {
  static const Json all = Json::parse(read_text(source_dir() + "/tests/golden/published-machines.json"));
  return all.at(part);
}

// `aicarbon hardware MACHINE`; a name without a leading slash is a row of the catalog, unless there is a file of that
// name.
Json hardware(const std::string& machine, std::vector<std::string> extra = {}) {
  std::vector<std::string> args{"hardware", machine, "--format", "json"};
  args.insert(args.end(), extra.begin(), extra.end());
  const Ran ran = run(std::move(args));
  if (ran.code != 0) throw std::runtime_error("aicarbon hardware " + machine + ": " + ran.err);
  return Json::parse(ran.out);
}

// The results of other models for a machine, by name.
std::map<std::string, Json> against(const std::string& machine) {
  const Json report = hardware(machine, {"--against", "--samples", "0"});
  std::map<std::string, Json> said;
  for (const Json& figure : report["against"]) said[figure["model"]] = figure;
  return said;
}

std::string file_of(const std::string& machine) { return "tests/golden/machines/" + machine + ".json"; }

[[gnu::format(printf, 1, 2)]] std::string text(const char* form, ...) {
  char line[512];
  va_list values;
  va_start(values, form);
  std::vsnprintf(line, sizeof line, form, values);
  va_end(values);
  return line;
}

// Every part of a tree, including parts inside others.
void each_part(const Json& parts, const auto& visit) {
  for (const Json& part : parts) {
    visit(part);
    each_part(part["parts"], visit);
  }
}

double best(const Json& figure) { return figure.is_null() ? 0 : figure["best"].get<double>(); }

}  // namespace

TEST_CASE("the Boavizta model reproduces Boavizta's cases to four digits", "[golden]") {
  const Json& expected = published("boavizta");
  REQUIRE(expected["cases"].size() == 12);
  for (const Json& c : expected["cases"]) {
    const std::string machine = c["machine"];
    const Json report = hardware(file_of(machine), {"--against", "--samples", "0"});
    const auto found =
        std::ranges::find(report["against"], expected["model"], [](const Json& f) { return f["model"]; });
    INFO(machine);
    REQUIRE(found != report["against"].end());
    const double ours = (*found)["co2e_kg"];
    std::puts(text("%s: published %g computed %.6g", machine.c_str(), c["kg"].get<double>(), ours).c_str());
    CHECK(text("%.4g", ours) == text("%.4g", c["kg"].get<double>()));
  }
}

TEST_CASE("results of other models list their differences, and models without data are left out", "[golden]") {
  CHECK(hardware("nvidia-h100-sxm5-80gb", {"--samples", "0"})["against"].empty());

  // A chip and its memory: ACT counts only the die, Cloud Carbon Footprint has one flat figure, and Boavizta has
  // nothing.
  const auto chip = against("nvidia-h100-sxm5-80gb");
  CHECK_FALSE(chip.contains("Boavizta (UBA 2021)"));
  CHECK(chip.at("Cloud Carbon Footprint")["co2e_kg"] == 150);
  CHECK(chip.at("ACT")["co2e_kg"].get<double>() > 0);
  CHECK(chip.at("ACT")["because"].back() == "parts left out: hbm3, package-2.5d, rest-of-card");

  // A published result that is quoted is marked as such; a model whose result is computed here is not also quoted.
  CHECK(chip.at("Morand 2026")["co2e_kg"] == 225);
  CHECK(chip.at("Morand 2026")["because"][0] == "memory 2.2 kg/GB");
  CHECK(chip.at("Morand 2026")["because"][2].get<std::string>().starts_with("not computed here, but quoted from "));
  CHECK(chip.at("Cloud Carbon Footprint")["because"].size() == 1);

  // Cloud Carbon Footprint adds flat figures for a server: 1,000 kg, 100 kg for the second processor, 1.388 kg/GB for
  // memory beyond 16 GB, and 100 kg for each of nine drives.
  const auto server = against("server/two-socket-cpu");
  CHECK(server.at("Cloud Carbon Footprint")["co2e_kg"].get<double>() == Approx(1000 + 100 + 368 * 1.388 + 9 * 100));
  for (const auto& [model, figure] : server) CHECK(figure["because"].size() >= 2);
}

// What ACT computes for a die that a user describes in a file: no loss at the wafer edge, ACT's own yield, and 150 g for
// the package of each chip.
TEST_CASE("ACT's figure for a die is area times carbon per area over yield, plus its package", "[golden]") {
  const std::string machine = R"({"parts": [{"name": "die", "kind": "die", "area": "100 mm2", "process": "14 nm",
    "fab": {"intensity": "583 g/kWh", "basis": "unspecified"}, "abatement": 0.97}]})";
  const Ran ran = run({"hardware", "-", "--against", "--samples", "0", "--format", "json"}, machine);
  REQUIRE(ran.code == 0);
  const Json act = Json::parse(ran.out)["against"][0];
  CHECK(act["model"] == "ACT");
  CHECK(act["co2e_kg"].get<double>() == Approx(1.556685714 + 0.15).epsilon(1e-9));
}

// Factors of memory, binning, interposers and the rest of a module are derived from this board, so the comparison shows
// whether the parts add up to it again; it is no independent test.
TEST_CASE("the HGX H100 computed from its parts is compared with NVIDIA's published footprint", "[golden]") {
  const Json& expected = published("hgx-h100");
  const Json report = hardware(expected["machine"]);
  std::map<std::string, double> sums;
  double memory = 0;
  double dies = 0;
  double rest = 0;
  each_part(report["parts"], [&](const Json& part) {
    INFO(part["name"].get<std::string>());
    const std::string kind = part["kind"];
    if (part["state"] == "not_estimated") CHECK_FALSE(part["reason"].get<std::string>().empty());
    const double kg = best(part["co2e_kg"]);
    if (kind.starts_with("hbm")) memory += kg;
    if (kind == "die") dies += kg;
    if (kind == "rest-of-card") rest += kg;
    if (part["parts"].empty() && kg > 0) sums[part["name"]] += kg;
  });
  const double whole = best(report["co2e_kg"]);
  const double bonding = whole - memory - dies - rest;
  const double spread = report["co2e_kg"]["high"].get<double>() / report["co2e_kg"]["low"].get<double>();
  const auto ratio = [&](const char* what, double ours, const char* key) {
    const double theirs = expected[key];
    std::puts(text("HGX H100 %s: ours %.0f kg, published %.0f kg, ours over published %.2f", what, ours, theirs,
                   ours / theirs)
                  .c_str());
  };
  ratio("whole", whole, "whole");
  ratio("memory, stacks alone", memory, "memory");
  ratio("chips, dies alone", dies, "chips");
  ratio("chips, with interposers, bonding and what is lost in it", dies + bonding, "chips");
  for (const auto& [name, kg] : sums) std::puts(text("  %s %.0f kg", name.c_str(), kg).c_str());
  std::puts(text("  interposers, bonding and losses %.0f kg; high over low %.2f", bonding, spread).c_str());
  each_part(report["parts"], [](const Json& part) {
    if (part["state"] == "not_estimated")
      std::puts(text("  not estimated: %s", part["name"].get<std::string>().c_str()).c_str());
  });
  // The page that explains the differences shows the current figures.
  const std::string page = read_text(source_dir() + "/docs/methodology/machines.md");
  CHECK(page.find(text("### HGX H100: %.2f of", whole / expected["whole"].get<double>())) != std::string::npos);
  CHECK(page.find(text("| memory, stacks alone | %.0f |", memory)) != std::string::npos);
  CHECK(memory > 0);
  CHECK(dies > 0);
  CHECK(bonding > 0);
  CHECK(spread <= expected["high_over_low"].get<double>());
  CHECK(report["complete"] == true);
  REQUIRE(report["published"].size() == 1);
  CHECK(report["published"][0]["co2e_kg"] == expected["whole"]);
  CHECK(report["published"][0]["ratio"].get<double>() == Approx(whole / expected["whole"].get<double>()));
}

TEST_CASE("Google's TPUs: operation agrees within 2 %, and shares within 2 percentage points", "[golden]") {
  const Json& expected = published("tpu");
  const double allowance = expected["allowance_pct"];
  const double points = expected["allowance_points"];
  for (const Json& c : expected["cases"]) {
    const std::string job = c["job"];
    INFO(job);
    const Json report = estimate("tests/golden/cases/" + job + ".json", {"--samples", "0"})["reports"][0];
    CHECK(report["complete"] == true);
    const double operation = best(report["by_stage"]["operation"]["co2e_kg"]);
    const double whole = best(report["total"]["co2e_kg"]);
    const double whole_market = best(report["total"]["co2e_market_kg"]);
    const double operation_market = whole_market - (whole - operation);
    for (const auto& [basis, ours] :
         std::map<std::string, double>{{"location_based", operation}, {"market_based", operation_market}}) {
      const double theirs = c[basis];
      std::puts(text("%s %s: published %g computed %.5g (%+.2f %%)", job.c_str(), basis.c_str(), theirs, ours,
                     (ours / theirs - 1) * 100)
                    .c_str());
      CHECK(std::abs(ours / theirs - 1) * 100 <= allowance);
    }
    double embodied = 0;
    for (const char* key : {"accelerators", "hosts", "construction"}) embodied += c[key].get<double>();
    const auto share = [&](const std::string& what, double ours, double theirs) {
      std::puts(text("  %s %.1f %%, published %.1f %%", what.c_str(), ours * 100, theirs * 100).c_str());
      CHECK(std::abs(ours - theirs) * 100 <= points);
    };
    for (const std::string source : {"accelerators", "hosts", "construction"}) {
      const double ours = best(report["by_source"][source]["co2e_kg"]);
      share(source + " of the whole", ours / whole,
            c[source].get<double>() / (embodied + c["location_based"].get<double>()));
      share(source + " of the whole, market-based", ours / whole_market,
            c[source].get<double>() / (embodied + c["market_based"].get<double>()));
    }
    share("operation", operation / whole,
          c["location_based"].get<double>() / (embodied + c["location_based"].get<double>()));
    share("operation, market-based", operation_market / whole_market,
          c["market_based"].get<double>() / (embodied + c["market_based"].get<double>()));

    // Compute carbon intensity, market-based: the same metric is the functional unit EFLOP. The count is what the chip
    // computes over its life according to the source, total over CCI; of 2026, only the gain in utilization is published.
    const double cci = best(report["per_unit"][0]["co2e_market_kg"]) * 1e3;
    const auto compare = [&](const char* year, double ours, double theirs) {
      std::puts(text("  g/EFLOP of %s: published %g computed %.4g", year, theirs, ours).c_str());
      CHECK(std::abs(ours / theirs - 1) * 100 <= allowance);
    };
    compare("2024", cci, c["cci"]);
    if (c.contains("cci_2026")) compare("2026", cci / c["utilization_2026"].get<double>(), c["cci_2026"]);

    // The chip computed from its bill of materials is printed for information only. It is not checked, because most of
    // its parts are not published.
    const Json parts = hardware(c["machine"], {"--samples", "0"});
    if (parts["co2e_kg"].is_null()) {
      std::puts(text("  bottom-up %s: nothing of it is published", c["machine"].get<std::string>().c_str()).c_str());
    } else {
      const double kg = best(parts["co2e_kg"]);
      std::puts(text("  bottom-up %s: %s%.1f kg, %.2f of the %g kg published with transport",
                     c["machine"].get<std::string>().c_str(), parts["complete"] == true ? "" : "at least ", kg,
                     kg / c["accelerators"].get<double>(), c["accelerators"].get<double>())
                    .c_str());
    }
  }
}

}  // namespace aicarbon::test
