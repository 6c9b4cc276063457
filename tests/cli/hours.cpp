// What hours are of: devices, whole machines, or a clock that runs for several of them. And values that are implausible
// together, in every command that takes a job.
#include "support/batch.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

using namespace aicarbon::test;

namespace {

json p4d(const json& activity) {
  return {{"schema", "aicarbon.job/1"},
          {"name", "one month of one p4d"},
          {"sites", {{"aws", {{"grid", "aws/us-east-1"}}}}},
          {"hardware", {{"node", {{"server", "p4d.24xlarge"}}}}},
          {"phases",
           {{{"name", "ft"}, {"kind", "fine-tuning"}, {"site", "aws"}, {"hardware", "node"}, {"activity", activity}}}}};
}

double total(const json& job) { return kg(report(job.dump())); }

std::string said_by_validate(const json& job) {
  return run({"validate", "-"}, job.dump()).out + run({"validate", "-"}, job.dump()).err;
}

}  // namespace

TEST_CASE("730 h of an instance with eight GPUs are 5,840 device-hours, however they are written", "[cli][hours]") {
  const double right = total(p4d({{"device_time", "5840 device-h"}}));
  CHECK(right == Approx(1265).epsilon(0.005));
  for (const json& activity :
       {json{{"device_time", "5840 GPU-h"}}, json{{"device_time", "730 node-h"}},
        json{{"device_time", "730 instance-h"}}, json{{"wall_time", "730 h"}, {"machines", 1}},
        json{{"wall_time", "730 h"}, {"devices", 8}}, json{{"wall_time_h", 365}, {"machines", 2}}}) {
    INFO(activity.dump());
    CHECK(total(p4d(activity)) == Approx(right).epsilon(1e-12));
    CHECK(said_by_validate(p4d(activity)).find("AC308") == std::string::npos);
  }
}

TEST_CASE("plain hours of a server with several devices are a warning with both totals", "[cli][hours]") {
  const Ran ran = run({"validate", "-", "--deny", "warnings"}, p4d({{"device_time", "730 h"}}).dump());
  CHECK(ran.code == 2);
  CHECK(
      (ran.out + ran.err)
          .find(
              "warning[AC3084]: \"730 h\" are counted as device-hours, each of one of the 8 devices of a machine, and the total is "
              "158 kg; as hours of whole machines, it would be 1.26 t\n") != std::string::npos);
  CHECK((ran.out + ran.err).find("help: write \"730 device-h\", or \"730 node-h\" if 8 devices ran for this time") !=
        std::string::npos);
  // hardware that is described by its accelerators: a note, which is never denied
  json own = p4d({{"device_time", "440 h"}});
  own["hardware"]["node"] = {{"accelerator", "nvidia-l40s"}, {"accelerators", 3}};
  const Ran note = run({"validate", "-", "--deny", "warnings"}, own.dump());
  CHECK(note.code == 0);
  CHECK((note.out + note.err).find("note[AC3083]: \"440 h\" are counted as device-hours") != std::string::npos);
  own["hardware"]["node"].erase(
      "accelerators");  // the number of devices is a default, so nothing is known about a node
  CHECK(said_by_validate(own).find("AC3083") == std::string::npos);
}

TEST_CASE("wall time needs devices or machines, and one of them", "[cli][hours]") {
  const auto fault = [](const json& activity) { return run({"validate", "-"}, p4d(activity).dump()).err; };
  CHECK(fault({{"wall_time", "36 h"}}).find("\"wall_time\" needs the number of devices or machines") !=
        std::string::npos);
  CHECK(fault({{"wall_time", "36 h"}, {"devices", 8}, {"machines", 1}})
            .find("\"devices\" and \"machines\" state the same thing") != std::string::npos);
  CHECK(fault({{"wall_time", "36 h"}, {"device_time", "8 h"}}).find("two activities") != std::string::npos);
  CHECK(fault({{"wall_time", "36 GPU-h"}, {"devices", 8}}).find("must be a time") != std::string::npos);
  json none = p4d({{"device_time", "36 node-h"}});
  none["phases"][0]["hardware"] = "none";
  CHECK(run({"validate", "-"}, none.dump()).err.find("node-hours need the hardware of the phase") != std::string::npos);
}

