// `aicarbon batch`: a row is what a single estimate of that job says, to the bit; the bytes hang neither on how the records come nor
// on threads; totals are the sums of the rows; of bad records nothing is lost and nothing is guessed.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace {

using namespace aicarbon::test;
using nlohmann::json;
namespace fs = std::filesystem;
using Cells = std::vector<std::string>;

const std::string job_text = R"({ "schema": "aicarbon.job/1", "name": "cluster job",
  "sites": { "dc": { "grid": "FR", "pue": 1.2 } },
  "hardware": { "node": { "accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8, "lifetime": "5 years" } },
  "phases": [ { "name": "run", "kind": "training", "site": "dc", "hardware": "node",
     "activity": { "device_time": "10 h", "device_power": "400 W", "energy_boundary": "accelerators" } } ] })";

// A folder of its own, with the template in it; gone at the end.
struct Folder {
  std::string path = (fs::temp_directory_path() / "aicarbon-batch-XXXXXX").string();
  Folder() {
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("cannot make " + path);
    put("t.json", job_text);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  void put(const std::string& name, std::string_view text) const { write_text(path + "/" + name, text); }
  std::string get(const std::string& name) const { return read_text(path + "/" + name); }
  bool has(const std::string& name) const { return fs::exists(path + "/" + name); }
  Ran batch(const std::string& more) const { return shell("aicarbon batch t.json " + more, path); }
  std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), {})); }
};

const std::string header = "job_id,team,accelerator,grid,device_time_h,pue\n";

// Records like those of a cluster; the same every time.
std::string records(std::size_t n) {
  const char* const devices[] = {"nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb", "nvidia-l4"};
  const char* const grids[] = {"FR", "US", "us/CAMX", "gcp/us-central1", "SE"};
  std::string text = header;
  for (std::size_t i = 0; i < n; ++i)
    text += "j" + std::to_string(i) + ",t" + std::to_string(i % 7) + "," + devices[i * i % 3] + "," + grids[i * 7 % 5] +
            "," + std::to_string(i * 37 % 500 + 1) + "." + std::to_string(i % 1000) + ",1." +
            std::to_string(i * 13 % 50 + 10) + "\n";
  return text;
}

std::vector<Cells> table(const std::string& text) {  // of cells without quotes
  std::vector<Cells> rows;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    rows.emplace_back();
    std::size_t at = 0;
    for (std::size_t comma = 0; comma != std::string::npos; at = comma + 1) {
      comma = line.find(',', at);
      rows.back().push_back(line.substr(at, comma - at));
    }
  }
  return rows;
}

std::size_t column(const std::vector<Cells>& rows, const std::string& name) {
  const auto found = std::ranges::find(rows.front(), name);
  REQUIRE(found != rows.front().end());
  return static_cast<std::size_t>(found - rows.front().begin());
}

void check_row(const Cells& names, const Cells& row, const json& report) {
  const auto same = [&](const std::string& name, const json& value) {
    INFO(name);
    const auto at = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    REQUIRE(at < row.size());
    if (value.is_null()) CHECK(row[at].empty());
    else CHECK(std::strtod(row[at].c_str(), nullptr) == value.at("best").get<double>());
  };
  same("co2e_kg", report.at("total").at("co2e_kg"));
  same("energy_kwh", report.at("total").at("energy_kwh"));
  same("water_l", report.at("total").at("water_l"));
  for (const auto& [stage, figures] : report.at("by_stage").items()) same(stage + "_co2e_kg", figures.at("co2e_kg"));
  CHECK(row.back() == (report.at("complete").get<bool>() ? "true" : "false"));
}

json alone(const Cells& cells) {  // accelerator, grid, device time, pue
  json job = json::parse(job_text);
  job["hardware"]["node"]["accelerator"] = cells[0];
  job["sites"]["dc"]["grid"] = cells[1];
  job["phases"][0]["activity"]["device_time"] = cells[2] + " h";
  job["sites"]["dc"]["pue"] = json::parse(cells[3]);
  return estimate(job.dump(), {"--samples", "0"}).at("reports").at(0);
}

}  // namespace

