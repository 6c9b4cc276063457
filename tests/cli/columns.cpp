// Columns of records as other programs write them: the unit of every number is stated, a column binds only if its name
// leaves no doubt, and standard error says what was done with each.
#include "support/batch.hpp"

#include <catch2/catch.hpp>

using namespace aicarbon::test;

namespace {

const std::string energy_job = R"({ "schema": "aicarbon.job/1", "name": "slurm",
  "sites": { "dc": { "grid": "CH", "pue": 1.2 } },
  "phases": [ { "name": "run", "kind": "training", "site": "dc", "hardware": "none",
     "activity": { "energy": "1 kWh", "energy_boundary": "it" } } ] })";

struct Records : Folder {
  explicit Records(const std::string& csv, const std::string& job = energy_job) {
    put("t.json", job);
    put("r.csv", csv);
  }
  Ran batch(const std::string& more = {}) const { return shell("aicarbon batch t.json r.csv " + more, path); }
  // The results of a column, as text.
  std::vector<std::string> figures(const std::string& of, const std::string& more = {}) const {
    const Ran ran = batch("--digits full " + more);
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    const auto rows = table(ran.out);
    std::vector<std::string> found;
    for (std::size_t r = 1; r < rows.size(); ++r) found.push_back(rows[r][column(rows, of)]);
    return found;
  }
};

// The CO2e of the job with this energy, as batch prints it.
std::string co2e_of(const std::string& energy) {
  json job = json::parse(energy_job);
  job["phases"][0]["activity"]["energy"] = energy;
  const json report = estimate(job.dump(), {"--samples", "0"}).at("reports").at(0);
  return report.at("total").at("co2e_kg").at("best").dump();
}

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

const std::string bind_energy = "--bind 'e=/phases/run/activity/energy";

}  // namespace

TEST_CASE("the unit of a column is stated in its binding, its path, its name or its cells", "[cli][columns]") {
  const double right = number(co2e_of("18000000 J"));
  const std::vector<std::pair<std::string, std::string>> same{
      {"e\n18000000\n", bind_energy + " J'"},
      {"e\n18000000\n", bind_energy + "_j'"},
      {"e_j\n18000000\n", "--bind 'e_j=/phases/run/activity/energy'"},
      {"energy_j\n18000000\n", ""},
      {"energy [J]\n18000000\n", ""},
      {" Energy (kWh)\n5\n", "--bind 'Energy (kWh)=/phases/run/activity/energy'"},
      {"/phases/run/activity/energy_j\n18000000\n", ""},
      {"/phases/run/activity/energy kJ\n18000\n", ""},
      {"e\n18000000 J\n", bind_energy + "'"},
      {"e\n 18.0 MJ \n", bind_energy + "'"},
      {"e_kwh\n5 kWh\n", "--bind 'e_kwh=/phases/run/activity/energy'"},
      {"energy_kwh\n5e0\n", ""},
  };
  for (const auto& [csv, how] : same) {
    INFO(csv << how);
    const Records f(csv);
    const auto got = f.figures("co2e_kg", how);
    REQUIRE(got.size() == 1);
    CHECK(number(got[0]) == right);
  }
}

TEST_CASE("a number without a unit is an error that shows the four places for it", "[cli][columns]") {
  const Records f("e\n18000000\n");
  const Ran ran = f.batch(bind_energy + "'");
  CHECK(ran.code == 2);
  CHECK(ran.err ==
        "error[AC2504]: record 2, column \"e\": 18000000 has no unit\n"
        "  --> r.csv:2:1\n"
        "  help: state the unit after the path (--bind 'e=/phases/run/activity/energy kWh'), by the suffix of the path "
        "(/phases/run/activity/energy_kwh), in the name of the column (energy_kwh), or in its cells (1 kWh)\n");
  const Ran query =
      shell("aicarbon sql t.json --columns e:number --table x --dialect duckdb " + bind_energy + "'", f.path);
  CHECK(query.code == 2);
  CHECK(query.err.starts_with("error[AC2502]: the unit of column \"e\" is not stated\n  help: state the unit after"));
  const Ran sweep = shell("aicarbon sweep t.json --vary '/phases/run/activity/energy=1,2'", f.path);
  CHECK(sweep.code == 2);
  CHECK(sweep.err ==
        "error[AC2501]: \"1\" has no unit\n"
        "  help: write the unit after the last value (… kWh), or in the path (/phases/run/activity/energy_kwh)\n");
  const Ran suffixed = shell("aicarbon sweep t.json --vary '/phases/run/activity/energy_kwh=1,2' --format csv", f.path);
  const Ran after = shell("aicarbon sweep t.json --vary '/phases/run/activity/energy=1,2 kWh' --format csv", f.path);
  CHECK(suffixed.code == 0);
  CHECK(suffixed.out == after.out);
}

