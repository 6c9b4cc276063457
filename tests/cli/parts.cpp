// Hours and numbers of the parts of a device that schedulers count: GCDs of an MI250X, cores of a TPU.
#include "support/batch.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

using namespace aicarbon::test;

namespace {

json on(const json& hardware, const json& activity) {
  return {{"schema", "aicarbon.job/1"},
          {"name", "parts"},
          {"sites", {{"site", {{"grid", "FI"}, {"pue", 1.1}}}}},
          {"hardware", {{"node", hardware}}},
          {"phases",
           {{{"name", "run"}, {"kind", "training"}, {"site", "site"}, {"hardware", "node"}, {"activity", activity}}}}};
}

const json mi250x{{"accelerator", "amd-mi250x"}, {"accelerators", 4}};
const json tpu_v3{{"accelerator", "google-tpu-v3"}, {"accelerators", 4}};

json hours(const std::string& text) { return {{"device_time", text}}; }
json wall(const json& devices) { return {{"wall_time", "16 h"}, {"devices", devices}}; }

double total(const json& hardware, const json& activity) { return kg(report(on(hardware, activity).dump())); }

std::string notes(const json& hardware, const json& activity) {
  return run({"validate", "-"}, on(hardware, activity).dump()).err;
}

double co2e(const std::vector<Cells>& rows, std::size_t row) {
  return std::strtod(rows[row][column(rows, "co2e_kg")].c_str(), nullptr);
}

const std::string hours_path = "/phases/run/activity/device_time";
const std::string devices_path = "/phases/run/activity/devices";

}  // namespace

TEST_CASE("hours of two GCDs, or of two TPU cores, are those of one device, however they are written", "[cli][parts]") {
  const double right = total(mi250x, hours("50 device-h"));
  CHECK(right > 0);
  for (const char* text : {"100 GCD-h", "100 GCD-hours", "12.5 node-h"}) {
    INFO(text);
    CHECK(total(mi250x, hours(text)) == Approx(right).epsilon(1e-12));
    CHECK(notes(mi250x, hours(text)).find("AC308") == std::string::npos);
  }
  CHECK(total(tpu_v3, hours("200 TPU-core-h")) == Approx(total(tpu_v3, hours("100 TPU-h"))).epsilon(1e-12));
  CHECK(total(tpu_v3, hours("200 TPU-core-hours")) == Approx(total(tpu_v3, hours("100 device-h"))).epsilon(1e-12));
  for (const char* other : {"amd-mi250", "google-tpu-v2", "google-tpu-v4", "google-tpu-v5p"}) {
    INFO(other);
    const json hardware{{"accelerator", other}};
    const std::string unit = std::string(other).starts_with("amd") ? " GCD-h" : " TPU-core-h";
    CHECK(total(hardware, hours("30" + unit)) == Approx(total(hardware, hours("15 device-h"))).epsilon(1e-12));
  }
}

TEST_CASE("the range of hours of parts, and a measured power per device, apply as to hours of devices",
          "[cli][parts]") {
  const auto activity = [](const std::string& best, const std::string& low, const std::string& high) {
    return json{{"device_time", {{"best", best}, {"low", low}, {"high", high}}}, {"device_power", "300 W"}};
  };
  const json parts = report(on(mi250x, activity("100 GCD-h", "80 GCD-h", "120 GCD-h")).dump(), "2000");
  const json devices = report(on(mi250x, activity("50 device-h", "40 device-h", "60 device-h")).dump(), "2000");
  for (const char* key : {"best", "low", "high"}) {
    INFO(key);
    const auto of = [key](const json& r) { return r.at("total").at("co2e_kg").at(key).get<double>(); };
    CHECK(of(parts) == Approx(of(devices)).epsilon(1e-9));
  }
}

TEST_CASE("a number of devices may be one of parts", "[cli][parts]") {
  const double right = total(mi250x, wall("4 device"));
  CHECK(right == Approx(total(mi250x, wall(4))).epsilon(1e-12));
  CHECK(total(mi250x, wall("8 GCD")) == Approx(right).epsilon(1e-12));
  CHECK(total(mi250x, wall("1 GCD")) == Approx(right / 8).epsilon(1e-12));
  CHECK(total(tpu_v3, wall("8 TPU-core")) == Approx(total(tpu_v3, wall("4 device"))).epsilon(1e-12));
  for (const json& silent : {wall("4 device"), wall("8 GCD"), json{{"wall_time", "16 h"}, {"machines", 1}}}) {
    INFO(silent.dump());
    CHECK(notes(mi250x, silent).find("AC308") == std::string::npos);
  }
}

