// What is suspicious in a job is said by every command that takes it, not only by the one in which it was found.
#include "support/batch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

using namespace aicarbon::test;

namespace {

const std::string warnings = source_dir() + "/tests/cli/warnings";

std::set<std::string> codes_in(const std::string& text) {
  static const std::regex code(R"(\[(AC3\d{3})\])");
  std::set<std::string> codes;
  for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) codes.insert((*at)[1]);
  return codes;
}

// The unit of a value: what follows its digits.
std::string unit_of(const std::string& value) {
  const auto space = value.find(' ');
  return space == std::string::npos ? "" : value.substr(space + 1);
}

// A column for a value of the first activity, with a record that states what the job states.
std::pair<std::string, std::string> column_of(const json& job) {
  const json& phase = job.at("phases").at(0);
  for (const auto& [key, value] : phase.at("activity").items()) {
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (key != "duration" && !text.empty() && text.front() >= '0' && text.front() <= '9')
      return {"/phases/" + phase.at("name").get<std::string>() + "/activity/" + key, text};
  }
  throw std::runtime_error("the first activity of " + job.dump() + " states no number");
}

}  // namespace

TEST_CASE("every code of a job is said by every command", "[cli][hours]") {
  const Folder f;
  f.put("budget.json", R"({"schema": "aicarbon.budget/1", "rules": [{"id": "r", "metric": "total", "max": "1 Gt"}]})");
  std::size_t walked = 0;
  for (const auto& entry : std::filesystem::directory_iterator(warnings)) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().stem().string();
    const std::string said = read_text(warnings + "/" + name + ".txt");
    const std::string job = read_text(entry.path().string());
    const auto [path, cell] = column_of(json::parse(job));
    f.put("J.json", job);
    f.put("J.jsonl", json::parse(job).dump() + "\n");
    f.put("records.csv", path + "\n" + cell + "\n");
    for (const std::string& command :
         {std::string("estimate J.json --samples 0"), std::string("estimate J.json --samples 0 --format markdown"),
          std::string("compare J.json J.json --samples 0"),
          std::string("check J.json --budget budget.json --samples 0"), std::string("sweep J.json --vary /name=a,b"),
          std::string("sensitivity J.json --samples 100"), std::string("explain J.json total"),
          std::string("batch J.json records.csv"),
          std::string("batch J.json records.csv --totals --samples 0 --format badge"), std::string("batch J.jsonl"),
          "sql J.json --columns value:number --bind 'value=" + path + " " + unit_of(cell) +
              "' --table t --dialect duckdb"}) {
      const Ran ran = shell("aicarbon " + command, f.path);
      for (const std::string& code : codes_in(said)) {
        if (ran.err.starts_with("error[AC2505]")) continue;  // no SQL for this formula
        if (command.starts_with("explain") && said.find("note[" + code) != std::string::npos) continue;
        INFO(name << ": " << command << "\n" << ran.err);
        CHECK((ran.out + ran.err).find(code) != std::string::npos);
        ++walked;
      }
    }
  }
  CHECK(walked > 400);
}

TEST_CASE("numbers of records that are suspicious are counted by row", "[cli][hours]") {
  const Folder f;
  f.put("t.json", R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"dc": {"grid": "FR", "pue": 1.2}},
    "hardware": {"n": {"accelerator": "nvidia-a100-sxm4-80gb", "accelerators": 8, "lifetime": "4 years"}},
    "phases": [{"name": "run", "kind": "training", "site": "dc", "hardware": "n",
      "activity": {"device_time": "100 device-h", "device_power": "300 W"}}]})");
  f.put("r.csv", "/sites/dc/pue,lifetime_years,device_power [W],accelerator\n"
                 "1.2,4,300,nvidia-a100-sxm4-80gb\n"
                 "5,4,300,nvidia-a100-sxm4-80gb\n"
                 "3,0.5,300,nvidia-a100-sxm4-80gb\n"
                 "1.1,4,3000,nvidia-a100-sxm4-80gb\n"
                 "1.1,4,350,nvidia-h100-sxm5-80gb\n"
                 "1.1,4,900,nvidia-h100-sxm5-80gb\n");
  const std::string err = f.batch("r.csv").err;
  INFO(err);
  const auto says = [&](const std::string& text) { return err.find(text) != std::string::npos; };
  CHECK(says("warning[AC3003]: a PUE of 5 is very high (row 3; 1 more: 4)\n"));
  CHECK(says("warning[AC3005]: a lifetime of 0.5 years is short (1 row: 4)\n"));
  CHECK(says(
      "warning[AC3001]: 3.000 kW is above the TDP of the accelerator, 400.0 W, plus its share of the host (1 row: 5)\n"));
  CHECK_FALSE(says("AC3002"));
}

TEST_CASE("values of a sweep that are suspicious are said", "[cli][hours]") {
  const Ran ran = shell("aicarbon sweep examples/records/cluster-job.json --vary /sites/dc/pue=1.1,3,4,5,6 "
                        "--vary /hardware/node/accelerator=nvidia-a100-sxm4-80gb,nvidia-l4",
                        source_dir());
  INFO(ran.err);
  CHECK(ran.err.find("warning[AC3003]: a PUE of 3 is very high (with /sites/dc/pue = 3)\n") != std::string::npos);
  CHECK(ran.err.find("\"400 W\" is above the TDP of the accelerator, 72.00 W (with /hardware/node/accelerator = "
                     "nvidia-l4)\n") != std::string::npos);
  CHECK(shell("aicarbon sweep examples/records/cluster-job.json --vary /sites/dc/pue=1:3:0.01 --deny warnings",
              source_dir())
            .code == 2);
}

