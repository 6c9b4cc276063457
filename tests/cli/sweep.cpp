// `aicarbon sweep`: every point equals a single estimate of its job, to the bit, and fields that cannot vary are
// reported. Golden screens are in tests/golden/screens/sweep-*.txt.
#include "support/run.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace aicarbon::test;
using nlohmann::json;

constexpr const char* bloom = "examples/bloom-176b.json";

Ran sweep(std::vector<std::string> more, const std::string& job = bloom) {
  std::vector<std::string> args{"sweep", job};
  args.insert(args.end(), more.begin(), more.end());
  return run(std::move(args));
}

json swept(std::vector<std::string> more) {
  more.insert(more.end(), {"--format", "json"});
  const Ran ran = sweep(std::move(more));
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  return json::parse(ran.out);
}

// The figures of a row: BLOOM's job with other values, estimated by itself.
json alone(const std::vector<std::pair<std::string, json>>& edits) {
  json job = json::parse(read_text(source_dir() + "/" + bloom));
  for (const auto& [pointer, value] : edits) job[json::json_pointer(pointer)] = value;
  return estimate(job.dump(), {"--samples", "0"}).at("reports").at(0);
}

void check_row(const json& row, const json& report) {
  const auto same = [](const json& mine, const json& value) {
    if (value.is_null()) CHECK(mine.is_null());
    else CHECK(mine.get<double>() == value.at("best").get<double>());
  };
  INFO(row.dump());
  same(row.at("co2e_kg"), report.at("total").at("co2e_kg"));
  same(row.at("energy_kwh"), report.at("total").at("energy_kwh"));
  same(row.at("water_l"), report.at("total").at("water_l"));
  for (const auto& [stage, figures] : report.at("by_stage").items())
    same(row.at(stage + "_co2e_kg"), figures.at("co2e_kg"));
  CHECK(row.at("complete") == report.at("complete"));
}

const std::string lifetime = "/hardware/node/lifetime", grid = "/sites/jean-zay/grid", pue = "/sites/jean-zay/pue",
                  device = "/hardware/node/accelerator";

json alone_at(const json& values) {  // values of the sweep below
  return alone({{grid, values[0]},
                {lifetime, values[1]},
                {device, values[2]},
                {pue, json::parse(values[3].get<std::string>())}});
}

}  // namespace

TEST_CASE("the best, the worst and other points of a sweep equal single estimates to the bit", "[cli]") {
  const json s =
      swept({"--vary", grid + "=FR,us/CAMX,gcp/us-*", "--vary", lifetime + "=3:8:1 years", "--vary",
             device + "=nvidia-a100-sxm4-80gb,nvidia-h100-sxm5-80gb,nvidia-l4", "--vary", pue + "=1.05:1.6:0.05"});
  const json& rows = s.at("rows");
  REQUIRE(rows.size() == s.at("points").get<std::size_t>());
  REQUIRE(rows.size() == s.at("vary")[0].at("values").size() * 6 * 3 * 12);
  CHECK(s.at("vary")[0].at("values").size() > 4);
  check_row(s.at("best"), alone_at(s.at("best").at("values")));
  check_row(s.at("worst"), alone_at(s.at("worst").at("values")));
  for (const std::size_t at : {std::size_t{0}, rows.size() / 3, rows.size() / 2 + 5, rows.size() - 1})
    check_row(rows[at], alone_at(rows[at].at("values")));
  double least = rows[0].at("co2e_kg"), most = least;
  for (const json& row : rows) {
    least = std::min(least, row.at("co2e_kg").get<double>());
    most = std::max(most, row.at("co2e_kg").get<double>());
  }
  CHECK(s.at("best").at("co2e_kg") == least);
  CHECK(s.at("worst").at("co2e_kg") == most);
}