TEST_CASE("a reservation of parts is an extent of devices", "[cli][parts]") {
  const json long_run{{"wall_time", "11 years"}, {"devices", "8 GCD"}};
  CHECK(notes(mi250x, long_run).find("warning[AC3082]: run: the run takes 11") != std::string::npos);
  json fleet = on(mi250x, {{"device_time", "700 GCD-h"}});
  fleet["phases"][0]["runs_on"] = "fleet";
  for (const char* key : {"site", "hardware"}) fleet["phases"][0].erase(key);
  fleet["phases"].push_back({{"name", "fleet"},
                             {"kind", "fleet"},
                             {"site", "site"},
                             {"hardware", "node"},
                             {"activity", {{"machines", 1}, {"duration", "100 h"}}}});
  const Ran fits = run({"estimate", "-", "--samples", "0"}, fleet.dump());
  INFO(fits.err);
  CHECK(fits.code == 0);
  fleet["phases"][0]["activity"] = {{"device_time", "900 GCD-h"}};  // 450 of 400 device-hours
  CHECK(run({"estimate", "-", "--samples", "0"}, fleet.dump()).err.find("error[AC2307]") != std::string::npos);
}

TEST_CASE("on hardware without parts, or a share of it, no reading of parts is noted", "[cli][parts]") {
  const json h100{{"accelerator", "nvidia-h100-sxm5-80gb"}, {"accelerators", 8}};
  for (const json& activity : {hours("100 GPU-h"), wall(8)})
    CHECK(notes(h100, activity).find("AC308") == std::string::npos);
  json share = mi250x;
  share["share"] = 0.5;
  CHECK(notes(share, hours("100 GPU-h")).find("AC3086") == std::string::npos);
}

TEST_CASE("each ambiguous amount of a job is noted once, with the total of all that may be read alike",
          "[cli][parts]") {
  json job = on(mi250x, hours("100 GPU-h"));
  job["phases"].push_back(job["phases"][0]);
  job["phases"][1]["name"] = "again";
  job["phases"].push_back(job["phases"][0]);
  job["phases"][2]["name"] = "clock";
  job["phases"][2]["activity"] = wall(8);
  const auto found = messages(report(job.dump()), "AC3086");
  REQUIRE(found.size() == 2);
  const double hundred = total(mi250x, hours("100 device-h"));
  const double whole = 2 * hundred + total(mi250x, wall("8 device"));
  CHECK(kg(report(job.dump())) == Approx(whole).epsilon(1e-12));
  CHECK(found[0] ==
        "\"100 GPU-h\" are counted as device-hours, and the total is 22.4 kg; as hours of the 2 GCDs of a device, it "
        "would be 15.6 kg");
  CHECK(found[1] == "8 devices are counted as whole devices, and the total is 22.4 kg; as 8 GCDs, it would be 18.0 kg");
}

TEST_CASE("a saved report of hours of parts gives the same bytes as its job", "[cli][parts]") {
  const std::string job = on(mi250x, hours("100 GCD-h")).dump();
  const std::string saved = run({"estimate", "-", "--samples", "500", "--format", "json"}, job).out;
  for (const char* format : {"text", "json", "csv"})
    CHECK(run({"render", "-", "--format", format}, saved).out ==
          run({"estimate", "-", "--samples", "500", "--format", format}, job).out);
  CHECK(saved.find("Frontier User Guide") != std::string::npos);  // the source of the number of parts
}

TEST_CASE("columns of hours of parts bind by their name, after the path and in the path", "[cli][parts]") {
  const Folder f;
  f.put("t.json", on(mi250x, hours("1 device-h")).dump());
  f.put("named.csv", "id,device_time_gcd_h\n1,100\n2,200\n");
  f.put("plain.csv", "id,hours\n1,100\n2,200\n");
  const double right = total(mi250x, hours("50 device-h"));
  for (const std::string& more : {std::string("named.csv"), "plain.csv --bind 'hours=" + hours_path + " GCD-h'",
                                  "plain.csv --bind hours=" + hours_path + "_gcd_h"}) {
    INFO(more);
    const Ran ran = f.batch(more + " --digits full");
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    const auto rows = table(ran.out);
    CHECK(co2e(rows, 1) == Approx(right).epsilon(1e-12));
    CHECK(co2e(rows, 2) == Approx(2 * right).epsilon(1e-12));
    CHECK(ran.err.find("bound to " + hours_path + ", unit GCD-h") != std::string::npos);
    CHECK(ran.err.find("AC308") == std::string::npos);
  }
  CHECK(f.batch("named.csv --bind 'device_time_gcd_h=" + hours_path + "_tpu_core_h'")
            .err.find("column \"device_time_gcd_h\" is in GCD-h, but the path " + hours_path +
                      "_tpu_core_h is in TPU-core-h") != std::string::npos);
  const Ran sql = shell("aicarbon sql t.json --columns device_time_gcd_h:number --table j --dialect sqlite", f.path);
  CHECK(sql.code == 0);
  CHECK(sql.err.find("unit GCD-h") != std::string::npos);
}