TEST_CASE("a row of a batch is a single estimate to the bit", "[cli]") {
  const Folder f;
  const std::string text = records(40);
  f.put("r.csv", text);
  const Ran ran = f.batch("r.csv --digits full");
  REQUIRE(ran.code == 0);
  CHECK(ran.err == "40 rows\n");
  const auto in = table(text), out = table(ran.out);
  REQUIRE(out.size() == 41);
  CHECK(out[0] == Cells{"job_id", "team", "co2e_kg", "manufacturing_co2e_kg", "transport_co2e_kg",
                        "construction_co2e_kg", "operation_co2e_kg", "end_of_life_co2e_kg", "energy_kwh", "water_l",
                        "basis", "complete"});
  for (std::size_t r = 1; r < out.size(); r += 3) {
    INFO(r);
    CHECK(out[r][0] == in[r][0]);
    CHECK(out[r][1] == in[r][1]);
    check_row(out[0], out[r], alone({in[r][2], in[r][3], in[r][4], in[r][5]}));
  }
  const Ran lines = f.batch("r.csv --format jsonl");
  CHECK(lines.code == 0);
  std::istringstream each(lines.out);
  std::size_t r = 0;
  for (std::string line; std::getline(each, line);) {
    const json row = json::parse(line);
    ++r;
    CHECK(row.at("job_id") == in[r][0]);
    CHECK(row.at("co2e_kg").get<double>() == std::strtod(out[r][2].c_str(), nullptr));
  }
  CHECK(r == 40);
}

// Water is known in the US alone, upstream is added in US subregions alone, and both hang on the device's power: what one column's word
// brings in, the other column changes.
TEST_CASE("words of two columns act together as in single jobs, whichever record comes first", "[cli]") {
  const std::string text =
      R"({ "schema": "aicarbon.job/1", "name": "pair", "sites": { "dc": { "grid": "FR", "pue": 1.2 } },
    "hardware": { "node": { "accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8 } },
    "phases": [ { "name": "run", "kind": "training", "site": "dc", "hardware": "node",
                  "activity": { "device_time": "10 h" } } ] })";
  const std::vector<std::string> grids{"FR", "us/CAMX", "US"};
  const std::vector<std::string> devices{"nvidia-h100-sxm5-80gb", "nvidia-l4"};
  std::map<std::pair<std::string, std::string>, std::pair<json, json>> alone;
  for (const auto& grid : grids)
    for (const auto& device : devices) {
      json job = json::parse(text);
      job["sites"]["dc"]["grid"] = grid;
      job["hardware"]["node"]["accelerator"] = device;
      const Ran ran = run({"estimate", "-", "--samples", "0", "--format", "json"}, job.dump());
      REQUIRE(ran.code == 0);
      const json report = json::parse(ran.out);
      const json& total = report.at("reports").at(0).at("total");
      alone[{grid, device}] = {total.at("co2e_kg").at("best"),
                               total.at("water_l").is_null() ? json() : total.at("water_l").at("best")};
    }
  const Folder folder;
  folder.put("t.json", text);
  for (const auto& first_grid : grids)
    for (const auto& first_device : devices) {
      std::string lines = "grid,accelerator\n" + first_grid + "," + first_device + "\n";
      for (const auto& grid : grids)
        for (const auto& device : devices) lines += grid + "," + device + "\n";
      folder.put("r.csv", lines);
      const auto in = table(lines);
      const auto out = table(folder.batch("r.csv --digits full").out);
      REQUIRE(out.size() == in.size());
      for (std::size_t r = 1; r < in.size(); ++r) {
        INFO(first_grid << " " << first_device << ": " << in[r][0] << " " << in[r][1]);
        const auto& [co2e, water] = alone.at({in[r][0], in[r][1]});
        CHECK(std::stod(out[r][column(out, "co2e_kg")]) == co2e.get<double>());
        const std::string told = out[r][column(out, "water_l")];
        CHECK(told.empty() == water.is_null());
        if (!told.empty() && !water.is_null()) CHECK(std::stod(told) == water.get<double>());
      }
    }
}

TEST_CASE("six digits are those of the full number", "[cli]") {
  const Folder f;
  f.put("r.csv", records(200));
  const auto six = table(f.batch("r.csv").out), full = table(f.batch("r.csv --digits full").out);
  REQUIRE(six.size() == full.size());
  for (std::size_t r = 1; r < six.size(); ++r)
    for (std::size_t c = 2; c < 9; ++c) {
      const double exact = std::strtod(full[r][c].c_str(), nullptr);
      CHECK(std::abs(std::strtod(six[r][c].c_str(), nullptr) - exact) <= 5.0000001e-6 * exact);
    }
}

