// `aicarbon batch`: a row equals a single estimate of its job, to the bit, whatever the form of the records and the
// number of threads.
#include "support/batch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace aicarbon::test;

TEST_CASE("a row of a batch equals a single estimate of its job to the bit", "[cli]") {
  const Folder f;
  const std::string text = records(40);
  f.put("r.csv", text);
  const Ran ran = f.batch("r.csv --digits full");
  REQUIRE(ran.code == 0);
  CHECK(last_line(ran.err) == "40 rows\n");
  const auto in = table(text), out = table(ran.out);
  REQUIRE(out.size() == 41);
  CHECK(out[0] == Cells{"job_id", "team", "accelerator", "grid", "device_time_h", "/sites/dc/pue", "co2e_kg",
                        "manufacturing_co2e_kg", "transport_co2e_kg", "construction_co2e_kg", "operation_co2e_kg",
                        "end_of_life_co2e_kg", "energy_kwh", "water_l", "basis", "complete"});
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
    CHECK(row.at("co2e_kg").get<double>() == std::strtod(out[r][6].c_str(), nullptr));
  }
  CHECK(r == 40);
}

// Water is known only for the US, and upstream emissions are added only for US subregions. Both depend on the power of
// the device, so the grid column adds a term that the accelerator column changes.
TEST_CASE("words in two columns combine as in single estimates, for any order of records", "[cli]") {
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

TEST_CASE("figures with six digits are rounded from the full figures", "[cli]") {
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

TEST_CASE("the bytes of a batch do not depend on the format, compression or source of its records", "[cli]") {
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
  f.put("open.csv", text.substr(0, text.size() - 1));  // no line end after the last record
  const auto without_quotes = [](std::string out) {    // columns that are passed through are as in the file
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
             R"(", "grid": ")" + rows[r][3] + R"(", "device_time_h": )" + rows[r][4] + R"(, "/sites/dc/pue": )" +
             rows[r][5] + "}\n";
  f.put("r.jsonl", lines);
  CHECK((f.batch("r.jsonl").out == plain.out));
  CHECK(f.batch("r.csv -o out.csv").out.empty());
  CHECK((f.get("out.csv") == plain.out));
}

TEST_CASE("the bytes of a batch do not depend on the number of threads", "[cli]") {
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
