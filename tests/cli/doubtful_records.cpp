// Records that can be summed, and whose sum may still be wrong: amounts that stay in the template, points that group
// thousands, rows of totals, and devices of another type. Each is a warning, a note or a rejected record.
#include "support/batch.hpp"

#include <catch2/catch.hpp>

using namespace aicarbon::test;

namespace {

const std::string cluster = R"({ "schema": "aicarbon.job/1", "name": "cluster",
  "sites": { "dc": { "grid": "FR", "pue": 1.2 } },
  "phases": [ { "name": "run", "kind": "training", "site": "dc", "hardware": "H100",
     "activity": { "wall_time": "1 h", "devices": 1 } } ] })";

std::string with_storage() {
  json job = json::parse(cluster);
  job["phases"].push_back(json::parse(R"({"name": "keep", "kind": "data", "site": "dc", "hardware": "none",
     "activity": {"storage": "100 TB", "duration": "1 year", "medium": "hdd"}})"));
  return job.dump();
}

struct Records : Folder {
  explicit Records(const std::string& csv, const std::string& job = cluster) {
    put("t.json", job);
    put("r.csv", csv);
  }
  Ran batch(const std::string& more = {}) const { return shell("aicarbon batch t.json r.csv " + more, path); }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a phase whose amount stays in the template is named once", "[cli][records]") {
  const Records two("wall_time_h\n4\n2\n", with_storage());
  for (const std::string more : {"", "--totals"}) {
    const Ran ran = two.batch(more);
    INFO(ran.err);
    CHECK(ran.code == 0);
    CHECK(has(ran.err, "warning[AC3095]: no column is bound to an amount of the phase \"keep\": every row counts it in "
                       "full, with the amount of the template\n"));
    CHECK(has(ran.err, "--bind 'COLUMN=/phases/keep/activity/storage TB'"));
    CHECK(ran.err.find("AC3095") == ran.err.rfind("AC3095"));
  }
  CHECK(two.batch("--deny warnings").code == 2);
  CHECK(Records("wall_time_h\n4\n2\n").batch("--deny warnings").code == 0);
  CHECK_FALSE(
      has(Records("wall_time_h,s\n4,1\n", with_storage()).batch("--bind 's=/phases/keep/activity/storage TB'").err,
          "AC3095"));
  CHECK_FALSE(has(Records("wall_time_h\n4\n").batch().err, "AC3095"));
}

TEST_CASE("a phase that is a multiple of another one follows its amount", "[cli][records]") {
  json job = json::parse(cluster);
  job["phases"].push_back(json::parse(R"({"name": "trials", "kind": "experimentation", "site": "dc", "hardware": "H100",
     "activity": {"ratio_of": {"phase": "run", "ratio": 0.5}}})"));
  const Ran ran = Records("wall_time_h\n4\n", job.dump()).batch();
  INFO(ran.err);
  CHECK(ran.code == 0);
  CHECK_FALSE(has(ran.err, "AC3095"));
}

TEST_CASE("points that may group thousands are noted in files of semicolons", "[cli][records]") {
  const auto said = [](const std::string& csv, const std::string& more = {}) {
    const Ran ran = Records(csv).batch(more);
    return has(ran.err + ran.out, "AC3096");
  };
  CHECK(said("team;wall_time_h\na;1.250\nb;2.400\n"));
  CHECK(said("team;wall_time_h\na;1.250\nb;12\n", "--totals"));
  CHECK(said("team;wall_time_h\na;\"1.250\"\n"));
  CHECK_FALSE(said("team;wall_time_h\na;1.250\nb;2.4\n"));
  CHECK_FALSE(said("team;wall_time_h\na;1.250\nb;0.125\n"));
  CHECK_FALSE(said("team;wall_time_h\na;1250\n"));
  CHECK_FALSE(said("team,wall_time_h\na,1.250\n"));
}

