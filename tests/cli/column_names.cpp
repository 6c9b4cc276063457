// What the name of a column, its binding and its cells say together: one column has one place and one unit, and a name
// that is nearly that of a field is not passed over in silence.
#include "support/batch.hpp"

#include <catch2/catch.hpp>

using namespace aicarbon::test;

namespace {

json job_with(const json& activity, const json& grid = "CH") {
  return {{"schema", "aicarbon.job/1"},
          {"name", "columns"},
          {"sites", {{"dc", {{"grid", grid}, {"pue", 1.2}}}}},
          {"hardware", {{"node", {{"accelerator", "nvidia-l4"}, {"accelerators", 1}}}}},
          {"phases",
           {{{"name", "run"}, {"kind", "inference"}, {"site", "dc"}, {"hardware", "node"}, {"activity", activity}}}}};
}

const json energy{{"energy", "1 kWh"}, {"energy_boundary", "it"}};
const json per_request{{"requests", 1000}, {"energy_per_request", "1 Wh/request"}, {"energy_boundary", "it"}};
const json wall{{"wall_time", "1 h"}, {"devices", 1}};

Ran batch(const json& job, const std::string& csv, const std::string& more = {}) {
  const Folder f;
  f.put("t.json", job.dump());
  f.put("r.csv", csv);
  return f.batch("r.csv --digits full " + more);
}

std::string cell(const Ran& ran, const std::string& name) {
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  const auto rows = table(ran.out);
  return rows.at(1).at(column(rows, name));
}

const std::string activity = "/phases/run/activity/";

}  // namespace

TEST_CASE("a column that is bound twice is an error", "[cli][columns]") {
  for (const std::string& second :
       std::vector<std::string>{"'E=/sites/dc/pue'", "'E=" + activity + "energy J'", "E="}) {
    INFO(second);
    const Ran ran = batch(job_with(energy), "E\n5\n", "--bind 'E=" + activity + "energy kWh' --bind " + second);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err == "error[AC2502]: column \"E\" is bound twice\n"
                     "  help: a column has one place in the job: keep one of the bindings\n");
  }
  const Ran by_name = batch(job_with(energy), "pue,energy_kwh\n1.5,5\n", "--bind pue --bind pue= --bind pue");
  CHECK(by_name.code == 2);
  CHECK(by_name.err == "error[AC2502]: column \"pue\" is bound twice\n"
                       "  help: a column has one place in the job: keep one of the bindings\n");
}

TEST_CASE("a unit after the path that contradicts the unit in the name is an error", "[cli][columns]") {
  const auto bound = [](const std::string& name, const std::string& unit) {
    return batch(job_with(energy), name + "\n5\n", "--bind '" + name + "=" + activity + "energy " + unit + "'");
  };
  CHECK(bound("E [J]", "kWh").err ==
        "error[AC2502]: column \"E [J]\" states two units, J in its name and kWh after the path\n"
        "  help: remove one of them; a unit that is wrong in the name of a column is corrected there\n");
  CHECK(bound("energy_j", "kWh")
            .err.starts_with(
                "error[AC2502]: column \"energy_j\" states two units, J in its name and kWh after the path\n"));
  CHECK(bound("energy_j", "kWh").code == 2);
  CHECK(bound("E [J]", "J").code == 0);
  CHECK(bound("E_mwh", "kWh").code == 0);  // MWh or mWh: the name does not say which
  CHECK(bound("E [W]", "kWh").code == 0);  // not a unit of energy, and the user states which it is
  const Ran hours = batch(job_with({{"device_time", "1 device-h"}}), "device_time_h\n5\n",
                          "--bind 'device_time_h=" + activity + "device_time node-h'");
  CHECK(hours.code == 0);  // adds what the hours are of
}