TEST_CASE("a column of counts multiplies a wall time", "[cli][hours]") {
  const Folder f;
  json job = p4d({{"wall_time", "16 h"}, {"devices", 8}});
  job["hardware"]["node"] = {{"accelerator", "nvidia-a100-sxm4-80gb"}, {"accelerators", 8}};
  f.put("t.json", job.dump());
  f.put("r.csv", "id,gpus,hours\n1,8,16\n2,4,16\n3,1,16\n");
  const std::string bind = " --bind gpus=/phases/ft/activity/devices --bind 'hours=/phases/ft/activity/wall_time h'";
  const auto rows = table(f.batch("r.csv --digits full" + bind).out);
  REQUIRE(rows.size() == 4);
  const auto co2e = [&](std::size_t r) { return std::strtod(rows[r][column(rows, "co2e_kg")].c_str(), nullptr); };
  CHECK(co2e(1) == Approx(8 * co2e(3)).epsilon(1e-12));
  CHECK(co2e(2) == Approx(4 * co2e(3)).epsilon(1e-12));
  f.put("sacct.csv", "gpus;hours\ncpu=96,gres/gpu=8,node=1;16:00:00\ngres/gpu:a100=4;0-16:00:00\n");
  const auto slurm = table(f.batch("sacct.csv --digits full --format csv --delimiter ';'" + bind).out);
  CHECK(slurm.size() == 3);
}

TEST_CASE("energy and hours that do not fit each other are a warning", "[cli][hours]") {
  const auto box = [](const json& activity) {
    json job = p4d(activity);
    job["hardware"]["node"] = {{"accelerator", "nvidia-v100-sxm2-32gb"}, {"accelerators", 4}};
    return job;
  };
  const auto activity = [](const std::string& energy) {
    return json{{"device_time", "100 device-h"}, {"energy", energy}, {"energy_boundary", "accelerators"}};
  };
  CHECK(said_by_validate(box(activity("1.6 GWh")))
            .find("warning[AC3080]: ft: the mean power of a device, with its share of the host, is ") !=
        std::string::npos);
  CHECK(said_by_validate(box(activity("0.0016 kWh"))).find("times its idle power") != std::string::npos);
  CHECK(said_by_validate(box(activity("0 kWh"))).find("the measured energy of hours in use is zero") !=
        std::string::npos);
  CHECK(said_by_validate(box(activity("25 kWh"))).find("AC3080") == std::string::npos);
  CHECK(said_by_validate(box({{"wall_time", "11 years"}, {"devices", 4}}))
            .find("warning[AC3082]: ft: the run takes 11") != std::string::npos);
  CHECK(said_by_validate(box({{"wall_time", "1 h"}, {"devices", 1e9}}))
            .find("warning[AC3081]: ft: 1e+09 devices are more than ten million") != std::string::npos);
}

TEST_CASE("every command that takes a job says what is implausible in it", "[cli][hours]") {
  const Folder f;
  json job = p4d({{"device_time", "100 device-h"}, {"energy", "0 kWh"}, {"energy_boundary", "it"}});
  f.put("t.json", job.dump());
  f.put("r.csv", "device_time_h\n100\n");
  f.put("b.json", R"({"schema": "aicarbon.budget/1", "rules": [{"id": "r", "metric": "total", "max": "10 t"}]})");
  for (const std::string command :
       {"estimate t.json", "validate t.json", "compare t.json t.json", "check t.json --budget b.json",
        "sweep t.json --vary /sites/aws/pue=1.1,1.2", "sensitivity t.json", "explain t.json total",
        "batch t.json r.csv", "batch t.json r.csv --totals",
        "sql t.json --columns device_time_h:number --table j --dialect duckdb"}) {
    INFO(command);
    const Ran ran = shell("aicarbon " + command, f.path);
    INFO(ran.err);
    CHECK((ran.out + ran.err).find("AC3080") != std::string::npos);
  }
}