TEST_CASE("units that contradict each other, or may mean two sizes, are errors", "[cli][columns]") {
  const std::vector<std::tuple<std::string, std::string, std::string>> wrong{
      {"energy_mj\n1\n", "",
       "error[AC2502]: the unit in \"energy_mj\" may be MJ or mJ\n  help: use --bind "
       "'energy_mj=/phases/run/activity/energy MJ' or --bind 'energy_mj=/phases/run/activity/energy mJ'\n"},
      {"p [W]\n1\n", "--bind 'p [W]=/phases/run/activity/energy'",
       "error[AC2502]: column \"p [W]\" is in W, but /phases/run/activity/energy is an energy\n"
       "  help: bind it to another field, or state the unit after the path\n"},
      {"energy_j\n1\n", "--bind energy_j=/phases/run/activity/energy_kwh",
       "error[AC2502]: column \"energy_j\" is in J, but the path /phases/run/activity/energy_kwh is in kWh\n"
       "  help: use --bind 'energy_j=/phases/run/activity/energy', or rename the column\n"},
      {"e\n1\n", bind_energy + " kW'",
       "error[AC2502]: column \"e\": \"kW\" is not a unit of /phases/run/activity/energy\n"
       "  help: it is an energy; write a unit such as kWh\n"},
      {"e\n1 kW\n", bind_energy + "'",
       "error[AC2504]: record 2, column \"e\": \"1 kW\" is a power, but \"energy\" must be an energy\n"},
      {"energy_kwh\n1 J\n", "",
       "error[AC2504]: record 2, column \"energy_kwh\": \"1 J\" is not in kWh, the unit of the column\n"},
      {"e\n1 bushel\n", bind_energy + "'",
       "error[AC2504]: record 2, column \"e\": \"1 bushel\" has the unknown unit \"bushel\"\n"},
  };
  for (const auto& [csv, how, says] : wrong) {
    INFO(csv << how);
    const Ran ran = Records(csv).batch(how);
    CHECK(ran.code == 2);
    CHECK(ran.err.substr(0, says.size()) == says);
  }
}

TEST_CASE("cells of times, shares, counts and resources", "[cli][columns]") {
  const std::string fleet_job = R"({ "schema": "aicarbon.job/1", "name": "s", "sites": { "dc": { "grid": "CH" } },
    "phases": [ { "name": "run", "kind": "training", "site": "dc", "hardware": "nvidia-l4",
       "activity": { "device_time": "1 h", "load": 0.5 } } ] })";
  const auto energy = [&](const std::string& csv, const std::string& how) {
    return number(Records(csv, fleet_job).figures("energy_kwh", how).at(0));
  };
  const std::string time = "--bind 't=/phases/run/activity/device_time'";
  const std::string load = "--bind 'u=/phases/run/activity/load'";
  CHECK(energy("t\n1-12:00:00\n", time) == energy("t\n36 h\n", time));
  CHECK(energy("t\n00:40:30\n", time) == energy("t\n2430 s\n", time));
  CHECK(energy("t\n1.5 days\n", time) == energy("device_time_h\n36\n", ""));
  CHECK(energy("u\n93 %\n", load) == energy("u\n0.93\n", load));
  CHECK(energy("u [%]\n93\n", "--bind 'u [%]=/phases/run/activity/load'") == energy("u\n0.93\n", load));
  CHECK(energy("u_pct\n93\n", "--bind 'u_pct=/phases/run/activity/load'") == energy("u\n0.93\n", load));
  const Ran clock = Records("t\n40:30\n", fleet_job).batch(time);
  CHECK(
      clock.err.starts_with("error[AC2504]: record 2, column \"t\": \"40:30\" is not a time; write hours, minutes and "
                            "seconds as d-hh:mm:ss\n"));
}