TEST_CASE("records are rejected if their device has no such parts, or a cell counts others", "[cli][parts]") {
  const Folder f;
  f.put("t.json", on(mi250x, hours("1 device-h")).dump());
  f.put("r.csv", "id,accelerator,device_time_gcd_h\n"
                 "1,amd-mi250x,100\n2,nvidia-h100-sxm5-80gb,100\n3,google-tpu-v3,2\n4,amd-mi250x,7 TPU-core-h\n");
  const Ran ran = f.batch("r.csv --on-error skip --rejects rejected.csv");
  CHECK(ran.code == 0);
  CHECK(table(ran.out).size() == 2);
  const std::string rejected = f.get("rejected.csv");
  INFO(rejected);
  CHECK(rejected.find("counts GCDs, but nvidia-h100-sxm5-80gb has none") != std::string::npos);
  CHECK(rejected.find("counts GCDs, but google-tpu-v3 has TPU cores") != std::string::npos);
  CHECK(rejected.find("is not in GCD-h, the unit of the column") != std::string::npos);
}

TEST_CASE("GPUs that a scheduler counts are bound as GCDs", "[cli][parts]") {
  const Folder f;
  f.put("t.json", on(mi250x, wall(8)).dump());
  f.put("r.csv", "id,gpus\n1,gres/gpu=8\n2,8\n");
  const std::string more = "r.csv --digits full --bind 'gpus=" + devices_path;
  const auto gcds = table(f.batch(more + " GCD'").out);
  CHECK(co2e(gcds, 1) == Approx(total(mi250x, wall("4 device"))).epsilon(1e-12));
  CHECK(co2e(gcds, 2) == co2e(gcds, 1));
  CHECK(f.batch(more + " GCD'").err.find("AC3086") == std::string::npos);
  CHECK(f.batch(more + " device'").err.find("AC3086") == std::string::npos);
  CHECK(f.batch(more + "'").err.find("note[AC3086]: on amd-mi250x, whole devices are counted") != std::string::npos);
  f.put("t.json", on(mi250x, wall("8 GCD")).dump());  // the unit of the column decides, not that of the template
  CHECK(f.batch(more + "'").err.find("note[AC3086]: on amd-mi250x, whole devices are counted") != std::string::npos);
}

TEST_CASE("what hours of a column are of depends on the unit of the column", "[cli][parts]") {
  const Folder f;
  f.put("gpu.csv", "device_time_gpu_h\n100\n");
  f.put("gcd.csv", "device_time_gcd_h\n100\n");
  f.put("plain.csv", "device_time_h\n100\n");
  for (const char* stated : {"1 device-h", "1 h", "1 GCD-h", "1 GPU-h"}) {
    INFO(stated);
    f.put("t.json", on(mi250x, hours(stated)).dump());
    CHECK(f.batch("gpu.csv").err.find("note[AC3086]: hours on amd-mi250x are counted as device-hours") !=
          std::string::npos);
    CHECK(f.batch("gcd.csv").err.find("AC308") == std::string::npos);
  }
  for (const char* stated : {"1 device-h", "1 h", "1 GCD-h", "1 node-h"}) {
    INFO(stated);
    f.put("t.json", on(mi250x, hours(stated)).dump());
    CHECK(
        f.batch("plain.csv")
            .err.find(
                "note[AC3083]: the hours of column \"device_time_h\" are counted as device-hours, each of one of the 4 "
                "devices of a machine; as hours of whole machines, they would be 4 times as many, and as hours of the 2 "
                "GCDs of a device, half as many\n") != std::string::npos);
  }
  f.put("t.json", on({{"accelerator", "amd-mi250x"}, {"accelerators", 1}}, hours("1 device-h")).dump());
  CHECK(
      f.batch("plain.csv")
          .err.find(
              "note[AC3086]: the hours of column \"device_time_h\" are counted as device-hours; as hours of the 2 GCDs of "
              "a device, they would be half as many\n") != std::string::npos);
}