TEST_CASE("points equal single estimates when varied fields change a formula or share one", "[cli]") {
  const std::string time = "/phases/final run/activity/device_time", power = "/phases/final run/activity/device_power";
  const json s =
      swept({"--vary", time + "=1000,1.5e6 h", "--vary", power + "=200:400:100 W", "--vary", pue + "=1,1.25"});
  REQUIRE(s.at("rows").size() == 12);
  for (const json& row : s.at("rows")) {
    const json& v = row.at("values");
    check_row(row, alone({{"/phases/0/activity/device_time", v[0]},
                          {"/phases/0/activity/device_power", v[1]},
                          {pue, json::parse(v[2].get<std::string>())}}));
  }
}

TEST_CASE("--zip varies the values of several fields together", "[cli]") {
  const json s = swept({"--zip", "--vary", grid + "=FR,SE,US", "--vary", lifetime + "=3:5:1 years"});
  REQUIRE(s.at("rows").size() == 3);
  CHECK(s.at("zipped") == true);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(s.at("rows")[k].at("values")[0] == (k == 0 ? "FR" : k == 1 ? "SE" : "US"));
    CHECK(s.at("rows")[k].at("values")[1] == std::to_string(3 + k) + " years");
    const json& v = s.at("rows")[k].at("values");
    check_row(s.at("rows")[k], alone({{grid, v[0]}, {lifetime, v[1]}}));
  }
}

TEST_CASE("a range is start + i x step in decimal arithmetic and includes its stop", "[cli]") {
  const auto values = [](const std::string& range) {
    return swept({"--vary", "/hardware/node/utilization=" + range}).at("vary")[0].at("values");
  };
  CHECK(values("0.1:0.3:0.1") == json({"0.1", "0.2", "0.3"}));
  CHECK(values("0.9:0.5:-0.2") == json({"0.9", "0.7", "0.5"}));
  CHECK(values("0.5:0.99:0.25") == json({"0.5", "0.75"}));
  CHECK(values("0.5:0.5:0.1") == json({"0.5"}));
  CHECK(values("0.05:1:0.05").size() == 20);
  CHECK(swept({"--vary", lifetime + "=3:4:0.5 years"}).at("vary")[0].at("values") ==
        json({"3 years", "3.5 years", "4 years"}));
}

TEST_CASE("a glob expands to the ids of the catalog that it matches", "[cli]") {
  const json ids = swept({"--vary", grid + "=FR,gcp/europe-*,us/CAMX"}).at("vary")[0].at("values");
  REQUIRE(ids.size() > 5);
  CHECK(ids.front() == "FR");
  CHECK(ids.back() == "us/CAMX");
  for (std::size_t k = 1; k + 1 < ids.size(); ++k) CHECK(ids[k].get<std::string>().starts_with("gcp/europe-"));
  const json all = swept({"--vary", device + "=nvidia-*", "--top", "3"});
  CHECK(all.at("points").get<std::size_t>() > 20);
  REQUIRE(all.at("rows").size() == 3);
  CHECK(all.at("rows")[0] == all.at("best"));
  CHECK(all.at("rows")[0].at("co2e_kg") <= all.at("rows")[1].at("co2e_kg"));
  CHECK(all.at("rows")[1].at("co2e_kg") <= all.at("rows")[2].at("co2e_kg"));
}

TEST_CASE("the best point of a sweep has the lowest objective", "[cli]") {
  const json by_energy =
      swept({"--vary", pue + "=1.1,1.2", "--vary", lifetime + "=3,6 years", "--objective", "energy"});
  CHECK(by_energy.at("objective") == "energy");
  CHECK(by_energy.at("best").at("values")[0] == "1.1");
  CHECK(by_energy.at("best").at("objective") == by_energy.at("best").at("energy_kwh"));
  const json by_unit = swept({"--vary", lifetime + "=3,6 years", "--objective", "per_unit/training run"});
  CHECK(by_unit.at("best").at("objective") == by_unit.at("best").at("co2e_kg"));  // the job is a single training run
}