TEST_CASE("a file of whole jobs says what is implausible in them, by job", "[cli][hours]") {
  const Folder f;
  std::string lines;
  for (const char* hours : {"100 device-h", "730 h", "730 h"}) {
    json job = p4d({{"device_time", hours}});
    job["phases"][0]["activity"]["energy"] = "0 kWh";
    lines += job.dump() + "\n";
  }
  f.put("jobs.jsonl", lines);
  const Ran ran = shell("aicarbon batch jobs.jsonl", f.path);
  CHECK(ran.code == 0);
  CHECK(ran.err.find("warning[AC3080]: ft: the measured energy of hours in use is zero (3 jobs: 1, 2, 3)\n") !=
        std::string::npos);
  CHECK(ran.err.find("(2 jobs: 2, 3)\n") != std::string::npos);
  CHECK(shell("aicarbon batch jobs.jsonl --deny warnings", f.path).code == 2);
}

TEST_CASE("denied warnings about rows leave no file behind", "[cli][hours]") {
  const Folder f;
  f.put("t.json", p4d({{"device_time", "100 device-h"}, {"energy", "10 kWh"}, {"energy_boundary", "it"}}).dump());
  f.put("r.csv", "energy_kwh\n0\n");
  const Ran ran = f.batch("r.csv -o out.csv --deny warnings");
  CHECK(ran.code == 2);
  CHECK(ran.err.find("AC3080") != std::string::npos);
  CHECK(!f.has("out.csv"));
  CHECK(f.batch("r.csv -o out.csv").code == 0);
  CHECK(f.has("out.csv"));
}

TEST_CASE("plain hours of a column are noted whatever the template says, and those of a unit are not", "[cli][hours]") {
  const Folder f;
  json job = p4d({{"device_time", "1 device-h"}});
  const std::string says =
      "the hours of column \"usage\" are counted as device-hours, each of one of the 8 devices of a "
      "machine; as hours of whole machines, they would be 8 times as many\n";
  const std::string help = "  help: write \"device-h\" or \"node-h\" after the path: --bind "
                           "'usage=/phases/ft/activity/device_time node-h'\n";
  const auto said = [&](const std::string& cells, const std::string& unit, const std::string& more = {}) {
    f.put("t.json", job.dump());
    f.put("r.csv", "usage\n" + cells);
    return f.batch("r.csv --bind 'usage=/phases/ft/activity/device_time" + unit + "' " + more);
  };
  for (const char* stated : {"1 device-h", "1 h", "1 node-h", "2 GPU-h"}) {
    INFO(stated);
    job = p4d({{"device_time", stated}});
    for (const std::string how : {"", "--totals --samples 0 --format badge"}) {
      const Ran ran = said("730\n", " h", how);
      CHECK(ran.code == 0);
      CHECK(ran.err.find("warning[AC3084]: " + says) != std::string::npos);
      CHECK(ran.err.find(help) != std::string::npos);
      CHECK(ran.err.find("AC308") == ran.err.rfind("AC308"));
    }
    CHECK(said("730\n", " h", "--deny warnings").code == 2);
    CHECK(said("730 h\n", "").err.find("warning[AC3084]: " + says) != std::string::npos);
    CHECK(said("730 device-h\n730:00:00\n", "").err.find("warning[AC3084]: " + says) != std::string::npos);
    CHECK(said("730:00:00\n", "", "--totals --samples 0").err.find("warning[AC3084]: " + says) != std::string::npos);
    for (const char* unit : {" device-h", " node-h", " GPU-h"})
      CHECK(said("730\n", unit, "--deny warnings").err.find("AC308") == std::string::npos);
    CHECK(said("730 device-h\n2 GPU-h\n", "", "--deny warnings").err.find("AC308") == std::string::npos);
  }
  job["hardware"]["node"] = {{"accelerator", "nvidia-l40s"}, {"accelerators", 3}};
  CHECK(said("730\n", " h")
            .err.find("note[AC3083]: the hours of column \"usage\" are counted as device-hours, each of "
                      "one of the 3 devices") != std::string::npos);
  job["hardware"]["node"] = {{"accelerator", "nvidia-l40s"}, {"accelerators", 1}};
  CHECK(said("730\n", " h").err.find("AC308") == std::string::npos);
  // what the help says to type is accepted, and is 8 times as much
  job = p4d({{"device_time", "1 device-h"}});
  const auto kg_of = [&](const Ran& ran) {
    const auto rows = table(ran.out);
    return std::strtod(rows.at(1).at(column(rows, "co2e_kg")).c_str(), nullptr);
  };
  CHECK(kg_of(said("730\n", " node-h", "--digits full")) ==
        Approx(8 * kg_of(said("730\n", " h", "--digits full"))).epsilon(1e-12));
}