TEST_CASE("work that took no time has no footprint, in every command and in rows", "[cli][hours]") {
  const Folder f;
  json job = json::parse(job_text);
  for (const json& activity : {json{{"device_time", "0 device-h"}, {"device_power", "400 W"}},
                               json{{"device_time", "0 device-h"}, {"energy", "0 kWh"}},
                               json{{"wall_time", "0 h"}, {"devices", 8}, {"device_power", "400 W"}},
                               json{{"runs", 0}, {"device_time_per_run", "5 device-h"}, {"device_power", "400 W"}}}) {
    job["phases"][0]["activity"] = activity;
    f.put("zero.json", job.dump());
    INFO(activity.dump());
    const Ran ran = shell("aicarbon estimate zero.json --format json --samples 100", f.path);
    REQUIRE(ran.code == 0);
    CHECK(json::parse(ran.out).at("reports").at(0).at("total").at("co2e_kg").at("best") == 0);
    CHECK(shell("aicarbon validate zero.json", f.path).err.find("AC3080") == std::string::npos);
  }
  f.put("r.csv", "device_time_h\n0\n4\n");
  const Ran rows = f.batch("r.csv");
  CHECK(rows.code == 0);
  CHECK(table(rows.out).at(1).at(1) == "0");
}

TEST_CASE("formats without a place for warnings print them on standard error", "[cli]") {
  const std::string job = warnings + "/counter-is-dead.json";
  for (const std::string format : {"csv", "badge", "badge-svg", "ghg", "sci", "model-card"})
    CHECK(run({"estimate", job, "--samples", "0", "--format", format}).err.find("warning[AC3080]") !=
          std::string::npos);
  for (const std::string format : {"table", "json", "markdown", "html"})
    CHECK(run({"estimate", job, "--samples", "0", "--format", format}).err.empty());
  const Folder f;
  CHECK(shell("aicarbon estimate " + job + " -o r.json -o l.csv", f.path).err.find("warning[AC3080]") !=
        std::string::npos);
}

TEST_CASE("standard input is an input, also by its file", "[cli]") {
  const Folder f;
  const Ran ran = shell("aicarbon estimate - -o t.json < t.json", f.path);
  CHECK(ran.code == 2);
  CHECK(ran.err.starts_with("error[AC6003]: the output t.json is also an input\n"));
  CHECK(f.get("t.json") == job_text);
}

TEST_CASE("a column in another unit than its field is an error, unless the unit is stated", "[cli][columns]") {
  const Folder f;
  f.put("r.csv", "energy_kwh\n5\n");
  CHECK(f.batch("r.csv --bind energy_kwh=/phases/run/activity/device_time_h").err ==
        "error[AC2502]: column \"energy_kwh\" is in kWh, but /phases/run/activity/device_time is a number of "
        "device-hours\n  help: bind it to another field, or state the unit after the path\n");
  CHECK(f.batch("r.csv --bind 'energy_kwh=/phases/run/activity/device_time h'").code == 0);
}

TEST_CASE("a batch of which no record is valid fails, and says why", "[cli]") {
  const Folder f;
  f.put("r.csv", "grid\nXX\nYY\n");
  for (const std::string more : {"", " --totals --samples 0"}) {
    const Ran ran = f.batch("r.csv --on-error skip" + more);
    CHECK(ran.code == 2);
    CHECK(ran.err.find("0 rows, 2 rejected\nfirst rejected: record 2, unknown grid \"XX\"") != std::string::npos);
  }
}

TEST_CASE("a sweep over the work of a phase warns of a count that stays", "[cli][hours]") {
  const Folder f;
  const auto job = [](const std::string& count) {
    return R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"dc": {"grid": "FR", "pue": 1.2}},
      "hardware": {"n": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8}},
      "phases": [{"name": "chat", "kind": "inference", "site": "dc", "hardware": "n",
        "activity": {"requests": "1M", "model": "llama-3.1-8b", "input_tokens": 300, "output_tokens": 350}}],
      "functional_units": [{"name": "request", "count": )" +
           count + "}]}";
  };
  f.put("fixed.json", job("1000000"));
  f.put("path.json", job("\"/phases/chat/activity/requests\""));
  const std::string vary = " --vary /phases/chat/activity/requests=1000000,2000000";
  const std::string err = shell("aicarbon sweep fixed.json" + vary, f.path).err;
  INFO(err);
  CHECK(err.find("AC3071") != std::string::npos);
  CHECK(err.find("is 1000000, but that of the phases is 2000000 (with") != std::string::npos);
  CHECK(shell("aicarbon sweep path.json" + vary, f.path).err.find("AC3071") == std::string::npos);
  CHECK(shell("aicarbon sweep fixed.json --vary /sites/dc/pue=1.1,1.2", f.path).err.find("AC3071") ==
        std::string::npos);
}

TEST_CASE("counts of records are not stated in percent", "[cli][hours]") {
  const Folder f;
  f.put("t.json", R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"dc": {"grid": "FR", "pue": 1.2}},
    "hardware": {"n": {"accelerator": "nvidia-a100-sxm4-80gb", "accelerators": 8}},
    "phases": [{"name": "tests", "kind": "experimentation", "site": "dc", "hardware": "n",
      "activity": {"runs": 4, "device_time_per_run": "3 device-h"}}]})");
  f.put("r.csv", "runs\n4 %\n");
  const Ran ran = f.batch("r.csv --bind runs");
  INFO(ran.err);
  CHECK(ran.code == 2);
  CHECK(ran.err.find("is a share") != std::string::npos);
}