TEST_CASE("a file for --vary-file gives the same result as the same --vary options", "[cli]") {
  const std::string file =
      (std::string(std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "/tmp") + "/aicarbon-vary-XXXXXX");
  std::string path = file;
  const int descriptor = mkstemp(path.data());
  REQUIRE(descriptor >= 0);
  close(descriptor);
  write_text(path, "# places\r\n" + grid + "=FR,SE\r\n\n" + lifetime + "=3:5:1 years\n");
  const Ran of_file = sweep({"--vary-file", path, "--format", "csv"});
  unlink(path.c_str());
  const Ran of_flags = sweep({"--vary", grid + "=FR,SE", "--vary", lifetime + "=3:5:1 years", "--format", "csv"});
  CHECK(of_file.code == 0);
  CHECK((of_file.out == of_flags.out));
  CHECK(sweep({"--vary-file", path}).code == 3);
}

TEST_CASE("a sweep has the same bytes for any number of threads", "[cli]") {
  for (const char* format : {"csv", "json", "table", "map"}) {
    const auto with = [&](const char* threads) {
      return sweep({"--vary", grid + "=FR,SE,gcp/*", "--vary", pue + "=1:2:0.005", "--format", format, "--threads",
                    threads, "--top", "500"});
    };
    const Ran one = with("1");
    CHECK(one.code == 0);
    CHECK(one.out.size() > 200);
    for (const char* threads : {"2", "5"}) {
      INFO(format << " " << threads);
      CHECK((with(threads).out == one.out));
    }
  }
}

TEST_CASE("grids of different basis give a warning, which --deny warnings makes an error", "[cli]") {
  const std::vector<std::string> two{"--vary", grid + "=FR,us/CAMX"};
  CHECK(sweep(two).out.find("AC3050") != std::string::npos);
  CHECK(swept(two).at("warnings").at(0).at("code") == "AC3050");
  CHECK(swept({"--vary", grid + "=FR,SE"}).contains("warnings") == false);
  const Ran denied = sweep({"--vary", grid + "=FR,us/CAMX", "--deny", "warnings"});
  CHECK(denied.code == 2);
  CHECK(denied.out.empty());
}

TEST_CASE("an input that cannot be swept is an error", "[cli]") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> faults{
      {{"x=1"}, "error[AC2501]: \"x=1\" is not of the form /PATH=VALUES\n"},
      {{"/sites/jean-zay"}, "error[AC2501]: \"/sites/jean-zay\" is not of the form /PATH=VALUES\n"},
      {{"/sites/jean-zay/pu=1"}, "error[AC2501]: a job has no field \"pu\"\n"},
      {{pue + "=1:2"}, "error[AC2501]: invalid range \"1:2\"\n"},
      {{pue + "=1:2:0"}, "error[AC2501]: \"1:2:0\" never reaches its end\n"},
      {{pue + "=2:1:1"}, "error[AC2501]: \"2:1:1\" never reaches its end\n"},
      {{pue + "=a:2:1"}, "error[AC2501]: \"a:2:1\" is not a range of decimal numbers\n"},
      {{pue + "=1:2:1e-3"}, "error[AC2501]: \"1:2:1e-3\" is not a range of decimal numbers\n"},
      {{pue + "=1:9999999999:0.001"}, "error[AC2501]: \"1:9999999999:0.001\" has 9999999998001 values\n"},
      {{pue + "=1,,2"}, "error[AC2501]: \"/sites/jean-zay/pue=1,,2\" has an empty value\n"},
      {{pue + "="}, "error[AC2501]: \"/sites/jean-zay/pue=\" has no values\n"},
      {{grid + "=zz/*"}, "error[AC2501]: nothing in the catalog matches \"zz/*\"\n"},
      {{lifetime + "=*"}, "error[AC2501]: nothing in the catalog matches \"*\"\n"},
      {{pue + "=1.1,1.2", pue + "=1.3"}, "error[AC2501]: /sites/jean-zay/pue is varied twice\n"},
      {{pue + "=0.5,0.6"}, "error[AC2205]: 0.5 is outside the valid range of \"pue\"\n"},
      {{grid + "=XXZ"}, "error[AC2106]: unknown grid \"XXZ\"\n"},
      {{"/sites/nowhere/pue=1.1,1.2"}, "error[AC2313]: the job has no \"nowhere\" in the path /sites/nowhere/pue\n"},
      {{pue + "=1:2:0.00001", "/hardware/node/utilization=0.1:1:0.0001"},
       "error[AC2501]: the sweep has more than a hundred million points\n"},
  };
  for (const auto& [places, says] : faults) {
    std::vector<std::string> args{"--format", "csv"};
    for (const auto& place : places) args.insert(args.end(), {"--vary", place});
    const Ran ran = sweep(args);
    INFO(says << ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find(says) == 0);
  }
  CHECK(sweep({"--zip", "--vary", pue + "=1.1,1.2", "--vary", grid + "=FR,SE,US"})
            .err.starts_with("error[AC2501]: zipped paths have different numbers of values\n"));
  CHECK(sweep({}).err.starts_with("error[AC6003]: no field varies\n"));
  CHECK(sweep({"--vary", pue + "=1.1", "--objective", "totl"}).err.find("did you mean \"total\"?") !=
        std::string::npos);
  CHECK(sweep({"--vary", pue + "=1.1"}, "missing.json").code == 3);
}