TEST_CASE("the bytes of a batch do not hang on how its records come", "[cli]") {
  const Folder f;
  const std::string text = records(3'000);
  f.put("r.csv", text);
  const Ran plain = f.batch("r.csv");
  REQUIRE(plain.code == 0);
  REQUIRE(table(plain.out).size() == 3'001);
  const auto rows = table(text);
  const auto written = [&](const std::string& open, const std::string& between, const std::string& close) {
    std::string all;
    for (const Cells& row : rows) {
      for (std::size_t c = 0; c < row.size(); ++c) all += (c == 0 ? open : between) + row[c];
      all += close;
    }
    return all;
  };
  f.put("crlf.csv", written("", ",", "\r\n"));
  f.put("quoted.csv", written("\"", "\",\"", "\"\n"));
  f.put("bom.csv", "\xef\xbb\xbf" + text);
  f.put("open.csv", text.substr(0, text.size() - 1));  // no line end behind the last record
  const auto without_quotes = [](std::string out) {    // columns that pass through stand as in the file
    std::erase(out, '"');
    return out;
  };
  for (const char* file : {"crlf.csv", "quoted.csv", "bom.csv", "open.csv"}) {
    const Ran ran = f.batch(file);
    INFO(file << ran.err);
    CHECK(ran.code == 0);
    CHECK((without_quotes(ran.out) == plain.out));
  }
  const auto commas = [](std::string out, char delimiter) {
    std::ranges::replace(out, delimiter, ',');
    return out;
  };
  f.put("semicolon.csv", written("", ";", "\n"));
  f.put("tab.csv", written("", "\t", "\n"));
  f.put("bar.csv", written("", "|", "\n"));
  CHECK((commas(f.batch("semicolon.csv").out, ';') == plain.out));
  CHECK((commas(f.batch("tab.csv").out, '\t') == plain.out));
  CHECK((f.batch("tab.csv --delimiter tab").out == f.batch("tab.csv").out));
  CHECK((commas(f.batch("bar.csv --delimiter '|'").out, '|') == plain.out));
  CHECK((f.batch("- < r.csv").out == plain.out));
  CHECK((shell("cat r.csv | aicarbon batch t.json -", f.path).out == plain.out));
  REQUIRE(shell("gzip -k r.csv", f.path).code == 0);
  CHECK((f.batch("r.csv.gz").out == plain.out));
  CHECK((shell("cat r.csv.gz | aicarbon batch t.json -", f.path).out == plain.out));
  if (shell("zstd --version", f.path).code == 0) {
    REQUIRE(shell("zstd -q -k r.csv", f.path).code == 0);
    CHECK((f.batch("r.csv.zst").out == plain.out));
  }
  std::string lines;
  for (std::size_t r = 1; r < rows.size(); ++r)
    lines += R"({"job_id": ")" + rows[r][0] + R"(", "team": ")" + rows[r][1] + R"(", "accelerator": ")" + rows[r][2] +
             R"(", "grid": ")" + rows[r][3] + R"(", "device_time_h": )" + rows[r][4] + R"(, "pue": )" + rows[r][5] +
             "}\n";
  f.put("r.jsonl", lines);
  CHECK((f.batch("r.jsonl").out == plain.out));
  CHECK(f.batch("r.csv -o out.csv").out.empty());
  CHECK((f.get("out.csv") == plain.out));
}