TEST_CASE("the name of a field with a unit that does not bind is a warning that states what to type",
          "[cli][columns]") {
  const auto warns = [](const json& kind, const std::string& name, const std::string& type) {
    INFO(name);
    const Ran ran = batch(job_with(kind), "pue," + name + "\n1.5,5\n", "--bind pue");
    CHECK(ran.code == 0);
    CHECK(ran.err.find("warning[AC3057]: column \"" + name +
                       "\" looks like a measured value, but no figure depends on it\n  --> r.csv:1:1\n  help: bind it, "
                       "for example with --bind '" +
                       type + "', or leave it out with --bind '" + name + "='\n") != std::string::npos);
    CHECK(batch(job_with(kind), name + "\n5\n", "--bind '" + type + "'").code == 0);
    CHECK(batch(job_with(kind), "pue," + name + "\n1.5,5\n", "--bind pue --bind " + name + "=").err.find("AC3057") ==
          std::string::npos);
  };
  warns(wall, "wall_time_d", "wall_time_d=" + activity + "wall_time days");
  warns(wall, "wall_time_m", "wall_time_m=" + activity + "wall_time min");
  warns(per_request, "energy_per_request_j", "energy_per_request_j=" + activity + "energy_per_request J/request");
  warns(per_request, "energy_per_request_wh", "energy_per_request_wh=" + activity + "energy_per_request Wh/request");
  for (const std::string none : {"wall_time_limit", "wall_time", "devices_m", "wall_times_d"})
    CHECK(batch(job_with(wall), "pue," + none + "\n1.5,5\n", "--bind pue").err.find("AC3057") == std::string::npos);
}

TEST_CASE("the key of a field in a job binds as the name of a column", "[cli][columns]") {
  const Ran own = batch(job_with(per_request), "energy_per_request_wh_per_request\n5\n");
  json stated = per_request;
  stated["energy_per_request"] = "5 Wh/request";
  const Ran same = batch(job_with(stated), "pue\n1.2\n", "--bind pue");
  CHECK(cell(own, "co2e_kg") == cell(same, "co2e_kg"));
  CHECK(own.err.find("bound to " + activity + "energy_per_request, unit Wh/request") != std::string::npos);
}

TEST_CASE("a measured energy beside a stated power is stated in its place, and not bound", "[cli][columns]") {
  const auto help = [](const json& kind, const std::string& name) {
    const std::string err = batch(job_with(kind), "device_time_h," + name + "\n2,3\n").err;
    const auto at = err.find("warning[AC3057]");
    REQUIRE(at != std::string::npos);
    const auto begin = err.find("help: ", at) + 6;
    return err.substr(begin, err.find('\n', begin) - begin);
  };
  const json power{{"device_time", "1 h"}, {"device_power", "60 W"}};
  const json load{{"device_time", "1 h"}, {"load", 0.5}};
  const json rated{{"device_time", "1 h"}};
  CHECK(help(power, "energy_kwh") == "state \"energy\" in the template in place of \"device_power\", or leave it out "
                                     "with --bind 'energy_kwh='");
  CHECK(help(load, "mean_w") ==
        "state \"device_power\" in the template in place of \"load\", or leave it out with --bind 'mean_w='");
  CHECK(help(rated, "energy_kwh") == "bind it, for example with --bind 'energy_kwh=" + activity +
                                         "energy kWh', or leave it out with --bind 'energy_kwh='");
}

TEST_CASE("a column grid binds to a grid that the template states as an object", "[cli][columns]") {
  const json job = job_with(energy, {{"intensity", "400 g/kWh"}});
  const std::string by_path = cell(batch(job, "g,energy_kwh\nFR,5\n", "--bind g=/sites/dc/grid"), "co2e_kg");
  const Ran by_name = batch(job, "grid,energy_kwh\nFR,5\n");
  CHECK(cell(by_name, "co2e_kg") == by_path);
  CHECK(by_name.err.find("bound to /sites/dc/grid") != std::string::npos);
  CHECK(cell(batch(job, "grid,energy_kwh\nFR,5\n", "--bind grid"), "co2e_kg") == by_path);
  CHECK(cell(batch(job, "grid,energy_kwh\nFR,5\n", "--bind grid="), "co2e_kg") != by_path);
  // the intensity of the grid is bound, so a name of a grid beside it is not
  const Ran both = batch(job, "grid,intensity_g_per_kwh,energy_kwh\nFR,400,5\n");
  CHECK(cell(both, "co2e_kg") == cell(batch(job, "energy_kwh\n5\n"), "co2e_kg"));
  json site_of_that_name = job_with(energy);
  site_of_that_name["sites"] = {{"grid", {{"grid", "CH"}, {"pue", 1.2}}}};
  site_of_that_name["phases"][0]["site"] = "grid";
  CHECK(batch(site_of_that_name, "grid,energy_kwh\nFR,5\n").err.find("bound to /sites/grid/grid") != std::string::npos);
}