TEST_CASE("a suffix after the last value of a list does not apply to the others", "[cli]") {
  const std::string job =
      R"({ "schema": "aicarbon.job/1", "name": "t", "phases": [ { "name": "run", "kind": "inference",
    "hardware": "none", "activity": { "requests": 1000, "energy_per_request": "0.3 Wh" } } ] })";
  const auto vary = [&](const std::string& values) {
    return run(
        {"sweep", "-", "--vary", "/phases/run/activity/requests=" + values, "--objective", "energy", "--format", "csv"},
        job);
  };
  const Ran mixed = vary("1,10,2M");
  CHECK(mixed.code == 2);
  CHECK(mixed.out.empty());
  CHECK(mixed.err == "error[AC2501]: \"1,10,2M\" has the suffix M after its last value, but not after 1\n"
                     "  help: write it after each value that it applies to: 1M, or write 1 with its zeros\n");
  CHECK(vary("1M,10M,2M").out == vary("1000000,10000000,2000000").out);
}

TEST_CASE("a suffix before the unit of a list is not taken for a part of the unit", "[cli]") {
  const std::string job =
      R"({ "schema": "aicarbon.job/1", "name": "t", "phases": [ { "name": "run", "kind": "training", "site": "FR",
    "hardware": "nvidia-h100-sxm5-80gb", "activity": { "device_time": "1 device-h" } } ] })";
  const auto vary = [&](const std::string& values) {
    return run({"sweep", "-", "--vary", "/phases/run/activity/device_time=" + values, "--format", "csv"}, job);
  };
  CHECK(
      vary("10k,20k device-h").err.starts_with("error[AC2202]: \"10k device-h\": k, M, B and T are only for counts\n"));
  CHECK(vary("10,20k device-h").err ==
        "error[AC2501]: \"10,20k device-h\" has the suffix k after its last value, but not after 10\n"
        "  help: write it after each value that it applies to: 10k, or write 10 with its zeros\n");
}

TEST_CASE("an infeasible point has no figures, is never the best, and the first one is reported", "[cli]") {
  const std::string job = R"({ "schema": "aicarbon.job/1", "name": "planned", "phases": [
    { "name": "serving", "kind": "inference", "site": "FR",
      "hardware": { "accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8 },
      "activity": { "model": "llama-3.1-8b", "requests": "1M", "input_tokens": 300, "output_tokens": 350, "devices": 8,
                    "batch": 8 } } ] })";
  const std::vector<std::string> places{"--vary", "/phases/serving/activity/model=llama-3.1-70b,llama-3.1-8b", "--vary",
                                        "/phases/serving/activity/devices=1,2,4"};
  std::vector<std::string> args{"sweep", "-", "--format", "json"};
  args.insert(args.end(), places.begin(), places.end());
  const Ran ran = run(args, job);
  REQUIRE(ran.code == 0);
  const json s = json::parse(ran.out);
  CHECK(s.at("rows")[0].at("co2e_kg").is_null());  // 70 billion weights on one device
  CHECK(s.at("rows")[0].at("complete") == false);
  for (std::size_t i = 1; i < 6; ++i) CHECK(s.at("rows")[i].at("co2e_kg").is_number());
  CHECK(s.at("best").at("values") == json({"llama-3.1-8b", "1"}));
  args[3] = "csv";
  const Ran csv = run(args, job);
  CHECK(csv.err.find("warning[AC3052]: points without a result: 1 of 6; the first is at "
                     "/phases/serving/activity/model = llama-3.1-70b, /phases/serving/activity/devices = 1 (serving: "
                     "the model with one sequence needs 1.96 times the usable memory of its devices)") !=
        std::string::npos);
  args.insert(args.end(), {"--deny", "warnings"});
  CHECK(run(args, job).code == 2);
}