TEST_CASE("the bytes of a batch do not hang on threads", "[cli]") {
  const Folder f;
  f.put("r.csv", records(60'000));
  for (const char* how : {"", "--totals --format json", "--totals --by team,grid --format csv --samples 0"}) {
    const Ran one = f.batch("r.csv --threads 1 " + std::string(how));
    REQUIRE(one.code == 0);
    for (const char* threads : {"2", "5"}) {
      INFO(how << " " << threads);
      CHECK((f.batch("r.csv --threads " + std::string(threads) + " " + how).out == one.out));
    }
  }
}

TEST_CASE("totals are the sums of the rows", "[cli]") {
  const Folder f;
  f.put("r.csv", records(2'000));
  const auto rows = table(f.batch("r.csv --digits full").out);
  const json best = json::parse(f.batch("r.csv --totals --samples 0 --format json").out);
  const json drawn = json::parse(f.batch("r.csv --totals --format json").out);
  CHECK(best.at("uncertainty").at("samples") == 0);
  CHECK(drawn.at("uncertainty").at("samples") == 1'000);
  std::map<std::string, double> sums;
  std::map<std::string, std::map<std::string, double>> of_team;
  for (std::size_t r = 1; r < rows.size(); ++r)
    for (const char* name :
         {"co2e_kg", "manufacturing_co2e_kg", "operation_co2e_kg", "end_of_life_co2e_kg", "energy_kwh"}) {
      const double value = std::strtod(rows[r][column(rows, name)].c_str(), nullptr);
      sums[name] += value;
      of_team[rows[r][1]][name] += value;
    }
  const auto check = [](const json& report, const std::map<std::string, double>& of, bool ranges) {
    const json &total = report.at("total"), &stages = report.at("by_stage");
    for (const auto& [name, sum] : of) {
      INFO(name);
      const auto stage = name.find("_co2e_kg");
      const json value = stage == std::string::npos ? total.at(name) : stages.at(name.substr(0, stage)).at("co2e_kg");
      CHECK(std::abs(value.at("best").get<double>() / sum - 1) < 1e-12);
      CHECK(value.at("low").is_null() != ranges);
      CHECK(value.at("mean").is_null() != ranges);
      if (ranges) CHECK(value.at("low") < value.at("high"));
    }
  };
  REQUIRE(best.at("reports").size() == 1);
  check(best.at("reports")[0], sums, false);
  check(drawn.at("reports")[0], sums, true);
  const json groups = json::parse(f.batch("r.csv --totals --by team --format json").out).at("reports");
  REQUIRE(groups.size() == 7);
  for (const json& report : groups) {
    const std::string name = report.at("name");
    REQUIRE(name.starts_with("team = "));
    check(report, of_team.at(name.substr(7)), true);
  }
}

TEST_CASE("draws of totals are shared: a file of one row twice has twice the range", "[cli]") {
  const Folder f;
  f.put("one.csv", "grid,device_time_h\nFR,7\n");
  f.put("two.csv", "grid,device_time_h\nFR,7\nFR,7\n");
  const auto total = [&](const std::string& file) {
    return json::parse(f.batch(file + " --totals --format json").out).at("reports")[0].at("total").at("co2e_kg");
  };
  const json one = total("one.csv"), two = total("two.csv");
  for (const char* of : {"best", "low", "high", "mean"})
    CHECK(two.at(of).get<double>() == Approx(2 * one.at(of).get<double>()).epsilon(1e-12));
  // and they are the draws of estimate
  json job = json::parse(job_text);
  job["phases"][0]["activity"]["device_time"] = "7 h";
  const json single = estimate(job.dump(), {"--samples", "1000"}).at("reports")[0].at("total").at("co2e_kg");
  for (const char* of : {"best", "low", "high", "mean"})
    CHECK(one.at(of).get<double>() == Approx(single.at(of).get<double>()).epsilon(1e-9));
}

TEST_CASE("an empty cell is unknown, or the template's when told, and counted", "[cli]") {
  const Folder f;
  f.put("e.csv", "grid,device_time_h,pue\nFR,3,1.2\n,3,1.2\nFR,3,\n");
  const Ran unknown = f.batch("e.csv --digits full");
  CHECK(unknown.code == 0);
  CHECK(unknown.err == "3 rows, 2 empty cells (unknown)\n");
  const auto rows = table(unknown.out);
  REQUIRE(rows.size() == 4);
  json job = json::parse(job_text);
  job["phases"][0]["activity"]["device_time"] = "3 h";
  json no_grid = job, no_pue = job;
  no_grid["sites"]["dc"].erase("grid");
  no_pue["sites"]["dc"].erase("pue");
  const auto report = [](const json& of) { return estimate(of.dump(), {"--samples", "0"}).at("reports").at(0); };
  check_row(rows[0], rows[1], report(job));
  check_row(rows[0], rows[2], report(no_grid));
  check_row(rows[0], rows[3], report(no_pue));
  CHECK(rows[2].back() == "false");
  const Ran of_template = f.batch("e.csv --digits full --empty template");
  CHECK(of_template.err == "3 rows, 2 empty cells (the template's value)\n");
  const auto filled = table(of_template.out);
  for (std::size_t r = 1; r < 4; ++r) CHECK(filled[r] == filled[1]);
  const json totals = json::parse(f.batch("e.csv --totals --format json --samples 0").out).at("reports")[0];
  CHECK(totals.at("complete") == false);
  CHECK(totals.dump().find("2 cells were empty") != std::string::npos);
}

TEST_CASE("columns bind by path, by a last name that stands once, or as told", "[cli]") {
  const Folder f;
  f.put("two.json", R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"dc": {"grid": "FR"}}, "phases": [
    {"name": "a", "kind": "training", "site": "dc", "hardware": "nvidia-l4", "activity": {"device_time": "1 h"}},
    {"name": "b", "kind": "training", "site": "dc", "hardware": "nvidia-l4", "activity": {"device_time": "1 h"}}]})");
  const auto batch = [&](const std::string& more) { return shell("aicarbon batch two.json " + more, f.path); };
  f.put("r.csv", "device_time_h,grid\n5,SE\n");
  const Ran ambiguous = batch("r.csv");
  CHECK(ambiguous.code == 2);
  CHECK(ambiguous.out.empty());
  CHECK(ambiguous.err == "error[AC2502]: column \"device_time_h\" could be 2 places of the template\n"
                         "  help: --bind device_time_h=/phases/a/activity/device_time, or --bind "
                         "device_time_h=/phases/b/activity/device_time\n");
  const Ran told = batch("r.csv --bind device_time_h=/phases/b/activity/device_time");
  CHECK(told.code == 0);
  f.put("p.csv", "/phases/b/activity/device_time_h,grid\n5,SE\n");
  CHECK(batch("p.csv").out == told.out);
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"--bind foo=/sites/dc/pue", "error[AC2502]: the records have no column \"foo\"\n"},
      {"--bind grod=/sites/dc/grid", "did you mean \"grid\"?"},
      {"--bind device_time_h=/sites/dc/foo",
       "error[AC2502]: column \"device_time_h\": no field of a job is called /sites/dc/foo\n"},
      {"--bind grid", "error[AC2502]: \"grid\" is not a binding\n"},
      {"--bind device_time_h=/sites/dc/grid",
       "error[AC2502]: columns \"device_time_h\" and \"grid\" both stand for /sites/dc/grid\n"},
      {"--bind device_time_h=/phases/b/activity/device_time --totals --by tem",
       "error[AC2502]: the records have no column \"tem\"\n"},
      {"--bind device_time_h=/phases/b/activity/device_time --totals --by device_time_h",
       "error[AC2502]: \"device_time_h\" is a number: rows are grouped by words\n"},
  };
  for (const auto& [how, says] : wrong) {
    const Ran ran = batch("r.csv " + how);
    INFO(how << "\n" << ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find(says) != std::string::npos);
  }
  const Ran nowhere = batch("r.csv --bind device_time_h=/phases/c/activity/device_time");
  CHECK(nowhere.code == 2);
  CHECK(nowhere.out.empty());
  CHECK(nowhere.err.starts_with("error[AC2313]: the job has no \"c\" on the way to /phases/c/activity/device_time"));
  f.put("none.csv", "foo,bar\n1,2\n");
  CHECK(batch("none.csv").err.starts_with("error[AC2502]: no column of the records is a place of the template\n"));
}

TEST_CASE("of bad records nothing is lost and nothing is guessed", "[cli]") {
  const Folder f;
  const std::string megabyte(1'000'000, 'x');
  const std::vector<std::string> lines{"FR,1",
                                       "XQ,3",
                                       "SE,\"4,5\"",
                                       "SE",
                                       "SE,4,5",
                                       std::string("SE,\0", 4),
                                       "FR,2",
                                       "SE,-1",
                                       "SE,abc",
                                       "SE,1e999",
                                       megabyte + ",1",
                                       "SE,7",
                                       "\"SE\"x,1",
                                       "SE,nan",
                                       "SE,0x10",
                                       "SE,8",
                                       "SE"};  // the last is cut off
  std::string text = "grid,device_time_h\n";
  for (std::size_t k = 0; k < lines.size(); ++k) text += lines[k] + (k + 1 < lines.size() ? "\n" : "");
  f.put("bad.csv", text);
  const Ran skipped = f.batch("bad.csv --on-error skip --rejects no.csv --digits full");
  CHECK(skipped.code == 0);
  CHECK(skipped.err == "4 rows, 13 rejected\n");
  CHECK(table(skipped.out).size() == 5);
  std::vector<std::string> rejects;
  std::istringstream in(f.get("no.csv"));
  for (std::string line; std::getline(in, line);) rejects.push_back(line);
  REQUIRE(rejects.size() == 14);
  CHECK(rejects[0] == "row,line,column,code,reason");
  const auto begins = [&](std::size_t k, const std::string& with) {
    INFO(rejects[k]);
    CHECK(rejects[k].starts_with(with));
  };
  begins(1, "3,3,grid,AC2504,\"unknown grid \"\"XQ\"\"");
  begins(2, "4,4,device_time_h,AC2504,\"a number with something among its digits: 4,5\"");
  begins(3, "5,5,device_time_h,AC2504,a column is missing: SE");
  begins(4, "6,6,,AC2504,\"a column too many: SE,4,5\"");
  begins(5, "7,7,device_time_h,AC2504,a NUL byte");
  begins(6, "9,9,device_time_h,AC2504,");
  begins(7, "10,10,device_time_h,AC2504,");
  begins(8, "11,11,device_time_h,AC2504,");
  begins(9, "12,12,grid,AC2504,");
  begins(10, "14,14,grid,AC2504,");
  begins(11, "15,15,device_time_h,AC2504,");
  begins(12, "16,16,device_time_h,AC2504,");
  begins(13, "18,18,device_time_h,AC2504,the file ends inside the record: SE");
  for (const std::string& line : rejects) CHECK(line.size() < 600);

  // totals reject the same records
  const Ran totals = f.batch("bad.csv --totals --samples 0 --on-error skip --rejects no2.csv --format json");
  CHECK(totals.code == 0);
  CHECK(f.get("no2.csv") == f.get("no.csv"));
  CHECK(json::parse(totals.out).dump().find("13 rows were rejected") != std::string::npos);

  const Ran stopped = f.batch("bad.csv --digits full");
  CHECK(stopped.code == 2);
  CHECK(skipped.out.starts_with(stopped.out));  // rows so far stand
  CHECK(table(stopped.out).size() == 2);
  CHECK(stopped.err.find("1 row was written to standard output; the rest is missing\n") != std::string::npos);
  CHECK(stopped.err.find("error[AC2504]: record 3, column \"grid\": unknown grid \"XQ\"") != std::string::npos);
  CHECK(stopped.err.find("  --> bad.csv:3:1\n") != std::string::npos);
  const auto files = f.files();
  CHECK(f.batch("bad.csv -o out.csv").code == 2);
  CHECK(f.batch("bad.csv --totals -o json:out.json").code == 2);
  CHECK(f.files() == files);  // nothing left behind

  const Ran two = f.batch("bad.csv --on-error skip --max-rejects 2");
  CHECK(two.code == 2);
  CHECK(two.err.find("error[AC2504]: more than 2 records are rejected\n  --> bad.csv:5:1\n  help: the last: a column "
                     "is missing") != std::string::npos);
  CHECK(f.batch("bad.csv --on-error skip --max-rejects 13").code == 0);
  CHECK(f.batch("bad.csv --on-error skip --max-rejects 12").code == 2);
}

TEST_CASE("files that are no records", "[cli]") {
  const Folder f;
  f.put("empty.csv", "");
  f.put("header.csv", "grid,device_time_h\n");
  f.put("twice.csv", "grid,grid\nFR,FR\n");
  f.put("nameless.csv", "grid,\nFR,1\n");
  f.put("open.csv", "grid,device_time_h\nFR,1\n\"SE,2\nSE,3\n");
  f.put("r.csv", records(5'000));
  const auto says = [&](const std::string& how, int code, const std::string& text) {
    const Ran ran = f.batch(how);
    INFO(how << "\n" << ran.err);
    CHECK(ran.code == code);
    CHECK(ran.err.find(text) != std::string::npos);
    return ran.out;
  };
  CHECK(says("empty.csv", 2, "error[AC2503]: the file is empty\n  --> empty.csv:1:1\n").empty());
  CHECK(says("twice.csv", 2, "error[AC2503]: columns 1 and 2 of the header are both called \"grid\"\n").empty());
  CHECK(says("nameless.csv", 2, "error[AC2503]: column 2 of the header has no name\n").empty());
  CHECK(table(says("header.csv", 0, "0 rows\n")).size() == 1);
  CHECK(table(says("open.csv", 2, "error[AC2504]: record 3")).size() == 2);
  CHECK(says(".", 3, "error[AC6001]: cannot read .: Is a directory\n").empty());
  CHECK(says("no.csv", 3, "error[AC6001]: cannot read no.csv: No such file or directory\n").empty());
  CHECK(shell("aicarbon batch no.json r.csv", f.path).code == 3);
  CHECK(shell("aicarbon batch r.csv r.csv", f.path).code == 2);
  REQUIRE(shell("gzip -k r.csv && head -c 9000 r.csv.gz > cut.gz", f.path).code == 0);
  CHECK(f.batch("cut.gz -o out.csv").code == 2);
  CHECK_FALSE(f.has("out.csv"));
}

TEST_CASE("a batch and a pipe that closes, a disk that is full", "[cli]") {
  const Folder f;
  f.put("r.csv", records(60'000));
  const Ran head = shell("{ aicarbon batch t.json r.csv; echo $? >&2; } | head -n 2", f.path);
  CHECK(table(head.out).size() == 2);
  CHECK(head.err == "0\n");
  for (const char* how :
       {"> /dev/full", "-o /dev/full", "--totals > /dev/full", "--on-error skip --rejects /dev/full"}) {
    const Ran full = f.batch("r.csv " + std::string(how));
    INFO(how << full.err);
    CHECK(full.code == 3);
    CHECK(full.err.find("error[AC6002]: cannot write") == 0);
    CHECK(full.err.find("No space left on device") != std::string::npos);
  }
}

TEST_CASE("whole jobs, one a line, each with a sheet of its own", "[cli]") {
  const Folder f;
  json one = json::parse(job_text), two = one, bad = one;
  two["name"] = "two, with a comma";
  two["phases"][0]["activity"] = {{"energy", "5 MWh"}};
  bad["sites"]["dc"]["grid"] = "FRX";
  f.put("jobs.jsonl", one.dump() + "\n\n" + two.dump());  // an empty line, and no end of the last
  const Ran jobs = shell("aicarbon batch jobs.jsonl --digits full", f.path);
  REQUIRE(jobs.code == 0);
  CHECK(jobs.err == "2 jobs\n");
  const auto rows = table(jobs.out);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0][0] == "job");
  CHECK(rows[1][0] == "cluster job");
  CHECK(
      std::strtod(rows[1][1].c_str(), nullptr) ==
      estimate(one.dump(), {"--samples", "0"}).at("reports").at(0).at("total").at("co2e_kg").at("best").get<double>());
  CHECK(jobs.out.find("\n\"two, with a comma\",") != std::string::npos);
  f.put("bad.jsonl", one.dump() + "\n" + bad.dump() + "\n" + one.dump() + "\n");
  const Ran stopped = shell("aicarbon batch bad.jsonl -o out.csv", f.path);
  CHECK(stopped.code == 2);
  CHECK(stopped.err.find("error[AC2106]: unknown grid \"FRX\"") != std::string::npos);
  CHECK(stopped.err.find("bad.jsonl:2:") != std::string::npos);
  CHECK_FALSE(f.has("out.csv"));
  const Ran skipped = shell("aicarbon batch bad.jsonl --on-error skip --format jsonl", f.path);
  CHECK(skipped.code == 0);
  CHECK(skipped.err == "2 jobs, 1 rejected\n");
  for (const std::string threads : {"1", "3"})
    CHECK(shell("aicarbon batch jobs.jsonl --digits full --threads " + threads, f.path).out == jobs.out);
}

TEST_CASE("a row that a single estimate refuses is refused, and no other", "[cli]") {
  const Folder folder;
  const json job = json::parse(R"({ "schema": "aicarbon.job/1", "name": "planned", "phases": [
    { "name": "serving", "kind": "inference", "site": "FR",
      "hardware": { "accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8 },
      "activity": { "model": "llama-3.1-8b", "requests": "1M", "input_tokens": 300, "output_tokens": 350, "devices": 1,
                    "precision": "bf16", "serving": "fixed-batch", "batch": 8 } } ] })");
  folder.put("t.json", job.dump());
  std::string text = "accelerator,model,precision,devices,batch,input_tokens\n";
  std::vector<Cells> records;
  for (const char* device : {"nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb"})
    for (const char* model : {"llama-3.1-8b", "llama-3.1-70b"})
      for (const char* precision : {"bf16", "fp8"})  // no fp8 on an A100
        for (const char* devices : {"1", "2", "8"})
          for (const auto& [batch, input] : {std::pair{"8", "300"}, {"5000", "300"}, {"8", "131000"}})
            records.push_back({device, model, precision, devices, batch, input});
  for (const Cells& r : records) {
    for (const std::string& cell : r) text += cell + (&cell == &r.back() ? "\n" : ",");
  }
  folder.put("r.csv", text);
  const Ran ran = folder.batch("r.csv --digits full --on-error skip --rejects rejects.csv");
  REQUIRE(ran.code == 0);
  const auto rows = table(ran.out);
  std::map<std::size_t, std::string> rejected;  // by record
  const std::string rejects = folder.get("rejects.csv");
  std::istringstream in(rejects);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) rejected.emplace(std::stoul(line) - 2, line);
  std::size_t next = 1;
  std::size_t refused = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Cells& r = records[i];
    json own = job;
    json& phase = own["phases"][0];
    phase["hardware"]["accelerator"] = r[0];
    json& activity = phase["activity"];
    activity["model"] = r[1];
    activity["precision"] = r[2];
    activity["devices"] = std::stoi(r[3]);
    activity["batch"] = std::stoi(r[4]);
    activity["input_tokens"] = std::stoi(r[5]);
    folder.put("own.json", own.dump());
    const Ran single = shell("aicarbon estimate own.json --samples 0 --format json", folder.path);
    INFO(own.dump() << single.err << (rejected.contains(i) ? rejected.at(i) : std::string("not rejected")));
    REQUIRE(rejected.contains(i) == (single.code != 0));
    refused += rejected.contains(i) ? 1U : 0U;
    if (single.code == 0) check_row(rows.front(), rows[next++], json::parse(single.out).at("reports").at(0));
  }
  CHECK(next == rows.size());
  CHECK(refused > records.size() / 4);
  CHECK(refused < records.size() * 3 / 4);
}