TEST_CASE("a sweep takes hours of parts among others", "[cli][parts]") {
  const Folder f;
  f.put("t.json", on(mi250x, hours("1 device-h")).dump());
  const Ran ran =
      shell("aicarbon sweep t.json --format csv --vary '" + hours_path + "=100 GCD-h,50 device-h,12.5 node-h'", f.path);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  const auto rows = table(ran.out);
  REQUIRE(rows.size() == 4);
  CHECK(co2e(rows, 1) == Approx(co2e(rows, 2)));
  CHECK(co2e(rows, 2) == Approx(co2e(rows, 3)));
}

TEST_CASE("an overlay states the parts of its own devices, or none", "[cli][parts]") {
  const TemporaryFolder folder;
  const auto put = [&](const std::string& columns, const std::string& row) {
    write_text(folder / "accelerators.csv", columns + "\n" + row + "\n");
  };
  const auto validate = [&](const std::string& text) {
    return run({"validate", "-", "--catalog", folder.path}, on({{"accelerator", "my-card"}}, hours(text)).dump());
  };
  const auto lint = [&] { return run({"catalog", "lint", "--catalog", folder.path}).err; };
  put("id,name,tdp_w,source,confidence", "my-card,My card,300,epoch-ai-hardware,second-hand");
  CHECK(validate("8 GCD-h").err.find("\"8 GCD-h\" counts GCDs, but my-card has none") != std::string::npos);
  CHECK(validate("8 GPU-h").err.find("AC3086") == std::string::npos);
  const std::string with_parts = "id,name,tdp_w,parts,part,parts_source,source,confidence";
  put(with_parts, "my-card,My card,300,4,GCD,olcf-frontier,epoch-ai-hardware,second-hand");
  CHECK(run({"catalog", "lint", "--catalog", folder.path}).code == 0);
  CHECK(validate("8 GCD-h").code == 0);
  CHECK(validate("8 GPU-h").err.find("as hours of the 4 GCDs of a device") != std::string::npos);
  put(with_parts, "my-card,My card,300,4,XCD,nobody,epoch-ai-hardware,second-hand");
  CHECK(lint().find("part \"XCD\" is not one of GCD, TPU-core") != std::string::npos);
  CHECK(lint().find("parts_source \"nobody\" is not in sources.json") != std::string::npos);
  CHECK(validate("8 GPU-h").code == 2);
  put(with_parts, "my-card,My card,300,1.5,GCD,,epoch-ai-hardware,second-hand");
  CHECK(lint().find("parts 1.5 is not a whole number above 1") != std::string::npos);
  put(with_parts, "my-card,My card,300,2,,olcf-frontier,epoch-ai-hardware,second-hand");
  CHECK(lint().find("parts and part are stated together or not at all") != std::string::npos);
}

TEST_CASE("hours of runs that may be of machines or of parts are noted, with the hours of devices to write",
          "[cli][parts]") {
  const auto runs = [](const std::string& hours) { return json{{"runs", 10}, {"device_time_per_run", hours}}; };
  const std::string said = notes(mi250x, runs("3 h"));
  CHECK(said.find("note[AC3083]: \"3 h\" are counted as device-hours") == 0);
  CHECK(
      said.find("write \"3 device-h\", or \"12 device-h\" if 4 devices ran for this time, or \"1.5 device-h\" if each "
                "of the 2 GCDs of a device was counted") != std::string::npos);
  CHECK(total(mi250x, runs("3 device-h")) == Approx(total(mi250x, hours("30 device-h"))).epsilon(1e-12));
  CHECK(notes(mi250x, runs("3 device-h")).find("AC308") == std::string::npos);
  const json percentiles{{"runs", 10}, {"device_time_per_run", {{"p50", "36 h"}, {"p99", "576 h"}}}};
  CHECK(notes(mi250x, percentiles).find("note[AC3083]: \"36 h\" are counted as device-hours") == 0);
}

TEST_CASE("devices that train continuously may be counted as parts", "[cli][parts]") {
  const auto online = [](const json& devices) {
    return json{{"online", {{"devices", devices}, {"during", "30 days"}}}};
  };
  const double right = total(mi250x, online("4 device"));
  CHECK(right > 0);
  CHECK(total(mi250x, online("8 GCD")) == Approx(right).epsilon(1e-12));
  CHECK(total(mi250x, online(4)) == right);
  CHECK(notes(mi250x, online(8)).find("note[AC3086]: 8 devices are counted as whole devices") == 0);
  CHECK(notes(mi250x, online("8 GCD")).find("AC308") == std::string::npos);
  CHECK(notes({{"accelerator", "H100"}}, online("8 GCD")).find("error[AC2319]: \"8 GCD\" counts GCDs") == 0);
}