TEST_CASE("a slice of a GPU in a list of resources is refused", "[cli][columns]") {
  const std::string devices = "--on-error skip --bind 'gpus=" + activity + "devices'";
  const auto err = [&](const std::string& resources) {
    return batch(job_with(wall), "gpus\n1\n\"" + resources + "\"\n", devices).err;
  };
  for (const std::string slice : {"gres/gpu:a100_1g.5gb", "gres/gpu:1g.5gb", "gres/gpu:H100_3g.40GB"})
    for (const std::string& list : {"cpu=8," + slice + "=1,gres/gpu=1", "gres/gpu=1," + slice + "=1"}) {
      INFO(list);
      CHECK(err(list).find("\n1 row, 1 rejected\nfirst rejected: record 3, column \"gpus\", " + slice +
                           " is a slice of a device (MIG); state the \"share\" of the hardware in the template, and "
                           "bind hours in place of a number of devices; --rejects FILE lists all\n") !=
            std::string::npos);
    }
  for (const std::string whole : {"cpu=8,gres/gpu:a100=1,gres/gpu=1", "gres/gpu:a100_80gb=2", "gres/gpu:v100_16g=1"})
    CHECK(err(whole).find("rejected") == std::string::npos);
}

TEST_CASE("fields that no figure depends on are not offered", "[cli][columns]") {
  json job = job_with(energy);
  job["phases"][0]["description"] = "a run";
  const Ran ran = batch(job, "name,description,pue,energy_kwh\na,b,1.1,5\n");
  CHECK(ran.err.find("  name         passed through\n  description  passed through\n"
                     "  pue          passed through; --bind 'pue' binds it\n") != std::string::npos);
}

TEST_CASE("steps of Slurm jobs are recognized in columns of other names", "[cli][columns]") {
  for (const std::string name : {"JobIDRaw", "jobid", "job_id", "Job ID"}) {
    INFO(name);
    const std::string rows = name + ",energy_kwh\n501,5\n501.batch,5\n501.ext+,5\n501.0,5\n";
    const Ran stops = batch(job_with(energy), rows);
    CHECK(stops.code == 2);
    CHECK(stops.err.starts_with("error[AC2504]: record 3, column \"" + name +
                                "\": \"501.batch\" is a step of job 501, whose record contains its energy and hours\n"
                                "  --> r.csv:3:1\n  help: print whole jobs with `sacct -X`, leave the steps out with "
                                "--on-error skip, or keep them with --bind '" +
                                name + "='\n"));
    CHECK(batch(job_with(energy), rows, "--on-error skip").err.find("\n1 row, 3 rejected\n") != std::string::npos);
    CHECK(last_line(batch(job_with(energy), rows, "--bind '" + name + "='").err) == "4 rows\n");
    CHECK(batch(job_with(energy), name + ",energy_kwh\n501,5\n502,6\n").code == 0);
    CHECK(batch(job_with(energy), name + ",energy_kwh\n2024-05-01.train,5\n2024-05-02.eval,6\n").code == 0);
  }
}

TEST_CASE("hours of machines, of devices and of parts are two units, even of one size", "[cli][columns]") {
  const Folder f;
  const std::string path = "/phases/run/activity/device_time";
  const auto said = [&](const std::string& column, const std::string& unit) {
    f.put("r.csv", column + "\n10\n");
    const Ran ran = f.batch("r.csv --bind '" + column + "=" + path + " " + unit + "'");
    return ran.code == 0 ? std::string("bound") : ran.err.substr(0, ran.err.find('\n'));
  };
  const auto two = [](const std::string& column, const std::string& name, const std::string& unit) {
    return "error[AC2502]: column \"" + column + "\" states two units, " + name + " in its name and " + unit +
           " after the path";
  };
  CHECK(said("device_time_node_h", "device-h") == two("device_time_node_h", "node-h", "device-h"));
  CHECK(said("device_time_gpu_h", "node-h") == two("device_time_gpu_h", "GPU-h", "node-h"));
  CHECK(said("device_time_gcd_h", "node-h") == two("device_time_gcd_h", "GCD-h", "node-h"));
  CHECK(said("device_time [node-h]", "device-h") == two("device_time [node-h]", "node-h", "device-h"));
  CHECK(said("device_time_node_h", "node-s") == two("device_time_node_h", "node-h", "node-s"));
  for (const char* unit : {"device-h", "node-h", "GPU-h"}) CHECK(said("device_time_h", unit) == "bound");
  CHECK(said("device_time_gpu_h", "device-h") == "bound");
  CHECK(said("device_time_node_h", "node-h") == "bound");
  for (const char* name : {"device_time_node_s", "device_time_gpu_min", "device_time_device_days"}) {
    f.put("r.csv", std::string(name) + "\n10\n");
    const Ran ran = f.batch("r.csv");
    INFO(ran.err);
    CHECK(ran.code == 0);
    CHECK(ran.err.find("bound to " + path) != std::string::npos);
  }
}