TEST_CASE("plain minutes and seconds of a column are noted in their own unit", "[cli][hours]") {
  const Folder f;
  f.put("t.json", p4d({{"device_time", "1 device-h"}}).dump());
  f.put("r.csv", "usage\n36000\n");
  const std::string bind = " --digits full --bind 'usage=/phases/ft/activity/device_time ";
  const auto kg_of = [&](const std::string& unit) {
    const Ran ran = f.batch("r.csv" + bind + unit + "'");
    INFO(unit << ran.err);
    CHECK(ran.code == 0);
    const bool plain = unit.find('-') == std::string::npos;
    CHECK((ran.err.find("write \"device-" + unit + "\" or \"node-" + unit +
                        "\" after the path: --bind "
                        "'usage=/phases/ft/activity/device_time node-" +
                        unit + "'\n") != std::string::npos) == plain);
    const auto rows = table(ran.out);
    return std::strtod(rows.at(1).at(column(rows, "co2e_kg")).c_str(), nullptr);
  };
  const double ten_hours = kg_of("s");
  CHECK(ten_hours > 0);
  CHECK(kg_of("device-s") == Approx(ten_hours).epsilon(1e-12));
  CHECK(kg_of("node-s") == Approx(8 * ten_hours).epsilon(1e-12));
  CHECK(kg_of("min") == Approx(60 * ten_hours).epsilon(1e-12));
  CHECK(kg_of("node-min") == Approx(480 * ten_hours).epsilon(1e-12));
  CHECK(kg_of("node-days") == Approx(8 * 86400 * ten_hours).epsilon(1e-12));
}

TEST_CASE("plain hours among the values of a sweep, or in a column of a query, are noted", "[cli][hours]") {
  const Folder f;
  f.put("t.json", p4d({{"device_time", "1 device-h"}}).dump());
  const auto err = [&f](const std::string& command) {
    const Ran ran = shell("aicarbon " + command, f.path);
    INFO(ran.err);
    CHECK(ran.code == 0);
    return ran.err;
  };
  const std::string path = "/phases/ft/activity/device_time";
  CHECK(
      err("sweep t.json --vary '" + path + "=730,1460 h'")
          .find("warning[AC3084]: plain hours in the values of " + path +
                " are counted as device-hours, each of one of the 8 devices of a machine; as hours of whole machines, "
                "they would be 8 times as many\n") != std::string::npos);
  CHECK(err("sweep t.json --vary '" + path + "=100:300:100 h'")
            .find("  help: write \"device-h\" or \"node-h\" after the values: --vary '" + path + "=… node-h'\n") !=
        std::string::npos);
  CHECK(err("sweep t.json --vary '" + path + "=730,1460 node-h'").find("AC308") == std::string::npos);
  CHECK(err("sql t.json --columns device_time_h:number --table j --dialect duckdb")
            .find("warning[AC3084]: the hours of column \"device_time_h\" are counted as device-hours") !=
        std::string::npos);
  CHECK(err("sql t.json --columns device_time_node_h:number --table j --dialect duckdb").find("AC308") ==
        std::string::npos);
}