TEST_CASE("words for values that are not there are unknown in bound columns, and counted", "[cli][columns]") {
  const Records f("job,energy_kwh,grid\na,nan,DE\nb,None,DE\nc,N/A,DE\nd,Unknown,DE\ne,,DE\nf,-,DE\ng, [N/A] ,DE\n"
                  "h,18446744073709551614,DE\ni,NULL,-\nk,5,Unknown\n");
  const Ran totals = f.batch("--totals --samples 0 --format json --on-error skip");
  INFO(totals.err);
  CHECK(totals.code == 0);
  CHECK(totals.err ==
        "  job         ignored\n"
        "  energy_kwh  bound to /phases/run/activity/energy, unit kWh, 9 empty\n"
        "  grid        bound to /sites/dc/grid, 2 empty\n"
        "1 row, 1 incomplete (lower bounds, because a figure is not estimated), 9 rejected, 11 empty cells (read as "
        "unknown)\n"
        "first rejected: record 2, phase \"run\" has no activity; specify one of energy, device_time, "
        "machines, co2e, ratio_of, runs, online, wall_time, storage, or an amount of work: tokens, requests, "
        "prompt_tokens, images, videos, samples, queries, items; --rejects FILE lists all\n");
  const json columns = json::parse(totals.out).at("reports").at(0).at("columns");
  CHECK(columns.at(0) == json{{"column", "job"}, {"path", ""}, {"unit", ""}, {"empty", 0}});
  CHECK(columns.at(1) ==
        json{{"column", "energy_kwh"}, {"path", "/phases/run/activity/energy"}, {"unit", "kWh"}, {"empty", 9}});
  const Records other("energy_kwh\n5\nmissing\n");
  CHECK(other.batch().code == 2);
  const Ran with = other.batch("--na missing --empty template");
  CHECK(with.code == 0);
  CHECK(last_line(with.err) == "2 rows, 1 empty cell (read as the template's value)\n");
}

TEST_CASE("--decimal reads decimal commas, and nothing is a thousands separator", "[cli][columns]") {
  const Records f("job;energy_kwh\na;0,8857\nc;12\n");
  CHECK(f.batch().err.find("help: use --decimal , if the comma is a decimal sign") != std::string::npos);
  const Ran ran = f.batch("--decimal , --digits full");
  CHECK(ran.code == 0);
  const Records point("job;energy_kwh\na;0.8857\nc;12\n");
  CHECK(ran.out.substr(ran.out.find('\n')).find("a;0,8857;") != std::string::npos);
  const std::string same = point.batch("--digits full").out;
  CHECK(ran.out.substr(ran.out.find("0,8857") + 6) == same.substr(same.find("0.8857") + 6));
  CHECK(
      Records("energy_kwh\n1.234\n")
          .batch("--decimal ,")
          .err.starts_with(
              "error[AC2504]: record 2, column \"energy_kwh\": \"1.234\" contains a point, but the decimal sign is a comma\n"));
}