TEST_CASE("a row of totals is found as the first or the last record, and rounded", "[cli][records]") {
  const auto said = [](const std::string& rows) { return Records("team,wall_time_h\n" + rows).batch().err; };
  CHECK(has(said("a,10\nb,20\nc,5\nx,35\n"), "the last record (row 5) has the sum of all others"));
  CHECK(has(said("x,35\na,10\nb,20\nc,5\n"), "the first record (row 2) has the sum of all others"));
  CHECK(has(said("a,37.121\nb,51.114\nc,12.034\nx,100.3\n"), "AC3058"));  // 100.269
  CHECK_FALSE(has(said("a,37.121\nb,51.114\nc,12.034\nx,100.4\n"), "AC3058"));
  CHECK(has(said("a,1\nb,2\nTotal,3\n"), "AC3058"));
  CHECK(has(said("a,37.121\nb,51.114\nx,88.235\n"), "AC3058"));
  CHECK_FALSE(has(said("a,1\nb,2\nc,3\n"), "AC3058"));  // by chance
  CHECK_FALSE(has(said("a,10\nb,20\nc,5\nd,3\n"), "AC3058"));
}

TEST_CASE("types of devices in the cells of a scheduler are compared with the template", "[cli][records]") {
  const auto batch = [](const std::string& cell, const std::string& more = {}) {
    return Records("wall_time_h,tres\n4,\"" + cell + "\"\n").batch("--bind tres=/phases/run/activity/devices " + more);
  };
  const Ran other = batch("cpu=8,gres/gpu:a100=8");
  INFO(other.err);
  CHECK(other.code == 0);
  CHECK(has(other.err, "warning[AC3097]: column \"tres\" names the device \"a100\" (nvidia-a100"));
  CHECK(has(other.err, "in 1 cell, but all devices are computed as nvidia-h100-sxm5-80gb\n"));
  CHECK(has(batch("gres/gpu=8,gres/gpu:a100=8").err, "AC3097"));
  CHECK(has(batch("gres/gpu:turbo=8").err, "names the device \"turbo\" in 1 cell"));
  CHECK_FALSE(has(batch("gres/gpu:h100=8").err, "AC3097"));
  CHECK_FALSE(has(batch("gres/gpu=8").err, "AC3097"));
  const Ran two = batch("gres/gpu:a100=8,gres/gpu:h100=4");
  CHECK(two.code == 2);
  CHECK(has(two.err, "has devices of several types (a100, h100)"));
}

TEST_CASE("a column whose name is nearly that of a field is offered with its binding", "[cli][records]") {
  const auto said = [](const std::string& column) {
    const Ran ran = Records(column + "\n1\n").batch();
    CHECK(ran.code == 2);
    return ran.err;
  };
  CHECK(has(said("wall_time_d"), "--bind 'wall_time_d=/phases/run/activity/wall_time days'"));
  CHECK(has(said("Wall_Time_H"), "--bind 'Wall_Time_H=/phases/run/activity/wall_time h'"));
  CHECK(has(said("Wall_Time (min)"), "--bind 'Wall_Time (min)=/phases/run/activity/wall_time min'"));
  CHECK(has(said("energy_MWh"), "--bind 'energy_MWh=/phases/run/activity/energy MWh'"));
  CHECK(has(said("Energy (kWh)"), "--bind 'Energy (kWh)=/phases/run/activity/energy kWh'"));
}

TEST_CASE("every column of a row has a name of its own", "[cli][records]") {
  const Ran ran = Records("wall_time_h,co2e_kg,input_co2e_kg\n1,2,3\n").batch();
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("wall_time_h,input_input_co2e_kg,input_co2e_kg,co2e_kg,"));
}

TEST_CASE("readings of a counter are noted", "[cli][records]") {
  json job = json::parse(cluster);
  job["phases"][0]["activity"] = {{"energy", "1 kWh"}, {"energy_boundary", "it"}};
  const auto said = [&](const std::string& rows, const std::string& more = {}) {
    const Ran ran = Records("run_id,energy_kwh\n" + rows, job.dump()).batch(more);
    return has(ran.err + ran.out, "AC3056");
  };
  CHECK(said("a,1\na,2\na,3.5\nb,1\nb,4\nb,6\n"));
  CHECK(said("a,1\na,2\na,3.5\nb,1\nb,4\nb,6\n", "--totals"));
  CHECK_FALSE(said("a,1\na,2\na,3.5\nb,1\nb,4\nb,3\n"));
  CHECK_FALSE(said("a,1\nb,2\nc,3.5\nd,4\ne,5\nf,6\n"));
}