TEST_CASE("a value that the job refuses leaves its points without a result, and the others are computed", "[cli]") {
  for (const std::string list : {"1.2,1.3,0.5", "0.5,1.2,1.3", "1.2,0.5,1.3"}) {
    INFO(list);
    const json s = swept({"--vary", pue + "=" + list, "--vary", grid + "=FR,XXZ,SE"});
    CHECK(s.at("points") == 9);
    for (const json& row : s.at("rows")) {
      const bool refused = row.at("values")[0] == "0.5" || row.at("values")[1] == "XXZ";
      INFO(row.dump());
      CHECK(row.contains("reason") == refused);
      CHECK(row.at("co2e_kg").is_null() == refused);
      if (!refused)
        check_row(row,
                  alone({{pue, json::parse(row.at("values")[0].get<std::string>())}, {grid, row.at("values")[1]}}));
    }
    CHECK(s.at("best").at("values") == json({"1.2", "SE"}));
    CHECK(s.at("warnings")[0].at("code") == "AC3052");
  }
  const Ran csv = sweep({"--vary", lifetime + "=3 years,4 kg,5 years", "--format", "csv"});
  CHECK(csv.code == 0);
  CHECK(csv.out.find("\n4 kg,,,,,,,,,,false,") != std::string::npos);
  CHECK(
      csv.err.starts_with("warning[AC3052]: points without a result: 1 of 3; the first is at /hardware/node/lifetime = "
                          "4 kg ("));
  CHECK(sweep({"--vary", grid + "=XXZ,FR", "--deny", "warnings"}).code == 2);
  const Ran shown = sweep({"--vary", grid + "=XXZ,FR"});
  CHECK(shown.code == 0);
  CHECK(shown.out.find("\n  XXZ   no result ") != std::string::npos);
  CHECK(shown.out.find("\n  no result at grid = XXZ: unknown grid \"XXZ\"") != std::string::npos);
}

TEST_CASE("a sweep over devices at fixed hours says that the points do different work", "[cli]") {
  const std::string devices = device + "=nvidia-a100-sxm4-80gb,nvidia-h100-sxm5-80gb";
  const json s = swept({"--vary", devices});
  REQUIRE(s.at("warnings").size() == 1);
  CHECK(s.at("warnings")[0].at("code") == "AC3055");
  CHECK(s.at("warnings")[0].at("severity") == "note");
  CHECK(s.at("warnings")[0].at("message") ==
        "the device varies at fixed device-hours, so the points do not do the same work (phases: final run)");
  CHECK(sweep({"--vary", devices, "--deny", "warnings"}).code == 0);
  CHECK_FALSE(swept({"--vary", lifetime + "=3,4 years"}).contains("warnings"));
  std::string planned = run({"init", "planned"}).out;
  const Ran of_work =
      run({"sweep", "-", "--vary", "/hardware/node/accelerator=nvidia-a100-sxm4-80gb,nvidia-h100-sxm5-80gb", "--format",
           "json"},
          planned);
  INFO(of_work.err);
  REQUIRE(of_work.code == 0);
  CHECK(of_work.out.find("AC3055") == std::string::npos);
}