TEST_CASE("the log of a tracker binds nothing by itself and loses no column", "[cli][columns]") {
  const Records f("name,duration,energy_consumed,pue,energy_kwh\nft,6000,0.9,1.0,7\n",
                  R"({ "schema": "aicarbon.job/1", "name": "t", "sites": { "lab": { "grid": "PRT", "pue": 1.3 } },
    "phases": [ { "name": "run", "kind": "training", "site": "lab", "hardware": "none",
       "activity": { "energy": "1 kWh", "energy_boundary": "it" } } ] })");
  const Ran ran = f.batch("--bind 'energy_consumed=/phases/run/activity/energy kWh' --bind energy_kwh=");
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("name,duration,energy_consumed,pue,input_energy_kwh,co2e_kg,"));
  CHECK(ran.err == "  name             passed through\n"
                   "  duration         passed through\n"
                   "  energy_consumed  bound to /phases/run/activity/energy, unit kWh\n"
                   "  pue              passed through; --bind 'pue' binds it\n"
                   "  energy_kwh       passed through as input_energy_kwh\n"
                   "1 row\n");
  const auto bound = [&](const std::string& more) {
    return number(
        f.figures("co2e_kg", "--bind 'energy_consumed=/phases/run/activity/energy kWh' --bind energy_kwh= " + more)
            .at(0));
  };
  CHECK(bound("--bind pue") < bound(""));
  const Ran nothing = f.batch("--bind energy_kwh=");
  CHECK(nothing.code == 2);
  CHECK(nothing.err == "error[AC2502]: no column of the records is bound to a field of the template\n  --> r.csv:1:1\n"
                       "  help: these columns have the names of fields: --bind 'pue'\n");
}

TEST_CASE("a bound column must matter, and a template without a bound amount is a warning", "[cli][columns]") {
  const std::string facility =
      R"({ "schema": "aicarbon.job/1", "name": "t", "sites": { "dc": { "grid": "CA", "pue": 1.3 },
      "other": { "grid": "FR" } },
    "phases": [ { "name": "run", "kind": "training", "site": "dc", "hardware": "none",
       "activity": { "energy": "1 kWh", "energy_boundary": "it" } } ] })";
  const Ran unread = Records("energy_kwh,g\n1,FR\n2,SE\n", facility).batch("--bind g=/sites/other/grid");
  CHECK(unread.code == 2);
  CHECK(unread.err.find(
            "error[AC2502]: column \"g\" is bound to /sites/other/grid, but no figure of any row depends on it\n"
            "  help: bind it to a field that the job uses, or leave it unbound with --bind 'g='\n") !=
        std::string::npos);
  CHECK(Records("energy_kwh,g\n1,FR\n2,FR\n", facility).batch("--bind g=/sites/other/grid").code == 2);
  const Ran no_amount = Records("grid\nFR\nSE\n", facility).batch("--bind grid=/sites/dc/grid");
  CHECK(no_amount.code == 0);
  CHECK(no_amount.err.starts_with("warning[AC3053]: no column is bound to an amount of work, so every row has the "
                                  "amounts of the template\n"));
  CHECK(Records("grid\nFR\n", facility).batch("--bind grid=/sites/dc/grid --deny warnings").code == 2);
}

TEST_CASE("a column with a measured energy or power that nothing takes is a warning", "[cli][columns]") {
  json job = json::parse(energy_job);
  job["phases"][0]["activity"] = {{"device_time", "1 device-h"}, {"device_power", "300 W"}, {"energy_boundary", "it"}};
  const auto said = [&](const std::string& column, const std::string& more = {}) {
    return Records("/phases/run/activity/device_time," + column + "\n2 device-h,3\n", job.dump()).batch(more);
  };
  const Ran joules = said("consumed_kwh");
  CHECK(joules.code == 0);
  CHECK(joules.err.starts_with(
      "warning[AC3057]: column \"consumed_kwh\" looks like a measured value, but no figure depends on it\n"));
  CHECK(joules.err.find("  help: state \"energy\" in the template in place of \"device_power\", or leave it out with "
                        "--bind 'consumed_kwh='\n") != std::string::npos);
  CHECK(said("mean_w").err.starts_with("warning[AC3057]: column \"mean_w\" looks like a measured value"));
  for (const std::string& none : {"note", "size_gb", "distance_km", "price_usd"})
    CHECK(said(none).err.find("AC3057") == std::string::npos);
  CHECK(said("consumed_kwh", "--bind consumed_kwh=").err.find("AC3057") == std::string::npos);
  CHECK(said("consumed_kwh", "--deny warnings").code == 2);
}