TEST_CASE("a row with more vCPUs than the machine has is refused", "[cli]") {
  const Folder folder;
  json job = json::parse(job_text);
  job["hardware"]["node"]["share"] = {{"vcpus", 8}, {"of", 96}};
  folder.put("t.json", job.dump());
  folder.put("r.csv", "vcpus\n8\n97\n96\n");
  const Ran ran = folder.batch("r.csv --on-error skip --rejects rejects.csv");
  CHECK(ran.code == 0);
  CHECK(table(ran.out).size() == 3);
  CHECK(folder.get("rejects.csv") ==
        "row,line,column,code,reason\n3,3,,AC2504,run: its vCPUs are 1.01 times those of the machine\n");
}

TEST_CASE("a whole job that cannot be is refused as estimate refuses it", "[cli]") {
  const Folder folder;
  const auto line = [](int devices) {
    return R"({"schema": "aicarbon.job/1", "name": "j)" + std::to_string(devices) +
           R"(", "phases": [{"name": "serving", "kind": "inference", "site": "FR", "hardware": {"accelerator": )"
           R"("nvidia-h100-sxm5-80gb"}, "activity": {"model": "llama-3.1-70b", "requests": "1M", "input_tokens": 300, )"
           R"("output_tokens": 350, "batch": 8, "devices": )" +
           std::to_string(devices) + "}}]}\n";
  };
  folder.put("jobs.jsonl", line(4) + line(1));
  const Ran ran = shell("aicarbon batch jobs.jsonl", folder.path);
  CHECK(ran.code == 2);
  CHECK(table(ran.out).size() == 2);  // the header and the first
  CHECK(ran.err.find("error[AC2327]: llama-3.1-70b at bf16 takes 141 GB with one sequence; 1 of nvidia-h100-sxm5-80gb "
                     "hold 72.0 GB\n  --> jobs.jsonl:2:") != std::string::npos);
}