TEST_CASE("a device that only a column names has its parts and machines noted", "[cli][parts]") {
  const TemporaryFolder folder;
  const auto said = [&](const std::string& field, const json& hardware, const std::string& records,
                        const std::string& unit) {
    write_text(folder / "job.json", on(hardware, hours("10 device-h")).dump());
    write_text(folder / "r.csv", "h," + field + "\n" + records);
    const Ran ran = run({"batch", folder / "job.json", folder / "r.csv", "--bind", "h=" + hours_path + " " + unit});
    CHECK(ran.code == 0);
    return ran.err.substr(0, ran.err.find('\n'));
  };
  const json h100{{"accelerator", "nvidia-h100-sxm5-80gb"}};
  const std::string two = "3,nvidia-h100-sxm5-80gb\n4,amd-mi250x\n";
  const std::string parts =
      "note[AC3086]: hours on amd-mi250x are counted as device-hours; as hours of the 2 GCDs of a device, they would be "
      "half as many";
  CHECK(said("accelerator", h100, two, "h") == parts);
  CHECK(said("accelerator", h100, two, "GPU-h") == parts);
  CHECK(said("accelerator", h100, two, "device-h").find("AC308") == std::string::npos);
  CHECK(said("accelerator", h100, "3,nvidia-h100-sxm5-80gb\n", "h").find("AC308") == std::string::npos);
  CHECK(said("server", {{"server", "dell-poweredge-r740"}}, "3,dell-poweredge-r740\n4,aws-p4d-24xlarge\n", "h")
            .starts_with("warning[AC3084]: hours on "));
}

TEST_CASE("values of a sweep and columns of a query are noted on devices with parts", "[cli][parts]") {
  const Folder f;
  const auto err = [&](const json& job, const std::string& command) {
    f.put("t.json", job.dump());
    const Ran ran = shell("aicarbon " + command, f.path);
    INFO(ran.err);
    CHECK(ran.code == 0);
    return ran.err;
  };
  const json h100{{"accelerator", "nvidia-h100-sxm5-80gb"}};
  CHECK(err(on(mi250x, hours("10 device-h")), "sweep t.json --vary '" + hours_path + "=10,20 GPU-h'")
            .find("note[AC3086]: \"10 GPU-h\" are counted as device-hours") != std::string::npos);
  CHECK(err(on(mi250x, wall("8 GCD")), "sweep t.json --vary " + devices_path + "=8,16")
            .find("note[AC3086]: 8 devices are counted as whole devices") != std::string::npos);
  CHECK(err(on(h100, hours("10 GPU-h")),
            "sweep t.json --vary /hardware/node/accelerator=nvidia-h100-sxm5-80gb,amd-mi250x")
            .find("as hours of the 2 GCDs of a device") != std::string::npos);
  CHECK(
      err(on(mi250x, hours("10 device-h")), "sweep t.json --vary '" + hours_path + "=10,20 device-h'").find("AC308") ==
      std::string::npos);
  f.put("c.csv", "accelerator,t\nnvidia-h100-sxm5-80gb,1\namd-mi250x,1\n");
  const auto query = [&](const std::string& unit) {
    return err(on(h100, hours("10 device-h")),
               "sql t.json --columns c.csv --table t --dialect duckdb --bind 't=" + hours_path + " " + unit + "'");
  };
  const std::string says = "note[AC3086]: hours on amd-mi250x are counted as device-hours; as hours of the 2 GCDs of a "
                           "device, they would be half as many\n";
  CHECK(query("h").find(says) != std::string::npos);
  CHECK(query("GPU-h").find(says) != std::string::npos);
  CHECK(query("device-h").find("AC308") == std::string::npos);
}

TEST_CASE("what a note about a column says to type is accepted", "[cli][parts]") {
  const Folder f;
  f.put("t.json", on(mi250x, wall("8 device")).dump());
  f.put("r.csv", "d\n8\n16\n");
  const Ran ran = f.batch("r.csv --bind d=" + devices_path);
  CHECK(ran.code == 0);
  CHECK(ran.err.starts_with(
      "note[AC3086]: on amd-mi250x, whole devices are counted; as GCDs, they would be half as many\n"));
  CHECK(ran.err.find("--bind 'd=" + devices_path + " device'") != std::string::npos);
  const Ran said = f.batch("r.csv --bind 'd=" + devices_path + " device'");
  CHECK(said.code == 0);
  CHECK(said.err.find("AC308") == std::string::npos);
  CHECK(said.out == ran.out);
}