TEST_CASE("a last record with the sum of the others is a warning", "[cli][columns]") {
  const std::string rows = "energy_kwh\n1.25\n3.5\n0.75\n";
  const std::string warning =
      "warning[AC3058]: the last record (row 5) has the sum of all others in column \"energy_kwh\": is it a total?\n"
      "  --> r.csv\n"
      "  help: remove a record that is the sum of others; it counts them twice\n";
  for (const std::string& how : {"", "--totals --samples 0 --format badge", "--totals --samples 0 -o x.json"})
    CHECK(Records(rows + "5.5\n").batch(how).err.find(warning) != std::string::npos);
  const Ran in_report = Records(rows + "5.5\n").batch("--totals --samples 0 --format json");
  CHECK(in_report.err.find("AC3058") == std::string::npos);
  CHECK(in_report.out.find("AC3058") != std::string::npos);
  for (const std::string& none : {"5.6\n", "", "5.5\n1\n", "5.5\nNaN\n", "5.5\nx\n"})
    CHECK(Records(rows + none).batch("--on-error skip").err.find("AC3058") == std::string::npos);
  std::string many = "energy_kwh\n";
  for (int k = 0; k < 100'000; ++k) many += "0.125\n";
  CHECK(Records(many + "12500\n").batch("--threads 2 -o o.csv").err.find("row 100002") != std::string::npos);
  CHECK(Records(rows + "5.5\n").batch("--deny warnings -o o.csv").code == 2);
}

TEST_CASE("a suspicious number that a column replaces is not held against the rows", "[cli][columns]") {
  json job = json::parse(energy_job);
  job["sites"]["dc"]["pue"] = 9;
  job["phases"][0]["site"] = "dc";
  const Records high("energy_kwh,pue\n1,1.2\n", job.dump());
  CHECK(high.batch("--deny warnings --bind pue=").code == 2);
  const Ran replaced = high.batch("--deny warnings --bind pue=/sites/dc/pue");
  INFO(replaced.err);
  CHECK(replaced.code == 0);
  CHECK(table(replaced.out).size() == 2);
}

TEST_CASE("steps of Slurm jobs are refused, because the record of the job contains them", "[cli][columns]") {
  const Records f("JobID|Elapsed|ConsumedEnergyRaw\n501|00:40:00|18000000\n501.batch|00:40:00|4500000\n"
                  "501.extern|00:40:00|18000000\n501.0|00:39:59|17990000\n502_3|00:10:00|18000000\n");
  const std::string bind = "--bind 'ConsumedEnergyRaw=/phases/run/activity/energy J' ";
  const Ran stops = f.batch(bind);
  CHECK(stops.code == 2);
  CHECK(stops.err.starts_with(
      "error[AC2504]: record 3, column \"JobID\": \"501.batch\" is a step of job 501, whose record "
      "contains its energy and hours\n  --> r.csv:3:1\n  help: print whole jobs with `sacct -X`, "
      "leave the steps out with --on-error skip, or keep them with --bind 'JobID='\n"));
  const Ran skips = f.batch(bind + "--on-error skip");
  CHECK(skips.code == 0);
  CHECK(skips.err.find("\n2 rows, 3 rejected\nfirst rejected: record 3, column \"JobID\"") != std::string::npos);
  CHECK(last_line(f.batch(bind + "--bind JobID=").err) == "5 rows\n");
}

TEST_CASE("equal measured energies in a row are a note", "[cli][columns]") {
  const auto notes = [](const std::string& csv) {
    return Records(csv).batch().err.find("note[AC3056]") != std::string::npos;
  };
  CHECK(notes("energy_kwh\n301.3\n301.3\n"));
  CHECK(!notes("energy_kwh\n301.3\n301.4\n"));
  CHECK(!notes("energy_kwh\n5\n5\n"));
}
